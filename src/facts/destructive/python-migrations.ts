import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { type PythonTree, python, pythonString, walkPython } from '../../parsers/python.ts';
import type { Call } from '../failure-handling/chain.ts';
import { argumentsOf, pythonChain } from '../failure-handling/python-chain.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { Draft, type FileLoss } from './draft.ts';
import { tellsOfBackup } from './notes.ts';

const COMMENT = /#[^\n]*|"""[^]*?"""|'''[^]*?'''/g;

/** What migrations written in Python take away on their way up: Alembic and Django. */
export const pythonMigrations = defineFileFact<readonly FileLoss[]>({
  id: 'python-migration-losses',
  files: ['**/{migrations,versions}/**/*.py'],
  mentions: /\b(drop_table|drop_column|DeleteModel|RemoveField|RunSQL|execute|alter_column)\b/,
  parsers: [python],
  extract(file) {
    if (isTestPath(file.path) || isExamplePath(file.path)) return null;
    const tree = python.of(file);
    const draft = new Draft(tellsOfBackup(file.text.match(COMMENT) ?? []));
    walkPython(tree.root, (node) => {
      // What undoes a migration runs only when things go wrong; state alone touches no database.
      if (node.name === 'FunctionDefinition' && isUndoing(tree, node)) return false;
      if (node.name === 'ArrayExpression' && isStateOnly(tree, node)) return false;
      if (node.name === 'CallExpression') read(tree, node, file, draft);
      return undefined;
    });
    return draft.result();
  },
});

function isUndoing(tree: PythonTree, node: SyntaxNode): boolean {
  const name = node.getChild('VariableName');
  return name !== null && /downgrade|reverse|backwards?|rollback|undo/.test(tree.text(name));
}

function isStateOnly(tree: PythonTree, node: SyntaxNode): boolean {
  const name = node.prevSibling?.prevSibling;
  return name?.name === 'VariableName' && tree.text(name) === 'state_operations';
}

function read(tree: PythonTree, node: SyntaxNode, file: SourceFile, draft: Draft): void {
  const chain = pythonChain(tree, node);
  const last = chain?.at(-1);
  if (!chain || !last?.call) return;
  const { call } = last;
  const line = file.lineAt(node.from);
  const option = (key: string): string | null =>
    Object.hasOwn(call.options, key) ? (call.options[key] ?? null) : null;
  switch (last.name) {
    case 'create_table':
      draft.made(call.first);
      break;
    case 'add_column':
      draft.made(call.first, columnIn(tree, node));
      break;
    case 'drop_table':
      draft.lose('table', call.first, null, line);
      break;
    case 'drop_column':
      draft.lose('column', call.second === null ? null : call.first, call.second ?? call.first, line);
      break;
    case 'alter_column':
      altered(tree, node, call, line, draft);
      break;
    case 'CreateModel':
      draft.made(option('name') ?? call.first);
      break;
    case 'AddField':
      draft.made(option('model_name') ?? call.first, option('name') ?? call.second);
      break;
    case 'DeleteModel':
      draft.lose('table', option('name') ?? call.first, null, line);
      break;
    case 'RemoveField':
      draft.lose('column', option('model_name') ?? call.first, option('name') ?? call.second, line);
      break;
    case 'RunPython':
      draft.moved();
      break;
    case 'RunSQL':
    case 'execute':
    case 'exec_driver_sql':
      executed(tree, node, call, line, draft);
      break;
    default:
  }
}

/** The name of the column in `op.add_column("users", sa.Column("phone", …))`. */
function columnIn(tree: PythonTree, node: SyntaxNode): string | null {
  return /Column\(\s*["'](\w{1,100})["']/.exec(tree.text(node).slice(0, 500))?.[1] ?? null;
}

function executed(tree: PythonTree, node: SyntaxNode, call: Call, line: number, draft: Draft): void {
  const args = node.getChild('ArgList');
  const named = args ? argumentsOf(tree, args).named.get('sql') : undefined;
  const text = call.first ?? (named ? pythonString(tree.text(named)) : null) ?? wrapped(tree, node);
  // What is put together elsewhere may well carry data over.
  if (text === null) draft.moved();
  else draft.sql(text, line);
}

/** `op.execute(sa.text("…"))`, and the first of a list of statements. */
function wrapped(tree: PythonTree, node: SyntaxNode): string | null {
  const args = node.getChild('ArgList');
  const first = args ? argumentsOf(tree, args).plain[0] : undefined;
  const inner = first?.name === 'CallExpression' ? first.getChild('ArgList')?.getChild('String') : null;
  return inner ? pythonString(tree.text(inner)) : null;
}

/** `type_=sa.String(20), existing_type=sa.Text()`. */
function altered(tree: PythonTree, node: SyntaxNode, call: Call, line: number, draft: Draft): void {
  const args = node.getChild('ArgList');
  if (!args) return;
  const { named } = argumentsOf(tree, args);
  const [next, old] = [named.get('type_'), named.get('existing_type')].map((type) =>
    type ? typeText(tree.text(type)) : null,
  );
  const batch = call.second === null;
  if (next && old)
    draft.narrow(batch ? null : call.first, (batch ? call.first : call.second) ?? '', old, next, line);
}

/** `sa.String(length=20)` as `varchar(20)`. */
function typeText(source: string): string {
  const name = /(\w+)\s*(?:\(|$)/.exec(source.replace(/^[\w.]*\./, ''))?.[1]?.toLowerCase() ?? '';
  const sizes = [...source.matchAll(/(?:\(|,|precision=|scale=|length=)\s*(\d{1,6})\b/g)].map(
    (match) => match[1],
  );
  return `${name}${sizes.length > 0 ? `(${sizes.join(',')})` : ''}`;
}
