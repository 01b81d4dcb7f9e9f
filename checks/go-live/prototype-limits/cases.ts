import { defineCases } from '../../../src/kit/index.ts';

const manifest = (tool: string, rest = ''): string => `
  readycheck: 1
  tool: ${tool}
  people: {priya: {name: Priya Shah}}
  ${rest}
`;
const QUIET = '{stage: prototype, real_data: false, makes_decisions: false}';
const REAL = '{stage: prototype, real_data: true, makes_decisions: false}';
const APP = { 'src/main.ts': 'export const start = () => 1;\n' };

/** Joined here, so that no scanner takes it for a key: it opens nothing. */
const liveKey = ['sk', 'live', '51Hq8Zx2mVt7KpRwYcNbLdGfSuJeAoTiXy'].join('_');
const testKey = ['sk', 'test', '51Hq8Zx2mVt7KpRwYcNbLdGfSuJeAoTiXy'].join('_');

export default defineCases([
  {
    name: 'passes for a prototype with nothing real about it',
    files: { ...APP, 'readycheck.yaml': manifest(QUIET) },
    verdict: 'pass',
  },
  {
    name: 'fails for a prototype that holds real data',
    files: { ...APP, 'readycheck.yaml': manifest(REAL) },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 blocker'],
    says: /holds real data\. Nobody has allowed/,
  },
  {
    name: 'fails for one that decides about people and replaces a system',
    files: {
      ...APP,
      'readycheck.yaml': manifest(
        '{stage: prototype, real_data: false, makes_decisions: true, replaces_system: the rota in Excel}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 blocker', 'readycheck.yaml:2 blocker'],
  },
  {
    name: 'passes while a review allows it',
    files: {
      ...APP,
      'readycheck.yaml': manifest(
        REAL,
        'go_live: {review: {by: priya, date: 2026-10-20, allows: [real_data], until: 2026-11-01}}',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'fails the day after the review ended',
    files: {
      ...APP,
      'readycheck.yaml': manifest(
        REAL,
        'go_live: {review: {by: priya, date: 2026-10-20, allows: [real_data], until: 2026-10-31}}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 blocker'],
    says: /ended on 2026-10-31/,
  },
  {
    name: 'fails where the review allows something else, is by nobody, or never ends',
    files: {
      ...APP,
      'readycheck.yaml': manifest(
        '{stage: prototype, real_data: true, makes_decisions: true}',
        'go_live: {review: {by: robin, date: 2026-10-20, allows: [decisions]}}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 blocker', 'readycheck.yaml:2 blocker'],
    says: /robin, who is not listed/,
  },
  {
    name: 'asks where it is not said whether data is real',
    files: { ...APP, 'readycheck.yaml': manifest('{stage: prototype, makes_decisions: false}') },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:2 blocker review'],
  },
  {
    name: 'asks for the stage without a manifest',
    files: APP,
    verdict: 'needs-review',
    findings: ['- blocker review'],
    says: /tool\.stage/,
  },
  {
    name: 'fails for a live payment key, without printing it',
    files: { ...APP, 'config.json': `{"stripe": "${liveKey}"}`, 'readycheck.yaml': manifest(QUIET) },
    verdict: 'fail',
    findings: ['config.json:1 blocker'],
    says: /^(?![^]*51Hq8Zx2mVt7)/,
  },
  {
    name: 'leaves a key for testing alone',
    files: { ...APP, 'config.json': `{"stripe": "${testKey}"}`, 'readycheck.yaml': manifest(QUIET) },
    verdict: 'pass',
  },
  {
    name: 'asks about mail, analytics and a domain of its own',
    files: {
      'src/mail.ts':
        "import nodemailer from 'nodemailer';\nexport const post = nodemailer.createTransport({});\n",
      'src/app.ts': "import posthog from 'posthog-js';\nposthog.init('phc_x');\n",
      CNAME: 'rota.brightclean.co.uk\n',
      'readycheck.yaml': manifest(QUIET),
    },
    verdict: 'needs-review',
    findings: ['CNAME:1 blocker review', 'src/app.ts:1 blocker review', 'src/mail.ts:1 blocker review'],
  },
  {
    name: 'asks nothing about what only tests import, types, or the address that a platform gives',
    files: {
      'tests/mail.test.ts': "import nodemailer from 'nodemailer';\n",
      'src/types.ts': "import type { Transporter } from 'nodemailer';\nexport type Post = Transporter;\n",
      CNAME: 'rota.github.io\n',
      'readycheck.yaml': manifest(QUIET),
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply to a pilot',
    files: { ...APP, 'readycheck.yaml': manifest('{stage: pilot, real_data: true}') },
    verdict: 'not-applicable',
  },
]);
