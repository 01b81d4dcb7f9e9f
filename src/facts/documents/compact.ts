import { plainText } from './inline.ts';
import type { Block, Document, DocumentLink, Fence, PlaceholderText, Section } from './model.ts';
import { isPlaceholderBlock, placeholdersIn } from './placeholders.ts';
import { Slugger } from './slug.ts';
import { recognisedTemplates } from './templates.ts';
import { countWords } from './words.ts';

/** So that a huge repository's documents stay small. */
const MAX_SECTIONS = 400;
const MAX_WORDS = 400;
const MAX_CHARACTERS = 4000;
const MAX_ITEMS = 500;

/** A document's blocks as sections, links, code and placeholders. */
export function compact(path: string, blocks: readonly Block[]): Document {
  const slugger = new Slugger();
  const sections: OpenSection[] = [new OpenSection('', 0, '', 1)];
  const links: DocumentLink[] = [];
  const fences: Fence[] = [];
  const placeholders: PlaceholderText[] = [];
  for (const block of blocks) {
    if (block.kind === 'link') {
      links.push(block.link);
      continue;
    }
    const code = block.kind === 'fence';
    placeholders.push(...placeholdersIn(code ? block.text : block.raw, block.line, code));
    if (block.kind === 'fence') {
      const { language, line, text } = block;
      fences.push({ language, line, text: text.slice(0, MAX_CHARACTERS) });
    } else if (block.kind === 'heading') {
      const heading = plainText(block.raw);
      const slug = block.depth > 6 ? '' : slugger.slug(heading);
      sections.push(new OpenSection(heading, block.depth, slug, block.line));
    } else sections.at(-1)?.add(plainText(block.raw));
  }
  const kept = sections
    .filter(({ depth, words }) => depth > 0 || words > 0)
    .slice(0, MAX_SECTIONS)
    .map((section) => section.close());
  return {
    path,
    sections: kept,
    links: links.slice(0, MAX_ITEMS),
    fences: fences.slice(0, MAX_ITEMS),
    placeholders: placeholders.slice(0, MAX_ITEMS),
    templates: recognisedTemplates(kept),
  };
}

class OpenSection {
  readonly heading: string;
  readonly depth: number;
  readonly slug: string;
  readonly line: number;
  words = 0;
  #kept = 0;
  readonly #lines: string[] = [];

  constructor(heading: string, depth: number, slug: string, line: number) {
    this.heading = heading;
    this.depth = depth;
    this.slug = slug;
    this.line = line;
  }

  add(plain: string): void {
    const words = countWords(plain);
    if (words === 0 || isPlaceholderBlock(plain, words)) return;
    this.words += words;
    if (this.#kept >= MAX_WORDS) return;
    this.#kept += words;
    this.#lines.push(plain.slice(0, MAX_CHARACTERS));
  }

  close(): Section {
    const { heading, depth, slug, line, words } = this;
    return { heading, depth, slug, line, words, text: this.#lines.join('\n') };
  }
}
