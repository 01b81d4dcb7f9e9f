import type { Document, Section } from './model.ts';
import { TEMPLATES, type Template } from './template-data.ts';
import { countWords, folded } from './words.ts';

export interface OwnWords {
  /** Words that are nobody's template. */
  readonly own: number;
  /** The template that the text was recognised to be made from; null if none. */
  readonly template: string | null;
  /** The document's title, too, is still the template's. */
  readonly titleKept: boolean;
}

/** How much of a document was written for this project: its words and headings, without those of a template. */
export function ownWords(document: Document): OwnWords {
  const recognised = templatesOf(document);
  const own = document.sections.reduce(
    (sum, section) => sum + ownHeadingWords(recognised, section) + ownTextWords(recognised, section),
    0,
  );
  const title = document.sections.find(({ depth }) => depth > 0)?.heading ?? '';
  const [template] = recognised;
  return { own, template: template?.name ?? null, titleKept: isOf(recognised, title) };
}

/** What a section says that is no template's, line by line; for deciding what it is about. */
export function ownLines(document: Document, section: Section): string[] {
  return linesWithout(templatesOf(document), section);
}

function ownHeadingWords(templates: readonly Template[], { heading }: Section): number {
  return isOf(templates, heading) ? 0 : countWords(heading);
}

function ownTextWords(templates: readonly Template[], section: Section): number {
  if (templates.length === 0) return section.words;
  return countWords(linesWithout(templates, section).join('\n'));
}

/** Items of a template's own lists are too short for a phrase: `- React`. */
const SHORT = 3;

function linesWithout(templates: readonly Template[], { heading, text }: Section): string[] {
  const isTemplates = isOf(templates, heading);
  return text
    .split('\n')
    .filter((line) => !isOf(templates, line) && !(isTemplates && countWords(line) <= SHORT));
}

/** The names of the templates that a document's sections were made from, as far as they are known here. */
export function recognisedTemplates(sections: readonly Section[]): string[] {
  const texts = sections.map(({ heading, text }) => ` ${folded(`${heading}\n${text}`)} `);
  const found = TEMPLATES.filter(({ signatures }) =>
    texts.some((words) => signatures.some((phrase) => words.includes(` ${phrase} `))),
  );
  return found.map(({ name }) => name);
}

function templatesOf({ templates }: Document): readonly Template[] {
  return TEMPLATES.filter(({ name }) => templates.includes(name));
}

function isOf(templates: readonly Template[], line: string): boolean {
  const words = ` ${folded(line)} `;
  return templates.some(({ signatures, phrases }) =>
    [...signatures, ...phrases].some((phrase) => words.includes(` ${phrase} `)),
  );
}
