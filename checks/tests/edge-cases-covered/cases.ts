import { defineCases } from '../../../src/kit/index.ts';

const SUITE = {
  'src/swap.ts': 'export const swap = (s) => s;',
  'tests/swap.test.ts': `
    import { swap } from '../src/swap';
    it('rejects a shift in the past', () => { expect(() => swap('past')).toThrow(); });
    it('shows a message when saving fails', async () => { api.mockRejectedValue(new Error('x')); expect(await swap('a')).toBe('later'); });
    it('cannot swap the shift of a colleague', async () => { expect((await post('/swap')).status).toBe(403); });
    it('keeps the list as it was', () => { expect(swap('mon')).toBe('mon'); });
    it('weist leere Wochen ab', () => { expect(swap('')).toBe('x'); });
    it.skip('accepts a long note', () => { expect(swap('x'.repeat(5000))).toBe('x'); });
  `,
};

const journeys = (...lines: readonly string[]) => ({
  ...SUITE,
  'readycheck.yaml': [
    'readycheck: 1',
    'people: {dana: {name: Dana Okoro, role: IT}}',
    'tests:',
    '  journeys:',
    ...lines,
    '',
  ].join('\n'),
});
const edge = (kind: string, title: string): string => `{kind: ${kind}, test: "tests/swap.test.ts::${title}"}`;
const INVALID = edge('invalid', 'rejects a shift in the past');
const DOWN = edge('dependency-down', 'shows a message when saving fails');

export default defineCases([
  {
    name: 'passes with tests of two kinds',
    files: journeys('    - name: Swap', `      edge: [${INVALID}, ${DOWN}]`),
    verdict: 'pass',
    says: /tested for 1 journey, by 2 tests/,
  },
  {
    name: 'fails with one kind only, however many tests',
    files: journeys(
      '    - name: Swap',
      `      edge: [${INVALID}, ${edge('invalid', 'cannot swap the shift of a colleague')}]`,
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
    says: /tested with 1 kind of unexpected input, and needs 2/,
  },
  {
    name: 'fails with none',
    files: journeys('    - name: Swap'),
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
    says: /tested with 0 kinds/,
  },
  {
    name: 'asks for fewer where kinds cannot happen, with the reason',
    files: journeys(
      '    - name: Read',
      `      edge: [${edge('unauthorised', 'cannot swap the shift of a colleague')}]`,
      '      not_applicable: {empty: nothing is entered, invalid: nothing is entered, too-large: nothing is entered, duplicate: nothing is saved, dependency-down: static page}',
    ),
    verdict: 'pass',
  },
  {
    name: 'does not ask for fewer as long as two kinds are left',
    files: journeys(
      '    - name: Read',
      `      edge: [${INVALID}]`,
      '      not_applicable: {duplicate: nothing is saved}',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
  },
  {
    name: 'fails where a test does not exist, is skipped or names no kind',
    files: journeys(
      '    - name: Swap',
      '      edge:',
      `        - ${INVALID}`,
      `        - ${DOWN}`,
      `        - ${edge('empty', 'refuses nothing')}`,
      `        - ${edge('too-large', 'accepts a long note')}`,
      '        - {test: "tests/swap.test.ts::rejects a shift in the past"}',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 high', 'readycheck.yaml:10 high', 'readycheck.yaml:11 high'],
    says: /has no test of that title[\s\S]*is switched off[\s\S]*names no kind/,
  },
  {
    name: 'does not count what does not resolve as a kind',
    files: journeys('    - name: Swap', `      edge: [${INVALID}, ${edge('empty', 'refuses nothing')}]`),
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high', 'readycheck.yaml:6 high'],
  },
  {
    name: 'asks about a test that does not look like its kind',
    files: journeys(
      '    - name: Swap',
      `      edge: [${INVALID}, ${edge('duplicate', 'keeps the list as it was')}]`,
    ),
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
    says: /nothing in it shows that/,
  },
  {
    name: 'knows kinds by their input and by words of other languages',
    files: journeys(
      '    - name: Swap',
      `      edge: [${INVALID}, ${edge('empty', 'weist leere Wochen ab')}]`,
    ),
    verdict: 'pass',
  },
  {
    name: 'takes any refusal for a sign of any kind',
    files: journeys(
      '    - name: Swap',
      `      edge: [${INVALID}, ${edge('duplicate', 'cannot swap the shift of a colleague')}]`,
    ),
    verdict: 'pass',
  },
  {
    name: 'knows refusals in Python and in languages told by convention',
    files: {
      'app.py': 'def add(): ...\n',
      'tests/test_a.py':
        'import pytest\nfrom app import add\n\ndef test_one():\n    with pytest.raises(ValueError):\n        add()\n',
      'src/test/java/AddTest.java':
        'class AddTest {\n  @Test\n  void two() { assertThrows(Oops.class, () -> add()); }\n}\n',
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  journeys:\n    - name: Add\n      edge:\n        - {kind: too-large, test: "tests/test_a.py::test_one"}\n        - {kind: duplicate, test: "src/test/java/AddTest.java::two"}\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks about a run by hand, which counts as its kind',
    files: journeys(
      '    - name: Swap',
      `      edge: [${INVALID}, {kind: empty, test: "manual:first"}]`,
      '  manual_runs: [{id: first, by: dana, date: 2026-10-12, result: pass}]',
    ),
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
  },
  {
    name: 'fails where the report shows a test as failed',
    files: {
      ...journeys('    - name: Swap', `      edge: [${INVALID}, ${DOWN}]`, '  results: junit.xml'),
      'junit.xml':
        '<testsuite timestamp="2026-10-20T10:00:00"><testcase classname="tests/swap.test.ts" name="rejects a shift in the past"><failure/></testcase></testsuite>',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high', 'readycheck.yaml:6 high'],
    says: /as failed/,
  },
  { name: 'fails where no journeys are declared', files: SUITE, verdict: 'fail', findings: ['- high'] },
  {
    name: 'does not apply to a few static pages',
    files: { 'index.html': '<h1>Opening hours</h1>' },
    verdict: 'not-applicable',
  },
]);
