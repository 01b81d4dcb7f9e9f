/** One login or secret that everybody who has the code knows. Its value is never kept. */
export interface DefaultCredential {
  /**
   * `fallback`: used where the setting is not set; `literal`: written into the code that signs or encrypts with it; `database`: the
   * password that a database or a queue is started with; `open`: a database that asks for none; `account`: an administrator whose
   * password is known.
   */
  readonly kind: 'fallback' | 'literal' | 'database' | 'open' | 'account';
  /** The setting, the variable, or what is done with it: `JWT_SECRET`, `jwt.sign`. */
  readonly name: string;
  readonly line: number;
}

export interface FileDefaults {
  readonly found: readonly DefaultCredential[];
  /** Settings that this file takes from outside without a value of its own. */
  readonly required: readonly string[];
}

/** Null where a file says nothing. */
export function unlessEmpty(
  found: readonly DefaultCredential[],
  required: Iterable<string> = [],
): FileDefaults | null {
  const names = [...new Set(required)].sort();
  const each = new Map(found.map((one) => [`${one.kind} ${one.name}`, one] as const).reverse());
  const first = [...each.values()].sort((a, b) => a.line - b.line || (a.name < b.name ? -1 : 1));
  return first.length + names.length === 0 ? null : { found: first, required: names };
}
