import type { CompositeAction } from './github.ts';
import { withInputs, withMatrix } from './matrix.ts';
import type { Job, OutsideUse, Script, Step, Workflow } from './model.ts';

/** What is known of the repository's own actions and workflows, by their path from the git root. */
export interface LocalParts {
  readonly actions: ReadonlyMap<string, CompositeAction>;
  readonly workflows: ReadonlyMap<string, Workflow>;
}

/** Actions call actions, workflows call workflows: GitHub allows ten and four levels, and cycles nowhere. */
const MAX_DEPTH = 5;
const MAX_STEPS = 2000;

/** The workflow with the steps of its own composite actions and the jobs of its own reusable workflows in place. */
export function follow(workflow: Workflow, parts: LocalParts): Workflow {
  const outside: OutsideUse[] = [];
  const jobs = workflow.jobs.flatMap((job) => followJob(job, parts, outside, 0));
  return { ...workflow, jobs, outside };
}

function followJob(job: Job, parts: LocalParts, outside: OutsideUse[], depth: number): Job[] {
  const steps = job.steps.flatMap((step) => followStep(step, parts, 0)).slice(0, MAX_STEPS);
  const own = { ...job, steps: steps.map((step) => spread(step, job)) };
  if (!job.uses) return [own];
  const called = job.uses.name.startsWith('./') ? parts.workflows.get(clean(job.uses.name)) : undefined;
  if (!called || depth >= MAX_DEPTH) {
    outside.push({ kind: 'workflow', name: job.uses.name, path: job.path, line: job.line });
    return [own];
  }
  const inner = called.jobs.flatMap((child) => followJob(child, parts, outside, depth + 1));
  return [own, ...inner.map((child) => calledJob(child, job))];
}

/** A job of a reusable workflow, under the conditions of the job that calls it. */
function calledJob(job: Job, caller: Job): Job {
  return {
    ...job,
    id: `${caller.id}/${job.id}`,
    condition: caller.condition ?? job.condition,
    needs: job.needs.length > 0 ? job.needs.map((need) => `${caller.id}/${need}`) : caller.needs,
    continueOnError: caller.continueOnError || job.continueOnError,
    steps: job.steps.map((step) => filled(step, caller.with)),
  };
}

function followStep(step: Step, parts: LocalParts, depth: number): Step[] {
  const action = step.uses?.name.startsWith('./') ? actionAt(clean(step.uses.name), parts) : undefined;
  if (!action || depth >= MAX_DEPTH) return [step];
  const inputs = { ...action.inputs, ...step.with };
  const inner = action.steps.map((child) => ({
    ...filled(child, inputs),
    continueOnError: step.continueOnError || child.continueOnError,
    condition: step.condition ?? child.condition,
  }));
  return [step, ...inner.flatMap((child) => followStep(child, parts, depth + 1))];
}

function actionAt(folder: string, { actions }: LocalParts): CompositeAction | undefined {
  const prefix = folder === '' ? '' : `${folder}/`;
  return actions.get(`${prefix}action.yml`) ?? actions.get(`${prefix}action.yaml`);
}

const clean = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '');

function filled(step: Step, inputs: Readonly<Record<string, string>>): Step {
  const scripts = step.scripts.map((script) => withInputs(script, inputs));
  const folder = step.workingDirectory && withInputs({ text: step.workingDirectory, line: 0 }, inputs).text;
  const program = step.program && withInputs(step.program, inputs);
  const expressions = Object.fromEntries(
    Object.entries(step.expressions ?? {}).map(([name, text]) => [
      name,
      withInputs({ text, line: 0 }, inputs).text,
    ]),
  );
  return { ...step, scripts, expressions, ...(program ? { program } : {}), workingDirectory: folder };
}

/** Each script once for each value of the matrix; the folder with its first value. */
function spread(step: Step, { matrix }: Job): Step {
  const scripts = step.scripts.flatMap((script): Script[] => withMatrix(script, matrix));
  const folder = step.workingDirectory;
  if (folder === null) return { ...step, scripts };
  return {
    ...step,
    scripts,
    workingDirectory: withMatrix({ text: folder, line: 0 }, matrix)[0]?.text ?? folder,
  };
}
