import { defineFileFact } from '../../kit/fact.ts';
import { SQL_FILES, sql } from '../../parsers/sql.ts';
import type { Change } from './changes.ts';
import { readScript } from './read-statement.ts';

export interface SqlFile {
  /** In the order of the script. */
  readonly changes: readonly Change[];
  /** How many statements PostgreSQL does not understand, of how many. */
  readonly unparsed: number;
  readonly statements: number;
  /** Dialect words of Supabase: its roles, its functions, its schemas. */
  readonly supabase: boolean;
  /** Written by `pg_dump` or `supabase db dump`. */
  readonly dump: boolean;
  /** The day that its header names, as `pg_dump --verbose` writes it. */
  readonly dumpedOn: string | null;
}

const STRUCTURE = /\b(create|alter|drop|grant|revoke|rename|into|storage)\b/i;
const SUPABASE =
  /\bauth\s*\.\s*(uid|jwt|role|users)\b|\bstorage\s*\.\s*(buckets|objects)\b|\b(to|from)\s+"?(anon|authenticated|service_role)\b/i;
const DUMP = /^-- PostgreSQL database dump|pg_catalog\.set_config\(.search_path., ..,/m;
const DUMPED_ON =
  /^-- (?:started|dumped|completed|created|generated)[ \w]{0,12}:? ((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})/im;
const SECTION = /^[ \t]*--[ \t]*(?:\+goose|\+migrate|migrate:|@)[ \t]*(up|down|undo)\b/gim;

/** What each SQL script changes. Sections that undo a migration are left out: they are run only when things go wrong. */
export const sqlFiles = defineFileFact<SqlFile>({
  id: 'sql-files',
  files: SQL_FILES,
  mentions: STRUCTURE,
  parsers: [sql],
  extract(file) {
    const tree = sql.of(file);
    const undone = undoSections(file.text);
    const statements = tree.statements.filter(
      ({ start }) => !undone.some(([from, to]) => start >= from && start < to),
    );
    return {
      changes: readScript({ ...tree, statements }),
      unparsed: statements.filter(({ node }) => !node).length,
      statements: statements.length,
      supabase: SUPABASE.test(file.text),
      dump: DUMP.test(file.text),
      dumpedOn: DUMPED_ON.exec(file.text.slice(0, 4000))?.[1] ?? null,
    };
  },
});

/** Offsets from a `Down` marker (goose, dbmate, sql-migrate) to the next `Up`. */
export function undoSections(text: string): [number, number][] {
  const marks = [...text.matchAll(SECTION)];
  return marks.flatMap((mark, index) => {
    if (/^up$/i.test(mark[1] ?? '')) return [];
    return [[mark.index, marks[index + 1]?.index ?? text.length]];
  });
}
