import type { SyntaxNode } from '@lezer/common';
import { type PythonTree, walkPython } from '../../parsers/python.ts';
import type { Fate } from './model.ts';

const TELLS =
  /^(status_code|ok|raise_for_status|is_success|is_error|is_client_error|is_server_error|status|reason|reason_phrase)$/;
const CONTENT =
  /^(json|text|content|read|aread|iter_lines|iter_content|aiter_lines|aiter_bytes|aiter_text|iter_bytes|iter_text|raw|body|release|close|aclose)$/;
const ORDER: readonly Fate[] = ['checked', 'tested', 'returned', 'handed-on', 'data-only'];

export interface PythonFate {
  readonly fate: Fate;
  /** A key of the content is taken so that its absence raises. */
  readonly raises: boolean;
}

/** What becomes of a response within its function. */
export function pythonFate(tree: PythonTree, call: SyntaxNode): PythonFate {
  const follower = new Follower(tree, scopeOf(call));
  const fates = follower.flow(call);
  const fate = ORDER.find((each) => fates.includes(each)) ?? (fates.length === 0 ? 'data-only' : 'discarded');
  return { fate, raises: follower.raises };
}

function scopeOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent && at.name !== 'FunctionDefinition') at = at.parent;
  return at;
}

class Follower {
  raises = false;
  private readonly tree: PythonTree;
  private readonly scope: SyntaxNode;
  private readonly followed = new Set<string>();

  constructor(tree: PythonTree, scope: SyntaxNode) {
    this.tree = tree;
    this.scope = scope;
  }

  flow(node: SyntaxNode): readonly Fate[] {
    const { parent } = node;
    switch (parent?.name) {
      case 'AwaitExpression':
      case 'ParenthesizedExpression':
      case 'ConditionalExpression':
        return this.flow(parent);
      case 'MemberExpression':
        return this.member(parent, node);
      case 'ExpressionStatement':
        return ['discarded'];
      case 'AssignStatement':
        return this.bind(node.prevSibling?.prevSibling ?? null, parent);
      case 'NamedExpression':
        return this.bind(parent.firstChild, parent);
      case 'WithStatement':
        return node.nextSibling?.name === 'as'
          ? this.bind(node.nextSibling.nextSibling, parent)
          : ['handed-on'];
      case 'ReturnStatement':
        return ['returned'];
      case 'IfStatement':
      case 'AssertStatement':
      case 'WhileStatement':
      case 'UnaryExpression':
        // A response is true where it is no error.
        return ['checked'];
      case 'ArgList':
        return /^(print|pprint)$/.test(calledName(this.tree, parent)) ? [] : ['handed-on'];
      default:
        return ['handed-on'];
    }
  }

  private bind(target: SyntaxNode | null, statement: SyntaxNode): readonly Fate[] {
    if (target?.name !== 'VariableName') return ['handed-on'];
    const name = this.tree.text(target);
    if (this.followed.has(name)) return [];
    this.followed.add(name);
    const uses = this.usesOf(name).filter((use) => use.from !== target.from && !isTarget(use));
    return uses.length === 0
      ? [statement.name === 'WithStatement' ? 'data-only' : 'discarded']
      : uses.flatMap((use) => this.flow(use));
  }

  private usesOf(name: string): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    walkPython(this.scope, (node) => {
      if (node.name === 'VariableName' && this.tree.text(node) === name) found.push(node);
      return undefined;
    });
    return found;
  }

  private member(member: SyntaxNode, object: SyntaxNode): readonly Fate[] {
    if (member.firstChild?.from !== object.from || member.firstChild.to !== object.to) return ['handed-on'];
    const property = member.getChild('PropertyName');
    const name = property ? this.tree.text(property) : '';
    if (TELLS.test(name)) return ['checked'];
    if (!CONTENT.test(name)) return [];
    return [this.content(member.parent?.name === 'CallExpression' ? member.parent : member)];
  }

  /** The content is looked at before it is used, or its absence raises. */
  private content(node: SyntaxNode): Fate {
    let at = node;
    while (at.parent && /^(AwaitExpression|ParenthesizedExpression)$/.test(at.parent.name)) at = at.parent;
    const { parent } = at;
    if (parent?.name === 'MemberExpression' && /^\[/.test(this.tree.text(parent).slice(at.to - parent.from)))
      this.raises = true;
    if (
      parent?.name === 'ArgList' &&
      /(^|\.)(model_validate\w*|parse_obj|validate\w*|from_dict|load)$|\*\*$/.test(
        calledName(this.tree, parent),
      )
    )
      return 'tested';
    const target = parent?.name === 'AssignStatement' ? at.prevSibling?.prevSibling : null;
    if (target?.name !== 'VariableName') return 'data-only';
    return this.contentVariable(this.tree.text(target));
  }

  private contentVariable(name: string): Fate {
    const uses = this.usesOf(name);
    this.raises ||= uses.some(
      ({ parent, to }) =>
        parent?.name === 'MemberExpression' &&
        /^\[\s*["']/.test(this.tree.text(parent).slice(to - parent.from)),
    );
    return uses.some((use) => isTested(use)) ? 'tested' : 'data-only';
  }
}

/** Part of a condition. */
function isTested(use: SyntaxNode): boolean {
  for (let node = use; node.parent; node = node.parent) {
    const { name } = node.parent;
    if (/^(IfStatement|AssertStatement|WhileStatement)$/.test(name)) return node.name !== 'Body';
    if (name === 'ConditionalExpression') return node.prevSibling?.name === 'if';
    if (/Statement$|^Body$/.test(name)) return false;
  }
  return false;
}

function isTarget(node: SyntaxNode): boolean {
  return node.parent?.name === 'AssignStatement' && node.nextSibling?.name === 'AssignOp';
}

function calledName(tree: PythonTree, list: SyntaxNode): string {
  const callee = list.parent?.firstChild;
  return callee ? tree.text(callee) : '';
}
