/**
 * What of a failure leaves with an answer, from the worst: `stack` (traces, representations with code), `query` (the text of
 * a query), `whole` (the error as an object), `message` (its own text).
 */
export type Leak = 'stack' | 'query' | 'whole' | 'message';

/** One answer that is given because something failed. */
export interface FailureAnswer {
  readonly line: number;
  /** Null where the answer holds nothing of the error, or where a setting or a type decides about it. */
  readonly leak: Leak | null;
  /** As the code names it: `err.message`, `traceback.format_exc()`. */
  readonly what: string;
  /** The status that is sent; null where none is given or it is computed. */
  readonly status: number | null;
  /** The function or the route around it; null at the top of a module. */
  readonly where: string | null;
  /** A function of another file that makes the text: it decides whether the error's own words are in it. */
  readonly via: string | null;
}

export interface FileAnswers {
  readonly answers: readonly FailureAnswer[];
  /** Functions that give back an error's own text. */
  readonly tellers: readonly string[];
}

const WORST: readonly Leak[] = ['stack', 'query', 'whole', 'message'];

export function worstOf(leaks: readonly Leak[]): Leak | null {
  return WORST.find((leak) => leaks.includes(leak)) ?? null;
}

/** Conditions that tell a developer's machine from the one that serves people. */
export const FOR_DEVELOPERS =
  /NODE_ENV|\bis_?(?:dev|prod|debug|local)\w*|\bdev(?:elopment|mode)?\b|\bprod(?:uction)?\b|debug|import\.meta\.env\.(?:DEV|PROD|MODE)|\b(?:APP|FLASK|DJANGO|RAILS|DENO)_?ENV\b|\bENV(?:IRONMENT)?\b|\.get\(['"]env['"]\)|show_?(?:stack|details|errors)|verbose|expose/i;
