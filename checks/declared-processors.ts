import { processorById } from '../src/facts/processors/lookup.ts';
import type { SeenProcessor } from '../src/facts/processors/processors.ts';
import { processorsNamed } from '../src/facts/processors/words.ts';
import type { Manifest, ManifestView } from '../src/kit/index.ts';

/** One entry of `retention.processors`, with where it stands in the list. */
export type DeclaredProcessor = NonNullable<NonNullable<Manifest['retention']>['processors']>[number] & {
  readonly index: number;
};

export function declaredProcessors(manifest: ManifestView | null): readonly DeclaredProcessor[] {
  return (manifest?.claims.retention?.processors ?? []).map((each, index) => ({ ...each, index }));
}

/** How a processor is called in messages. */
export function nameOf({ name, purpose, index }: DeclaredProcessor): string {
  return name ?? purpose ?? `number ${index + 1}`;
}

/** Words for mail, in several languages: whoever is declared for it may run the mail server. */
const MAIL = /e-?mails?\b|\bmails?\b|smtp|courriel|correo|posta|poczt|\bpost\b/i;

/** True where the entry and the evidence are one processor, as far as words can tell. */
export function isSameProcessor(declared: DeclaredProcessor, seen: SeenProcessor): boolean {
  if (seen.id === 'smtp') return MAIL.test(`${declared.name ?? ''} ${declared.purpose ?? ''}`);
  const named = processorsNamed(declared.name ?? '');
  if (named.has(seen.id)) return true;
  return [...named].some((id) => processorById(id)?.name === seen.name);
}

/** True where the registry knows what is declared, so that not seeing it says something. */
export function isKnown(declared: DeclaredProcessor): boolean {
  return processorsNamed(declared.name ?? '').size > 0;
}
