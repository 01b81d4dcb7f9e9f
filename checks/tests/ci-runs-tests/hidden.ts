import type { CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import type { ForeignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import type { Workflow } from '../../../src/facts/workflows/model.ts';
import type { ContinuousIntegration } from '../../../src/facts/workflows/workflows.ts';
import { type Finding, review } from '../../../src/kit/index.ts';

/** Where tests may run though the repository cannot show it; each as a question for a sign-off. */
export function hidden(ci: ContinuousIntegration, runs: readonly CiRun[], foreign: readonly ForeignCi[]): Finding[] {
  return [
    ...foreign.map(({ system, path }) =>
      review('high', {
        subject: system,
        message: `${system} is set up here, and its files are not read by this audit: whether it runs the tests on every change must be confirmed by a person.`,
        at: { path },
      }),
    ),
    ...ci.workflows.flatMap((workflow) => [...outsideWork(workflow), ...outsideActions(workflow)]),
    ...firstOfEach(runs.filter(mayTest)).map((run) =>
      review('high', {
        subject: `unclear ${run.job}`,
        message: `CI runs a command here that may run tests, but what it comes to cannot be seen: ${clue(run)}. Somebody must confirm that it runs the tests and fails when they fail.`,
        at: { path: run.path, line: run.line },
      }),
    ),
    ...ci.notExamined.map(({ path, reason }) =>
      review('high', { subject: 'unread', message: `This file of continuous integration could not be read (${reason}), so what it runs is unknown.`, at: { path } }),
    ),
  ];
}

/** Names of things that surely do no testing. */
const OTHER_WORK = /codeql|stale|label|release|scan|secur|sast|secret|lint|doc|deploy|publish|dependabot|dependency|triage|changelog|notify|sync|cache|auto-?merge|pages|report|upload|result|coverage|summary/i;
const TEST_WORK = /test|\bci\b|check|build|verify|auto-devops|pipeline/i;

function outsideWork({ outside }: Workflow): Finding[] {
  return outside
    .filter(({ name }) => !OTHER_WORK.test(lastPart(name)) || TEST_WORK.test(lastPart(name)))
    .map(({ kind, name, path, line }) =>
      review('high', {
        subject: name,
        message: `The ${kind} "${name}" is kept outside this repository, so what it runs cannot be seen. Somebody must confirm that it runs the tests on every change.`,
        at: { path, line },
      }),
    );
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** An organisation's own action whose name speaks of tests. */
function outsideActions({ jobs }: Workflow): Finding[] {
  return jobs.flatMap((job) =>
    job.steps.flatMap(({ uses, path, scripts }) => {
      const tests = uses && !uses.name.startsWith('.') && scripts.length === 0 && /(^|[/_-])(run-?)?tests?($|[/_-])/i.test(uses.name);
      if (!uses || !tests || OTHER_WORK.test(uses.name)) return [];
      const message = `The action "${uses.name}" is kept outside this repository, so what it runs cannot be seen. Somebody must confirm that it runs the tests.`;
      return [review('high', { subject: uses.name, message, at: { path, line: uses.line } })];
    }),
  );
}

/** One run a job. */
function firstOfEach(runs: readonly CiRun[]): CiRun[] {
  return runs.filter((run, index) => runs.findIndex(({ workflow, job }) => workflow === run.workflow && job === run.job) === index);
}

const NO_TESTS = /^(gh|git|aws|az|gcloud|curl|wget|codecov|cp|mv|npm|pnpm|yarn|cd|python|pip|apt-get|apt)$/;

function mayTest(run: CiRun): boolean {
  if (run.elsewhere) return run.invocations.some(({ kind }) => kind === 'test') || run.unresolved.some(({ name }) => /test/i.test(name));
  return clue(run) !== '';
}

function clue(run: CiRun): string {
  const unclear = run.invocations.find(
    ({ kind, words }) => kind === 'unknown' && !NO_TESTS.test(words[0] ?? '') && words.slice(0, 6).some((word) => /^[^-].*$/.test(word) && /(^|[^a-z])(tests?|specs?|e2e)([^a-z]|$)|^flake$/i.test(word)),
  );
  return unclear ? unclear.words.slice(0, 4).join(' ') : run.elsewhere ? 'it runs in another folder of the repository' : '';
}
