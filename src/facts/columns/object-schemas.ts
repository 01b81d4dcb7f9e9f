import type { Node, ObjectExpression } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { chainOf, entriesOf, entry } from './javascript-chain.ts';
import { type FoundColumn, onDelete, type Reference } from './model.ts';

const DEEPEST = 4;

/** `{ email: { type: String }, address: { street: String }, owner: { type: ObjectId, ref: 'User' } }`, nested ones with dots. */
export function mongooseColumns(
  object: ObjectExpression,
  file: SourceFile,
  prefix = '',
  depth = 0,
): FoundColumn[] {
  return entriesOf(object).flatMap(({ key, value, start }) => {
    const inner = value.type === 'ArrayExpression' ? (value.elements[0] ?? value) : value;
    const nested = inner.type === 'ObjectExpression' && entry(inner, 'type') === null ? inner : null;
    const name = `${prefix}${key}`;
    if (nested && nested.properties.length > 0 && depth < DEEPEST)
      return mongooseColumns(nested, file, `${name}.`, depth + 1);
    const ref = entry(inner, 'ref');
    const table = ref && (stringValue(ref) ?? dottedName(ref));
    const references: Reference | null = table === null ? null : { table, onDelete: 'none' };
    return [{ name, type: typeIn(inner), line: file.lineAt(start), references }];
  });
}

/** `{ email: { type: DataTypes.STRING }, age: DataTypes.INTEGER }`. */
export function sequelizeColumns(object: ObjectExpression, file: SourceFile): FoundColumn[] {
  return entriesOf(object).map(({ key, value, start }) => {
    const target = entry(value, 'references');
    const model = target && (entry(target, 'model') ?? entry(target, 'table'));
    const table = model && (stringValue(model) ?? dottedName(model));
    const action = entry(value, 'onDelete');
    const references =
      table === null ? null : { table, onDelete: onDelete((action && stringValue(action)) ?? 'none') };
    return { name: key, type: typeIn(value), line: file.lineAt(start), references };
  });
}

function typeIn(value: Node): string {
  const type = entry(value, 'type') ?? value;
  const called = chainOf(type)[0]?.name;
  return called ?? dottedName(type) ?? '';
}
