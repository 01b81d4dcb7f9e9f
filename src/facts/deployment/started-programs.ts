import { programName } from '../commands/prefixes.ts';
import { type CommandContext, resolveCommand } from '../commands/resolve.ts';
import type { DeploymentEntry } from './entry.ts';

/** A program that a command starts in the end, and where that is written. */
export interface StartedProgram {
  /** The program by its bare name, and its arguments. */
  readonly words: readonly string[];
  /** Variables that switch modes, set in front of it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly path: string;
  readonly line: number;
}

/**
 * Follows the command of an entry to the programs that are really started. A command that names a script or a target
 * which does not exist is told as it stands.
 */
export function startedPrograms(entry: DeploymentEntry, context: CommandContext): StartedProgram[] {
  const { command, folder, path, line } = entry;
  if (command === null) return [];
  const { invocations, unresolved } = resolveCommand(command, context, {
    folder,
    at: { path, line },
    deployed: true,
  });
  const lacking = unresolved
    .filter(({ kind }) => kind !== 'folder')
    .map((each) => ({ ...each, variables: {} }));
  return [...invocations.filter(({ kind }) => kind !== 'nothing'), ...lacking].map((found) => ({
    words: found.words.map((word, index) => (index === 0 ? programName(word) : word)),
    variables: found.variables,
    path: found.at?.path ?? path,
    line: found.at?.line ?? line,
  }));
}
