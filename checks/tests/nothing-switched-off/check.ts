import { fileList } from '../../../src/facts/file-list.ts';
import { pytestOptions } from '../../../src/facts/test-blocks/pytest-options.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { focused, narrowed } from './focus.ts';
import { knownSkips, overdue } from './known.ts';
import { tooMany, unexplained } from './skips.ts';
import { suiteOf } from './suite.ts';

export default defineCheck({
  id: 'tests/nothing-switched-off',
  title: 'No tests silently off',
  question: 'Is part of the suite silently off?',
  why: 'One forgotten `.only` makes a suite of hundreds run a single test and stay green. A skipped test is a hole that somebody knew of once; without a reason nobody knows whether it still matters.',
  how: 'Reads each test for what makes it run alone (`.only`, `fit`, `fdescribe`, a focus tag, `-k` and `--deselect` in pytest’s standing options) and for what switches it off (`.skip`, `xit`, `.todo`, `@pytest.mark.skip`, `@Disabled`, `@Ignore`, `Skip =`, `t.Skip`, `skip` in the body). A reason is an argument, a comment above or beside it, or an entry of `tests.known_skips`; a bare TODO is none. A test that is switched off under a condition runs somewhere, and counts as running.',
  passes:
    'No test runs alone, each test that is switched off says why, no known skip is past its day, and at most one test in five is off.',
  fix: 'Remove `.only` and its like. For each skipped test: mend it, delete it, or write the reason above it; list those that stay under `tests.known_skips` with the day by which they are to run again.',
  example: [
    '```yaml',
    'tests:',
    '  known_skips:',
    '    - test: "tests/mail.test.ts::sends the weekly summary"',
    '      reason: the mail sandbox is down until the new contract',
    '      until: 2026-12-15',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { testBlocks, pytestOptions, fileList },
  evaluate({ facts, manifest, today }) {
    const suite = suiteOf(facts.testBlocks.files);
    if (suite.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'There are no automated tests that could be switched off.',
      });
    }
    const known = knownSkips(manifest);
    const off = suite.filter(({ block }) => block.off !== null);
    return conclude({
      examined: suite.length,
      evidence: 'verified',
      findings: [
        ...focused(suite),
        ...narrowed(facts.pytestOptions.values, known),
        ...unexplained(off, known),
        ...tooMany(off.length, suite.length),
        ...overdue(known, off, manifest, today),
      ],
      pass:
        off.length === 0
          ? `None of ${counted(suite.length, 'test')} is switched off.`
          : `${off.length} of ${counted(suite.length, 'test')} ${off.length === 1 ? 'is' : 'are'} switched off, each with its reason.`,
      nothing: 'No tests were found.',
    });
  },
});
