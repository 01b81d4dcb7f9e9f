/** Data files (YAML, JSON, TOML) as plain values whose lines are known. */
export interface Structured {
  readonly value: unknown;
  /** Line (from 1) of the value at a path of keys and indexes; of its nearest parent where it is absent. */
  line(...path: readonly (string | number)[]): number;
}

/** The value at a path of keys and indexes, own properties only; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

/** Entries of a mapping; none for anything else. */
export function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Items of a list; a single value counts as a list of one, nothing as an empty one. */
export function items(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function texts(value: unknown): string[] {
  return items(value).filter((item) => typeof item === 'string');
}
