import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, pythonString } from '../../parsers/python.ts';
import type { Call, Chain, Link } from './chain.ts';

/** What a call is, link by link; null where its receiver is no plain chain. */
export function pythonChain(tree: PythonTree, node: SyntaxNode): Chain | null {
  const links = linksOf(tree, node);
  return links && links.length > 0 ? links : null;
}

function linksOf(tree: PythonTree, node: SyntaxNode): Link[] | null {
  if (node.name === 'VariableName')
    return tree.text(node) === 'self' ? [] : [{ name: tree.text(node), call: null }];
  if (node.name === 'AwaitExpression') return node.lastChild ? linksOf(tree, node.lastChild) : null;
  if (node.name === 'MemberExpression') {
    const links = node.firstChild ? linksOf(tree, node.firstChild) : null;
    const property = node.getChild('PropertyName');
    return links && property ? [...links, { name: tree.text(property), call: null }] : links;
  }
  if (node.name !== 'CallExpression' || !node.firstChild) return null;
  const links = linksOf(tree, node.firstChild);
  const tip = links?.pop();
  const args = node.getChild('ArgList');
  return links && tip && args ? [...links, { name: tip.name, call: callOf(tree, args) }] : null;
}

/** Arguments in order: plain ones, then those with a name. */
export function argumentsOf(
  tree: PythonTree,
  list: SyntaxNode,
): { readonly plain: SyntaxNode[]; readonly named: ReadonlyMap<string, SyntaxNode> } {
  const plain: SyntaxNode[] = [];
  const named = new Map<string, SyntaxNode>();
  const parts = childrenOf(list).filter(({ name }) => !/^[(),]$|^\*\*?$|^Comment$/.test(name));
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const value = parts[index + 2];
    if (!part) continue;
    if (part.name === 'VariableName' && parts[index + 1]?.name === 'AssignOp' && value) {
      named.set(tree.text(part), value);
      index += 2;
    } else plain.push(part);
  }
  return { plain, named };
}

function callOf(tree: PythonTree, list: SyntaxNode): Call {
  const { plain, named } = argumentsOf(tree, list);
  const [first, second] = plain;
  const inner = first?.name === 'CallExpression' && first.firstChild ? tree.text(first.firstChild) : null;
  return {
    first: first ? pythonLiteral(tree, first) : null,
    second: second ? pythonLiteral(tree, second) : null,
    count: plain.length + named.size,
    options: Object.fromEntries([...named].map(([name, value]) => [name, pythonLiteral(tree, value)])),
    inner,
  };
}

/** The text of a literal; expressions inside it, and what is added to it, are `{}`. */
export function pythonLiteral(tree: PythonTree, node: SyntaxNode): string | null {
  if (node.name === 'String') return pythonString(tree.text(node));
  if (node.name === 'ContinuedString')
    return childrenOf(node)
      .map((part) => pythonLiteral(tree, part) ?? '')
      .join('');
  if (node.name === 'FormatString') {
    const inner = childrenOf(node).filter(({ name }) => name === 'FormatReplacement');
    const start = node.from;
    let text = tree.text(node);
    for (const part of inner.toReversed())
      text = `${text.slice(0, part.from - start)}{}${text.slice(part.to - start)}`;
    return pythonString(text.replace(/^[fFrR]{1,2}/, ''));
  }
  if (node.name === 'CallExpression') {
    // `text("INSERT …")` is the SQL inside it.
    const list = node.getChild('ArgList');
    const only =
      /^(\w+\.)?text$/.test(node.firstChild ? tree.text(node.firstChild) : '') && list
        ? argumentsOf(tree, list).plain[0]
        : undefined;
    return only ? pythonLiteral(tree, only) : null;
  }
  if (node.name !== 'BinaryExpression' || !tree.text(node).includes('+')) return null;
  const parts = [node.firstChild, node.lastChild].map((part) => (part ? pythonLiteral(tree, part) : null));
  return parts.every((part) => part === null) ? null : parts.map((part) => part ?? '{}').join('');
}
