import type { CallChange, Change, Column, DynamicChange, TableChange, UnparsedChange } from './changes.ts';
import type { SqlTable } from './database.ts';
import { initialPrivileges } from './privileges.ts';
import { dropPolicies } from './replay-policies.ts';
import { countWide, mayChange, placeOf, type Script, type State, split } from './state.ts';

type Create = Extract<TableChange, { kind: 'create-table' }>;

export function applyTable(state: State, change: Change, script: Script): void {
  switch (change.kind) {
    case 'create-table':
      create(state, change, change.line, script);
      return;
    case 'drop':
      drop(state, change.what, change.names, script);
      return;
    case 'rename-table':
      move(state, change.table, `${split(change.table).schema}.${change.to}`, script);
      return;
    case 'set-schema':
      move(state, change.table, `${change.schema}.${split(change.table).name}`, script);
      return;
    case 'rename-schema':
      countWide(state);
      for (const { table, schema, name } of [...state.tables.values()]) {
        if (schema === change.schema) move(state, table, `${change.to}.${name}`, script);
      }
      return;
    case 'row-security':
      rowSecurity(state, change, change.line, script);
      return;
    case 'dynamic':
      applyDynamic(state, change, script);
      return;
    case 'call':
      call(state, change, script);
      return;
    case 'unparsed':
      unparsed(state, change, change.line, script);
      return;
    default:
      applyColumn(state, change, script);
  }
}

function create(state: State, change: Create, line: number, script: Script): void {
  if (change.form === 'temporary') return;
  const known = state.tables.get(change.table);
  const columns = [
    ...change.from.flatMap((from) => state.tables.get(from)?.columns ?? []),
    ...located(change.columns, script),
  ];
  if (!known) {
    const fresh = newTable(state, change.table, change.form, line, script);
    state.tables.set(change.table, { ...fresh, columns, createdOn: script.date });
  } else if (known.form === 'elsewhere' && mayChange(known, script)) {
    // Its row level security was set by a script that comes first by name.
    const { form } = change;
    state.tables.set(change.table, {
      ...known,
      form,
      columns,
      createdOn: script.date,
      at: placeOf(script, line),
      loose: script.loose,
    });
  } else if (mayChange(known, script)) {
    const added = columns.filter(({ name }) => !known.columns.some((column) => column.name === name));
    state.tables.set(change.table, {
      ...known,
      columns: [...known.columns, ...added],
      createdOn: known.createdOn ?? script.date,
    });
  }
}

function newTable(
  state: State,
  table: string,
  form: SqlTable['form'],
  line: number,
  script: Script,
): SqlTable {
  const { schema, name } = split(table);
  return {
    table,
    schema,
    name,
    form,
    columns: [],
    at: placeOf(script, line),
    loose: script.loose,
    createdOn: null,
    rls: state.autoRls ? 'dynamic' : 'off',
    forced: false,
    rlsAt: null,
    looseRls: null,
    unparsed: state.unparsed.get(table) ?? null,
    dynamic: [],
    policiesAt: null,
    privileges: initialPrivileges(schema, state.defaults),
  };
}

const located = (columns: readonly Column[], { path }: Script): (Column & { path: string })[] =>
  columns.map((column) => ({ ...column, path }));

function drop(state: State, what: string, names: readonly string[], script: Script): void {
  if (what === 'schema') countWide(state);
  const gone =
    what === 'schema'
      ? [...state.tables.values()].filter(({ schema }) => names.includes(schema))
      : names
          .map((name) => (what === 'table' ? state.tables.get(name) : undefined))
          .filter((table) => table !== undefined);
  for (const table of gone) {
    if (!mayChange(table, script)) continue;
    state.tables.delete(table.table);
    for (const [key, policy] of [...state.policies])
      if (policy.table === table.table) state.policies.delete(key);
  }
}

/** Renames; a table of that name that exists already gives way, as in the idiom that swaps a copy in. */
function move(state: State, from: string, to: string, script: Script): void {
  const table = state.tables.get(from);
  if (!table || !mayChange(table, script)) return;
  state.tables.delete(from);
  state.tables.set(to, { ...table, ...split(to), table: to });
  for (const [key, policy] of [...state.policies]) {
    if (policy.table !== from) continue;
    state.policies.delete(key);
    state.policies.set(`${to} ${policy.policy}`, { ...policy, table: to });
  }
}

function rowSecurity(
  state: State,
  { table: key, set, ifExists }: Extract<TableChange, { kind: 'row-security' }>,
  line: number,
  script: Script,
): void {
  if (ifExists && set === 'disable' && !state.tables.has(key)) return;
  const table = state.tables.get(key) ?? newTable(state, key, 'elsewhere', line, script);
  const at = placeOf(script, line);
  if (!mayChange(table, script)) {
    if (set === 'enable') state.tables.set(key, { ...table, looseRls: table.looseRls ?? at });
    return;
  }
  if (set === 'force' || set === 'no force') {
    state.tables.set(key, { ...table, forced: set === 'force' });
    return;
  }
  const rls = set === 'enable' ? 'on' : 'off';
  const opposite = table.rls === (rls === 'on' ? 'off' : 'on');
  const disputed = opposite && !script.ordered && table.rlsAt !== null && table.rlsAt.path !== script.path;
  state.tables.set(key, { ...table, rls: disputed ? 'unsure' : rls, rlsAt: at });
}

/** Tables that a block's composed statements may mean: those that it names, else all. */
export function applyDynamic(
  state: State,
  { does, names, anyTable, line }: DynamicChange & { line: number },
  script: Script,
): void {
  countWide(state);
  dynamicDrop(state, does, names, script);
  const all = [...state.tables.values()];
  const named = all.filter(({ table, name }) => names.includes(name) || names.includes(table));
  for (const table of anyTable || named.length === 0 ? all : named) {
    if (!mayChange(table, script)) continue;
    const enabled = does.includes('enable-rls') && table.rls === 'off';
    const disabled = does.includes('disable-rls') && table.rls === 'on';
    const rls = enabled ? 'dynamic' : disabled ? 'unsure' : table.rls;
    const rlsAt = enabled || disabled ? placeOf(script, line) : table.rlsAt;
    state.tables.set(table.table, {
      ...table,
      rls,
      rlsAt,
      policiesAt: does.includes('policy') ? placeOf(script, line) : table.policiesAt,
      dynamic: [...new Set([...table.dynamic, ...does])].sort(),
    });
  }
}

/** Policies on the tables that the block names are gone; where it names none, some may be. */
function dynamicDrop(
  state: State,
  does: DynamicChange['does'],
  names: readonly string[],
  script: Script,
): void {
  if (!does.includes('drop-policies') && !does.includes('drop-some-policies')) return;
  const tables = [...new Set([...state.policies.values()].map(({ table }) => table))];
  const named = tables.filter((table) => names.includes(table) || names.includes(split(table).name));
  const all = does.includes('drop-policies') && named.length > 0;
  dropPolicies(state, new Set(named.length > 0 ? named : tables), all, script);
}

/** A function that switches row level security on for the tables that it is given. */
function call(
  state: State,
  { function: called, strings, line }: CallChange & { line: number },
  script: Script,
): void {
  if (state.switchers.has(called))
    applyDynamic(
      state,
      { kind: 'dynamic', does: ['enable-rls'], names: strings, anyTable: false, line },
      script,
    );
}

function unparsed(state: State, { tables, decides }: UnparsedChange, line: number, script: Script): void {
  for (const key of tables) {
    const at = placeOf(script, line);
    if (!state.unparsed.has(key)) state.unparsed.set(key, at);
    const table = state.tables.get(key);
    if (table && decides) state.tables.set(key, { ...table, unparsed: table.unparsed ?? at });
  }
}

function applyColumn(state: State, change: Change, script: Script): void {
  if (!('table' in change)) return;
  const table = state.tables.get(change.table);
  if (!table || !mayChange(table, script)) return;
  const columns = columnsAfter(table.columns, change, script);
  if (columns !== table.columns) state.tables.set(table.table, { ...table, columns });
}

function columnsAfter(columns: SqlTable['columns'], change: Change, script: Script): SqlTable['columns'] {
  switch (change.kind) {
    case 'add-column':
      if (columns.some(({ name }) => name === change.column.name)) return columns;
      return [...columns, ...located([change.column], script)];
    case 'drop-column':
      return columns.filter(({ name }) => name !== change.column);
    case 'rename-column':
      return columns.map((column) =>
        column.name === change.column ? { ...column, name: change.to } : column,
      );
    case 'foreign-key':
      return columns.map((column) =>
        change.columns.includes(column.name) ? { ...column, references: change.references } : column,
      );
    default:
      return columns;
  }
}
