import { dataApi } from '../../../src/facts/data-api/data-api.ts';
import { generatedTypes } from '../../../src/facts/data-api/generated-types.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import { listed } from '../personal-columns.ts';
import { outOfReach, servedDatabases } from '../served.ts';
import { type Asked, askedFor, isMade } from './asked.ts';
import { claimedDump, judgeDump } from './dump.ts';

export default defineCheck({
  id: 'permissions/schema-visible',
  title: 'Database rules in the repository',
  question: 'Can the repository prove at all what rules the database has?',
  why: 'Tables that were made by hand in the dashboard leave nothing in the repository. Nobody can review their rules, rebuild them after a loss, or tell that a change opened them.',
  how: 'Takes the tables, views and functions that the code asks the Data API for (`.from`, `.rpc`, `.table` in JavaScript, TypeScript and Python) and those in the generated types, and looks for the SQL that makes them. A dump named in `go_live.evidence.schema_dump` or `permissions.schema_dump` settles it if it shows row level security and policies and is newer than the last migration: by the date in its header, by the declared date, else by what it holds.',
  passes:
    'SQL in the repository makes everything that the code asks for, or an up-to-date dump of the live database shows it.',
  fix: 'Run `supabase db dump -f supabase/schema.sql`, look at the row level security and policies in it, add the file and name it in `go_live.evidence.schema_dump` with the date. From then on change the database by migrations alone.',
  example: [
    '```yaml',
    'go_live:',
    '  evidence: {schema_dump: supabase/schema.sql, date: 2026-10-20}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  facts: { sqlDatabases, dataApi, generatedTypes, fileList },
  evaluate({ facts, manifest }) {
    const { dumps } = facts.sqlDatabases;
    const databases = servedDatabases(facts.sqlDatabases.databases, facts.dataApi);
    const reason = outOfReach(facts.dataApi, databases);
    if (reason) return notApplicable({ examined: facts.fileList.length, reason });
    const asked = askedFor(facts.dataApi, facts.generatedTypes);
    const claim = claimedDump(manifest);
    const paths = new Set(facts.fileList.map(({ path }) => path));
    const broken = claim && judgeDump(claim, { dumps, databases, paths });
    const shown = claim && !broken ? dumps.filter(({ path }) => path === claim.path) : databases;
    const missing = asked.filter((each) => !isMade(each, shown) && !isMade(each, databases));
    const findings = [broken, unseen(missing, claim !== null && !broken)].filter(
      (finding) => finding !== null,
    );
    const tables = databases.reduce((sum, database) => sum + database.tables.length, 0);
    return conclude({
      examined: asked.length + tables,
      evidence: 'verified',
      findings,
      pass: claim
        ? `The dump ${claim.path} shows the rules of the live database; nothing that the code asks for is missing (${counted(asked.length, 'name')} looked at).`
        : `SQL in the repository makes all that the code asks for (${counted(asked.length, 'name')} looked at).`,
      nothing:
        'Supabase is used, but neither SQL nor calls show its tables; add a dump made by `supabase db dump` as supabase/schema.sql.',
    });
  },
});

function unseen(missing: readonly Asked[], dumped: boolean): Finding | null {
  const [first] = missing;
  if (!first) return null;
  const names = listed(missing.map(({ name }) => name).sort(), 8);
  const where = dumped ? 'neither the dump nor a migration shows' : 'no SQL in the repository makes';
  return review('high', {
    subject: 'database objects that no SQL makes',
    at: first.at,
    message: `The code asks for ${names}, which ${where}: whether their rows are protected cannot be seen. Run \`supabase db dump -f supabase/schema.sql\`, add the file, and name it in go_live.evidence.schema_dump with its date.`,
  });
}
