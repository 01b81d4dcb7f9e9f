import type { ListedFile } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { sameRegion } from '../../../src/facts/stores/region-words.ts';
import type { StoreRegion } from '../../../src/facts/stores/regions.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';
import { providerOf } from '../../../src/facts/stores/words.ts';
import { contradiction, type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { parsePointer } from '../../../src/manifest/pointer.ts';
import { type DeclaredStore, declaredKind, isSameStore, nameOf } from '../../declared-stores.ts';

interface Shown {
  readonly stores: readonly Store[];
  readonly storeRegions: readonly StoreRegion[];
  readonly fileList: readonly ListedFile[];
}

/** What is wrong with where a store is said to be: nothing is said, something else is shown, or nothing is. */
export function locationOf(store: DeclaredStore, manifest: ManifestView | null, shown: Shown): Finding[] {
  const name = nameOf(store);
  const at = manifest?.at('retention', 'stores', store.index, 'region') ?? null;
  const { region } = store;
  if (region === undefined) {
    const message = `Nothing says in which region the store "${name}" lies. Write it down as the provider calls it, such as eu-west-2.`;
    return [fail('high', { subject: `region ${name}`, message, at })];
  }
  const found = regionsFor(store, shown);
  const same = found.map((each) => sameRegion(region, each.region));
  const [first] = found;
  if (first && same.every((each) => each === false)) {
    const where = first.path.split('/').at(-1) ?? first.path;
    const message = `The manifest places the store "${name}" in ${region}, but ${where} places it in ${first.region}. Find out which is true: people are told where their data is.`;
    return [contradiction('high', { subject: `region ${name}`, message, at })];
  }
  if (
    same.includes(true) ||
    hasEvidence(store, shown.fileList) ||
    store.holds === 'synthetic' ||
    store.holds === 'none'
  ) {
    return [];
  }
  const message = `Nothing in the repository shows that the store "${name}" lies in ${region}. Attach a dated export or screenshot of the provider's settings as its evidence, or confirm it in the sign-off of data handling.`;
  return [review('high', { subject: `region ${name}`, message, at })];
}

/** Only what speaks of this store: functions and pages may run elsewhere. */
function regionsFor(store: DeclaredStore, { stores, storeRegions }: Shown): StoreRegion[] {
  const provider = providerOf(store.provider ?? '');
  const kind = declaredKind(store);
  const onDisk = stores.some((seen) => seen.onDisk && isSameStore(store, seen));
  return storeRegions.filter((each) => {
    if (each.provider === 'local')
      return onDisk && (provider === 'fly' || provider === 'fly-io' || provider === 'local');
    return (
      each.provider === provider && (each.kinds === 'all' || (kind !== null && each.kinds.includes(kind)))
    );
  });
}

function hasEvidence({ evidence }: DeclaredStore, files: readonly ListedFile[]): boolean {
  const pointer = parsePointer(evidence ?? '');
  return pointer !== null && 'path' in pointer && findPath(files, pointer.path) === 'file';
}
