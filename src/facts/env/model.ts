/** One place where code reads a setting from its environment. */
export interface EnvUse {
  readonly name: string;
  readonly line: number;
  /** The code has a value of its own where none is set. */
  readonly hasDefault: boolean;
  /**
   * The name follows from a convention and the code has a value of its own, so that it may be a constant that nobody is
   * meant to set: a field of a settings class, a line of a framework's own configuration.
   */
  readonly implicit: boolean;
}

/** What one file reads from its environment. */
export interface EnvUses {
  readonly uses: readonly EnvUse[];
  /** Lines of accesses whose name is computed. */
  readonly dynamic: readonly number[];
  /** Functions that read the variable that their caller names. */
  readonly helpers: readonly { readonly name: string; readonly line: number }[];
  /** Calls that name a variable, by a function that is perhaps such a helper of another file. */
  readonly calls: readonly { readonly callee: string; readonly use: EnvUse }[];
  /** Names to which the build gives a value of its own: nobody sets them. */
  readonly defines: readonly string[];
}

/** The form of a variable's name where nothing else tells that it is one. */
export const UPPER_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_?$/;

/** Null where a file reads nothing. */
export function unlessEmpty(found: EnvUses): EnvUses | null {
  const { uses, dynamic, helpers, calls, defines } = found;
  return uses.length + dynamic.length + helpers.length + calls.length + defines.length === 0 ? null : found;
}
