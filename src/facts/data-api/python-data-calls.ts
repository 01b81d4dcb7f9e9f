import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import { childrenOf, PYTHON_FILES, python, pythonString, walkPython } from '../../parsers/python.ts';
import type { DataCall } from './data-calls.ts';

const METHODS: Readonly<Record<string, DataCall['kind']>> = {
  table: 'table',
  from_: 'table',
  rpc: 'function',
};

/** What Python asks of Supabase's client: `client.table('orders')`, `.rpc('approve')`, `.storage.from_('notes')`. */
export const pythonDataCalls = defineFileFact<readonly DataCall[]>({
  id: 'python-data-calls',
  files: PYTHON_FILES,
  mentions: /\bsupabase\b/i,
  parsers: [python],
  extract(file) {
    const { root, text } = python.of(file);
    const calls: DataCall[] = [];
    walkPython(root, (node) => {
      if (node.name === 'CallExpression') calls.push(...dataCall(node, text, (at) => file.lineAt(at)));
      return undefined;
    });
    return calls.length === 0 ? null : calls;
  },
});

function dataCall(
  node: SyntaxNode,
  text: (node: SyntaxNode) => string,
  lineAt: (at: number) => number,
): DataCall[] {
  const callee = node.firstChild;
  const method = callee?.name === 'MemberExpression' ? childrenOf(callee).at(-1) : undefined;
  const kind = method ? METHODS[text(method)] : undefined;
  const first = node.getChild('ArgList')?.getChild('String');
  const name = first ? pythonString(text(first)) : null;
  if (!callee || !kind || name === null) return [];
  const bucket = /\bstorage\s*\.\s*from_$/.test(text(callee).slice(-60));
  return [{ kind: bucket ? 'bucket' : kind, name, schema: null, line: lineAt(node.from) }];
}
