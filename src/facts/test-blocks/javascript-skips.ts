import type { CallExpression, Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

/** A test or group that switches itself off within. */
export interface SkipInside {
  readonly node: Node;
  readonly conditional: boolean;
  readonly reason: string | null;
}

/**
 * `test.skip()`, `t.skip('…')`, `this.skip()` among the first level of statements of a function: it switches the whole off.
 * One with a condition, or that stands deeper, does so only sometimes.
 */
export function skipInside(body: Node, role: 'test' | 'group'): SkipInside | null {
  const statements =
    (body.type === 'ArrowFunctionExpression' || body.type === 'FunctionExpression') &&
    body.body?.type === 'BlockStatement'
      ? body.body.body
      : [];
  for (const statement of statements) {
    const expression =
      statement.type === 'ExpressionStatement'
        ? statement.expression
        : statement.type === 'ReturnStatement'
          ? statement.argument
          : null;
    if (expression?.type !== 'CallExpression' || !isSkip(expression) || isTest(expression, role)) continue;
    return { node: expression, ...conditionOf(expression) };
  }
  return null;
}

function isSkip({ callee }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  if (!/^(skip|fixme)$/.test(callee.property.name)) return false;
  return (
    callee.object.type === 'ThisExpression' ||
    (callee.object.type === 'Identifier' && /^(test|it|t|ctx|context|testInfo)$/.test(callee.object.name))
  );
}

/** `test.skip('title', fn)` is a test of its own. */
function isTest({ arguments: [first, second] }: CallExpression, role: 'test' | 'group'): boolean {
  return first !== undefined && stringValue(first) !== null && (second !== undefined || role === 'group');
}

/** Without arguments, or with a reason alone, it is off for good; with a condition that is computed, it runs somewhere. */
function conditionOf({ arguments: [first, second] }: CallExpression): Omit<SkipInside, 'node'> {
  if (!first) return { conditional: false, reason: null };
  const reason = stringValue(first);
  if (reason !== null) return { conditional: false, reason };
  const always = first.type === 'Literal' && first.value === true;
  return { conditional: !always, reason: second ? stringValue(second) : null };
}
