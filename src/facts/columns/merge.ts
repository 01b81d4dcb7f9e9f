import { nameTokens } from '../personal-data/tokens.ts';
import { type Column, type FoundColumn, type FoundTable, SCHEMA_SOURCES, type Table } from './model.ts';

/** A table as one file has it, before it is put together with what others say of it. */
export interface Merging {
  readonly path: string;
  /** Its columns may stand in other files than the table itself. */
  readonly table: Omit<FoundTable, 'columns'> & {
    readonly columns: readonly (FoundColumn & { readonly path?: string })[];
  };
  readonly sure: boolean;
}

/** One name for `users`, `User`, `app_user` of an object mapper and `public.users`. */
export function tableKey(name: string): string {
  const tokens = nameTokens(name.slice(name.lastIndexOf('.') + 1));
  const last = tokens.at(-1);
  if (last === undefined) return name.toLowerCase();
  return [...tokens.slice(0, -1), singular(last)].join('_');
}

/** One name for `fullName` and `full_name`. */
export function columnKey(name: string): string {
  return name.replace(/[^\p{L}\p{N}.]/gu, '').toLowerCase() || name;
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word;
}

/** Every table once, under the name that its best source gives it. */
export function mergeTables(found: readonly Merging[]): readonly Table[] {
  const groups = new Map<string, Merging[]>();
  for (const each of found.toSorted(byRank)) {
    const key = tableKey(each.table.name);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  for (const key of groups.keys()) if (isCopy(key, groups)) groups.delete(key);
  return [...groups.values()].flatMap(merged).sort((a, b) => compare(a.name, b.name));
}

/** `monitor_dg_tmp`, `orders_new`: made while a migration changes a table, and renamed or dropped after. */
function isCopy(key: string, groups: ReadonlyMap<string, unknown>): boolean {
  const copied = key.replace(/_(?:(?:dg_)?t(?:e?)mp|new|old|bak|backup|copy)$/, '');
  return copied !== key && groups.has(tableKey(copied));
}

function merged(group: readonly Merging[]): Table[] {
  const [best] = group;
  if (!best) return [];
  // What code stores counts only where there is no schema, and so does a migration: a later one may undo it.
  const sure = group.some((each) => each.sure);
  const columns = new Map<string, Column>();
  for (const { path, table, sure: known } of group) {
    if ((sure && !known) || (table.source === 'migration' && best.table.source !== 'migration')) continue;
    for (const column of table.columns) {
      const key = columnKey(column.name);
      const before = columns.get(key);
      if (before && (before.references !== null || column.references === null)) continue;
      const { name, type, line, references } = column;
      columns.set(
        key,
        before
          ? { ...before, references }
          : { name, type, at: { path: column.path ?? path, line }, references },
      );
    }
  }
  const { path, table } = best;
  return [
    {
      name: table.name,
      source: table.source,
      sure,
      at: { path, line: table.line },
      columns: [...columns.values()],
    },
  ];
}

function byRank(a: Merging, b: Merging): number {
  return (
    Number(b.sure) - Number(a.sure) ||
    SCHEMA_SOURCES.indexOf(a.table.source) - SCHEMA_SOURCES.indexOf(b.table.source) ||
    compare(a.path, b.path) ||
    a.table.line - b.table.line
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
