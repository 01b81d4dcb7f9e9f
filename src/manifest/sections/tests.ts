import { z } from 'zod';
import { choice, date, entry, list, person, pointer, prose, scalar, text, textOf } from '../field.ts';

/** The kinds of unexpected input or circumstance that a journey is tested with. */
export const EDGE_KINDS = [
  'empty',
  'invalid',
  'too-large',
  'duplicate',
  'unauthorised',
  'dependency-down',
] as const;

const edge = entry({
  kind: choice('The kind of unexpected input or circumstance.', EDGE_KINDS),
  test: textOf('test', 'The test that tries it: path::title, or manual:<run id>.'),
});

const journey = entry({
  name: prose('What a user does, in a few words.'),
  normal: textOf('test', 'The test of normal use: path::title, or manual:<run id>.'),
  edge: list('Tests with unexpected input; at least two kinds for each journey.', edge),
  not_applicable: z
    .partialRecord(z.enum(EDGE_KINDS), prose('Why it cannot happen.'))
    .describe('Kinds of unexpected input that cannot happen here, each with the reason.'),
});

const manualRun = entry({
  id: scalar('A short name for this run, used as manual:<id>.'),
  by: person('Who ran the test by hand.'),
  date: date('The day of the run.'),
  commit: scalar('The commit that was tested.'),
  cases: pointer('The document with the steps, the expected and the actual results.'),
  result: choice('The result of the whole run.', ['pass', 'fail']),
});

const knownSkip = entry({
  test: prose('The skipped test: path::title, or its title.'),
  reason: prose('Why it is skipped.'),
  until: date('The day by which it is to run again.'),
});

/** How the tool is tested. */
export const testsSection = entry({
  command: text('The one command that runs the tests, as npm test.'),
  journeys: list('What users do with the tool, each with the tests that cover it.', journey),
  manual_runs: list('Tests made by hand, each a dated record.', manualRun),
  known_skips: list('Tests that are switched off on purpose.', knownSkip, 'none-is-an-answer'),
  results: pointer(
    'Where the test run leaves its report (JUnit XML or JSON), if it is kept in the repository.',
    'none-is-an-answer',
  ),
  coverage: pointer('Where the coverage report is, if it is kept in the repository.', 'none-is-an-answer'),
}).describe('Does it work in normal use and with unexpected input?');
