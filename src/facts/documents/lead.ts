import type { Document, Section } from './model.ts';
import { ownLines } from './templates.ts';
import { countWords } from './words.ts';

/** What a document says under its title, before anything else: by habit, what it is about. */
export function lead(document: Document): { readonly section: Section; readonly words: number } | null {
  const [first, second] = document.sections;
  if (!first) return null;
  const parts = first.depth === 0 && second ? [first, second] : [first];
  const words = parts
    .filter(({ depth }) => depth <= 1)
    .reduce((sum, section) => sum + countWords(ownLines(document, section).join('\n')), 0);
  return { section: parts.find(({ depth }) => depth > 0) ?? first, words };
}
