import type { Place } from '../../kit/source.ts';

/** A step of a task: one shell text. */
export interface TaskStep {
  readonly command: string;
  readonly line: number;
  /** The task goes on, and succeeds, when this step fails (Make's and tox's leading `-`). */
  readonly ignoresFailure: boolean;
}

/** A named task: a package script, a Makefile's target, a tox environment. */
export interface Task {
  readonly name: string;
  readonly line: number;
  readonly steps: readonly TaskStep[];
  /** Tasks of the same file that run before it. */
  readonly needs: readonly string[];
}

export type TaskTool =
  | 'npm'
  | 'make'
  | 'just'
  | 'task'
  | 'tox'
  | 'nox'
  | 'composer'
  | 'deno'
  | 'nx'
  /** Scripts in pyproject.toml and Pipfile: hatch, pdm, poe, taskipy, pipenv, rye. */
  | 'python';

/** One file that names tasks. */
export interface TaskFile {
  readonly path: string;
  /** Folder that its tasks run in, '' for the audited folder. */
  readonly folder: string;
  readonly tool: TaskTool;
  /** Name of the package or project, where it has one. */
  readonly name: string | null;
  readonly tasks: readonly Task[];
}

/** A shell script of the repository. */
export interface ScriptFile {
  readonly path: string;
  readonly text: string;
}

/** What {@link resolveCommand} needs to know of a repository. */
export interface CommandContext {
  readonly taskFiles: readonly TaskFile[];
  readonly scripts: readonly ScriptFile[];
  /** Every path, sorted by code units. */
  readonly files: readonly string[];
}

export type InvocationKind = 'test' | 'build' | 'lint' | 'typecheck' | 'install' | 'nothing' | 'unknown';

/** A program that a command finally starts. */
export interface Invocation {
  readonly kind: InvocationKind;
  /** `vitest`, `pytest`, `go`, …; null for what runs no tests. `script` is a file of the repository that is a test by its name. */
  readonly runner: string | null;
  readonly words: readonly string[];
  /** Variables that switch modes, set in front of it; others are not recorded: their values may be secrets. */
  readonly variables: Readonly<Record<string, string>>;
  /** Folder that it runs in, '' for the audited folder; null where a `cd` leads nowhere known. */
  readonly folder: string | null;
  /** Its failure does not fail the command. */
  readonly masked: boolean;
  /** The runner was told to succeed where it finds no tests. */
  readonly passWithNoTests: boolean;
  /** Files and folders that it names, from the audited folder. */
  readonly targets: readonly string[];
  /** Those of them that do not exist. */
  readonly missing: readonly string[];
  /** Where it is written; null for the command itself. */
  readonly at: Place | null;
  /** The tasks that led to it, outermost first, as `npm run test`. */
  readonly via: readonly string[];
}

/** Something that a command names and that does not exist. */
export interface Unresolved {
  readonly kind: 'script' | 'target' | 'workspace' | 'file' | 'folder';
  readonly name: string;
  /** The command that names it. */
  readonly words: readonly string[];
  /** The file that should have it, or the place that names it. */
  readonly at: Place | null;
}

export interface Resolution {
  readonly invocations: readonly Invocation[];
  readonly unresolved: readonly Unresolved[];
}
