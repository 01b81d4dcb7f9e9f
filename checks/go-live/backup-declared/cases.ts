import { defineCases } from '../../../src/kit/index.ts';

/** A manifest with one store, and these lines under go_live. */
function withBackups(
  goLive: string,
  stores = '[{id: db, kind: postgres, provider: supabase}]',
): Record<string, string> {
  return {
    'readycheck.yaml': [
      'readycheck: 1',
      'people:',
      '  dana: {name: Dana Okoro}',
      'retention:',
      `  stores: ${stores}`,
      'go_live:',
      goLive,
    ].join('\n'),
  };
}

const RECOVERY = '  recovery: {max_downtime: 8 hours, max_loss: 24 hours}';

export default defineCases([
  {
    name: 'passes when each store with real data has a backup that fits',
    files: withBackups(
      `${RECOVERY}\n  backups:\n    - {store: db, method: Supabase daily, every: 24 hours, keep: 7 days, where: a bucket at another provider, owner: dana}\n`,
    ),
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for a store without a backup',
    files: withBackups(
      `${RECOVERY}\n  backups:\n    - {store: db, method: Supabase daily, every: daily, keep: 7 days, owner: dana}\n`,
      '[{id: db, kind: postgres}, {id: files, kind: files}]',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:8 blocker'],
    says: /"files"/,
  },
  {
    name: 'fails for durations that cannot be read and for a method that is missing',
    files: withBackups(
      `${RECOVERY}\n  backups:\n    - {store: db, every: often, keep: for a while, owner: dana}\n`,
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 high', 'readycheck.yaml:9 high', 'readycheck.yaml:9 high'],
  },
  {
    name: 'finds backups that are rarer than the loss that can be borne',
    files: withBackups(
      `${RECOVERY}\n  backups:\n    - {store: db, method: pg_dump, every: 7 days, keep: 30 days, owner: dana}\n`,
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 blocker contradiction'],
    says: /24 hours/,
  },
  {
    name: 'fails where the next backup comes after the last was thrown away',
    files: withBackups(
      `  recovery: {max_downtime: 8 hours, max_loss: 30 days}\n  backups:\n    - {store: db, method: pg_dump, every: 7 days, keep: 2 days, owner: dana}\n`,
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 high'],
  },
  {
    name: 'fails where the backup lies beside the data',
    files: withBackups(
      `${RECOVERY}\n  backups:\n    - {store: db, method: cp, every: 1 hour, keep: 7 days, where: the same disk, owner: dana}\n`,
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:9 high'],
  },
  {
    name: 'fails where nobody said what can be borne, and at medium where nobody answers for the backup',
    files: withBackups(
      '  backups:\n    - {store: db, method: pg_dump, every: 24 hours, keep: 7 days, owner: nobody-here}\n',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high', 'readycheck.yaml:6 high', 'readycheck.yaml:8 medium'],
  },
  {
    name: 'asks for no interval where the content lies in git',
    files: withBackups(
      `${RECOVERY}\n  backups:\n    - {store: db, method: git, owner: dana}\n`,
      '[{id: db, kind: files}]',
    ),
    verdict: 'pass',
  },
  {
    name: 'asks for no backup of caches, of invented data and of what stays on devices',
    files: withBackups(
      `${RECOVERY}\n`,
      '[{id: a, kind: redis, holds: none}, {id: b, kind: mysql, holds: synthetic}, {id: c, kind: browser}]',
    ),
    verdict: 'not-applicable',
  },
  {
    name: 'fails without a manifest where the code keeps data',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'fail',
    findings: ['server.js:2 blocker'],
    says: /MongoDB/,
  },
  {
    name: 'does not apply to a tool without a store',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
