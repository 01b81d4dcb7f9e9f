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
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let language = '';
  const flush = (end: number): void => {
    if (paragraph.length > 0) blocks.push(...textBlock(paragraph.join('\n'), end - paragraph.length + 1));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = LISTING.exec(line)?.[1] ?? (COMMENT_BLOCK.test(line) ? line.trim() : null);
    const [, depth = '', title = ''] = HEADING.exec(line) ?? [];
    if (mark !== null) {
      flush(at);
      const end = closing(lines, at, mark);
      const code = lines.slice(at + 1, end).join('\n');
      if (!COMMENT_BLOCK.test(line)) blocks.push({ kind: 'fence', language, text: code, line: at + 2 });
      language = '';
      at = end;
    } else if (depth !== '') {
      flush(at);
      blocks.push({ kind: 'heading', depth: depth.length, raw: withoutMarkup(title), line: at + 1 });
    } else if (line.trim() === '' || isAttribute(line)) {
      flush(at);
      language = SOURCE.exec(line)?.[1]?.toLowerCase() ?? language;
    } else {
      if (/^\s*(?:[*.-]+|\d{1,9}\.)\s/.test(line)) flush(at);
      paragraph.push(line);
    }
  }
  flush(lines.length);
  return blocks;
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
