import type { ArrowFunctionExpression, Function as FunctionNode, Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';

export type AnyFunction = FunctionNode | ArrowFunctionExpression;

/** Functions of the file by name, to see what a handler's helper does. */
export type OwnBodies = ReadonlyMap<string, AnyFunction>;

export function isFunction(node: Node): node is AnyFunction {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

export function ownBodies(program: Node): OwnBodies {
  const bodies = new Map<string, AnyFunction>();
  walk(program, (node, parents) => {
    const name = isFunction(node) ? functionName(node, parents) : null;
    if (isFunction(node) && name !== null && !bodies.has(name)) bodies.set(name, node);
    return undefined;
  });
  return bodies;
}

/** The name that a function is known by: its own, its variable's, its property's; wrappers such as `useCallback` are looked through. */
export function functionName(node: AnyFunction, parents: readonly Node[]): string | null {
  if ('id' in node && node.id) return node.id.name;
  const holder = parents.findLast(({ type }) => type !== 'CallExpression' && type !== 'AwaitExpression');
  switch (holder?.type) {
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? holder.id.name : null;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return holder.key.type === 'Identifier' ? holder.key.name : null;
    case 'AssignmentExpression':
      return dottedName(holder.left)?.split('.').at(-1) ?? null;
    default:
      return null;
  }
}

/** The nearest function around a node that has a name. */
export function enclosingName(parents: readonly Node[]): string | null {
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    const name = node && isFunction(node) ? functionName(node, parents.slice(0, index)) : null;
    if (name !== null) return name;
  }
  return null;
}

const CLOCK =
  /(^|\.)(setInterval|setTimeout|schedule|scheduleJob|onSchedule|onRun|createWorker|process|CronJob|setImmediate|waitUntil|after)$/;

/** Run by a clock or from a queue. */
export function isBackground(parents: readonly Node[]): boolean {
  return parents.some(
    (node) =>
      (node.type === 'CallExpression' || node.type === 'NewExpression') &&
      CLOCK.test(dottedName(node.callee) ?? ''),
  );
}

/** Inside another handler or a `finally`: what is undone there is already a failure's end. */
export function isCleanup(parents: readonly Node[]): boolean {
  return parents.some((node, index) => {
    if (node.type === 'TryStatement') return node.finalizer !== null && node.finalizer === parents[index + 1];
    return node.type === 'CatchClause';
  });
}

/** The result of a call goes nowhere: it is a statement of its own, or what an event handler of JSX does. */
export function isDiscarded(node: Node, parents: readonly Node[]): boolean {
  let inner = node;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'ExpressionStatement') return true;
    if (!passesOn(parent, inner)) return parent.type === 'JSXExpressionContainer';
    inner = parent;
  }
  return false;
}

function passesOn(parent: Node, inner: Node): boolean {
  switch (parent.type) {
    case 'AwaitExpression':
    case 'ChainExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'MemberExpression':
      return parent.object === inner && isPromiseMethod(parent.property);
    case 'CallExpression':
      return parent.callee === inner;
    case 'ArrowFunctionExpression':
      return parent.body === inner;
    default:
      return false;
  }
}

function isPromiseMethod(property: Node): boolean {
  return property.type === 'Identifier' && /^(then|catch|finally)$/.test(property.name);
}
