import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { isTarget } from './heed.ts';
import { calledName, isTransparent, propertyName } from './syntax.ts';
import { namesIn, type TreeIndex } from './tree-index.ts';

/** What services write into their content about whether it went well. */
const VERDICT = /^(success|ok|error|errors|is_?error|failed)$/i;
/** Turns a text into a value, whatever it says. */
const READS = /^JSON\.parse$|(^|\.)deserialize$/;
/** Throws, or says so, where something is not as it should be. */
const VALIDATES = /(^|\.)(parse|parseAsync|safeParse|safeParseAsync|validate|assert\w*|decode|is[A-Z]\w*)$/;
/** The page that came is what the user sees. */
const SHOWN = /\.(innerHTML|outerHTML|textContent|innerText|srcdoc)$/;

/** Whether the content of a result is looked at before it is used: a condition, a schema, its own word on success. */
export function isTested(node: Node, tree: TreeIndex, seen = new Set<Node>()): boolean {
  const parent = tree.parentOf(node);
  if (!parent || seen.has(node)) return false;
  seen.add(node);
  const on = (next: Node): boolean => isTested(next, tree, seen);
  if (isTransparent(parent)) return on(parent);
  switch (parent.type) {
    case 'UnaryExpression':
    case 'BinaryExpression':
      return on(parent);
    case 'LogicalExpression':
      return (parent.operator === '&&' && parent.left === node) || on(parent);
    case 'ConditionalExpression':
      return parent.test === node || on(parent);
    case 'IfStatement':
      return true;
    case 'VariableDeclarator':
      return arePatternsTested(parent.id, tree, seen);
    case 'AssignmentExpression':
      return SHOWN.test(dottedName(parent.left) ?? '') || arePatternsTested(parent.left, tree, seen);
    case 'MemberExpression':
      return parent.object === node && isMemberTested(parent, tree, seen);
    case 'CallExpression':
      return isArgumentTested(node, parent, tree, seen);
    case 'ArrowFunctionExpression':
    case 'ReturnStatement':
      return isResultTested(parent, tree, seen);
    default:
      return false;
  }
}

/** The same of the names that a pattern gives to parts of the content. */
export function arePatternsTested(pattern: Node, tree: TreeIndex, seen = new Set<Node>()): boolean {
  return namesIn(pattern).some((name) =>
    tree.usesOf(name).some((use) => !isTarget(use, tree) && isTested(use, tree, seen)),
  );
}

function isMemberTested(
  member: Node & { type: 'MemberExpression' },
  tree: TreeIndex,
  seen: Set<Node>,
): boolean {
  const name = propertyName(member);
  if (VERDICT.test(name)) return true;
  const call = tree.parentOf(member);
  if (call?.type !== 'CallExpression' || call.callee !== member) return isTested(member, tree, seen);
  if (name === 'catch' || name === 'finally') return isTested(call, tree, seen);
  const [callback] = call.arguments;
  if (name !== 'then' || !callback || !isFunction(callback)) return false;
  const [param] = callback.params;
  return param !== undefined && arePatternsTested(param, tree, seen);
}

function isArgumentTested(node: Node, call: CallExpression, tree: TreeIndex, seen: Set<Node>): boolean {
  if (call.callee === node) return false;
  const name = dottedName(call.callee) ?? '';
  return READS.test(name) ? isTested(call, tree, seen) : VALIDATES.test(name);
}

/** A function that is called at once, or for each of a list, or after the request. */
function isResultTested(at: Node, tree: TreeIndex, seen: Set<Node>): boolean {
  const holder = at.type === 'ReturnStatement' ? tree.parentsOf(at).findLast(isFunction) : at;
  const call = holder ? tree.parentOf(holder) : null;
  if (call?.type !== 'CallExpression') return false;
  const goesOn = call.callee === holder || /^(map|flatMap|then)$/.test(calledName(call));
  return goesOn && isTested(call, tree, seen);
}
