import { defineDerivedFact } from '../../kit/fact.ts';
import type { SqlDatabase } from './database.ts';
import { replay } from './replay.ts';
import { type SqlFile, sqlFiles } from './sql-files.ts';
import { byReplay, isOtherDialect, type SqlPlace, sqlPlace } from './sql-place.ts';

export interface SqlDatabases {
  /** By their folder, the audited one first. */
  readonly databases: readonly SqlDatabase[];
  /** Scripts that describe a whole database (`pg_dump`, `schema.sql`), each replayed on its own. */
  readonly dumps: readonly SqlDump[];
  /** How many SQL scripts there are, those left out among them. */
  readonly examined: number;
}

export type SqlDump = SqlDatabase & {
  readonly path: string;
  /** Written by a tool, as its header shows. */
  readonly dump: boolean;
  readonly dumpedOn: string | null;
};

type PlacedFile = SqlPlace & SqlFile & { readonly path: string };

/** What the SQL scripts make of each database: recipe R-SQL. Tests, examples, seeds and undo scripts are left out. */
export const sqlDatabases = defineDerivedFact({
  id: 'sql-databases',
  from: { sqlFiles },
  derive({ sqlFiles: { values, examined } }): SqlDatabases {
    const files = values
      .map(({ path, value }) => placed(path, value))
      .filter(({ role }) => role !== 'left out');
    const roots = [
      ...new Set(files.filter(({ anchored, role }) => anchored && role !== 'loose').map(({ root }) => root)),
    ].sort();
    const homes = [...new Set(files.map((file) => home(file, roots)))].sort();
    const databases = homes.map((root) =>
      database(
        root,
        files.filter((file) => home(file, roots) === root),
      ),
    );
    const dumps = files
      .filter(({ role }) => role === 'schema')
      .map((file) => ({
        ...database(home(file, roots), [file]),
        path: file.path,
        dump: file.dump,
        dumpedOn: file.dumpedOn,
      }));
    return { databases, dumps, examined };
  },
});

function placed(path: string, file: SqlFile): PlacedFile {
  const place = sqlPlace(path);
  const role = isOtherDialect(path)
    ? 'left out'
    : place.role === 'loose' && file.dump
      ? 'schema'
      : place.role;
  return { ...place, ...file, path, role };
}

/** A script that lies about belongs to the nearest folder above it that has a database, or to the only one there is. */
function home({ anchored, role, root }: SqlPlace, roots: readonly string[]): string {
  if (anchored && role !== 'loose') return root;
  const above = roots.filter((folder) => folder === '' || root === folder || root.startsWith(`${folder}/`));
  const only = roots.length === 1 ? roots[0] : undefined;
  return above.at(-1) ?? only ?? (role === 'loose' ? '' : root);
}

function database(root: string, files: readonly PlacedFile[]): SqlDatabase {
  const scripts = files.toSorted(byReplay).map(({ path, date, role, ordered, changes }) => ({
    path,
    date,
    loose: role === 'loose',
    ordered: ordered || role === 'schema',
    changes,
  }));
  return {
    root,
    latest: files.reduce<string | null>(
      (last, { date, role }) => (role !== 'loose' && date !== null && date > (last ?? '') ? date : last),
      null,
    ),
    supabase: files.some(({ supabase, path }) => supabase || /(^|\/)supabase\//.test(path)),
    ...replay(scripts),
  };
}
