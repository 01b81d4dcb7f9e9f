import { insidePath } from '../kit/path.ts';
import type { ListedFile } from './file-list.ts';

/** Where a path that a person wrote leads, by the file list alone: what is not listed cannot be reached. */
export type FoundPath = 'file' | 'folder' | 'missing' | 'outside';

export function findPath(files: readonly ListedFile[], pointer: string): FoundPath {
  const path = insidePath(pointer);
  if (path === null) return 'outside';
  if (files.some((file) => file.path === path)) return 'file';
  const prefix = path === '.' ? '' : `${path}/`;
  return files.some((file) => file.path.startsWith(prefix)) ? 'folder' : 'missing';
}
