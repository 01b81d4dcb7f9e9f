import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import {
  type AnyFunction,
  functionName,
  isFunction,
  type OwnBodies,
} from '../failure-handling/javascript-scope.ts';
import { arePatternsTested, isTested } from './content.ts';
import { heedOf, heedOfName, isTarget } from './heed.ts';
import type { Fate } from './model.ts';
import { mutationFate } from './mutation.ts';
import type { Reading } from './reading.ts';
import { calledName, isTransparent, propertyName } from './syntax.ts';
import { placeOf, TOGETHER } from './together.ts';
import type { TreeIndex } from './tree-index.ts';

/** The first that a result meets decides. */
const ORDER: readonly Fate[] = [
  'checked',
  'throws',
  'tested',
  'returns-failure',
  'returned',
  'handed-on',
  'logged',
  'data-only',
];

/** A result or the promise of one; or a list of these. */
type Shape = 'value' | 'list';

/** Follows one result from the call to whatever looks at it, within its file. */
export class Follower {
  private readonly tree: TreeIndex;
  private readonly reading: Reading;
  private readonly own: OwnBodies;
  private readonly seen = new Set<Node>();
  /** The function that hands the result on, where its fate is `returned` or `returns-failure`. */
  giver: string | null = null;
  /** A `.catch(…)` was passed on the way. */
  caught = false;

  constructor(tree: TreeIndex, reading: Reading) {
    this.tree = tree;
    this.reading = reading;
    this.own = tree.bodies;
  }

  fateOf(call: Node): Fate {
    const fates = this.flow(call, 'value');
    return ORDER.find((fate) => fates.includes(fate)) ?? (fates.length === 0 ? 'data-only' : 'discarded');
  }

  /** Where the value of an expression goes; nothing for a use that tells nothing. */
  private flow(node: Node, shape: Shape): readonly Fate[] {
    const parent = this.tree.parentOf(node);
    if (!parent || this.seen.has(node)) return [];
    this.seen.add(node);
    if (isTransparent(parent) || isPassedOn(node, parent)) return this.flow(parent, shape);
    switch (parent.type) {
      case 'ConditionalExpression':
      case 'IfStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
        // Whether there is a result says nothing about what is in it.
        return [];
      case 'ExpressionStatement':
        return ['discarded'];
      case 'VariableDeclarator':
        return this.bind(parent.id, shape);
      case 'AssignmentExpression':
        return parent.right === node ? this.bind(parent.left, shape) : [];
      case 'ForOfStatement':
        return this.loop(node, parent, shape);
      case 'MemberExpression':
        return parent.object === node ? this.member(parent, shape) : [];
      case 'CallExpression':
        return parent.callee === node ? [] : this.argument(node, parent);
      case 'ArrayExpression':
        return this.element(node, parent, shape);
      case 'ReturnStatement':
        return this.returned(parent, shape);
      case 'ArrowFunctionExpression':
        return this.result(parent, shape);
      case 'Property':
        return this.tree.parentOf(parent)?.type === 'ObjectPattern' ? [] : ['handed-on'];
      default:
        return ['handed-on'];
    }
  }

  private loop(
    node: Node,
    { left, right }: Node & { type: 'ForOfStatement' },
    shape: Shape,
  ): readonly Fate[] {
    const [first] = left.type === 'VariableDeclaration' ? left.declarations : [];
    return first && right === node && shape === 'list' ? this.bind(first.id, 'value') : ['handed-on'];
  }

  private bind(pattern: Node, shape: Shape): readonly Fate[] {
    switch (pattern.type) {
      case 'Identifier':
        return this.uses(pattern, shape);
      case 'AssignmentPattern':
        return this.bind(pattern.left, shape);
      case 'ArrayPattern':
        return pattern.elements.flatMap((each) => (each ? this.bind(each, 'value') : []));
      case 'ObjectPattern':
        return shape === 'value' ? this.taken(pattern) : ['handed-on'];
      default:
        return ['handed-on'];
    }
  }

  /** `const { data, error } = …`. */
  private taken({ properties }: Node & { type: 'ObjectPattern' }): readonly Fate[] {
    const found = properties.flatMap((each): readonly Fate[] => {
      if (each.type === 'RestElement') return this.bind(each.argument, 'value');
      const key = each.key.type === 'Identifier' ? each.key.name : '';
      const value = each.value.type === 'AssignmentPattern' ? each.value.left : each.value;
      if (this.reading.tells.test(key))
        return [
          value.type === 'Identifier' ? this.heed(heedOfName(value, this.tree, this.own), value) : 'checked',
        ];
      return this.reading.content.test(key)
        ? [arePatternsTested(value, this.tree) ? 'tested' : 'data-only']
        : [];
    });
    return found.length === 0 ? ['data-only'] : found;
  }

  private uses(name: Node & { type: 'Identifier' }, shape: Shape): readonly Fate[] {
    const uses = this.tree.usesOf(name).filter((use) => !isTarget(use, this.tree));
    return uses.length === 0 ? ['discarded'] : uses.flatMap((use) => this.flow(use, shape));
  }

  /** A sign of the failure that the function returns. */
  private heed(fate: Fate, at: Node): Fate {
    if (fate !== 'returns-failure') return fate;
    const holder = this.tree.parentsOf(at).findLast(isFunction);
    this.giver ??= holder ? functionName(holder, this.tree.parentsOf(holder)) : null;
    return fate;
  }

  private member(node: Node & { type: 'MemberExpression' }, shape: Shape): readonly Fate[] {
    const name = propertyName(node);
    const parent = this.tree.parentOf(node);
    const call = parent?.type === 'CallExpression' && parent.callee === node ? parent : null;
    if (call && /^(then|catch|finally)$/.test(name)) return this.waited(name, call, shape);
    return shape === 'list' ? this.ofList(node, name, call) : this.ofValue(node, name, call);
  }

  private ofValue(
    node: Node & { type: 'MemberExpression' },
    name: string,
    call: CallExpression | null,
  ): readonly Fate[] {
    if (this.reading.content.test(name)) return [isTested(call ?? node, this.tree) ? 'tested' : 'data-only'];
    if (this.reading.tells.test(name)) return [this.heed(heedOf(node, this.tree, this.own), node)];
    // `query.eq(…)` and `response.clone()` are the same result; `response.headers` tells nothing.
    const same = call && (this.reading.kind === 'supabase' || name === 'clone');
    return same ? this.flow(call, 'value') : [];
  }

  private ofList(node: Node, name: string, call: CallExpression | null): readonly Fate[] {
    if (name === 'length') return [];
    if (!call) return this.flow(node, 'value');
    const [callback] = call.arguments;
    if (name === 'push' || !callback || !isFunction(callback)) return ['handed-on'];
    const [param] = callback.params;
    return param ? this.bind(param, 'value') : ['data-only'];
  }

  private waited(name: string, call: CallExpression, shape: Shape): readonly Fate[] {
    const [callback, second] = call.arguments;
    this.caught ||= name === 'catch' || second !== undefined || this.hasCatch(call);
    if (name !== 'then' || !callback || callback.type === 'SpreadElement') return this.flow(call, shape);
    if (!isFunction(callback)) return ['handed-on'];
    const [param] = callback.params;
    const taken = param ? this.bind(param, shape) : [];
    return taken.length === 0 ? ['discarded'] : taken;
  }

  private hasCatch(call: Node): boolean {
    const member = this.tree.parentOf(call);
    return member?.type === 'MemberExpression' && member.object === call && propertyName(member) === 'catch';
  }

  private argument(node: Node, call: CallExpression): readonly Fate[] {
    const name = dottedName(call.callee) ?? '';
    if (/^Promise\.(all|allSettled)$/.test(name)) return this.flow(call, 'list');
    if (/^Promise\.(race|any|resolve)$/.test(name)) return this.flow(call, 'value');
    if (/^console\./.test(name)) return ['logged'];
    const { callee } = call;
    if (
      callee.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      propertyName(callee) === 'push'
    )
      return call.arguments[0] === node ? this.uses(callee.object, 'list') : ['handed-on'];
    return ['handed-on'];
  }

  /** One of several results that are waited for together. */
  private element(node: Node, list: Node & { type: 'ArrayExpression' }, shape: Shape): readonly Fate[] {
    const call = this.tree.parentOf(list);
    const name = call?.type === 'CallExpression' ? (dottedName(call.callee) ?? '') : '';
    if (!call || !TOGETHER.test(name)) return this.flow(list, 'list');
    if (/race|any/.test(name)) return this.flow(call, 'value');
    const index = list.elements.findIndex((each) => each?.start === node.start);
    const spread = list.elements.some((each) => each?.type === 'SpreadElement');
    const place = spread || shape === 'list' ? null : placeOf(call, index, this.tree);
    if (place) return name === 'Promise.all' ? this.bind(place, 'value') : ['handed-on'];
    return place === undefined ? ['discarded'] : this.flow(call, 'list');
  }

  private returned(statement: Node, shape: Shape): readonly Fate[] {
    const holder = this.tree.parentsOf(statement).findLast(isFunction);
    return holder ? this.result(holder, shape) : ['handed-on'];
  }

  /** The result of a function: it goes where the function's caller puts it. */
  private result(holder: AnyFunction, shape: Shape): readonly Fate[] {
    const parent = this.tree.parentOf(holder);
    if (parent?.type === 'JSXExpressionContainer') return ['discarded'];
    if (parent?.type === 'CallExpression') {
      const fates = this.ofCallback(holder, parent, shape);
      if (fates) return fates;
    }
    const name = functionName(holder, this.tree.parentsOf(holder));
    if (parent?.type === 'Property' && name === 'mutationFn')
      return [mutationFate(this.tree.parentOf(parent))];
    if (name === null || this.isOption(parent)) return ['handed-on'];
    this.giver ??= name;
    return ['returned'];
  }

  /** What the function that takes a function does with its result; null where it gives the function itself back. */
  private ofCallback(holder: AnyFunction, call: CallExpression, shape: Shape): readonly Fate[] | null {
    if (call.callee === holder) return this.flow(call, shape);
    const name = calledName(call);
    if (/^(map|flatMap)$/.test(name)) return this.flow(call, 'list');
    if (name === 'then') return this.flow(call, shape);
    if (LETS_GO.test(name)) return ['discarded'];
    return KEEPS.test(name) ? null : ['handed-on'];
  }

  /** A property of an object that some call takes: a library's option, not a function of the team's own. */
  private isOption(parent: Node | null): boolean {
    const object = parent?.type === 'Property' ? this.tree.parentOf(parent) : null;
    return object?.type === 'ObjectExpression' && this.tree.parentOf(object)?.type === 'CallExpression';
  }
}

/** Takes a function and never looks at what it returns. */
const LETS_GO =
  /^(forEach|setTimeout|setInterval|setImmediate|useEffect|useLayoutEffect|startTransition|waitUntil|after|requestAnimationFrame|queueMicrotask|addEventListener)$/;

/** Gives back the function that it takes. */
const KEEPS = /^(use\w*|memo|cache|debounce|throttle|server\$|action)$/;

/** `a || b`, `c ? a : b`, `void a`: the expression is this value. */
function isPassedOn(node: Node, parent: Node): boolean {
  if (parent.type === 'LogicalExpression') return true;
  if (parent.type === 'ConditionalExpression') return parent.test !== node;
  return parent.type === 'UnaryExpression' && parent.operator === 'void';
}
