import { defineCases } from '../../../src/kit/index.ts';

const COMPLETE = `
  readycheck: 1
  tool: {name: Rota Board, stage: pilot}
  people: {priya: {name: Priya Shah, role: Operations director}}
  tests: {command: npm test}
  permissions: {sign_in: none}
  retention: {privacy_notice: docs/privacy.md}
  errors: {user_message: What happened and what to do}
  docs: {readme: README.md}
  training: {material: [https://learn.brightclean.test/rota, docs]}
  ownership: {business: priya}
  change_control: {approver: priya}
  go_live: {recovery: {max_downtime: 8 hours}}
`;
const DOCS = { 'README.md': '# Rota', 'docs/privacy.md': '# Privacy' };

const changed = (from: string, to: string): Record<string, string> => ({
  ...DOCS,
  'readycheck.yaml': COMPLETE.replace(from, to),
});

export default defineCases([
  {
    name: 'passes when all sections say something and all pointers lead somewhere',
    files: changed('', ''),
    verdict: 'pass',
  },
  {
    name: 'fails without a manifest, and names the way to begin',
    files: DOCS,
    verdict: 'fail',
    findings: ['- blocker'],
    says: /readycheck init/,
  },
  {
    name: 'fails for a section that is missing',
    files: changed('tests: {command: npm test}', ''),
    verdict: 'fail',
    findings: ['readycheck.yaml blocker'],
    says: /tests/,
  },
  {
    name: 'fails for a placeholder',
    files: changed('Priya Shah', 'TBD'),
    verdict: 'fail',
    findings: ['readycheck.yaml:3 blocker'],
  },
  {
    name: 'fails for an entry that init wrote and nobody confirmed',
    files: changed(
      '{recovery: {max_downtime: 8 hours}}',
      '{recovery: {max_downtime: 8 hours, confirmed: false}}',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:12 blocker'],
  },
  {
    name: 'fails for a person who is not listed',
    files: changed('business: priya', 'business: pryia'),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /priya/,
  },
  {
    name: 'fails for a length of time that cannot be read',
    files: changed('8 hours', 'soonish'),
    verdict: 'fail',
    findings: ['readycheck.yaml:12 blocker'],
  },
  {
    name: 'fails for a pointer to nothing',
    files: changed('docs/privacy.md', 'docs/gone.md'),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 blocker'],
    says: /does not exist/,
  },
  {
    name: 'fails for a pointer out of the repository',
    files: changed('docs/privacy.md', '../../etc/passwd'),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 blocker'],
    says: /leads out/,
  },
  {
    name: 'fails for an absolute pointer',
    files: changed('docs/privacy.md', '/etc/passwd'),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 blocker'],
    says: /leads out/,
  },
  {
    name: 'fails while git does not track it',
    files: changed('', ''),
    git: { untracked: ['readycheck.yaml'] },
    verdict: 'fail',
    findings: ['readycheck.yaml blocker'],
    says: /not tracked by git/,
  },
  {
    name: 'fails outside git',
    files: changed('', ''),
    git: null,
    verdict: 'fail',
    findings: ['readycheck.yaml blocker'],
    says: /no git repository/,
  },
  {
    name: 'takes headings, test titles, manual runs and folders as pointers',
    files: {
      ...DOCS,
      'tests/swap.test.ts': '',
      'readycheck.yaml': COMPLETE.replace(
        'docs: {readme: README.md}',
        'docs: {readme: "README.md#rota"}',
      ).replace(
        'tests: {command: npm test}',
        'tests: {command: npm test, manual_runs: [{id: m1, by: priya, date: 2026-10-01}], journeys: [{name: Swap, normal: "tests/swap.test.ts::swaps", edge: [{kind: empty, test: "manual:m1"}]}]}',
      ),
    },
    verdict: 'pass',
  },
]);
