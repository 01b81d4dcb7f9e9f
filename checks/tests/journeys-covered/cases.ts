import { defineCases } from '../../../src/kit/index.ts';

const SUITE = {
  'src/swap.ts': 'export const swap = (s) => s;',
  'tests/swap.test.ts': `
    import { swap } from '../src/swap';
    describe('swap', () => {
      it('requests a swap for a future shift', () => { expect(swap('mon')).toBe('mon'); });
      it.skip('approves a swap', () => { expect(swap('tue')).toBe('tue'); });
      it('opens', () => { swap('wed'); });
      it('works', () => { expect(true).toBe(true); });
      it.each(['mon', 'tue'])('takes a swap on %s', (day) => { expect(swap(day)).toBe(day); });
    });
  `,
  'tests/other.test.ts': "it('adds', () => { expect(Math.max(1, two)).toBe(2); });\n",
};

/** One journey, which points there; and what else stands under tests. */
const journey = (pointer: string, ...more: readonly string[]) => ({
  ...SUITE,
  'readycheck.yaml': [
    'readycheck: 1',
    'people: {dana: {name: Dana Okoro, role: IT}}',
    'tests:',
    '  journeys:',
    '    - name: Request a swap',
    `      normal: "${pointer}"`,
    ...more,
    '',
  ].join('\n'),
});

const TEST = 'tests/swap.test.ts::requests a swap for a future shift';

const junit = (date: string, inner: string): string =>
  `<testsuites><testsuite name="swap" timestamp="${date}T10:00:00">${inner}</testsuite></testsuites>`;
const PASSED =
  '<testcase classname="tests/swap.test.ts" name="swap &gt; requests a swap for a future shift"/>';
const FAILED = PASSED.replace('/>', '><failure message="x"/></testcase>');
const reported = (text: string, path = 'reports/junit.xml') => ({
  ...journey(TEST, `  results: ${path}`),
  [path]: text,
});

const failing = (name: string, pointer: string, says: RegExp) => ({
  name,
  files: journey(pointer),
  verdict: 'fail' as const,
  findings: ['readycheck.yaml:6 high'],
  says,
});

export default defineCases([
  ...(
    [
      ['by the title', TEST],
      ['by the titles of its groups', 'tests/swap.test.ts::swap > requests a swap for a future shift'],
      ['without regard to case and spaces', './tests/swap.test.ts::Requests  a Swap for a future shift'],
      ['by the beginning of a title that is a pattern', 'tests/swap.test.ts::takes a swap on mon'],
      ['by the pattern itself', 'tests/swap.test.ts::takes a swap on %s'],
    ] as const
  ).map(([name, pointer]) => ({
    name: `finds a test ${name}`,
    files: journey(pointer),
    verdict: 'pass' as const,
    says: /Normal use is tested for 1 journey\./,
  })),
  failing('fails where the file does not exist', 'tests/none.test.ts::swaps', /the file does not exist/),
  failing('fails where the title does not exist', 'tests/swap.test.ts::swaps', /has no test of that title/),
  failing('fails where the file holds no test', 'src/swap.ts::swaps', /the file holds no test/),
  failing('fails where only a file is named', 'tests/swap.test.ts', /names no test; write path::title/),
  failing('fails where the test is skipped', 'tests/swap.test.ts::approves a swap', /is switched off/),
  failing('fails where the test has no assertion', 'tests/swap.test.ts::opens', /has no assertion/),
  failing('fails where the test compares constants', 'tests/swap.test.ts::works', /compares constants/),
  failing(
    'fails where the test uses nothing of the application',
    'tests/other.test.ts::adds',
    /none of the application’s code/,
  ),
  failing('fails where a run by hand does not exist', 'manual:none', /names no entry of tests.manual_runs/),
  {
    name: 'fails where a journey names no test',
    files: {
      ...SUITE,
      'readycheck.yaml': 'readycheck: 1\ntests:\n  journeys:\n    - name: Request a swap\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 high'],
    says: /names no test of normal use/,
  },
  {
    name: 'fails where no journeys are declared',
    files: { ...SUITE, 'readycheck.yaml': 'readycheck: 1\ntests:\n  command: npm test\n' },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 high'],
  },
  { name: 'fails without a manifest', files: SUITE, verdict: 'fail', findings: ['- high'] },
  {
    name: 'asks about a run by hand',
    files: journey(
      'manual:first',
      '  manual_runs:',
      '    - {id: first, by: dana, date: 2026-10-12, result: pass}',
    ),
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
    says: /tested by hand only/,
  },
  {
    name: 'does not count a run by hand that is old',
    files: journey(
      'manual:first',
      '  manual_runs:',
      '    - {id: first, by: dana, date: 2026-07-12, result: pass}',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
    says: /days old/,
  },
  {
    name: 'does not count a run by hand that did not pass',
    files: journey(
      'manual:first',
      '  manual_runs:',
      '    - {id: first, by: dana, date: 2026-10-12, result: fail}',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
    says: /did not pass/,
  },
  {
    name: 'asks where the test lies outside, or in a language whose tests cannot be read',
    files: {
      ...journey('https://tests.example.net/swap'),
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  journeys:\n    - {name: A, normal: "https://tests.example.net/swap"}\n    - {name: B, normal: "tests/swap.robot::Swap"}\n',
      'tests/swap.robot': '*** Test Cases ***\nSwap\n',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:4 high review', 'readycheck.yaml:5 high review'],
  },
  {
    name: 'finds tests of other languages by convention, and a parametrised one of pytest',
    files: {
      'app.py': 'def add(): ...\n',
      'tests/test_a.py':
        'import pytest\nfrom app import add\n\nclass TestAdd:\n    @pytest.mark.parametrize("n", [1])\n    def test_adds(self, n):\n        assert add()\n',
      'rota_test.go': 'package rota\n\nfunc TestSwap(t *testing.T) {\n\tt.Fatal()\n}\n',
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  journeys:\n    - {name: A, normal: "tests/test_a.py::TestAdd::test_adds[1]"}\n    - {name: B, normal: "rota_test.go::TestSwap"}\n',
    },
    verdict: 'pass',
  },

  // Reports
  {
    name: 'says what a fresh report shows',
    files: reported(junit('2026-10-20', PASSED)),
    verdict: 'pass',
    says: /The report of 2026-10-20 shows 1 test run and 0 failed/,
  },
  ...(
    [
      ['JUnit XML', junit('2026-10-20', FAILED), 'reports/junit.xml'],
      [
        'the JSON of Jest and Vitest',
        JSON.stringify({
          numTotalTests: 1,
          numFailedTests: 1,
          numPassedTests: 0,
          startTime: Date.UTC(2026, 9, 20),
          testResults: [
            {
              name: '/ci/app/tests/swap.test.ts',
              assertionResults: [
                { title: 'requests a swap for a future shift', ancestorTitles: ['swap'], status: 'failed' },
              ],
            },
          ],
        }),
        'reports/results.json',
      ],
    ] as const
  ).map(([name, text, path]) => ({
    name: `fails where the report shows the test as failed: ${name}`,
    files: reported(text, path),
    verdict: 'fail' as const,
    findings: ['readycheck.yaml:6 high'],
    says: /shows "requests a swap for a future shift" as failed/,
  })),
  {
    name: 'does not hold the failure of another test against a journey',
    files: reported(
      junit(
        '2026-10-20',
        `${PASSED}<testcase classname="tests/else.test.ts" name="requests a swap for a future shift"><failure/></testcase>`,
      ),
    ),
    verdict: 'pass',
  },
  {
    name: 'asks where an old report shows the test as failed',
    files: reported(junit('2026-05-20', FAILED)),
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review', 'readycheck.yaml:7 low'],
  },
  ...(
    [
      ['no test ran', junit('2026-10-20', '<testcase name="a"><skipped/></testcase>'), /no test ran in it/],
      ['it is old', junit('2026-07-20', PASSED), /it is 104 days old/],
      ['it is to come', junit('2027-07-20', PASSED), /still to come/],
      [
        'nobody can tell its age',
        '<testsuite><testcase name="a"/></testsuite>',
        /nobody can tell how old it is/,
      ],
    ] as const
  ).map(([name, text, says]) => ({
    name: `says that a report proves nothing: ${name}`,
    files: reported(text),
    verdict: 'pass' as const,
    findings: ['readycheck.yaml:7 low'],
    says,
  })),
  {
    name: 'says that a report proves nothing once the code has changed',
    files: reported(junit('2026-10-20', PASSED)),
    git: {
      changes: [
        { date: '2026-10-25', paths: ['docs/a.md', 'tests/swap.test.ts'] },
        { date: '2026-10-22', paths: ['src/swap.ts'] },
      ],
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:7 low'],
    says: /it is of 2026-10-20, and the code changed on 2026-10-22/,
  },
  {
    name: 'takes the age of a report without a date from git',
    files: reported('<testsuite><testcase name="a"/></testsuite>'),
    git: { changes: [{ date: '2026-10-25', paths: ['reports/junit.xml'] }] },
    verdict: 'pass',
    says: /The report of 2026-10-25 shows 1 test run/,
  },
  {
    name: 'reads a folder of reports',
    files: {
      ...journey(TEST, '  results: target/reports'),
      'target/reports/a.xml': junit('2026-10-20', PASSED),
      'target/reports/b.xml': junit('2026-10-19', '<testcase name="b"/>'),
    },
    verdict: 'pass',
    says: /The report of 2026-10-19 shows 2 tests run/,
  },
  {
    name: 'fails where the report does not exist or is none',
    files: {
      ...journey(TEST, '  results: reports/junit.xml', '  coverage: README.md'),
      'README.md': '# Rota\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 medium', 'readycheck.yaml:8 medium'],
    says: /which does not exist[\s\S]*no report that can be read/,
  },
  {
    name: 'says how much a fresh report of coverage covers, and when an old one proves nothing',
    files: {
      ...journey(TEST, '  coverage: coverage.xml'),
      'coverage.xml': '<coverage line-rate="0.5" lines-valid="8" lines-covered="4" timestamp="1792454400"/>',
    },
    verdict: 'pass',
    says: /Coverage on 2026-10-20: 50 % of 8 lines/,
  },
  {
    name: 'says that a report of coverage proves nothing where its age is not known',
    files: {
      ...journey(TEST, '  coverage: coverage/lcov.info'),
      'coverage/lcov.info': 'SF:a.ts\nLF:2\nLH:1\nend_of_record\n',
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:7 low'],
  },
  {
    name: 'takes none for an answer',
    files: journey(TEST, '  results: none', '  coverage: none'),
    verdict: 'pass',
  },
  {
    name: 'does not apply to a few static pages',
    files: { 'index.html': '<h1>Opening hours</h1>' },
    verdict: 'not-applicable',
  },
]);
