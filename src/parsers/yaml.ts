import { type CST, type Document, isMap, isSeq, type LineCounter, type Node, type ParsedNode } from 'yaml';
import { defineParser, ParseFailure } from '../kit/parser.ts';
import type { Structured } from './structured.ts';

/** Repositories are hostile: a few hundred aliases is more than any honest workflow has. */
const MAX_ALIASES = 200;
const MAX_DEPTH = 100;
const MAX_LENGTH = 512 * 1024;
/** Each alias searches the document for its anchor. */
const MAX_ALIAS_TOKENS = 1000;

/** Without the search for equal keys and the excerpts in errors, both quadratic, parsing is linear. */
const OPTIONS = { logLevel: 'silent', merge: true, uniqueKeys: false, prettyErrors: false } as const;

/** Every document of a YAML file. Anchors are resolved, with bounds; custom tags are read as plain values. */
export const yaml = defineParser<readonly Structured[]>('yaml', async () => {
  const { Composer, LineCounter, Parser } = await import('yaml');
  return (file) => {
    if (file.text.length > MAX_LENGTH) throw new ParseFailure('YAML over 512 KiB');
    const lineCounter = new LineCounter();
    const tokens = [...new Parser(lineCounter.addNewLine).parse(file.text)];
    refuseHarmful(tokens);
    return Array.from(new Composer(OPTIONS).compose(tokens), (document) => structured(document, lineCounter));
  };
});

/** The library composes values recursively, and near the end of the stack V8 ends the process rather than throw. */
function refuseHarmful(tokens: readonly CST.Token[]): void {
  let aliases = 0;
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === 'error') throw new ParseFailure(token.message);
    if (token.type === 'alias') aliases += 1;
    if (aliases > MAX_ALIAS_TOKENS) throw new ParseFailure('YAML with more than 1,000 aliases');
    if (depth > MAX_DEPTH) throw new ParseFailure('YAML nested too deeply');
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items
    .flatMap(({ key, value }) => [key, value])
    .filter((child) => child !== null && child !== undefined);
}

function structured(document: Document.Parsed | Document<ParsedNode>, lines: LineCounter): Structured {
  const [error] = document.errors;
  if (error) throw new ParseFailure(error.message);
  return {
    value: document.toJS({ maxAliasCount: MAX_ALIASES }),
    line(...path) {
      for (let length = path.length; length >= 0; length--) {
        const offset = offsetAt(document.contents, path.slice(0, length));
        if (offset !== null) return lines.linePos(offset).line;
      }
      return 1;
    },
  };
}

function offsetAt(root: Node | null, path: readonly (string | number)[]): number | null {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? null;
  for (const key of path) {
    if (isMap<Node>(node)) {
      const pair = node.items.find((item) => 'value' in item.key && item.key.value === key);
      if (!pair) return null;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq<Node>(node) && typeof key === 'number') {
      const item = node.items[key];
      if (!item) return null;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return null;
  }
  return offset;
}
