import type { Place } from '../../kit/source.ts';
import type { CommandContext, Resolution } from './model.ts';
import { Resolver } from './resolver.ts';

export { commandContext } from './context.ts';
export type { CommandContext, Invocation, Resolution, Unresolved } from './model.ts';

export interface ResolveOptions {
  /** Folder that it runs in, '' (the audited folder) unless said. */
  readonly folder?: string;
  /** Where the command is written; invocations written in it have this place, with `line` of its first line. */
  readonly at?: Place | null;
  /** The shell stops at the first failing line, as in CI steps. Off for package scripts and a single command. */
  readonly errexit?: boolean;
  /** It runs in an image or on a host: folders may lie elsewhere there, and scripts are known by their file names. */
  readonly deployed?: boolean;
}

/**
 * What a command finally runs, through package scripts, Makefiles, shell scripts and the like; nothing is executed.
 * @param command a shell text, one line or many
 * @param context the value of {@link commandContext}
 */
export function resolveCommand(
  command: string,
  context: CommandContext,
  options: ResolveOptions = {},
): Resolution {
  const resolver = new Resolver(context);
  const { folder = '', at = null, errexit = false, deployed = false } = options;
  resolver.shell(command, {
    folder,
    masked: false,
    at,
    via: [],
    errexit,
    deployed,
    words: [],
    variables: {},
    args: null,
  });
  return { invocations: resolver.invocations, unresolved: resolver.unresolved };
}
