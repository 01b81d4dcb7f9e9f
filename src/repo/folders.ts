import { join } from 'node:path';
import { statsOf } from './stats.ts';

/** `folder`: a true folder below true folders. `link`: it or one above it is a symbolic link. */
export type FolderKind = 'folder' | 'link' | 'none';

/** What the folders on the way to a file are. Each is looked at once. */
export class Folders {
  readonly #root: string;
  readonly #kinds = new Map<string, FolderKind>([['', 'folder']]);

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder that holds this path. */
  above(path: string): FolderKind {
    return this.#kindOf(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
  }

  #kindOf(folder: string): FolderKind {
    let kind = this.#kinds.get(folder);
    if (kind === undefined) {
      const above = this.above(folder);
      kind = above === 'folder' ? look(join(this.#root, folder)) : above;
      this.#kinds.set(folder, kind);
    }
    return kind;
  }
}

function look(path: string): FolderKind {
  const stats = statsOf(path);
  if (stats?.isSymbolicLink()) return 'link';
  return stats?.isDirectory() ? 'folder' : 'none';
}
