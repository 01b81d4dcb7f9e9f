import { linksIn } from './inline.ts';
import type { Block } from './model.ts';

const FENCE = /^[ \t>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})\s*([^\s`{]*)/;
const ATX = /^ {0,3}(?:> ?)?(#{1,6})(?:[ \t]+(.*))?$/;
const SETEXT = /^ {0,3}(=+|-{2,})[ \t]*$/;
const RULE = /^ {0,3}(?:[-*_][ \t]*){3,}$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const DELIMITER_ROW = /^[\s|:-]+$/;
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)>?/;
const BOLD_LINE = /^\s*(?:\*\*|__)([^*_`]{2,80})(?:\*\*|__)\s*:?\s*$/;
const HTML_HEADING = /<h([1-6])\b[^<>]*>/i;

/**
 * Reads Markdown line by line. A whole syntax tree costs fifty times as much, and generated repositories hold hundreds of
 * long documents; what the facts need is where sections, code, links and comments begin and end.
 */
export function markdownBlocks(text: string, mdx = false): Block[] {
  return new MarkdownReader(text.split(/\r?\n/), mdx).read();
}

class MarkdownReader {
  readonly #lines: readonly string[];
  readonly #mdx: boolean;
  readonly #blocks: Block[] = [];
  #paragraph: string[] = [];
  #start = 0;
  #at = 0;
  #inComment = false;
  #inList = false;

  constructor(lines: readonly string[], mdx: boolean) {
    this.#lines = lines;
    this.#mdx = mdx;
  }

  read(): Block[] {
    this.#at = endOfFrontMatter(this.#lines);
    while (this.#at < this.#lines.length) {
      if (!this.#inComment && this.#fence()) continue;
      const line = this.#withoutComments(this.#lines[this.#at] ?? '');
      this.#line(line);
      this.#at += 1;
    }
    this.#flush();
    return this.#blocks;
  }

  #line(line: string): void {
    if (this.#isDivider(line)) this.#flush();
    else if (!this.#heading(line) && !this.#setext(line) && !this.#definition(line)) this.#text(line);
  }

  /** A blank line, a ruled line or the line under a table's head. */
  #isDivider(line: string): boolean {
    if (line.trim() === '') return true;
    if (this.#paragraph.length > 0 && SETEXT.test(line)) return ITEM.test(this.#paragraph[0] ?? '');
    return RULE.test(line) || (line.includes('-') && DELIMITER_ROW.test(line));
  }

  #text(line: string): void {
    if (this.#mdx && /^(?:import|export)\s/.test(line)) return;
    if (ITEM.test(line)) {
      this.#flush();
      this.#inList = true;
    } else if (this.#isCode(line)) return;
    if (/^\s*\|/.test(line)) this.#flush();
    if (this.#paragraph.length === 0) this.#start = this.#at + 1;
    this.#paragraph.push(line.replace(/^[ \t]*(?:>[ \t]?)*/, ''));
  }

  /** Four spaces after a blank line, where no list is open. */
  #isCode(line: string): boolean {
    if (/^\S/.test(line)) this.#inList = false;
    return this.#paragraph.length === 0 && !this.#inList && /^(?: {4}|\t)/.test(line);
  }

  #flush(): void {
    if (this.#paragraph.length === 0) return;
    const raw = this.#paragraph.join('\n');
    const bold = this.#paragraph.length === 1 ? BOLD_LINE.exec(raw)?.[1] : undefined;
    if (bold === undefined) this.#push({ kind: 'text', raw, line: this.#start });
    else this.#push({ kind: 'heading', depth: 7, raw: bold, line: this.#start });
    this.#paragraph = [];
  }

  #push(block: Extract<Block, { raw: string }>): void {
    this.#blocks.push(block);
    for (const link of linksIn(block.raw, block.line)) this.#blocks.push({ kind: 'link', link });
  }

  #heading(line: string): boolean {
    const [, marks = '', content = ''] = ATX.exec(line) ?? [];
    if (marks === '') return this.#htmlHeading(line);
    this.#flush();
    this.#inList = false;
    const raw = content.replace(/[ \t]+#+[ \t]*$/, '').trim();
    this.#push({ kind: 'heading', depth: marks.length, raw, line: this.#at + 1 });
    return true;
  }

  #htmlHeading(line: string): boolean {
    const open = line.includes('<') ? HTML_HEADING.exec(line.replace(/`[^`]*`/g, blank)) : null;
    if (!open) return false;
    this.#flush();
    const first = this.#at + 1;
    let raw = line.slice(open.index);
    for (let more = 0; more < 20 && !/<\/h[1-6]>/i.test(raw); more++) {
      this.#at += 1;
      raw += `\n${this.#lines[this.#at] ?? ''}`;
    }
    const end = raw.search(/<\/h[1-6]>/i);
    this.#push({
      kind: 'heading',
      depth: Number(open[1]),
      raw: end < 0 ? raw : raw.slice(0, end),
      line: first,
    });
    return true;
  }

  /** A line of `=` or `-` makes a heading of the paragraph above it. */
  #setext(line: string): boolean {
    const [, marks = ''] = SETEXT.exec(line) ?? [];
    if (marks === '' || this.#paragraph.length === 0 || ITEM.test(this.#paragraph[0] ?? '')) return false;
    const raw = this.#paragraph.join(' ').trim();
    this.#paragraph = [];
    this.#inList = false;
    this.#push({ kind: 'heading', depth: marks.startsWith('=') ? 1 : 2, raw, line: this.#start });
    return true;
  }

  #definition(line: string): boolean {
    const [, label = '', target = ''] = DEFINITION.exec(line) ?? [];
    if (target === '' || label.startsWith('^')) return false;
    this.#blocks.push({ kind: 'link', link: { target, text: label, line: this.#at + 1, image: false } });
    return true;
  }

  #fence(): boolean {
    const [, marks = '', language = ''] = FENCE.exec(this.#lines[this.#at] ?? '') ?? [];
    if (marks === '') return false;
    this.#flush();
    const first = this.#at + 1;
    let end = first;
    while (end < this.#lines.length && !closes(this.#lines[end] ?? '', marks)) end += 1;
    const text = this.#lines.slice(first, end).join('\n');
    this.#blocks.push({ kind: 'fence', language: language.toLowerCase(), text, line: first + 1 });
    this.#at = end + 1;
    return true;
  }

  #withoutComments(line: string): string {
    let kept = '';
    let rest = line;
    while (rest !== '') {
      const mark = this.#inComment ? '-->' : '<!--';
      const found = rest.indexOf(mark);
      if (!this.#inComment) kept += found < 0 ? rest : rest.slice(0, found);
      if (found < 0) break;
      rest = rest.slice(found + mark.length);
      this.#inComment = !this.#inComment;
    }
    return kept;
  }
}

const blank = (text: string): string => ' '.repeat(text.length);

function closes(line: string, marks: string): boolean {
  const trimmed = line.replace(/^[ \t>]+/, '').trimEnd();
  return trimmed.length >= marks.length && trimmed === (marks[0] ?? '').repeat(trimmed.length);
}

/** Index of the first line after YAML front matter; 0 without it. */
function endOfFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && index < 200 && line.trim() === '---');
  return end > 0 && /^[\w-]+\s*:/m.test(lines.slice(1, end).join('\n')) ? end + 1 : 0;
}
