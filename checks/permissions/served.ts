import type { DataApi } from '../../src/facts/data-api/data-api.ts';
import type { SqlDatabase, SqlTable } from '../../src/facts/sql/database.ts';
import { initialPrivileges, reach } from '../../src/facts/sql/privileges.ts';
import type { Finding } from '../../src/kit/index.ts';

/** The databases that Supabase's Data API serves: their scripts say so, or the code asks it for one of their tables. */
export function servedDatabases(databases: readonly SqlDatabase[], { calls }: DataApi): SqlDatabase[] {
  const asked = new Set(
    calls.filter(({ kind }) => kind === 'table' || kind === 'rest').map(({ name }) => name),
  );
  return databases.filter(
    ({ supabase, tables }) => supabase || tables.some(({ name, loose }) => !loose && asked.has(name)),
  );
}

/** Why no browser can reach a database by itself; null where one can, or may. */
export function outOfReach(api: DataApi, served: readonly SqlDatabase[]): string | null {
  if (api.enabled === false && !api.client)
    return 'The Data API is switched off in supabase/config.toml and no client of it is used.';
  if (!api.client && !api.configured && served.length === 0)
    return 'No client of Supabase’s Data API is used and no script is for it: the database, if there is one, is reached by the server alone.';
  return null;
}

/** Tables of migration tools and extensions, which hold nothing of the team's. */
const INTERNAL =
  /^(schema_migrations|supabase_migrations|_prisma_migrations|__?drizzle_migrations|knex_migrations(_lock)?|migrations|pgmigrations|goose_db_version|flyway_schema_history|alembic_version|ar_internal_metadata|spatial_ref_sys|geometry_columns|geography_columns)$/;

/** The tables that the Data API could serve. */
export function servedTables(database: SqlDatabase, { schemas }: DataApi): SqlTable[] {
  return database.tables.filter(({ schema, name }) => schemas.includes(schema) && !INTERNAL.test(name));
}

/**
 * The tables to which policies apply: with row level security, and those that only policies speak of, since their
 * tables were made elsewhere. Where row level security is off, `permissions/rls-enabled` says so.
 */
export function policedTables(database: SqlDatabase, api: DataApi): SqlTable[] {
  const known = new Set(database.tables.map(({ table }) => table));
  const elsewhere = [...new Set(database.policies.map(({ table }) => table))].filter(
    (table) => !known.has(table),
  );
  const made = elsewhere
    .map((table) => tableElsewhere(table, database))
    .filter(({ schema }) => api.schemas.includes(schema));
  const on = servedTables(database, api).filter(({ rls }) => rls !== 'off');
  return [...on, ...made].filter(({ privileges }) => reach(privileges) !== 'none');
}

/** A table of which only its policies are known. */
export function tableElsewhere(table: string, { policies }: SqlDatabase): SqlTable {
  const [schema = '', name = ''] = table.split('.');
  const at = policies.find((policy) => policy.table === table)?.at ?? { path: '' };
  return {
    table,
    schema,
    name,
    form: 'elsewhere',
    columns: [],
    at,
    loose: false,
    createdOn: null,
    rls: 'on',
    forced: false,
    rlsAt: null,
    looseRls: null,
    unparsed: null,
    dynamic: [],
    policiesAt: null,
    // Supabase opens its storage to the roles of the Data API as it does the schema public.
    privileges: initialPrivileges(schema === 'storage' ? 'public' : schema, []),
  };
}

/** One finding a cause and place: a block that loops over fifty tables is one question, not fifty. */
export function groupReviews(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key =
      finding.kind === 'fail'
        ? finding.subject
        : `${finding.at?.path}:${finding.at?.line} ${finding.message.replaceAll(`"${finding.subject}"`, '')}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return group;
    const others = group
      .slice(1, 4)
      .map(({ subject }) => `"${subject}"`)
      .join(', ');
    const rest = group.length > 4 ? ` and ${group.length - 4} more` : '';
    return [
      {
        ...first,
        subject: group.map(({ subject }) => subject).join(' '),
        message: `${first.message} The same holds for ${others}${rest}.`,
      },
    ];
  });
}
