import { type Case, defineCases } from '../../../src/kit/index.ts';

const file = (text: string) => ({
  'src/sum.js': 'export const sum = (a, b) => a + b;\n',
  'src/sum.test.js': text,
});

/** So many tests that assert, and some that do not. */
const suite = (sound: number, ...others: readonly string[]): string =>
  [
    "import { sum } from './sum';",
    ...Array.from(
      { length: sound },
      (_, i) => `it('adds ${i}', () => { expect(sum(1, ${i})).toBe(1 + ${i}); });`,
    ),
    ...others,
    '',
  ].join('\n');

const SILENT = "it('runs', () => { sum(1, 2); });";

/** A single test, which asserts or not. */
const one = (
  name: string,
  files: Record<string, string>,
  verdict: 'pass' | 'fail',
  place?: string,
): Case => ({
  name,
  files,
  verdict,
  ...(place === undefined ? {} : { findings: [`${place} medium`] }),
});

export default defineCases([
  {
    name: 'passes where every test asserts',
    files: file(suite(3)),
    verdict: 'pass',
    says: /3 tests assert something, 0 of 3 do not\./,
  },
  {
    name: 'passes where one test in ten does not',
    files: file(suite(9, SILENT)),
    verdict: 'pass',
    says: /1 of 10 do not/,
  },
  {
    name: 'fails where more than one test in ten does not',
    files: file(suite(8, SILENT)),
    verdict: 'fail',
    findings: ['src/sum.test.js:10 medium'],
    says: /1 of 9 tests \(11 %\) check nothing[\s\S]*src\/sum\.test\.js:10\./,
  },
  {
    name: 'fails for a test that compares constants, however many others there are',
    files: file(suite(50, "it('works', () => { expect(true).toBe(true); });")),
    verdict: 'fail',
    findings: ['src/sum.test.js:52 medium'],
    says: /"works" can never fail/,
  },
  {
    name: 'advises only, in a large suite, where a handful compares constants',
    files: file(suite(150, "it('works', () => { expect(true).toBe(true); });")),
    verdict: 'pass',
    findings: ['src/sum.test.js:152 low'],
  },
  {
    name: 'fails for assert True in Python',
    files: {
      'tests/test_sum.py': 'from app import add\n\ndef test_add():\n    assert True\n',
      'app.py': 'def add(): ...\n',
    },
    verdict: 'fail',
    findings: ['tests/test_sum.py:3 medium'],
  },
  ...(
    [
      ['assert.ok(true)', "const assert = require('assert');\nit('works', () => { assert.ok(true); });\n"],
      ['t.pass-like constants', "import test from 'ava';\ntest('works', (t) => { t.is(1, 1); });\n"],
      [
        'constants of every form',
        "import { sum } from './sum';\nit('works', () => { expect(1 + 1).toEqual(2); });\n",
      ],
    ] as const
  ).map(([name, text]) => one(`fails for ${name}`, file(text), 'fail', 'src/sum.test.js:2')),
  ...(
    [
      [
        'JUnit',
        'src/test/java/SumTest.java',
        'class SumTest {\n  @Test\n  void adds() { assertTrue(true); }\n}\n',
        2,
      ],
      [
        'PHPUnit',
        'tests/SumTest.php',
        '<?php\nclass SumTest {\n  public function testAdds() { $this->assertTrue(true); }\n}\n',
        3,
      ],
      ['Rust', 'src/lib.rs', '#[test]\nfn adds() {\n  assert!(true);\n}\n', 1],
    ] as const
  ).map(([name, path, text, line]) =>
    one(`fails for constants in ${name}`, { [path]: text }, 'fail', `${path}:${line}`),
  ),
  ...(
    [
      ['chai’s should', "it('adds', () => { sum(1, 2).should.equal(3); });"],
      [
        'node:assert',
        "const assert = require('node:assert');\nit('adds', () => { assert.equal(sum(1, 2), 3); });",
      ],
      ['supertest', "it('lists', async () => { await request(app).get('/').expect(200); });"],
      [
        'Testing Library’s queries that throw',
        "it('shows', () => { render(App); screen.getByText('Rota'); });",
      ],
      ['a snapshot', "it('shows', () => { expectSnapshot(render(App)); });"],
      ['expect.assertions', "it('shows', async () => { expect.assertions(1); await run(); });"],
      ['a deliberate throw', "it('adds', () => { if (sum(1, 2) !== 3) throw new Error('wrong'); });"],
      [
        'the test’s own argument',
        "import test from 'node:test';\ntest('adds', (t) => { t.assert.equal(sum(1, 2), 3); });",
      ],
      ['Cypress', "it('opens', () => { cy.visit('/'); cy.contains('Rota'); });"],
      ['types that the compiler checks', "it('infers', () => { type verify = Expect<Equal<A, B>>; });"],
      [
        'assertions in a loop',
        "it('adds', () => { for (const n of [1, 2]) { expect(sum(n, 0)).toBe(n); } });",
      ],
    ] as const
  ).map(([name, text]) => one(`counts ${name}`, { ...file(''), 'src/sum.test.ts': text }, 'pass')),
  one(
    'follows a helper of the same file',
    file("function adds(a, b, c) { expect(sum(a, b)).toBe(c); }\nit('adds', () => { adds(1, 2, 3); });\n"),
    'pass',
  ),
  one(
    'does not believe a helper’s name where its body asserts nothing',
    file("const expectSum = (a, b) => { sum(a, b); };\nit('adds', () => { expectSum(1, 2); });\n"),
    'fail',
    'src/sum.test.js:2',
  ),
  one(
    'follows a helper of another file',
    {
      ...file("import { saved } from './test-utils/saved';\nit('saves', () => { saved(1); });\n"),
      'src/test-utils/saved.js': 'export function saved(a) { expect(a).toBe(1); }\n',
    },
    'pass',
  ),
  one(
    'does not believe the name of a helper of another file that asserts nothing',
    {
      ...file("import { expectSaved } from './test-utils/saved';\nit('saves', () => { expectSaved(1); });\n"),
      'src/test-utils/saved.js': 'export function expectSaved(a) { return a; }\n',
    },
    'fail',
    'src/sum.test.js:2',
  ),
  one(
    'believes the name of a helper that cannot be found',
    file("import { expectSaved } from 'kit';\nit('saves', () => { expectSaved(1); });\n"),
    'pass',
  ),
  one(
    'does not take ticking a box for an assertion',
    file("it('ticks', async () => { await box.check(); });\n"),
    'fail',
    'src/sum.test.js:1',
  ),
  one(
    'follows a function that is given in place of the test',
    file("const adds = () => { expect(sum(1, 2)).toBe(3); };\nit('adds', adds);\n"),
    'pass',
  ),
  one(
    'follows methods of the class, and mocks, in Python',
    {
      'app.py': 'def add(): ...\n',
      'tests/test_sum.py':
        'from app import add\n\nclass TestSum(TestCase):\n    def sums(self, n):\n        self.assertEqual(add(), n)\n\n    def test_a(self):\n        self.sums(1)\n\n    def test_b(self):\n        add()\n        mock.assert_called_once()\n\n    def test_c(self):\n        with raises(ValueError):\n            add()\n',
    },
    'pass',
  ),
  one(
    'follows a helper that a Python test inherits',
    {
      'app.py': 'def add(): ...\n',
      'tests/base.py': 'class Base:\n    def sums(self, n):\n        assert n\n',
      'tests/test_sum.py':
        'from tests.base import Base\nfrom app import add\n\nclass TestSum(Base):\n    def test_a(self):\n        self.sums(add())\n',
    },
    'pass',
  ),
  one(
    'reads on after a with statement that opens a tuple',
    {
      'app.py': 'def add(): ...\n',
      'tests/test_sum.py':
        'from app import add\n\ndef test_a():\n    with add() as (b, c):\n        b()\n    assert c\n',
    },
    'pass',
  ),
  one(
    'leaves tests that are switched off to another check',
    file(suite(2, "it.skip('runs', () => { sum(1, 2); });", "it.todo('later');")),
    'pass',
  ),
  {
    name: 'says of other languages what cannot be told, and does not guess',
    files: {
      'sum_test.go':
        'package sum\n\nfunc TestAdds(t *testing.T) {\n\tt.Fatal()\n}\n\nfunc TestRuns(t *testing.T) {\n\trun(t)\n}\n',
    },
    verdict: 'pass',
    says: /1 test asserts something, 0 of 1 do not\. Of 1 more test \(1 in Go\) it cannot be told/,
  },
  {
    name: 'asks where no test could be judged',
    files: { 'sum_test.go': 'package sum\n\nfunc TestRuns(t *testing.T) {\n\trun(t)\n}\n' },
    verdict: 'needs-review',
    findings: ['- medium review'],
  },
  {
    name: 'does not apply without tests',
    files: { 'src/sum.js': 'export const sum = 1;\n' },
    verdict: 'not-applicable',
  },
]);
