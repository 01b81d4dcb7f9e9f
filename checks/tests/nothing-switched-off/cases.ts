import { defineCases } from '../../../src/kit/index.ts';

const js = (...lines: readonly string[]) => ({
  'src/sum.test.js': ["import { sum } from './sum';", ...lines, ''].join('\n'),
});
const it = (title: string, how = 'it'): string => `${how}('${title}', () => { expect(sum(1, 2)).toBe(3); });`;
const PLAIN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((title) => it(title));
const py = (text: string) => ({ 'tests/test_sum.py': text });
const PY_PLAIN = 'abcdefgh'
  .split('')
  .map((name) => `def test_${name}():\n    assert add()\n`)
  .join('\n');

/** Nothing but what the test before the colon says. */
const off = (name: string, files: Record<string, string>, place: string) => ({
  name,
  files,
  verdict: 'fail' as const,
  findings: [`${place} medium`],
});
const on = (name: string, files: Record<string, string>, says?: RegExp) => ({
  name,
  files,
  verdict: 'pass' as const,
  ...(says ? { says } : {}),
});

export default defineCases([
  on('passes where everything runs', js(...PLAIN), /None of 8 tests is switched off/),
  {
    name: 'does not apply without tests',
    files: { 'src/sum.js': 'export const sum = 1;\n' },
    verdict: 'not-applicable',
  },

  // What runs alone
  ...(
    [
      ['it.only', it('x', 'it.only')],
      ['fit', it('x', 'fit')],
      ['test.only', it('x', 'test.only')],
      ['describe.only', `describe.only('g', () => { ${it('x')} });`],
      ['fdescribe', `fdescribe('g', () => { ${it('x')} });`],
      ['test.describe.only', `test.describe.only('g', () => { ${it('x')} });`],
      ['it.only.each', "it.only.each([1])('x %i', (n) => { expect(sum(n)).toBe(n); });"],
      ['the option of node:test', "test('x', { only: true }, () => { assert.equal(sum(1, 2), 3); });"],
    ] as const
  ).map(([name, line]) => ({
    name: `fails for ${name}`,
    files: js(it('a'), line),
    verdict: 'fail' as const,
    findings: ['src/sum.test.js:3 high'],
    says: /marked to run alone: the other 1 test of the file is left out/,
  })),
  {
    name: 'fails for a focus in RSpec',
    files: {
      'spec/sum_spec.rb':
        "describe Sum do\n  it 'adds' do\n    expect(sum).to eq 1\n  end\n\n  fit 'takes away' do\n    expect(sum).to eq 1\n  end\nend\n",
    },
    verdict: 'fail',
    findings: ['spec/sum_spec.rb:6 high'],
  },
  {
    name: 'fails for a tag that focuses a group in RSpec',
    files: {
      'spec/sum_spec.rb': "describe Sum, :focus do\n  it 'adds' do\n    expect(sum).to eq 1\n  end\nend\n",
    },
    verdict: 'fail',
    findings: ['spec/sum_spec.rb:2 high'],
  },
  ...(
    [
      ['pytest.ini', '[pytest]\naddopts = -q -k "not slow"\n', 'pytest.ini:2'],
      [
        'pyproject.toml',
        '[tool.pytest.ini_options]\naddopts = [\n  "-q",\n  "--deselect",\n  "tests/test_sum.py::test_a",\n]\n',
        'pyproject.toml:4',
      ],
      [
        'setup.cfg',
        '[tool:pytest]\naddopts =\n  -q\n  --deselect=tests/test_sum.py::test_a\n',
        'setup.cfg:4',
      ],
    ] as const
  ).map(([path, text, place]) => ({
    name: `fails for standing options that leave tests out: ${path}`,
    files: { ...py(PY_PLAIN), [path]: text },
    verdict: 'fail' as const,
    findings: [`${place} high`],
    says: /leave tests out of every run/,
  })),
  on('takes other standing options for what they are', {
    ...py(PY_PLAIN),
    'pytest.ini':
      '[pytest]\naddopts = --strict-markers -m "not integration" --cov=app\nmarkers =\n  k: -k is an option\n',
  }),

  // What is off
  ...(
    [
      ['it.skip', it('x', 'it.skip')],
      ['xit', it('x', 'xit')],
      ['xdescribe', `xdescribe('g', () => { ${it('x')} });`],
      ['describe.skip', `describe.skip('g', () => { ${it('x')} });`],
      ['it.todo', "it.todo('x');"],
      ['a test without a body', "it('x');"],
      ['the option of node:test', "test('x', { skip: true }, () => { assert.equal(sum(1, 2), 3); });"],
      ['test.fixme', "test.fixme('x', async ({ page }) => { await expect(page).toHaveURL('/'); });"],
      ['test.skip() in the body', "test('x', () => { test.skip(); expect(sum(1, 2)).toBe(3); });"],
      ['this.skip() in the body', "it('x', function () { this.skip(); expect(sum(1, 2)).toBe(3); });"],
      ['t.skip() in the body', "test('x', (t) => { t.skip(); assert.equal(sum(1, 2), 3); });"],
      ['a bare TODO', `// TODO\n${it('x', 'it.skip')}`],
      [
        'code that is commented out',
        `// it('x', () => { expect(sum(1, 2)).toBe(3); });\n${it('x', 'it.skip')}`,
      ],
      ['an order to a linter', `// eslint-disable-next-line jest/no-disabled-tests\n${it('x', 'it.skip')}`],
    ] as const
  ).map(([name, line]) =>
    off(`fails for ${name}`, js(...PLAIN, line), `src/sum.test.js:${10 + line.split('\n').length - 1}`),
  ),
  ...(
    [
      ['a comment above', `// the mail sandbox is down\n${it('x', 'it.skip')}`],
      ['a comment beside', `${it('x', 'it.skip')} // flaky on Windows`],
      ['a ticket', `// TODO: #123\n${it('x', 'it.skip')}`],
      ['a comment over several lines', `/*\n * Waits for the new contract.\n */\n${it('x', 'it.skip')}`],
      [
        'a linter’s order with a reason',
        `// eslint-disable-next-line jest/no-disabled-tests -- needs a server\n${it('x', 'it.skip')}`,
      ],
      [
        'a comment inside',
        "it.skip('x', () => {\n  // needs a real server\n  expect(sum(1, 2)).toBe(3);\n});",
      ],
      [
        'the option of node:test',
        "test('x', { skip: 'needs a server' }, () => { assert.equal(sum(1, 2), 3); });",
      ],
      ['a comment above the group', `// waits for the release\ndescribe.skip('g', () => { ${it('x')} });`],
      [
        'one comment for the skips after it',
        `// waits for the release\n${it('x', 'it.skip')}\n${it('y', 'it.skip')}`,
      ],
      [
        'an argument in the body',
        "test('x', () => { test.skip(true, 'needs a server'); expect(sum(1, 2)).toBe(3); });",
      ],
    ] as const
  ).map(([name, line]) =>
    on(
      `takes a reason: ${name}`,
      js(...PLAIN, line),
      /switched off, (?:each )?with its reason|each with its reason/,
    ),
  ),
  ...(
    [
      ['skipIf', "it.skipIf(windows)('x', () => { expect(sum(1, 2)).toBe(3); });"],
      [
        'a condition of Playwright',
        "test('x', async ({ page }) => { test.skip(ci, 'slow'); await expect(page).toHaveURL('/'); });",
      ],
      ['a choice', "(windows ? it.skip : it)('x', () => { expect(sum(1, 2)).toBe(3); });"],
      ['a skip within an if', "it('x', function () { if (!db) this.skip(); expect(sum(1, 2)).toBe(3); });"],
      ['an only of something else', "model.only('x', () => {}); const css = 'it.only';"],
      ['a comment', "// it.only('x', () => {});"],
      ['a string', 'const text = "it.skip(\'x\', () => {})";'],
    ] as const
  ).map(([name, line]) => on(`lets ${name} be`, js(...PLAIN, line), /None of/)),
  off(
    'does not let a comment cover what comes after a test that runs',
    js(...PLAIN, '// waits for the release', it('x', 'it.skip'), it('y'), it('z', 'it.skip')),
    'src/sum.test.js:13',
  ),
  {
    name: 'counts the skips of a file as one finding',
    files: js(...PLAIN, ...PLAIN, it('x', 'it.skip'), it('y', 'xit')),
    verdict: 'fail',
    findings: ['src/sum.test.js:18 medium'],
    says: /2 tests are switched off without a reason: "x", "y"/,
  },
  ...(
    [
      ['a mark', '@pytest.mark.skip\ndef test_x():\n    assert add()\n', 24],
      ['a class', '@unittest.skip\nclass TestX:\n    def test_x(self):\n        assert add()\n', 24],
      ['pytest.skip()', 'def test_x():\n    pytest.skip()\n    assert add()\n', 25],
    ] as const
  ).map(([name, text, line]) =>
    off(`fails for ${name} in Python`, py(`${PY_PLAIN}\n${text}`), `tests/test_sum.py:${line + 1}`),
  ),
  ...(
    [
      ['a reason', '@pytest.mark.skip(reason="waits for the release")\ndef test_x():\n    assert add()\n'],
      ['a text', '@unittest.skip("waits for the release")\ndef test_x():\n    assert add()\n'],
      ['a comment', '# waits for the release\n@pytest.mark.skip\ndef test_x():\n    assert add()\n'],
      ['a condition', '@pytest.mark.skipif(WINDOWS, reason="")\ndef test_x():\n    assert add()\n'],
      [
        'a condition in the body',
        'def test_x():\n    if WINDOWS:\n        pytest.skip()\n    assert add()\n',
      ],
      ['a fixture called test_x', '@pytest.fixture\ndef test_x():\n    pytest.skip()\n'],
    ] as const
  ).map(([name, text]) => on(`takes ${name} in Python`, py(`${PY_PLAIN}\n${text}`))),
  off(
    'fails for a whole module of Python',
    {
      ...py('pytestmark = pytest.mark.skip\n\ndef test_a():\n    assert add()\n'),
      'tests/test_other.py': PY_PLAIN,
    },
    'tests/test_sum.py:1',
  ),
  ...(
    [
      [
        'JUnit',
        'src/test/java/SumTest.java',
        [
          'class SumTest {',
          '  @Test',
          '  @Disabled',
          '  void x() { assertEquals(a, b); }',
          ...[1, 2, 3, 4, 5].flatMap((n) => ['  @Test', `  void t${n}() { assertEquals(a, b); }`]),
          '}',
        ],
        3,
      ],
      [
        'xUnit',
        'SumTests.cs',
        [
          'public class SumTests {',
          ...[1, 2, 3, 4, 5].flatMap((n) => ['  [Fact]', `  public void T${n}() { Assert.True(x); }`]),
          '  [Ignore]',
          '  [Test]',
          '  public void X() { Assert.True(x); }',
          '}',
        ],
        12,
      ],
      [
        'Go',
        'sum_test.go',
        [
          'package sum',
          'func TestX(t *testing.T) {',
          '\tt.Skip()',
          '}',
          ...[1, 2, 3, 4].map((n) => `func Test${n}(t *testing.T) { t.Fatal() }`),
        ],
        3,
      ],
      [
        'Rust',
        'src/lib.rs',
        [
          '#[test]',
          '#[ignore]',
          'fn x() { assert!(a); }',
          ...[1, 2, 3, 4].flatMap((n) => ['#[test]', `fn t${n}() { assert!(a); }`]),
        ],
        2,
      ],
      [
        'RSpec',
        'spec/sum_spec.rb',
        [
          'describe Sum do',
          "  xit 'x' do",
          '    expect(sum).to eq 1',
          '  end',
          ...[1, 2, 3, 4].flatMap((n) => [`  it 't${n}' do`, '    expect(sum).to eq 1', '  end']),
          'end',
        ],
        2,
      ],
      [
        'PHPUnit',
        'tests/SumTest.php',
        [
          '<?php',
          'class SumTest {',
          '    public function testX() {',
          '        $this->markTestSkipped();',
          '    }',
          ...[1, 2, 3, 4].map((n) => `    public function test${n}() { $this->assertSame(1, $a); }`),
          '}',
        ],
        4,
      ],
    ] as const
  ).map(([name, path, lines, line]) =>
    off(`fails for ${name}`, { [path]: `${lines.join('\n')}\n` }, `${path}:${line}`),
  ),
  ...(
    [
      [
        'JUnit',
        'src/test/java/SumTest.java',
        [
          'class SumTest {',
          '  @Disabled("waits for the release")',
          '  @Test',
          '  void x() { assertEquals(a, b); }',
          ...[1, 2, 3, 4].flatMap((n) => ['  @Test', `  void t${n}() { assertEquals(a, b); }`]),
          '}',
        ],
      ],
      [
        'xUnit',
        'SumTests.cs',
        [
          'public class SumTests {',
          '  [Fact(Skip = "waits for the release")]',
          '  public void X() { Assert.True(x); }',
          ...[1, 2, 3, 4].flatMap((n) => ['  [Fact]', `  public void T${n}() { Assert.True(x); }`]),
          '}',
        ],
      ],
      [
        'Go, under a condition',
        'sum_test.go',
        [
          'package sum',
          'func TestX(t *testing.T) {',
          '\tif testing.Short() {',
          '\t\tt.Skip()',
          '\t}',
          '\tt.Fatal()',
          '}',
        ],
      ],
      [
        'RSpec',
        'spec/sum_spec.rb',
        [
          'describe Sum do',
          "  it 'x' do",
          "    skip 'waits for the release'",
          '  end',
          ...[1, 2, 3, 4].flatMap((n) => [`  it 't${n}' do`, '    expect(sum).to eq 1', '  end']),
          'end',
        ],
      ],
      [
        'a comment above in Java',
        'src/test/java/SumTest.java',
        [
          'class SumTest {',
          '  // waits for the release',
          '  @Ignore',
          '  @Test',
          '  void x() { assertEquals(a, b); }',
          ...[1, 2, 3, 4].flatMap((n) => ['  @Test', `  void t${n}() { assertEquals(a, b); }`]),
          '}',
        ],
      ],
    ] as const
  ).map(([name, path, lines]) => on(`takes a reason: ${name}`, { [path]: `${lines.join('\n')}\n` })),
  {
    name: 'fails where more than one test in five is off, whatever the reasons',
    files: js(it('a'), it('b'), it('c'), '// waits for the release', it('x', 'it.skip')),
    verdict: 'fail',
    findings: ['- medium'],
    says: /1 of 4 tests \(25 %\) are switched off/,
  },

  // What the manifest knows
  {
    name: 'takes the reason from the manifest, by title or with the file',
    files: {
      ...js(...PLAIN, ...PLAIN, it('x', 'it.skip'), it('y', 'it.skip')),
      'readycheck.yaml': `
        readycheck: 1
        tests:
          known_skips:
            - {test: X, reason: the sandbox is down, until: 2026-12-15}
            - {test: "src/sum.test.js::y", reason: the sandbox is down}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'does not take an entry without a reason',
    files: {
      ...js(...PLAIN, it('x', 'it.skip')),
      'readycheck.yaml': 'readycheck: 1\ntests:\n  known_skips:\n    - {test: x}\n',
    },
    verdict: 'fail',
    findings: ['src/sum.test.js:10 medium'],
  },
  {
    name: 'fails once the day has come by which a test was to run again',
    files: {
      ...js(...PLAIN, it('x', 'it.skip')),
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  known_skips:\n    - {test: x, reason: the sandbox is down, until: 2026-10-15}\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 medium'],
    says: /was to run again by 2026-10-15/,
  },
  {
    name: 'advises to remove an entry of a test that runs',
    files: {
      ...js(...PLAIN),
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  known_skips:\n    - {test: "src/sum.test.js::a", reason: once}\n',
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:4 low'],
  },
  on('does not look into what tests read', {
    ...js(...PLAIN),
    'tests/fixtures/a.test.js': `${it('x', 'it.only')}\n`,
  }),
]);
