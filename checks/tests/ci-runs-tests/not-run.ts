import { type CommandContext, type Invocation, resolveCommand } from '../../../src/facts/commands/resolve.ts';
import type { Coverage } from './coverage.ts';
import type { TestRun } from './judge-run.ts';

const TEST_SCRIPT = /^(test|e2e|integration|it)([:_-]|$)/;
const FOR_PEOPLE = /watch|ui$|debug|cov|update|dev|open|head|only|bench|type/;

type Run = Pick<TestRun, 'runner' | 'folder'>;

/** What a pass leaves out: suites that scripts name and CI does not run, and code whose change starts nothing. */
export function notRun(sound: readonly Run[], context: CommandContext, reach: Coverage): string {
  const scripts = scriptsLeft(sound, context);
  const first =
    scripts.slice(0, 3).join(', ') + (scripts.length > 3 ? ` and ${scripts.length - 3} more` : '');
  const suites = first === '' ? '' : ` Not seen to run there: ${first}.`;
  if (reach.missed === null) return suites;
  return `${suites} A change of ${reach.missed} starts no tests, by the path filters.`;
}

/** Scripts whose runner CI starts nowhere, each runner once a folder. */
function scriptsLeft(sound: readonly Run[], context: CommandContext): string[] {
  const left = new Map<string, string>();
  for (const { name, folder, tests } of testScripts(context)) {
    for (const { runner, folder: place } of tests) {
      if (sound.some((run) => covers(run, runner, place))) continue;
      const key = `${runner} ${place ?? ''}`;
      if (!left.has(key)) left.set(key, folder === '' ? `"${name}"` : `"${name}" of ${folder}`);
    }
  }
  return [...left.values()];
}

interface TestScript {
  readonly name: string;
  readonly folder: string;
  readonly tests: readonly Invocation[];
}

/** The scripts of package.json files that run tests once, and are not for a person at the screen. */
function testScripts(context: CommandContext): TestScript[] {
  const files = context.taskFiles.filter(({ tool, folder }) => tool === 'npm' && !folder.startsWith('..'));
  return files.flatMap(({ folder, tasks }) =>
    tasks
      .filter(({ name }) => TEST_SCRIPT.test(name) && !FOR_PEOPLE.test(name))
      .map(({ name, steps }) => {
        const command = steps.map((step) => step.command).join('\n');
        const { invocations } = resolveCommand(command, context, { folder });
        return { name, folder, tests: invocations.filter(({ kind }) => kind === 'test') };
      }),
  );
}

/** A runner started in a folder finds the tests of the folders below it. */
function covers({ runner, folder }: Run, other: string | null, place: string | null): boolean {
  if (runner !== other) return false;
  return (
    folder === null || place === null || folder === '' || folder === place || place.startsWith(`${folder}/`)
  );
}
