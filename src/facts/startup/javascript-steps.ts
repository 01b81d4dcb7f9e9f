import type { Argument, Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';
import { literal } from '../failure-handling/javascript-chain.ts';

/** One step of `a.b(x).c`: a name, and its arguments where it is called. */
export interface JsStep {
  readonly name: string;
  readonly args: readonly Argument[] | null;
}

/** A call or tagged template, step by step; null where what it is called on is no plain chain. */
export function stepsOf(root: Node): JsStep[] | null {
  const steps: JsStep[] = [];
  let args: readonly Argument[] | null = null;
  for (let node: Node = root; ; ) {
    switch (node.type) {
      case 'AwaitExpression':
        node = node.argument;
        break;
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'TSInstantiationExpression':
        node = node.expression;
        break;
      case 'CallExpression':
        args = node.arguments;
        node = node.callee;
        break;
      case 'TaggedTemplateExpression':
        args = [node.quasi];
        node = node.tag;
        break;
      case 'MemberExpression': {
        const { property } = node;
        const name = node.computed
          ? (stringValue(property) ?? '[]')
          : 'name' in property
            ? property.name
            : null;
        if (typeof name !== 'string') return null;
        steps.push({ name, args });
        args = null;
        node = node.object;
        break;
      }
      case 'NewExpression':
        return [{ name: 'new', args: null }, ...steps.reverse()];
      case 'ThisExpression':
        return steps.reverse();
      case 'Identifier':
        return [{ name: node.name, args }, ...steps.reverse()];
      default:
        return null;
    }
  }
}

/** What is written between the brackets of an object, by its keys; null where it is no object, or takes in others. */
export function fieldsOf(node: Node | undefined): ReadonlyMap<string, Node> | null {
  if (node?.type !== 'ObjectExpression') return null;
  const fields = new Map<string, Node>();
  for (const property of node.properties) {
    if (property.type !== 'Property') return null;
    const { key } = property;
    const name = key.type === 'Identifier' && !property.computed ? key.name : stringValue(key);
    if (name !== null) fields.set(name, property.value);
  }
  return fields;
}

/** No filter at all: nothing, `{}`, or `{ where: {} }`. */
export function filtersNothing(args: readonly Argument[]): boolean {
  const [first] = args;
  if (first === undefined) return true;
  const fields = fieldsOf(first);
  if (!fields) return false;
  const where = fields.get('where');
  const others = [...fields.keys()].filter(
    (key) => !/^(where|truncate|cascade|force|individualHooks|transaction)$/.test(key),
  );
  return others.length === 0 && (where === undefined || fieldsOf(where)?.size === 0);
}

export function isTrue(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === true;
}

/** The text of a literal argument; `{}` for what is put together at run time. */
export function textOf(argument: Argument | undefined): string | null {
  return argument && argument.type !== 'SpreadElement' ? literal(argument) : null;
}
