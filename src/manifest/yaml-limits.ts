import { type CST, Lexer } from 'yaml';

/** What a manifest or a record may be at most; real ones are far smaller. */
export const LIMITS = {
  characters: 512 * 1024,
  lexemes: 200_000,
  nodes: 50_000,
  depth: 32,
  aliases: 100,
} as const;

export const TOO_DEEP = `is nested deeper than ${LIMITS.depth} levels`;
export const TOO_MANY = 'has more than 50,000 values';

/** Something that is wrong at an offset of a document. */
export interface YamlError {
  readonly offset: number;
  readonly message: string;
}

/** Below this any text is parsed in an instant, whatever it is: then only the tokens are judged. */
const HARMLESS = 32 * 1024;

/** Refuses by the text alone what would be slow to parse. */
export function textLimitError(text: string): YamlError | null {
  if (text.length > LIMITS.characters || Buffer.byteLength(text) > LIMITS.characters) {
    return { offset: 0, message: `the file is larger than ${LIMITS.characters / 1024} KiB` };
  }
  if (text.length < HARMLESS) return null;
  let offset = 0;
  let depth = 0;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '[' || lexeme === '{') depth += 1;
    if (lexeme === ']' || lexeme === '}') depth -= 1;
    lexemes += 1;
    if (depth > LIMITS.depth) return { offset, message: `the file ${TOO_DEEP}` };
    if (lexemes > LIMITS.lexemes) return { offset, message: `the file ${TOO_MANY}` };
    if (!MARKERS.has(lexeme)) offset += lexeme.length;
  }
  return null;
}

/** What the lexer inserts without it being in the text. */
const MARKERS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001F']);

/** Refuses what would overflow the composer, which is recursive. No recursion here. */
export function tokenLimitError(tokens: readonly CST.Token[]): YamlError | null {
  const documents = tokens.filter((token) => token.type === 'document');
  const [, second] = documents;
  if (second) return { offset: second.offset, message: 'there is more than one document (---) in the file' };
  const open = documents.map((token): readonly [CST.Token, number] => [token, 0]);
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    nodes += 1;
    if (depth > LIMITS.depth) return { offset: token.offset, message: `the file ${TOO_DEEP}` };
    if (nodes > LIMITS.nodes) return { offset: token.offset, message: `the file ${TOO_MANY}` };
    for (const child of childrenOf(token)) open.push([child, 'items' in token ? depth + 1 : depth]);
  }
  return null;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((child) => child !== null && child !== undefined),
  );
}
