import type { CallExpression, NewExpression, Node } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { stringValue } from '../../parsers/javascript.ts';
import { calledName, chainOf, entriesOf, type Link } from './javascript-chain.ts';
import type { FoundColumn, FoundTable } from './model.ts';

const FUNCTIONS = /^(?:addDoc|setDoc|updateDoc)$/;
const METHODS = /^(?:add|set|create|update|insert|upsert|insertOne|insertMany|insert_one|insert_many)$/;
/** What names the collection or table. */
const NAMES = /^(?:collection|doc|from|table|ref)$/;

/**
 * An object literal that is stored under a literal name: `addDoc(collection(db, 'guests'), { email })`,
 * `supabase.from('guests').insert({ email })`, `db.collection('guests').insertOne({ email })`.
 */
export function storedObject(call: CallExpression | NewExpression, file: SourceFile): FoundTable | null {
  const name = calledName(call.callee);
  if (name === null) return null;
  const found = FUNCTIONS.test(name)
    ? { object: call.arguments[1], table: tableIn(chainOf(call.arguments[0] ?? call)) }
    : METHODS.test(name)
      ? { object: call.arguments[0], table: tableIn(chainOf(call).slice(0, -1)) }
      : null;
  if (!found || found.table === null) return null;
  const columns = columnsOf(found.object, file);
  return { name: found.table, source: 'stored-object', line: file.lineAt(call.start), columns };
}

/** The last of the names in a chain; `doc(db, 'users', id)` and `collection(db, 'users')` have them second. */
function tableIn(chain: readonly Link[]): string | null {
  const texts = chain
    .filter(({ name }) => NAMES.test(name))
    .flatMap(({ name, args }) => {
      const text = args
        .slice(0, 2)
        .map((each) => stringValue(each))
        .find((each) => each !== null);
      const one = text === undefined || (name === 'doc' && !text.includes('/') && args.length < 2);
      return one ? [] : [text];
    });
  const last = texts
    .at(-1)
    ?.split('/')
    .filter((part) => part !== '');
  if (last === undefined) return null;
  return (last.length % 2 === 0 ? last.at(-2) : last.at(-1)) ?? null;
}

function columnsOf(node: Node | undefined, file: SourceFile): FoundColumn[] {
  const object = node?.type === 'ArrayExpression' ? (node.elements[0] ?? undefined) : node;
  if (object?.type !== 'ObjectExpression') return [];
  return entriesOf(object).map(({ key, start }) => ({
    name: key,
    type: '',
    line: file.lineAt(start),
    references: null,
  }));
}
