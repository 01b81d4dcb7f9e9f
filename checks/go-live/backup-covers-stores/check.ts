import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { OFTEN_COPIES } from '../../../src/facts/stores/model.ts';
import { type Store, stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  eachOf,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
  review,
  sentence,
} from '../../../src/kit/index.ts';
import {
  type DeclaredStore,
  declaredKind,
  declaredStores,
  isSameStore,
  keepsRealData,
  nameOf,
  nothingKept,
  owedFor,
  undeclaredStores,
} from '../../declared-stores.ts';
import { lostAtRestart } from './lost-at-restart.ts';
import { missingInProviderBackups } from './provider-backups.ts';

export default defineCheck({
  id: 'go-live/backup-covers-stores',
  title: 'No store is left out of the backups',
  question: 'Is anything not backed up?',
  why: "The database is backed up, and the uploads, the sign-in accounts or a file on the server's disk are not: that is noticed on the day on which they are gone.",
  how: 'Holds the stores that code, configuration and infrastructure show against `go_live.backups`. Backups of a Supabase database do not contain the files in its storage, exports of Firestore do not contain the sign-in accounts, and free plans often have no backups at all. Files and SQLite databases on the disk of a program are lost at each start on Heroku, Render, Cloud Run, Vercel, Streamlit Cloud and Fly unless a disk is mounted.',
  passes:
    'Each store that the repository shows is declared and has a backup that can contain it, or holds `synthetic` data or `none`. Nothing is kept on a disk that is wiped.',
  fix: 'Add a backup for each store that is named. Move what lies on a disk that is wiped to a database, a bucket or a mounted disk. On a plan without backups, make your own dumps from a scheduled job.',
  example: [
    '```yaml',
    'go_live:',
    '  backups:',
    '    - {store: db,    method: "Supabase daily", every: 24 hours, keep: 7 days, owner: dana}',
    '    - {store: files, method: "rclone in .github/workflows/backup.yml", every: 24 hours, keep: 30 days, owner: dana}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['backup-recovery'],
  evidence: 'described',
  facts: { stores, deployment, fileList },
  evaluate({ facts, manifest }) {
    const declared = declaredStores(manifest);
    const real = declared.filter(keepsRealData);
    const seen = undeclaredStores(facts).sure.filter((store) => isKept(store, declared));
    const unseen = real.filter((entry) => !seen.some((store) => isSameStore(entry, store)));
    const owed =
      seen.length > 0 || declared.length > 0 ? [] : owedFor(facts, 'high', 'go_live.backups', maybeKept);
    const examined = seen.length + unseen.length + owed.length;
    if (examined === 0 && declared.length > 0) {
      return notApplicable({ examined: declared.length, reason: 'No store holds data that must be kept.' });
    }
    if (examined === 0) return nothingKept(facts);
    return conclude({
      examined,
      evidence: seen.length > 0 ? 'verified' : 'described',
      findings: [
        ...owed,
        ...seen.flatMap((store) => {
          const lost = lostAtRestart(store, facts.deployment);
          const certain = lost.some(({ kind }) => kind === 'fail');
          return certain ? lost : [...lost, ...uncovered(store, real, manifest)];
        }),
        ...unseen
          .filter((entry) => !hasBackup(entry, manifest))
          .map((entry) => withoutBackup(entry, manifest)),
        ...real.flatMap((entry) => missingInProviderBackups(entry, manifest)),
      ],
      pass: sentence(`${eachOf(examined, 'store')} is backed up.`),
      nothing: 'No store was found or declared.',
    });
  },
});

/** A store that is declared to hold nothing, or only invented data, wherever it is declared, needs no backup. */
function isKept(store: Store, declared: readonly DeclaredStore[]): boolean {
  const entries = declared.filter((entry) => isSameStore(entry, store));
  return entries.length === 0 || entries.some(keepsRealData);
}

function hasBackup({ id }: DeclaredStore, manifest: ManifestView | null): boolean {
  const backups = manifest?.claims.go_live?.backups ?? [];
  return id !== undefined && backups.some(({ store, method }) => store === id && method !== undefined);
}

function uncovered(store: Store, real: readonly DeclaredStore[], manifest: ManifestView | null): Finding[] {
  const { key, kind, label } = store;
  const entries = real.filter((entry) => isSameStore(entry, store));
  const at = store.evidence[0] ?? null;
  if (kind === 'accounts') return accounts(store, entries, manifest);
  if (entries.some((entry) => hasBackup(entry, manifest))) return [];
  const [entry] = entries;
  if (entry) return [withoutBackup(entry, manifest)];
  if (OFTEN_COPIES.has(kind)) {
    const message = `Nothing is said of a backup of what the code keeps in another place (${label}). If that holds only copies, declare it with holds: none; if not, back it up.`;
    return [review('medium', { subject: key, message, at })];
  }
  const message = `What the code keeps is in no backup (${label}). Declare the store under retention.stores and its backup under go_live.backups.`;
  return [fail('blocker', { subject: key, message, at })];
}

function withoutBackup(entry: DeclaredStore, manifest: ManifestView | null): Finding {
  const name = nameOf(entry);
  const message = `The store "${name}" holds real data and is in no backup that says how it is made. Add one under go_live.backups.`;
  return fail('blocker', {
    subject: name,
    message,
    at: manifest?.at('retention', 'stores', entry.index) ?? null,
  });
}

/** Exports of the data beside them do not contain the accounts: a backup must be of them, or say so. */
function accounts(store: Store, entries: readonly DeclaredStore[], manifest: ManifestView | null): Finding[] {
  const own = entries.filter((entry) => declaredKind(entry) === 'accounts');
  if (own.some((entry) => hasBackup(entry, manifest))) return [];
  const backups = manifest?.claims.go_live?.backups ?? [];
  if (backups.some(({ method }) => /\b(?:auth|accounts?|users?)\b/i.test(method ?? ''))) return [];
  const message = `Backups of the data do not contain the ${store.label}: without an export nobody can sign in after a loss. Declare them as a store of kind accounts with a backup, such as a scheduled export.`;
  return [fail('high', { subject: store.key, message, at: store.evidence[0] ?? null })];
}

function maybeKept(found: string): string {
  return `${found}, and no backup of it is described. If it does, declare the store and its backup; if not, remove what is left of it.`;
}
