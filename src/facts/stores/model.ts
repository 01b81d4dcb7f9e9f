import type { Place } from '../../kit/source.ts';

/**
 * What a store is. `sql` is a relational database of which the code does not say which one; `accounts` are the users that
 * a sign-in service keeps; `files` are uploads and documents; `browser` is what stays on the user's own device.
 */
export const STORE_KINDS = [
  'postgres',
  'mysql',
  'sqlite',
  'sqlserver',
  'oracle',
  'sql',
  'mongodb',
  'firestore',
  'realtime-database',
  'dynamodb',
  'cassandra',
  'document',
  'graph',
  'warehouse',
  'files',
  'spreadsheet',
  'accounts',
  'vector',
  'search',
  'redis',
  'browser',
] as const;
export type StoreKind = (typeof STORE_KINDS)[number];

/** Databases that an object mapper talks to without saying which one it is. */
export const RELATIONAL: ReadonlySet<StoreKind> = new Set<StoreKind>([
  'postgres',
  'mysql',
  'sqlite',
  'sqlserver',
  'oracle',
  'sql',
]);

/** Kinds that often hold only copies of what is kept elsewhere: a cache, a queue, an index that can be built again. */
export const OFTEN_COPIES: ReadonlySet<StoreKind> = new Set<StoreKind>(['redis', 'search', 'vector']);

/**
 * What shows a store, from the strongest: a connection is opened in code, a configuration names it, infrastructure
 * creates it, a file imports its driver, a dependency is declared (in languages whose imports are not read), code calls its
 * address, a hint says no more than which kind it is or who runs it.
 */
export const EVIDENCE_KINDS = [
  'connection',
  'configuration',
  'infrastructure',
  'import',
  'dependency',
  'address',
  'hint',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export type StoreScope = 'production' | 'development' | 'test';

/** One place that shows a store. */
export interface StoreEvidence {
  readonly by: EvidenceKind;
  readonly kind: StoreKind;
  /** Who runs it, by the registry's id; null where that is open. `local` is the disk of the running program itself. */
  readonly provider: string | null;
  readonly scope: StoreScope;
  /** True for evidence that alone is no proof of use: a script, a configuration that nothing may read. */
  readonly weak: boolean;
  /** True where it is used only if nothing else is configured: `DATABASE_URL` or else a local SQLite file. */
  readonly fallback: boolean;
  /** The bucket, folder, file or collection that it names. */
  readonly name: string | null;
  readonly path: string;
  readonly line: number;
}

/** One place that holds data, however many libraries show it. */
export interface Store {
  /** Stable under edits elsewhere: `postgres:supabase`, `sqlite:local`, `files:local`. */
  readonly key: string;
  readonly kind: StoreKind;
  readonly provider: string | null;
  /** For people: "PostgreSQL database at Supabase". */
  readonly label: string;
  /** The places that show it, the most telling first: the first one is where a finding points. */
  readonly evidence: readonly Place[];
  /** `low`: it may be used or not; a check asks instead of failing. */
  readonly confidence: 'high' | 'low';
  readonly scope: StoreScope;
  /** True where it lies on the disk of the running program, which many platforms wipe at each start. */
  readonly onDisk: boolean;
  /** Buckets, folders and files that are named, sorted. */
  readonly names: readonly string[];
}
