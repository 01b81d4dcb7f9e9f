import { defineCases } from '../../../src/kit/index.ts';

const CASES = {
  'docs/tests/approve.md':
    '# Approve a swap\n\n| Step | Expected | Actual |\n| --- | --- | --- |\n| press Approve | a tick | a tick |\n',
};
const CODE = { 'src/swap.ts': 'export const swap = 1;\n' };

const runs = (...lines: readonly string[]) => ({
  ...CASES,
  ...CODE,
  'readycheck.yaml': [
    'readycheck: 1',
    'people: {dana: {name: Dana Okoro, role: IT}}',
    'tests:',
    '  manual_runs:',
    ...lines.map((line) => `    - ${line}`),
    '',
  ].join('\n'),
});
const FIRST = '{id: first, by: dana, date: 2026-10-12, cases: docs/tests/approve.md, result: pass}';

const defect = (name: string, from: string, to: string, says: RegExp) => ({
  name,
  files: runs(FIRST.replace(from, to)),
  verdict: 'fail' as const,
  findings: ['readycheck.yaml:5 medium'],
  says,
});

export default defineCases([
  {
    name: 'passes with a record in full',
    files: runs(FIRST),
    verdict: 'pass',
    says: /1 run by hand is recorded in full/,
  },
  defect('fails where the run is old', '2026-10-12', '2026-07-12', /112 days old/),
  defect('fails where the day is still to come', '2026-10-12', '2026-12-12', /still to come/),
  defect('fails where it has no date', 'date: 2026-10-12, ', '', /has no date/),
  defect('fails where a stranger made it', 'by: dana', 'by: tom', /names tom, who is not listed/),
  defect('fails where it did not pass', 'result: pass', 'result: fail', /did not pass/),
  defect('fails where it has no result', ', result: pass', '', /has no result/),
  defect(
    'fails without a document of cases',
    'cases: docs/tests/approve.md, ',
    '',
    /names no document under cases/,
  ),
  defect('fails where the document does not exist', 'approve.md', 'none.md', /which does not exist/),
  defect(
    'fails where the commit does not exist',
    'date:',
    'commit: 1234567, date:',
    /names commit 1234567, which does not exist/,
  ),
  {
    name: 'passes where the commit exists',
    files: runs(FIRST.replace('date:', 'commit: 4f1c2ab, date:')),
    git: { commits: ['4f1c2ab000000000000000000000000000000000'] },
    verdict: 'pass',
  },
  {
    name: 'does not ask for the commit where history is cut',
    files: runs(FIRST.replace('date:', 'commit: 4f1c2ab, date:')),
    git: { shallow: true },
    verdict: 'pass',
  },
  {
    name: 'fails where the document does not say what was expected and what came',
    files: { ...runs(FIRST), 'docs/tests/approve.md': '# Approve\n\nAll is well, we tried it.\n' },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 medium'],
    says: /does not say what was expected/,
  },
  {
    name: 'reads documents in other languages, and tables of values',
    files: {
      ...runs(FIRST, FIRST.replace('first', 'second').replace('approve.md', 'b.csv')),
      'docs/tests/approve.md':
        '| Schritt | Erwartetes Ergebnis | Tatsächliches Ergebnis |\n| --- | --- | --- |\n| a | Soll b | b |\n| c | erwartet | d |\n',
      'docs/tests/b.csv': 'step,expected,actual\na,b,b\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a status file of a coding agent, and asks where it holds results',
    files: {
      ...runs(FIRST.replace('docs/tests/approve.md', 'test_result.md')),
      'test_result.md': '# All tests pass\n\nThe implementation is complete.\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 medium'],
    says: /a status file as coding agents write them/,
  },
  {
    name: 'asks about a document named as a status file that holds results',
    files: {
      ...runs(FIRST.replace('docs/tests/approve.md', 'TESTING_COMPLETE.md')),
      'TESTING_COMPLETE.md': '| Step | Expected | Actual |\n| --- | --- | --- |\n',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:5 medium review'],
  },
  {
    name: 'asks where the cases lie outside, or cannot be read',
    files: {
      ...runs(FIRST.replace('docs/tests/approve.md', '"https://cases.example.net/1"')),
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:5 medium review'],
  },
  {
    name: 'asks where the code changed since',
    files: runs(FIRST),
    git: { changes: [{ date: '2026-10-20', paths: ['src/swap.ts'] }] },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:5 medium review'],
    says: /the code changed on 2026-10-20/,
  },
  {
    name: 'does not mind changes of documents and tests',
    files: runs(FIRST),
    git: { changes: [{ date: '2026-10-20', paths: ['README.md', 'tests/swap.test.ts', 'vite.config.ts'] }] },
    verdict: 'pass',
  },
  {
    name: 'takes older runs for history where no journey points to them',
    files: runs(FIRST.replace('first', 'old').replace('2026-10-12', '2026-02-12'), FIRST),
    verdict: 'pass',
  },
  {
    name: 'judges the runs that journeys point to',
    files: {
      ...runs(FIRST.replace('first', 'old').replace('2026-10-12', '2026-02-12'), FIRST),
      'readycheck.yaml': `
        readycheck: 1
        people: {dana: {name: Dana Okoro, role: IT}}
        tests:
          journeys: [{name: Approve, normal: "manual:old"}]
          manual_runs:
            - {id: old, by: dana, date: 2026-02-12, cases: docs/tests/approve.md, result: pass}
            - ${FIRST}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 medium'],
  },
  {
    name: 'fails where nothing is tested, and does not take a status file for a record',
    files: { ...CODE, 'test_result.md': '# All tests pass\n' },
    verdict: 'fail',
    findings: ['test_result.md medium'],
    says: /test_result\.md is a status file/,
  },
  {
    name: 'fails where automated tests do not cover every journey and no run is recorded',
    files: {
      ...CODE,
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  journeys:\n    - {name: Swap, normal: "tests/none.test.ts::a"}\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 medium'],
    says: /do not cover every journey/,
  },
  {
    name: 'does not apply where automated tests cover every journey',
    files: {
      ...CODE,
      'tests/swap.test.ts':
        "import { swap } from '../src/swap';\nit('swaps', () => { expect(swap).toBe(1); });\n",
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  journeys:\n    - {name: Swap, normal: "tests/swap.test.ts::swaps"}\n  manual_runs: [{id: old}]\n',
    },
    verdict: 'not-applicable',
    says: /Automated tests cover 1 journey/,
  },
  {
    name: 'does not apply where nothing is declared as tested by hand and there are tests',
    files: {
      ...CODE,
      'tests/swap.test.ts':
        "import { swap } from '../src/swap';\nit('swaps', () => { expect(swap).toBe(1); });\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply to a few static pages',
    files: { 'index.html': '<h1>Opening hours</h1>' },
    verdict: 'not-applicable',
  },
]);
