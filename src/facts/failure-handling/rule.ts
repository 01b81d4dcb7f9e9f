import type { Call, Chain } from './chain.ts';
import type { Effect } from './model.ts';

/** What a call does, if it is one that matters. */
export interface Classified {
  readonly effect: Effect;
  readonly what: string;
  readonly helper: string | null;
  /** The library gives errors back instead of throwing: only a `throw` in the guarded code brings them to the handler. */
  readonly returnsErrors: boolean;
}

export interface Context {
  readonly language: 'javascript' | 'python';
  /** The call is awaited, or its language does not wait. */
  readonly awaited: boolean;
}

export type Found = { readonly effect: Effect } & Partial<Classified>;

/** Judges a call by its receiver first and its name second; null where the rule has nothing to say. */
export type Rule = (chain: Chain, call: Call, context: Context) => Found | null;

export const write = { effect: 'write' } as const;
export const read = { effect: 'read' } as const;
export const unsure = { effect: 'unsure' } as const;
