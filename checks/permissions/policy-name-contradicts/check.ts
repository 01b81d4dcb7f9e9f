import { dataApi } from '../../../src/facts/data-api/data-api.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import type { SqlDatabase } from '../../../src/facts/sql/database.ts';
import { openings } from '../../../src/facts/sql/policy-demand.ts';
import { Predicates } from '../../../src/facts/sql/predicates.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import {
  conclude,
  contradiction,
  counted,
  defineCheck,
  type Finding,
  notApplicable,
  review,
  type ValueOf,
} from '../../../src/kit/index.ts';
import { outOfReach, policedTables, servedDatabases, tableElsewhere } from '../served.ts';
import { broken } from './judge.ts';

export default defineCheck({
  id: 'permissions/policy-name-contradicts',
  title: 'Policies do what their names say',
  question: 'Does each rule of the database do what its name says?',
  why: 'People review policies by their names. "Admins can delete invoices" with a condition that everybody meets looks safe in every list, and is not.',
  how: 'Compares the words in a policy’s name (own, their; admin, staff, manager; system, service; authenticated, verified, only; also in Spanish, Portuguese, French and German) with what its condition asks for: the user’s id, a role, the service, a signed-in user. SQL functions that it calls are followed. Words of the table’s own name do not count.',
  passes: 'No name promises more than its condition keeps.',
  fix: 'Decide which of the two is meant. Let the condition test what the name says (`(select auth.uid()) = user_id`, a test of the role, `TO service_role`), or give the policy a name that says whom it lets in.',
  example: [
    '```sql',
    'create policy "managers approve swaps" on public.swaps',
    "  for update to authenticated using (public.has_role((select auth.uid()), 'manager'));",
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { sqlDatabases, dataApi, fileList },
  evaluate({ facts }) {
    const databases = servedDatabases(facts.sqlDatabases.databases, facts.dataApi);
    const reason = outOfReach(facts.dataApi, databases);
    if (reason) return notApplicable({ examined: facts.fileList.length, reason });
    const judged = databases.map((database) => judge(database, facts.dataApi));
    const examined = judged.reduce((sum, each) => sum + each.examined, 0);
    return conclude({
      examined,
      evidence: 'verified',
      findings: judged.flatMap(({ findings }) => findings),
      pass: `${counted(examined, 'policy', 'policies')} looked at: none promises more by its name than its condition keeps.`,
      nothing:
        'Supabase is used, but the scripts show no policy; add its migrations, or a dump made by `supabase db dump` as supabase/schema.sql.',
    });
  },
});

/** Policies on the tables that the Data API serves, and on files. */
function judge(
  database: SqlDatabase,
  api: ValueOf<typeof dataApi>,
): { examined: number; findings: Finding[] } {
  const predicates = new Predicates(database);
  const files = database.policies.some(({ table }) => table === 'storage.objects')
    ? [tableElsewhere('storage.objects', database)]
    : [];
  const ways = [...policedTables(database, api), ...files].flatMap((table) =>
    openings(table, database, predicates),
  );
  const policies = [...new Set(ways.map(({ policy }) => policy))];
  const findings = policies.flatMap((policy): Finding[] => {
    const demands = ways
      .filter((way) => way.policy === policy && way.demand.who !== 'nobody')
      .map(({ demand }) => demand);
    const breach = broken(policy, demands);
    if (breach === null) return [];
    const details = {
      subject: `${policy.table} ${policy.policy}`,
      at: policy.at,
      message: `Policy "${policy.policy}" on "${policy.table}" ${breach}.`,
    };
    return [policy.loose || policy.mayBeGone ? review('high', details) : contradiction('high', details)];
  });
  return { examined: policies.length, findings };
}
