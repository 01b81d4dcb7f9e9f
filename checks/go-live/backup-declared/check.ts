import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  eachOf,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
  sentence,
} from '../../../src/kit/index.ts';
import { declaredStores, keepsRealData, nothingKept, owedFor } from '../../declared-stores.ts';
import { backupDefects } from './backup.ts';

export default defineCheck({
  id: 'go-live/backup-declared',
  title: 'A backup for each store',
  question: 'For each store: what is backed up, how often, kept how long, and how much loss can be borne?',
  why: 'Discs fail, accounts are closed and people delete the wrong rows. What was never agreed before is argued about while the work stands still.',
  how: 'Reads `go_live.backups` for each entry of `retention.stores` that holds real data: `method`, `every`, `keep`, `owner`; and `go_live.recovery`: `max_downtime`, how long the work can wait, and `max_loss`, how much of the latest work may be lost. Backups rarer than `max_loss` contradict it. With `method: git` no interval is needed.',
  passes:
    'Each store with real data has a backup with a method, an interval no longer than `max_loss`, and a time for which it is kept. Stores that hold `synthetic` data or `none` need no backup.',
  fix: 'Agree with the business owner how long the work can wait and how much may be lost; write it under go_live.recovery. Then add a line for each store under go_live.backups.',
  example: [
    '```yaml',
    'go_live:',
    '  recovery: {max_downtime: 8 hours, max_loss: 24 hours}',
    '  backups:',
    '    - {store: db,    method: "Supabase daily", every: 24 hours, keep: 7 days, owner: dana}',
    '    - {store: files, method: "rclone in .github/workflows/backup.yml", every: 24 hours, keep: 30 days, owner: dana}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['backup-recovery'],
  evidence: 'described',
  facts: { stores, fileList },
  evaluate({ facts, manifest }) {
    const declared = declaredStores(manifest);
    const real = declared.filter(keepsRealData);
    if (declared.length > 0 && real.length === 0) {
      return notApplicable({
        examined: declared.length,
        reason: 'No declared store holds data that must be kept.',
      });
    }
    const owed = declared.length > 0 ? [] : owedFor(facts, 'blocker', 'go_live.backups', nobodySaid);
    if (real.length === 0 && owed.length === 0) return nothingKept(facts);
    return conclude({
      examined: Math.max(real.length, owed.length),
      evidence: 'described',
      findings: [
        ...owed,
        ...(real.length > 0 ? recoveryGoals(manifest) : []),
        ...real.flatMap((store) => backupDefects(store, manifest)),
      ],
      pass: sentence(
        `${eachOf(real.length, 'store')} with real data has a backup that fits what may be lost.`,
      ),
      nothing: 'No store is declared.',
    });
  },
});

function nobodySaid(found: string): string {
  return `${found}, and no backup of it is described. Declare each store under retention.stores, and under go_live.backups how it is backed up.`;
}

const GOALS = [
  ['max_downtime', 'how long the work can wait for the tool'],
  ['max_loss', 'how much of the latest work may be lost'],
] as const;

function recoveryGoals(manifest: ManifestView | null): Finding[] {
  const recovery = manifest?.claims.go_live?.recovery ?? {};
  return GOALS.filter(([name]) => recovery[name] === undefined).map(([name, meaning]) =>
    fail('high', {
      subject: `recovery ${name}`,
      message: `Nobody has said ${meaning}. Without it no backup can be judged: agree on it with the business owner and write it as go_live.recovery.${name}.`,
      at: manifest?.at('go_live', 'recovery') ?? null,
    }),
  );
}
