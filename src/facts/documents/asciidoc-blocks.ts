import type { Block, DocumentLink } from './model.ts';

const HEADING = /^(={1,6})\s+(\S.*)$/;
const LISTING = /^(-{4,}|\.{4,}|`{3,})\s*([\w+-]*)\s*$/;
const COMMENT_BLOCK = /^\/{4,}\s*$/;
const SOURCE = /^\[source\s*,\s*([\w+-]+)/;
const LINK = /\b(?:link|xref):([^\s[\]]+)\[([^[\]]*)\]/g;
const ADDRESS = /\bhttps?:\/\/[^\s<>()[\]"'`|]+(?:\[([^[\]]*)\])?/g;
const IMAGE = /\bimage::?([^\s[\]]+)\[[^[\]]*\]/g;

/** Reads AsciiDoc lightly: headings, paragraphs, listings, links. */
export function asciidocBlocks(text: string): Block[] {
  return new AsciidocReader(text.split(/\r?\n/)).read();
}

class AsciidocReader {
  readonly #lines: readonly string[];
  readonly #blocks: Block[] = [];
  #paragraph: string[] = [];
  #language = '';
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  read(): Block[] {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      if (!this.#delimited(line) && !this.#heading(line)) this.#text(line);
      this.#at += 1;
    }
    this.#flush();
    return this.#blocks;
  }

  #text(line: string): void {
    if (line.trim() === '' || isAttribute(line)) {
      this.#flush();
      this.#language = SOURCE.exec(line)?.[1]?.toLowerCase() ?? this.#language;
      return;
    }
    if (/^\s*(?:[*.-]+|\d{1,9}\.)\s/.test(line)) this.#flush();
    this.#paragraph.push(line);
  }

  #heading(line: string): boolean {
    const [, marks = '', title = ''] = HEADING.exec(line) ?? [];
    if (marks === '') return false;
    this.#flush();
    const raw = withoutMarkup(title);
    this.#blocks.push({ kind: 'heading', depth: marks.length, raw, line: this.#at + 1 });
    return true;
  }

  /** A listing, or a block of comments. */
  #delimited(line: string): boolean {
    const isComment = COMMENT_BLOCK.test(line);
    const mark = isComment ? line.trim() : LISTING.exec(line)?.[1];
    if (mark === undefined) return false;
    this.#flush();
    const first = this.#at + 1;
    const end = closing(this.#lines, this.#at, mark);
    const text = this.#lines.slice(first, end).join('\n');
    if (!isComment) this.#blocks.push({ kind: 'fence', language: this.#language, text, line: first + 1 });
    this.#language = '';
    this.#at = end;
    return true;
  }

  #flush(): void {
    if (this.#paragraph.length === 0) return;
    this.#blocks.push(...textBlock(this.#paragraph.join('\n'), this.#at - this.#paragraph.length + 1));
    this.#paragraph = [];
  }
}

/** `:name: value`, `[source]`, `// comment`, `include::…`: no text for people. */
const isAttribute = (line: string): boolean =>
  /^(?::[\w-]+:|\[[^\]]*\]\s*$|\/\/|include::|ifn?def::|endif::)/.test(line);

function closing(lines: readonly string[], from: number, mark: string): number {
  for (let at = from + 1; at < lines.length; at++) if ((lines[at] ?? '').trimEnd() === mark) return at;
  return lines.length;
}

function textBlock(raw: string, line: number): Block[] {
  const links = raw.split('\n').flatMap((text, index) => linksOf(text, line + index));
  return [
    { kind: 'text', raw: withoutMarkup(raw), line },
    ...links.map((link): Block => ({ kind: 'link', link })),
  ];
}

const withoutMarkup = (raw: string): string =>
  raw.replace(IMAGE, ' ').replace(LINK, '$2').replace(ADDRESS, ' $1 ');

function linksOf(text: string, line: number): DocumentLink[] {
  const link = (target: string, label: string, image = false) => ({ target, text: label, line, image });
  return [
    ...[...text.matchAll(IMAGE)].map(({ 1: target = '' }) => link(target, '', true)),
    ...[...text.matchAll(LINK)].map(({ 1: target = '', 2: label = '' }) => link(target, label)),
    ...[...text.matchAll(ADDRESS)].map(({ 0: all, 1: label = '' }) =>
      link(all.replace(/\[[^[\]]*\]$/, ''), label),
    ),
  ];
}
