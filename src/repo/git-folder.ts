import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RepositoryError } from './error.ts';
import { statsOf } from './stats.ts';

/** The git repository around a folder. */
export interface GitFolder {
  /** Top of the working tree, links resolved. */
  readonly root: string;
  /** What `--git-dir` is given. */
  readonly gitFolder: string;
}

/** `why` says that a `.git` is there and not to be trusted; the folder is then audited as one outside git. */
export type GitSearch = GitFolder | { readonly why: string } | null;

/** Looks for `.git` from a folder (links resolved) upwards, as git does, within one file system. */
export function findGitFolder(folder: string): GitSearch {
  const { dev, uid } = statSync(folder);
  for (let root = folder; ; root = dirname(root)) {
    const dotGit = join(root, '.git');
    const stats = statsOf(dotGit);
    if (stats) {
      if (root !== folder && !isBelieved(stats.uid, uid, process.getuid?.())) throw notBelieved(folder, root);
      return judge(root, dotGit, stats);
    }
    const parent = dirname(root);
    if (parent === root || statSync(parent).dev !== dev) return null;
  }
}

/**
 * A `.git` in a folder above is believed only if whoever owns the audited folder, or runs the audit, owns it: on a
 * shared machine anybody may have put one above. Where the audited folder itself holds it, the person named it.
 */
export function isBelieved(gitOwner: number, folderOwner: number, ownUser: number | undefined): boolean {
  return gitOwner === folderOwner || gitOwner === ownUser;
}

function notBelieved(folder: string, root: string): RepositoryError {
  return new RepositoryError(
    `${folder} lies in the git repository ${root}, which belongs to another user, so it is not believed. Audit ` +
      `${root} itself, or give both the same owner.`,
  );
}

function judge(root: string, dotGit: string, stats: Stats): GitSearch {
  if (stats.isFile()) return followGitFile(root, dotGit);
  if (!stats.isDirectory()) return { why: '.git is a link' };
  // Only the git folders of linked working trees have this; it would show another repository's history as this one's.
  if (statsOf(join(dotGit, 'commondir'))) {
    return { why: '.git names the git folder of another repository' };
  }
  return { root, gitFolder: dotGit };
}

/**
 * The `.git` of a linked working tree or a submodule is a file that names its git folder. Anybody can name any
 * folder, and show its history and authors as theirs: it is followed only where that folder names this one back.
 */
function followGitFile(root: string, dotGit: string): GitSearch {
  const target = /^gitdir: (.+)$/.exec(smallText(dotGit))?.[1];
  const gitFolder = target === undefined ? null : real(resolve(root, target));
  if (gitFolder === null) return { why: '.git names a git folder that does not exist' };
  const back = smallText(join(gitFolder, 'gitdir'));
  const isWorkingTree = back !== '' && real(resolve(gitFolder, back)) === real(dotGit);
  const named = worktreeIn(smallText(join(gitFolder, 'config')));
  const isSubmodule = named !== null && real(resolve(gitFolder, named)) === root;
  return isWorkingTree || isSubmodule
    ? { root, gitFolder }
    : { why: '.git names a git folder that does not belong to this working tree' };
}

/** `core.worktree`, as git itself writes it. */
function worktreeIn(config: string): string | null {
  return /^[ \t]*worktree = ([^"\\#;]+)$/m.exec(config)?.[1]?.trim() ?? null;
}

/** The text of a small regular file of git's own, without its last newline; empty if there is none. */
function smallText(path: string): string {
  const stats = statsOf(path);
  if (!stats?.isFile() || stats.size > 65_536) return '';
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return '';
  }
}

function real(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
