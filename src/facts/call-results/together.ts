import type { Node } from '@oxc-project/types';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import type { TreeIndex } from './tree-index.ts';

/** `Promise.all` and its like, which take a list. */
export const TOGETHER = /^Promise\.(all|race|any|allSettled)$/;

/**
 * The pattern that takes the result at an index of `Promise.all([…])`; undefined where that one is left out, null where no
 * pattern is written.
 */
export function placeOf(call: Node, index: number, tree: TreeIndex): Node | null | undefined {
  const waited = tree.parentOf(call);
  const holder = waited?.type === 'AwaitExpression' ? tree.parentOf(waited) : waited;
  const pattern = holder?.type === 'VariableDeclarator' ? holder.id : paramOfThen(waited, tree);
  if (pattern?.type !== 'ArrayPattern') return null;
  const rest = pattern.elements.findIndex((each) => each?.type === 'RestElement');
  if (rest >= 0 && rest <= index) return null;
  return pattern.elements[index] ?? undefined;
}

function paramOfThen(member: Node | null, tree: TreeIndex): Node | null {
  const call = member ? tree.parentOf(member) : null;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return null;
  const [callback] = call.arguments;
  return callback && isFunction(callback) ? (callback.params[0] ?? null) : null;
}
