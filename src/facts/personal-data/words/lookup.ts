import { CLASSES, type ClassName, type Locale } from './classes.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { tr } from './tr.ts';

const LOCALES: readonly Locale[] = [en, es, pt, fr, de, it, nl, pl, tr];

const ORDER = Object.keys(CLASSES).filter(isClassName);

/** Words run together, so that `firstname` is found as `first_name` is. Where locales disagree the first one wins. */
const WORDS: ReadonlyMap<string, ClassName> = new Map(
  LOCALES.flatMap(({ words }) =>
    ORDER.flatMap((name) =>
      (words[name] ?? []).map((word): [string, ClassName] => [joined(word.split(' ')), name]),
    ),
  ).toReversed(),
);

const PEOPLE: ReadonlySet<string> = new Set(LOCALES.flatMap(({ people }) => people));

/** The longest row of tokens that a locale lists. */
const LONGEST = Math.max(
  ...LOCALES.flatMap(({ words }) =>
    Object.values(words).flatMap((list) => list.map((word) => word.split(' ').length)),
  ),
);

/** Tokens `from` to `to` (exclusive) of a name, and the class of words that they are. */
export interface WordMatch {
  readonly from: number;
  readonly to: number;
  readonly name: ClassName;
}

/** Every listed word in a name, the longest at each place: `card_number` is not also a `number`. */
export function wordsIn(tokens: readonly string[]): readonly WordMatch[] {
  const found: WordMatch[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const match = longestAt(tokens, from);
    if (!match || found.some(({ to }) => to >= match.to)) continue;
    found.push(match);
  }
  return found;
}

function longestAt(tokens: readonly string[], from: number): WordMatch | null {
  for (let to = Math.min(tokens.length, from + LONGEST); to > from; to -= 1) {
    const name = WORDS.get(joined(tokens.slice(from, to)));
    if (name !== undefined) return { from, to, name };
  }
  return null;
}

/** True for what people are called: `customer`, `pacientes`. */
export function isPeople(token: string): boolean {
  return PEOPLE.has(token);
}

function joined(tokens: readonly string[]): string {
  return tokens.join('');
}

function isClassName(name: string): name is ClassName {
  return name in CLASSES;
}
