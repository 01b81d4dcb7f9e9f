import type { Node } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';

const DEEPEST = 6;

/** Whether an expression is written-out records, or makes some up: not a flag, a function or a single value. */
export function isData(node: Node | null, depth = 0): boolean {
  if (!node || depth > DEEPEST) return false;
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return isData(node.expression, depth + 1);
    case 'AwaitExpression':
      return isData(node.argument, depth + 1);
    case 'ArrayExpression':
      return isList(node.elements);
    case 'ObjectExpression':
      return (
        isRecord(node) ||
        node.properties.some((each) => each.type === 'Property' && isData(each.value, depth + 1))
      );
    case 'CallExpression':
      return makesList(node, depth);
    default:
      return false;
  }
}

function isList(elements: readonly (Node | null)[]): boolean {
  const [first] = elements;
  const records = elements.filter((each) => each?.type === 'ObjectExpression' && literals(each) >= 2);
  if (
    records.length >= 2 ||
    (records.length === 1 && first?.type === 'ObjectExpression' && literals(first) >= 3)
  )
    return true;
  const sentences = elements.filter((each) => each && / .* /.test(stringValue(each) ?? ''));
  return sentences.length >= 3;
}

const isRecord = (node: Node): boolean => literals(node) >= 3;

/** How many of an object's values are written out. */
function literals(node: Node): number {
  if (node.type !== 'ObjectExpression') return 0;
  return node.properties.filter((each) => each.type === 'Property' && isWritten(each.value)).length;
}

function isWritten(node: Node): boolean {
  if (node.type === 'Literal') return node.value !== null && node.value !== '';
  if (node.type === 'UnaryExpression') return node.argument.type === 'Literal';
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0;
  if (node.type === 'NewExpression') return dottedName(node.callee) === 'Date';
  return false;
}

/** `Array.from({length: 7}, () => …)`, `days.map((day) => ({day, visits: 12}))`. */
function makesList(node: Node & { type: 'CallExpression' }, depth: number): boolean {
  const name = dottedName(node.callee) ?? '';
  if (!/(?:^Array\.from|\.map|\.fill|\.flatMap)$/.test(name)) return false;
  if (node.callee.type === 'MemberExpression' && isData(node.callee.object, depth + 1)) return true;
  return node.arguments.some((each) => isFunction(each) && makesRecord(each));
}

function makesRecord(node: Node): boolean {
  if (!isFunction(node) || !node.body) return false;
  const { body } = node;
  if (body.type === 'ObjectExpression') return invents(body);
  if (body.type !== 'BlockStatement') return false;
  const last = body.body.at(-1);
  return (
    last?.type === 'ReturnStatement' && last.argument?.type === 'ObjectExpression' && invents(last.argument)
  );
}

/** A value is written out, or drawn by lot. */
function invents(node: Node): boolean {
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some(
    (each) => each.type === 'Property' && (isWritten(each.value) || drawsLots(each.value, 0)),
  );
}

function drawsLots(node: Node, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (node.type === 'CallExpression')
    return (
      /^(?:Math\.random|faker\.)/.test(dottedName(node.callee) ?? '') ||
      node.arguments.some((each) => drawsLots(each, depth + 1))
    );
  if (node.type === 'BinaryExpression')
    return drawsLots(node.left, depth + 1) || drawsLots(node.right, depth + 1);
  return node.type === 'MemberExpression' && drawsLots(node.property, depth + 1);
}
