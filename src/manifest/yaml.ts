import { Composer, type CST, type YAMLError as LibraryError, LineCounter, Parser } from 'yaml';
import { cleaned } from './quote.ts';
import type { Tree } from './tree.ts';
import { textLimitError, tokenLimitError, type YamlError } from './yaml-limits.ts';
import { treeOf } from './yaml-tree.ts';

export interface YamlDocument {
  /** Null where there are errors, and for an empty document. */
  readonly tree: Tree | null;
  readonly errors: readonly YamlError[];
  /** Line and column of an offset, from 1. */
  place(offset: number): { readonly line: number; readonly column: number };
}

/**
 * Reads one YAML document: the core schema, no tags of its own, no merge keys, bounded in size, depth and number. Never
 * throws.
 */
export function parseYaml(text: string): YamlDocument {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = textLimitError(text);
  if (refused) {
    countLines(lines, text, refused.offset);
    return { tree: null, errors: [refused], place };
  }
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  return { ...composed(tokens, text), place };
}

function countLines(lines: LineCounter, text: string, until: number): void {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1 && at < until; at = text.indexOf('\n', at + 1))
    lines.addNewLine(at + 1);
}

function composed(tokens: readonly CST.Token[], text: string): Pick<YamlDocument, 'tree' | 'errors'> {
  const limit = tokenLimitError(tokens);
  if (limit) return { tree: null, errors: [limit] };
  // Keys that are written twice are found while the tree is built: the library compares each with each.
  const options = { version: '1.2', schema: 'core', uniqueKeys: false, resolveKnownTags: false } as const;
  const [document] = new Composer({ ...options, keepSourceTokens: false }).compose(tokens, true, text.length);
  if (!document) return { tree: null, errors: [] };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return { tree: null, errors: broken.map(plainError) };
  const { tree, errors } = treeOf(document.contents);
  return { tree: errors.length > 0 ? null : tree, errors };
}

/** The library's message in plainer words, with what to do. */
function plainError({ code, message, pos }: LibraryError): YamlError {
  return { offset: pos[0], message: HINTS[code] ?? `this is not valid YAML: ${cleaned(message)}` };
}

const HINTS: Partial<Record<LibraryError['code'], string>> = {
  TAB_AS_INDENT: 'this is not valid YAML: lines must be indented with spaces, not with tabs',
  BAD_INDENT: 'this is not valid YAML: this line is indented differently from those it belongs to',
  BAD_SCALAR_START: 'this is not valid YAML: text that begins with this character must stand in quotes',
  BLOCK_AS_IMPLICIT_KEY: "this is not valid YAML: text that contains ': ' must stand in quotes",
  MULTILINE_IMPLICIT_KEY: "this is not valid YAML: a key and its ':' must stand on one line; is one missing?",
  TAG_RESOLVE_FAILED: "custom tags ('!…') are not supported; put text that begins with '!' in quotes",
  MISSING_CHAR:
    'this is not valid YAML: something is missing here, such as a closing quote, a bracket or a comma',
  BAD_DIRECTIVE: "directives (lines that begin with '%') are not supported",
};
