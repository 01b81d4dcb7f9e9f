import type { Node } from '@oxc-project/types';
import { stringValue, walk } from '../../parsers/javascript.ts';
import { UPPER_NAME } from './model.ts';

interface SchemaName {
  readonly name: string;
  readonly node: Node;
  readonly hasDefault: boolean;
}

/** What a call that is handed the whole environment reads of it. */
export type SchemaNames =
  | { readonly kind: 'none' }
  | { readonly kind: 'names'; readonly names: readonly SchemaName[] }
  /** The schema stands in another file. */
  | { readonly kind: 'elsewhere' };

type Call = Node & { type: 'CallExpression' };

/** `schema.parse(process.env)`, `cleanEnv(process.env, {…})`, `createEnv({ server: {…}, runtimeEnv: process.env })`. */
export function schemaNames(
  call: Call,
  callee: string,
  isEnv: (node: Node) => boolean,
  values: ReadonlyMap<string, Node>,
): SchemaNames {
  if (/(?:^|\.)createEnv$/.test(callee)) return { kind: 'names', names: call.arguments.flatMap(upperKeys) };
  if (!call.arguments.some(isEnv)) return { kind: 'none' };
  if (/^(?:cleanEnv|parseEnv|envsafe|makeEnv|loadEnv)$/.test(callee))
    return { kind: 'names', names: call.arguments.flatMap((each) => upperKeys(resolved(each, values))) };
  if (!/\.(?:parse|safeParse|parseAsync|safeParseAsync|validate|validateSync|decode)$/.test(callee))
    return { kind: 'none' };
  const owner = call.callee.type === 'MemberExpression' ? call.callee.object : null;
  const schemas = [owner, ...call.arguments.filter((each) => !isEnv(each))].filter((each) => each !== null);
  const names = schemas.flatMap((each) => upperKeys(resolved(each, values)));
  return names.length > 0 ? { kind: 'names', names } : { kind: 'elsewhere' };
}

function resolved(node: Node, values: ReadonlyMap<string, Node>): Node {
  return node.type === 'Identifier' ? (values.get(node.name) ?? node) : node;
}

/** Keys in capitals of the objects in a schema. */
function upperKeys(schema: Node): SchemaName[] {
  const found: SchemaName[] = [];
  walk(schema, (node) => {
    if (node.type === 'Property' && !node.computed) {
      const name = node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
      if (name !== null && UPPER_NAME.test(name))
        found.push({ name, node, hasDefault: fallsBack(node.value) });
    }
    return undefined;
  });
  return [...new Map(found.toReversed().map((each) => [each.name, each])).values()].reverse();
}

/** `z.string().default('…')`, `str({ default: '…' })`. */
function fallsBack(schema: Node): boolean {
  let found = false;
  walk(schema, (node) => {
    if (node.type === 'Identifier' && /^(?:default|optional|devDefault)$/.test(node.name)) found = true;
    return undefined;
  });
  return found;
}
