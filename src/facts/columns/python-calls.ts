import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, type PythonTree, pythonString } from '../../parsers/python.ts';
import { type FoundColumn, type FoundTable, onDelete } from './model.ts';

/** `Table('users', metadata, Column('email', String))`, and Alembic's `op.create_table('users', sa.Column('email', …))`. */
export function createdInCall(tree: PythonTree, call: SyntaxNode, file: SourceFile): FoundTable | null {
  const [callee, args] = childrenOf(call);
  if (!callee || !args || !/(?:^|\.)(?:Table|create_table)$/.test(tree.text(callee).slice(0, 80)))
    return null;
  const given = childrenOf(args);
  const name = given.find((each) => each.name === 'String');
  const table = name ? pythonString(tree.text(name)) : null;
  if (table === null) return null;
  const columns = given
    .filter((each) => each.name === 'CallExpression')
    .flatMap((each) => columnIn(tree, each, file));
  const source = tree.text(callee).endsWith('create_table') ? 'migration' : 'sqlalchemy';
  return { name: table, source, line: file.lineAt(call.from), columns };
}

function columnIn(tree: PythonTree, call: SyntaxNode, file: SourceFile): FoundColumn[] {
  const text = tree.text(call).slice(0, 400);
  const [, name, type = ''] =
    /^(?:\w+\.)?Column\(\s*["'](\w{1,80})["']\s*,?\s*([\w.]{0,40})/.exec(text) ?? [];
  if (name === undefined) return [];
  const table = /ForeignKey\(\s*["']([\w.]{1,80})["']/.exec(text)?.[1]?.split('.').at(-2);
  const action = /\bondelete\s*=\s*["']([\w ]{1,20})/i.exec(text)?.[1];
  const references = table === undefined ? null : { table, onDelete: onDelete(action ?? 'none') };
  return [{ name, type, line: file.lineAt(call.from), references }];
}

const STORES = /\.(?:insert_one|insert_many|insert|upsert|add|set|create)$/;
const NAMED = /(?:collection|table|from_)\(\s*["']([\w-]{1,80})["']\s*\)/g;
const MEMBER = /(?:^|\.)(?:db|database|mongo\.db)(?:\.(\w{1,80})|\[\s*["'](\w{1,80})["']\s*\])\.insert_/;

/** `db.users.insert_one({"email": …})`, `supabase.table("users").insert({…})`, `db.collection("users").add({…})`. */
export function storedInCall(tree: PythonTree, call: SyntaxNode, file: SourceFile): FoundTable | null {
  const [callee, args] = childrenOf(call);
  if (callee?.name !== 'MemberExpression' || !args) return null;
  const chain = tree.text(callee).slice(-300);
  if (!STORES.test(chain)) return null;
  const [, attribute, item] = MEMBER.exec(chain) ?? [];
  const table = [...chain.matchAll(NAMED)].at(-1)?.[1] ?? attribute ?? item;
  const object = childrenOf(args).find((each) => each.name === 'DictionaryExpression');
  if (table === undefined || !object) return null;
  return {
    name: table,
    source: 'stored-object',
    line: file.lineAt(call.from),
    columns: keysOf(tree, object, file),
  };
}

function keysOf(tree: PythonTree, object: SyntaxNode, file: SourceFile): FoundColumn[] {
  const children = childrenOf(object);
  return children.flatMap((each, index) => {
    if (each.name !== 'String' || children[index + 1]?.name !== ':') return [];
    const name = pythonString(tree.text(each));
    return name === null ? [] : [{ name, type: '', line: file.lineAt(each.from), references: null }];
  });
}
