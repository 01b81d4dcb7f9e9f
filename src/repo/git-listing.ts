import { join } from 'node:path';
import { type Git, gitOutput } from './git.ts';
import type { GitStatus } from './git-status.ts';
import { addFromDisk, isUsable, type Listing } from './listing.ts';
import { statsOf } from './stats.ts';

/** The index: a tag (`S` where a sparse checkout leaves the file out), mode, id, stage, path. */
export function readIndex(git: Git, pathspecs: readonly string[]): Promise<string> {
  return gitOutput(git, ['ls-files', '-z', '-t', '--cached', '--stage', '--', ...pathspecs]);
}

/** Tracked files that are there, and untracked ones that are not ignored. */
export function listGit(root: string, index: string, status: GitStatus): Listing {
  const listing: Listing = { files: [], notExamined: [] };
  let previous = '';
  for (const entry of index.split('\0')) {
    const tab = entry.indexOf('\t');
    const rootPath = entry.slice(tab + 1);
    // The stages of a conflict follow each other.
    if (tab === -1 || rootPath === previous) continue;
    previous = rootPath;
    addTracked(listing, root, { rootPath, sparse: entry.startsWith('S'), mode: entry.slice(2, 8) }, status);
  }
  for (const path of status.untracked) {
    if (path.endsWith('/')) listing.notExamined.push({ rootPath: path.slice(0, -1), reason: 'submodule' });
    else addFromDisk(listing, root, path);
  }
  return listing;
}

interface Tracked {
  readonly rootPath: string;
  readonly mode: string;
  readonly sparse: boolean;
}

function addTracked(listing: Listing, root: string, entry: Tracked, status: GitStatus): void {
  const { rootPath } = entry;
  const mode = status.modes.get(rootPath) ?? entry.mode;
  if (mode === '000000') return;
  if (mode === '120000') listing.notExamined.push({ rootPath, reason: 'symbolic link' });
  else if (mode === '160000') listing.notExamined.push({ rootPath, reason: 'submodule' });
  else if (!isUsable(rootPath) || (entry.sparse && !statsOf(join(root, rootPath)))) {
    listing.notExamined.push({ rootPath, reason: 'unreadable' });
  } else listing.files.push({ rootPath, tracked: true });
}
