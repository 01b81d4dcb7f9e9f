import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../../kit/source.ts';
import { childrenOf, type PythonTree } from '../../../parsers/python.ts';
import { argumentsOf, pythonLiteral } from '../../failure-handling/python-chain.ts';
import type { CallExpression, Expression } from './model.ts';

const MAX_DEPTH = 12;
const PUNCTUATION = /^[()[\]{},.:]$|^\*\*?$|^Comment$/;

/** Reads expressions of one file. */
export class Expressions {
  constructor(
    readonly tree: PythonTree,
    readonly file: SourceFile,
  ) {}

  of(node: SyntaxNode, depth = 0): Expression {
    if (depth > MAX_DEPTH) return { is: 'other', text: '' };
    const { tree } = this;
    switch (node.name) {
      case 'String':
      case 'ContinuedString':
      case 'FormatString':
        return { is: 'text', text: harmless(pythonLiteral(tree, node) ?? '{}') };
      case 'VariableName':
        return { is: 'name', name: tree.text(node) };
      case 'MemberExpression':
        return this.#member(node, depth);
      case 'CallExpression':
        return this.#call(node, depth);
      case 'AwaitExpression':
      case 'ParenthesizedExpression': {
        const inner = childrenOf(node).find(({ name }) => !/^[()]$|^await$|^Comment$/.test(name));
        return inner ? this.of(inner, depth + 1) : { is: 'other', text: '' };
      }
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return { is: 'list', items: this.#items(node, depth) };
      case 'DictionaryExpression':
        return this.#map(node, depth);
      case 'BinaryExpression':
        return this.#binary(node, depth);
      default:
        return { is: 'other', text: plain(tree.text(node)) };
    }
  }

  /** `a.b().c`: the names of a chain, arguments and subscripts left out; null where it does not begin with a name. */
  dotted(node: SyntaxNode): string | null {
    if (node.name === 'VariableName' || node.name === 'PropertyName') return this.tree.text(node);
    if (node.name === 'CallExpression' || node.name === 'AwaitExpression') {
      const inner = node.name === 'CallExpression' ? node.firstChild : node.lastChild;
      return inner ? this.dotted(inner) : null;
    }
    if (node.name !== 'MemberExpression' || !node.firstChild) return null;
    const base = this.dotted(node.firstChild);
    const property = node.getChild('PropertyName');
    return base === null || !property ? base : `${base}.${this.tree.text(property)}`;
  }

  #member(node: SyntaxNode, depth: number): Expression {
    const name = this.dotted(node);
    if (name === null) return { is: 'other', text: plain(this.tree.text(node)) };
    if (node.getChild('PropertyName')) return { is: 'name', name };
    const items = this.#items(node, depth).slice(1);
    return items.length > 1
      ? { is: 'call', callee: name, plain: items, named: [], line: this.file.lineAt(node.from) }
      : { is: 'name', name };
  }

  #call(node: SyntaxNode, depth: number): Expression {
    const list = node.getChild('ArgList');
    const callee = node.firstChild ? this.dotted(node.firstChild) : null;
    if (!list || callee === null) return { is: 'other', text: plain(this.tree.text(node)) };
    return this.call(callee, list, node, depth);
  }

  call(callee: string, list: SyntaxNode, node: SyntaxNode, depth = 0): CallExpression {
    const { plain, named } = argumentsOf(this.tree, list);
    return {
      is: 'call',
      callee,
      plain: plain.map((each) => this.of(each, depth + 1)),
      named: [...named].map(([name, value]) => ({
        name,
        value:
          HIDDEN.test(name) && value.name === 'String'
            ? { is: 'other', text: '' }
            : this.of(value, depth + 1),
      })),
      line: this.file.lineAt(node.from),
    };
  }

  /** `[…] + other` is a list of both. */
  #binary(node: SyntaxNode, depth: number): Expression {
    const { firstChild: left, lastChild: right } = node;
    const text = pythonLiteral(this.tree, node);
    if (text !== null) return { is: 'text', text: harmless(text) };
    const operator = left?.nextSibling ? this.tree.text(left.nextSibling) : '';
    if (!left || !right || !/^[+|&]$/.test(operator))
      return { is: 'other', text: plain(this.tree.text(node)) };
    const parts = [this.of(left, depth + 1), this.of(right, depth + 1)];
    return { is: 'list', items: parts.flatMap((part) => (part.is === 'list' ? part.items : [part])) };
  }

  #items(node: SyntaxNode, depth: number): Expression[] {
    return childrenOf(node)
      .filter(({ name }) => !PUNCTUATION.test(name))
      .map((each) => this.of(each, depth + 1));
  }

  #map(node: SyntaxNode, depth: number): Expression {
    const parts = childrenOf(node).filter(({ name }) => !/^[{},:]$|^Comment$/.test(name));
    const entries: { key: string; value: Expression }[] = [];
    for (let at = 0; at < parts.length; at += 2) {
      const [key, value] = [parts[at], parts[at + 1]];
      if (key?.name === '**') continue;
      const text = key ? pythonLiteral(this.tree, key) : null;
      if (text !== null && value) entries.push({ key: text, value: this.of(value, depth + 1) });
    }
    return { is: 'map', entries };
  }
}

/** What may be a key or a password is no part of a fact: paths, modules and short words are. */
function harmless(text: string): string {
  const path = /[/<^]/.test(text) && !/:\/\//.test(text) && text.length < 200;
  const module = /^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/.test(text) && text.length < 120;
  return path || module || /^[A-Za-z_-]{0,24}$/.test(text) ? text : '{}';
}

/** `True`, `None`, a number; nothing that is written out. */
function plain(text: string): string {
  return /^[\w.]{1,20}$/.test(text) ? text : '';
}

const HIDDEN = /key|secret|token|passw|credential/i;

/** The argument of that name, else the one at that position. */
export function argument(call: CallExpression, name: string, position = -1): Expression | null {
  return call.named.find((each) => each.name === name)?.value ?? call.plain[position] ?? null;
}

/** The text of a literal, else the first literal in a call around it (`scoped("/login")`). */
export function textOf(expression: Expression | null): string | null {
  if (expression?.is === 'text') return expression.text;
  if (expression?.is !== 'call') return null;
  return textOf(expression.plain.find((each) => each.is === 'text') ?? null);
}

/** The items of a list or a single value; of a name nothing. */
export function itemsOf(expression: Expression | null): readonly Expression[] {
  if (!expression) return [];
  return expression.is === 'list' ? expression.items : [expression];
}

/** The name of a function, class or module that an expression is, or is made from. */
export function nameOf(expression: Expression | null): string | null {
  if (expression?.is === 'name') return expression.name;
  return expression?.is === 'call' ? expression.callee : null;
}
