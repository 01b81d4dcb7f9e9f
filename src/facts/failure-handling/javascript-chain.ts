import type {
  Argument,
  CallExpression,
  Expression,
  NewExpression,
  Node,
  ObjectExpression,
} from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import type { Call, Chain, Link } from './chain.ts';

/** What a call or a tagged template is, link by link; null where its receiver is no plain chain. */
export function chainOf(node: Node): Chain | null {
  const links = linksOf(node);
  return links && links.length > 0 ? links : null;
}

function linksOf(node: Node): Link[] | null {
  switch (node.type) {
    case 'Identifier':
      return [{ name: node.name, call: null }];
    case 'ThisExpression':
      return [];
    case 'AwaitExpression':
      return linksOf(node.argument);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSInstantiationExpression':
      return linksOf(node.expression);
    case 'MemberExpression':
      return member(node.object, node.property, node.computed);
    case 'CallExpression':
      return called(node.callee, callOf(node.arguments));
    case 'TaggedTemplateExpression':
      return called(node.tag, {
        first: literal(node.quasi),
        second: null,
        count: 1,
        options: {},
        inner: null,
      });
    default:
      return null;
  }
}

function member(object: Expression, property: Node, computed: boolean): Link[] | null {
  const links = linksOf(object);
  const name = computed
    ? stringValue(property)
    : property.type === 'Identifier' || property.type === 'PrivateIdentifier'
      ? property.name
      : null;
  return links && name !== null ? [...links, { name, call: null }] : null;
}

function called(callee: Expression, call: Call): Link[] | null {
  const links = linksOf(callee);
  const tip = links?.pop();
  return links && tip ? [...links, { name: tip.name, call }] : null;
}

function callOf(args: readonly Argument[]): Call {
  const [first, second] = args;
  const options = [first, second].find((argument) => argument?.type === 'ObjectExpression');
  return {
    first: first ? literal(first) : null,
    second: second ? literal(second) : null,
    count: args.length,
    options: options?.type === 'ObjectExpression' ? optionsOf(options) : {},
    inner: first ? innerName(first) : null,
  };
}

function innerName(node: Node): string | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  return dottedName((node satisfies CallExpression | NewExpression).callee);
}

function optionsOf(object: ObjectExpression): Record<string, string | null> {
  const pairs = object.properties.flatMap((property): [string, string | null][] => {
    if (property.type !== 'Property') return [];
    const key =
      property.key.type === 'Identifier' && !property.computed
        ? property.key.name
        : stringValue(property.key);
    return key === null ? [] : [[key, literal(property.value)]];
  });
  return Object.fromEntries(pairs);
}

/** The text of a literal; expressions inside a template, and what is added to a text, are `{}`. */
export function literal(node: Node): string | null {
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? '').join('{}');
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const left = literal(node.left);
    const right = literal(node.right);
    return left === null && right === null ? null : `${left ?? '{}'}${right ?? '{}'}`;
  }
  return stringValue(node);
}
