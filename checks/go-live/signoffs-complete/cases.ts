import { defineCases, GATES } from '../../../src/kit/index.ts';
import { sampleKey } from '../../../src/manifest/ssh-samples.ts';

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

/** As `signed`, where the manifest asks for more than a typed name. */
const assured = (assurance: string): Record<string, string> =>
  signed(
    {},
    `${MANIFEST.replace('Priya Shah}', 'Priya Shah, email: priya@shah.test}').replace('Dana Okoro}', 'Dana Okoro, handle: "@dana-o"}')}  go_live: {assurance: ${assurance}}\n`,
  );

const committed = (by: Record<string, string>) => ({
  lastAuthors: Object.fromEntries(
    GATES.map(({ id }) => {
      const who = id === 'support-model' ? 'dana' : 'priya';
      return [path(id), { name: who, email: by[id] ?? by[who] ?? '' }] as const;
    }),
  ),
});
const DANA = '1234+Dana-O@users.noreply.github.com';

const KEY = sampleKey();
const SIGNER = `
readycheck: 1
tool: {name: Rota Board}
people:
  priya: {name: Priya Shah, ssh_key: "${KEY.publicKey}"}
  dana: {name: Dana Okoro}
`;
const RECORD = record('permissions', 'priya').replace(/^ {2}/gm, '').trim();

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
    name: 'refuses a record whose facts were edited by hand',
    files: signed({
      permissions: `${record('permissions', 'priya')}  digest: "rc1:0000"\n  facts: [table public.notes row security on]\n`,
    }),
    verdict: 'fail',
    findings: one('permissions'),
    says: /edited by hand/,
  },
  {
    name: 'leaves the age of a record to the check of fresh ones',
    files: signed({ permissions: record('permissions', 'priya', { date: '2026-01-10' }) }),
    verdict: 'pass',
  },
  {
    name: 'takes a record for authored that its signer committed, by address or by the host’s own',
    files: assured('authored'),
    git: committed({ priya: 'Priya@shah.test', dana: DANA }),
    verdict: 'pass',
  },
  {
    name: 'refuses what somebody else committed where the manifest asks for authored',
    files: assured('authored'),
    git: committed({ priya: 'priya@shah.test', dana: DANA, permissions: 'tom@wilk.test' }),
    verdict: 'fail',
    findings: one('permissions'),
    says: /names Priya Shah, but the last commit of it is by somebody else/,
  },
  {
    name: 'refuses what nobody signed with a key where the manifest asks for that',
    files: assured('signed'),
    git: committed({ priya: 'priya@shah.test', dana: DANA }),
    verdict: 'fail',
    findings: GATES.map(({ id }) => `${path(id)} blocker`).sort(),
    says: /no SSH signature lies beside it/,
  },
  {
    name: 'takes a signature over the record by the key that the manifest gives',
    files: {
      ...signed({ permissions: RECORD }, SIGNER),
      [`${path('permissions')}.sig`]: KEY.sign(RECORD),
    },
    verdict: 'pass',
  },
  {
    name: 'refuses a signature by a key that is not the signer’s',
    files: {
      ...signed({ permissions: RECORD }, SIGNER),
      [`${path('permissions')}.sig`]: sampleKey().sign(RECORD),
    },
    verdict: 'fail',
    findings: one('permissions'),
    says: /a key that is not Priya Shah’s/,
  },
  {
    name: 'refuses a signature where nobody knows the signer’s key',
    files: {
      ...signed({ permissions: RECORD }),
      [`${path('permissions')}.sig`]: KEY.sign(RECORD),
    },
    verdict: 'fail',
    findings: one('permissions'),
    says: /does not say which key/,
  },
  {
    name: 'refuses a record that was changed after it was signed',
    files: {
      ...signed({ permissions: RECORD.replace('2026-10-21', '2026-10-30') }, SIGNER),
      [`${path('permissions')}.sig`]: KEY.sign(RECORD),
    },
    verdict: 'fail',
    findings: one('permissions'),
    says: /changed after it was signed/,
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
