import type { Node, Program } from '@oxc-project/types';
import { dottedName, stringValue, walk } from '../../parsers/javascript.ts';
import { isPlaceholder } from '../secrets/placeholder.ts';

/** Where a key comes from that code hands to a service. */
export type KeySource =
  | { readonly from: 'setting'; readonly name: string }
  /** Written into the code. */
  | { readonly from: 'literal' }
  /** What the person at the screen typed in, or nothing that is a key. */
  | { readonly from: 'user' }
  | { readonly from: 'unknown' };

const MAX_STEPS = 5;

/** Tells the source of a key expression, through the constants of its file. */
export function keySources(program: Program): (node: Node) => KeySource {
  const values = new Map<string, Node>();
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      values.set(node.id.name, node.init);
    return undefined;
  });
  const trace = (node: Node, steps: number): KeySource => {
    if (steps > MAX_STEPS) return { from: 'unknown' };
    const setting = settingIn(node);
    if (setting !== null) return { from: 'setting', name: setting };
    const value = stringValue(node);
    if (value !== null) return isKey(value) ? { from: 'literal' } : { from: 'user' };
    if (/\b(?:localStorage|sessionStorage|AsyncStorage|SecureStore)\b/.test(dottedName(node) ?? ''))
      return { from: 'user' };
    switch (node.type) {
      case 'Identifier': {
        const known = values.get(node.name);
        return known ? trace(known, steps + 1) : { from: 'unknown' };
      }
      case 'LogicalExpression':
        return weightier(trace(node.left, steps + 1), trace(node.right, steps + 1));
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return trace(node.expression, steps + 1);
      case 'TemplateLiteral':
        return node.expressions.map((each) => trace(each, steps + 1)).reduce(weightier, { from: 'unknown' });
      case 'BinaryExpression':
        return weightier(trace(node.left, steps + 1), trace(node.right, steps + 1));
      default:
        return { from: 'unknown' };
    }
  };
  return (node) => trace(node, 0);
}

const WEIGHT = { literal: 3, setting: 4, user: 2, unknown: 1 } as const;

function weightier(a: KeySource, b: KeySource): KeySource {
  return WEIGHT[a.from] >= WEIGHT[b.from] ? a : b;
}

/** `process.env.X`, `import.meta.env.X`. */
function settingIn(node: Node): string | null {
  if (node.type === 'ChainExpression') return settingIn(node.expression);
  if (node.type !== 'MemberExpression') return null;
  const property = node.computed
    ? stringValue(node.property)
    : node.property.type === 'Identifier'
      ? node.property.name
      : null;
  const { object } = node;
  if (
    object.type !== 'MemberExpression' ||
    object.property.type !== 'Identifier' ||
    object.property.name !== 'env'
  )
    return null;
  const owner = object.object.type === 'TSAsExpression' ? object.object.expression : object.object;
  const meta = owner.type === 'MetaProperty';
  return meta || dottedName(object.object) === 'process' ? property : null;
}

function isKey(text: string): boolean {
  const value = text.replace(/^(?:Bearer|Token) /i, '');
  return value.length >= 16 && !/\s/.test(value) && !isPlaceholder(value);
}
