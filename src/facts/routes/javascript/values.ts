import type {
  Argument,
  CallExpression,
  Class,
  MemberExpression,
  Node,
  ObjectExpression,
} from '@oxc-project/types';
import { dottedName, stringValue } from '../../../parsers/javascript.ts';
import { isFunction } from '../../failure-handling/javascript-scope.ts';
import { requireOf } from './imported-names.ts';
import type { Step, Value } from './model.ts';

/** Finds a function's number by the offset of its node. */
export type FunctionAt = (start: number) => number | null;

const OTHER: Value = { kind: 'other' };
const DEEPEST = 20;

/** The expression as a {@link Value}. */
export function asValue(node: Node, functionAt: FunctionAt, depth = 0): Value {
  if (depth > DEEPEST) return OTHER;
  const on = (each: Node): Value => asValue(each, functionAt, depth + 1);
  if (isFunction(node)) return functionValue(functionAt(node.start));
  switch (node.type) {
    case 'Identifier':
      return { kind: 'name', name: node.name };
    case 'Literal':
    case 'TemplateLiteral': {
      const text = stringValue(node);
      return text === null ? OTHER : { kind: 'text', text };
    }
    case 'AwaitExpression':
    case 'SpreadElement':
      return on(node.argument);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
    case 'TSTypeAssertion':
      return on(node.expression);
    case 'LogicalExpression':
      return on(node.right);
    case 'AssignmentExpression':
      return on(node.right);
    case 'ArrayExpression':
      return { kind: 'list', items: node.elements.flatMap((each) => (each ? [on(each)] : [])) };
    case 'ObjectExpression':
      return { kind: 'object', entries: entriesOf(node, on) };
    case 'ClassExpression':
    case 'ClassDeclaration':
      return { kind: 'class', entries: methodsOf(node, on) };
    case 'NewExpression':
      return {
        kind: 'new',
        name: dottedName(node.callee) ?? '',
        args: argumentsOf(node.arguments, on),
        start: node.start,
      };
    case 'MemberExpression':
    case 'CallExpression':
      return chainValue(node, on);
    default:
      return OTHER;
  }
}

const functionValue = (fn: number | null): Value => (fn === null ? OTHER : { kind: 'function', fn });

const argumentsOf = (args: readonly Argument[], on: (node: Node) => Value): Value[] =>
  args.map((each) => on(each));

function entriesOf(node: ObjectExpression, on: (node: Node) => Value): [string, Value][] {
  return node.properties.flatMap((property): [string, Value][] => {
    if (property.type === 'SpreadElement') return [['...', on(property.argument)]];
    const key = keyOf(property.key, property.computed);
    return key === null ? [] : [[key, on(property.value)]];
  });
}

function methodsOf({ body }: Class, on: (node: Node) => Value): [string, Value][] {
  return body.body.flatMap((member): [string, Value][] => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') return [];
    const key = keyOf(member.key, member.computed);
    return key === null || !member.value ? [] : [[key, on(member.value)]];
  });
}

/** A property's name where it is plain. */
export function keyOf(key: Node, computed: boolean): string | null {
  if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return computed ? null : key.name;
  return stringValue(key);
}

function chainValue(node: MemberExpression | CallExpression, on: (node: Node) => Value): Value {
  const imported = requireOf(node);
  if (imported) return { kind: 'import', ...imported };
  if (node.type === 'MemberExpression') {
    const path = dottedMembers(node);
    if (path !== null) return { kind: 'name', name: path };
    const name = keyOf(node.property, node.computed);
    return name === null ? OTHER : extended(on(node.object), { name, args: null }, node.start);
  }
  const { callee } = node;
  const args = argumentsOf(node.arguments, on);
  if (callee.type !== 'MemberExpression') return extended(on(callee), { name: null, args }, node.start);
  const name = keyOf(callee.property, callee.computed);
  return name === null ? OTHER : extended(on(callee.object), { name, args }, node.start);
}

/** `a.b.c` of members alone; {@link dottedName} also goes through calls. */
function dottedMembers(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'TSNonNullExpression') return dottedMembers(node.expression);
  if (node.type !== 'MemberExpression') return null;
  const object = dottedMembers(node.object);
  const name = keyOf(node.property, node.computed);
  return object === null || name === null ? null : `${object}.${name}`;
}

function extended(root: Value, step: Step, start: number): Value {
  if (root.kind === 'other' && step.args === null) return OTHER;
  if (root.kind === 'chain') return { ...root, steps: [...root.steps, step], start };
  return { kind: 'chain', root, steps: [step], start };
}
