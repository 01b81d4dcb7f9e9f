import type { Trigger } from './model.ts';
import type { Reader } from './reader.ts';

/** One job as a workflow calls it. */
export interface CircleRun {
  readonly id: string;
  /** Its definition in this file; null for an orb's job or an approval. */
  readonly job: Reader | null;
  /** What the workflow says of it. */
  readonly call: Reader;
  readonly triggers: readonly Trigger[];
  readonly condition: string | null;
  /** Waits for a person. */
  readonly manual: boolean;
}

/** The jobs that workflows call, or the one called `build` where there are none. */
export function circleRuns(root: Reader): CircleRun[] {
  const workflows = root
    .get('workflows')
    .fields()
    .filter((workflow) => workflow.key !== 'version');
  if (workflows.length === 0) {
    const job = root.get('jobs', 'build');
    return job.value === undefined
      ? []
      : [{ id: 'build', job, call: job, triggers: [push(job)], condition: null, manual: false }];
  }
  return workflows.flatMap((workflow) =>
    workflow
      .get('jobs')
      .items()
      .flatMap((item) => runsOf(item, workflow, root)),
  );
}

function runsOf(item: Reader, workflow: Reader, root: Reader): CircleRun[] {
  const [named] = item.fields();
  const id = item.text() ?? named?.key;
  if (id === undefined) return [];
  const call = named ?? item;
  const job = root.get('jobs', id);
  const manual = call.get('type').text() === 'approval';
  const known = job.value === undefined ? null : job;
  return [
    { id, job: known, call, triggers: triggersOf(call, workflow), condition: conditionOf(workflow), manual },
  ];
}

/** `when:` on a pipeline parameter: the workflow runs only when asked, unless the parameter is on by default. */
function conditionOf(workflow: Reader): string | null {
  const when = workflow.has('when') ? workflow.get('when') : workflow.get('unless');
  return when.value === undefined ? null : (when.text() ?? when.key);
}

function triggersOf(call: Reader, workflow: Reader): Trigger[] {
  const [schedule] = workflow.get('triggers').items();
  if (schedule) return [{ ...push(schedule), event: 'schedule', name: 'schedule' }];
  const branches = call.get('filters', 'branches');
  const only = branches.get('only').texts().map(plain);
  const ignore = branches.get('ignore').texts().map(plain);
  const released = ignore.includes('**') && call.get('filters', 'tags').value !== undefined;
  if (released) return [{ ...push(call), event: 'other', name: 'tag' }];
  return [{ ...push(call), branches: only.length > 0 ? only : null, branchesIgnore: ignore }];
}

function push({ line }: Reader): Trigger {
  return {
    event: 'push',
    name: 'push',
    line,
    branches: null,
    branchesIgnore: [],
    paths: null,
    pathsIgnore: [],
    types: null,
  };
}

/** The expression that matches everything means every branch; other regular expressions stay as they are. */
function plain(pattern: string): string {
  return pattern === '/.*/' ? '**' : pattern;
}
