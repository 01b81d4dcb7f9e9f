import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, pythonString } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import { isPasswordName, isRecordName } from './names.ts';

/** The names of a plain chain, `request.form["password"]` and `data.get("password")` among them; null for anything else. */
function partsOf(tree: PythonTree, node: SyntaxNode): string[] | null {
  const text = tree.text(node).replace(/^await\s+/, '');
  if (text.length > 120) return null;
  const plain = text
    .replace(/\.get\(\s*["'](\w+)["'][^()]{0,30}\)/g, '.$1')
    .replace(/\[\s*["'](\w+)["']\s*\]/g, '.$1')
    .replace(/\[\d+\]/g, '')
    .replace(/\.(data|strip\(\)|get_json\(\)|get_secret_value\(\))(?=\.|$)/g, '');
  return /^[\w.]+$/.test(plain) ? plain.split('.') : null;
}

/** `user.password`, `row["password"]`: what the database gave back. */
export function isStored(tree: PythonTree, node: SyntaxNode, ownMethod: boolean): boolean {
  const parts = partsOf(tree, node);
  const holder = parts?.at(-2);
  if (!parts || holder === undefined || !isPasswordName(parts.at(-1) ?? '')) return false;
  return holder === 'self' ? ownMethod : isRecordName(holder);
}

/** `password`, `request.form["password"]`: as somebody typed it. */
export function isTyped(tree: PythonTree, node: SyntaxNode): boolean {
  if (!/^(VariableName|MemberExpression|CallExpression)$/.test(node.name)) return false;
  const parts = partsOf(tree, node);
  if (!parts || !isPasswordName(parts.at(-1) ?? '')) return false;
  const holder = parts.at(-2);
  return (
    holder === undefined ||
    !(isRecordName(holder) || /^(self|environ|os|config|settings|conf|app)$/i.test(holder))
  );
}

/** `{"password": password}`, at any depth. */
export function holdsTyped(tree: PythonTree, dictionary: SyntaxNode): boolean {
  const parts = childrenOf(dictionary);
  return parts.some((part, index) => {
    const value = parts[index + 2];
    if (parts[index + 1]?.name !== ':' || !value) return false;
    if (value.name === 'DictionaryExpression') return holdsTyped(tree, value);
    return isPasswordName(pythonString(tree.text(part)) ?? '') && isTyped(tree, value);
  });
}

/** Whether any name in an expression is that of a password. */
export function namesPassword(tree: PythonTree, node: SyntaxNode): boolean {
  const parts = partsOf(tree, node);
  if (parts && node.name !== 'String')
    return isPasswordName(parts.at(-1) ?? '') && !/^(environ|config|settings)$/.test(parts.at(-2) ?? '');
  if (node.name === 'CallExpression') {
    const callee = node.firstChild;
    const list = node.getChild('ArgList');
    const object = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    const args = list ? argumentsOf(tree, list).plain : [];
    return [...(object ? [object] : []), ...args].some((each) => namesPassword(tree, each));
  }
  return (
    /^(BinaryExpression|FormatString|FormatReplacement|ParenthesizedExpression)$/.test(node.name) &&
    childrenOf(node).some((each) => namesPassword(tree, each))
  );
}
