import type { Place } from '../../kit/source.ts';

/** By path, then line. */
export function byPlace({ at: a }: { readonly at: Place }, { at: b }: { readonly at: Place }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
