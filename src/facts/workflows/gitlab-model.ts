import type { Script } from './model.ts';

/** A job of GitLab CI as written in one file, before `extends`, `default` and includes are joined. Null is "not said". */
export interface GitlabJob {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  /** The file that its script stands in; another than its own once it is joined with what it extends. */
  readonly scriptPath: string;
  readonly extends: readonly string[];
  readonly beforeScript: readonly ScriptItem[] | null;
  readonly script: readonly ScriptItem[] | null;
  readonly rules: readonly RuleItem[] | null;
  readonly only: GitlabRefs | null;
  readonly except: GitlabRefs | null;
  readonly when: string | null;
  readonly allowFailure: boolean | null;
  readonly needs: readonly string[] | null;
  readonly services: readonly string[] | null;
  readonly image: string | null;
  readonly environment: string | null;
  readonly variables: readonly string[] | null;
  readonly matrix: Readonly<Record<string, readonly string[]>> | null;
  /** Child pipelines that it starts. */
  readonly children: readonly GitlabInclude[] | null;
}

/** `!reference [job, key]`. */
export interface GitlabReference {
  readonly reference: readonly [string, string];
}

export type ScriptItem = Script | GitlabReference;
export type RuleItem = GitlabRule | GitlabReference;

export interface GitlabRule {
  readonly line: number;
  readonly if: string | null;
  readonly changes: readonly string[] | null;
  readonly when: string | null;
  readonly allowFailure: boolean | null;
}

/** `only:` and `except:`. */
export interface GitlabRefs {
  readonly line: number;
  readonly refs: readonly string[] | null;
  readonly changes: readonly string[] | null;
}

export interface GitlabInclude {
  readonly kind: 'local' | 'outside';
  readonly name: string;
  readonly line: number;
}

export interface GitlabFile {
  readonly path: string;
  readonly includes: readonly GitlabInclude[];
  readonly workflowRules: readonly RuleItem[] | null;
  readonly variables: readonly string[];
  /** `default:` and the older keys at the top that mean the same. */
  readonly defaults: GitlabJob;
  readonly jobs: readonly GitlabJob[];
}
