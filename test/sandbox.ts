import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';

/** A temporary folder for the tests of one file, with git kept away from the settings of whoever runs them. */
export interface Sandbox {
  /** A new empty folder, links resolved. */
  folder(): string;
  /** A new git repository on main, with these files, committed unless there are none. */
  repository(files?: Readonly<Record<string, string>>): string;
}

export function useSandbox(): Sandbox {
  let top = '';
  let count = 0;
  beforeAll(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'readycheck-')));
    vi.stubEnv('HOME', top);
    vi.stubEnv('XDG_CONFIG_HOME', join(top, 'config'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(top, { recursive: true, force: true });
  });
  const folder = () => {
    count += 1;
    const path = join(top, `tool-${count}`);
    mkdirSync(path);
    return path;
  };
  return {
    folder,
    repository(files = {}) {
      const root = folder();
      git(root, 'init', '--quiet', '--template=', '--initial-branch=main');
      writeFiles(root, files);
      if (Object.keys(files).length > 0) commitAll(root);
      return root;
    },
  };
}

/** Plain git, as a careless tool would run it. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** The same with something on standard input. */
export function gitWithInput(cwd: string, input: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, input, encoding: 'utf8', env: gitEnvironment() });
}

export function commitAll(root: string, message = 'Files'): void {
  git(root, 'add', '--all', '--force');
  git(root, 'commit', '--quiet', `--message=${message}`);
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, XDG_CONFIG_HOME } = process.env;
  return {
    PATH,
    HOME,
    XDG_CONFIG_HOME,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Example',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_AUTHOR_DATE: '2026-10-01T12:00:00Z',
    GIT_COMMITTER_NAME: 'Ada Example',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_COMMITTER_DATE: '2026-10-01T12:00:00Z',
  };
}
