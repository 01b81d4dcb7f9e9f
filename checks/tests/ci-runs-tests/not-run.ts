import { type CommandContext, resolveCommand } from '../../../src/facts/commands/resolve.ts';
import type { Coverage } from './coverage.ts';
import type { TestRun } from './judge-run.ts';

const TEST_SCRIPT = /^(test|e2e|integration|it)([:_-]|$)/;
const FOR_PEOPLE = /watch|ui$|debug|cov|update|dev|open|head|only|bench|type/;

/** A runner started in a folder finds the tests of the folders below it. */
function covers(
  { runner, folder }: Pick<TestRun, 'runner' | 'folder'>,
  other: string | null,
  place: string | null,
): boolean {
  if (runner !== other) return false;
  return (
    folder === null || place === null || folder === '' || folder === place || place.startsWith(`${folder}/`)
  );
}

/** What a pass leaves out: suites that scripts name and CI does not run, and code whose change starts nothing. */
export function notRun(
  sound: readonly Pick<TestRun, 'runner' | 'folder'>[],
  context: CommandContext,
  reach: Coverage,
): string {
  const left = new Map<string, string>();
  for (const { tool, folder, tasks } of context.taskFiles) {
    if (tool !== 'npm' || folder.startsWith('..')) continue;
    for (const { name, steps } of tasks) {
      if (!TEST_SCRIPT.test(name) || FOR_PEOPLE.test(name)) continue;
      const { invocations } = resolveCommand(steps.map(({ command }) => command).join('\n'), context, {
        folder,
      });
      for (const { kind, runner, folder: place } of invocations) {
        const key = `${runner} ${place ?? ''}`;
        if (kind === 'test' && !left.has(key) && !sound.some((run) => covers(run, runner, place)))
          left.set(key, folder === '' ? `"${name}"` : `"${name}" of ${folder}`);
      }
    }
  }
  const scripts = [...left.values()];
  const first =
    scripts.slice(0, 3).join(', ') + (scripts.length > 3 ? ` and ${scripts.length - 3} more` : '');
  const suites = first === '' ? '' : ` Not seen to run there: ${first}.`;
  return reach.missed === null
    ? suites
    : `${suites} A change of ${reach.missed} starts no tests, by the path filters.`;
}
