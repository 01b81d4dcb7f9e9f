import { defineCases } from '../../../src/kit/index.ts';

const GRANTS = '{who: dana, how: e-mail from the manager, leavers: "same day, from the HR list"}';

const manifest = (permissions: string, more = 'ownership: {deputy: priya}', stage = 'production'): string => `
  readycheck: 1
  tool: {stage: ${stage}}
  people:
    dana: {name: Dana Lee}
    priya: {name: Priya Shah}
  ${more}
  permissions:
    roles: {staff: All employees}
    ${permissions}
`;

export default defineCases([
  {
    name: 'passes with grants and a review within 180 days',
    files: {
      'readycheck.yaml': manifest(`grants: ${GRANTS}\n    last_review: {by: priya, date: 2026-05-05}`),
    },
    verdict: 'pass',
  },
  {
    name: 'takes leavers beside grants as well',
    files: {
      'readycheck.yaml': manifest(
        'grants: {who: dana, how: a ticket}\n    leavers: on the last day\n    last_review: {by: priya, date: 2026-10-05}',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'fails where nothing is written, whatever the stage',
    files: { 'readycheck.yaml': manifest('sign_in: supabase', 'ownership: {deputy: priya}', 'pilot') },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:7 medium',
      'readycheck.yaml:7 medium',
      'readycheck.yaml:7 medium',
      'readycheck.yaml:7 medium',
    ],
    says: /how people who leave lose their access/,
  },
  {
    name: 'fails for a review that is too old',
    files: {
      'readycheck.yaml': manifest(`grants: ${GRANTS}\n    last_review: {by: priya, date: 2026-05-04}`),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:10 medium'],
    says: /181 days old/,
  },
  {
    name: 'fails for people who are not listed, and for a day to come',
    files: {
      'readycheck.yaml': manifest(
        'grants: {who: robin, how: a ticket, leavers: same day}\n    last_review: {by: sam, date: 2026-12-01}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 medium', 'readycheck.yaml:10 medium'],
    says: /robin, who is not listed[^]*sam[^]*still to come|still to come[^]*sam/,
  },
  {
    name: 'lets one person grant and review only with a deputy',
    files: {
      'readycheck.yaml': manifest(
        `grants: ${GRANTS}\n    last_review: {by: dana, date: 2026-10-05}`,
        'ownership: {deputy: dana}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 medium'],
    says: /both gives access and reviews it/,
  },
  {
    name: 'is content where the deputy is somebody else',
    files: {
      'readycheck.yaml': manifest(`grants: ${GRANTS}\n    last_review: {by: dana, date: 2026-10-05}`),
    },
    verdict: 'pass',
  },
  {
    name: 'fails without a manifest where something keeps data',
    files: {
      'package.json':
        '{"private": true, "scripts": {"start": "node src/db.ts"}, "dependencies": {"pg": "8"}}',
      'src/db.ts':
        "import { Pool } from 'pg'; export const pool = new Pool({ connectionString: process.env.DATABASE_URL });",
    },
    verdict: 'fail',
    findings: ['src/db.ts:1 medium'],
  },
  {
    name: 'does not apply where only the public uses the tool',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {public: Anyone}
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where there are no roles and nothing keeps data',
    files: { 'src/main.ts': "document.title = 'Opening hours';" },
    verdict: 'not-applicable',
  },
]);
