import type { SqlDatabase, SqlTable, SqlView } from '../../../src/facts/sql/database.ts';
import { openings } from '../../../src/facts/sql/policy-demand.ts';
import type { Predicates } from '../../../src/facts/sql/predicates.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import { listed, personalColumns } from '../personal-columns.ts';
import { personalTables, tableNamed } from './people.ts';

/** Whether the Data API serves a view, and to whom. */
function audienceOf({
  privileges,
}: SqlView): 'anybody, without signing in,' | 'everybody who signs in' | null {
  const may = (role: 'anon' | 'authenticated' | 'public'): boolean =>
    [...privileges[role].granted, ...privileges[role].assumed].includes('select');
  if (may('anon') || may('public')) return 'anybody, without signing in,';
  return may('authenticated') ? 'everybody who signs in' : null;
}

/** A view that reads tables with its owner's rights, past their row level security. */
export function judgeView(view: SqlView, database: SqlDatabase, predicates: Predicates): Finding | null {
  const audience = audienceOf(view);
  if (
    view.securityInvoker ||
    audience === null ||
    view.calls.some((name) => /^auth\.(uid|jwt|role|email)$/.test(name))
  )
    return null;
  const guarded = view.reads
    .map((name) => tableNamed(name, database))
    .filter((table) => table !== undefined && table.rls !== 'off');
  const accounts = view.reads.includes('auth.users');
  const closed = guarded.filter((table) => table !== undefined && !isOpen(table, database, predicates));
  if (closed.length === 0 && !accounts) return null;
  const personal = shown(view, database);
  const read = accounts ? 'auth.users' : (closed[0]?.table ?? '');
  const mend = view.materialized
    ? 'Take SELECT away from anon and authenticated'
    : 'Make it with (security_invoker = true)';
  const what = personal.length > 0 ? `personal data (${listed(personal)})` : 'all rows';
  const message = `View "${view.view}" reads "${read}" with its owner's rights, past row level security, and shows ${what} to whoever asks: ${audience} may. ${mend}, or filter by auth.uid() in it.`;
  const details = { subject: view.view, at: view.at, message };
  if (personal.length === 0) return review('medium', details);
  return view.loose ? review('high', details) : fail('high', details);
}

/** Anybody may read the whole table anyway. */
function isOpen(table: SqlTable, database: SqlDatabase, predicates: Predicates): boolean {
  return openings(table, database, predicates).some(
    ({ command, demand }) =>
      command === 'select' && demand.who === 'anyone' && !demand.rows && !demand.unsure,
  );
}

/** Personal columns of the view: by their names, or all of the tables where it takes over every column. */
function shown({ view, columns, reads }: SqlView, database: SqlDatabase): string[] {
  const name = view.slice(view.indexOf('.') + 1);
  const own = personalColumns(reads[0] ?? name, columns);
  const whole = columns.includes('*')
    ? personalTables(reads, database).flatMap((table) => table.columns)
    : [];
  return [...new Set([...own, ...whole])].sort();
}
