import { providerOf } from '../../../src/facts/stores/words.ts';
import { contradiction, type Finding, type ManifestView } from '../../../src/kit/index.ts';
import { type DeclaredStore, declaredKind, nameOf } from '../../declared-stores.ts';

/** Plans on which the provider makes no backups, by the providers' own pages. */
const NO_BACKUPS: Readonly<Record<string, { readonly plans: RegExp; readonly source: string }>> = {
  supabase: { plans: /\bfree\b/i, source: 'https://supabase.com/docs/guides/platform/backups' },
  'mongodb-atlas': {
    plans: /\b(?:free|m0)\b/i,
    source: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
  },
  render: { plans: /\bfree\b/i, source: 'https://render.com/docs/postgresql-backups' },
  google: { plans: /\b(?:free|spark)\b/i, source: 'https://firebase.google.com/docs/firestore/backups' },
};

/** What the team makes itself: a dump, a copy, a job. */
const OWN =
  /dump|rclone|rsync|export|script|workflow|cron|job|\bcopy|\bcp\b|restic|borg|\.ya?ml|\.sh|\.py|\.[jt]s\b|manual|by hand|\bown\b/i;
const PROVIDERS =
  /automatic|managed|built.?in|provider|point.?in.?time|\bpitr\b|daily|nightly|snapshot|platform|included/i;

/** Backups that the provider is said to make and does not: on a plan without any, or of files beside its database. */
export function missingInProviderBackups(store: DeclaredStore, manifest: ManifestView | null): Finding[] {
  const provider = providerOf(store.provider ?? '');
  const name = nameOf(store);
  const backups = manifest?.claims.go_live?.backups ?? [];
  return backups.flatMap((backup, index) => {
    if (store.id === undefined || backup.store !== store.id || !isProviders(backup.method ?? '', provider))
      return [];
    const at = manifest?.at('go_live', 'backups', index) ?? null;
    const plan = String(store.plan ?? '');
    if (Object.hasOwn(NO_BACKUPS, provider) && NO_BACKUPS[provider]?.plans.test(plan)) {
      const { source = '' } = NO_BACKUPS[provider] ?? {};
      const message = `The backup of "${name}" is said to be made by the provider ("${backup.method}"), but the plan "${plan}" has no backups (${source}). Pay for one that has, or make your own dumps from a scheduled job.`;
      return [contradiction('blocker', { subject: `${name} plan`, message, at })];
    }
    if (provider === 'supabase' && declaredKind(store) === 'files') {
      const message = `The backup of "${name}" is said to be Supabase's own ("${backup.method}"), but Supabase's backups hold the database only, not the files in its storage. Copy the bucket yourself, for example with rclone from a scheduled job.`;
      return [contradiction('blocker', { subject: `${name} files`, message, at })];
    }
    return [];
  });
}

function isProviders(method: string, provider: string): boolean {
  if (OWN.test(method)) return false;
  return PROVIDERS.test(method) || (provider !== '' && method.toLowerCase().includes(provider));
}
