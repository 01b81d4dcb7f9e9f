import type { StoreKind } from './model.ts';

/** A database by the word that object mappers and addresses have for it: `postgresql+asyncpg`, `mysql2`, `better-sqlite3`. */
const WORDS: ReadonlyMap<string, StoreKind> = new Map<string, StoreKind>([
  ['postgres', 'postgres'],
  ['postgresql', 'postgres'],
  ['postgis', 'postgres'],
  ['pg', 'postgres'],
  ['pgsql', 'postgres'],
  ['psql', 'postgres'],
  ['aurora-postgres', 'postgres'],
  ['cockroachdb', 'postgres'],
  ['cockroach', 'postgres'],
  ['postgresql_psycopg2', 'postgres'],
  ['mysql', 'mysql'],
  ['mysql2', 'mysql'],
  ['trilogy', 'mysql'],
  ['mariadb', 'mysql'],
  ['aurora-mysql', 'mysql'],
  ['singlestore', 'mysql'],
  ['sqlite', 'sqlite'],
  ['sqlite3', 'sqlite'],
  ['better-sqlite3', 'sqlite'],
  ['libsql', 'sqlite'],
  ['turso', 'sqlite'],
  ['mssql', 'sqlserver'],
  ['sqlserver', 'sqlserver'],
  ['sqlsrv', 'sqlserver'],
  ['oracle', 'oracle'],
  ['oracledb', 'oracle'],
  ['mongodb', 'mongodb'],
  ['mongodb+srv', 'mongodb'],
]);

/** The store that a dialect, driver or scheme means; null for a word that is none. */
export function dialect(word: string): StoreKind | null {
  const plain = word.toLowerCase().trim();
  return WORDS.get(plain) ?? WORDS.get(plain.split('+', 1)[0] ?? '') ?? null;
}

const ADDRESS =
  /\b(postgres(?:ql)?|mysql|mariadb|sqlite|mssql|oracle|mongodb)(?:\+[a-z0-9]{1,20})?:\/\/(\/[\w./-]{1,100})?/i;

/** The database that an address in a piece of code names, with the file of an SQLite one. Nothing else is kept of it. */
export function addressIn(text: string): { readonly kind: StoreKind; readonly file: string | null } | null {
  const [, scheme, path] = ADDRESS.exec(text) ?? [];
  const kind = scheme === undefined ? null : dialect(scheme);
  if (kind === null || (kind === 'sqlite' && /sqlite(?:\+\w+)?:\/\/(?:\/?:memory:|["'`]|$)/i.test(text)))
    return null;
  return { kind, file: kind === 'sqlite' ? (path?.replace(/^\/+/, '') ?? null) : null };
}
