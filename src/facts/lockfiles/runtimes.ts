import { defineDerivedFact } from '../../kit/fact.ts';
import type { Job, Step, Workflow } from '../workflows/model.ts';
import { workflows } from '../workflows/workflows.ts';
import { dockerfiles } from './dockerfiles.ts';
import { imageVersions } from './images.ts';
import { pinFiles } from './pin-files.ts';
import type { Runtime } from './versions.ts';

/** Where a version of a runtime is asked for. */
export interface RuntimePin {
  readonly runtime: Runtime;
  /** One, or those of a matrix. */
  readonly specifications: readonly string[];
  readonly path: string;
  readonly line: number;
  /** `file`: what people and hosts use; `bound`: the least that users need; `workflow`: what CI uses; `image`: what is shipped. */
  readonly kind: 'file' | 'bound' | 'workflow' | 'image';
}

/** Every version of a runtime that the repository asks for. */
export const runtimePins = defineDerivedFact({
  id: 'runtime-pins',
  from: { pinFiles, dockerfiles, workflows },
  derive({ pinFiles, dockerfiles, workflows }): readonly RuntimePin[] {
    const files = pinFiles.values.flatMap(({ path, value }) =>
      value.map(
        ({ runtime, specification, line, bound }): RuntimePin => ({
          runtime,
          specifications: [specification],
          path,
          line,
          kind: bound ? 'bound' : 'file', // prettier-ignore
        }),
      ),
    );
    const images = dockerfiles.values.flatMap(({ path, value }) =>
      value.flatMap(({ name, text, line }) => (name === 'FROM' ? imagePins(text, path, line) : [])),
    );
    return [...files, ...images, ...workflows.workflows.flatMap((workflow) => workflowPins(workflow))];
  },
});

function imagePins(image: string, path: string, line: number): RuntimePin[] {
  return imageVersions(image).map(({ runtime, version }) => ({
    runtime,
    specifications: [version],
    path,
    line,
    kind: 'image',
  }));
}

const SETUPS: Readonly<Record<string, readonly [Runtime, string]>> = {
  'actions/setup-node': ['node', 'node-version'],
  'actions/setup-python': ['python', 'python-version'],
  'astral-sh/setup-uv': ['python', 'python-version'],
  'ruby/setup-ruby': ['ruby', 'ruby-version'],
  'shivammathur/setup-php': ['php', 'php-version'],
  'actions/setup-go': ['go', 'go-version'],
  'actions/setup-dotnet': ['dotnet', 'dotnet-version'],
};

function workflowPins({ jobs }: Workflow): RuntimePin[] {
  return jobs.flatMap((job) => [
    ...(job.container === null
      ? []
      : imagePins(job.container, job.path, job.line).map((pin) => ({ ...pin, kind: 'workflow' as const }))),
    ...job.steps.flatMap((step) => stepPin(step, job)),
  ]);
}

function stepPin(step: Step, { matrix }: Job): RuntimePin[] {
  const setup = step.uses && Object.hasOwn(SETUPS, step.uses.name) ? SETUPS[step.uses.name] : undefined;
  const given = setup && step.with[setup[1]];
  if (!setup || given === undefined) return [];
  const variable = /^\$\{\{\s*matrix\.([\w.-]+)/.exec(given)?.[1];
  const specifications =
    variable === undefined
      ? given.split(/[\n,]/)
      : Object.hasOwn(matrix, variable)
        ? (matrix[variable] ?? [])
        : [];
  const known = specifications
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.includes('${{'));
  return known.length === 0
    ? []
    : [{ runtime: setup[0], specifications: known, path: step.path, line: step.line, kind: 'workflow' }];
}
