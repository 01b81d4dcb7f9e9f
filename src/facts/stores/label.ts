import type { StoreKind } from './model.ts';
import { STORE_PRODUCTS } from './registry.ts';

const KINDS: Readonly<Record<StoreKind, string>> = {
  postgres: 'PostgreSQL database',
  mysql: 'MySQL or MariaDB database',
  sqlite: 'SQLite database',
  sqlserver: 'SQL Server database',
  oracle: 'Oracle database',
  sql: 'relational database',
  mongodb: 'MongoDB database',
  firestore: 'Firestore database',
  'realtime-database': 'Realtime Database',
  dynamodb: 'DynamoDB tables',
  cassandra: 'Cassandra database',
  document: 'database',
  graph: 'graph database',
  warehouse: 'data warehouse',
  files: 'file storage',
  spreadsheet: 'spreadsheet',
  accounts: 'user accounts',
  vector: 'vector index',
  search: 'search index',
  redis: 'Redis',
  browser: "data on the user's own device",
};

/**
 * For people: "PostgreSQL database at Supabase".
 *
 * @param offered the kinds that its evidence names, where the installation chooses among them
 * @param hosts the same for providers
 */
export function labelOf(
  kind: StoreKind,
  provider: string | null,
  offered: readonly StoreKind[] = [],
  hosts: readonly string[] = [],
): string {
  if (kind === 'files' && provider === null && hosts.length > 0) {
    return `file storage (${[...hosts].sort().map(nameOf).join(', or ')}, or another, as configured)`;
  }
  const choices = offered.filter((each) => each !== 'sql' && each !== kind).map((each) => KINDS[each]);
  if (kind === 'sql' && provider === null && choices.length > 1) {
    return `relational database (${choices.sort().join(', or ')}, as configured)`;
  }
  if (provider === 'local' && kind === 'vector') return 'vector index on the disk of the program itself';
  if (kind === 'files' && provider === 'local')
    return 'uploads and other files on the disk of the program itself';
  if (kind === 'files' && provider === 'google') return 'file storage at Google Cloud or Firebase';
  const product = STORE_PRODUCTS.find((each) => each.kind === kind && each.provider === provider);
  return product?.label ?? (provider === null ? KINDS[kind] : `${KINDS[kind]} at ${nameOf(provider)}`);
}

const NAMES: Readonly<Record<string, string>> = {
  aws: 'AWS',
  google: 'Google Cloud',
  supabase: 'Supabase',
  local: 'the disk of the program itself',
};

function nameOf(provider: string): string {
  return Object.hasOwn(NAMES, provider)
    ? (NAMES[provider] ?? provider)
    : provider.charAt(0).toUpperCase() + provider.slice(1);
}
