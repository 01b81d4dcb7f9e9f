import { entries, isRecord, type Structured } from '../../parsers/structured.ts';

/** A value inside a data file, with its line: what the readers of pipelines walk on. */
export interface Reader {
  readonly value: unknown;
  readonly line: number;
  /** The keys and indexes that lead here. */
  readonly key: string;
  get(...path: readonly (string | number)[]): Reader;
  /** Items of a list; a single value is a list of one, nothing an empty one. */
  items(): Reader[];
  /** Entries of a mapping. */
  fields(): Reader[];
  has(key: string): boolean;
  /** A text, or a number or boolean written as one; null for anything else. */
  text(): string | null;
  /** All texts of a list, or the one text. */
  texts(): string[];
}

/** Pipelines nest their steps a few levels deep; a hostile one is cut off here. */
const MAX_DEPTH = 40;

export function reader(source: Structured): Reader {
  return makeReader(source, source.value, []);
}

function makeReader(source: Structured, value: unknown, path: readonly (string | number)[]): Reader {
  const down = (key: string | number, child: unknown): Reader =>
    makeReader(source, path.length < MAX_DEPTH ? child : undefined, [...path, key]);
  const self: Reader = {
    value,
    key: String(path.at(-1) ?? ''),
    get line() {
      return source.line(...path);
    },
    get: (...keys) => keys.reduce<Reader>((current, key) => step(current, key), self),
    items() {
      if (value === undefined || value === null) return [];
      return Array.isArray(value) ? value.map((item, index) => down(index, item)) : [self];
    },
    fields: () => entries(value).map(([key, child]) => down(key, child)),
    has: (key) => isRecord(value) && Object.hasOwn(value, key),
    text: () => scalar(value),
    texts() {
      return self.items().flatMap((item) => item.text() ?? []);
    },
  };
  const step = (current: Reader, key: string | number): Reader => {
    if (current !== self) return current.get(key);
    const known = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return down(key, known ? Reflect.get(value, key) : undefined);
  };
  return self;
}

function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
