import type { Author, GitView } from '../kit/repository.ts';
import type { Folders } from './folders.ts';
import { type Git, gitFailed, gitOutput } from './git.ts';
import { readChanges } from './git-changes.ts';
import { readOriginals } from './git-originals.ts';
import type { GitStatus } from './git-status.ts';
import { byCodeUnits } from './order.ts';
import { toAsk } from './surrounding.ts';
import { webUrlOf } from './web-url.ts';

const MAX_COMMITS = 5000;

export interface GitState {
  readonly status: GitStatus;
  readonly originUrl: string | null;
  readonly shallow: boolean;
  readonly defaultBranch: string | null;
  /** The audited folder, relative to the git root; '' for that root. */
  readonly folder: string;
  readonly folders: Folders;
}

export function gitView(git: Git, state: GitState): GitView {
  const { commit, branch, dirty } = state.status;
  return {
    commit,
    branch,
    defaultBranch: state.defaultBranch ?? branch,
    dirty,
    shallow: state.shallow,
    webUrl: state.originUrl === null ? null : webUrlOf(state.originUrl),
    authors: async () => (commit === null ? [] : readAuthors(git)),
    tags: () => readTags(git),
    hasCommit: (id) => hasCommit(git, id),
    commits: async () => (commit === null ? [] : readCommits(git)),
    changes: async () => (commit === null || state.shallow ? [] : readChanges(git, state.folder)),
    originals: async (folders) =>
      commit === null || state.shallow ? [] : readOriginals(git, folders, state),
    lastAuthor: (path) => readLastAuthor(git, path, state.folder),
    ignored: (paths) => readIgnored(git, paths, state),
  };
}

/** The remote's default branch, else main or master, here or there. Null if none is known. */
export async function readDefaultBranch(git: Git): Promise<string | null> {
  const names = ['heads/main', 'heads/master', 'remotes/origin/main', 'remotes/origin/master'];
  const patterns = ['remotes/origin/HEAD', ...names].map((name) => `refs/${name}`);
  const output = await gitOutput(git, ['for-each-ref', '--format=%(refname) %(symref)', ...patterns]);
  const refs = new Map(output.split('\n').map((line) => pair(line, ' ')));
  const head = refs.get('refs/remotes/origin/HEAD');
  if (head?.startsWith('refs/remotes/origin/')) return head.slice('refs/remotes/origin/'.length);
  const found = names.find((name) => refs.has(`refs/${name}`));
  return found === undefined ? null : found.slice(found.lastIndexOf('/') + 1);
}

function pair(line: string, separator: string): [string, string] {
  const at = line.indexOf(separator);
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + separator.length)];
}

async function readAuthors(git: Git): Promise<readonly Author[]> {
  const output = await gitOutput(git, [
    'log',
    `--max-count=${MAX_COMMITS}`,
    '-z',
    '--no-mailmap',
    '--no-show-signature',
    '--no-notes',
    '--encoding=UTF-8',
    '--format=tformat:%ae%x00%an',
    'HEAD',
  ]);
  return countAuthors(output.split('\0'));
}

/** From e-mail, name, e-mail, name …, newest commit first: an author's newest name stands. */
export function countAuthors(fields: readonly string[]): readonly Author[] {
  const authors = new Map<string, { name: string; email: string; commits: number }>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [email = '', name = ''] = fields.slice(i, i + 2);
    const key = email.toLowerCase();
    const author = authors.get(key) ?? { name, email, commits: 0 };
    author.commits += 1;
    authors.set(key, author);
  }
  return [...authors.values()].sort((a, b) => b.commits - a.commits || byCodeUnits(a.email, b.email));
}

async function readLastAuthor(
  git: Git,
  path: string,
  folder: string,
): Promise<{ name: string; email: string } | null> {
  const fromRoot = folder === '' ? path : `${folder}/${path}`;
  const same = await git(['diff', '--quiet', '--no-ext-diff', '--no-textconv', 'HEAD', '--', fromRoot]);
  if (same.code !== 0) return null;
  const { code, stdout } = await git([
    'log',
    '--max-count=1',
    '-z',
    '--no-mailmap',
    '--no-show-signature',
    '--no-notes',
    '--encoding=UTF-8',
    '--format=tformat:%ae%x00%an',
    'HEAD',
    '--',
    fromRoot,
  ]);
  const [email = '', name = ''] = stdout.split('\0');
  return code === 0 && email !== '' ? { name, email } : null;
}

async function readTags(git: Git): Promise<readonly string[]> {
  const output = await gitOutput(git, ['for-each-ref', '--format=%(refname)', 'refs/tags/']);
  const tags = output.split('\n').filter((ref) => ref !== '');
  return tags.map((ref) => ref.slice('refs/tags/'.length)).sort(byCodeUnits);
}

async function readCommits(git: Git): Promise<readonly string[]> {
  const output = await gitOutput(git, ['rev-list', `--max-count=${MAX_COMMITS}`, 'HEAD']);
  return output.split('\n').filter((id) => id !== '');
}

async function hasCommit(git: Git, id: string): Promise<boolean> {
  if (!/^[0-9a-f]{7,64}$/i.test(id)) return false;
  const { code, stdout } = await git(['rev-parse', '--verify', '--quiet', `${id}^{commit}`]);
  // A branch may be called like an id: git answers with the commit that it is at.
  return code === 0 && stdout.startsWith(id.toLowerCase());
}

/**
 * Asks `check-ignore`, and believes only `.gitignore` files: what one person's own settings ignore is not ignored
 * for the team. Paths below a link are left out: git refuses them, and the whole question with them.
 */
async function readIgnored(git: Git, paths: readonly string[], state: GitState): Promise<readonly string[]> {
  const asked = paths.flatMap((path) => {
    const rootPath = toAsk(state.folder, path);
    return rootPath === null || state.folders.above(rootPath) === 'link' ? [] : [{ path, rootPath }];
  });
  const ignored = await checkIgnore(
    git,
    asked.map(({ rootPath }) => rootPath),
  );
  return asked.filter(({ rootPath }) => ignored.has(rootPath)).map(({ path }) => path);
}

/** Those of these paths, relative to the git root, that a `.gitignore` ignores. */
async function checkIgnore(git: Git, rootPaths: readonly string[]): Promise<ReadonlySet<string>> {
  if (rootPaths.length === 0) return new Set();
  // This command refuses literal pathspecs; what starts with `./` has no other meaning either.
  const args = ['--no-literal-pathspecs', 'check-ignore', '-z', '--verbose', '--stdin', '--no-index'];
  const { code, stdout, stderr } = await git(args, {
    input: rootPaths.map((path) => `./${path}\0`).join(''),
  });
  if (code > 1) throw gitFailed('check-ignore', stderr);
  return parseIgnored(stdout);
}

/** From source, line, pattern and path, each ended by NUL. */
function parseIgnored(output: string): ReadonlySet<string> {
  const fields = output.split('\0');
  const ignored = new Set<string>();
  for (let i = 0; i + 3 < fields.length; i += 4) {
    const [source = '', , pattern = '', path = ''] = fields.slice(i, i + 4);
    if (/(?:^|\/)\.gitignore$/.test(source) && !pattern.startsWith('!')) ignored.add(path.slice(2));
  }
  return ignored;
}
