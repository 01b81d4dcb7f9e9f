import type { CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import type { ForeignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import type { Workflow } from '../../../src/facts/workflows/model.ts';
import { mayCheck, type Unseen, unseenCi } from '../../../src/facts/workflows/unseen.ts';
import type { ContinuousIntegration } from '../../../src/facts/workflows/workflows.ts';
import { type Finding, review } from '../../../src/kit/index.ts';

const CONFIRM =
  'Somebody must confirm that it runs the tests on every change, and that a failure stops the change.';

/** Where tests may run though the repository cannot show it; each as a question for a sign-off. */
export function hidden(
  ci: ContinuousIntegration,
  runs: readonly CiRun[],
  foreign: readonly ForeignCi[],
): Finding[] {
  const unseen = [
    ...unseenCi(ci, foreign),
    ...ci.workflows.flatMap((workflow) => outsideActions(workflow)),
    ...firstOfEach(runs.filter((run) => (run.elsewhere ? testsElsewhere(run) : clue(run) !== null))).map(
      (run) => unclear(run),
    ),
  ];
  return unseen.map(({ subject, text, path, line }) =>
    review('high', {
      subject,
      message: `${text} ${CONFIRM}`,
      at: line === undefined ? { path } : { path, line },
    }),
  );
}

/** An organisation's own action whose name speaks of tests. */
function outsideActions({ jobs }: Workflow): Unseen[] {
  return jobs.flatMap((job) =>
    job.steps.flatMap(({ uses, path, scripts }) => {
      const tests =
        uses &&
        !uses.name.startsWith('.') &&
        scripts.length === 0 &&
        /(^|[/_-])(run-?)?tests?($|[/_-])/i.test(uses.name);
      if (!tests || !mayCheck(uses.name.replace(/tests?/i, ''))) return [];
      const text = `The action "${uses.name}" is kept outside this repository, so what it runs cannot be seen.`;
      return [{ subject: uses.name, text, path, line: uses.line }];
    }),
  );
}

/** One run a job. */
function firstOfEach(runs: readonly CiRun[]): CiRun[] {
  return runs.filter(
    (run, index) =>
      runs.findIndex(({ workflow, job }) => workflow === run.workflow && job === run.job) === index,
  );
}

function unclear(run: CiRun): Unseen {
  const what = clue(run) ?? 'it runs in another folder of the repository';
  const text = `CI runs a command here that may run tests, but what it comes to cannot be seen: ${what}.`;
  return { subject: `unclear ${run.job}`, text, path: run.path, line: run.line };
}

function testsElsewhere(run: CiRun): boolean {
  return (
    run.invocations.some(({ kind }) => kind === 'test') ||
    run.unresolved.some(({ name }) => /test/i.test(name))
  );
}

const NO_TESTS = /^(gh|git|aws|az|gcloud|curl|wget|codecov|cp|mv|npm|pnpm|yarn|cd|python|pip|apt-get|apt)$/;
const TEST_WORD = /(^|[^a-z])(tests?|specs?|e2e)([^a-z]|$)|^flake$/i;

/** The start of a command that speaks of tests and is none that is known; null if the run has none. */
function clue(run: CiRun): string | null {
  const found = run.invocations.find(
    ({ kind, words }) =>
      kind === 'unknown' &&
      !NO_TESTS.test(words[0] ?? '') &&
      words.slice(0, 6).some((word) => !word.startsWith('-') && TEST_WORD.test(word)),
  );
  return found ? found.words.slice(0, 4).join(' ') : null;
}
