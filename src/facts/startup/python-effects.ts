import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, pythonString } from '../../parsers/python.ts';
import { destroysIn, isPassing } from '../destructive/sql-text.ts';
import type { Call, Chain } from '../failure-handling/chain.ts';
import { pythonChain } from '../failure-handling/python-chain.ts';
import type { CodeSite } from './model.ts';

type Found = Pick<CodeSite, 'effect' | 'what' | 'target'>;

const SYNC = /^(create_all|create_tables|generate_schemas|generate_mapping)$/;
const DROP = /^(drop_all|drop_tables|drop_collection|drop_database)$/;

/** What a call does to a database; null for anything else. */
export function pythonEffect(tree: PythonTree, node: SyntaxNode): Found | null {
  const chain = pythonChain(tree, node);
  if (!chain) return null;
  return byName(chain, tree, node) ?? emptied(chain, tree, node) ?? rawSql(chain, tree, node);
}

/** Also where the function is handed on uncalled: `conn.run_sync(Base.metadata.create_all)`. */
function byName(chain: Chain, tree: PythonTree, node: SyntaxNode): Found | null {
  const last = chain.at(-1);
  if (!last?.call) return null;
  if (last.name === 'run_sync' || last.name === 'run_in_executor' || last.name === 'to_thread') {
    const named = /\b([\w.]*\.(create_all|drop_all))\b/.exec(tree.text(node).slice(0, 300));
    if (named?.[1] === undefined) return null;
    return { effect: named[2] === 'drop_all' ? 'drop' : 'sync', what: named[1], target: null };
  }
  const before = chain.at(-2)?.name ?? '';
  if (SYNC.test(last.name)) {
    if (last.name !== 'create_all' && chain.length < 2) return null;
    return { effect: 'sync', what: `${tail(chain)}()`, target: null };
  }
  if (DROP.test(last.name) && chain.length > 1)
    return { effect: 'drop', what: `${tail(chain)}()`, target: last.call.first };
  const collection =
    /collection|^(db|database)$/i.test(chain.at(-3)?.name ?? '') || /collection/i.test(before);
  if (last.name === 'drop' && collection && last.call.count === 0)
    return { effect: 'drop', what: `${tail(chain)}()`, target: before };
  return null;
}

function emptied(chain: Chain, tree: PythonTree, node: SyntaxNode): Found | null {
  const last = chain.at(-1);
  if (!last?.call) return null;
  const receiver = chain.at(-2)?.name ?? '';
  if (last.name === 'delete_many' && isEmptyFilter(tree, node))
    return isPassing(receiver) ? null : { effect: 'wipe', what: `${tail(chain)}({})`, target: receiver };
  if (last.name !== 'delete' || last.call.count > 0) return null;
  const names = chain.map(({ name }) => name);
  const all = names.at(-2) === 'all' && names.at(-3) === 'objects';
  // `session.query(User).delete()`, with nothing in between that chooses.
  const query = names.at(-2) === 'query' && /^(session|db|s)$/i.test(names.at(-3) ?? 'session');
  const model = all ? names.at(-4) : query ? modelOf(tree, node) : undefined;
  if (model === undefined || isPassing(model)) return null;
  return {
    effect: 'wipe',
    what: all ? `${model}.objects.all().delete()` : `query(${model}).delete()`,
    target: model,
  };
}

/** What `query(…)` is called with. */
function modelOf(tree: PythonTree, node: SyntaxNode): string | undefined {
  return /\bquery\(\s*([\w.]{1,80})\s*\)\.delete\(\)$/.exec(tree.text(node).slice(-200))?.[1];
}

function isEmptyFilter(tree: PythonTree, node: SyntaxNode): boolean {
  const args = node.getChild('ArgList');
  const parts = args ? childrenOf(args).filter(({ name }) => !/^[(),]$|^Comment$/.test(name)) : [];
  return (
    parts.length === 1 && parts[0]?.name === 'DictionaryExpression' && /^\{\s*\}$/.test(tree.text(parts[0]))
  );
}

const RUNS =
  /^(execute|executescript|executemany|exec_driver_sql|query|run|execute_sql|raw|exec|fetch|fetchall|sql)$/;

function rawSql(chain: Chain, tree: PythonTree, node: SyntaxNode): Found | null {
  const runs = chain.find(({ name, call }) => call !== null && RUNS.test(name));
  const text = runs?.call ? sqlOf(runs.call, tree, node) : null;
  const loss = text === null ? undefined : destroysIn(text).find(({ target }) => !isPassing(target));
  if (!loss || loss.loss === 'column' || loss.loss === 'values') return null;
  const words = { database: 'DROP DATABASE', table: 'DROP TABLE', rows: 'DELETE FROM' }[loss.loss];
  const what = `${words}${loss.target === null ? '' : ` ${loss.target}`}`;
  return { effect: loss.loss === 'rows' ? 'wipe' : 'drop', what, target: loss.target };
}

/** The text itself, or what `text("…")` wraps. */
function sqlOf(call: Call, tree: PythonTree, node: SyntaxNode): string | null {
  if (call.first !== null) return call.first;
  if (!/(^|\.)(text|SQL)$/.test(call.inner ?? '')) return null;
  let found: string | null = null;
  const cursor = node.cursor();
  do {
    if (cursor.name === 'String') found ??= pythonString(tree.text(cursor.node));
  } while (found === null && cursor.next() && cursor.from < node.to);
  return found;
}

function tail(chain: Chain): string {
  return chain
    .slice(-3)
    .map(({ name }) => name)
    .join('.');
}
