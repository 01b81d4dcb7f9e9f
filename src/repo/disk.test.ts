import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commitAll, git, useSandbox, writeFiles } from '../../test/sandbox.ts';
import { HEAD_BYTES, type RepositoryView } from '../kit/repository.ts';
import { openRepository } from './disk.ts';
import { RepositoryError } from './error.ts';
import { MAX_FILE_BYTES } from './text.ts';

const sandbox = useSandbox();

function paths(repository: RepositoryView): string[] {
  return repository.files.map((file) => file.path);
}

describe('the list of files', () => {
  it('has what is tracked or not ignored, and is there', async () => {
    const root = sandbox.repository({
      '.gitignore': '*.log\n',
      'a.txt': 'a',
      'gone.txt': '',
      'kept.log': '',
    });
    writeFiles(root, { 'new.txt': 'new', 'new.log': '', 'b/.gitignore': '!*.log', 'b/c.log': '' });
    rmSync(join(root, 'gone.txt'));
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual([
      '.gitignore',
      'a.txt',
      'b/.gitignore',
      'b/c.log',
      'kept.log',
      'new.txt',
    ]);
    expect(repository.files.map((file) => file.tracked)).toEqual([true, true, false, false, true, false]);
    expect(repository.files.find((file) => file.path === 'new.txt')?.size).toBe(3);
    expect(repository.git?.dirty).toBe(true);
    expect(repository.read('gone.txt')).toEqual({ reason: 'unreadable' });
    expect(repository.read('new.log')).toEqual({ reason: 'unreadable' });
  });

  const NAMES = [
    'new\nline',
    '\u001b[31mred\u001b[0m',
    '# *md* [x](y) `z`',
    ' spaced out ',
    '-rf',
    'a\\b',
    'quo"te\'s',
    'ünï',
    '😀',
    ':(top)x',
    '*',
  ];

  it('survives any name, in git or not', async () => {
    for (const root of [sandbox.repository(), sandbox.folder()]) {
      writeFiles(root, Object.fromEntries(NAMES.map((name) => [`${name}/${name}`, name])));
      const repository = await openRepository(root);
      expect(paths(repository)).toEqual(NAMES.map((name) => `${name}/${name}`).sort());
      for (const name of NAMES) expect(repository.read(`${name}/${name}`)).toEqual({ text: name });
    }
  });

  it('counts names that are not UTF-8', async () => {
    const name = Buffer.from([0x61, 0xff, 0x62]);
    for (const [root, add] of [
      [sandbox.repository(), true],
      [sandbox.repository(), false],
      [sandbox.folder(), false],
    ] as const) {
      writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), 'text');
      if (add) commitAll(root);
      const repository = await openRepository(root);
      expect(repository.files).toEqual([]);
      expect(repository.notExamined).toEqual([{ path: 'a\uFFFDb', reason: 'unreadable' }]);
    }
  });

  it('names each file of a conflict once', async () => {
    const root = sandbox.repository({ 'a.txt': 'a' });
    git(root, 'checkout', '--quiet', '-b', 'other');
    writeFiles(root, { 'a.txt': 'b' });
    commitAll(root);
    git(root, 'checkout', '--quiet', 'main');
    writeFiles(root, { 'a.txt': 'c' });
    commitAll(root);
    expect(() => git(root, 'merge', 'other')).toThrow();
    expect(paths(await openRepository(root))).toEqual(['a.txt']);
  });

  it('counts what a sparse checkout leaves out', async () => {
    const root = sandbox.repository({ 'a/x.txt': '', 'b/y.txt': '' });
    git(root, 'sparse-checkout', 'set', 'a');
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['a/x.txt']);
    expect(repository.notExamined).toEqual([{ path: 'b/y.txt', reason: 'unreadable' }]);
    expect(repository.git?.dirty).toBe(false);
  });

  it('counts a repository inside, and does not enter it', async () => {
    const root = sandbox.repository({ 'a.txt': '' });
    git(root, 'init', '--quiet', 'inner');
    writeFiles(root, { 'inner/b.txt': '' });
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['a.txt']);
    expect(repository.notExamined).toEqual([{ path: 'inner', reason: 'submodule' }]);
  });

  it('outside git honours every .gitignore, and leaves out git and node_modules', async () => {
    const root = sandbox.folder();
    writeFiles(root, {
      '.gitignore': 'dist/\n*.log\n/only-here\n',
      'dist/x.js': '',
      'a.log': '',
      'only-here': '',
      'web/only-here': '',
      'web/.gitignore': '!keep.log\ncache\n',
      'web/keep.log': '',
      'web/b.log': '',
      'web/cache/x': '',
      'node_modules/a/index.js': '',
      'web/node_modules/a/index.js': '',
      '.github/workflows/ci.yml': '',
    });
    const repository = await openRepository(root);
    expect(repository).toMatchObject({ git: null, notes: [], folder: '' });
    expect(paths(repository)).toEqual([
      '.github/workflows/ci.yml',
      '.gitignore',
      'web/.gitignore',
      'web/keep.log',
      'web/only-here',
    ]);
  });
});

describe('links and things that are no files', () => {
  it('follows no link, wherever it leads', async () => {
    const outside = sandbox.folder();
    writeFiles(outside, { 'secret.txt': 'secret' });
    for (const [root, add] of [
      [sandbox.repository({ 'a.txt': '' }), true],
      [sandbox.repository({ 'a.txt': '' }), false],
      [sandbox.folder(), false],
    ] as const) {
      symlinkSync('/etc/passwd', join(root, 'passwd'));
      symlinkSync(outside, join(root, 'outside'));
      symlinkSync('.', join(root, 'circle'));
      symlinkSync('nowhere', join(root, 'dangling'));
      if (add) commitAll(root);
      const repository = await openRepository(root);
      expect(paths(repository).filter((path) => path !== 'a.txt')).toEqual([]);
      expect(repository.notExamined).toEqual(
        ['circle', 'dangling', 'outside', 'passwd'].map((path) => ({ path, reason: 'symbolic link' })),
      );
      for (const path of ['passwd', 'outside/secret.txt', 'circle/a.txt', `../${outside}/secret.txt`]) {
        expect(repository.read(path)).toEqual({ reason: 'unreadable' });
      }
    }
  });

  it('does not read a tracked file whose folder became a link', async () => {
    const outside = sandbox.folder();
    writeFiles(outside, { 'b.txt': 'secret' });
    const root = sandbox.repository({ 'a/b.txt': 'mine' });
    const before = await openRepository(root);
    git(root, 'update-index', '--assume-unchanged', 'a/b.txt');
    rmSync(join(root, 'a'), { recursive: true });
    symlinkSync(outside, join(root, 'a'));
    expect(before.read('a/b.txt')).toEqual({ reason: 'symbolic link' });
    expect(before.head('a/b.txt')).toEqual({ reason: 'symbolic link' });
    const repository = await openRepository(root);
    expect(repository.read('a/b.txt')).toHaveProperty('reason');
    expect(await repository.git?.ignored(['a/b.txt', 'a'])).toEqual([]);
  });

  it('reads how a file begins, whatever is in it and however long it is', async () => {
    const root = sandbox.repository({ 'a.db': 'SQLite\0', 'big.csv': 'x'.repeat(3 * 1024 * 1024) });
    const repository = await openRepository(root);
    expect(repository.read('a.db')).toEqual({ reason: 'binary' });
    expect(repository.head('a.db')).toEqual({ bytes: Buffer.from('SQLite\0') });
    const long = repository.head('big.csv');
    expect('bytes' in long && long.bytes.length).toBe(HEAD_BYTES);
    expect(repository.head('../passwd')).toEqual({ reason: 'unreadable' });
    rmSync(join(root, 'a.db'));
    symlinkSync('/etc/passwd', join(root, 'a.db'));
    expect(repository.head('a.db')).toEqual({ reason: 'symbolic link' });
  });

  it('does not read through a link into the git folder', async () => {
    const root = sandbox.repository({ 'a/config': 'mine' });
    const before = await openRepository(root);
    renameSync(join(root, 'a'), join(root, 'b'));
    symlinkSync('.git', join(root, 'a'));
    expect(before.read('a/config')).toEqual({ reason: 'symbolic link' });
  });

  it('does not read a tracked file that became a link', async () => {
    const root = sandbox.repository({ 'a.txt': 'mine' });
    const before = await openRepository(root);
    rmSync(join(root, 'a.txt'));
    symlinkSync('/etc/passwd', join(root, 'a.txt'));
    expect(before.read('a.txt')).toEqual({ reason: 'symbolic link' });
    const repository = await openRepository(root);
    expect(repository.files).toEqual([]);
    expect(repository.notExamined).toEqual([{ path: 'a.txt', reason: 'symbolic link' }]);
  });

  it('does not wait for a pipe', async () => {
    const root = sandbox.repository({ 'a.txt': 'mine' });
    rmSync(join(root, 'a.txt'));
    execFileSync('mkfifo', [join(root, 'a.txt'), join(root, 'b.txt')]);
    expect((await openRepository(root)).read('a.txt')).toEqual({ reason: 'unreadable' });
    const folder = sandbox.folder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await openRepository(folder)).notExamined).toEqual([{ path: 'pipe', reason: 'unreadable' }]);
  });

  it('reads text within the limit, and says of all else why not', async () => {
    const root = sandbox.folder();
    const bytes: Readonly<Record<string, Uint8Array>> = {
      'a-huge': new Uint8Array(),
      'b-limit': Buffer.alloc(MAX_FILE_BYTES, 'x'),
      'c-over': Buffer.alloc(MAX_FILE_BYTES + 1, 'x'),
      'd-binary': Buffer.from('PNG\0'),
      'e-late-nul': Buffer.from(`${'x'.repeat(8000)}\0`),
      'f-latin1': Buffer.from('caf\xe9', 'latin1'),
      'g-bom': Buffer.from('\uFEFFtext'),
      'h-utf16': Buffer.from('\uFEFFtext', 'utf16le'),
      'i-utf16-odd': Buffer.from([0xff, 0xfe, 0x00]),
      'j-empty': new Uint8Array(),
    };
    for (const [path, content] of Object.entries(bytes)) writeFileSync(join(root, path), content);
    truncateSync(join(root, 'a-huge'), 100 * 1024 * 1024);
    const { files, read } = await openRepository(root);
    const results = files
      .map(({ path }) => read(path))
      .map((result) => ('text' in result ? result.text : result.reason));
    expect(results).toEqual([
      'too large',
      'x'.repeat(MAX_FILE_BYTES),
      'too large',
      'binary',
      `${'x'.repeat(8000)}\0`,
      'not UTF-8',
      'text',
      'text',
      'not UTF-8',
      '',
    ]);
  });
});

describe('a folder of a larger repository', () => {
  const FILES = {
    'packages/board/src/a.ts': 'a',
    'packages/board/.gitignore': 'out\n',
    'packages/board/.nvmrc': '22',
    'packages/board2/b.ts': 'b',
    '.github/workflows/ci.yml': 'on: push',
    '.github/CODEOWNERS': '* @team',
    'docs/CODEOWNERS': '',
    'docs/secret.md': '',
    'pnpm-lock.yaml': '',
    'src/b.ts': '',
    '.gitignore': '*.log\n.env\n',
  };

  it('has its own files, and those of the surroundings that govern it', async () => {
    const root = sandbox.repository(FILES);
    writeFiles(root, { 'packages/board/new.ts': '', 'packages/board/x.log': '', 'other.ts': '' });
    const repository = await openRepository(join(root, 'packages/board'));
    expect(repository).toMatchObject({ name: 'board', folder: 'packages/board' });
    expect(repository.files.map((file) => [file.path, file.rootPath])).toEqual([
      ['../../.github/CODEOWNERS', '.github/CODEOWNERS'],
      ['../../.github/workflows/ci.yml', '.github/workflows/ci.yml'],
      ['../../docs/CODEOWNERS', 'docs/CODEOWNERS'],
      ['../../pnpm-lock.yaml', 'pnpm-lock.yaml'],
      ['.gitignore', 'packages/board/.gitignore'],
      ['.nvmrc', 'packages/board/.nvmrc'],
      ['new.ts', 'packages/board/new.ts'],
      ['src/a.ts', 'packages/board/src/a.ts'],
    ]);
    expect(repository.read('../../.github/workflows/ci.yml')).toEqual({ text: 'on: push' });
    for (const path of ['../../src/b.ts', '../../docs/secret.md', '../board2/b.ts', '../../.git/config']) {
      expect(repository.read(path)).toEqual({ reason: 'unreadable' });
    }
    expect(await repository.git?.ignored(['x.log', '.env', 'out', 'src/a.ts', '../../.env'])).toEqual([
      'x.log',
      '.env',
      'out',
      '../../.env',
    ]);
  });

  it('is audited as outside git where that repository ignores it', async () => {
    const root = sandbox.repository({ '.gitignore': 'build/\n', 'a.txt': '' });
    writeFiles(root, { 'build/tool/x.ts': '' });
    const repository = await openRepository(join(root, 'build/tool'));
    expect(paths(repository)).toEqual(['x.ts']);
    expect(repository.git).toBeNull();
    expect(repository.notes).toHaveLength(1);
  });
});

describe('what cannot be audited', () => {
  it('is said in a sentence', async () => {
    const root = sandbox.repository({ 'a.txt': '' });
    await expect(openRepository(join(root, 'none'))).rejects.toThrow(
      /^The folder .*none does not exist\. Name a folder/,
    );
    await expect(openRepository(join(root, 'a.txt/x'))).rejects.toThrow(/does not exist/);
    await expect(openRepository(join(root, 'a.txt'))).rejects.toThrow(/is not a folder/);
    await expect(openRepository(join(root, 'n'.repeat(5000)))).rejects.toThrow(
      /cannot be read \(ENAMETOOLONG\)/,
    );
    await expect(openRepository(join(root, 'none'))).rejects.toThrow(RepositoryError);
  });

  it('is a broken repository, with what to do', async () => {
    const root = sandbox.repository({ 'a.txt': '' });
    writeFileSync(join(root, '.git/index'), 'no index');
    await expect(openRepository(root)).rejects.toThrow(/git could not read this repository .*fresh clone/);
  });

  it('is not a folder without git, or with half a git folder: that is audited, and said', async () => {
    const root = sandbox.folder();
    writeFiles(root, { 'a.txt': '' });
    mkdirSync(join(root, '.git'));
    const half = await openRepository(root);
    expect([half.git, paths(half)]).toEqual([null, ['a.txt']]);
    expect(half.notes.join()).toMatch(/git does not accept it \(fatal: not a git repository/);
    const repository = sandbox.repository({ 'b.txt': '' });
    const { PATH } = process.env;
    vi.stubEnv('PATH', root);
    const missing = await openRepository(repository);
    vi.stubEnv('PATH', PATH);
    expect([missing.git, paths(missing)]).toEqual([null, ['b.txt']]);
    expect(missing.notes.join()).toMatch(/git is not installed/);
  });
});
