import { processorById } from './lookup.ts';
import type { Processor } from './model.ts';
import { PROCESSORS } from './registry.ts';

/** Every name of a processor, as words joined by `-`, with the processors that it means. */
const NAMES = byName(({ name, aliases = [], id }) => [id, name, ...aliases]);
const VENDORS = byName(({ vendor }) => (vendor === undefined ? [] : [vendor]));
const LONGEST = 4;

function byName(names: (processor: Processor) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const processor of PROCESSORS) {
    for (const name of new Set(names(processor).map(slug)))
      found.set(name, [...(found.get(name) ?? []), processor.id]);
  }
  return found;
}

/**
 * The processors (by id) that a person's words mean: `Supabase (EU)`, `Google LLC`, `Twilio SendGrid`. The longest names
 * decide; a company alone means all its services. None for a name unknown here.
 */
export function processorsNamed(text: string): ReadonlySet<string> {
  const words = slug(text).split('-').slice(0, 24);
  const found = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const [ids, length] = longestAt(words, at);
    for (const id of ids) found.add(id);
    at += Math.max(1, length);
  }
  return found;
}

function longestAt(words: readonly string[], at: number): readonly [readonly string[], number] {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const candidate = words.slice(at, at + length).join('-');
    const ids = [...(NAMES.get(candidate) ?? []), ...(VENDORS.get(candidate) ?? [])];
    if (ids.length > 0) return [ids, length];
  }
  return [[], 1];
}

/** Whether a text names a processor, by any of its names or its company's. */
export function isNamedIn(text: string, id: string): boolean {
  const processor = processorById(id);
  if (!processor) return false;
  const { name, aliases = [], vendor } = processor;
  const padded = `-${slug(text)}-`;
  return [name, ...aliases, ...(vendor === undefined ? [] : [vendor])].some((each) =>
    padded.includes(`-${slug(each)}-`),
  );
}

export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
