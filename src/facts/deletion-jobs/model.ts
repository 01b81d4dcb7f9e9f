/** Something that deletes what is old, in one file. */
export interface Deletion {
  /** The function around it; null at the top of a module or a script. */
  readonly function: string | null;
  readonly line: number;
  /** Tables, collections or models, as the code calls them. */
  readonly targets: readonly string[];
  /** It is itself run by a clock, or by the database or the store. */
  readonly scheduled: boolean;
  /** In a few words, for people: `pg_cron`, `expireAfterSeconds`. */
  readonly what: string;
}

export interface FileDeletions {
  readonly deletions: readonly Deletion[];
  /** Names of functions that a clock runs, as far as this file says. */
  readonly runs: readonly string[];
  /** Texts of commands and addresses that a clock calls. */
  readonly calls: readonly string[];
}

export function unlessEmpty(found: FileDeletions): FileDeletions | null {
  const { deletions, runs, calls } = found;
  return deletions.length + runs.length + calls.length === 0 ? null : found;
}

/** A comparison with a point in time. */
export const BY_DATE =
  /(created|updated|deleted|expire|returned|ended|finished|closed|last|sent|date|time|cutoff|threshold|older|until|_at\b|At\b)[^;\n]{0,80}(<|\$lt|\blte?\b|__lte?|before|lessThan)|(<=?|\$lte?\W|\blte?\W|__lte?)[^;\n]{0,60}(now|date|interval|cutoff|threshold|days|time|ago|expire)|\binterval\s+'|DATE_SUB|olderThan|older_than/i;
