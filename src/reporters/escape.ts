/**
 * Text of the audited repository is hostile: here it is made harmless for where it is printed. Every reporter passes
 * every string of a report through one of these.
 */

/** The largest text that is printed in one place: a name of a megabyte must not drown a report. */
const LONGEST = 1000;

/**
 * Characters that act instead of showing: controls, formats (bidi, zero width), halves of a surrogate pair, line
 * separators, and what a font may leave out. The two selectors of emoji style stay: they are harmless.
 */
const INVISIBLE = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code > 0xffff) return `\\u{${hex}}`;
  return NAMED[character] ?? (code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`);
}

function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** One line for a terminal; what would act on the terminal or on the reader's eye is shown as `\x1b`, `\u202e`, `\n`. */
export function forTerminal(text: string): string {
  return clipped(text).replace(INVISIBLE, shown);
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text or attribute value of HTML. */
export function forHtml(text: string): string {
  return forTerminal(text).replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

/** Invisible, and breaks what code hosts would turn into a mention, a reference or a link after Markdown is parsed. */
const GAP = '&#8203;';

/** Markup and entities, then the starts of mentions, references and bare addresses. */
const MARKUP = /[\\`*[\]]|(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])/;
const ENTITIES = /[&<>|$~]/;
const LINKED = /@|#(?=\w)|!(?=\d)|www(?=\.)|GH-(?=\d)|:(?=\/\/)/;
const SPECIAL = new RegExp(`(${MARKUP.source})|(${ENTITIES.source})|${LINKED.source}`, 'gi');
/** What would begin a list, a heading or a rule. */
const BLOCK_START = /^(\d+(?=[.)](?:\s|$))|(?=[-+=#]))/;

/**
 * One line of Markdown that reads as the text and is nothing else: no markup, no HTML, no table cell, no link, no
 * mention, no formula. Safe at the start of a block and within a cell of a table.
 */
export function forMarkdown(text: string): string {
  return forTerminal(text.replace(/[ \t\r\n]+/g, ' ').trim())
    .replace(SPECIAL, neutral)
    .replace(BLOCK_START, '$1\\');
}

function neutral(found: string, markup: string | undefined, entity: string | undefined): string {
  if (markup !== undefined) return `\\${found}`;
  return entity === undefined ? found + GAP : (HTML[found] ?? `&#${found.charCodeAt(0)};`);
}

/**
 * A code span, safe within a table. A pipe cannot be written in a code span both in and out of tables: such a text
 * becomes a `code` element with its text escaped.
 */
export function forMarkdownCode(text: string): string {
  const line = forTerminal(text);
  if (line.trim() === '') return '`(empty)`';
  if (line.includes('|')) return `<code>${forMarkdown(text)}</code>`;
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Escapes in JSON what JSON lets through but a terminal or an editor would act on; the value stays the same. */
export function forJson(json: string): string {
  return json.replace(INVISIBLE, (character) => (character === '\n' ? character : jsonEscape(character)));
}

function jsonEscape(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at += 1)
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return escaped;
}
