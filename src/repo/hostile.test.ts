import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commitAll, git, gitWithInput, useSandbox, writeFiles } from '../../test/sandbox.ts';
import { openRepository } from './disk.ts';
import { RepositoryError } from './error.ts';
import { isBelieved } from './git-folder.ts';

const sandbox = useSandbox();
const MISSING = 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef';

/** A program that leaves a marker, with the command that starts it. */
function trap() {
  const folder = sandbox.folder();
  const marker = join(folder, 'marker');
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\n: > '${marker}'\nexit 1\n`);
  chmodSync(program, 0o755);
  return { program, sprung: () => existsSync(marker), reset: () => rmSync(marker, { force: true }) };
}

/** Everything the door can do, on one repository. */
async function useAll(dir: string): Promise<void> {
  const repository = await openRepository(dir);
  for (const file of repository.files) {
    repository.read(file.path);
    expect(file.size).toBeGreaterThanOrEqual(0);
  }
  await repository.git?.authors();
  await repository.git?.tags();
  await repository.git?.hasCommit(MISSING);
  await repository.git?.hasCommit(repository.git?.commit ?? MISSING);
  await repository.git?.ignored(['a.txt', '.env', 'src/x']);
}

/** Makes a tracked file look modified, so that git has to read it through its filters. */
function touch(root: string): void {
  utimesSync(join(root, 'a.txt'), 1, 1);
}

interface Attack {
  readonly name: string;
  lay(root: string, program: string): void;
  /** A plain git command that springs the trap: without it the test would prove nothing. */
  readonly springs: readonly string[];
}

const FILTERED = {
  'a.txt': 'hello\n',
  '.gitattributes': '*.txt filter=evil diff=evil\n',
  '.gitignore': '.env\n',
};

function filter(kind: string, name = 'evil') {
  return (root: string, program: string) => {
    git(root, 'config', `filter.${name}.${kind}`, program);
    touch(root);
  };
}

const ATTACKS: readonly Attack[] = [
  { name: 'a clean filter', springs: ['status'], lay: filter('clean') },
  { name: 'a process filter', springs: ['status'], lay: filter('process') },
  {
    name: 'a required filter set in an included file',
    springs: ['status'],
    lay(root, program) {
      writeFileSync(join(root, 'more.conf'), `[filter "evil"]\n\tclean = ${program}\n\trequired = true\n`);
      git(root, 'config', 'include.path', '../more.conf');
      touch(root);
    },
  },
  {
    name: 'a filter set for this working tree only, named by the attributes of the git folder',
    springs: ['status'],
    lay(root, program) {
      git(root, 'config', 'extensions.worktreeConfig', 'true');
      git(root, 'config', '--worktree', 'filter.more.evil/x.clean', program);
      writeFiles(root, { '.git/info/attributes': '*.txt filter=more.evil/x\n' });
      touch(root);
    },
  },
  {
    name: 'a filter over files that only the racy timestamp of the index makes git read',
    springs: ['ls-files', '--modified'],
    lay(root, program) {
      git(root, 'config', 'filter.evil.clean', program);
      utimesSync(join(root, '.git/index'), 1, 1);
    },
  },
  { name: 'core.fsmonitor', springs: ['status'], lay: setting('core.fsmonitor') },
  {
    name: 'a hook in the git folder',
    springs: ['status'],
    lay(root, program) {
      writeFiles(root, { '.git/hooks/post-index-change': `#!/bin/sh\nexec '${program}'\n` });
      chmodSync(join(root, '.git/hooks/post-index-change'), 0o755);
      touch(root);
    },
  },
  {
    name: 'a hook where core.hooksPath says',
    springs: ['status'],
    lay(root, program) {
      writeFiles(root, { 'hooks/post-index-change': `#!/bin/sh\nexec '${program}'\n` });
      chmodSync(join(root, 'hooks/post-index-change'), 0o755);
      git(root, 'config', 'core.hooksPath', 'hooks');
      touch(root);
    },
  },
  { name: 'an external diff', springs: ['diff'], lay: modified('diff.external') },
  { name: 'textconv', springs: ['diff'], lay: modified('diff.evil.textconv') },
  {
    name: 'a program that verifies signatures',
    springs: ['log'],
    lay(root, program) {
      const commit = git(root, 'cat-file', 'commit', 'HEAD');
      const signed = commit.replace(
        '\n\n',
        '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\n',
      );
      const id = gitWithInput(root, signed, 'hash-object', '-t', 'commit', '-w', '--stdin').trim();
      git(root, 'update-ref', 'HEAD', id);
      git(root, 'config', 'log.showSignature', 'true');
      git(root, 'config', 'gpg.program', program);
    },
  },
  { name: 'a lazy fetch through a command', springs: ['cat-file', '-e', MISSING], lay: promisor('ext') },
  { name: 'a lazy fetch through ssh', springs: ['cat-file', '-e', MISSING], lay: promisor('ssh') },
];

function setting(name: string) {
  return (root: string, program: string) => {
    git(root, 'config', name, program);
  };
}

function modified(name: string) {
  return (root: string, program: string) => {
    writeFileSync(join(root, 'a.txt'), 'changed\n');
    git(root, 'config', name, program);
  };
}

/** A partial clone whose missing objects come from a program. */
function promisor(protocol: 'ext' | 'ssh') {
  return (root: string, program: string) => {
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': protocol === 'ext' ? `ext::${program}` : 'ssh://host.invalid/x',
      'core.sshCommand': program,
      'protocol.allow': 'always',
      [`protocol.${protocol}.allow`]: 'always',
    };
    for (const [name, value] of Object.entries(settings)) git(root, 'config', name, value);
  };
}

describe('a hostile repository runs nothing', () => {
  it.each(ATTACKS)('through $name', async ({ lay, springs }) => {
    const root = sandbox.repository(FILTERED);
    const { program, sprung, reset } = trap();
    lay(root, program);
    const before = readdirSync(join(root, '.git')).sort();
    reset();
    await useAll(root);
    expect(sprung()).toBe(false);
    expect(readdirSync(join(root, '.git')).sort()).toEqual(before);
    try {
      git(root, ...springs);
    } catch {
      // The program fails on purpose.
    }
    expect(sprung()).toBe(true);
  });

  it('through the settings of a submodule', async () => {
    const root = sandbox.repository(FILTERED);
    const inner = sandbox.repository(FILTERED);
    git(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', inner, 'inner');
    commitAll(root);
    const { program, sprung, reset } = trap();
    git(join(root, 'inner'), 'config', 'core.fsmonitor', program);
    git(join(root, 'inner'), 'config', 'filter.evil.clean', program);
    touch(join(root, 'inner'));
    reset();
    await useAll(root);
    expect(sprung()).toBe(false);
    git(root, 'status');
    expect(sprung()).toBe(true);
    const { files, notExamined } = await openRepository(root);
    expect(files.map((file) => file.path)).not.toContain('inner/a.txt');
    expect(notExamined).toEqual([{ path: 'inner', reason: 'submodule' }]);
  });

  it.each(['a b', 'ü', 'a=b', '"', '$(x)'])('through a filter called %s: it is refused', async (name) => {
    const root = sandbox.repository(FILTERED);
    const { program, sprung } = trap();
    const quoted = name.replace('"', '\\"');
    writeFileSync(
      join(root, '.git/config'),
      `[core]\n\tbare = false\n[filter "${quoted}"]\n\tclean = ${program}\n`,
    );
    writeFiles(root, { '.git/info/attributes': `*.txt filter=${name}\n` });
    touch(root);
    await expect(openRepository(root)).rejects.toThrow(/filters that cannot be turned off/);
    expect(sprung()).toBe(false);
  });

  it('through a program called git in the audited folder, even where the PATH has the current folder', async () => {
    const root = sandbox.repository(FILTERED);
    const { program, sprung } = trap();
    copyFileSync(program, join(root, 'git'));
    const { cwd, env } = { cwd: process.cwd(), env: process.env.PATH };
    process.chdir(root);
    vi.stubEnv('PATH', `.:${env}`);
    try {
      await useAll(root);
    } finally {
      vi.stubEnv('PATH', env);
      process.chdir(cwd);
    }
    expect(sprung()).toBe(false);
  });
});

it('whoever runs the audit does not lead git elsewhere with their environment', async () => {
  const root = sandbox.repository({ 'a.txt': 'mine' });
  const other = sandbox.repository({ 'b.txt': 'other' });
  const { program, sprung } = trap();
  const environment = {
    GIT_DIR: join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, '.git/index'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: program,
    GIT_EXTERNAL_DIFF: program,
    GIT_TRACE: '1',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    const { files } = await openRepository(root);
    expect(files.map(({ path, tracked }) => ({ path, tracked }))).toEqual([{ path: 'a.txt', tracked: true }]);
    await useAll(root);
  } finally {
    for (const name of Object.keys(environment)) vi.stubEnv(name, undefined);
  }
  expect(sprung()).toBe(false);
});

describe('a hostile git folder leads nowhere else', () => {
  it('through core.worktree or core.bare', async () => {
    const root = sandbox.repository({ 'a.txt': 'mine' });
    const other = sandbox.folder();
    writeFiles(other, { 'a.txt': 'stolen', 'b.txt': 'stolen' });
    git(root, 'config', 'core.worktree', other);
    expect((await openRepository(root)).read('a.txt')).toEqual({ text: 'mine' });
    git(root, 'config', '--unset', 'core.worktree');
    git(root, 'config', 'core.bare', 'true');
    const { files } = await openRepository(root);
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
  });

  it('through a .git file or link that names another repository', async () => {
    const victim = sandbox.repository({ 'a.txt': 'private' });
    for (const lay of [layFile, layLink, layCommon]) {
      const root = sandbox.folder();
      writeFiles(root, { 'b.txt': '' });
      lay(root, victim);
      const repository = await openRepository(root);
      expect(repository.git).toBeNull();
      expect(repository.files.map((file) => file.path)).toEqual(['b.txt']);
      expect(repository.notes.join()).toMatch(
        /not used, because .*: the folder is audited as one outside git/,
      );
    }
  });

  it('through entries of a forged index', async () => {
    const root = sandbox.repository({ 'a.txt': 'mine', 'xx/secret.txt': '', 'yyyy/config': '' });
    const path = join(root, '.git/index');
    const forged = readFileSync(path, 'latin1')
      .replaceAll('xx/secret', '../secret')
      .replaceAll('yyyy/config', '.git/config');
    writeFileSync(path, forged, 'latin1');
    writeFileSync(join(root, '../secret.txt'), 'secret');
    for (const folder of ['xx', 'yyyy']) rmSync(join(root, folder), { recursive: true });
    const repository = await openRepository(root);
    expect(repository.files.map((file) => file.path)).toEqual(['a.txt']);
    expect(repository.notExamined.map((entry) => entry.path)).toEqual(['../secret.txt', '.git/config']);
    expect(repository.read('.git/config')).toEqual({ reason: 'unreadable' });
  });

  it('through a folder above that another user owns', () => {
    const [me, team, stranger] = [1000, 1001, 1002];
    expect(isBelieved(me, me, me)).toBe(true);
    expect(isBelieved(team, team, me)).toBe(true);
    expect(isBelieved(me, team, me)).toBe(true);
    expect(isBelieved(stranger, me, me)).toBe(false);
    expect(isBelieved(stranger, me, undefined)).toBe(false);
  });

  it('into git itself', async () => {
    const root = sandbox.repository({ 'a.txt': '' });
    await expect(openRepository(join(root, '.git'))).rejects.toThrow(RepositoryError);
  });
});

function layFile(root: string, victim: string): void {
  writeFileSync(join(root, '.git'), `gitdir: ${victim}/.git\n`);
}

function layLink(root: string, victim: string): void {
  symlinkSync(join(victim, '.git'), join(root, '.git'));
}

function layCommon(root: string, victim: string): void {
  git(root, 'init', '--quiet');
  writeFileSync(join(root, '.git/commondir'), `${victim}/.git\n`);
}
