import { folder } from './github-steps.ts';
import type { Step } from './model.ts';
import type { Reader } from './reader.ts';
import { scriptsOf } from './scripts.ts';

interface Context {
  readonly path: string;
  readonly source: readonly string[];
}

/** Commands call commands; CircleCI refuses cycles, a hostile file may hold one. */
const MAX_DEPTH = 6;

/** Steps of well-known orbs, by what they run unless told otherwise. */
const ORB_STEPS: Readonly<Record<string, (step: Reader) => string>> = {
  'node/install-packages': (step) =>
    step.get('override-ci-command').text() ??
    (step.get('pkg-manager').text() === 'yarn' ? 'yarn install --immutable' : 'npm ci'),
  'cypress/run-tests': () => 'npx cypress run',
  'gradle/run': (step) => `./gradlew ${step.get('command').text() ?? ''}`.trim(),
};

/** The steps of a job, those of the file's own commands in place of their calls. */
export function circleSteps(job: Reader, root: Reader, context: Context): Step[] {
  const directory = job.get('working_directory').text();
  // Circle's `~/project` is the checkout itself.
  const inside = directory?.replace(/^~\/[\w.-]+\/?/, '') ?? null;
  return stepsOf(job.get('steps'), root, context, inside, 0);
}

function stepsOf(
  list: Reader,
  root: Reader,
  context: Context,
  directory: string | null,
  depth: number,
): Step[] {
  if (depth > MAX_DEPTH) return [];
  return list.items().flatMap((item) => {
    const [named] = item.fields();
    const name = item.text() ?? named?.key ?? '';
    const call = named ?? item;
    if (name === 'when' || name === 'unless')
      return stepsOf(call.get('steps'), root, context, directory, depth + 1);
    const command = root.get('commands', name, 'steps');
    if (command.value !== undefined) return stepsOf(command, root, context, directory, depth + 1);
    return [stepOf(name, call, context, directory)];
  });
}

function stepOf(name: string, call: Reader, { path, source }: Context, directory: string | null): Step {
  const run = call.has('command') ? call.get('command') : call;
  const orb = Object.hasOwn(ORB_STEPS, name) ? ORB_STEPS[name]?.(call) : undefined;
  const scripts =
    name === 'run' ? scriptsOf(run, source) : orb === undefined ? [] : [{ text: orb, line: call.line }];
  return {
    name: call.get('name').text(),
    path,
    line: call.line,
    scripts,
    uses: name === 'run' ? null : { name, ref: null, line: call.line },
    with: {},
    workingDirectory: folder(call.get('working_directory').text() ?? call.get('app-dir').text() ?? directory),
    shell: call.get('shell').text(),
    env: call
      .get('environment')
      .fields()
      .map((variable) => variable.key),
    continueOnError: false,
    condition: call.get('when').text() === 'on_fail' ? 'failure()' : null,
  };
}
