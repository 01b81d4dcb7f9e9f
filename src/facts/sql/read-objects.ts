import type {
  AlterFunctionStmt,
  CreateFunctionStmt,
  CreateTableAsStmt,
  DefElem,
  DeleteStmt,
  DropStmt,
  InsertStmt,
  Node,
  RenameStmt,
  UpdateStmt,
  ViewStmt,
} from 'libpg-query';
import {
  callsIn,
  literals,
  plainSource,
  qualified,
  type Reading,
  relationName,
  relations,
  stringOf,
  strings,
  typeOf,
} from './ast.ts';
import type { Change } from './changes.ts';
import { readBody } from './read-body.ts';
import { invokerOption } from './read-table.ts';

export function createView(stmt: ViewStmt, { schema, statement }: Reading): Change {
  const view = relationName(stmt.view, schema);
  const securityInvoker = invokerOption(stmt.options) === true;
  return {
    kind: 'create-view',
    view,
    materialized: false,
    securityInvoker,
    reads: relations(stmt.query),
    columns: outputNames(stmt.query),
    calls: callsIn(stmt.query),
    line: statement.lineOf(0),
  };
}

export function createMaterializedView(stmt: CreateTableAsStmt, { schema, statement }: Reading): Change {
  const view = relationName(stmt.into?.rel, schema);
  return {
    kind: 'create-view',
    view,
    materialized: true,
    securityInvoker: false,
    reads: relations(stmt.query),
    columns: outputNames(stmt.query),
    calls: callsIn(stmt.query),
    line: statement.lineOf(0),
  };
}

export function createFunction(stmt: CreateFunctionStmt, { schema, statement, tree }: Reading): Change {
  const options = optionsIn(stmt.options);
  const parameters = (stmt.parameters ?? []).flatMap((node) =>
    'FunctionParameter' in node ? [node.FunctionParameter] : [],
  );
  const inputs = parameters.filter(({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE');
  const returns = stmt.returnType ? typeOf(stmt.returnType) : null;
  const language = (stringOf(optionNamed(options, 'language')?.arg) ?? 'sql').toLowerCase();
  const source = body(optionNamed(options, 'as')?.arg) || plainSource(statement.text);
  return {
    kind: 'create-function',
    name: qualified(strings(stmt.funcname), schema),
    arguments: inputs.map(({ argType }) => typeOf(argType)),
    returns,
    language,
    definer: flagOf(options, 'security') === true,
    searchPath: searchPathOf(options),
    body: source,
    parameters: inputs.map(({ name = '' }) => name),
    outputs: parameters
      .filter(
        ({ mode }) => mode === 'FUNC_PARAM_OUT' || mode === 'FUNC_PARAM_TABLE' || mode === 'FUNC_PARAM_INOUT',
      )
      .map(({ name = '' }) => name),
    does: readBody(source, language, returns, tree),
    line: statement.lineOf(0),
  };
}

export function alterFunction(stmt: AlterFunctionStmt, { schema, statement }: Reading): Change[] {
  const options = optionsIn(stmt.actions);
  const definer = flagOf(options, 'security');
  const searchPath = searchPathOf(options);
  if (definer === null && searchPath === null) return [];
  const types = stmt.func?.objargs?.map((node) => ('TypeName' in node ? typeOf(node.TypeName) : ''));
  const name = qualified(strings(stmt.func?.objname), schema);
  return [
    {
      kind: 'alter-function',
      name,
      arguments: types ?? null,
      definer,
      searchPath,
      line: statement.lineOf(0),
    },
  ];
}

function optionsIn(nodes: readonly Node[] | undefined): DefElem[] {
  return (nodes ?? []).flatMap((node) => ('DefElem' in node ? [node.DefElem] : []));
}

function optionNamed(options: readonly DefElem[], name: string): DefElem | undefined {
  return options.find(({ defname }) => defname === name);
}

function flagOf(options: readonly DefElem[], name: string): boolean | null {
  const arg = optionNamed(options, name)?.arg;
  return arg && 'Boolean' in arg ? arg.Boolean.boolval === true : null;
}

function searchPathOf(options: readonly DefElem[]): string | null {
  for (const { defname, arg } of options) {
    if (
      defname !== 'set' ||
      !arg ||
      !('VariableSetStmt' in arg) ||
      arg.VariableSetStmt.name !== 'search_path'
    )
      continue;
    const { args } = arg.VariableSetStmt;
    return (args ?? []).flatMap((value) => literals(value)).join(', ');
  }
  return null;
}

function body(arg: Node | undefined): string {
  return arg && 'List' in arg ? plainSource(strings(arg.List.items).join('\n')) : '';
}

/** The names of the columns that a query gives. */
function outputNames(query: Node | undefined): string[] {
  if (!query || !('SelectStmt' in query)) return ['*'];
  const { larg, targetList } = query.SelectStmt;
  if (larg) return outputNames({ SelectStmt: larg });
  return (targetList ?? []).map((node) => {
    const { name, val } = 'ResTarget' in node ? node.ResTarget : {};
    return name ?? (val && 'ColumnRef' in val ? (strings(val.ColumnRef.fields).at(-1) ?? '*') : '');
  });
}

const DROPPED = {
  OBJECT_TABLE: 'table',
  OBJECT_FOREIGN_TABLE: 'table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'view',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_SCHEMA: 'schema',
  OBJECT_TYPE: 'type',
} as const;

export function drop(stmt: DropStmt, { schema, statement }: Reading): Change[] {
  const line = statement.lineOf(0);
  const paths = (stmt.objects ?? []).map(pathOf);
  if (stmt.removeType === 'OBJECT_POLICY') {
    return paths.map((path) => ({
      kind: 'drop-policy',
      policy: path.at(-1) ?? '',
      table: qualified(path.slice(0, -1), schema),
      line,
    }));
  }
  const type = stmt.removeType ?? '';
  if (!isDropped(type)) return [];
  const what = DROPPED[type];
  return [
    {
      kind: 'drop',
      what,
      names: paths.map((path) => (what === 'schema' ? path.join('.') : qualified(path, schema))),
      line,
    },
  ];
}

function isDropped(type: string): type is keyof typeof DROPPED {
  return Object.hasOwn(DROPPED, type);
}

function pathOf(object: Node): string[] {
  if ('List' in object) return strings(object.List.items);
  if ('ObjectWithArgs' in object) return strings(object.ObjectWithArgs.objname);
  return 'TypeName' in object ? strings(object.TypeName.names) : strings([object]);
}

export function rename(stmt: RenameStmt, { schema, statement }: Reading): Change[] {
  const { renameType, subname = '', newname: to = '' } = stmt;
  const table = relationName(stmt.relation, schema);
  const line = statement.lineOf(0);
  if (renameType === 'OBJECT_TABLE' || renameType === 'OBJECT_VIEW' || renameType === 'OBJECT_MATVIEW') {
    return [{ kind: 'rename-table', table, to, line }];
  }
  if (renameType === 'OBJECT_COLUMN') return [{ kind: 'rename-column', table, column: subname, to, line }];
  if (renameType === 'OBJECT_POLICY') return [{ kind: 'rename-policy', table, policy: subname, to, line }];
  return renameType === 'OBJECT_SCHEMA' ? [{ kind: 'rename-schema', schema: subname, to, line }] : [];
}

/** Buckets that are put into `storage.buckets`, as Supabase's migrations do. */
export function insertBuckets(stmt: InsertStmt, { schema, statement }: Reading): Change[] {
  if (relationName(stmt.relation, schema) !== 'storage.buckets') return [];
  const columns = (stmt.cols ?? []).map((node) => ('ResTarget' in node ? (node.ResTarget.name ?? '') : ''));
  const select = stmt.selectStmt && 'SelectStmt' in stmt.selectStmt ? stmt.selectStmt.SelectStmt : null;
  const rows = (select?.valuesLists ?? []).map((list) => ('List' in list ? (list.List.items ?? []) : []));
  const selected = (select?.targetList ?? []).flatMap((node) =>
    'ResTarget' in node && node.ResTarget.val ? [node.ResTarget.val] : [],
  );
  return (rows.length > 0 ? rows : [selected]).flatMap((row) => {
    const [bucket] = literals(row[Math.max(0, columns.indexOf('id'))]);
    const isPublic = isTrue(row[columns.indexOf('public')]);
    return bucket === undefined
      ? []
      : [{ kind: 'create-bucket', bucket, public: isPublic, line: statement.lineOf(0) } as const];
  });
}

export function updateBuckets(stmt: UpdateStmt, { schema, statement }: Reading): Change[] {
  if (relationName(stmt.relation, schema) !== 'storage.buckets') return [];
  const line = statement.lineOf(0);
  const buckets = literals(stmt.whereClause);
  return (stmt.targetList ?? []).flatMap((node) => {
    if (!('ResTarget' in node) || node.ResTarget.name !== 'public') return [];
    const isPublic = isTrue(node.ResTarget.val);
    const named: (string | null)[] = stmt.whereClause ? buckets : [null];
    return named.map((bucket) => ({ kind: 'update-bucket', bucket, public: isPublic, line }) as const);
  });
}

export function deleteBuckets(stmt: DeleteStmt, { schema, statement }: Reading): Change[] {
  if (relationName(stmt.relation, schema) !== 'storage.buckets') return [];
  return literals(stmt.whereClause).map((bucket) => ({
    kind: 'delete-bucket',
    bucket,
    line: statement.lineOf(0),
  }));
}

function isTrue(node: Node | undefined): boolean {
  if (!node || !('A_Const' in node)) return false;
  return node.A_Const.boolval?.boolval === true || /^(t|true)$/i.test(node.A_Const.sval?.sval ?? '');
}
