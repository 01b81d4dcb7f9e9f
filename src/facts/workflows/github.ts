import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { yaml } from '../../parsers/yaml.ts';
import {
  envExpressions,
  envWords,
  folder,
  githubStep,
  inputsOf,
  isOn,
  type StepContext,
  useOf,
} from './github-steps.ts';
import { githubPermissions, githubTriggers } from './github-triggers.ts';
import { matrixOf } from './matrix.ts';
import type { Job, Step, Workflow } from './model.ts';
import { type Reader, reader } from './reader.ts';

/** GitHub Actions workflows, and those of the forges that read the same files. */
export const githubWorkflows = defineFileFact<Workflow>({
  id: 'github-workflows',
  files: ['.{github,gitea,forgejo}/workflows/*.{yml,yaml}'],
  scope: 'repository',
  mentions: /^\s*["']?jobs["']?\s*:/m,
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    return document ? workflowOf(reader(document), file) : null;
  },
});

/** A composite action of the repository: steps that workflows take in as their own. */
export interface CompositeAction {
  readonly path: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export const compositeActions = defineFileFact<CompositeAction>({
  id: 'composite-actions',
  files: ['**/action.{yml,yaml}'],
  scope: 'repository',
  mentions: /\busing["']?\s{0,9}:\s{0,9}["']?composite/,
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    if (!document) return null;
    const action = reader(document);
    const context = {
      path: file.path,
      source: file.text.split('\n'),
      workingDirectory: null,
      shell: null,
      words: {},
      expressions: {},
    };
    const defaults = action
      .get('inputs')
      .fields()
      .flatMap((input) => {
        const value = input.get('default').text();
        return value === null ? [] : [[input.key, value] as const];
      });
    const steps = action.get('runs', 'steps').items();
    return {
      path: file.path,
      inputs: Object.fromEntries(defaults),
      steps: steps.map((step) => githubStep(step, context)),
    };
  },
});

function workflowOf(root: Reader, file: SourceFile): Workflow {
  const workingDirectory = folder(root.get('defaults', 'run', 'working-directory').text());
  const shell = root.get('defaults', 'run', 'shell').text();
  const context = {
    path: file.path,
    source: file.text.split('\n'),
    workingDirectory,
    shell,
    words: envWords(root.get('env')),
    expressions: envExpressions(root.get('env')),
  };
  return {
    system: 'github-actions',
    path: file.path,
    name: root.get('name').text(),
    triggers: githubTriggers(root.get('on')),
    permissions: githubPermissions(root.get('permissions')),
    env: names(root.get('env')),
    jobs: root
      .get('jobs')
      .fields()
      .map((job) => jobOf(job, context)),
    outside: [],
  };
}

function jobOf(job: Reader, context: StepContext): Job {
  const own = job.get('defaults', 'run', 'working-directory').text();
  const inside = {
    ...context,
    workingDirectory: own === null ? context.workingDirectory : folder(own),
    words: { ...context.words, ...envWords(job.get('env')) },
    expressions: { ...context.expressions, ...envExpressions(job.get('env')) },
    shell: job.get('defaults', 'run', 'shell').text() ?? context.shell,
  };
  const container = job.get('container');
  return {
    id: job.key,
    name: job.get('name').text(),
    path: context.path,
    line: job.line,
    condition: job.get('if').text(),
    needs: job.get('needs').texts(),
    continueOnError: isOn(job.get('continue-on-error')),
    manual: false,
    services: names(job.get('services')),
    container: container.text() ?? container.get('image').text(),
    matrix: matrixOf(job.get('strategy', 'matrix')),
    environment: job.get('environment').text() ?? job.get('environment', 'name').text(),
    permissions: githubPermissions(job.get('permissions')),
    triggers: null,
    uses: useOf(job.get('uses')),
    with: inputsOf(job.get('with')),
    steps: job
      .get('steps')
      .items()
      .map((step) => githubStep(step, inside)),
  };
}

const names = (map: Reader): string[] => map.fields().map((field) => field.key);
