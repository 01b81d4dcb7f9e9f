import { defineCases } from '../../../src/kit/index.ts';

const manifest = (ownership: string, people = ''): string => `
  readycheck: 1
  people:
    priya: {name: Priya Shah}
    tom: {name: Tom Wilk, builder: true}
    dana: {name: Dana Okoro, contract_until: 2027-06-30}
    ${people}
  ownership:
    ${ownership}
`;
const TWO_AUTHORS = {
  authors: [
    { name: 'Tom Wilk', email: 'tom@wilk.test', commits: 30 },
    { name: 'Dana Okoro', email: 'dana@okoro.test', commits: 3 },
  ],
};
const NAMED = 'business: priya\n    technical: dana\n    deputy: tom';

export default defineCases([
  {
    name: 'passes with three people',
    files: { 'readycheck.yaml': manifest(NAMED) },
    git: TWO_AUTHORS,
    verdict: 'pass',
  },
  {
    name: 'passes when one person owns the business and is the deputy',
    files: { 'readycheck.yaml': manifest('business: priya\n    technical: dana\n    deputy: priya') },
    git: TWO_AUTHORS,
    verdict: 'pass',
  },
  {
    name: 'fails without a manifest',
    files: { 'README.md': '# Rota' },
    verdict: 'fail',
    findings: ['- blocker', '- blocker', '- blocker'],
  },
  {
    name: 'fails for each post that is missing, a placeholder or not confirmed',
    files: { 'readycheck.yaml': manifest('business: TBD\n    technical: dana') },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 blocker', 'readycheck.yaml:7 blocker'],
    says: /No business owner[^]*No deputy/,
  },
  {
    name: 'fails for somebody who is not listed, is no person, or whose contract has ended',
    files: {
      'readycheck.yaml': manifest(
        'business: robin\n    technical: ai\n    deputy: lee',
        'ai: {name: Claude Code}\n    lee: {name: Lee Chan, contract_until: 2026-06-30}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 blocker', 'readycheck.yaml:10 blocker', 'readycheck.yaml:11 blocker'],
    says: /"robin"[^]*"Claude Code", is no person[^]*ended on 2026-06-30/,
  },
  {
    name: 'takes a person whose first name is that of an assistant',
    files: {
      'readycheck.yaml': manifest(
        'business: priya\n    technical: claude\n    deputy: tom',
        'claude: {name: Claude Dupont}',
      ),
    },
    git: TWO_AUTHORS,
    verdict: 'pass',
  },
  {
    name: 'fails when the deputy is the technical owner',
    files: { 'readycheck.yaml': manifest('business: priya\n    technical: dana\n    deputy: dana') },
    git: TWO_AUTHORS,
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
  },
  {
    name: 'says at medium that one person is all three',
    files: { 'readycheck.yaml': manifest('business: tom\n    technical: tom\n    deputy: tom') },
    git: TWO_AUTHORS,
    verdict: 'fail',
    findings: ['readycheck.yaml:10 medium'],
  },
  {
    name: 'asks whether the deputy has access where all commits are by one person',
    files: { 'readycheck.yaml': manifest(NAMED) },
    git: {
      authors: [
        { name: 'Dana Okoro', email: 'dana@okoro.test', commits: 3 },
        { name: 'gpt-engineer-app[bot]', email: 'bot@lovable.test', commits: 90 },
      ],
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:10 high review'],
  },
  {
    name: 'passes with one author when the deputy is an administrator',
    files: {
      'readycheck.yaml': manifest(`${NAMED}\n    accounts: [{service: supabase, admins: [priya, tom]}]`),
    },
    verdict: 'pass',
  },
  {
    name: 'does not count authors outside git',
    files: { 'readycheck.yaml': manifest(NAMED) },
    git: null,
    verdict: 'pass',
  },
]);
