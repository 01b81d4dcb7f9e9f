import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';

const ASSERTION = new RegExp(
  [
    /^(expect|assert|should|chai|sinon\.assert|tap|assertions?|expectTypeOf|assertType|t|is|cy|invariant)(\.|$)/, // the libraries' own
    /^(ok|equal|equals|deepEqual|strictEqual|deepStrictEqual|notEqual|throws|rejects|doesNotThrow|match)$/, // taken out of node:assert
    /(^|\.)(get|find)(All)?By[A-Z]\w*$/, // Testing Library throws where nothing is found
    /(^|\.)_?(expect|assert|verify|check|should|ensure)([A-Z_]\w*)?$/, // helpers by name
    /\.(should|rejects|resolves|waitForSelector|waitForURL|matchSnapshot|verify)(\.|$)/,
    /\.(assert|expect)\./, // t.assert.equal, QUnit's this.assert
    /snapshot/i,
  ]
    .map((part) => `(?:${part.source})`)
    .join('|'),
); // prettier-ignore

export interface Assertions {
  readonly any: boolean;
  /** There are some, and all of them are about constants. */
  readonly trivial: boolean;
}

/** Whether a test's body asserts something, and something that could ever be false. */
export function assertionsIn(body: Node, receivers: readonly string[]): Assertions {
  let any = false;
  let substantial = false;
  walk(body, (node) => {
    if (node.type === 'ThrowStatement') any = substantial = true;
    if (node.type === 'MemberExpression' && /\.should(\.|$)/.test(dottedName(node) ?? ''))
      any = substantial = true;
    if (node.type !== 'CallExpression') return undefined;
    if (!isAssertion(node, receivers)) return undefined;
    any = true;
    if (!isConstantChain(node)) substantial = true;
    return false;
  });
  return { any, trivial: any && !substantial };
}

function isAssertion(call: CallExpression, receivers: readonly string[]): boolean {
  const name = dottedName(call.callee) ?? trailingName(call.callee);
  return name !== null && (ASSERTION.test(name) || receivers.includes(name.split('.')[0] ?? ''));
}

/** The name after the last dot where what stands before it has none (`(await x).should.be`). */
function trailingName(callee: Node): string | null {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? `.${callee.property.name}`
    : null;
}

/** `expect(1 + 1).not.toBe(2)`: every argument of every call in the chain is a constant. */
function isConstantChain(call: CallExpression): boolean {
  let node: Node = call;
  let withArguments = false;
  for (;;) {
    if (node.type === 'CallExpression') {
      if (!node.arguments.every((argument) => isConstant(argument))) return false;
      withArguments ||= node.arguments.length > 0;
      node = node.callee;
    } else if (node.type === 'MemberExpression') {
      // `assert.fail()` stands where nothing must come; `expect.poll`, `t.teardown` and the like compare nothing.
      if (
        node.property.type === 'Identifier' &&
        /^(fail|unreachable|assertions|hasAssertions|plan|end|skip|comment|snapshot)$/.test(
          node.property.name,
        )
      )
        return false;
      node = node.object;
    } else
      return (
        withArguments &&
        node.type === 'Identifier' &&
        /^(expect|assert|should|t|chai|is|ok|equal|equals|deepEqual|strictEqual)$/.test(node.name)
      );
  }
}

function isConstant(node: Node): boolean {
  if (node.type === 'Literal') return true;
  if (node.type === 'TemplateLiteral') return node.expressions.every(isConstant);
  if (node.type === 'UnaryExpression') return isConstant(node.argument);
  if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression')
    return isConstant(node.left) && isConstant(node.right);
  if (node.type === 'ArrayExpression')
    return node.elements.every((item) => item === null || isConstant(item));
  if (node.type === 'ObjectExpression')
    return node.properties.every((item) => item.type === 'Property' && isConstant(item.value));
  return node.type === 'Identifier' && /^(undefined|NaN|Infinity)$/.test(node.name);
}
