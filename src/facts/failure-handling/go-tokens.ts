/** One word of Go. */
export interface GoToken {
  /** `end` is the end of a statement, written or not. */
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'end';
  /** As written; for a text what is in it. */
  readonly text: string;
  readonly start: number;
}

export interface GoTokens {
  readonly tokens: readonly GoToken[];
  readonly comments: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  /** For an opening bracket the place of its closing one among the tokens, and the other way round; -1 without a partner. */
  readonly partner: readonly number[];
}

const SPACE = /[ \t\r]+/y;
const NAME = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const NUMBER = /\d[\w.]*/y;
const COMMENT = /\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?/y;
// Unrolled, so that a long one needs no stack to go back.
const TEXT = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^\n][^'\\\n]*)*'?|`[^`]*`?/y;
const SIGN = /:=|[!=<>]=|&&|\|\||<-|\+\+|--|\.\.\.|[^]/y;

/** After these words the end of a line ends nothing. */
const GOES_ON =
  /^(?:if|else|for|switch|case|select|func|go|defer|var|const|type|struct|interface|map|chan|range|import|package|default|goto)$/;

/** Reads any text: strings, comments and brackets are told apart, what cannot be Go becomes signs. */
export function goTokens(source: string): GoTokens {
  const tokens: GoToken[] = [];
  const comments: { text: string; start: number; end: number }[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? '';
    at += found.length;
    return found;
  };
  while (at < source.length) {
    const start = at;
    if (take(SPACE)) continue;
    if (source.charCodeAt(at) === 10) {
      at += 1;
      if (endsStatement(tokens.at(-1))) tokens.push({ kind: 'end', text: '\n', start });
      continue;
    }
    const comment = take(COMMENT);
    if (comment) {
      comments.push({ text: comment, start, end: at });
      continue;
    }
    tokens.push(next(take, start));
  }
  return { tokens, comments, partner: partners(tokens) };
}

function next(take: (pattern: RegExp) => string, start: number): GoToken {
  const name = take(NAME);
  if (name) return { kind: 'name', text: name, start };
  const number = take(NUMBER);
  if (number) return { kind: 'number', text: number, start };
  const text = take(TEXT);
  if (text)
    return {
      kind: 'text',
      text: text.slice(1, text.length > 1 && text.at(-1) === text[0] ? -1 : undefined),
      start,
    };
  const sign = take(SIGN);
  return { kind: sign === ';' ? 'end' : 'sign', text: sign, start };
}

function endsStatement(last: GoToken | undefined): boolean {
  if (!last) return false;
  if (last.kind === 'name') return !GOES_ON.test(last.text);
  return last.kind === 'text' || last.kind === 'number' || /^(?:[)\]}]|\+\+|--)$/.test(last.text);
}

const CLOSES: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

function partners(tokens: readonly GoToken[]): number[] {
  const partner = tokens.map(() => -1);
  const open: number[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (text === '(' || text === '[' || text === '{') open.push(index);
    const opening = CLOSES.get(text);
    const last = open.at(-1);
    if (opening === undefined || last === undefined || tokens[last]?.text !== opening) continue;
    open.pop();
    partner[last] = index;
    partner[index] = last;
  }
  return partner;
}
