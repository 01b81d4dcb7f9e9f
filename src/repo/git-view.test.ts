import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitAll, git, useSandbox, writeFiles } from '../../test/sandbox.ts';
import { openRepository } from './disk.ts';
import { countAuthors } from './git-view.ts';

const sandbox = useSandbox();

async function viewOf(root: string) {
  const { git: view } = await openRepository(root);
  if (!view) throw new Error('not in git');
  return view;
}

it('knows a clean repository', async () => {
  const root = sandbox.repository({ 'a.txt': 'a' });
  git(root, 'tag', 'v2');
  git(root, 'tag', '--annotate', '--message=x', 'v10');
  git(root, 'remote', 'add', 'origin', 'https://user:secret@github.com/team/board.git');
  const view = await viewOf(root);
  const commit = git(root, 'rev-parse', 'HEAD').trim();
  expect(view).toMatchObject({ commit, branch: 'main', defaultBranch: 'main', dirty: false, shallow: false });
  expect(view.webUrl).toBe('https://github.com/team/board');
  expect(await view.tags()).toEqual(['v10', 'v2']);
  expect(await view.authors()).toEqual([{ name: 'Ada Example', email: 'ada@example.org', commits: 1 }]);
  expect(JSON.stringify(view)).not.toContain('secret');
});

it('knows who committed a file last, as long as it is as it was committed', async () => {
  const root = sandbox.repository({ 'a.txt': 'a', 'sub/[b].txt': 'b' });
  const ada = { name: 'Ada Example', email: 'ada@example.org' };
  expect(await (await viewOf(root)).lastAuthor('a.txt')).toEqual(ada);
  expect(await (await viewOf(join(root, 'sub'))).lastAuthor('[b].txt')).toEqual(ada);
  expect(await (await viewOf(root)).lastAuthor('gone.txt')).toBeNull();
  writeFiles(root, { 'a.txt': 'changed', 'new.txt': '' });
  expect(await (await viewOf(root)).lastAuthor('a.txt')).toBeNull();
  expect(await (await viewOf(root)).lastAuthor('new.txt')).toBeNull();
});

it('is dirty with anything that is not committed', async () => {
  const root = sandbox.repository({ 'a.txt': 'a', '.gitignore': 'b.txt' });
  writeFiles(root, { 'b.txt': '' });
  expect((await viewOf(root)).dirty).toBe(false);
  writeFiles(root, { 'a.txt': 'b' });
  expect((await viewOf(root)).dirty).toBe(true);
  git(root, 'add', 'a.txt');
  expect((await viewOf(root)).dirty).toBe(true);
  commitAll(root);
  writeFiles(root, { 'c.txt': '' });
  expect((await viewOf(root)).dirty).toBe(true);
});

it('works before the first commit', async () => {
  const root = sandbox.repository();
  writeFiles(root, { 'a.txt': '' });
  const view = await viewOf(root);
  expect(view).toMatchObject({
    commit: null,
    branch: 'main',
    defaultBranch: 'main',
    dirty: true,
    webUrl: null,
  });
  expect(await view.authors()).toEqual([]);
  expect(await view.tags()).toEqual([]);
  expect(await view.hasCommit('abcdef0')).toBe(false);
});

it('knows a shallow clone, a detached HEAD and the default branch of the remote', async () => {
  const root = sandbox.repository({ 'a.txt': 'a' });
  writeFiles(root, { 'a.txt': 'b' });
  commitAll(root);
  git(root, 'branch', '--move', 'trunk');
  const clone = sandbox.folder();
  git(clone, '-c', 'protocol.file.allow=always', 'clone', '--quiet', '--depth=1', `file://${root}`, '.');
  expect(await viewOf(clone)).toMatchObject({
    shallow: true,
    branch: 'trunk',
    defaultBranch: 'trunk',
    webUrl: null,
  });
  git(clone, 'checkout', '--quiet', '-b', 'fix');
  expect(await viewOf(clone)).toMatchObject({ branch: 'fix', defaultBranch: 'trunk' });
  git(clone, 'checkout', '--quiet', '--detach');
  expect(await viewOf(clone)).toMatchObject({ branch: null, defaultBranch: 'trunk' });
});

it('knows the default branch of a checkout as CI makes it: detached, with one remote branch', async () => {
  const root = sandbox.repository({ 'a.txt': 'a' });
  git(root, 'update-ref', 'refs/remotes/origin/master', 'HEAD');
  git(root, 'checkout', '--quiet', '--detach');
  git(root, 'branch', '--quiet', '--delete', '--force', 'main');
  expect(await viewOf(root)).toMatchObject({ branch: null, defaultBranch: 'master' });
});

it('works in a linked working tree, and in a submodule', async () => {
  const root = sandbox.repository({ 'a.txt': 'a' });
  const tree = join(sandbox.folder(), 'tree');
  git(root, 'worktree', 'add', '--quiet', '-b', 'side', tree);
  expect(await viewOf(tree)).toMatchObject({ branch: 'side', defaultBranch: 'main', dirty: false });
  const outer = sandbox.repository({ 'b.txt': 'b' });
  git(outer, '-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', root, 'lib/inner');
  const inner = await openRepository(join(outer, 'lib/inner'));
  expect(inner).toMatchObject({ folder: '', name: 'inner' });
  expect(inner.git?.commit).toBe(git(root, 'rev-parse', 'HEAD').trim());
});

it('knows commits by their id only', async () => {
  const root = sandbox.repository({ 'a.txt': 'a' });
  git(root, 'branch', 'abcdef0');
  const view = await viewOf(root);
  const commit = view.commit ?? '';
  const tree = git(root, 'rev-parse', 'HEAD^{tree}').trim();
  const answers = [
    commit,
    commit.slice(0, 7),
    commit.toUpperCase(),
    commit.slice(0, 6),
    tree,
    'abcdef0',
    'main',
    '--all',
  ];
  const known = await Promise.all(answers.map((id) => view.hasCommit(id)));
  expect(known).toEqual([true, true, true, false, false, false, false, false]);
});

it('is not misled by replaced commits or a mailmap', async () => {
  const root = sandbox.repository({ 'a.txt': 'a', '.mailmap': 'Eve <eve@example.org> <ada@example.org>\n' });
  const commit = git(root, 'rev-parse', 'HEAD').trim();
  git(
    root,
    '-c',
    'user.name=Eve',
    'commit',
    '--quiet',
    '--allow-empty',
    '--message=x',
    '--author=Eve <eve@example.org>',
  );
  git(root, 'replace', commit, git(root, 'rev-parse', 'HEAD').trim());
  const authors = await (await viewOf(root)).authors();
  expect(authors.map((author) => author.email)).toEqual(['ada@example.org', 'eve@example.org']);
});

it('asks .gitignore files alone what is ignored, on whatever paths', async () => {
  const root = sandbox.repository({
    '.gitignore': '.env\ndist/\n*.log\n!keep.log\n',
    'a.log': '',
    'dist2/x': '',
  });
  writeFiles(root, { '.git/info/exclude': 'mine.txt\n' });
  writeFiles(root, { 'dist/x.js': '' });
  const view = await viewOf(root);
  const asked = [
    '.env',
    'x/.env',
    'dist',
    'dist2',
    'a.log',
    'keep.log',
    'mine.txt',
    'new\nline.log',
    '-z.log',
    ':(top).log',
  ];
  const odd = [
    '',
    '.',
    '..',
    '../x.log',
    '/x.log',
    'a\0.log',
    'a.log/x.log',
    './b.log',
    '.git/x.log',
    'none/',
  ];
  expect(await view.ignored([...asked, ...odd])).toEqual([
    '.env',
    'x/.env',
    'dist',
    'a.log',
    'new\nline.log',
    '-z.log',
    ':(top).log',
    'a.log/x.log',
    './b.log',
    '.git/x.log',
  ]);
  expect(await view.ignored([])).toEqual([]);
});

it('counts authors by e-mail whatever its case, most commits first', () => {
  const fields = ['b@x', 'B', 'A@x', 'New Name', 'a@x', 'Old', 'c@x', 'C', ''];
  expect(countAuthors(fields)).toEqual([
    { name: 'New Name', email: 'A@x', commits: 2 },
    { name: 'B', email: 'b@x', commits: 1 },
    { name: 'C', email: 'c@x', commits: 1 },
  ]);
});

it('knows the texts that edited files came in with, along the main line', async () => {
  const root = sandbox.repository({
    'db/1.sql': 'one',
    'db/2.sql': 'zwölf 😀',
    'db/3.sql': 'three',
    'a.txt': 'a',
  });
  writeFiles(root, { 'db/2.sql': 'twelve', 'a.txt': 'b' });
  commitAll(root);
  git(root, 'checkout', '--quiet', '-b', 'topic');
  writeFiles(root, { 'db/4.sql': 'four' });
  commitAll(root);
  writeFiles(root, { 'db/4.sql': 'fore' });
  commitAll(root);
  git(root, 'checkout', '--quiet', 'main');
  git(root, 'merge', '--quiet', '--no-ff', '--no-edit', 'topic');
  writeFiles(root, { 'db/1.sql': 'uno' });
  commitAll(root);
  const view = await viewOf(root);
  expect(await view.originals(['db'])).toEqual([
    { path: 'db/1.sql', text: 'one' },
    { path: 'db/2.sql', text: 'zwölf 😀' },
  ]);
  expect(await view.originals(['elsewhere', '../up', '/etc'])).toEqual([]);
  expect(await view.originals([])).toEqual([]);
});

it('knows what the newest commits changed, from the audited folder', async () => {
  const root = sandbox.repository({ 'src/a.ts': 'a', 'b c.txt': 'b' });
  writeFiles(root, { 'src/a.ts': 'b' });
  commitAll(root);
  const view = await viewOf(root);
  const changes = await view.changes();
  expect(changes.map(({ paths }) => paths)).toEqual([['src/a.ts'], ['b c.txt', 'src/a.ts']]);
  expect(changes.map(({ commit }) => commit)).toEqual(await view.commits());
  expect(changes[0]?.commit).toBe(view.commit);
  expect(changes[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  const inside = await viewOf(join(root, 'src'));
  expect((await inside.changes()).map(({ paths }) => paths)).toEqual([['a.ts'], ['a.ts']]);
});
