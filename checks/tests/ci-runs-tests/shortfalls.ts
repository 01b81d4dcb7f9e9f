import type { CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import { firesOnChange } from '../../../src/facts/workflows/triggers.ts';
import type { ContinuousIntegration } from '../../../src/facts/workflows/workflows.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';
import type { Coverage } from './coverage.ts';
import type { TestRun } from './judge-run.ts';

interface Seen {
  readonly runs: readonly TestRun[];
  readonly reach: Coverage;
  readonly ci: ContinuousIntegration;
  readonly ciRuns: readonly CiRun[];
  readonly branches: readonly string[];
}

/** Why no test run protects a change: what stands closest to working comes first, and hides the rest. */
export function shortfalls({ runs, reach, ci, ciRuns, branches }: Seen): Finding[] {
  const filtered = runs.find(({ problem }) => problem === null);
  if (filtered) return [pathsLeftOut(filtered, reach)];
  if (runs.length > 0) return onePerWorkflow(runs);
  const missing = ciRuns.flatMap((run) => namedButMissing(run));
  return missing.length > 0 ? missing.slice(0, 3) : [noTests(ci, branches)];
}

function pathsLeftOut({ workflow, triggers }: TestRun, { missed }: Coverage): Finding {
  const message = `CI runs tests only when certain files change, and most of the application is not among them: a change of ${missed ?? 'its code'} is never tested. Remove the path filters, or let them name the application's folders.`;
  return fail('high', {
    subject: 'path filters',
    message,
    at: { path: workflow, line: triggers[0]?.line ?? 1 },
  });
}

/** The same mistake in one file is said once. */
function onePerWorkflow(runs: readonly TestRun[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { problem, workflow, at } of runs) {
    const key = `${workflow}\0${problem?.subject}`;
    if (problem && !found.has(key)) found.set(key, fail('high', { ...problem, at }));
  }
  return [...found.values()].slice(0, 5);
}

function namedButMissing({ unresolved, path, line }: CiRun): Finding[] {
  return unresolved
    .filter(({ kind, name }) => kind !== 'folder' && /test|spec|e2e/i.test(name))
    .map(({ kind, name }) =>
      fail('high', {
        subject: `missing ${name}`,
        message: `CI calls the ${kind} "${name}", which does not exist in this repository, so no tests run. Add it, or call the one that runs the tests.`,
        at: { path, line },
      }),
    );
}

function noTests({ workflows }: ContinuousIntegration, branches: readonly string[]): Finding {
  const onChange = workflows.find(({ triggers }) =>
    triggers.some((trigger) => firesOnChange(trigger, branches)),
  );
  const first = onChange ?? workflows[0];
  if (!first) {
    const message =
      'Nothing runs the tests when the code changes: there is no continuous integration, and no build command of a host that runs them. A change that breaks the tool reaches its users unnoticed.';
    return fail('high', { subject: 'no continuous integration', message });
  }
  const names = [...new Set(workflows.map(({ path }) => path))];
  const listed = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  const message = `Continuous integration is set up (${listed}), but none of its steps runs tests. Add a step with the test command to a workflow that runs on pull requests.`;
  return fail('high', { subject: 'no test step', message, at: { path: first.path } });
}
