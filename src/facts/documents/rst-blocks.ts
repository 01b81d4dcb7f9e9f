import { plainText } from './inline.ts';
import type { Block, DocumentLink } from './model.ts';

const ADORNMENT = /^([=\-~^"'*+#`:.<>_])\1{2,}\s*$/;
const DIRECTIVE = /^(\s*)\.\.\s+([\w-]+)::\s*(.*)$/;
const TARGET = /^\s*\.\.\s+_([^:]+):\s*(\S+)/;
const REFERENCE = /`([^`<>]*)<([^`<>\s]+)>`__?/g;
const BARE = /\bhttps?:\/\/[^\s<>()[\]"'`|]+/g;
const DOC_ROLE = /:doc:`(?:[^`<>]*<)?([^`<>]+)>?`/g;
const ADMONITION =
  /^(?:note|warning|tip|important|caution|danger|attention|hint|admonition|seealso|versionadded|versionchanged|deprecated)$/;

/** Reads reStructuredText lightly: headings, paragraphs, code, links. */
export function rstBlocks(text: string): Block[] {
  return new RstReader(text.split(/\r?\n/)).read();
}

class RstReader {
  readonly #lines: readonly string[];
  readonly #blocks: Block[] = [];
  /** Adornments in order of appearance: their order is the headings' depth. */
  readonly #styles: string[] = [];
  #paragraph: string[] = [];
  #start = 0;
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  read(): Block[] {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      if (line.trim() === '') this.#flush();
      else if (!this.#heading(line) && !this.#explicit(line)) this.#text(line);
      this.#at += 1;
    }
    this.#flush();
    return this.#blocks;
  }

  #text(line: string): void {
    if (/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line)) this.#flush();
    if (this.#paragraph.length === 0) this.#start = this.#at + 1;
    this.#paragraph.push(line);
    if (line.trimEnd().endsWith('::')) {
      this.#flush();
      this.#literal('', indentOf(line));
    }
  }

  #flush(): void {
    if (this.#paragraph.length === 0) return;
    const raw = this.#paragraph.join('\n');
    const line = this.#start;
    this.#blocks.push({ kind: 'text', raw: withoutMarkup(raw), line });
    for (const link of linksOf(raw, line)) this.#blocks.push({ kind: 'link', link });
    this.#paragraph = [];
  }

  #heading(line: string): boolean {
    const overline = ADORNMENT.exec(line)?.[1];
    const title = overline === undefined ? line : (this.#lines[this.#at + 1] ?? '');
    const under = ADORNMENT.exec(this.#lines[this.#at + (overline === undefined ? 1 : 2)] ?? '')?.[1];
    if (overline !== undefined && overline !== under) return true;
    if (under === undefined || title.trim() === '' || this.#paragraph.length > 0 || /^\s/.test(line))
      return false;
    this.#flush();
    const style = `${overline ?? ''}${under}`;
    if (!this.#styles.includes(style)) this.#styles.push(style);
    const at = this.#at + (overline === undefined ? 1 : 2);
    const depth = Math.min(6, this.#styles.indexOf(style) + 1);
    this.#blocks.push({ kind: 'heading', depth, raw: withoutMarkup(title.trim()), line: at });
    this.#at += overline === undefined ? 1 : 2;
    return true;
  }

  /** Directives, targets and comments: all that begins with two dots. */
  #explicit(line: string): boolean {
    if (!/^\s*\.\.(?:\s|$)/.test(line)) return false;
    this.#flush();
    const [, label = '', target = ''] = TARGET.exec(line) ?? [];
    if (target !== '') this.#link(target, label, false);
    const [, indent = '', name = '', argument = ''] = DIRECTIVE.exec(line) ?? [];
    if (/^(?:image|figure)$/.test(name)) this.#link(argument.trim(), '', true);
    if (/^(?:code|code-block|sourcecode|literalinclude)$/.test(name))
      this.#literal(argument.trim(), indent.length);
    else if (name === 'toctree') this.#tree(indent.length);
    else if (!ADMONITION.test(name)) this.#skip(indentOf(line));
    return true;
  }

  #link(target: string, text: string, image: boolean): void {
    if (target !== '') this.#blocks.push({ kind: 'link', link: { target, text, image, line: this.#at + 1 } });
  }

  /** Lines that are indented further than `indent`, and the blank ones among them; the reader moves to the last. */
  #indented(indent: number): { readonly lines: readonly string[]; readonly first: number } {
    const first = this.#at + 1;
    let end = first;
    while (end < this.#lines.length && isWithin(this.#lines[end] ?? '', indent)) end += 1;
    this.#at = end - 1;
    return { lines: this.#lines.slice(first, end), first };
  }

  #literal(language: string, indent: number): void {
    const { lines, first } = this.#indented(indent);
    const text = lines.filter((line) => !/^\s+:[\w-]+:/.test(line)).join('\n');
    if (text.trim() !== '')
      this.#blocks.push({ kind: 'fence', language: language.toLowerCase(), text, line: first + 1 });
  }

  #skip(indent: number): void {
    this.#indented(indent);
  }

  #tree(indent: number): void {
    const { lines, first } = this.#indented(indent);
    for (const [index, line] of lines.entries()) {
      const entry = line.trim();
      if (entry === '' || entry.startsWith(':')) continue;
      const target = /<([^<>]+)>$/.exec(entry)?.[1] ?? entry;
      this.#blocks.push({ kind: 'link', link: { target, text: '', image: false, line: first + index + 1 } });
    }
  }
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isWithin = (line: string, indent: number): boolean => line.trim() === '' || indentOf(line) > indent;

function withoutMarkup(raw: string): string {
  return raw
    .replace(REFERENCE, '$1')
    .replace(/:[\w:-]{1,40}:`([^`<>]*)(?:<[^`<>]*>)?`/g, '$1')
    .replace(/`([^`]*)`_{0,2}/g, '`$1`')
    .replace(/\|[^|\s]+\|/g, ' ')
    .replace(/::\s*$/, ':');
}

function linksOf(raw: string, firstLine: number): DocumentLink[] {
  const lines = raw.split('\n');
  return lines.flatMap((line, index) => {
    const link = (target: string, text: string) => ({ target, text, line: firstLine + index, image: false });
    return [
      ...[...line.matchAll(REFERENCE)].map(({ 1: text = '', 2: target = '' }) =>
        link(target, plainText(text)),
      ),
      ...[...line.matchAll(DOC_ROLE)].map(({ 1: target = '' }) => link(target, '')),
      ...[...line.replace(REFERENCE, '').matchAll(BARE)].map(({ 0: target }) => link(target, '')),
    ];
  });
}
