import { distance } from 'fastest-levenshtein';
import { quoted } from './quote.ts';

const LONGEST_WORD = 64;

/** The one candidate that a word was probably meant to be; null where all are too far to guess. */
export function suggestion(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST_WORD) return null;
  const scored = [...candidates]
    .filter((candidate) => candidate.length <= LONGEST_WORD)
    .map((candidate) => ({ candidate, far: steps(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= tolerance(word, candidate))
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
  return scored[0]?.candidate ?? null;
}

/** Edits between two words; two neighbouring letters that changed places are one. */
function steps(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && a.length === b.length && [...a].sort().join() === [...b].sort().join() ? 1 : edits;
}

/** A third of the shorter word's letters, so that no letter-for-letter different word is ever suggested. */
export function tolerance(word: string, candidate: string): number {
  return Math.floor(Math.min(word.length, candidate.length) / 3);
}

/** The end of a message, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = suggestion(word, candidates);
  return meant === null ? '' : ` — did you mean ${quoted(meant)}?`;
}
