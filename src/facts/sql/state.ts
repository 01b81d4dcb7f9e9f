import type { Place } from '../../kit/source.ts';
import type { PrivilegeChange } from './changes.ts';
import type { SqlBucket, SqlDatabase, SqlFunction, SqlPolicy, SqlTable, SqlView } from './database.ts';

/** The script that a change comes from. */
export interface Script {
  readonly path: string;
  readonly date: string | null;
  readonly loose: boolean;
  /** Its place among the others is known. */
  readonly ordered: boolean;
}

/** A database while it is replayed: each thing under its name, replaced as a whole when it changes. */
export interface State {
  readonly tables: Map<string, SqlTable>;
  readonly policies: Map<string, SqlPolicy>;
  readonly views: Map<string, SqlView>;
  readonly functions: Map<string, SqlFunction>;
  readonly buckets: Map<string, SqlBucket>;
  readonly types: Map<string, SqlDatabase['types'][number]>;
  readonly unparsed: Map<string, Place>;
  /** ALTER DEFAULT PRIVILEGES so far. */
  readonly defaults: PrivilegeChange[];
  /** Functions that switch row level security on for tables that they are told or find. */
  readonly switchers: Set<string>;
  /** An event trigger switches row level security on for every new table. */
  autoRls: boolean;
  /** How many statements were about all tables at once. */
  wide: number;
}

export function emptyState(): State {
  return {
    tables: new Map(),
    policies: new Map(),
    views: new Map(),
    functions: new Map(),
    buckets: new Map(),
    types: new Map(),
    unparsed: new Map(),
    defaults: [],
    switchers: new Set(),
    autoRls: false,
    wide: 0,
  };
}

/** Whether a script may change a thing: one that lies about changes nothing that the others made. */
export function mayChange(thing: { readonly loose: boolean } | undefined, script: Script): boolean {
  return thing === undefined || thing.loose || !script.loose;
}

const MAX_WIDE = 2000;

/**
 * Counts a statement that goes over every table. No honest database has many, and a hostile one must not stop the audit:
 * what rests on it then fails, and passes nothing.
 */
export function countWide(state: State): void {
  state.wide += 1;
  if (state.wide > MAX_WIDE) throw new Error(`more than ${MAX_WIDE} SQL statements about all tables at once`);
}

export const placeOf = ({ path }: Script, line: number): Place => ({ path, line });

export function split(name: string): { schema: string; name: string } {
  const dot = name.indexOf('.');
  return { schema: name.slice(0, dot), name: name.slice(dot + 1) };
}
