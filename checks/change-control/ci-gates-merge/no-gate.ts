import type { CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import type { ForeignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import type { Workflow } from '../../../src/facts/workflows/model.ts';
import { firesBeforeMerge } from '../../../src/facts/workflows/triggers.ts';
import { unseenCi } from '../../../src/facts/workflows/unseen.ts';
import type { ContinuousIntegration } from '../../../src/facts/workflows/workflows.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/** Why no change is checked before it is merged. */
export function noGate(
  workflows: readonly Workflow[],
  late: readonly CiRun[],
  branches: readonly string[],
): Finding[] {
  const [first] = late;
  if (first)
    return [
      fail('high', {
        subject: 'checked too late',
        message: whenLate(first, branches),
        at: { path: first.path, line: first.line },
      }),
    ];
  const pull = workflows.find(({ triggers }) =>
    triggers.some((trigger) => firesBeforeMerge(trigger, branches)),
  );
  if (pull) {
    const message = `Workflows run on pull requests (${pull.path}), but none of them builds or tests this application; scanners and labels say nothing of whether it still works.`;
    return [fail('high', { subject: 'no check', message, at: { path: pull.path } })];
  }
  const message = `Nothing checks a change before it reaches ${branches.join(' or ')}: no workflow that builds or tests runs on pull requests. A change that breaks the tool goes live as easily as one that does not.`;
  return [
    fail('high', { subject: 'no check', message, at: workflows[0] ? { path: workflows[0].path } : null }),
  ];
}

function whenLate(run: CiRun, branches: readonly string[]): string {
  const branch = branches.join(' or ');
  if (run.soft) return `The check here is allowed to fail, so it keeps nothing out of ${branch}.`;
  if (run.triggers.some((trigger) => firesBeforeMerge(trigger, branches))) {
    return `The check here does not run for an ordinary pull request, by its condition, so it keeps nothing out of ${branch}.`;
  }
  return `The application is checked only after a change has reached ${branch}: this workflow is not started by pull requests. Add \`pull_request\` to what starts it.`;
}

/** Checks that may exist where they cannot be seen. */
export function unseenGates(ci: ContinuousIntegration, foreign: readonly ForeignCi[]): Finding[] {
  return unseenCi(ci, foreign).map(({ subject, text, path, line }) => {
    const message = `${text} Somebody must confirm that it checks every change before it is merged.`;
    return review('high', { subject, message, at: line === undefined ? { path } : { path, line } });
  });
}
