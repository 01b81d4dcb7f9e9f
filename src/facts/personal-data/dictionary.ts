import { surroundings } from './about.ts';
import { type HolderKind, holderKind } from './holders.ts';
import type { PersonalWord } from './model.ts';
import { nameTokens } from './tokens.ts';
import { CLASSES, type Rule } from './words/classes.ts';
import { isPeople, type WordMatch, wordsIn } from './words/lookup.ts';

export type { PersonalWord } from './model.ts';

/**
 * What a column's, field's or variable's name says about people, in any of the languages known here; null for nothing.
 *
 * @param name as written: `customer_email`, `dataNascimento`
 * @param holder the table, model or collection that it belongs to, if known
 */
export function personalWord(name: string, holder: string | null = null): PersonalWord | null {
  const tokens = nameTokens(name);
  const matches = wordsIn(tokens);
  if (matches.length === 0) return null;
  const kind = holderKind(holder);
  const found = matches.flatMap((match) => judged(match, tokens, kind) ?? []);
  return found.toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}

function weight({ strength, special }: PersonalWord): number {
  return (strength === 'strong' ? 2 : 0) + (special === null ? 0 : 1);
}

/** What one word in a name says, given the rest of the name and whose rows they are. */
function judged(match: WordMatch, tokens: readonly string[], holder: HolderKind): PersonalWord | null {
  const { kind, special, rule } = CLASSES[match.name];
  const before = tokens.slice(0, match.from);
  const after = tokens.slice(match.to);
  const around = surroundings({ before, after, special: special !== null });
  if (around === 'void' || (holder === 'animals' && OF_ANIMALS.has(kind))) return null;
  const strength = strengthOf(rule, kind, [...before, ...after], holder);
  if (strength === null) return null;
  const ofTool = around === 'tool' || holder === 'settings' || (kind === 'password' && holder === 'other');
  const ofFirm = holder === 'organisations' && (special === null || FIRMS_HAVE.has(special));
  const loose = ofTool || ofFirm;
  return { kind, special, strength: loose ? 'weak' : strength };
}

/** Firms have accounts and numbers, too. */
const FIRMS_HAVE: ReadonlySet<string> = new Set(['financial', 'identity']);

/** What animals and plants have as well. */
const OF_ANIMALS = new Set(['birth-date', 'age', 'gender', 'health', 'photo', 'origin', 'free-text']);

function strengthOf(
  rule: Rule,
  kind: string,
  rest: readonly string[],
  holder: HolderKind,
): PersonalWord['strength'] | null {
  const people = rest.every(isPeople);
  switch (rule) {
    case 'always':
      return 'strong';
    case 'beside':
      return holder === 'people' || rest.some(isPeople) ? 'strong' : 'weak';
    case 'alone':
      if (rest.length > 0) return people ? 'strong' : null;
      return wholeName(kind, holder);
    case 'text':
      return people && holder !== 'notices' ? 'weak' : null;
    case 'part':
      return rest.length === 0 && holder === 'writing' ? 'weak' : null;
  }
}

function wholeName(kind: string, holder: HolderKind): PersonalWord['strength'] | null {
  if (holder === 'people') return 'strong';
  return NEAR[holder]?.has(kind) ? 'weak' : null;
}

/** Words that people share with things: of which holders they may be a person's, as the whole name. */
const NEAR: Partial<Readonly<Record<HolderKind, ReadonlySet<string>>>> = {
  unknown: new Set(['person-name', 'user-name', 'phone', 'address', 'age', 'location', 'photo']),
  dealings: new Set(['person-name', 'phone', 'address', 'age', 'photo']),
  writing: new Set(['person-name', 'phone', 'address', 'age']),
  traces: new Set(['location']),
  organisations: new Set(['address', 'phone']),
};
