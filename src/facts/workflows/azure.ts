import { defineFileFact } from '../../kit/fact.ts';
import { yaml } from '../../parsers/yaml.ts';
import { azureTaskCommands } from './azure-tasks.ts';
import { azureTriggers } from './azure-triggers.ts';
import { folder } from './github-steps.ts';
import { matrixOf } from './matrix.ts';
import type { Job, Step, Workflow } from './model.ts';
import { type Reader, reader } from './reader.ts';
import { scriptsOf } from './scripts.ts';

/** A template that a pipeline or another template takes in. */
export interface AzureTemplate {
  readonly name: string;
  readonly line: number;
  /** The job whose steps it gives; null where it gives whole jobs or stages. */
  readonly job: string | null;
}

export interface AzureFile extends Workflow {
  /** False for a template, which runs only where a pipeline takes it in. */
  readonly pipeline: boolean;
  readonly templates: readonly AzureTemplate[];
}

/** Azure Pipelines, and the templates that they are made of. */
export const azureFiles = defineFileFact<AzureFile>({
  id: 'azure-files',
  files: [
    '**/*azure-pipelines*.{yml,yaml}',
    '.vsts-ci.yml',
    '{.azure-pipelines,azure-pipelines,.azure,.azuredevops,.pipelines,pipelines,build,eng,.ado,templates}/**/*.{yml,yaml}',
  ],
  scope: 'repository',
  mentions: /\b(steps|jobs|stages|extends)["']?\s*:/,
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    if (!document) return null;
    const root = reader(document);
    const found = new AzureReader(file.path, file.text.split('\n'));
    found.body(root, null);
    if (found.jobs.length === 0 && found.templates.length === 0) return null;
    return {
      system: 'azure-pipelines',
      path: file.path,
      name: root.get('name').text(),
      pipeline: isPipeline(file.path, root),
      triggers: azureTriggers(root),
      permissions: null,
      env: variables(root.get('variables')),
      jobs: found.jobs,
      outside: [],
      templates: found.templates,
    };
  },
});

function isPipeline(path: string, root: Reader): boolean {
  if (root.has('parameters') && !root.has('trigger') && !root.has('pr')) return false;
  return (
    /azure-pipelines[^/]*$|\.vsts-ci\.yml$/.test(path) ||
    root.has('trigger') ||
    root.has('pr') ||
    root.has('schedules')
  );
}

function variables(list: Reader): string[] {
  const named = list.fields().map((variable) => variable.key);
  return named.length > 0 ? named : list.items().flatMap((item) => item.get('name').text() ?? []);
}

/** Walks stages, jobs and steps, through the `${{ if }}` keys that templates put around them. */
class AzureReader {
  readonly jobs: Job[] = [];
  readonly templates: AzureTemplate[] = [];
  readonly #path: string;
  readonly #source: readonly string[];

  constructor(path: string, source: readonly string[]) {
    this.#path = path;
    this.#source = source;
  }

  body(node: Reader, condition: string | null): void {
    for (const stage of unwrapped(node.get('stages'))) {
      if (this.#template(stage, null)) continue;
      this.body(stage, stage.get('condition').text() ?? condition);
    }
    for (const job of unwrapped(node.get('jobs'))) if (!this.#template(job, null)) this.#job(job, condition);
    if (node.has('steps')) this.#job(node, condition);
    const extended = node.get('extends', 'template').text();
    if (extended !== null) this.templates.push({ name: extended, line: node.get('extends').line, job: null });
  }

  #template(node: Reader, job: string | null): boolean {
    const name = node.get('template').text();
    if (name !== null) this.templates.push({ name, line: node.line, job });
    return name !== null;
  }

  #job(job: Reader, condition: string | null): void {
    const id = job.get('job').text() ?? job.get('deployment').text() ?? `job-${this.jobs.length + 1}`;
    const steps = ['runOnce', 'rolling', 'canary'].flatMap((kind) =>
      unwrapped(job.get('strategy', kind, 'deploy', 'steps')),
    );
    this.jobs.push({
      id,
      name: job.get('displayName').text(),
      path: this.#path,
      line: job.line,
      condition: job.get('condition').text() ?? condition,
      needs: job.get('dependsOn').texts(),
      continueOnError: job.get('continueOnError').text() === 'true',
      manual: false,
      services: job
        .get('services')
        .fields()
        .map((service) => service.key),
      container: job.get('container').text() ?? job.get('container', 'image').text(),
      matrix: matrixByName(job.get('strategy', 'matrix')),
      environment: job.get('environment').text() ?? job.get('environment', 'name').text(),
      permissions: null,
      triggers: null,
      uses: null,
      with: {},
      steps: [...unwrapped(job.get('steps')), ...steps].flatMap((step) =>
        this.#template(step, id) ? [] : [this.#step(step)],
      ),
    });
  }

  #step(step: Reader): Step {
    const script = ['script', 'bash', 'pwsh', 'powershell'].find((kind) => step.has(kind));
    const task = step.get('task').text();
    const inputs = step.get('inputs');
    const commands = task === null ? [] : azureTaskCommands(task, inputs);
    return {
      name: step.get('displayName').text(),
      path: this.#path,
      line: step.line,
      scripts: [
        ...(script ? scriptsOf(step.get(script), this.#source) : []),
        ...(task === null ? [] : scriptsOf(inputs.get('script'), this.#source)),
        ...commands.map((text) => ({ text, line: step.line })),
      ],
      uses:
        task === null
          ? null
          : { name: task.split('@')[0] ?? task, ref: task.split('@')[1] ?? null, line: step.line },
      with: {},
      workingDirectory: directory(
        step.get('workingDirectory').text() ??
          inputs.get('workingDirectory').text() ??
          inputs.get('workingDir').text(),
      ),
      shell: null,
      env: step
        .get('env')
        .fields()
        .map((variable) => variable.key),
      continueOnError: step.get('continueOnError').text() === 'true',
      condition: step.get('enabled').text() === 'false' ? 'false' : step.get('condition').text(),
    };
  }
}

/** Items of a list, those under `- ${{ if … }}:` and `- ${{ each … }}:` among them. */
function unwrapped(list: Reader): Reader[] {
  return list.items().flatMap((item) => {
    const [only] = item.fields();
    return only?.key.startsWith('${{') ? unwrapped(only) : [item];
  });
}

/** `matrix:` names its combinations: `{linux: {image: ubuntu}}`. */
function matrixByName(matrix: Reader): Record<string, readonly string[]> {
  const values = matrix.fields().map((combination) => matrixOf(combination));
  const keys = new Set(values.flatMap((value) => Object.keys(value)));
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      values.flatMap((value) => (Object.hasOwn(value, key) ? (value[key] ?? []) : [])),
    ]),
  );
}

/** `$(System.DefaultWorkingDirectory)/web` as `web`. */
function directory(path: string | null): string | null {
  return folder(
    path?.replace(/^\$\((System\.DefaultWorkingDirectory|Build\.SourcesDirectory)\)\/?/i, '') ?? null,
  );
}
