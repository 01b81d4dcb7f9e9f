import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';

const ASSERTION = new RegExp(
  [
    /^(expect|assert|should|chai|sinon\.assert|tap|assertions?|expectTypeOf|assertType|t|is|cy|invariant)(\.|$)/, // the libraries' own
    /^(ok|equal|equals|deepEqual|strictEqual|deepStrictEqual|notEqual|throws|rejects|doesNotThrow|match)$/, // taken out of node:assert
    /(^|\.)(get|find)(All)?By[A-Z]\w*$/, // Testing Library throws where nothing is found
    /\.(should|rejects|resolves|waitForSelector|waitForURL|matchSnapshot|verify)(\.|$)/,
    /\.(assert|expect)\./, // t.assert.equal, QUnit's this.assert
    /snapshot/i,
  ]
    .map((part) => `(?:${part.source})`)
    .join('|'),
); // prettier-ignore

/** Functions named as what asserts. `check` alone is also what ticks a box. */
const ASSERTING_NAME = /^_?(?:expect|assert|verify|should|ensure|check(?=[A-Z_]))(?:[A-Z_]\w*)?$|^_?check$/;

export interface Assertions {
  /** It asserts by itself, through a library or by throwing. */
  readonly any: boolean;
  /** There are some, and all of them are about constants. */
  readonly trivial: boolean;
  /** Methods of objects that are named as what asserts: `page.expectSaved()`. */
  readonly byMethod: boolean;
  /** Plain functions that it calls. */
  readonly calls: readonly string[];
}

/** Whether a body asserts something, and something that could ever be false. */
export function assertionsIn(body: Node, receivers: readonly string[]): Assertions {
  let any = false;
  let substantial = false;
  let byMethod = false;
  const calls = new Set<string>();
  walk(body, (node) => {
    if (node.type === 'ThrowStatement' || isTypeAssertion(node)) any = substantial = true;
    if (node.type === 'MemberExpression' && /\.should(\.|$)/.test(dottedName(node) ?? ''))
      any = substantial = true;
    if (node.type !== 'CallExpression') return undefined;
    if (isAssertion(node, receivers)) {
      any = true;
      if (!isConstantChain(node)) substantial = true;
      return false;
    }
    if (node.callee.type === 'Identifier') calls.add(node.callee.name);
    else byMethod ||= isAssertingMethod(node.callee);
    return undefined;
  });
  return { any, trivial: any && !substantial, byMethod, calls: [...calls] };
}

/** `type verify = Expect<Equal<A, B>>`, which the compiler checks. */
function isTypeAssertion(node: Node): boolean {
  return (
    node.type === 'TSTypeReference' &&
    node.typeName.type === 'Identifier' &&
    /^(?:Expect|Assert)[A-Z]?\w*$/.test(node.typeName.name)
  );
}

/** Whether a function is named as what asserts: `expectSaved`, `assert_saved`, `verifyTotal`, `checkStock`. */
export function isAssertingName(name: string): boolean {
  return ASSERTING_NAME.test(name);
}

function isAssertion(call: CallExpression, receivers: readonly string[]): boolean {
  const name = dottedName(call.callee) ?? trailingName(call.callee);
  return name !== null && (ASSERTION.test(name) || receivers.includes(name.split('.')[0] ?? ''));
}

function isAssertingMethod(callee: Node): boolean {
  const name = trailingName(callee)?.slice(1);
  return name !== undefined && name !== 'check' && isAssertingName(name);
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
