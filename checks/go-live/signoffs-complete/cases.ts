import { defineCases, GATES } from '../../../src/kit/index.ts';

const MANIFEST = `
  readycheck: 1
  tool: {name: Rota Board}
  people:
    priya: {name: Priya Shah}
    tom: {name: Tom Wilk, builder: true}
    dana: {name: Dana Okoro}
`;

const record = (
  gate: string,
  by: string,
  rest: { date?: string; project?: string; statement?: string } = {},
): string => `
  signoff: 1
  gate: ${gate}
  project: ${rest.project ?? 'Rota Board'}
  by: ${by}
  date: ${rest.date ?? '2026-10-21'}
  statement: ${rest.statement ?? 'I looked at it with the team.'}
`;

const path = (gate: string): string => `.readycheck/signoffs/${gate}.yaml`;

/** Records for all gates: priya signs, and dana the support model; some of them replaced. */
function signed(changed: Record<string, string | null> = {}, manifest = MANIFEST): Record<string, string> {
  const all = GATES.map(({ id }): [string, string | null] => [
    id,
    changed[id] === undefined ? record(id, id === 'support-model' ? 'dana' : 'priya') : changed[id],
  ]);
  const files = all.flatMap(([gate, text]) => (text === null ? [] : [[path(gate), text] as const]));
  return { 'readycheck.yaml': manifest, ...Object.fromEntries(files) };
}

const one = (gate: string): string[] => [`${path(gate)} blocker`];

export default defineCases([
  { name: 'passes with six records by people who may', files: signed(), verdict: 'pass' },
  {
    name: 'fails for each gate that nobody signed',
    files: { 'README.md': '# Rota' },
    verdict: 'fail',
    findings: Array.from({ length: 6 }, () => '- blocker'),
  },
  {
    name: 'fails for one missing record',
    files: signed({ documentation: null }),
    verdict: 'fail',
    findings: ['- blocker'],
    says: /Documentation written: Nobody has signed/,
  },
  {
    name: 'refuses a signer who is not listed',
    files: signed({ permissions: record('permissions', 'robin') }),
    verdict: 'fail',
    findings: one('permissions'),
  },
  {
    name: 'refuses a record for another gate',
    files: signed({ permissions: record('documentation', 'priya') }),
    verdict: 'fail',
    findings: one('permissions'),
  },
  {
    name: 'refuses a record for another project',
    files: signed({ permissions: record('permissions', 'priya', { project: 'Till' }) }),
    verdict: 'fail',
    findings: one('permissions'),
  },
  {
    name: 'refuses a date that is still to come',
    files: signed({ permissions: record('permissions', 'priya', { date: '2026-12-01' }) }),
    verdict: 'fail',
    findings: one('permissions'),
    says: /still to come/,
  },
  {
    name: 'refuses a record older than 180 days',
    files: signed({ permissions: record('permissions', 'priya', { date: '2026-01-10' }) }),
    verdict: 'fail',
    findings: one('permissions'),
  },
  {
    name: 'refuses a placeholder for a statement',
    files: signed({ permissions: record('permissions', 'priya', { statement: 'TBD' }) }),
    verdict: 'fail',
    findings: one('permissions'),
  },
  {
    name: 'refuses a file that is no record',
    files: signed({ permissions: 'approved: yes' }),
    verdict: 'fail',
    findings: [
      '.readycheck/signoffs/permissions.yaml blocker',
      '.readycheck/signoffs/permissions.yaml blocker',
      '.readycheck/signoffs/permissions.yaml blocker',
      '.readycheck/signoffs/permissions.yaml blocker',
      '.readycheck/signoffs/permissions.yaml blocker',
      '.readycheck/signoffs/permissions.yaml blocker',
      '.readycheck/signoffs/permissions.yaml blocker',
    ],
  },
  {
    name: 'lets the builder sign neither data handling nor permissions alone',
    files: signed({
      'data-handling': record('data-handling', 'tom'),
      documentation: record('documentation', 'tom'),
    }),
    verdict: 'fail',
    findings: one('data-handling'),
    says: /built the tool/,
  },
  {
    name: 'asks for those whom the manifest names',
    files: signed({}, `${MANIFEST}    \n  go_live: {signers: {permissions: [dana]}}\n`),
    verdict: 'fail',
    findings: one('permissions'),
    says: /go_live.signers/,
  },
  {
    name: 'says at medium that one person signed all six',
    files: signed({ 'support-model': record('support-model', 'priya') }),
    verdict: 'fail',
    findings: ['- medium'],
  },
  {
    name: 'accepts one signatory, the builder too, with a reason',
    files: Object.fromEntries([
      ...GATES.map(({ id }) => [path(id), record(id, 'tom')] as const),
      [
        'readycheck.yaml',
        `${MANIFEST}    \n  go_live: {single_signatory: I am the only person in this company}\n`,
      ],
    ]),
    verdict: 'pass',
  },
]);
