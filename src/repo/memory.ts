import { posix } from 'node:path';
import type { CaseGit } from '../kit/cases.ts';
import { type Author, type FileEntry, type GitView, HEAD_BYTES, type Repository } from '../kit/repository.ts';
import { Gitignores } from './gitignore.ts';
import { isUsable } from './listing.ts';
import { sortByPath } from './order.ts';
import { isSurrounding, toAsk } from './surrounding.ts';
import { decodeText } from './text.ts';
import { isLeftOut } from './walk.ts';

export interface MemoryOptions {
  readonly name?: string;
  /** What differs from a clean repository with one author; `null` for a folder outside git. */
  readonly git?: CaseGit | null;
}

/** HEAD of every repository in memory. */
const MEMORY_COMMIT = '5f0c1e2d3b4a59687786950a4b3c2d1e0f5a6b7c';

const AUTHOR: Author = { name: 'Ada Example', email: 'ada@example.org', commits: 12 };

/**
 * A repository of path to text, for cases and tests. It lists what a disk would: outside git, or where untracked,
 * a file that a `.gitignore` among the files ignores is left out. A path may start with `../`: it is then of the
 * surrounding repository, and listed only if an audit may see it.
 */
export function memoryRepository(
  files: Readonly<Record<string, string>>,
  options: MemoryOptions = {},
): Repository {
  const { name = 'tool', git = {} } = options;
  const folder = git === null ? '' : folderOf(Object.keys(files), name);
  const ignores = ignoresIn(files, folder);
  const untracked = new Set(git?.untracked);
  const entries: FileEntry[] = [];
  for (const [path, text] of Object.entries(files)) {
    const rootPath = posix.join(folder, path);
    const tracked = git !== null && !untracked.has(path);
    const hidden = path.startsWith('../') ? !isSurrounding(rootPath) : git === null && isLeftOut(rootPath);
    if (hidden || !isUsable(rootPath) || (!tracked && ignores.ignores(rootPath))) continue;
    entries.push({ path, rootPath, size: Buffer.byteLength(text), tracked });
  }
  const isFolder = (path: string) => entries.some((entry) => entry.path.startsWith(`${path}/`));
  const listed = new Set(entries.map((entry) => entry.path));
  return {
    name,
    folder,
    files: sortByPath(entries),
    notExamined: [],
    git:
      git &&
      gitView(git, entries, (path) => {
        const rootPath = toAsk(folder, path);
        return (
          rootPath !== null &&
          (ignores.ignores(rootPath) || (isFolder(path) && ignores.ignores(`${rootPath}/`)))
        );
      }),
    read(path) {
      const text = listed.has(path) ? files[path] : undefined;
      return text === undefined ? { reason: 'unreadable' } : decodeText(Buffer.from(text));
    },
    head(path) {
      const text = listed.has(path) ? files[path] : undefined;
      if (text === undefined) return { reason: 'unreadable' };
      return { bytes: Buffer.from(text).subarray(0, HEAD_BYTES) };
    },
  };
}

/** The audited folder below the git root: as deep as the highest of the `../` paths needs. */
function folderOf(paths: readonly string[], name: string): string {
  const depth = Math.max(0, ...paths.map((path) => path.split('/').filter((part) => part === '..').length));
  return depth === 0 ? '' : `${'packages/'.repeat(depth - 1)}${name}`;
}

function ignoresIn(files: Readonly<Record<string, string>>, folder: string): Gitignores {
  const ignores = new Gitignores();
  for (const [path, text] of Object.entries(files)) {
    const rootPath = posix.join(folder, path);
    if (posix.basename(rootPath) !== '.gitignore') continue;
    const parent = posix.dirname(rootPath);
    ignores.add(parent === '.' ? '' : parent, text);
  }
  return ignores;
}

function gitView(git: CaseGit, entries: readonly FileEntry[], ignored: (path: string) => boolean): GitView {
  const commits = [MEMORY_COMMIT, ...(git.commits ?? [])];
  return {
    commit: MEMORY_COMMIT,
    branch: git.branch ?? 'main',
    defaultBranch: 'main',
    dirty: entries.some((entry) => !entry.tracked),
    shallow: git.shallow ?? false,
    webUrl: null,
    authors: async () => git.authors ?? [AUTHOR],
    tags: async () => [],
    hasCommit: async (id) =>
      /^[0-9a-f]{7,40}$/i.test(id) && commits.some((commit) => commit.startsWith(id.toLowerCase())),
    commits: async () => commits,
    changes: async () =>
      git.shallow ? [] : (git.changes ?? []).map((change) => ({ commit: MEMORY_COMMIT, ...change })),
    originals: async (folders) =>
      Object.entries(git.originals ?? {}).flatMap(([path, text]) =>
        folders.some((folder) => folder === '' || path.startsWith(`${folder}/`)) ? [{ path, text }] : [],
      ),
    lastAuthor: async (path) => git.lastAuthors?.[path] ?? null,
    ignored: async (paths) => paths.filter((path) => ignored(path)),
  };
}
