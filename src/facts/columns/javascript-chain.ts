import type { Expression, Node, ObjectExpression, ObjectProperty } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

/** One call of a chain: `.collection('users')`. */
export interface Link {
  readonly name: string;
  readonly args: readonly Node[];
}

/** The calls of `a.b('x').c().d({…})`, the first one first; names without what they are called on. */
export function chainOf(node: Node): readonly Link[] {
  const links: Link[] = [];
  let at: Node = node;
  for (let steps = 0; steps < 40; steps += 1) {
    if (at.type === 'AwaitExpression') at = at.argument;
    else if (
      at.type === 'ChainExpression' ||
      at.type === 'TSNonNullExpression' ||
      at.type === 'TSAsExpression'
    )
      at = at.expression;
    else if (at.type === 'CallExpression' || at.type === 'NewExpression') {
      const name = calledName(at.callee);
      if (name !== null) links.push({ name, args: at.arguments });
      at = at.callee;
    } else if (at.type === 'MemberExpression') at = at.object;
    else break;
  }
  return links.reverse();
}

/** The last name of what is called: `pgTable`, or `define` of `sequelize.define`. */
export function calledName(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed)
    return callee.property.name;
  return null;
}

export interface Entry {
  readonly key: string;
  readonly value: Expression;
  readonly start: number;
}

/** The entries of an object literal whose keys are plain. */
export function entriesOf(object: ObjectExpression): Entry[] {
  return object.properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const key = keyOf(property);
    return key === null ? [] : [{ key, value: property.value, start: property.start }];
  });
}

function keyOf({ key, computed }: ObjectProperty): string | null {
  if (key.type === 'Identifier' && !computed) return key.name;
  return stringValue(key);
}

export function entry(object: Node | undefined, key: string): Expression | null {
  if (object?.type !== 'ObjectExpression') return null;
  return entriesOf(object).find((each) => each.key === key)?.value ?? null;
}

/** An object literal, also as what an arrow function gives back. */
export function objectIn(node: Node | undefined): ObjectExpression | null {
  if (node?.type === 'ObjectExpression') return node;
  if (node?.type === 'ArrowFunctionExpression' && node.body.type === 'ObjectExpression') return node.body;
  return null;
}
