import { defineCases } from '../../../src/kit/index.ts';

const manifest = (rollback: string, stage = 'production'): string => `
  readycheck: 1
  tool: {stage: ${stage}}
  people:
    dana: {name: Dana Okoro, role: IT contractor}
  change_control:
    rollback: ${rollback}
`;
const TESTED = 'tested: {by: dana, date: 2026-10-13, minutes: 6}';

export default defineCases([
  {
    name: 'passes with a method that was tried in time and speaks of the database',
    files: {
      'readycheck.yaml': manifest(`{method: "Vercel instant rollback; forward-fix migrations", ${TESTED}}`),
      'vercel.json': '{"buildCommand": "npm run build"}',
      'supabase/migrations/20260101_init.sql': 'create table shifts (id int);',
    },
    verdict: 'pass',
  },
  {
    name: 'passes without a word of the database where there are no migrations',
    files: {
      'readycheck.yaml': manifest(`{method: "Vercel instant rollback", ${TESTED}}`),
      'vercel.json': '{}',
    },
    verdict: 'pass',
  },
  {
    name: 'asks where migrations exist and the method is silent on them',
    files: {
      'readycheck.yaml': manifest(`{method: "Vercel instant rollback", ${TESTED}}`),
      'prisma/migrations/1_init/migration.sql': 'create table shifts (id int);',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
    says: /prisma\/migrations/,
  },
  {
    name: 'is not misled by folders of versions that are no migrations, nor by migrations of tests',
    files: {
      'readycheck.yaml': manifest(`{method: "git revert and push", ${TESTED}}`),
      'api/versions/v1.py': 'x = 1',
      'tests/migrations/0001_initial.py': 'x = 1',
      'shop/migrations/__init__.py': '',
    },
    verdict: 'pass',
  },
  {
    name: 'reads a method in another language',
    files: {
      'readycheck.yaml': manifest(
        `{method: "Letzte Version neu ausrollen; Datenbank nur vorwärts", ${TESTED}}`,
      ),
      'alembic/versions/ab12_init.py': 'def upgrade(): pass',
    },
    verdict: 'pass',
  },
  {
    name: 'asks where the method names a host that the repository does not show',
    files: {
      'readycheck.yaml': manifest(`{method: "Heroku rollback", ${TESTED}}`),
      'fly.toml': 'app = "rota"\n',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
    says: /heroku/,
  },
  {
    name: 'fails in production where nothing is written',
    files: {
      'readycheck.yaml': 'readycheck: 1\ntool: {stage: production}\nchange_control: {log: CHANGELOG.md}\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
  },
  {
    name: 'fails at medium before production',
    files: {
      'readycheck.yaml': 'readycheck: 1\ntool: {stage: pilot}\nchange_control: {log: CHANGELOG.md}\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 medium'],
  },
  {
    name: 'fails without a manifest',
    files: { 'README.md': '# Rota' },
    verdict: 'fail',
    findings: ['- medium'],
  },
  {
    name: 'fails where the way back was never tried',
    files: { 'readycheck.yaml': manifest('{method: "Vercel instant rollback"}') },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
  },
  {
    name: 'fails where the method is a placeholder',
    files: { 'readycheck.yaml': manifest(`{method: TBD, ${TESTED}}`) },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
  },
  {
    name: 'fails where the trial is too old or by a stranger',
    files: {
      'readycheck.yaml': manifest('{method: git revert, tested: {by: tom, date: 2026-03-01, minutes: 6}}'),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
    says: /tom, who is not listed under people and is 245 days old/,
  },
  {
    name: 'fails where the trial is still to come',
    files: {
      'readycheck.yaml': manifest('{method: git revert, tested: {by: dana, date: 2026-12-01, minutes: 6}}'),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
  },
  {
    name: 'passes with advice where the minutes are missing',
    files: { 'readycheck.yaml': manifest('{method: git revert, tested: {by: dana, date: 2026-10-13}}') },
    verdict: 'pass',
    findings: ['readycheck.yaml:6 low'],
  },
]);
