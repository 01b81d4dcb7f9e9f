import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';

/** One use of the database from code, by name: `.from('orders')`, `.rpc('approve')`, `.storage.from('notes')`. */
export interface DataCall {
  readonly kind: 'table' | 'function' | 'bucket' | 'rest';
  readonly name: string;
  /** The schema, where the call names one: `.schema('app').from('orders')`. */
  readonly schema: string | null;
  readonly line: number;
}

const REST = /\/rest\/v1\/(?:rpc\/)?([a-z_]\w*)/gi;

/** What JavaScript and TypeScript ask of Supabase's client, and addresses of its REST interface. */
export const dataCalls = defineFileFact<readonly DataCall[]>({
  id: 'data-calls',
  files: JAVASCRIPT_FILES,
  mentions: /supabase|\/rest\/v1\//i,
  parsers: [javascript],
  extract(file) {
    const calls: DataCall[] = [...file.text.matchAll(REST)].map((match) => ({
      kind: 'rest',
      name: match[1] ?? '',
      schema: null,
      line: file.lineAt(match.index),
    }));
    walk(javascript.of(file).program, (node) => {
      if (node.type === 'CallExpression') calls.push(...dataCall(node, file.lineAt(node.start)));
      return undefined;
    });
    return calls.length === 0 ? null : calls;
  },
});

/** Things whose `from` makes values and asks no database. */
const MAKERS =
  /^(Array|Buffer|Object|Set|Map|Uint8Array|Float32Array|Readable|Observable|Duration|Temporal\.\w+|[A-Z]\w*Array)$/;

function dataCall({ callee, arguments: args }: CallExpression, line: number): DataCall[] {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const { name: method } = callee.property;
  const [first] = args;
  const name = first ? stringValue(first) : null;
  const receiver = dottedName(callee.object);
  if (
    name === null ||
    (method !== 'from' && method !== 'rpc') ||
    (receiver !== null && MAKERS.test(receiver))
  )
    return [];
  if (method === 'rpc') return [{ kind: 'function', name, schema: schemaOf(callee.object), line }];
  const bucket = receiver !== null && /(^|\.)storage$/.test(receiver);
  return [{ kind: bucket ? 'bucket' : 'table', name, schema: schemaOf(callee.object), line }];
}

function schemaOf(receiver: Node): string | null {
  if (receiver.type !== 'CallExpression' || receiver.callee.type !== 'MemberExpression') return null;
  const { property } = receiver.callee;
  const [first] = receiver.arguments;
  return property.type === 'Identifier' && property.name === 'schema' && first ? stringValue(first) : null;
}
