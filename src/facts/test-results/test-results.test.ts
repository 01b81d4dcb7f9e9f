import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { dayOf } from './model.ts';
import { testResults } from './test-results.ts';

async function read(path: string, text: string) {
  const value = (await collect([testResults], memoryRepository({ [path]: text }))).value(testResults);
  if (!value) throw new Error('no value');
  return value;
}

describe('reports of test runs', () => {
  it('are read in JUnit’s form, case by case', async () => {
    const { tests } = await read(
      'report.xml',
      `<?xml version="1.0"?>
      <testsuites tests="4">
        <testsuite name="swap" timestamp="2026-10-20T10:00:00" file="tests/swap.test.ts">
          <testcase classname="swap" name="swaps"/>
          <testcase classname="swap" name="refuses"><failure message="x"/></testcase>
          <testsuite name="inner" timestamp="2026-10-21T10:00:00">
            <testcase classname="inner" name="later"><skipped/></testcase>
            <testcase classname="inner" name="crashes"><error/></testcase>
          </testsuite>
        </testsuite>
      </testsuites>`,
    );
    expect(tests).toEqual([
      {
        path: 'report.xml',
        format: 'JUnit XML',
        date: '2026-10-20',
        ran: 3,
        failed: 2,
        skipped: 1,
        failures: [
          { name: 'refuses', group: 'swap', file: 'tests/swap.test.ts' },
          { name: 'crashes', group: 'inner', file: null },
        ],
      },
    ]);
  });

  it('are read in the form of Jest and Vitest', async () => {
    const { tests } = await read(
      'results.json',
      JSON.stringify({
        numTotalTests: 4,
        numPassedTests: 2,
        numFailedTests: 1,
        numPendingTests: 1,
        startTime: Date.UTC(2026, 9, 20),
        testResults: [
          {
            name: '/home/ci/app/tests/swap.test.ts',
            assertionResults: [
              { title: 'swaps', ancestorTitles: ['rota'], status: 'passed' },
              { title: 'refuses', ancestorTitles: ['rota', 'swap'], status: 'failed' },
            ],
          },
        ],
      }),
    );
    expect(tests).toMatchObject([
      {
        date: '2026-10-20',
        ran: 3,
        failed: 1,
        skipped: 1,
        failures: [{ name: 'refuses', group: 'rota swap', file: '/home/ci/app/tests/swap.test.ts' }],
      },
    ]);
  });

  it('say when nothing ran', async () => {
    expect((await read('a.xml', '<testsuites tests="0"/>')).tests).toMatchObject([{ ran: 0, date: null }]);
    const skipped = '<testsuite><testcase name="a"><skipped/></testcase></testsuite>';
    expect((await read('a.xml', skipped)).tests).toMatchObject([{ ran: 0, skipped: 1 }]);
  });

  it('are told from other files by their shape', async () => {
    for (const [path, text] of [
      ['pom.xml', '<project><testsuite/></project>'],
      ['a.json', '{"numTotalTests": "many"}'],
      ['a.json', '{"total": {"lines": 3}}'],
      ['a.xml', '<coverage line-rate="1"'],
      ['a.info', 'SF is short for something'],
    ] as const) {
      expect(await read(path, text)).toEqual({ tests: [], coverage: [] });
    }
  });
});

describe('reports of coverage', () => {
  it.each([
    [
      'coverage/lcov.info',
      'TN:\nSF:a.ts\nLF:10\nLH:7\nend_of_record\nSF:b.ts\nLF:2\nLH:0\n',
      { lines: 12, covered: 7, date: null },
    ],
    [
      'coverage.xml',
      '<!DOCTYPE coverage SYSTEM "x"><coverage line-rate="0.5" lines-valid="8" lines-covered="4" timestamp="1792454400000"/>',
      { lines: 8, covered: 4, date: '2026-10-20' },
    ],
    [
      'coverage.xml',
      '<coverage line-rate="0.5"><packages><package><classes><class><methods><method><lines><line number="1" hits="1"/></lines></method></methods><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class></classes></package></packages></coverage>',
      { lines: 2, covered: 1, date: null },
    ],
    [
      'coverage/coverage-summary.json',
      '{"total": {"lines": {"total": 9, "covered": 3, "pct": 33.3}}}',
      { lines: 9, covered: 3, date: null },
    ],
  ])('%s', async (path, text, expected) => {
    expect((await read(path, text)).coverage).toMatchObject([{ path, ...expected }]);
  });
});

it('knows days however they are written', () => {
  expect(dayOf('2026-10-20T10:00:00Z')).toBe('2026-10-20');
  expect(dayOf(1792454400)).toBe('2026-10-20');
  expect(dayOf('1792454400123')).toBe('2026-10-20');
  for (const wrong of ['2026-13-40', 'yesterday', '', 0, -1, Number.NaN, 1e300, null])
    expect(dayOf(wrong)).toBeNull();
});

it('never throws, whatever a file holds', async () => {
  const parts = [
    '<testsuites>',
    '<testcase name="a">',
    '</testcase>',
    '<failure/>',
    '<coverage line-rate="1">',
    '"numTotalTests": 1',
    '{',
    '}',
    '[',
    '"total": {"lines": ',
    'SF:a\n',
    'LF:',
    '99999999999\n',
    ':',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string())).map((list) => list.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('a.xml', 'a.json', 'a.info'), async (source, path) => {
      await read(path, source);
    }),
  );
});
