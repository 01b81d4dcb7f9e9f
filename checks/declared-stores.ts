import type { ListedFile } from '../src/facts/file-list.ts';
import { OFTEN_COPIES, RELATIONAL } from '../src/facts/stores/model.ts';
import { filesReadForStores } from '../src/facts/stores/readable.ts';
import type { Store, StoreKind } from '../src/facts/stores/stores.ts';
import { kindOf, providerOf } from '../src/facts/stores/words.ts';
import {
  type Finding,
  fail,
  type Manifest,
  type ManifestView,
  notApplicable,
  review,
  type Severity,
} from '../src/kit/index.ts';

/** One entry of `retention.stores`, with where it stands in the list. */
export type DeclaredStore = NonNullable<NonNullable<Manifest['retention']>['stores']>[number] & {
  readonly index: number;
};

export function declaredStores(manifest: ManifestView | null): readonly DeclaredStore[] {
  return (manifest?.claims.retention?.stores ?? []).map((store, index) => ({ ...store, index }));
}

/** How a store is called in messages: by its id, else by what it is. */
export function nameOf(store: DeclaredStore): string {
  return (
    store.id ??
    ([store.kind, store.provider].filter((word) => word !== undefined).join(' at ') ||
      `number ${store.index + 1}`)
  );
}

/** Stores whose loss would hurt somebody: real data, not on the users' own devices. */
export function keepsRealData(store: DeclaredStore): boolean {
  return (store.holds ?? 'real') === 'real' && declaredKind(store) !== 'browser';
}

/** True where the entry and the evidence are one store, as far as words can tell. */
export function isSameStore(declared: DeclaredStore, store: Store): boolean {
  const kind = declaredKind(declared);
  const provider = declared.provider === undefined ? null : providerOf(declared.provider);
  const sameProvider = provider !== null && provider === store.provider;
  if (store.kind === 'accounts' && sameProvider) return true;
  return kindsAgree(kind, store, sameProvider) && providersAgree(provider, store, kind);
}

/** The kind of a declared store; what is declared as a bucket is files, whatever its kind is called. */
export function declaredKind({ kind, bucket, provider }: DeclaredStore): StoreKind | null {
  if (bucket !== undefined) return 'files';
  return kindOf(kind ?? '') ?? kindOf(provider ?? '');
}

const DOCUMENTS: ReadonlySet<StoreKind> = new Set<StoreKind>([
  'document',
  'firestore',
  'realtime-database',
  'dynamodb',
  'mongodb',
  'cassandra',
]);

function kindsAgree(kind: StoreKind | null, store: Store, sameProvider: boolean): boolean {
  if (kind === null) return sameProvider;
  if (kind === store.kind) return true;
  if (kind === 'sql') return RELATIONAL.has(store.kind) || DOCUMENTS.has(store.kind);
  if (store.kind === 'sql') return RELATIONAL.has(kind);
  if (kind === 'document' || store.kind === 'document')
    return DOCUMENTS.has(kind) && DOCUMENTS.has(store.kind);
  return kind === 'files' && store.kind === 'vector' && store.onDisk;
}

/** Vendors of one product each, under two names. */
const PARTNERS: readonly ReadonlySet<string>[] = [
  new Set(['vercel', 'neon']),
  new Set(['vercel', 'upstash']),
];
/** Who stores files for others: never the disk of the program itself. */
const FILE_SERVICES = new Set(['supabase', 'cloudinary', 'imagekit', 'uploadthing']);

function providersAgree(provider: string | null, store: Store, kind: StoreKind | null): boolean {
  if (provider === null || store.provider === null || provider === store.provider) return true;
  // A file on the program's own disk lies wherever the program is hosted.
  if (store.onDisk) return kind !== 'files' || !FILE_SERVICES.has(provider);
  const vendor = store.provider;
  return PARTNERS.some((pair) => pair.has(provider) && pair.has(vendor));
}

interface Seen {
  readonly stores: readonly Store[];
  readonly fileList: readonly ListedFile[];
}

/**
 * The stores of a repository without any declared: what is owed a claim, and what may be.
 * Browser storage is on the users' own devices: no claim but its own is owed for it.
 */
export function undeclaredStores({ stores }: Pick<Seen, 'stores'>): {
  sure: readonly Store[];
  unsure: readonly Store[];
} {
  const kept = stores
    .filter(({ scope, kind }) => scope === 'production' && kind !== 'browser')
    .toSorted((a, b) => rank(a) - rank(b));
  return {
    sure: kept.filter(({ confidence }) => confidence === 'high'),
    unsure: kept.filter(({ confidence }) => confidence === 'low'),
  };
}

/**
 * One finding for a claim that is owed for stores which nobody declared: a failure where a store is certain, else a
 * question. None where nothing is kept.
 *
 * @param message goes on from "The tool keeps data (…)"
 */
export function owedFor(
  seen: Pick<Seen, 'stores'>,
  severity: Severity,
  subject: string,
  message: (finding: string) => string,
): readonly Finding[] {
  const { sure, unsure } = undeclaredStores(seen);
  const stores = sure.length > 0 ? sure : unsure;
  const [first] = stores;
  if (!first) return [];
  const certain = sure.length > 0;
  const text = message(`The tool ${certain ? 'keeps' : 'may keep'} data (${listed(stores)})`);
  const details = { subject, message: text, at: first.evidence[0] ?? null };
  return [certain ? fail(severity, details) : review(severity, details)];
}

/** Where no store is declared or used in production: not applicable, if the code could be read at all. */
export function nothingKept({ stores, fileList }: Seen): ReturnType<typeof notApplicable> {
  const elsewhere = stores.some(({ scope }) => scope !== 'production');
  const onDevices = stores.some(({ scope, kind }) => scope === 'production' && kind === 'browser');
  const except = onDevices
    ? ' but on the devices of its users'
    : elsewhere
      ? ' but in tests, examples and development'
      : '';
  const examined = filesReadForStores(fileList);
  const reason =
    examined > 0
      ? `Nothing in the repository keeps data${except}.`
      : 'The code is in languages in which stores are not looked for. List what it keeps under retention.stores, or say in the sign-off that it keeps nothing.';
  return notApplicable({ examined, reason });
}

/** Databases first, then files, then what often holds copies. */
function rank({ kind }: Store): number {
  if (OFTEN_COPIES.has(kind) || kind === 'accounts') return 2;
  return kind === 'files' ? 1 : 0;
}

/** The places of stores, as a list in a sentence. */
function listed(stores: readonly Store[]): string {
  const labels = [...new Set(stores.map(({ label }) => label))];
  const rest = labels.length > 3 ? ` and ${labels.length - 3} more` : '';
  return `${labels.slice(0, 3).join(', ')}${rest}`;
}

/** `method: git`: the content lies in the repository, whose copies are its backup. */
export function isGitMethod(method: string | undefined): boolean {
  return method !== undefined && /^git$/i.test(method.trim());
}
