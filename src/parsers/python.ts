import type { SyntaxNode, Tree } from '@lezer/common';
import { defineParser } from '../kit/parser.ts';

/** A concrete syntax tree (lezer's node names); it is error-tolerant, so a broken file gives what can be read of it. */
export interface PythonTree {
  readonly root: SyntaxNode;
  /** The source text of a node. */
  text(node: SyntaxNode): string;
}

export const PYTHON_FILES = ['**/*.py'] as const;

/**
 * Lezer's grammar rather than a native one: it needs no install script, loads in milliseconds and runs the same on
 * every platform.
 */
export const python = defineParser<PythonTree>('python', async () => {
  const { parser } = await import('@lezer/python');
  return (file) => {
    const tree: Tree = parser.parse(file.text);
    return { root: tree.topNode, text: (node) => file.text.slice(node.from, node.to) };
  };
});

/** Calls `visit` for every node below (and with) `root`, parents first. `false` skips the children. */
export function walkPython(root: SyntaxNode, visit: (node: SyntaxNode) => boolean | undefined): void {
  const cursor = root.cursor();
  const end = root.to;
  const start = root.from;
  do {
    if (cursor.from < start || cursor.to > end) break;
    while (visit(cursor.node) === false) if (!cursor.nextSibling()) if (!climb(cursor, root)) return;
  } while (cursor.next());
}

function climb(
  cursor: { parent(): boolean; nextSibling(): boolean; from: number; to: number },
  root: SyntaxNode,
): boolean {
  while (cursor.parent()) {
    if (cursor.from <= root.from && cursor.to >= root.to) return false;
    if (cursor.nextSibling()) return true;
  }
  return false;
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
