import { defineCases } from '../../../src/kit/index.ts';
import { digestOf } from '../../../src/manifest/digest.ts';

const MANIFEST = `
  readycheck: 1
  tool: {name: Rota Board}
  people: {dana: {name: Dana Okoro}}
  permissions: {sign_in: own}
`;
const CLAIM = 'claim permissions.sign_in = own';
const TABLE = 'table public.shifts row security on';
const SQL = 'create table shifts (id int, day date); alter table shifts enable row level security;\n';
const PATH = '.readycheck/signoffs/permissions.yaml';

function record(facts: readonly string[] | null, rest: { date?: string; digest?: string } = {}): string {
  const digest = rest.digest ?? (facts ? digestOf(facts) : null);
  return [
    'signoff: 1',
    'gate: permissions',
    'project: Rota Board',
    'by: dana',
    `date: ${rest.date ?? '2026-10-21'}`,
    'statement: I looked at it with the team.',
    ...(digest === null ? [] : [`digest: "${digest}"`]),
    ...(facts ? [`facts: ${JSON.stringify(facts)}`] : []),
  ].join('\n');
}

const repository = (text: string, sql = SQL): Record<string, string> => ({
  'readycheck.yaml': MANIFEST,
  'supabase/migrations/1_a.sql': sql,
  [PATH]: text,
});

export default defineCases([
  {
    name: 'passes while the facts are those that were signed',
    files: repository(record([CLAIM, TABLE])),
    verdict: 'pass',
  },
  {
    name: 'passes over what changes nothing: formatting, comments, a column that is about nobody, a moved script',
    files: repository(
      record([CLAIM, TABLE]),
      '-- The rota.\nCREATE TABLE shifts (\n  id int,\n  day date,\n  colour text\n);\nALTER TABLE shifts ENABLE ROW LEVEL SECURITY;\n',
    ),
    verdict: 'pass',
  },
  {
    name: 'fails and says what came: a table, a column about people',
    files: repository(record([CLAIM, TABLE]), `${SQL}create table notes (id int, phone text);\n`),
    verdict: 'fail',
    findings: [`${PATH} blocker`],
    says: /changed since \(new: personal notes\.phone, table public\.notes row security off\)/,
  },
  {
    name: 'fails and says what went: row security, and what is claimed',
    files: {
      ...repository(record([CLAIM, TABLE]), 'create table shifts (id int, day date);\n'),
      'readycheck.yaml': MANIFEST.replace('{sign_in: own}', '{sign_in: supabase}'),
    },
    verdict: 'fail',
    findings: [`${PATH} blocker`],
    says: /new: claim permissions\.sign_in = supabase, table public\.shifts row security off; gone: claim permissions\.sign_in = own/,
  },
  {
    name: 'passes over a new dated record in the manifest',
    files: {
      ...repository(record([CLAIM, TABLE])),
      'readycheck.yaml': MANIFEST.replace('own}', 'own, last_review: {by: dana, date: 2026-10-20}}'),
    },
    verdict: 'pass',
  },
  {
    name: 'fails after 180 days, and not before',
    files: repository(record([CLAIM, TABLE], { date: '2026-05-04' })),
    verdict: 'fail',
    findings: [`${PATH} blocker`],
    says: /181 days old/,
  },
  {
    name: 'counts the last of the 180 days',
    files: repository(record([CLAIM, TABLE], { date: '2026-05-05' })),
    verdict: 'pass',
  },
  {
    name: 'fails on a record without the facts that were approved',
    files: repository(record(null)),
    verdict: 'fail',
    findings: [`${PATH} blocker`],
    says: /does not hold the facts/,
  },
  {
    name: 'asks for a new signature where another version made the digest',
    files: repository(record([CLAIM, TABLE], { digest: 'rc0:123' })),
    verdict: 'fail',
    findings: [`${PATH} blocker`],
    says: /another version of readycheck/,
  },
  {
    name: 'leaves a record that was edited by hand to the check of who signed',
    files: repository(record([CLAIM], { digest: digestOf([CLAIM, TABLE]) })),
    verdict: 'not-applicable',
  },
  {
    name: 'is not applicable without a signature',
    files: { 'readycheck.yaml': MANIFEST },
    verdict: 'not-applicable',
  },
]);
