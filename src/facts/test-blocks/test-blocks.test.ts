import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { importTargets } from './python-tests.ts';
import { testBlocks } from './test-blocks.ts';

async function read(files: Record<string, string>) {
  const collection = await collect([testBlocks], memoryRepository(files));
  const value = collection.value(testBlocks);
  if (!value) throw new Error(JSON.stringify(collection.get(testBlocks)));
  return value.files;
}

/** The blocks of one file, each as its titles with what is special about it. */
async function blocks(path: string, text: string) {
  const [file] = await read({ [path]: text });
  return (file?.blocks ?? []).map((block) => {
    const traits = [
      block.skipped && 'skipped',
      block.conditional && 'conditional',
      block.focused && 'focused',
      block.parametrised && 'parametrised',
      block.asserts === false && 'asserts nothing',
      block.trivial && 'trivial',
      block.sample !== null && 'sample',
    ].filter((trait) => trait !== false);
    return [`${block.line} ${block.titles.join(' > ')}`, ...traits].join(', ');
  });
}

/** `${name}` in the text of a test. */
const hole = (name: string | number): string => `\${${name}}`;

describe('tests in JavaScript', () => {
  it.each([
    ["describe('rota', () => {\n  it('swaps', () => { expect(swap()).toBe(1); });\n});", ['2 rota > swaps']],
    ["it.skip('swaps', () => { expect(a).toBe(1); });", ['1 swaps, skipped']],
    [
      "describe.skip('rota', () => { test('swaps', () => { expect(a).toBe(1); }); });",
      ['1 rota > swaps, skipped'],
    ],
    ["xit('swaps', () => { expect(a).toBe(1); });", ['1 swaps, skipped']],
    ["it.todo('swaps');", ['1 swaps, skipped']],
    ["it('swaps');", ['1 swaps, skipped']],
    ["it.skipIf(windows)('swaps', () => { expect(a).toBe(1); });", ['1 swaps, conditional']],
    ["fit('swaps', () => { expect(a).toBe(1); });", ['1 swaps, focused']],
    [
      "describe.only('rota', () => { it('swaps', () => { expect(a).toBe(1); }); });",
      ['1 rota > swaps, focused'],
    ],
    ["it.each([1, 2])('swaps %i', (n) => { expect(f(n)).toBe(n); });", ['1 swaps %i, parametrised']],
    [
      `it.each\`a\n${hole(1)}\`('swaps $a', ({ a }) => { expect(f(a)).toBe(a); });`,
      ['1 swaps $a, parametrised'],
    ],
    [`test(\`swaps ${hole('name')} twice\`, () => { expect(a).toBe(1); });`, ['1 swaps … twice']],
    ["test('swaps', () => { swap(); });", ['1 swaps, asserts nothing']],
    ["test('swaps', () => { expect(true).toBe(true); });", ['1 swaps, trivial']],
    ["test('swaps', () => { assert.equal(1 + 1, 2); });", ['1 swaps, trivial']],
    ["test('swaps', () => { expect(true).toBe(true); expect(swap()).toBe(1); });", ['1 swaps']],
    ["test('swaps', () => { try { swap(); assert.fail('x'); } catch {} });", ['1 swaps']],
    ["test('swaps', async () => { await request(app).get('/').expect(200); });", ['1 swaps']],
    ["test('swaps', () => { render(1); screen.getByText('Rota'); });", ['1 swaps']],
    ["test('swaps', () => { swap().should.equal(1); });", ['1 swaps']],
    ["test('swaps', () => { result.should.be.true; });", ['1 swaps']],
    ["import test from 'ava';\ntest.serial('swaps', (t) => { t.is(a(), 1); });", ['2 swaps']],
    ["const tape = require('tape');\ntape('swaps', (t) => { t.equal(a(), 1); });", ['2 swaps']],
    ["Deno.test('swaps', () => { assertEquals(a(), 1); });", ['1 swaps']],
    ["Deno.test({ name: 'swaps', ignore: true, fn() { assertEquals(a(), 1); } });", ['1 swaps, skipped']],
    ["test('swaps', { skip: true }, () => { assert.ok(a()); });", ['1 swaps, skipped']],
    ["QUnit.module('rota');\nQUnit.test('swaps', (assert) => { assert.ok(a()); });", ['2 swaps']],
    [
      "test.describe('rota', () => { test('swaps', async ({ page }) => { await expect(page).toHaveURL('/'); }); });",
      ['1 rota > swaps'],
    ],
    [
      "test.beforeEach(async () => { await open(); });\ntest.skip('swaps', () => { expect(a).toBe(1); });",
      ['2 swaps, skipped'],
    ],
    ["const ok = /a/.test('a');", []],
    ['it.only = () => {};', []],
    ['test(value);', []],
  ])('%s', async (text, expected) => {
    expect(await blocks('src/rota.test.ts', text)).toEqual(expected);
  });

  it('does not take application code for tests', async () => {
    expect(await read({ 'src/run.ts': "import { test } from './shell';\ntest('a', () => {});" })).toEqual([]);
  });
});

describe('tests in Python', () => {
  it.each([
    ['def test_swaps():\n    assert swap()\n', ['1 test_swaps']],
    ['class TestRota:\n    def test_swaps(self):\n        assert swap()\n', ['2 TestRota > test_swaps']],
    ['@pytest.mark.skip(reason="later")\ndef test_swaps():\n    assert swap()\n', ['2 test_swaps, skipped']],
    [
      '@unittest.skip("later")\nclass RotaTest(TestCase):\n    def test_swaps(self):\n        self.assertTrue(swap())\n',
      ['3 RotaTest > test_swaps, skipped'],
    ],
    [
      '@pytest.mark.skipif(WINDOWS, reason="no")\ndef test_swaps():\n    assert swap()\n',
      ['2 test_swaps, conditional'],
    ],
    [
      '@pytest.mark.parametrize("n", [1, 2])\ndef test_swaps(n):\n    assert swap(n)\n',
      ['2 test_swaps, parametrised'],
    ],
    ['def test_swaps():\n    swap()\n', ['1 test_swaps, asserts nothing']],
    ['def test_swaps():\n    assert True\n', ['1 test_swaps, trivial']],
    ['def test_swaps():\n    assert 1 + 1 == 2\n', ['1 test_swaps, trivial']],
    [
      'class T(TestCase):\n    def test_swaps(self):\n        self.assertEqual(1, 1)\n',
      ['2 T > test_swaps, trivial'],
    ],
    ['def test_swaps():\n    with pytest.raises(ValueError):\n        swap()\n', ['1 test_swaps']],
    [
      'def test_swaps():\n    try:\n        swap()\n        assert False\n    except ValueError:\n        pass\n',
      ['1 test_swaps'],
    ],
    ['async def test_swaps(client):\n    assert await client.get("/")\n', ['1 test_swaps']],
    ['def helper():\n    def test_inner():\n        assert swap()\n', []],
  ])('%s', async (text, expected) => {
    expect(await blocks('tests/test_rota.py', text)).toEqual(expected);
  });

  it('reads what an import may mean', () => {
    expect(importTargets('from app.db import (\n    a,  # the first\n    b as c,\n)')).toEqual([
      'app.db',
      'app.db.a',
      'app.db.b',
    ]);
    expect(importTargets('from . import a')).toEqual(['.', '.a']);
    expect(importTargets('import app.main as main, os')).toEqual(['app.main', 'os']);
  });
});

describe('what tests drive', () => {
  const drives = async (files: Record<string, string>) =>
    (await read(files)).map((file) => file.drives && `${file.drives.how} ${file.drives.what}`);
  const spec = (source: string) => `${source}\ntest('a', () => { expect(a).toBe(1); });`;
  it.each([
    [
      'a relative import without its ending',
      { 'src/a.ts': '', 'src/a.test.ts': spec("import { a } from './a';") },
      'import src/a.ts',
    ],
    [
      'a TypeScript file imported as .js',
      { 'src/a.ts': '', 'src/a.test.ts': spec("import { a } from './a.js';") },
      'import src/a.ts',
    ],
    [
      'a folder with an index',
      { 'src/a/index.tsx': '', 'src/b.test.ts': spec("import { a } from './a';") },
      'import src/a/index.tsx',
    ],
    [
      'the package above',
      { 'package.json': '{}', 'test/a.js': spec("const a = require('..');") },
      'import package.json',
    ],
    ['build output', { 'test/a.test.js': spec("import a from '../dist/index.js';") }, 'import dist/index.js'],
    [
      'a workspace',
      {
        'packages/a/package.json': '{"name": "@x/a"}',
        'apps/b/b.test.ts': spec("import { a } from '@x/a/sub';"),
      },
      'package @x/a',
    ],
    [
      'an alias',
      { 'web/src/lib/a.ts': '', 'web/src/b.test.ts': spec("import { a } from '@/lib/a';") },
      'import web/src/lib/a.ts',
    ],
    [
      'an import inside a test',
      {
        'src/a.ts': '',
        'src/a.test.ts': "test('a', async () => { const { a } = await import('./a'); expect(a).toBe(1); });",
      },
      'import src/a.ts',
    ],
    [
      'a module that is mocked',
      { 'src/a.ts': '', 'src/b.test.ts': spec("jest.mock('./a', () => ({}));") },
      null,
    ],
    [
      'another site',
      {
        'e2e/a.spec.ts':
          "test('a', async ({ page }) => { await page.goto('https://playwright.dev'); await expect(page).toHaveTitle(/x/); });",
      },
      null,
    ],
    [
      'an address from the configuration',
      {
        'e2e/a.spec.ts':
          "test('a', async ({ page }) => { await page.goto(BASE); await expect(page).toHaveTitle(/x/); });",
      },
      'url an address from configuration',
    ],
    [
      'a Python module below src',
      { 'src/rota/db.py': '', 'tests/test_a.py': 'from rota.db import x\n\ndef test_a():\n    assert x\n' },
      'import src/rota/db.py',
    ],
    [
      'a Python module beside the tests’ folder',
      {
        'backend/main.py': '',
        'tests/test_a.py':
          'import sys\nsys.path.insert(0, "backend")\nimport main\n\ndef test_a():\n    assert main\n',
      },
      'import backend/main.py',
    ],
    [
      'a standard module of the same name',
      {
        'backend/logging.py': '',
        'tests/test_a.py': 'import logging\n\ndef test_a():\n    assert logging\n',
      },
      null,
    ],
  ] satisfies [string, Record<string, string>, string | null][])('%s', async (_name, files, expected) => {
    expect(await drives(files)).toEqual([expected]);
  });

  it('ends where helpers import each other', async () => {
    const files = {
      'tests/a.js': "import './b';",
      'tests/b.js': "import './a';",
      'tests/a.test.js': spec("import './a';"),
    };
    expect(await drives(files)).toEqual([null]);
  });
});

it('never throws, whatever a file holds', async () => {
  const names = [
    'a.test.ts',
    'tests/test_a.py',
    'a_test.go',
    'src/test/java/ATest.java',
    'spec/a_spec.rb',
    'tests/ATest.php',
    'src/lib.rs',
    'supabase/tests/a.sql',
    'a_test.dart',
    'a.feature',
  ];
  const words = fc.array(
    fc.constantFrom(
      'test',
      'it(',
      'describe(',
      "'a'",
      ',',
      '()',
      '=>',
      '{',
      '}',
      ')',
      '\n',
      'def test_a',
      ':',
      '@Test',
      'void',
      'func TestA(',
      '#[test]',
      'fn a(',
      'import',
      'from',
      './a',
      '`',
      '${',
    ),
  );
  const text = fc.oneof(
    fc.string(),
    words.map((list) => list.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...names), async (source, name) => {
      await read({ [name]: source });
    }),
  );
});
