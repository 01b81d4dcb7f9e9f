import { defineFileFact } from '../../kit/fact.ts';
import { yaml } from '../../parsers/yaml.ts';
import type { Job, Step, Trigger, Workflow } from './model.ts';
import { type Reader, reader } from './reader.ts';
import { joinScripts, scriptsOf } from './scripts.ts';

/** Bitbucket Pipelines: each step is a job of its own, started by the kind of pipeline that it stands in. */
export const bitbucketWorkflows = defineFileFact<Workflow>({
  id: 'bitbucket-workflows',
  files: ['bitbucket-pipelines.yml'],
  scope: 'repository',
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    if (!document) return null;
    const root = reader(document);
    const source = file.text.split('\n');
    const image = root.get('image').text() ?? root.get('image', 'name').text();
    const starts = startsOf(root.get('pipelines'));
    const jobs = starts.flatMap(({ trigger, steps }) =>
      flatSteps(steps).map((step, index) => jobOf(step, { trigger, index, image, source, path: file.path })),
    );
    return {
      system: 'bitbucket-pipelines',
      path: file.path,
      name: null,
      triggers: starts.map(({ trigger }) => trigger),
      permissions: null,
      env: [],
      jobs,
      outside: [],
    };
  },
});

interface Start {
  readonly trigger: Trigger;
  readonly steps: Reader;
}

function startsOf(pipelines: Reader): Start[] {
  const start = (
    event: Trigger['event'],
    name: string,
    steps: Reader,
    branches: string[] | null = null,
  ): Start => ({
    trigger: {
      event,
      name,
      line: steps.line,
      branches,
      branchesIgnore: [],
      paths: null,
      pathsIgnore: [],
      types: null,
    },
    steps,
  });
  const each = (kind: string, event: Trigger['event'], branches: boolean): Start[] =>
    pipelines
      .get(kind)
      .fields()
      .map((steps) => start(event, `${kind} ${steps.key}`, steps, branches ? [steps.key] : null));
  return [
    ...(pipelines.has('default') ? [start('push', 'default', pipelines.get('default'))] : []),
    // The pattern names the branch that the pull request comes from.
    ...each('pull-requests', 'pull_request', false),
    ...each('branches', 'push', true),
    ...each('custom', 'manual', false),
    ...each('tags', 'other', false),
  ];
}

/** The steps of a pipeline, those in `parallel` and `stage` among them. */
function flatSteps(list: Reader): Reader[] {
  return list.items().flatMap((item) => {
    if (item.has('step')) return [item.get('step')];
    const group = item.has('parallel') ? item.get('parallel') : item.get('stage');
    return flatSteps(group.has('steps') ? group.get('steps') : group);
  });
}

interface JobContext {
  readonly trigger: Trigger;
  readonly index: number;
  readonly image: string | null;
  readonly source: readonly string[];
  readonly path: string;
}

function jobOf(step: Reader, { trigger, index, image, source, path }: JobContext): Job {
  const paths = step.get('condition', 'changesets', 'includePaths');
  return {
    id: `${trigger.name}/${step.get('name').text() ?? index + 1}`,
    name: step.get('name').text(),
    path,
    line: step.line,
    condition: null,
    needs: [],
    continueOnError: step.get('fail-fast').value === false,
    manual: step.get('trigger').text() === 'manual',
    services: step.get('services').texts(),
    container: step.get('image').text() ?? step.get('image', 'name').text() ?? image,
    matrix: {},
    environment: step.get('deployment').text(),
    permissions: null,
    triggers: [paths.value === undefined ? trigger : { ...trigger, paths: paths.texts() }],
    uses: null,
    with: {},
    steps: [stepOf(step, source, path)],
  };
}

function stepOf(step: Reader, source: readonly string[], path: string): Step {
  return {
    name: step.get('name').text(),
    path,
    line: step.line,
    scripts: joinScripts(scriptsOf(step.get('script'), source)),
    uses: null,
    with: {},
    workingDirectory: null,
    shell: null,
    env: [],
    continueOnError: false,
    condition: null,
  };
}
