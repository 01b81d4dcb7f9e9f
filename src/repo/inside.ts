import { posix } from 'node:path';
import type { FileEntry, RepositoryView } from '../kit/repository.ts';

/** Where a pointer leads: to a file, to a folder with files in it, or nowhere, and why. */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string; readonly file: FileEntry }
  | { readonly kind: 'folder'; readonly path: string; readonly files: readonly FileEntry[] }
  | { readonly kind: 'outside' }
  | { readonly kind: 'missing'; readonly path: string };

/**
 * Resolves a path that a person wrote (in the manifest) against the list of files, without touching the disk:
 * what the list does not have cannot be reached, links included. `.` is the audited folder itself.
 */
export function resolveInside(repository: RepositoryView, pointer: string): Resolution {
  const path = normalisePointer(pointer);
  if (path === null) return { kind: 'outside' };
  const file = repository.files.find((entry) => entry.path === path);
  if (file) return { kind: 'file', path, file };
  const prefix = path === '.' ? '' : `${path}/`;
  const files = repository.files.filter(
    (entry) => entry.path.startsWith(prefix) && !entry.path.startsWith('../'),
  );
  return files.length > 0 ? { kind: 'folder', path, files } : { kind: 'missing', path };
}

/** An absolute path, a drive, or a way up, on any system. */
const OUTSIDE = /^(?:[\\/]|[A-Za-z]:|\.\.(?:[\\/]|$))/;

/** `docs/a.md` for `./docs//a.md`; null for what is absolute, leaves the folder, or is no path at all. */
export function normalisePointer(pointer: string): string | null {
  if (pointer === '' || pointer.includes('\0') || /^(?:[\\/]|[A-Za-z]:)/.test(pointer)) return null;
  const path = posix.normalize(pointer).replace(/\/$/, '');
  return OUTSIDE.test(path) ? null : path;
}
