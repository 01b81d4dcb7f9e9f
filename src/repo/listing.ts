import { join, sep } from 'node:path';
import type { NotExamined } from '../kit/repository.ts';
import { statsOf } from './stats.ts';

/** What a tree holds. Paths are relative to the root of the walk. */
export interface Listing {
  readonly files: { readonly rootPath: string; readonly tracked: boolean }[];
  readonly notExamined: { readonly rootPath: string; readonly reason: NotExamined['reason'] }[];
}

/** A part that would lead out of the tree or into git's own folder, also where case or short names do not matter. */
const FORBIDDEN_PART = /(?:^|\/)(?:\.{0,2}|\.git|git~1)(?:\/|$)/i;

/** What systems take at most. */
const MAX_PATH_LENGTH = 4096;

/** False for a path that cannot be opened under its name: not UTF-8, or one that only a forged index holds. */
export function isUsable(path: string): boolean {
  if (path.length > MAX_PATH_LENGTH || FORBIDDEN_PART.test(path) || path.includes('\uFFFD')) return false;
  return sep === '/' || !/[\\:]/.test(path);
}

/** Adds what lies at a path, going by the disk. */
export function addFromDisk(listing: Listing, root: string, rootPath: string): void {
  const stats = isUsable(rootPath) ? statsOf(join(root, rootPath)) : null;
  if (stats?.isFile()) listing.files.push({ rootPath, tracked: false });
  else
    listing.notExamined.push({ rootPath, reason: stats?.isSymbolicLink() ? 'symbolic link' : 'unreadable' });
}
