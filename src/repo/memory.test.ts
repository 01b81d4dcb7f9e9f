import { describe, expect, it } from 'vitest';
import { memoryRepository } from './memory.ts';

describe('memoryRepository', () => {
  const files = {
    'src/b.ts': 'b',
    '.gitignore': '.env\n/dist/\n',
    'src/B.ts': '\uFEFFB',
    'image.png': 'PNG\0',
    'web/.gitignore': '!.env\n*.log\n',
    'web/a.log': 'log',
  };

  it('lists files by code units, each with its text', () => {
    const repository = memoryRepository(files);
    const paths = repository.files.map((file) => file.path);
    expect(paths).toEqual(['.gitignore', 'image.png', 'src/B.ts', 'src/b.ts', 'web/.gitignore', 'web/a.log']);
    expect(repository.read('src/B.ts')).toEqual({ text: 'B' });
    expect(repository.read('image.png')).toEqual({ reason: 'binary' });
    expect(repository.read('nowhere')).toEqual({ reason: 'unreadable' });
    expect(repository.read('__proto__')).toEqual({ reason: 'unreadable' });
  });

  it('is a clean repository on main with one human author unless told otherwise', async () => {
    const { git } = memoryRepository(files);
    expect(git).toMatchObject({ branch: 'main', defaultBranch: 'main', dirty: false, shallow: false });
    expect(git?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(await git?.authors()).toHaveLength(1);
    expect(await git?.hasCommit(git?.commit?.slice(0, 7) ?? '')).toBe(true);
    expect(await git?.hasCommit('abcdef0')).toBe(false);
  });

  it('honours .gitignore, the nearest one first', async () => {
    const { git } = memoryRepository(files);
    const paths = [
      '.env',
      'api/.env',
      'web/.env',
      'dist/x/y.js',
      'dist/',
      'web/dist/',
      'web/new.log',
      'new.log',
      '/abs',
      '..',
      '',
    ];
    expect(await git?.ignored(paths)).toEqual(['.env', 'api/.env', 'dist/x/y.js', 'dist/', 'web/new.log']);
  });

  it('takes untracked files, and leaves out those that are ignored as well', () => {
    const repository = memoryRepository(
      { '.gitignore': '*.log', 'a.log': '', 'b.log': '', 'c.txt': '' },
      { git: { untracked: ['b.log', 'c.txt'] } },
    );
    expect(repository.files.map((file) => [file.path, file.tracked])).toEqual([
      ['.gitignore', true],
      ['a.log', true],
      ['c.txt', false],
    ]);
    expect(repository.git?.dirty).toBe(true);
  });

  it('is outside git with null', () => {
    const repository = memoryRepository({ '.gitignore': '*.log', 'a.log': '', 'c.txt': '' }, { git: null });
    expect(repository.git).toBeNull();
    expect(repository.files.map((file) => [file.path, file.tracked])).toEqual([
      ['.gitignore', false],
      ['c.txt', false],
    ]);
  });

  it('shows of the surrounding repository what an audit may see', () => {
    const repository = memoryRepository(
      { '../../.github/workflows/ci.yml': 'on: push', '../../src/secret.ts': '', 'a.ts': '' },
      { name: 'board' },
    );
    expect(repository.files.map((file) => [file.path, file.rootPath])).toEqual([
      ['../../.github/workflows/ci.yml', '.github/workflows/ci.yml'],
      ['a.ts', 'packages/board/a.ts'],
    ]);
    expect(repository.read('../../.github/workflows/ci.yml')).toEqual({ text: 'on: push' });
    expect(repository.read('../../src/secret.ts')).toEqual({ reason: 'unreadable' });
  });
});
