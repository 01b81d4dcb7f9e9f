import type { DocumentLink } from './model.ts';

/** Everything here is linear: what may repeat excludes what begins and what ends it. */
const TARGET = String.raw`\(\s{0,9}(?:<([^<>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)?))[^()\n]{0,300}\)`;
const IMAGE = new RegExp(String.raw`!\[([^[\]]*)\](?:${TARGET}|\[[^[\]]*\])`, 'g');
const LINK = new RegExp(String.raw`\[([^[\]]*)\](?:${TARGET}|\[[^[\]]*\])`, 'g');
const CODE = /`{1,3}([^`]+)`{1,3}/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]+|[^<>\s@:]+@[^<>\s@]+)>/g;
const BARE = /\b(?:https?:\/\/|www\.)[^\s<>()[\]"'`|]+/g;
const TAG = /<[a-zA-Z/!?][^<>]*>/g;
const HTML_LINK = /<(a|img)\b([^<>]*)>/gi;
const HTML_TARGET = /\b(?:href|src)\s?=\s?(?:"([^"<>]*)"|'([^'<>]*)')/i;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
]);

/** Text for people: no images, addresses or markup. What stands in inline code stays. */
export function plainText(raw: string): string {
  const code: string[] = [];
  return raw
    .replaceAll('\0', ' ')
    .replace(CODE, (_all, inner: string) => `\0${code.push(inner) - 1}\0`)
    .replace(IMAGE, ' ')
    .replace(LINK, '$1')
    .replace(AUTOLINK, ' ')
    .replace(BARE, ' ')
    .replace(TAG, ' ')
    .replace(/&[a-z#0-9]{2,6};/gi, (entity) => ENTITIES.get(entity) ?? ' ')
    .replace(/[*~|]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\0(\d+)\0/g, (_all, index: string) => code[Number(index)] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Links and images of a piece of Markdown, in order; what stands in inline code is left out. */
export function linksIn(raw: string, firstLine: number): DocumentLink[] {
  if (!/[[<]|https?:|www\./.test(raw)) return [];
  const text = raw.replace(CODE, blank);
  const withoutImages = text.replace(IMAGE, blank);
  const html = withoutImages.replace(LINK, blank);
  const bare = html.replace(TAG, blank);
  const found = [
    ...inMarkup(text, IMAGE, true),
    ...inMarkup(withoutImages, LINK, false),
    ...inHtml(html),
    ...[...html.matchAll(AUTOLINK)].map(({ index, 1: target = '' }) =>
      placed(index, /^[^:]+@/.test(target) ? `mailto:${target}` : target),
    ),
    ...[...bare.matchAll(BARE)].map(({ index, 0: target }) =>
      placed(index, target.replace(/[.,;:!?]{1,5}$/, '')),
    ),
  ];
  return found
    .filter(({ target }) => target !== '')
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...link }) => ({ ...link, line: firstLine + newlinesBefore(raw, at) }));
}

type Found = Omit<DocumentLink, 'line'> & { readonly at: number };

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
const placed = (at: number, target: string, image = false, text = ''): Found => ({ at, target, image, text });

function inMarkup(text: string, pattern: RegExp, image: boolean): Found[] {
  return [...text.matchAll(pattern)].map(({ index, 1: label = '', 2: angled, 3: plain = '' }) =>
    placed(index, angled ?? plain, image, plainText(label)),
  );
}

function inHtml(text: string): Found[] {
  return [...text.matchAll(HTML_LINK)].map(({ index, 1: tag = '', 2: attributes = '' }) => {
    const [, double, single = ''] = HTML_TARGET.exec(attributes) ?? [];
    return placed(index, double ?? single, tag.toLowerCase() === 'img');
  });
}

function newlinesBefore(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
