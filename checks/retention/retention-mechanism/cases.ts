import { defineCases } from '../../../src/kit/index.ts';

/** A manifest with one class about people. */
const kept = (keep: string, stage = 'production', more = 'fields: [loans.borrower]') =>
  [
    'readycheck: 1',
    `tool: {stage: ${stage}}`,
    'people: {noor: {name: Noor Haddad}}',
    'retention:',
    '  stores: [{id: db, kind: postgres}]',
    '  classes:',
    '    - name: loans',
    '      personal: true',
    '      store: db',
    `      ${more}`,
    `      keep: {for: 2 years, ${keep}}`,
    '',
  ].join('\n');

const PURGE =
  "select cron.schedule('purge', '0 3 * * *', $$ delete from loans where returned_at < now() - interval '2 years' $$);\n";
const DONE = 'evidence: "docs/maintain.md#purge", last_done: {by: noor, date: 2026-10-05}';
const MAINTAIN = '# Maintain\n\n## Purge\n\nRun the purge script once a year and write down the date.\n';

export default defineCases([
  {
    name: 'passes with a job of pg_cron, named or found by its table',
    files: {
      'readycheck.yaml': kept('method: auto, evidence: supabase/migrations/20260101000000_purge.sql'),
      'supabase/migrations/20260101000000_purge.sql': PURGE,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes with a function of the database that pg_cron runs, found by its table',
    files: {
      'readycheck.yaml': kept('method: auto'),
      'supabase/migrations/20260101000000_purge.sql': `
        create function purge() returns void language sql as $$
          delete from public.loans where returned_at < now() - interval '2 years';
        $$;
        select cron.schedule('purge', '0 3 * * *', 'select purge()');
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes with code that a clock runs',
    files: {
      'readycheck.yaml': kept('method: auto, evidence: jobs/purge.ts'),
      'jobs/purge.ts': `
        cron.schedule('0 3 * * *', async () => {
          await prisma.loan.deleteMany({ where: { returnedAt: { lt: twoYearsAgo } } });
        });
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes with a function that Celery beat runs',
    files: {
      'readycheck.yaml': kept('method: auto'),
      'app/tasks.py': `
        @shared_task
        def purge_loans():
            Loan.objects.filter(returned_at__lt=cutoff).delete()
      `,
      'app/celery.py':
        'app.conf.beat_schedule = {"purge": {"task": "app.tasks.purge_loans", "schedule": crontab(hour=3)}}\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes with expiry in the database, a lifecycle of storage, a route that the platform calls, a scheduled workflow',
    files: {
      'readycheck.yaml': [
        kept('method: auto, evidence: models/loan.js').trimEnd(),
        '    - {name: notes, personal: true, store: db, keep: {for: 1 year, method: auto, evidence: infra/main.tf}}',
        '    - {name: visits, personal: true, store: db, keep: {for: 1 year, method: auto, evidence: app/api/cron/purge/route.ts}}',
        '    - {name: guests, personal: true, store: db, keep: {for: 1 year, method: auto, evidence: .github/workflows/purge.yml}}',
        '',
      ].join('\n'),
      'models/loan.js': 'loanSchema.index({ returnedAt: 1 }, { expireAfterSeconds: 63072000 });\n',
      'infra/main.tf': `
        resource "aws_s3_bucket_lifecycle_configuration" "notes" {
          rule {
            expiration { days = 365 }
          }
        }
      `,
      'vercel.json': '{\n"crons": [{"path": "/api/cron/purge", "schedule": "0 3 * * *"}]\n}',
      'app/api/cron/purge/route.ts': `
        export async function GET() {
          await db.from('visits').delete().lt('created_at', cutoff);
        }
      `,
      '.github/workflows/purge.yml': `
        on:
          schedule: [{cron: '0 3 * * *'}]
        jobs:
          purge:
            runs-on: ubuntu-latest
            steps:
              - run: psql "$DATABASE_URL" -c "DELETE FROM guests WHERE left_at < now() - interval '1 year'"
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'is a contradiction where nothing deletes',
    files: {
      'readycheck.yaml': kept('method: auto'),
      'server.js': 'await Loan.destroy({ where: { id } });\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:11 blocker contradiction'],
    says: /nothing in the repository deletes/,
  },
  {
    name: 'is a contradiction where the file that is named does not exist or deletes nothing',
    files: {
      'readycheck.yaml': [
        kept('method: auto, evidence: jobs/gone.ts').trimEnd(),
        '    - {name: visits, personal: true, store: db, keep: {for: 1 year, method: auto, evidence: jobs/mail.ts}}',
        '',
      ].join('\n'),
      'jobs/mail.ts': "cron.schedule('0 3 * * *', () => sendMail());\n",
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:11 blocker contradiction', 'readycheck.yaml:12 blocker contradiction'],
  },
  {
    name: 'asks where the provider deletes by a setting, where nothing is seen that runs the job, or where another table is emptied',
    files: {
      'readycheck.yaml': [
        kept('method: auto, evidence: docs/evidence/ttl.png', 'production', 'fields: notes.text').trimEnd(),
        '    - {name: visits, personal: true, store: db, keep: {for: 1 year, method: auto, evidence: jobs/purge.py}}',
        '    - {name: guests, personal: true, store: db, fields: guests.email, keep: {for: 1 year, method: auto}}',
        '',
      ].join('\n'),
      'docs/evidence/ttl.png': 'x',
      'jobs/purge.py': 'def purge():\n    Visit.objects.filter(created_at__lt=cutoff).delete()\n',
      'supabase/migrations/20260101000000_purge.sql': PURGE,
    },
    verdict: 'needs-review',
    findings: [
      'jobs/purge.py:2 high review',
      'readycheck.yaml:11 high review',
      'supabase/migrations/20260101000000_purge.sql:1 high review',
    ],
  },
  {
    name: 'passes with a run by hand within a year, by instructions',
    files: { 'readycheck.yaml': kept(`method: manual, ${DONE}`), 'docs/maintain.md': MAINTAIN },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for a run by hand that nobody recorded, or that is over a year old, or without instructions',
    files: {
      'readycheck.yaml': [
        kept('method: manual, evidence: docs/maintain.md').trimEnd(),
        '    - {name: visits, personal: true, keep: {for: 1 year, method: manual, evidence: docs/maintain.md, last_done: {by: noor, date: 2025-01-05}}}',
        '    - {name: guests, personal: true, keep: {for: 1 year, method: manual, last_done: {by: noor, date: 2026-10-05}}}',
        '    - {name: notes, personal: true, keep: {for: 1 year, method: manual, evidence: "docs/maintain.md#nothing", last_done: {by: noor, date: 2026-10-05}}}',
        '',
      ].join('\n'),
      'docs/maintain.md': MAINTAIN,
    },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:11 high',
      'readycheck.yaml:12 high',
      'readycheck.yaml:13 high',
      'readycheck.yaml:14 high',
    ],
    says: /365 days/,
  },
  {
    name: 'weighs a missing run less before production',
    files: {
      'readycheck.yaml': kept('method: manual, evidence: docs/maintain.md', 'pilot'),
      'docs/maintain.md': MAINTAIN,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:11 medium'],
  },
  {
    name: 'fails for a class that does not say how it is deleted',
    files: { 'readycheck.yaml': kept('basis: disputes') },
    verdict: 'fail',
    findings: ['readycheck.yaml:11 high'],
  },
  {
    name: "asks nothing of what is under a legal hold, not about people, invented or on the users' devices",
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: postgres}, {id: demo, kind: sqlite, holds: synthetic}, {id: own, kind: browser}]
          classes:
            - {name: a, personal: false, store: db, keep: {for: forever}}
            - {name: b, personal: true, store: db, keep: {for: legal hold, basis: court order}}
            - {name: c, personal: true, store: demo}
            - {name: d, personal: true, store: own}
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'fails where stores are declared and no class is',
    files: { 'readycheck.yaml': 'readycheck: 1\nretention:\n  stores: [{id: db, kind: postgres}]\n' },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 high'],
  },
  {
    name: 'fails without a manifest where data is kept',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'fail',
    findings: ['server.js:2 high'],
  },
  {
    name: 'asks without a manifest where something deletes',
    files: {
      'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n",
      'jobs/purge.js':
        "cron.schedule('0 3 * * *', () => Loan.deleteMany({ returnedAt: { $lt: cutoff } }));\n",
    },
    verdict: 'needs-review',
    findings: ['jobs/purge.js:1 high review'],
  },
  {
    name: 'does not apply where nothing is kept',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
