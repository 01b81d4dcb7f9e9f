import type { Store } from '../../../src/facts/stores/stores.ts';
import type { ManifestView, Place } from '../../../src/kit/index.ts';
import { isCriticalProcessor, isCriticalStore } from '../../../src/manifest/critical.ts';
import type { Service } from './services.ts';
import { meaningsOf, plain, wordsOf } from './words.ts';

/** Something outside the tool that can fail: all critical stores and processors of one provider. */
export interface Dependency {
  /** Stable: the provider, or the store's own id. */
  readonly key: string;
  /** For people: "Supabase (db, files)". */
  readonly label: string;
  /** What a scenario or a test may call it. */
  readonly words: ReadonlySet<string>;
  /** The main database or the sign-in: no journey works without it. */
  readonly central: boolean;
  /** Shown by the code for certain, or declared. */
  readonly certain: boolean;
  readonly at: Place;
}

interface Part {
  readonly key: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly certain: boolean;
  readonly at: Place;
}

/** Those that the manifest declares; where it declares none, those that the code shows. */
export function dependenciesOf(
  manifest: ManifestView | null,
  stores: readonly Store[],
  services: readonly Service[],
): Dependency[] {
  const known = manifest?.claims.retention;
  const declared = manifest && (known?.stores || known?.processors);
  const parts = declared
    ? [...declaredStores(manifest), ...declaredProcessors(manifest)]
    : [...stores.flatMap(shownStore), ...services.map(shownService)];
  const keys = [...new Set(parts.map(({ key }) => key))];
  return keys.map((key) =>
    together(
      key,
      parts.filter((part) => part.key === key),
    ),
  );
}

function together(key: string, parts: readonly Part[]): Dependency {
  const words = new Set(parts.flatMap((part) => wordsOf(...part.words)));
  return {
    key,
    label: listed([...new Set(parts.map(({ name }) => name))]),
    words,
    central: words.has('database') || words.has('sign-in'),
    certain: parts.some(({ certain }) => certain),
    at: parts[0]?.at ?? { path: 'readycheck.yaml' },
  };
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

function declaredStores(manifest: ManifestView): Part[] {
  return (manifest.claims.retention?.stores ?? []).flatMap((store, index) => {
    if (!isCriticalStore(store)) return [];
    const { id = 'store', kind = '', provider = '' } = store;
    const at = manifest.at('retention', 'stores', index);
    return [{ key: plain(provider) || id, name: id, words: [id, kind, provider], certain: true, at }];
  });
}

function declaredProcessors(manifest: ManifestView): Part[] {
  return (manifest.claims.retention?.processors ?? []).flatMap((processor, index) => {
    if (!isCriticalProcessor(processor)) return [];
    const { name = 'processor', purpose = '' } = processor;
    const at = manifest.at('retention', 'processors', index);
    return [{ key: plain(name), name, words: [name, ...meaningsOf(purpose)], certain: true, at }];
  });
}

/** Copies and what stays on a user's own device are no dependency. */
const NOT_CRITICAL = new Set(['browser', 'redis', 'search', 'vector']);

function shownStore({ key, kind, provider, label, evidence, confidence, scope, onDisk }: Store): Part[] {
  const [place] = evidence;
  if (!place || scope !== 'production' || NOT_CRITICAL.has(kind)) return [];
  // Files that are written beside the program may be anything: whether they hold data is for people to say.
  const certain = confidence === 'high' && !(onDisk && kind === 'files');
  return [{ key: provider ?? key, name: label, words: [kind, provider ?? ''], certain, at: { ...place } }];
}

function shownService({ name, meaning, path, line }: Service): Part {
  return { key: plain(name), name, words: [name, meaning], certain: true, at: { path, line } };
}
