import type { Effect } from '../failure-handling/model.ts';

/** How a failure comes to look like a success. */
export type Pretence =
  /** A message or a state that says it worked. */
  | 'message'
  /** An answer of the server that says so: `success: true`, an explicit 200. */
  | 'answer'
  /** A value by which the caller is told so. */
  | 'value'
  /** Invented data in place of what could not be read. */
  | 'made-up-data'
  /** The page that follows a success. */
  | 'moves-on'
  /** Said in a `finally`, which runs either way. */
  | 'finally'
  /** An exception that is returned, not raised: the answer's status is 200. */
  | 'returned-exception'
  /** The failure is logged, and the code after it says that it worked. */
  | 'carries-on'
  /** An answer whose text may tell of the failure and whose status says 200. */
  | 'error-with-200';

/** One failure branch that pretends. */
export interface FalseSuccess {
  readonly pretence: Pretence;
  /** What pretends, in a few words of the code: `toast.success`, `return { success: true }`. */
  readonly sign: string;
  /** What failed, as `supabase.from("orders").insert`. */
  readonly what: string;
  /** What that does to the world; `unsure` where only that something is waited for is known. */
  readonly effect: Effect;
  readonly line: number;
  readonly function: string | null;
  /** A comment in the branch gives a reason. */
  readonly explained: boolean;
}

export interface FileBranches {
  /** Failure branches that were looked at: handlers, and `if (error)`. */
  readonly branches: number;
  readonly found: readonly FalseSuccess[];
}
