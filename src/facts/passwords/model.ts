/**
 * A place where a password is handled as no password may be. `compared`: what a user typed is held against what is stored, as
 * it is; `stored`: it is kept as it was typed; `fast-hash`: it is hashed by a function made to be fast.
 */
export interface WeakPassword {
  readonly kind: 'compared' | 'stored' | 'fast-hash';
  readonly line: number;
  /** The function or the call, in a few words; no value. */
  readonly what: string;
  /** A model may hash it before it is written. */
  readonly throughModel: boolean;
}

/** What one file does with passwords. */
export interface FilePasswords {
  readonly weak: readonly WeakPassword[];
  /** The first use of a function that is made for passwords. */
  readonly hashed: number | null;
  /** A model or a hook of one hashes here before anything is written. */
  readonly hashesInModel: boolean;
  /** Functions that hash what they are given by something fast, and those that use a function made for passwords. */
  readonly fastFunctions: readonly string[];
  readonly slowFunctions: readonly string[];
  /** Calls of hashing functions of the team's own with a password. */
  readonly calls: readonly { readonly name: string; readonly line: number }[];
}

export function unlessEmpty(found: FilePasswords): FilePasswords | null {
  const { weak, hashed, hashesInModel, fastFunctions, slowFunctions, calls } = found;
  const lists = [weak, fastFunctions, slowFunctions, calls];
  return hashed === null && !hashesInModel && lists.every(({ length }) => length === 0) ? null : found;
}
