import type { Expression } from '@oxc-project/types';
import { defineParser, ParseFailure } from '../kit/parser.ts';
import { stringValue } from './javascript.ts';
import { rawDepth, refuseDeepScript } from './script-limits.ts';
import type { Structured } from './structured.ts';

/** JSON, with the comments and trailing commas that tools allow in it. Nothing is evaluated: only literals are read. */
export const json = defineParser<Structured>('json', async () => {
  const { parseSync } = await import('oxc-parser');
  return (file) => {
    refuseHarmful(file.text);
    const { program, errors } = parseSync('data.js', `(${file.text}\n)`, { preserveParens: false });
    const [statement] = program.body;
    if (errors[0] || statement?.type !== 'ExpressionStatement' || program.body.length !== 1) {
      throw new ParseFailure(errors[0]?.message ?? 'not JSON');
    }
    const root = statement.expression;
    return {
      value: valueIn(root, 0),
      // The parenthesis in front moves every offset by one.
      line: (...path) => file.lineAt(Math.max(0, offsetAt(root, path) - 1)),
    };
  };
});

const MAX_DEPTH = 200;
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g;

/** The parser is one for JavaScript, and so are its weaknesses. Strict JSON has only that of depth. */
function refuseHarmful(text: string): void {
  if (!isStrict(text)) refuseDeepScript(text);
  else if (rawDepth(text.replace(STRING, '')) > MAX_DEPTH) throw new ParseFailure('JSON nested too deeply');
}

function isStrict(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function valueIn(node: Expression, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new ParseFailure('JSON nested too deeply');
  if (node.type === 'Literal') return 'regex' in node || 'bigint' in node ? invalid() : node.value;
  if (node.type === 'UnaryExpression' && node.argument.type === 'Literal')
    return -Number(node.argument.value);
  if (node.type === 'ArrayExpression') {
    return node.elements.map((item) =>
      item === null || item.type === 'SpreadElement' ? invalid() : valueIn(item, depth + 1),
    );
  }
  if (node.type !== 'ObjectExpression') return invalid();
  return Object.fromEntries(
    node.properties.map((property) => {
      if (property.type === 'SpreadElement') return invalid();
      return [keyOf(property.key) ?? invalid(), valueIn(property.value, depth + 1)];
    }),
  );
}

function offsetAt(root: Expression, path: readonly (string | number)[]): number {
  let node = root;
  let offset = root.start;
  for (const key of path) {
    if (node.type === 'ObjectExpression') {
      const property = node.properties.find((item) => item.type === 'Property' && keyOf(item.key) === key);
      if (property?.type !== 'Property') return offset;
      offset = property.start;
      node = property.value;
    } else if (node.type === 'ArrayExpression' && typeof key === 'number') {
      const item = node.elements[key];
      if (!item || item.type === 'SpreadElement') return offset;
      offset = item.start;
      node = item;
    } else return offset;
  }
  return offset;
}

function keyOf(key: Parameters<typeof stringValue>[0]): string | null {
  return key.type === 'Identifier' ? key.name : stringValue(key);
}

function invalid(): never {
  throw new ParseFailure('not JSON');
}
