import { defineCases } from '../../../src/kit/index.ts';

interface Parts {
  readonly drill?: string;
  readonly stores?: string;
  readonly backups?: string;
}

/** A manifest with a live store, a test store and at most one drill. */
function withDrill({
  drill = '',
  stores = '[{id: db, kind: postgres}, {id: db-test, kind: postgres, holds: synthetic}]',
  backups = '[{store: db, method: pg_dump}]',
}: Parts): Record<string, string> {
  const lines = [
    'readycheck: 1',
    'people:',
    '  dana: {name: Dana Okoro}',
    'retention:',
    `  stores: ${stores}`,
    'go_live:',
    '  recovery: {max_downtime: 8 hours, max_loss: 24 hours}',
    `  backups: ${backups}`,
    '  restore_drills:',
    drill === '' ? '    []' : `    - {${drill}}`,
    '',
  ];
  return { 'readycheck.yaml': lines.join('\n') };
}

const WHO = 'store: db, by: dana';
const WHEN = 'date: 2026-10-13, backup_from: 2026-10-12';
const HOW = 'into: db-test, minutes: 95, checked: row counts and sign-in, result: pass';

export default defineCases([
  {
    name: 'passes with a recent, timed and checked restore',
    files: withDrill({ drill: `${WHO}, ${WHEN}, ${HOW}` }),
    verdict: 'pass',
  },
  {
    name: 'fails where nothing was ever restored',
    files: withDrill({}),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 blocker'],
  },
  {
    name: 'fails for the store that was left out',
    files: withDrill({
      drill: `${WHO}, ${WHEN}, ${HOW}`,
      stores:
        '[{id: db, kind: postgres}, {id: files, kind: files}, {id: db-test, kind: postgres, holds: synthetic}]',
    }),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 blocker'],
    says: /"files"/,
  },
  {
    name: 'fails for a drill older than 180 days',
    files: withDrill({ drill: `${WHO}, date: 2026-05-04, backup_from: 2026-05-04, ${HOW}` }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /181 days old/,
  },
  {
    name: 'counts one on its last day',
    files: withDrill({ drill: `${WHO}, date: 2026-05-05, backup_from: 2026-05-05, ${HOW}` }),
    verdict: 'pass',
  },
  {
    name: 'fails for a restore that took longer than the work can wait',
    files: withDrill({
      drill: `${WHO}, ${WHEN}, into: db-test, minutes: 481, checked: row counts, result: pass`,
    }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /481 minutes.*8 hours/,
  },
  {
    name: 'fails for a backup older than the loss that can be borne',
    files: withDrill({ drill: `${WHO}, date: 2026-10-13, backup_from: 2026-10-11, ${HOW}` }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /2 days old/,
  },
  {
    name: 'fails for a restore into the live store, and into another live one',
    files: withDrill({ drill: `${WHO}, ${WHEN}, into: db, minutes: 95, checked: row counts, result: pass` }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /live data/,
  },
  {
    name: 'fails where the restore failed',
    files: withDrill({
      drill: `${WHO}, ${WHEN}, into: db-test, minutes: 95, checked: row counts, result: fail`,
    }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
  },
  {
    name: 'fails for what is missing, once, in one sentence',
    files: withDrill({ drill: 'store: db, date: 2026-10-13, result: pass' }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /nobody who did it.*looked at.*from when.*into which.*not timed/,
  },
  {
    name: 'refuses a stranger, a day to come and an unknown store',
    files: withDrill({
      drill:
        'store: db, by: bob, date: 2026-12-01, backup_from: 2026-12-01, into: laptop, minutes: 5, checked: row counts, result: pass',
    }),
    verdict: 'fail',
    findings: ['readycheck.yaml:10 blocker'],
    says: /bob.*still to come.*laptop/,
  },
  {
    name: 'lets the latest of several decide',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        people: {dana: {name: Dana Okoro}}
        retention:
          stores: [{id: db, kind: postgres}, {id: db-test, kind: postgres, holds: synthetic}]
        go_live:
          restore_drills:
            - {store: db, by: dana, date: 2026-10-20, backup_from: 2026-10-20, into: db-test, minutes: 30, checked: row counts, result: fail}
            - {store: db, by: dana, date: 2026-10-13, backup_from: 2026-10-12, into: db-test, minutes: 30, checked: row counts, result: pass}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 blocker'],
  },
  {
    name: 'asks for none where the content lies in git, is invented or is nothing',
    files: withDrill({
      stores:
        '[{id: db, kind: files}, {id: demo, kind: sqlite, holds: synthetic}, {id: cache, kind: redis, holds: none}]',
      backups: '[{store: db, method: git}]',
    }),
    verdict: 'not-applicable',
  },
  {
    name: 'fails without a manifest where the code keeps data',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'fail',
    findings: ['server.js:2 blocker'],
  },
  {
    name: 'does not apply where nothing is kept',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
