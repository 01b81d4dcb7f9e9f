import type { Effect } from '../failure-handling/model.ts';

/** What becomes of the result of a call that reports its failure in what it returns. */
export type Fate =
  /** The failure is looked at, and somebody or something is told. */
  | 'checked'
  /** The client was told to throw. */
  | 'throws'
  /** Whether data came is looked at in its place. */
  | 'tested'
  /** A sign of the failure goes back to the caller of the function. */
  | 'returns-failure'
  /** The result itself goes back to the caller of the function. */
  | 'returned'
  /** Given to something that may look: another function, an object, a library. */
  | 'handed-on'
  /** Looked at, and only logged or passed over. */
  | 'logged'
  /** Its data are used as if it could not fail. */
  | 'data-only'
  /** Nobody keeps it. */
  | 'discarded'
  /** The request is built and nothing sends it. */
  | 'never-sent';

/** After these nobody knows of the failure. */
export function isUnread(fate: Fate): boolean {
  return fate === 'data-only' || fate === 'discarded' || fate === 'never-sent';
}

/** What a request is about, where its failure costs most. */
export type Topic = 'payment' | 'sign-in' | 'language model';

/** One call whose failure is in its result. */
export interface CallResult {
  readonly kind: 'supabase' | 'http';
  readonly effect: Effect;
  /** The call, in a few words. */
  readonly what: string;
  readonly line: number;
  readonly fate: Fate;
  /** The function around it; null for the top level of a module. */
  readonly function: string | null;
  readonly topic: Topic | null;
  /** A comment says why the failure may pass. */
  readonly explained: boolean;
  /** Nobody waits: run by a clock or from a queue. */
  readonly background: boolean;
  /** On a way that ends in a failure all the same: in a handler, before a `throw` or an error response. */
  readonly undoing: boolean;
  /** `.catch(…)` follows, which never hears of a failure that is returned. */
  readonly deafCatch: boolean;
}

/** A call of one of the team's own functions that leaves what it returns unread. */
export interface OwnCall {
  /** Name of the function, as its own file calls it. */
  readonly name: string;
  /** The module that it comes from; null for the same file. */
  readonly from: string | null;
  readonly line: number;
  readonly function: string | null;
  /** What becomes of it, if it is a result of this kind. */
  readonly supabase: Fate;
  readonly http: Fate;
  readonly explained: boolean;
  readonly background: boolean;
  readonly undoing: boolean;
}

/** What one file shows. */
export interface FileResults {
  readonly calls: readonly CallResult[];
  readonly own: readonly OwnCall[];
}
