import type { Environments } from '../../../src/facts/environments/environments.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { type Evidence, type Finding, fail, type ManifestView } from '../../../src/kit/index.ts';
import { type DeclaredStore, declaredStores } from '../../declared-stores.ts';

/** One entry of `retention.environments`, with where it stands in the list. */
export interface DeclaredEnvironment {
  readonly index: number;
  readonly title: string;
  readonly stores: readonly string[];
  readonly ref: string | null;
}

export function declaredEnvironments(manifest: ManifestView | null): DeclaredEnvironment[] {
  return (manifest?.claims.retention?.environments ?? []).map(({ name, stores, ref }, index) => ({
    index,
    title: name ?? `number ${index + 1}`,
    stores: typeof stores === 'string' ? [stores] : (stores ?? []),
    ref: ref ?? null,
  }));
}

/** Environments that the manifest itself says share a store or a name. */
export function sharedClaims(
  claimed: readonly DeclaredEnvironment[],
  manifest: ManifestView | null,
): Finding[] {
  const stores = declaredStores(manifest);
  return claimed.flatMap((each, position) => {
    const before = claimed.slice(0, position);
    const store = each.stores.find(
      (id) => !isHarmless(stores, id) && before.some((other) => other.stores.includes(id)),
    );
    const other = before.find(
      ({ stores: ids, ref }) =>
        (store !== undefined && ids.includes(store)) || (ref !== null && ref === each.ref),
    );
    if (!other) return [];
    const what = store === undefined ? `are both configured as ${each.ref}` : `both use the store ${store}`;
    const message = `The environments ${other.title} and ${each.title} ${what}: what is tried out in one happens in the other.`;
    return [
      fail('high', {
        subject: `${other.title} ${each.title}`,
        message,
        at: manifest?.at('retention', 'environments', each.index) ?? null,
      }),
    ];
  });
}

/** A cache, or invented data: nothing real is in it. */
function isHarmless(stores: readonly DeclaredStore[], id: string): boolean {
  return (stores.find((store) => store.id === id)?.holds ?? 'real') !== 'real';
}

interface Known {
  readonly environments: Environments;
  readonly fileList: readonly ListedFile[];
  readonly manifest: ManifestView | null;
}

/** What shows that the declared environments are apart; null for nothing. */
export function shown(
  claimed: readonly DeclaredEnvironment[],
  { environments, fileList, manifest }: Known,
): Evidence | null {
  if (claimed.length < 2) return null;
  const roles = (pattern: RegExp) =>
    environments.targets.filter(({ role }) => pattern.test(role)).map(({ target }) => target);
  const rehearsal = roles(/^(development|test|staging)$/);
  const different = rehearsal.length > 0 && roles(/^(production|every)$/).length > 0;
  const refs = claimed.map(({ ref }) => ref);
  const found = refs.every(
    (ref) => ref !== null && environments.targets.some(({ target }) => target.includes(ref)),
  );
  if (environments.local.length > 0 || different || found) return 'verified';
  const stores = declaredStores(manifest);
  const attached = claimed
    .flatMap((each) => each.stores)
    .every((id) => {
      const evidence = stores.find((store) => store.id === id)?.evidence;
      return evidence !== undefined && findPath(fileList, evidence.split('#', 1)[0] ?? '') === 'file';
    });
  return attached && claimed.every((each) => each.stores.length > 0) ? 'described' : null;
}
