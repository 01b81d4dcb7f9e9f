import type { CallExpression, Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

/** Title and function of a call that declares a test or a group. */
export function readArguments(call: CallExpression): {
  title: string | null;
  body: Node | null;
  hasFunction: boolean;
} {
  const [first] = call.arguments;
  if (first?.type === 'ObjectExpression') return readOptions(first);
  const title = first ? titleOf(first) : null;
  const body = call.arguments.find(isFunction) ?? null;
  const reference = call.arguments
    .slice(1)
    .some(
      (item) =>
        item.type === 'Identifier' || item.type === 'CallExpression' || item.type === 'MemberExpression',
    );
  return { title, body, hasFunction: body !== null || (title !== null && reference) };
}

/** `Deno.test({ name, fn })`. */
function readOptions(options: Node): { title: string | null; body: Node | null; hasFunction: boolean } {
  const properties = options.type === 'ObjectExpression' ? options.properties : [];
  const find = (name: string) =>
    properties.flatMap((item) =>
      item.type === 'Property' && item.key.type === 'Identifier' && item.key.name === name
        ? [item.value]
        : [],
    )[0];
  const name = find('name');
  const body = find('fn') ?? null;
  return {
    title: name ? titleOf(name) : null,
    body: body && isFunction(body) ? body : null,
    hasFunction: body !== null,
  };
}

/** Whether one of its arguments is an object of options in which this one is on. */
export function optionOf(call: CallExpression, name: string): boolean {
  return call.arguments.some(
    (item) =>
      item.type === 'ObjectExpression' &&
      item.properties.some(
        (property) =>
          property.type === 'Property' &&
          property.key.type === 'Identifier' &&
          property.key.name === name &&
          property.value.type === 'Literal' &&
          property.value.value !== false,
      ),
  );
}

const isFunction = (node: Node): boolean =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';

/** The name of a function written in place, which frameworks take for a title. */
export function functionName(body: Node | null): string | null {
  return body?.type === 'FunctionExpression' ? (body.id?.name ?? null) : null;
}

/** Stands in a title for what is computed. */
const COMPUTED = '…';

/** The title as written; what is computed in it stands as `…`. */
function titleOf(node: Node): string | null {
  const plain = stringValue(node);
  if (plain !== null) return plain;
  if (node.type === 'TemplateLiteral')
    return node.quasis.map((part) => part.value.cooked ?? '').join(COMPUTED);
  // `describe(Rota.name, …)`
  if (node.type === 'MemberExpression') return memberName(node) === 'name' ? COMPUTED : null;
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const left = titleOf(node.left);
  const right = titleOf(node.right);
  return left === null && right === null ? null : `${left ?? COMPUTED}${right ?? COMPUTED}`;
}

function memberName(node: Node): string | null {
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : null;
}
