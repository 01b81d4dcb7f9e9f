import { dataApi } from '../../../src/facts/data-api/data-api.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import type { SqlDatabase } from '../../../src/facts/sql/database.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  type ManifestView,
  notApplicable,
  review,
  type ValueOf,
} from '../../../src/kit/index.ts';
import { groupReviews, outOfReach, servedDatabases, servedTables } from '../served.ts';
import { type Declared, judgeTable } from './judge.ts';

export default defineCheck({
  id: 'permissions/rls-enabled',
  title: 'Row level security on every table',
  question: 'Is row level security on for every table that the browser can reach?',
  why: 'With Supabase the browser talks to the database itself, with a key that every visitor gets. Row level security is the only thing between a visitor and all the rows of a table.',
  how: 'Replays the SQL scripts in the order of their names to the state in which they leave the database, and looks at each table in the schemas that the Data API serves (`[api] schemas` in supabase/config.toml, `public` unless said): is row level security on, or are the roles `anon` and `authenticated` kept out by REVOKE? Scripts that lie about outside of a migration folder are run by hand; what only they do is a question, not an answer.',
  passes: 'Row level security is on for each table, or no role of the Data API may use it.',
  fix: 'Add a migration with `alter table … enable row level security;` and a policy for each thing that users may do. Without a policy nobody but the server reaches the table.',
  example: [
    '```sql',
    'alter table public.shifts enable row level security;',
    'create policy "staff see their own shifts" on public.shifts',
    '  for select to authenticated using ((select auth.uid()) = staff_id);',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  waivable: false,
  requiredFrom: 'prototype',
  facts: { sqlDatabases, dataApi, fileList },
  evaluate({ facts, manifest }) {
    const { dataApi: api } = facts;
    const databases = servedDatabases(facts.sqlDatabases.databases, api);
    const unserved = facts.sqlDatabases.databases.length - databases.length;
    const reason = outOfReach(api, databases);
    if (reason) return notApplicable({ examined: facts.fileList.length, reason });
    const declared = declaredIn(manifest);
    const tables = databases.flatMap((database) => servedTables(database, api));
    const judged = tables.map((table) => judgeTable(table, declared)).filter((finding) => finding !== null);
    const findings = [
      ...groupReviews(judged),
      ...databases.flatMap((database) => unread(database, api)),
      ...dumped(facts.sqlDatabases, declared, judged),
    ];
    return conclude({
      examined: tables.length,
      evidence: 'verified',
      findings,
      pass: `No table that the Data API serves is without row level security (${tables.length} looked at).`,
      nothing:
        unserved > 0
          ? 'Supabase is used, but nothing shows that the tables of the SQL scripts are in its database; show a dump made by `supabase db dump` as supabase/schema.sql.'
          : 'Supabase is used, but no script shows its tables; add its migrations, or a dump made by `supabase db dump` as supabase/schema.sql.',
    });
  },
});

function declaredIn(manifest: ManifestView | null): Declared {
  const { public_tables: tables = [], schema_dump: dump = null } = manifest?.claims.permissions ?? {};
  return { publicTables: new Set(tables.flatMap(({ table }) => (table ? [table] : []))), dump };
}

/** Tables that only statements in another dialect make. */
function unread(database: SqlDatabase, { schemas }: ValueOf<typeof dataApi>): Finding[] {
  return database.unparsed
    .filter(({ table }) => schemas.includes(table.slice(0, table.indexOf('.'))))
    .map(({ table, at }) =>
      review('blocker', {
        subject: table,
        at,
        message: `The statement that makes "${table}" is not PostgreSQL, so that its row level security is not known. Mend it, or show a dump of the live database.`,
      }),
    );
}

/** Tables that the declared dump of the live database shows without row level security, though the migrations switch it on. */
function dumped(
  { dumps }: ValueOf<typeof sqlDatabases>,
  declared: Declared,
  judged: readonly Finding[],
): Finding[] {
  const dump = dumps.find(({ path }) => path === declared.dump);
  const known = new Set(judged.map(({ subject }) => subject));
  return (dump?.tables ?? []).flatMap((table) => {
    if (known.has(table.table) || judgeTable(table, declared)?.kind !== 'fail') return [];
    const message = `The dump of the live database shows "${table.table}" without row level security, though the migrations switch it on. Run the migrations that are missing, or make the dump anew.`;
    return [review('blocker', { subject: `dump ${table.table}`, at: table.at, message })];
  });
}
