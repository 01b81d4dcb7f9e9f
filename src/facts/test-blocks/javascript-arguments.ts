import type { CallExpression, Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

/** Title and function of a call that declares a test or a group. */
export function readArguments(call: CallExpression): Arguments {
  const [first] = call.arguments;
  if (first?.type === 'ObjectExpression') return readOptions(first);
  const title = first ? titleOf(first) : null;
  const body = call.arguments.find(isFunction) ?? null;
  const reference = call.arguments
    .slice(1)
    .find(
      (item) =>
        item.type === 'Identifier' || item.type === 'CallExpression' || item.type === 'MemberExpression',
    );
  const hasFunction = body !== null || (title !== null && reference !== undefined);
  return { title, body, bodyName: reference ? nameOf(reference) : null, hasFunction };
}

interface Arguments {
  readonly title: string | null;
  readonly body: Node | null;
  /** The name of the function that is given, or that makes it, where none is written in place. */
  readonly bodyName: string | null;
  readonly hasFunction: boolean;
}

function nameOf(node: Node): string | null {
  const called = node.type === 'CallExpression' ? node.callee : node;
  return called.type === 'Identifier' ? called.name : null;
}

/** `Deno.test({ name, fn })`. */
function readOptions(options: Node): Arguments {
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
    bodyName: body ? nameOf(body) : null,
    hasFunction: body !== null,
  };
}

/** Whether one of its arguments is an object of options in which this one is on. */
export function optionOf(call: CallExpression, name: string): boolean {
  const value = optionValue(call, name);
  return value?.type === 'Literal' && value.value !== false;
}

/** The text that stands for an option, as `{ skip: 'needs a server' }`. */
export function reasonOption(call: CallExpression, name: string): string | null {
  const value = optionValue(call, name);
  return value ? stringValue(value) : null;
}

function optionValue(call: CallExpression, name: string): Node | null {
  for (const item of call.arguments) {
    if (item.type !== 'ObjectExpression') continue;
    const found = item.properties.find(
      (property) =>
        property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name,
    );
    if (found?.type === 'Property') return found.value;
  }
  return null;
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
