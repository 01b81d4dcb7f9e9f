/** A value of the draft; `TBD` is what only the team can say. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

export const TBD = 'TBD';

/** Written plain; everything else is quoted, so that whatever a repository is called stays one line of text. */
const PLAIN = /^[A-Za-z][A-Za-z0-9 _./@-]*[A-Za-z0-9]$|^[A-Za-z]$/;
const WORDS = /^(true|false|yes|no|on|off|null|y|n)$/i;

/** A value in YAML's flow style, on one line. */
function flow(value: Value): string {
  if (typeof value === 'string')
    return PLAIN.test(value) && !WORDS.test(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${flow(key)}: ${flow(item)}`);
  return `{${pairs.join(', ')}}`;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

/** `  key: value   # comment`. */
export function line(indent: number, key: string, value: Value, comment = ''): string {
  return `${' '.repeat(indent)}${key}: ${flow(value)}${remark(comment)}`;
}

/** `  - {…}   # comment`. */
export function item(indent: number, value: Value, comment = ''): string {
  return `${' '.repeat(indent)}- ${flow(value)}${remark(comment)}`;
}

/** A comment may hold names of files: whatever would end the line is taken out. */
function remark(comment: string): string {
  return comment === '' ? '' : `   # ${comment.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')}`;
}
