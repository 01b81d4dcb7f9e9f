import type { Document } from './model.ts';
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

/** How much of a document was written for this project: its words, without the paragraphs of a template. */
export function ownWords(document: Document): OwnWords {
  const recognised = TEMPLATES.filter((template) => isMadeFrom(document, template));
  const own = document.sections.reduce((sum, section) => {
    if (recognised.length === 0) return sum + section.words;
    const lines = section.text.split('\n');
    return sum + lines.reduce((words, line) => words + (isOf(recognised, line) ? 0 : countWords(line)), 0);
  }, 0);
  const title = document.sections.find(({ depth }) => depth > 0)?.heading ?? '';
  const [template] = recognised;
  return { own, template: template?.name ?? null, titleKept: isOf(recognised, title) };
}

/** Text of a section that is no template's, for deciding what it is about. */
export function ownLines(document: Document, text: string): string[] {
  const recognised = TEMPLATES.filter((template) => isMadeFrom(document, template));
  return text.split('\n').filter((line) => !isOf(recognised, line));
}

function isMadeFrom({ sections }: Document, { signatures }: Template): boolean {
  return sections.some(({ heading, text }) => {
    const words = ` ${folded(`${heading}\n${text}`)} `;
    return signatures.some((phrase) => words.includes(` ${phrase} `));
  });
}

function isOf(templates: readonly Template[], line: string): boolean {
  const words = ` ${folded(line)} `;
  return templates.some(({ signatures, phrases }) =>
    [...signatures, ...phrases].some((phrase) => words.includes(` ${phrase} `)),
  );
}
