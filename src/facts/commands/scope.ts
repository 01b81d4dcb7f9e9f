import type { Place } from '../../kit/source.ts';
import type { CommandContext, Invocation, TaskFile, TaskTool, Unresolved } from './model.ts';

/** Circumstances that a command inherits from what started it. */
export interface Scope {
  readonly folder: string | null;
  readonly masked: boolean;
  readonly at: Place | null;
  readonly via: readonly string[];
  readonly errexit: boolean;
  /** Paths are those of an image or a host, which the repository's only resemble. */
  readonly deployed: boolean;
  /** The command that is being followed. */
  readonly words: readonly string[];
  /** Variables set in front of it that switch modes. */
  readonly variables: Readonly<Record<string, string>>;
  /** What `"$@"` stands for; null where that is not known. */
  readonly args: readonly string[] | null;
}

/** What the parts for package managers and task runners call back into while a command is followed. */
export interface Following {
  readonly context: CommandContext;
  readonly invocations: Invocation[];
  /** Follows a shell text. */
  shell(text: string, scope: Scope): void;
  /** Follows one command to what it starts. */
  command(words: readonly string[], scope: Scope): void;
  /** Takes the command for what is finally run. */
  leaf(words: readonly string[], scope: Scope): void;
  /** Notes that the command at hand names something that does not exist. */
  lacks(kind: Unresolved['kind'], name: string, scope: Scope): void;
  /** A folder, or null and a note where it does not exist. */
  existing(folder: string | null, scope: Scope): string | null;
  /** The nearest file with tasks of one tool, from the folder upwards. */
  nearest(tool: TaskTool, folder: string | null): TaskFile | null;
  /** Runs a task of a file; false if the file has none of that name. */
  task(file: TaskFile, name: string, scope: Scope, extra?: readonly string[]): boolean;
}
