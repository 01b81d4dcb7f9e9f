import type { SqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';
import type { ManifestView } from '../../../src/kit/index.ts';

/** Kinds of store in which other users' data cannot be reached, or that hold copies of what is kept elsewhere. */
const NO_QUESTION = new Set(['browser', 'redis', 'search', 'vector']);

interface Evidence {
  readonly sqlDatabases: SqlDatabases;
  readonly stores: readonly Store[];
}

/** What shows that data is kept, in a few words; null where nothing does. */
export function keepsData({ sqlDatabases, stores }: Evidence, manifest: ManifestView | null): string | null {
  const declared = manifest?.claims.retention?.stores?.find(
    ({ holds }) => holds !== 'none' && holds !== 'synthetic',
  );
  if (declared) return declared.id ?? 'the stores in the manifest';
  const store = counted(stores).find(({ confidence }) => confidence === 'high');
  if (store) return store.label;
  const tables = sqlDatabases.databases.flatMap((database) => database.tables.filter(({ loose }) => !loose));
  const [table] = tables;
  return table ? `table ${table.table}${tables.length > 1 ? ' and others' : ''}` : null;
}

/** A store that may be used or not, as far as the repository shows. */
export function mayKeepData(stores: readonly Store[]): string | null {
  return counted(stores)[0]?.label ?? null;
}

function counted(stores: readonly Store[]): Store[] {
  return stores.filter(({ scope, kind }) => scope === 'production' && !NO_QUESTION.has(kind));
}
