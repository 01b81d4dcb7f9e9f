import { type ExecFileException, execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { RepositoryError } from './error.ts';

export interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GitRun {
  /** What git reads on standard input; nothing unless given. */
  readonly input?: string;
  /** More settings, as `name=value`, that win over those of the repository. */
  readonly config?: readonly string[];
}

/** Runs a git command in one repository and answers with what it said, whatever its exit status. */
export type Git = (args: readonly string[], run?: GitRun) => Promise<GitResult>;

/** git is not installed, or not on the PATH. */
export class GitMissing extends Error {
  override name = 'GitMissing';
}

const TIMEOUT_MS = 120_000;
/** A listing of about a million files. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Settings that a hostile `.git/config` could use to run a program, or to hide files. The command line wins over
 * every file. Filters have names of the repository's own choosing: see `git-config.ts`.
 */
const SAFE_CONFIG: readonly string[] = [
  'core.fsmonitor=', // empty means off in every version; old ones take `false` for the name of a program
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.askPass=',
  'core.sshCommand=false',
  'core.attributesFile=/dev/null',
  'core.untrackedCache=false', // a prepared cache in the index would hide untracked files
  'credential.helper=',
  'diff.external=',
  'log.showSignature=false', // would run gpg.program
  'protocol.allow=never',
  'submodule.recurse=false',
  'color.ui=false',
];

/** What of our own environment git gets: to be found, and to find the settings of the person who runs it. */
const INHERITED = ['PATH', 'Path', 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH'];
const INHERITED_SYSTEM = ['SystemRoot', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP'];

const SAFE_ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_ALLOW_PROTOCOL: 'none', // wins over protocol.<name>.allow, which wins over protocol.allow
  GIT_ASKPASS: '',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/**
 * git for one repository, named explicitly, so that neither a bare repository in the tree nor `core.worktree` can
 * lead it elsewhere. As it is named, git does not ask who owns it: `git-folder.ts` does.
 */
export function gitIn(root: string, gitFolder: string): Git {
  const place = [`--git-dir=${gitFolder}`, `--work-tree=${root}`, '-C', root];
  const flags = ['--no-pager', '--literal-pathspecs', '--no-optional-locks', '--no-replace-objects'];
  return (args, { input = '', config = [] } = {}) => {
    const settings = [...SAFE_CONFIG, ...config].flatMap((setting) => ['-c', setting]);
    return run([...place, ...flags, ...settings, ...args], input);
  };
}

/** Standard output of a command that has to succeed. */
export async function gitOutput(git: Git, args: readonly string[], options?: GitRun): Promise<string> {
  const { code, stdout, stderr } = await git(args, options);
  if (code !== 0) throw gitFailed(args[0] ?? '', stderr);
  return stdout;
}

export function gitFailed(command: string, stderr: string): RepositoryError {
  return new RepositoryError(
    `git could not read this repository (git ${command}: ${firstLine(stderr)}). Try \`git status\` and ` +
      '`git fsck` there, or audit a fresh clone.',
  );
}

/** The first line of what git complained of, fit to be part of a sentence. */
export function firstLine(stderr: string): string {
  const [line = ''] = stderr.split('\n', 1);
  return line.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 300) || 'no reason given';
}

function run(args: readonly string[], input: string): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      args,
      {
        // Not the audited folder: Windows looks for programs in the current folder first.
        cwd: dirname(process.execPath),
        env: environment(),
        encoding: 'utf8',
        maxBuffer: MAX_OUTPUT_BYTES,
        timeout: TIMEOUT_MS,
        killSignal: 'SIGKILL',
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (!error) resolve({ code: 0, stdout, stderr });
        else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
        else reject(explained(error));
      },
    );
    // git may end before it has read everything; its exit status tells.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function explained(error: ExecFileException): Error {
  if (error.code === 'ENOENT') return new GitMissing('git is not installed, or not on the PATH');
  const why =
    error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'
      ? `said more than ${MAX_OUTPUT_BYTES / 1024 / 1024} MiB`
      : error.killed
        ? `took longer than ${TIMEOUT_MS / 1000} seconds`
        : `could not be run (${error.code ?? error.signal ?? 'unknown'})`;
  return new RepositoryError(`git ${why} on this repository. Audit a fresh clone, or one of its folders.`);
}

function environment(): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const name of [...INHERITED, ...INHERITED_SYSTEM]) {
    const value = process.env[name];
    if (value !== undefined) inherited[name] = value;
  }
  return { ...inherited, ...SAFE_ENVIRONMENT };
}
