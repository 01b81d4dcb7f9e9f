import { dataApi } from '../../../src/facts/data-api/data-api.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import type { SqlDatabase, SqlFunction } from '../../../src/facts/sql/database.ts';
import { Predicates } from '../../../src/facts/sql/predicates.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import { conclude, counted, defineCheck, type Finding, fail, notApplicable } from '../../../src/kit/index.ts';
import { listed } from '../personal-columns.ts';
import { outOfReach, servedDatabases } from '../served.ts';
import { definers, judgeFunction } from './functions.ts';
import { judgeView } from './views.ts';

export default defineCheck({
  id: 'permissions/definer-objects',
  title: 'Functions and views keep the rules',
  question: 'Do functions or views of the database go around its rules?',
  why: 'A function with SECURITY DEFINER, and a view without security_invoker, read with the rights of their owner: row level security does not hold in them. Whoever may call or select them gets what they give.',
  how: 'Looks at the functions with SECURITY DEFINER in the schemas that the Data API serves and that its roles may execute (everybody, unless revoked): does the body, or a function that it calls, ask who is there, where it shows or changes tables with personal columns? Views without `security_invoker` and materialised views over tables with row level security likewise. Functions that return a trigger cannot be called, those that return a yes, a number or a date show nobody.',
  passes:
    'Each such function asks who calls it, or cannot be called from outside, and has a `SET search_path`; each view over protected tables runs with the rights of whoever reads it.',
  fix: "Test `auth.uid()` or a role at the beginning of the function, or `revoke execute … from public, anon, authenticated`. Give it `set search_path = ''`, so that nobody can slip in a table of the same name. Make views `with (security_invoker = true)`.",
  example: [
    '```sql',
    'create function public.my_shifts() returns setof public.shifts',
    "  language sql security definer set search_path = '' as",
    '  $$ select * from public.shifts where staff_id = (select auth.uid()) $$;',
    'create view public.rota with (security_invoker = true) as select * from public.shifts;',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { sqlDatabases, dataApi, fileList },
  evaluate({ facts }) {
    const { dataApi: api } = facts;
    const databases = servedDatabases(facts.sqlDatabases.databases, api);
    const reason = outOfReach(api, databases) ?? nothingOfTheKind(databases);
    if (reason) return notApplicable({ examined: facts.fileList.length, reason });
    const judged = databases.map((database) => judge(database, api.schemas));
    const examined = judged.reduce((sum, each) => sum + each.examined, 0);
    return conclude({
      examined,
      evidence: 'verified',
      findings: judged.flatMap(({ findings }) => findings),
      pass: `${counted(examined, 'function or view', 'functions and views')} looked at: none goes around the rules of the tables.`,
      nothing:
        'Supabase is used, but the scripts show no tables, functions or views of it; add its migrations, or a dump made by `supabase db dump` as supabase/schema.sql.',
    });
  },
});

/** The scripts show tables, and neither a function nor a view that runs with its owner's rights. */
function nothingOfTheKind(databases: readonly SqlDatabase[]): string | null {
  const tables = databases.some((database) => database.tables.length > 0);
  const objects = databases.some(
    ({ functions, views }) => views.length > 0 || functions.some(({ definer }) => definer),
  );
  return tables && !objects ? 'The scripts make no view and no function with SECURITY DEFINER.' : null;
}

function judge(database: SqlDatabase, schemas: readonly string[]): { examined: number; findings: Finding[] } {
  const predicates = new Predicates(database);
  const functions = definers(database, schemas);
  const views = database.views.filter(({ view }) => schemas.includes(view.slice(0, view.indexOf('.'))));
  const found = [
    ...functions.map((each) => judgeFunction(each, database)),
    ...views.map((view) => judgeView(view, database, predicates)),
  ];
  return {
    examined: functions.length + views.length,
    findings: [...found.filter((finding) => finding !== null), ...searchPaths(functions)],
  };
}

/** One finding a script: twenty helpers of one migration are one omission. */
function searchPaths(functions: readonly SqlFunction[]): Finding[] {
  const scripts = new Map<string, SqlFunction[]>();
  for (const each of functions)
    if (each.searchPath === null && !each.loose)
      scripts.set(each.at.path, [...(scripts.get(each.at.path) ?? []), each]);
  return [...scripts.values()].flatMap((group) => {
    const first = group.toSorted((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0))[0];
    const names = [...new Set(group.map(({ name }) => name))].sort();
    if (!first) return [];
    return [
      fail('medium', {
        subject: `search_path ${names.join(' ')}`,
        at: first.at,
        message: `${names.length === 1 ? 'Function' : 'Functions'} ${listed(names)} with SECURITY DEFINER ${names.length === 1 ? 'has' : 'have'} no SET search_path: whoever can make a table or function elsewhere can slip it in. Add SET search_path = '' and write names with their schema.`,
      }),
    ];
  });
}
