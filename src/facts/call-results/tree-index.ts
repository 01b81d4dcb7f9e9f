import type { CallExpression, NewExpression, Node, Program, VariableDeclarator } from '@oxc-project/types';
import { defineParser } from '../../kit/parser.ts';
import { javascript, walk } from '../../parsers/javascript.ts';
import {
  type AnyFunction,
  functionName,
  isFunction,
  type OwnBodies,
} from '../failure-handling/javascript-scope.ts';

/** A program with the way up from each node, and with every use of a name. */
export interface TreeIndex {
  /** Every call and every `new`, in the order of the text. */
  readonly calls: readonly (CallExpression | NewExpression)[];
  /** Variables that are set to what a call gives. */
  readonly results: readonly VariableDeclarator[];
  /** Functions by name. */
  readonly bodies: OwnBodies;
  parentOf(node: Node): Node | null;
  /** From the root down to the node's parent. */
  parentsOf(node: Node): readonly Node[];
  /** Uses of the variable that `at` names, `at` itself and declarations left out. */
  usesOf(at: Node & { type: 'Identifier' }): readonly Node[];
  /** What the variable that `at` names is first set to; null where that is not written down. */
  valueOf(at: Node & { type: 'Identifier' }): Node | null;
}

const SCOPES = new Set([
  'Program',
  'BlockStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'SwitchStatement',
  'StaticBlock',
  'CatchClause',
]);

/** Built once a file, however many facts ask. */
export const javascriptIndex = defineParser<TreeIndex>('javascript-index', async () => {
  await javascript.load();
  return (file) => indexTree(javascript.of(file).program);
});

function indexTree(program: Program): TreeIndex {
  const reader = new Reader();
  walk(program, (node, parents) => reader.visit(node, parents));
  return reader;
}

class Reader implements TreeIndex {
  readonly calls: (CallExpression | NewExpression)[] = [];
  readonly results: VariableDeclarator[] = [];
  readonly bodies = new Map<string, AnyFunction>();
  private readonly parents = new Map<Node, Node>();
  private readonly names = new Map<string, Node[]>();
  private readonly declared = new Map<Node, Set<string>>();
  private readonly declarations = new Set<Node>();
  private readonly values = new Map<Node, Map<string, Node>>();
  private readonly grouped = new Map<string, ReadonlyMap<Node | null, readonly Node[]>>();

  visit(node: Node, parents: readonly Node[]): undefined {
    const parent = parents.at(-1);
    if (parent) this.parents.set(node, parent);
    switch (node.type) {
      case 'Identifier':
        if (parent && !isKey(node, parent)) push(this.names, node.name, node);
        break;
      case 'CallExpression':
      case 'NewExpression':
        this.calls.push(node);
        break;
      case 'VariableDeclarator':
        this.variable(node, parents);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.callable(node, parents);
        break;
      case 'CatchClause':
        if (node.param) this.declare(node.param, node);
        break;
      case 'ClassDeclaration':
        if (node.id) this.declare(node.id, blockAround(parents));
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        this.declare(node.local, parents[0] ?? null);
        break;
      default:
    }
  }

  parentOf(node: Node): Node | null {
    return this.parents.get(node) ?? null;
  }

  parentsOf(node: Node): readonly Node[] {
    const found: Node[] = [];
    for (let at = this.parentOf(node); at; at = this.parentOf(at)) found.push(at);
    return found.reverse();
  }

  usesOf(at: Node & { type: 'Identifier' }): readonly Node[] {
    const scope = this.scopeOf(at, at.name);
    return (this.group(at.name).get(scope) ?? []).filter((node) => node !== at);
  }

  valueOf(at: Node & { type: 'Identifier' }): Node | null {
    const scope = this.scopeOf(at, at.name);
    return (scope && this.values.get(scope)?.get(at.name)) ?? null;
  }

  private variable(node: VariableDeclarator, parents: readonly Node[]): void {
    if (node.init?.type === 'CallExpression') this.results.push(node);
    const list = parents.at(-1);
    const hoisted = list?.type === 'VariableDeclaration' && list.kind === 'var';
    const scope = hoisted ? functionAround(parents) : blockAround(parents);
    this.declare(node.id, scope);
    if (!scope || !node.init || node.id.type !== 'Identifier') return;
    const known = this.values.get(scope) ?? new Map<string, Node>();
    known.set(node.id.name, node.init);
    this.values.set(scope, known);
  }

  private callable(node: AnyFunction, parents: readonly Node[]): void {
    const name = functionName(node, parents);
    if (name !== null && !this.bodies.has(name)) this.bodies.set(name, node);
    for (const param of node.params) this.declare(param, node);
    if ('id' in node && node.id) this.declare(node.id, blockAround(parents));
  }

  private declare(pattern: Node, scope: Node | null): void {
    if (!scope) return;
    const known = this.declared.get(scope) ?? new Set<string>();
    for (const each of namesIn(pattern)) {
      known.add(each.name);
      this.declarations.add(each);
    }
    this.declared.set(scope, known);
  }

  private scopeOf(node: Node, name: string): Node | null {
    for (let at: Node | null = node; at; at = this.parentOf(at))
      if (this.declared.get(at)?.has(name)) return at;
    return null;
  }

  private group(name: string): ReadonlyMap<Node | null, readonly Node[]> {
    const known = this.grouped.get(name);
    if (known) return known;
    const groups = new Map<Node | null, Node[]>();
    for (const node of this.names.get(name) ?? [])
      if (!this.declarations.has(node)) push(groups, this.scopeOf(node, name), node);
    this.grouped.set(name, groups);
    return groups;
  }
}

function blockAround(parents: readonly Node[]): Node | null {
  return parents.findLast((each) => SCOPES.has(each.type) || isFunction(each)) ?? null;
}

function functionAround(parents: readonly Node[]): Node | null {
  return parents.findLast((each) => isFunction(each) || each.type === 'Program') ?? null;
}

/** `b` of `a.b`, and `b` of `{b: 1}`: no uses of a variable. */
function isKey(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type === 'Property') return parent.key === node && !parent.computed;
  return (
    (parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition') &&
    parent.key === node &&
    !parent.computed
  );
}

/** The names that a pattern binds. */
export function namesIn(pattern: Node): (Node & { type: 'Identifier' })[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        namesIn(each.type === 'RestElement' ? each.argument : each.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((each) => (each ? namesIn(each) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'TSParameterProperty':
      return namesIn(pattern.parameter);
    default:
      return [];
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
