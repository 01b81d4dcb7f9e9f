import type { Author } from './repository.ts';
import type { Status } from './vocabulary.ts';

/** One small repository and what a check must say of it. */
export interface Case {
  /** What the case shows, as the end of "it …". */
  readonly name: string;
  /**
   * Path to text. Common indentation is removed, so that cases can be indented as code.
   * `readycheck.yaml` is the manifest; without it the audit has none.
   */
  readonly files: Readonly<Record<string, string>>;
  readonly verdict: Exclude<Status, 'error'>;
  /**
   * Every finding, in report order, as `path:line severity`, then ` contradiction` or ` review` where it is one.
   * `path` alone for a whole file, `-` where there is no place. Must be given for `fail` and `needs-review`.
   */
  readonly findings?: readonly string[];
  /** Must match the messages and the summary, joined by newlines. */
  readonly says?: RegExp;
  /** ISO date; 2026-11-01 unless said. */
  readonly today?: string;
  /** `null` for a folder outside git; otherwise what differs from a clean repository with one author. */
  readonly git?: CaseGit | null;
}

export interface CaseGit {
  readonly branch?: string;
  readonly shallow?: boolean;
  readonly authors?: readonly Author[];
  /** Paths that exist but are not tracked. */
  readonly untracked?: readonly string[];
  readonly commits?: readonly string[];
  /** Who committed which file last; nobody unless said. */
  readonly lastAuthors?: Readonly<Record<string, { readonly name: string; readonly email: string }>>;
  /** Newest first; none unless said. */
  readonly changes?: readonly { readonly date: string; readonly paths: readonly string[] }[];
  /** Path to the text that a file was added with, for files that later commits changed. */
  readonly originals?: Readonly<Record<string, string>>;
}

export function defineCases(cases: readonly Case[]): readonly Case[] {
  return cases;
}
