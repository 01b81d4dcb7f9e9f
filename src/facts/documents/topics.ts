import { subtree } from './find-section.ts';
import type { Document, Section } from './model.ts';
import { ownLines } from './templates.ts';
import { countWords, folded, UNSPACED } from './words.ts';

export type Locale = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'pl' | 'ru' | 'zh' | 'ja' | 'ko';

/**
 * How people head a section on a topic, and how they speak of it elsewhere; per language, phrases with commas between.
 * `word*` stands for every word that begins so, `=phrase` for a heading that is nothing else.
 */
export interface TopicWords {
  readonly headings: Readonly<Record<Locale, string>>;
  readonly text: Readonly<Partial<Record<Locale, string>>>;
}

/** A topic's words, ready to be looked for. */
export interface Topic {
  readonly heading: RegExp;
  readonly text: RegExp | null;
}

/** A place where documents speak of a topic. */
export interface TopicMatch {
  readonly document: Document;
  readonly section: Section;
  /** Own words of the section and those under it. */
  readonly words: number;
  readonly by: 'heading' | 'text';
}

/** A section with fewer words of its own says nothing yet. */
export const ENOUGH_WORDS = 20;

export function topic({ headings, text }: TopicWords): Topic {
  return { heading: compile(Object.values(headings)), text: text && compileText(Object.values(text)) };
}

function compileText(lists: readonly string[]): RegExp | null {
  return lists.length === 0 ? null : compile(lists);
}

/** One linear alternation over folded text. */
function compile(lists: readonly string[]): RegExp {
  const phrases = lists.flatMap((list) => list.split(',')).map((phrase) => phrase.trim());
  const parts = phrases.filter((phrase) => phrase !== '').map(pattern);
  return new RegExp(parts.join('|'), 'u');
}

function pattern(phrase: string): string {
  const whole = phrase.startsWith('=');
  const words = phrase.replace(/^=/, '').split(/\s+/);
  const body = words.map((word) => folded(word) + (word.endsWith('*') ? '[^ ]*' : '')).join(' ');
  if (whole) return `^${body}$`;
  return UNSPACED.test(phrase) ? body : `(?<![^ ])${body}(?![^ ])`;
}

/** Where documents speak of a topic: under headings that name it, most words first; else in their text, in order. */
export function findTopic(documents: readonly Document[], wanted: Topic): TopicMatch[] {
  const headed = documents
    .flatMap((document) => headedSections(document, wanted.heading))
    .sort((a, b) => b.words - a.words);
  if (headed.some(({ words }) => words >= ENOUGH_WORDS)) return headed;
  return [...headed, ...documents.flatMap((document) => speakingSections(document, wanted))];
}

function headedSections(document: Document, heading: RegExp): TopicMatch[] {
  return document.sections.flatMap((section, index) =>
    section.depth > 0 && heading.test(headingWords(section.heading))
      ? [{ document, section, words: ownWordsUnder(document, index), by: 'heading' }]
      : [],
  );
}

function speakingSections(document: Document, { text }: Topic): TopicMatch[] {
  return document.sections.flatMap((section) => {
    const lines = ownLines(document, section);
    const words = countWords(lines.join('\n'));
    if (words < ENOUGH_WORDS || !text?.test(folded(lines.join(' ')))) return [];
    return [{ document, section, words, by: 'text' }];
  });
}

/** Numbers before a heading do not matter: `3.1 Known issues`. */
function headingWords(heading: string): string {
  return folded(heading).replace(/^(?:\d+ )+/, '');
}

function ownWordsUnder(document: Document, index: number): number {
  return subtree(document.sections, index).reduce((sum, section) => {
    const own = ownLines(document, section);
    return (
      sum + (own.length === section.text.split('\n').length ? section.words : countWords(own.join('\n')))
    );
  }, 0);
}
