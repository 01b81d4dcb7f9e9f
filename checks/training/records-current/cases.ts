import { defineCases } from '../../../src/kit/index.ts';

const manifest = (
  stage: string,
  training: string,
  roles = '{staff: All employees, manager: Site managers}',
): string => `
  readycheck: 1
  tool: {stage: ${stage}}
  people:
    priya: {name: Priya Shah}
  permissions:
    roles: ${roles}
  training:
    ${training}
`;
const MANAGER = '- {role: manager, trained: 4, of: 4, date: 2026-10-14, by: priya, version: 1.2.0}';

export default defineCases([
  {
    name: 'passes when every role reaches the target in production',
    files: {
      'readycheck.yaml': manifest(
        'production',
        `target: 90%\n    records:\n      - {role: staff, trained: 54, of: 58, date: 2026-10-15, by: priya}\n      ${MANAGER}`,
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'fails below the target in production',
    files: {
      'readycheck.yaml': manifest(
        'production',
        `records:\n      - {role: staff, trained: 20, of: 58, date: 2026-10-15, by: priya}\n      ${MANAGER}`,
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 high'],
    says: /20 of 58 .* target is 90 %/,
  },
  {
    name: 'takes one trained person a role in a pilot',
    files: {
      'readycheck.yaml': manifest(
        'pilot',
        `records:\n      - {role: staff, trained: 1, of: 58, date: 2026-10-15, by: priya}\n      ${MANAGER}`,
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a role of which nobody was trained in a pilot',
    files: {
      'readycheck.yaml': manifest(
        'pilot',
        `records:\n      - {role: staff, trained: 0, of: 58, date: 2026-10-15, by: priya}\n      ${MANAGER}`,
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 high'],
  },
  {
    name: 'fails for a role without a record',
    files: { 'readycheck.yaml': manifest('production', `records:\n      ${MANAGER}`) },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 high'],
    says: /"staff"/,
  },
  {
    name: 'does not count records of the future, of unknown roles or people, too old, or with more trained than there are',
    files: {
      'readycheck.yaml': manifest(
        'production',
        `records:
      - {role: staff, trained: 58, of: 58, date: 2026-12-24, by: priya}
      - {role: manager, trained: 9, of: 4, date: 2026-10-14, by: priya}
      - {role: chef, trained: 1, of: 1, date: 2026-10-14, by: priya}
      - {role: manager, trained: 4, of: 4, date: 2025-01-14, by: robin}`,
      ),
    },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:9 high',
      'readycheck.yaml:10 high',
      'readycheck.yaml:11 high',
      'readycheck.yaml:12 high',
    ],
    says: /still to come[^]*9 trained of 4[^]*"chef"[^]*robin[^]*days old/,
  },
  {
    name: 'judges a role by its newest record',
    files: {
      'readycheck.yaml': manifest(
        'production',
        `target: 0.5
    records:
      - {role: staff, trained: 10, of: 58, date: 2026-01-15, by: priya}
      - {role: staff, trained: 40, of: 58, date: 2026-10-15, by: priya}
      ${MANAGER}`,
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply where only the public uses the tool',
    files: { 'readycheck.yaml': manifest('production', 'target: 90%', '{public: Anyone}') },
    verdict: 'not-applicable',
  },
  {
    name: 'asks for roles and records where none are declared',
    files: { 'README.md': '# Rota' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
