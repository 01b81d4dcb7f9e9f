import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, defineCheck, eachOf, type ManifestView, notApplicable } from '../../../src/kit/index.ts';
import {
  type DeclaredStore,
  declaredStores,
  isGitMethod,
  keepsRealData,
  nothingKept,
  owedFor,
} from '../../declared-stores.ts';
import { drillDefects } from './drill.ts';

export default defineCheck({
  id: 'go-live/restore-drill',
  title: 'A restore was done and timed',
  question: 'Has a backup of each store been restored, checked and timed?',
  why: 'A backup that was never restored is a hope. Most that fail, fail on the first try: a key is missing, a table was left out, or it takes two days where the work can wait for two hours.',
  how: 'Reads the latest of `go_live.restore_drills` for each store with real data: by a person listed under `people`, within the last 180 days, from a backup no older than `go_live.recovery.max_loss`, into a store that is not live, within `max_downtime`, with a note of what was checked.',
  passes:
    'Each store with real data has a recent drill with result `pass`. Stores whose backup is `method: git`, and those that hold `synthetic` data or `none`, need none. That the provider tests its restores is no drill of yours.',
  fix: 'Restore the latest backup of each store into a test store, look whether everything is there, take the time, and write it down under go_live.restore_drills.',
  example: [
    '```yaml',
    'go_live:',
    '  restore_drills:',
    '    - {store: db, by: dana, date: 2026-10-13, backup_from: 2026-10-12, into: db-test, minutes: 95,',
    '       checked: "row counts, sign-in, 3 swaps", result: pass}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['backup-recovery'],
  evidence: 'recorded',
  facts: { stores, fileList },
  evaluate({ facts, manifest, today }) {
    const declared = declaredStores(manifest);
    const asked = declared.filter((store) => keepsRealData(store) && !liesInGit(store, manifest));
    if (declared.length > 0 && asked.length === 0) {
      return notApplicable({
        examined: declared.length,
        reason: 'No declared store needs to be restored from a backup of its own.',
      });
    }
    const owed = declared.length > 0 ? [] : owedFor(facts, 'blocker', 'go_live.restore_drills', neverTried);
    if (asked.length === 0 && owed.length === 0) return nothingKept(facts);
    return conclude({
      examined: Math.max(asked.length, owed.length),
      evidence: 'recorded',
      findings: [...owed, ...asked.flatMap((store) => drillDefects(store, manifest, today))],
      pass: `A backup of ${eachOf(asked.length, 'store')} with real data was restored, checked and timed within 180 days.`,
      nothing: 'No store is declared.',
    });
  },
});

function liesInGit({ id }: DeclaredStore, manifest: ManifestView | null): boolean {
  const backups = manifest?.claims.go_live?.backups ?? [];
  return id !== undefined && backups.some(({ store, method }) => store === id && isGitMethod(method));
}

function neverTried(found: string): string {
  return `${found}, and no restore of it is recorded. Declare the stores, restore a backup of each into a test store, and write it down under go_live.restore_drills.`;
}
