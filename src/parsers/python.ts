import type { Parser, SyntaxNode, Tree, TreeCursor } from '@lezer/common';
import { defineParser, ParseFailure } from '../kit/parser.ts';

/** A concrete syntax tree (lezer's node names); it is error-tolerant, so a broken file gives what can be read of it. */
export interface PythonTree {
  readonly root: SyntaxNode;
  /** The source text of a node. */
  text(node: SyntaxNode): string;
}

export const PYTHON_FILES = ['**/*.py'] as const;

/** Steps of the parser; a test file of 380 KB takes 130,000. */
const MAX_STEPS = 300_000;
/** Recovery from errors costs ten to twenty times as much a step, yet large real files have some error by this grammar. */
const MAX_STEPS_WITH_ERRORS = 80_000;
/** Who reads the tree may recurse. */
const MAX_DEPTH = 1500;

/**
 * Lezer's grammar rather than a native one: it needs no install script, loads in milliseconds and runs the same on
 * every platform.
 */
export const python = defineParser<PythonTree>('python', async () => {
  const { parser } = await import('@lezer/python');
  const strict = parser.configure({ strict: true });
  return (file) => {
    const text = withoutTupleTargets(file.text);
    const tree = treeOf(strict, text, MAX_STEPS) ?? treeOf(parser, text, MAX_STEPS_WITH_ERRORS);
    if (!tree) throw new ParseFailure('not Python');
    if (deeperThan(tree.cursor(), MAX_DEPTH)) throw new ParseFailure('Python nested too deeply');
    return { root: tree.topNode, text: (node) => file.text.slice(node.from, node.to) };
  };
});

/** `with a as (b, c):` is not in the grammar, and what follows would be misread: one name of the same length stands for it. */
function withoutTupleTargets(text: string): string {
  return text.replace(
    /(\bas )(\([\w ,*.]{1,200}\))(?=[:,])/g,
    (_, as: string, target: string) => as + '_'.repeat(target.length),
  );
}

/** Null where a strict parser finds an error. */
function treeOf(parser: Parser, text: string, steps: number): Tree | null {
  const parse = parser.startParse(text);
  try {
    for (let step = 0; step <= steps; step++) {
      const tree = parse.advance();
      if (tree) return tree;
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  throw new ParseFailure('Python too long, or with too many errors, to be parsed in reasonable time');
}

function deeperThan(cursor: TreeCursor, limit: number): boolean {
  for (let depth = 0; depth <= limit; ) {
    if (cursor.firstChild()) depth += 1;
    else {
      while (depth > 0 && !cursor.nextSibling()) {
        cursor.parent();
        depth -= 1;
      }
      if (depth === 0) return false;
    }
  }
  return true;
}

/** Calls `visit` for every node below (and with) `root`, parents first. `false` skips the children. */
export function walkPython(root: SyntaxNode, visit: (node: SyntaxNode) => boolean | undefined): void {
  const cursor = root.cursor();
  let depth = 0;
  do {
    if (visit(cursor.node) !== false && cursor.firstChild()) depth += 1;
    else {
      while (depth > 0 && !cursor.nextSibling()) {
        cursor.parent();
        depth -= 1;
      }
    }
  } while (depth > 0);
}

/** Direct children of a node, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The value of a plain string literal (no f-string): quotes and prefix removed, escapes left as they stand. */
export function pythonString(source: string): string | null {
  const match = /^[rRbBuU]{0,2}("""|'''|"|')/.exec(source);
  const quote = match?.[1];
  if (!match || !quote || !source.endsWith(quote) || source.length < match[0].length + quote.length)
    return null;
  return source.slice(match[0].length, -quote.length);
}
