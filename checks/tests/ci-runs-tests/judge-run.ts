import type { CiInvocation, CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import type { Trigger } from '../../../src/facts/workflows/model.ts';
import { firesOnChange } from '../../../src/facts/workflows/triggers.ts';
import type { Place } from '../../../src/kit/index.ts';

/** One place where CI starts tests, and why that does not protect a change. */
export interface TestRun {
  readonly runner: string;
  readonly folder: string | null;
  readonly workflow: string;
  readonly at: Place;
  /** The triggers by which it runs on a change. */
  readonly triggers: readonly Trigger[];
  /** Null where the run counts. */
  readonly problem: { readonly subject: string; readonly message: string } | null;
}

/** Every test run of CI, judged one by one. */
export function testRuns(runs: readonly CiRun[], branches: readonly string[]): TestRun[] {
  return runs
    .filter(({ elsewhere }) => !elsewhere)
    .flatMap((run) =>
      run.invocations
        .filter(({ kind }) => kind === 'test')
        .map((invocation) => judged(run, invocation, branches)),
    );
}

function judged(run: CiRun, invocation: CiInvocation, branches: readonly string[]): TestRun {
  const triggers = run.triggers.filter((trigger) => firesOnChange(trigger, branches));
  return {
    runner: invocation.runner ?? 'tests',
    folder: invocation.folder,
    workflow: run.workflow,
    at: placeOf(run, invocation),
    triggers,
    problem: problemOf(run, invocation, triggers, branches),
  };
}

/** The script that masks a failure, where that is not CI's own. */
function placeOf(run: CiRun, { masked, maskedHere, at, line }: CiInvocation): Place {
  return masked && !maskedHere && at ? at : { path: run.path, line };
}

function problemOf(
  run: CiRun,
  invocation: CiInvocation,
  triggers: readonly Trigger[],
  branches: readonly string[],
): TestRun['problem'] {
  const tool = invocation.runner ?? 'the tests';
  if (run.chance === 'never') {
    return {
      subject: 'switched off',
      message: `CI holds a step that runs ${tool}, but its condition never lets it run, so a change that breaks the tool goes through unnoticed.`,
    };
  }
  if (invocation.masked) {
    return {
      subject: 'failure masked',
      message: `CI runs ${tool}, but the command throws their failure away, so the build stays green when tests fail.`,
    };
  }
  if (run.soft) {
    return {
      subject: 'failure allowed',
      message: `CI runs ${tool}, but the step is allowed to fail (continue-on-error or allow_failure), so the build stays green when tests fail.`,
    };
  }
  if (run.manual || run.chance === 'elsewhere' || triggers.length === 0) {
    return {
      subject: 'not on every change',
      message: `CI runs ${tool}, but ${whenInstead(run, branches)}; a change reaches ${branches.join(' or ')} untested.`,
    };
  }
  return null;
}

const WORDS: Readonly<Record<Trigger['event'], string>> = {
  pull_request: 'for pull requests to other branches',
  push: 'for pushes to other branches',
  schedule: 'by the clock',
  manual: 'when somebody starts it by hand',
  workflow_call: 'when another workflow calls it',
  merge_group: 'in a merge queue',
  other: 'for other events, such as a release',
};

function whenInstead({ triggers, manual, chance }: CiRun, branches: readonly string[]): string {
  if (manual) return 'only when somebody starts it by hand';
  if (chance === 'elsewhere') return 'its condition lets it run only for releases, schedules or by hand';
  const words = [
    ...new Set(
      triggers.filter((trigger) => !firesOnChange(trigger, branches)).map(({ event }) => WORDS[event]),
    ),
  ];
  return words.length === 0 ? 'nothing starts that workflow' : `only ${words.join(' and ')}`;
}
