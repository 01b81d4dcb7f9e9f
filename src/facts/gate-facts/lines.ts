import { createHash } from 'node:crypto';

const LONGEST = 240;

/** One line that people can read: no control characters, no runs of white space; a long one ends in a hash of the whole. */
export function factLine(...words: readonly string[]): string {
  const text = words
    .join(' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
    .trim();
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 16)}… ${hash(text)}`;
}

/** Sorted by code units, each once. */
export function sortedLines(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}

/** Twelve hex digits of a SHA-256. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
