import { dataApi } from '../../../src/facts/data-api/data-api.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import type { SqlTable } from '../../../src/facts/sql/database.ts';
import { Predicates } from '../../../src/facts/sql/predicates.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  fail,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import { listed } from '../personal-columns.ts';
import { groupReviews, outOfReach, policedTables, servedDatabases } from '../served.ts';
import { declaredIn } from './declared.ts';
import { judgePolicies } from './judge.ts';

export default defineCheck({
  id: 'permissions/rls-permissive',
  title: 'Policies that restrict',
  question: 'Do the policies really keep people from rows that are not theirs?',
  why: 'Row level security with a policy that says "true" is a locked door with the key in it: the table counts as protected, and anybody reads or changes every row.',
  how: 'Reads each policy in the state in which the SQL scripts leave it, on PostgreSQL’s own syntax tree: whether it asks for nothing, a signed-in user, the user’s own id, a role or the service, following the SQL functions that it calls. Policies for one table add up (restrictive ones narrow), policies for `service_role` alone count for nothing. Personal data is known by the names of columns.',
  passes:
    'No policy lets anybody write, shows personal data without sign-in or believes `user_metadata`, save what the manifest declares as public.',
  fix: 'Let the policy ask for the user’s id or a role in USING and WITH CHECK. What is meant for everybody belongs into `permissions.public_tables`, with what is allowed and why. A policy that asks only for a signed-in user needs a sign-off: it protects nothing where everybody can sign up.',
  example: [
    '```sql',
    'create policy "staff change their own shifts" on public.shifts',
    '  for update to authenticated',
    '  using ((select auth.uid()) = staff_id) with check ((select auth.uid()) = staff_id);',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  facts: { sqlDatabases, dataApi, fileList },
  evaluate({ facts, manifest }) {
    const databases = servedDatabases(facts.sqlDatabases.databases, facts.dataApi);
    const reason = outOfReach(facts.dataApi, databases);
    if (reason) return notApplicable({ examined: facts.fileList.length, reason });
    const declared = declaredIn(manifest);
    const findings: Finding[] = [];
    let examined = 0;
    for (const database of databases) {
      const predicates = new Predicates(database);
      const tables = policedTables(database, facts.dataApi);
      const known = new Set(tables.map(({ table }) => table));
      examined += database.policies.filter(({ table }) => known.has(table)).length;
      findings.push(...tables.flatMap((table) => judgePolicies(table, database, predicates, declared)));
      const without = tables.filter(
        ({ table }) => !database.policies.some((policy) => policy.table === table),
      );
      findings.push(...builtWhileRunning(tables), ...locked(without));
      examined += without.length;
    }
    return conclude({
      examined,
      evidence: 'verified',
      findings,
      pass: `${counted(examined, 'policy', 'policies')} looked at: none lets in more people than it should.`,
      nothing:
        'Supabase is used, but the scripts show no table with row level security; add its migrations, or a dump made by `supabase db dump` as supabase/schema.sql.',
    });
  },
});

function builtWhileRunning(tables: readonly SqlTable[]): Finding[] {
  const dynamic = tables.filter((table) => table.dynamic.includes('policy'));
  return groupReviews(
    dynamic.map(({ table, policiesAt, at }) =>
      review('blocker', {
        subject: table,
        at: policiesAt ?? at,
        message: `Policies of "${table}" are built by a block while it runs, so that what they ask for cannot be read from the scripts. Write them as plain statements, or show a dump of the live database.`,
      }),
    ),
  );
}

/** Advice: nothing but the server reaches these. */
function locked(tables: readonly SqlTable[]): Finding[] {
  const closed = tables.filter(({ dynamic, rls }) => rls === 'on' && !dynamic.includes('policy'));
  const [first] = closed;
  if (!first) return [];
  const names = listed(closed.map(({ table }) => table));
  return [
    fail('low', {
      subject: 'tables without a policy',
      at: first.at,
      message: `Row level security is on and no policy opens ${names}: only the server reaches them. Nothing is wrong if that is meant.`,
    }),
  ];
}
