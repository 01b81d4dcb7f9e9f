import type { IfStatement, Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';
import { reactionsOf } from '../failure-handling/javascript-reactions.ts';
import { isFunction, type OwnBodies } from '../failure-handling/javascript-scope.ts';
import { isSilent, type Reaction } from '../failure-handling/model.ts';
import type { Fate } from './model.ts';
import type { TreeIndex } from './tree-index.ts';

/** How far variables that hold a sign of a failure are followed. */
const MAX_HOPS = 4;

/** What a program does where it reads that a call failed: an expression such as `error` or `!response.ok`. */
export function heedOf(sign: Node, tree: TreeIndex, own: OwnBodies, hops = 0): Fate {
  let negated = false;
  let node = sign;
  for (let parent = tree.parentOf(node); parent; node = parent, parent = tree.parentOf(parent)) {
    if (parent.type === 'IfStatement') return ofBranch(parent, negated, tree, own);
    if (parent.type === 'VariableDeclarator')
      return parent.id.type === 'Identifier' && hops < MAX_HOPS
        ? heedOfName(parent.id, tree, own, hops + 1)
        : 'checked';
    // The value of a callback such as `(each) => each.error` is part of the expression around it.
    const callback =
      parent.type === 'ArrowFunctionExpression' && tree.parentOf(parent)?.type === 'CallExpression';
    const end = callback ? null : endOf(parent, own);
    if (end) return end;
    if (negates(parent)) negated = !negated;
  }
  return 'checked';
}

/** What becomes of the sign where its expression ends; null where it goes on. */
function endOf(parent: Node, own: OwnBodies): Fate | null {
  switch (parent.type) {
    case 'ExpressionStatement':
      return isSilent(reactionsOf([parent], own)) ? 'logged' : 'checked';
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return 'returns-failure';
    default:
      return isFunction(parent) || parent.type.endsWith('Statement') ? 'checked' : null;
  }
}

/** `!error`, `error === null`. */
function negates(parent: Node): boolean {
  if (parent.type === 'UnaryExpression') return parent.operator === '!';
  return (
    parent.type === 'BinaryExpression' &&
    /^={2,3}$/.test(parent.operator) &&
    (isNothing(parent.left) || isNothing(parent.right))
  );
}

/** Over all uses of a variable that holds a sign of the failure; `data-only` where there is none. */
export function heedOfName(
  name: Node & { type: 'Identifier' },
  tree: TreeIndex,
  own: OwnBodies,
  hops = 0,
): Fate {
  const fates = tree.usesOf(name).flatMap((use) => (isTarget(use, tree) ? [] : heedOf(use, tree, own, hops)));
  return (
    (['checked', 'returns-failure', 'logged'] as const).find((fate) => fates.includes(fate)) ?? 'data-only'
  );
}

function ofBranch(node: IfStatement, negated: boolean, tree: TreeIndex, own: OwnBodies): Fate {
  const [branch, other] = negated ? [node.alternate, node.consequent] : [node.consequent, node.alternate];
  if (!branch) return 'checked';
  const reactions: readonly Reaction[] = reactionsOf([branch], own);
  const rest = reactions.filter((each) => each !== 'returns-failure');
  if (!isSilent(rest) || (other && keepsScore(other))) return 'checked';
  if (reactions.some((each) => each === 'returns-failure' || each === 'falls-back')) return 'returns-failure';
  return goesOnToNext(branch) && isCounted(node, tree) ? 'checked' : 'logged';
}

function goesOnToNext(branch: Node): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last?.type === 'ContinueStatement';
}

/** What follows in the loop notes what was done, so that what failed is missing there. */
function isCounted(node: Node, tree: TreeIndex): boolean {
  const block = tree.parentOf(node);
  if (block?.type !== 'BlockStatement') return false;
  return block.body.some((each) => each.start > node.start && keepsScore(each));
}

/** A variable is set, counted up or added to. */
function keepsScore(root: Node): boolean {
  let found = false;
  walk(root, (each) => {
    if (isFunction(each)) return false;
    found ||=
      each.type === 'UpdateExpression' ||
      (each.type === 'AssignmentExpression' && each.left.type === 'Identifier');
    found ||= each.type === 'CallExpression' && /\.(push|add)$/.test(dottedName(each.callee) ?? '');
    return undefined;
  });
  return found;
}

/** `null`, `undefined`, `false`. */
function isNothing(node: Node): boolean {
  return (
    (node.type === 'Literal' && (node.value === null || node.value === false)) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

/** A variable that something is put into. */
export function isTarget(node: Node, tree: TreeIndex): boolean {
  const parent = tree.parentOf(node);
  if (parent?.type === 'AssignmentExpression') return parent.left === node;
  if (parent?.type === 'Property') return tree.parentOf(parent)?.type === 'ObjectPattern';
  return parent?.type === 'ArrayPattern';
}
