import type { Change } from './changes.ts';
import type { SqlDatabase } from './database.ts';
import { applyObject } from './replay-objects.ts';
import { applyPolicy } from './replay-policies.ts';
import { applyPrivileges } from './replay-privileges.ts';
import { applyDynamic, applyTable } from './replay-tables.ts';
import { emptyState, type Script, type State } from './state.ts';

export interface ScriptChanges extends Script {
  readonly changes: readonly Change[];
}

/** Replays scripts, in the order given, to the state in which they leave the database. */
export function replay(scripts: readonly ScriptChanges[]): Omit<SqlDatabase, 'root' | 'supabase' | 'latest'> {
  const state = emptyState();
  for (const script of scripts) for (const change of script.changes) apply(state, change, script);
  // A block in a script without an order may have run after the tables were made that come later by name.
  for (const script of scripts.filter(({ ordered }) => !ordered)) {
    for (const change of script.changes) if (change.kind === 'dynamic') applyDynamic(state, change, script);
  }
  return { scripts: scripts.length, ...result(state) };
}

function apply(state: State, change: Change, script: Script): void {
  applyTable(state, change, script);
  applyPolicy(state, change, script);
  applyPrivileges(state, change, script);
  applyObject(state, change, script);
}

function result(state: State): Omit<SqlDatabase, 'root' | 'supabase' | 'latest' | 'scripts'> {
  const unparsed = [...state.unparsed].filter(([table]) => !state.tables.has(table));
  return {
    tables: sortedValues(state.tables),
    policies: sortedValues(state.policies),
    views: sortedValues(state.views),
    functions: sortedValues(state.functions),
    buckets: sortedValues(state.buckets),
    types: sortedValues(state.types),
    unparsed: unparsed.sort(byKey).map(([table, at]) => ({ table, at })),
  };
}

function sortedValues<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].sort(byKey).map(([, value]) => value);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
