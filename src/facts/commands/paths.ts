import { posix } from 'node:path';

/** A path of the repository from a folder and what a command names there; null where it leads outside. */
export function joinFolder(folder: string | null, path: string): string | null {
  if (folder === null || path.startsWith('/') || /[$`~]/.test(path)) return null;
  const joined = posix.normalize(posix.join(folder, path)).replace(/\/$/, '');
  if (joined === '.' || joined === '') return '';
  return joined === '..' || joined.startsWith('../') ? null : joined;
}

export function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** The folder itself and those above it, nearest first. */
export function ancestors(folder: string): string[] {
  const found = [folder];
  for (let above = folderOf(folder); above !== found.at(-1); above = folderOf(above)) found.push(above);
  return found;
}

/** Whether a file or folder exists, by halving: `files` is sorted by code units. */
export function exists(files: readonly string[], path: string): boolean {
  return path === '' || files[lowerBound(files, path)] === path || isFolder(files, path);
}

export function isFolder(files: readonly string[], path: string): boolean {
  if (path === '') return true;
  return files[lowerBound(files, `${path}/`)]?.startsWith(`${path}/`) ?? false;
}

function lowerBound(files: readonly string[], path: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle] ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of a glob in front of its first wildcard, as a folder or file. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  return wild < 0 ? pattern : parts.slice(0, wild).join('/');
}
