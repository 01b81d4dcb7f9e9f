/** Continuous integration, whatever system runs it, in the words that GitHub Actions made common. */
export type CiSystem =
  | 'github-actions'
  | 'gitlab-ci'
  | 'azure-pipelines'
  | 'bitbucket-pipelines'
  | 'circleci';

/** What starts a workflow or a job. */
export interface Trigger {
  readonly event:
    | 'pull_request'
    | 'push'
    | 'schedule'
    | 'manual'
    | 'workflow_call'
    | 'merge_group'
    /** Anything else; `name` says what. */
    | 'other';
  /** As the system calls it: `pull_request_target`, `release`, a condition. */
  readonly name: string;
  readonly line: number;
  /** Patterns of branches (for a pull request: the branch it goes to); null for all. `$default` is the default branch. */
  readonly branches: readonly string[] | null;
  readonly branchesIgnore: readonly string[];
  /** Patterns of changed files that it asks for; null for all. */
  readonly paths: readonly string[] | null;
  readonly pathsIgnore: readonly string[];
  /** What must happen to a pull request (`opened`, `closed`); null for whatever changes it. */
  readonly types: readonly string[] | null;
  /** The names of the workflows whose end starts it (`workflow_run`). */
  readonly workflows?: readonly string[];
}

/** A text that one shell runs, whole. */
export interface Script {
  readonly text: string;
  /** Where its first line stands. */
  readonly line: number;
}

/** An action, template, orb or image that a step or a job hands its work to. */
export interface Use {
  /** `actions/checkout`, `./.github/actions/setup`, `docker://alpine`. */
  readonly name: string;
  /** What follows the `@`. */
  readonly ref: string | null;
  readonly line: number;
}

export interface Step {
  readonly name: string | null;
  /** The file it is written in: a composite action's steps stand in the action's file. */
  readonly path: string;
  readonly line: number;
  /** What it runs, with the matrix and the inputs filled in where they are known. */
  readonly scripts: readonly Script[];
  readonly uses: Use | null;
  /** Inputs of the action, short texts only; never those whose names speak of secrets. */
  readonly with: Readonly<Record<string, string>>;
  /** From the root of the repository; null for the root. */
  readonly workingDirectory: string | null;
  /** The shell that was asked for; null for the system's own. */
  readonly shell: string | null;
  /** Names of the environment variables set for it. */
  readonly env: readonly string[];
  /** Those of the variables around it whose value is one expression, `${{ … }}`. */
  readonly expressions?: Readonly<Record<string, string>>;
  /** A program in JavaScript that it runs on the runner (`actions/github-script`). */
  readonly program?: Script;
  readonly continueOnError: boolean;
  readonly condition: string | null;
}

export interface Job {
  readonly id: string;
  readonly name: string | null;
  readonly path: string;
  readonly line: number;
  readonly condition: string | null;
  readonly needs: readonly string[];
  /** Its failure does not fail the run. */
  readonly continueOnError: boolean;
  /** Started by hand only. */
  readonly manual: boolean;
  /** Names of the containers that run beside it. */
  readonly services: readonly string[];
  /** The image it runs in. */
  readonly container: string | null;
  /** Values of each matrix variable. */
  readonly matrix: Readonly<Record<string, readonly string[]>>;
  readonly environment: string | null;
  readonly permissions: Permissions | null;
  /** Its own triggers, where the system gives them to jobs; null for the workflow's. */
  readonly triggers: readonly Trigger[] | null;
  /** A reusable workflow, template or orb job that it calls. */
  readonly uses: Use | null;
  /** Inputs of the workflow that it calls, as for a step. */
  readonly with: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** What the token of a run may do: `read-all`, `write-all`, or scope to level. */
export interface Permissions {
  readonly line: number;
  readonly all: string | null;
  readonly scopes: Readonly<Record<string, string>>;
}

/** Something that a workflow relies on and that is not in this repository. */
export interface OutsideUse {
  readonly kind: 'workflow' | 'template' | 'orb' | 'action';
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

export interface Workflow {
  readonly system: CiSystem;
  readonly path: string;
  readonly name: string | null;
  readonly triggers: readonly Trigger[];
  readonly permissions: Permissions | null;
  readonly env: readonly string[];
  readonly jobs: readonly Job[];
  /** Whole jobs or stages that are defined elsewhere, so that nobody can say here what they run. */
  readonly outside: readonly OutsideUse[];
}
