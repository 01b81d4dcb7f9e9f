import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import type { Operation } from '../failure-handling/model.ts';
import { BROAD, clausesOf, operationsIn } from '../failure-handling/python-operations.ts';
import type { FalseSuccess, FileBranches } from './model.ts';
import { type PythonSign, pythonBranch, pythonReturned, routeOf } from './python-signs.ts';
import { JUSTIFIES, SAYS_THE_SAME } from './words.ts';

/** The failure branches of Python that look like a success. */
export const pythonFalseSuccess = defineFileFact<FileBranches>({
  id: 'false-success-python',
  files: PYTHON_FILES,
  mentions: /\bexcept\b|return HTTPException/,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const found: FalseSuccess[] = [];
    let branches = 0;
    walkPython(tree.root, (node) => {
      if (node.name === 'TryStatement') {
        const read = clauses(tree, node, file);
        branches += read.branches;
        found.push(...read.found);
      } else if (node.name === 'ReturnStatement') {
        const sign = pythonReturned(tree, node);
        if (sign) found.push(pretending(tree, sign, node, file, null));
      }
      return undefined;
    });
    return branches + found.length === 0 ? null : { branches, found: once(found) };
  },
});

function once(found: readonly FalseSuccess[]): FalseSuccess[] {
  const lines = new Set<number>();
  return found.filter(({ line }) => !lines.has(line) && lines.add(line));
}

function clauses(tree: PythonTree, node: SyntaxNode, file: SourceFile): FileBranches {
  const block = node.getChild('Body');
  const broad = clausesOf(tree, node).filter(
    ({ types }) => types.length === 0 || types.some((type) => BROAD.test(type)),
  );
  const found = broad.flatMap(({ body }): FalseSuccess[] => {
    const operations = block ? operationsIn(tree, block, file) : [];
    const write = operations.find(({ effect }) => effect === 'write');
    const failed = write ?? operations[0] ?? null;
    const sign = pythonBranch(tree, body, {
      write: write !== undefined,
      route: routeOf(tree, body, file.text),
    });
    return sign ? [pretending(tree, sign, body, file, failed)] : [];
  });
  return {
    branches: broad.length,
    found: found.filter(({ what, function: name }) => !SAYS_THE_SAME.test(`${what} ${name}`)),
  };
}

function pretending(
  tree: PythonTree,
  sign: PythonSign,
  branch: SyntaxNode,
  file: SourceFile,
  failed: Pick<Operation, 'what' | 'effect'> | null,
): FalseSuccess {
  return {
    pretence: sign.pretence,
    sign: sign.text,
    what: failed?.what ?? 'the request',
    effect: failed?.effect ?? 'unsure',
    line: file.lineAt(sign.offset),
    function: enclosing(tree, branch),
    explained: isExplained(tree, branch),
  };
}

function isExplained(tree: PythonTree, branch: SyntaxNode): boolean {
  return [...tree.text(branch).matchAll(/#(.*)$/gm)].some(([, comment]) => JUSTIFIES.test(comment ?? ''));
}

function enclosing(tree: PythonTree, node: SyntaxNode): string | null {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const name = parent.name === 'FunctionDefinition' ? parent.getChild('VariableName') : null;
    if (name) return tree.text(name);
  }
  return null;
}
