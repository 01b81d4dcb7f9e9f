import { isExamplePath, isTestPath } from '../path-roles.ts';

/**
 * What a script is for, by where it lies. `schema`: a description of the whole database. `migration` and `script`: run in
 * the order of their names. `loose`: run by hand, nobody knows whether. `left out`: not run against the live database.
 */
export type SqlRole = 'schema' | 'migration' | 'script' | 'loose' | 'left out';

export interface SqlPlace {
  readonly role: SqlRole;
  /** The folder whose database it belongs to; '' for the audited folder. */
  readonly root: string;
  /** It lies in a folder for scripts, so that {@link root} is more than a guess. */
  readonly anchored: boolean;
  /** What its place in the order comes from: its name, or its folder's for `…/migration.sql`. */
  readonly name: string;
  /** Its name begins with a number or a date, so that its place in the order is known. */
  readonly ordered: boolean;
  /** The day in its name, as 2026-10-20; null where there is none. */
  readonly date: string | null;
}

/** Folders whose scripts are the database's, in the order in which their contents are replayed. */
const FOLDERS = /^(migrations?|migrate|drizzle|db|sql|schemas|database)$/i;
const ASIDE =
  /(^|\/)(backups?|archived?|archives|old|deprecated|disabled|unused|legacy|snippets|\.temp|seeds?|tests?|rollbacks?|down|undo|examples?)(\/|$)|(^|[/_.-])(seeds?|rollback|revert|down|undo|backup|sample[_-]?data)([_.-][^/]*)?\.sql$|(^|\/)U[0-9][^/]*__[^/]*\.sql$/i;
const WHOLE = /^(schema|structure|init|initial|remote_schema)\.sql$/i;
const SCRIPTS = /^scripts?$/i;

export function sqlPlace(path: string): SqlPlace {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const inner = /^(migration|up)\.sql$/i.test(file);
  const name = inner ? (folders.at(-1) ?? file) : file;
  const role = roleOf(path, folders, file);
  const at = folders.findIndex(
    (folder) =>
      FOLDERS.test(folder) ||
      /^(supabase|prisma)$/i.test(folder) ||
      (role === 'script' && SCRIPTS.test(folder)),
  );
  const root = folders.slice(0, at < 0 ? folders.length : at).join('/');
  return { role, root, anchored: at >= 0, name, ordered: /^[VR]?_?[0-9]/i.test(name), date: dateIn(name) };
}

function roleOf(path: string, folders: readonly string[], file: string): SqlRole {
  if (isTestPath(path) || isExamplePath(path)) return 'left out';
  if (ASIDE.test(path)) return 'left out';
  const known = folders.some((folder) => FOLDERS.test(folder));
  if (folders.includes('schemas') || WHOLE.test(file)) return 'schema';
  if (known) return 'migration';
  return SCRIPTS.test(folders.at(-1) ?? '') && /^[0-9]/.test(file) ? 'script' : 'loose';
}

/** By its path a script for another kind of database than PostgreSQL, as `migrations/sqlite/1_a.sql`. */
export function isOtherDialect(path: string): boolean {
  return /(^|[/_.-])(d1|sqlite3?|libsql|turso|mysql|mariadb|mssql|sqlserver)([/_.-]|$)/i.test(path);
}

const DATE =
  /^V?_?((?:19|20)[0-9]{2})[-_.]?([0-9]{2})[-_.]?([0-9]{2})(?:[-_.T]?[0-9]{2}[-_.:]?[0-9]{2}(?:[-_.:]?[0-9]{2,5})?)?(?![0-9])/i;
const EPOCH = /^V?_?(1[0-9]{9}|1[0-9]{12})(?![0-9])/i;

/** The day with which a name begins: 20261020, 2026-10-20, 20261020093000, seconds or milliseconds since 1970. */
function dateIn(name: string): string | null {
  const epoch = EPOCH.exec(name)?.[1];
  if (epoch) return new Date(Number(epoch.slice(0, 10)) * 1000).toISOString().slice(0, 10);
  const [, year, month, day] = DATE.exec(name) ?? [];
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return year && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

const RANK: Readonly<Record<SqlRole, number>> = {
  schema: 0,
  migration: 1,
  script: 2,
  loose: 3,
  'left out': 4,
};

/** The order of replay: what describes the whole first, then by name as migration tools do, then what is run by hand. */
export function byReplay(a: SqlPlace & { path: string }, b: SqlPlace & { path: string }): number {
  return (
    RANK[a.role] - RANK[b.role] ||
    byNumber(a.name, b.name) ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
  );
}

/** Short numbers by their value (2 before 10), dates as text; then the whole names. */
function byNumber(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => /^V?_?([0-9]+)/i.exec(name)?.[1] ?? '');
  const short = first !== '' && second !== '' && Math.max(first?.length ?? 0, second?.length ?? 0) < 8;
  const difference = short ? Number(first) - Number(second) : 0;
  return difference || (a < b ? -1 : a > b ? 1 : 0);
}
