import { lstatSync, type Stats } from 'node:fs';

/** What lies at a path, without following a link; null where nothing does or it cannot be told. */
export function statsOf(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
