import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { FileEntry, GitView, NotExamined, Repository } from '../kit/repository.ts';
import { RepositoryError } from './error.ts';
import { Folders } from './folders.ts';
import { firstLine, type Git, GitMissing, gitIn } from './git.ts';
import { readSettings } from './git-config.ts';
import { findGitFolder, type GitFolder } from './git-folder.ts';
import { listGit, readIndex } from './git-listing.ts';
import { readStatus } from './git-status.ts';
import { gitView, readDefaultBranch } from './git-view.ts';
import type { Listing } from './listing.ts';
import { sortByPath } from './order.ts';
import { readRegularFile, readRegularHead } from './regular-file.ts';
import { statsOf } from './stats.ts';
import { fromFolder, isSurrounding, SURROUNDING_PATHS } from './surrounding.ts';
import { walk } from './walk.ts';

export interface DiskRepository extends Repository {
  /** Sentences for the person who runs the audit, such as that git is missing. */
  readonly notes: readonly string[];
}

/**
 * Opens a folder for an audit: the top of a git repository, a folder within one, or one outside git. Nothing is
 * changed and nothing of it is run. Throws {@link RepositoryError} where it cannot be audited.
 */
export async function openRepository(dir: string): Promise<DiskRepository> {
  const folder = realFolder(dir);
  const name = basename(resolve(dir)) || folder;
  const search = findGitFolder(folder);
  if (search === null) return outsideGit(name, folder, []);
  if ('why' in search) return outsideGit(name, folder, [notUsed(search.why)]);
  try {
    return (await insideGit(name, folder, search)) ?? outsideGit(name, folder, [IGNORED_FOLDER]);
  } catch (error) {
    if (error instanceof GitMissing) return outsideGit(name, folder, [`${error.message}: ${NO_HISTORY}.`]);
    if (error instanceof NotARepository) return outsideGit(name, folder, [notUsed(error.message)]);
    throw error;
  }
}

const NO_HISTORY = 'the folder is audited as one outside git, and nothing is known of its history';
const IGNORED_FOLDER = `The git repository around this folder has none of its files, or ignores them: ${NO_HISTORY}.`;

function notUsed(why: string): string {
  return `The git repository here is not used, because ${why}: ${NO_HISTORY}.`;
}

/** git does not take a `.git` for a repository. */
class NotARepository extends Error {
  override name = 'NotARepository';
}

function realFolder(dir: string): string {
  try {
    if (statSync(dir).isDirectory()) {
      readdirSync(dir);
      return withinNoGitFolder(realpathSync(dir));
    }
  } catch (error) {
    if (error instanceof RepositoryError) throw error;
    const reason = error instanceof Error && 'code' in error ? error.code : 'unknown';
    const why = reason === 'ENOENT' || reason === 'ENOTDIR' ? 'does not exist' : `cannot be read (${reason})`;
    throw new RepositoryError(`The folder ${dir} ${why}. Name a folder that holds the code to audit.`);
  }
  throw new RepositoryError(`${dir} is not a folder. Name the folder that holds the code to audit.`);
}

function withinNoGitFolder(folder: string): string {
  if (!folder.split(sep).includes('.git')) return folder;
  throw new RepositoryError(`${folder} belongs to git itself. Name the folder that holds the code to audit.`);
}

function outsideGit(name: string, root: string, notes: readonly string[]): DiskRepository {
  return assemble({
    name,
    root,
    folder: '',
    folders: new Folders(root),
    listing: walk(root),
    git: null,
    notes,
  });
}

/** Null for a folder that the repository around it ignores, or knows no file of. */
async function insideGit(name: string, dir: string, place: GitFolder): Promise<DiskRepository | null> {
  const { root } = place;
  const git = gitIn(root, place.gitFolder);
  const folder = relative(root, dir).split(sep).join('/');
  const [shallow, settings] = await Promise.all([readShallow(git), readSettings(git)]);
  const pathspecs = folder === '' ? [] : [folder, ...SURROUNDING_PATHS];
  const [index, status, defaultBranch] = await Promise.all([
    readIndex(git, pathspecs),
    readStatus(git, settings.filtersOff, pathspecs),
    readDefaultBranch(git),
  ]);
  const listing = listGit(root, index, status);
  if (folder !== '' && !listing.files.some((file) => file.rootPath.startsWith(`${folder}/`))) return null;
  const folders = new Folders(root);
  const state = { status, originUrl: settings.originUrl, shallow, defaultBranch, folder, folders };
  return assemble({ name, root, folder, folders, listing, git: gitView(git, state), notes: [] });
}

async function readShallow(git: Git): Promise<boolean> {
  const { code, stdout, stderr } = await git(['rev-parse', '--is-shallow-repository']);
  if (code !== 0) throw new NotARepository(`git does not accept it (${firstLine(stderr)})`);
  return stdout.trim() === 'true';
}

interface Parts {
  readonly name: string;
  readonly root: string;
  readonly folder: string;
  readonly folders: Folders;
  readonly listing: Listing;
  readonly git: GitView | null;
  readonly notes: readonly string[];
}

function assemble({ name, root, folder, folders, listing, git, notes }: Parts): DiskRepository {
  const seen = ({ rootPath }: { rootPath: string }) =>
    folder === '' || rootPath.startsWith(`${folder}/`) || isSurrounding(rootPath);
  const files = sortByPath(listing.files.filter(seen).map((file) => new DiskFile(root, folder, file)));
  const notExamined: NotExamined[] = listing.notExamined
    .filter(seen)
    .map(({ rootPath, reason }) => ({ path: fromFolder(folder, rootPath), reason }));
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    name,
    folder,
    files,
    notExamined: sortByPath(notExamined),
    git,
    notes,
    read(path) {
      const file = byPath.get(path);
      return file ? readRegularFile(root, file.rootPath, folders) : { reason: 'unreadable' };
    },
    head(path) {
      const file = byPath.get(path);
      return file ? readRegularHead(root, file.rootPath, folders) : { reason: 'unreadable' };
    },
  };
}

/** Its size is asked of the disk only when somebody wants it: a large tree has very many files. */
class DiskFile implements FileEntry {
  readonly path: string;
  readonly rootPath: string;
  readonly tracked: boolean;
  readonly #root: string;

  constructor(root: string, folder: string, file: Listing['files'][number]) {
    this.#root = root;
    this.rootPath = file.rootPath;
    this.path = fromFolder(folder, file.rootPath);
    this.tracked = file.tracked;
  }

  get size(): number {
    return statsOf(join(this.#root, this.rootPath))?.size ?? 0;
  }
}
