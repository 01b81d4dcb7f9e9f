import { type Finding, fail, type Manifest, type ManifestView } from '../../../src/kit/index.ts';
import { ageInDays } from '../../../src/manifest/date.ts';
import { durationHours } from '../../../src/manifest/duration.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { type DeclaredStore, declaredStores, keepsRealData, nameOf } from '../../declared-stores.ts';

type Drill = NonNullable<NonNullable<Manifest['go_live']>['restore_drills']>[number];

const MAX_AGE_DAYS = 180;

/** What keeps the latest restore of a store from counting. */
export function drillDefects(store: DeclaredStore, manifest: ManifestView | null, today: string): Finding[] {
  const name = nameOf(store);
  const drills = (manifest?.claims.go_live?.restore_drills ?? []).map((drill, index) => ({ drill, index }));
  const [latest] = drills
    .filter(({ drill }) => store.id !== undefined && drill.store === store.id)
    .sort((a, b) => ((a.drill.date ?? '') < (b.drill.date ?? '') ? 1 : -1));
  if (!latest) {
    const message = `No backup of the store "${name}" was ever restored. Restore one into a test store and write it down under go_live.restore_drills.`;
    return [
      fail('blocker', { subject: name, message, at: manifest?.at('go_live', 'restore_drills') ?? null }),
    ];
  }
  const at = manifest?.at('go_live', 'restore_drills', latest.index) ?? null;
  const records = recordDefects(latest.drill, manifest, today, MAX_AGE_DAYS);
  const what = [
    ...(records.length > 0 ? [together(records)] : []),
    ...outcome(latest.drill),
    ...source(latest.drill, manifest),
    ...target(latest.drill, store, manifest),
    ...time(latest.drill, manifest),
  ];
  if (what.length === 0) return [];
  const message = `The latest restore of the store "${name}" ${what.join('; it ')}. So it does not show that the data can be brought back.`;
  return [fail('blocker', { subject: name, message, at })];
}

function outcome({ result, checked }: Drill): string[] {
  const failed = result === 'pass' ? [] : [result === 'fail' ? 'failed' : 'has no result'];
  return [...failed, ...(checked === undefined ? ['does not say what was looked at afterwards'] : [])];
}

/** Days have no hours: a backup of the day before may be an hour old. */
function source({ date, backup_from: from }: Drill, manifest: ManifestView | null): string[] {
  const age = from === undefined || date === undefined ? null : ageInDays(from, date);
  if (from === undefined) return ['does not say from when the backup was'];
  if (age !== null && age < 0) return ['used a backup that is younger than the restore'];
  const limit = manifest?.claims.go_live?.recovery?.max_loss;
  const hours = durationHours(limit ?? '');
  const tooOld = age !== null && hours !== null && (age - 1) * 24 >= hours;
  return tooOld ? [`used a backup that was ${age} days old, while at most ${limit} of work may be lost`] : [];
}

function target({ into }: Drill, store: DeclaredStore, manifest: ManifestView | null): string[] {
  if (into === undefined) return ['does not say into which store'];
  const found = declaredStores(manifest).find(({ id }) => id === into);
  if (!found) return [`went into "${into}", which is not listed under retention.stores`];
  return into === store.id || keepsRealData(found) ? [`went into "${into}", which holds live data`] : [];
}

function time({ minutes }: Drill, manifest: ManifestView | null): string[] {
  if (minutes === undefined) return ['was not timed'];
  const limit = manifest?.claims.go_live?.recovery?.max_downtime;
  const hours = durationHours(limit ?? '');
  return hours !== null && minutes > hours * 60
    ? [`took ${minutes} minutes, while the work can wait for ${limit}`]
    : [];
}
