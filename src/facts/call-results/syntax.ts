import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';

const TRANSPARENT = new Set([
  'AwaitExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'SpreadElement',
]);

/** Its value is that of the expression in it. */
export function isTransparent(node: Node): boolean {
  return TRANSPARENT.has(node.type);
}

/** `b` of `a.b`; '' for what is computed. */
export function propertyName(node: Node & { type: 'MemberExpression' }): string {
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : '';
}

/** The last name of what is called: `map` of `items.map(…)`. */
export function calledName({ callee }: CallExpression): string {
  const name = dottedName(callee)?.split('.').at(-1);
  return name ?? (callee.type === 'MemberExpression' ? propertyName(callee) : '');
}
