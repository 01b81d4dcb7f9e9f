import {
  contradiction,
  type Finding,
  fail,
  type Manifest,
  type ManifestView,
} from '../../../src/kit/index.ts';
import { durationHours } from '../../../src/manifest/duration.ts';
import { type DeclaredStore, isGitMethod, nameOf } from '../../declared-stores.ts';

type Backup = NonNullable<NonNullable<Manifest['go_live']>['backups']>[number] & { readonly index: number };

/** What is wrong with how one store is backed up. */
export function backupDefects(store: DeclaredStore, manifest: ManifestView | null): Finding[] {
  const name = nameOf(store);
  const all = manifest?.claims.go_live?.backups ?? [];
  const backups = all
    .map((backup, index) => ({ ...backup, index }))
    .filter((backup) => backup.store === store.id);
  if (store.id === undefined || backups.length === 0) {
    const message = `The store "${name}" has no backup. Add a line for it under go_live.backups.`;
    return [fail('blocker', { subject: name, message, at: manifest?.at('go_live', 'backups') ?? null })];
  }
  // Several backups of one store complement each other: the best one decides.
  const judged = backups.map((backup) => judge(backup, name, manifest));
  return judged.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function judge(backup: Backup, name: string, manifest: ManifestView | null): Finding[] {
  const at = manifest?.at('go_live', 'backups', backup.index) ?? null;
  const bad = (subject: string, message: string) =>
    fail('high', { subject: `${name} ${subject}`, message, at });
  const nameless = backup.owner === undefined || !Object.hasOwn(manifest?.claims.people ?? {}, backup.owner);
  const found: Finding[] = [];
  if (backup.method === undefined)
    found.push(bad('method', `The backup of "${name}" does not say how it is made.`));
  if (nameless) {
    const message = `Nobody from people answers for the backup of "${name}": name its owner.`;
    found.push(fail('medium', { subject: `${name} owner`, message, at }));
  }
  if (backup.where !== undefined && SAME_PLACE.test(backup.where)) {
    found.push(
      bad(
        'where',
        `The backup of "${name}" lies where the data lies ("${backup.where}"): what destroys one destroys both. Keep it elsewhere, best in another account.`,
      ),
    );
  }
  return isGitMethod(backup.method) ? found : [...found, ...intervals(backup, name, manifest)];
}

const SAME_PLACE = /\bsame (?:disk|disc|drive|server|machine|volume|host|account|bucket|database)\b/i;

function intervals(backup: Backup, name: string, manifest: ManifestView | null): Finding[] {
  const at = manifest?.at('go_live', 'backups', backup.index) ?? null;
  const every = durationHours(backup.every ?? '');
  const keep = durationHours(backup.keep ?? '');
  const loss = durationHours(manifest?.claims.go_live?.recovery?.max_loss ?? '');
  const found: Finding[] = [];
  const bad = (subject: string, message: string) =>
    found.push(fail('high', { subject: `${name} ${subject}`, message, at }));
  if (every === null)
    bad(
      'every',
      `The backup of "${name}" does not say how often it is made in a way that can be read. Write every: 24 hours, or the like.`,
    );
  if (keep === null)
    bad(
      'keep',
      `The backup of "${name}" does not say how long it is kept in a way that can be read. Write keep: 30 days, or the like.`,
    );
  if (every !== null && keep !== null && keep < every) {
    bad(
      'keep',
      `The backup of "${name}" is kept for ${backup.keep}, shorter than until the next one (${backup.every}): at times there is none.`,
    );
  }
  if (every !== null && loss !== null && every > loss) {
    const message = `At most ${manifest?.claims.go_live?.recovery?.max_loss} of work may be lost, but "${name}" is backed up only every ${backup.every}. Back it up more often, or agree on another limit.`;
    found.push(contradiction('blocker', { subject: `${name} max_loss`, message, at }));
  }
  return found;
}
