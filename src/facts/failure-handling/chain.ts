/** The arguments of a call, as far as literals tell. */
export interface Call {
  /** Text of the first argument where it is a literal; expressions inside a template are `{}`. */
  readonly first: string | null;
  /** Text of the second argument, likewise. */
  readonly second: string | null;
  readonly count: number;
  /** Literal values of an options object or of keyword arguments; null where a value is computed. */
  readonly options: Readonly<Record<string, string | null>>;
  /** The function or class that the first argument is a call of: `ref(db, 'x')`, `new PutObjectCommand(…)`. */
  readonly inner: string | null;
}

/** One step of `a.b('x').c()`: a name, and the call of it. */
export interface Link {
  readonly name: string;
  readonly call: Call | null;
}

/** A call with what it is called on, in any language. */
export type Chain = readonly Link[];

export function dotted(chain: Chain): string {
  return chain.map(({ name }) => name).join('.');
}

const LONGEST = 70;

/** For people: names, and the literal that says which table or address. */
export function described(chain: Chain): string {
  const text = chain
    .map(({ name, call }) => (call?.first && isName(call.first) ? `${name}("${call.first}")` : name))
    .join('.');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** A table or an address; not what could be a key or a token. */
function isName(text: string): boolean {
  return /^[\w/.:{}-]{1,40}$/.test(text) && !/[\w-]{24}/.test(text.replace(/[a-z]+[_-]/g, ''));
}

/** A literal option of a call. */
export function option({ options }: Call, key: string): string | null {
  return Object.hasOwn(options, key) ? (options[key] ?? null) : null;
}

export const names = (chain: Chain): string[] => chain.map(({ name }) => name);
