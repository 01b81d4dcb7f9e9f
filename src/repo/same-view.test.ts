import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitAll, git, useSandbox, writeFiles } from '../../test/sandbox.ts';
import type { Repository } from '../kit/repository.ts';
import { openRepository } from './disk.ts';
import { memoryRepository } from './memory.ts';

const sandbox = useSandbox();

/** Few names, so that patterns meet files. Folders and files differ, so that no path is both. */
const folder = fc.constantFrom('', 'src/', 'src/lib/', 'docs/', 'build/', '.github/', 'node_modules/x/');
const name = fc.constantFrom('a.ts', 'B.ts', 'b.log', '.env', 'keep.log', 'ä.md', '#x', '!y', 'c d');
const path = fc.tuple(folder, name).map((parts) => parts.join(''));
const pattern = fc.constantFrom(
  '*.log',
  '!keep.log',
  '/build/',
  'build',
  'src/*',
  '!src/lib/',
  '**/lib',
  '.env',
  '/a.ts',
  '*',
  '!*/',
  '!*.ts',
  '[ab].*',
  '?.log',
  '\\#x',
  '\\!y',
  '# comment',
  'c d',
  'docs/**',
  '*.MD',
  'lib/',
);
const rules = fc.array(pattern, { maxLength: 4 }).map((lines) => lines.join('\n'));
const tree = fc
  .record({
    files: fc.dictionary(path, fc.string(), { minKeys: 1, maxKeys: 8 }),
    ignores: fc.dictionary(
      folder.map((at) => `${at}.gitignore`),
      rules,
      { maxKeys: 3 },
    ),
    untracked: fc.uniqueArray(path, { maxLength: 4 }),
  })
  .map(({ files, ignores, untracked }) => ({ files: { ...files, ...ignores }, untracked }));

/** The first bytes, whatever kind of array they come in. */
function begins(repository: Repository, path: string) {
  const head = repository.head(path);
  return 'bytes' in head ? [...head.bytes] : head;
}

async function viewOf(repository: Repository, asked: readonly string[]) {
  return {
    files: repository.files.map(({ path, rootPath, size, tracked }) => ({ path, rootPath, size, tracked })),
    texts: repository.files.map((file) => repository.read(file.path)),
    heads: repository.files.map((file) => begins(repository, file.path)),
    git: repository.git && { dirty: repository.git.dirty, branch: repository.git.branch },
    ignored: await repository.git?.ignored(asked),
    folder: repository.folder,
  };
}

const ASKED = [
  '.env',
  'src/.env',
  'x.log',
  'src/lib/keep.log',
  'docs/',
  'src/lib/',
  'a.ts',
  'src/B.ts',
  'q/a.ts',
];

it('memory and disk show the same of one tree, in git', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async ({ files, untracked }) => {
      const tracked = Object.entries(files).filter(([path]) => !untracked.some((other) => other === path));
      fc.pre(tracked.length > 0);
      const root = sandbox.repository();
      writeFiles(root, Object.fromEntries(tracked));
      commitAll(root);
      writeFiles(root, files);
      const inMemory = memoryRepository(files, { git: { untracked } });
      expect(await viewOf(inMemory, ASKED)).toEqual(await viewOf(await openRepository(root), ASKED));
    }),
    { numRuns: 20 },
  );
});

it('memory and disk show the same of one tree, outside git', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async ({ files }) => {
      const root = sandbox.folder();
      writeFiles(root, files);
      const inMemory = memoryRepository(files, { git: null });
      expect(await viewOf(inMemory, [])).toEqual(await viewOf(await openRepository(root), []));
    }),
    { numRuns: 50 },
  );
});

it('memory and disk show the same of a folder in a larger repository', async () => {
  const files = {
    'src/a.ts': 'a',
    '../CODEOWNERS': '* @team',
    '../.github/workflows/ci.yml': 'on: push',
    '../.gitignore': '*.log',
    '../other/b.ts': 'b',
  };
  const root = sandbox.repository();
  const audited = join(root, 'tool');
  mkdirSync(audited);
  writeFiles(audited, files);
  commitAll(root);
  expect(git(root, 'status', '--porcelain')).toBe('');
  const asked = ['x.log', '../x.log', 'src/a.ts'];
  const onDisk = await viewOf(await openRepository(audited), asked);
  expect(onDisk.files.map((file) => file.path)).toContain('../CODEOWNERS');
  expect(await viewOf(memoryRepository(files), asked)).toEqual(onDisk);
});
