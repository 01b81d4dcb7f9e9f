import type { PlaceholderText } from './model.ts';

type Kind = PlaceholderText['kind'];

/** Words of the trade must be spelled as such: a list of to-dos may be what the tool is about. */
const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  ['to-do', /(?<![\w/-])(?:TODO|FIXME|XXX|TBD|TBA)(?=\s?[:\])]|\s?$|\s[-\u2013\u2014]\s|\.(?:\s|$))/m],
  ['filler', /\blorem ipsum\b|\bdolor sit amet\b/i],
  [
    'fill-in',
    /<(?:YOUR|INSERT|ADD|ENTER|REPLACE)[ _-][^<>\n]{1,60}>|\[(?:your|insert|fill in|replace|enter) [^[\]\n]{1,60}\](?!\()|\bREPLACE_(?:WITH|ME)\w*/i,
  ],
  [
    'yours',
    /\byour[-_]?(?:user[-_]?name|github[-_]?username|org(?:anization)?|repo(?:sitory)?(?:[-_]?name)?|domain|e?mail|name|project[-_]?(?:name|id|ref)|company)\b(?=[@./\s)>\]"'`]|$)(?<=[-_]\S{1,30}|your(?:user|e?mail|domain|name)\S{0,20})/i,
  ],
];
const SHORT = 12;

/** Placeholders in a piece of a document, line by line. */
export function placeholdersIn(raw: string, firstLine: number, code: boolean): PlaceholderText[] {
  return raw.split('\n').flatMap((line, index) => {
    const bare = code ? line : line.replace(/`[^`]*`/g, (inline) => ' '.repeat(inline.length));
    return PATTERNS.flatMap(([kind, pattern]) => {
      const outside = pattern.exec(bare);
      const found = outside ?? pattern.exec(line);
      if (!found) return [];
      const text = found[0].slice(0, 60);
      return [{ kind, text, line: firstLine + index, code: code || outside === null }];
    });
  });
}

/** True if a paragraph only holds the place of one. */
export function isPlaceholderBlock(plain: string, words: number): boolean {
  if (/\blorem ipsum\b/i.test(plain)) return true;
  if (/^(?:TODO|TBD|FIXME|XXX|TBA)\b/.test(plain) && !/^TODO\s\p{L}/u.test(plain)) return true;
  if (
    /^(?:coming soon|to be (?:added|written|done|completed|determined)|work in progress|wip)\b/i.test(plain)
  )
    return words <= SHORT;
  return words <= SHORT && placeholdersIn(plain, 1, true).some(({ kind }) => kind !== 'yours');
}
