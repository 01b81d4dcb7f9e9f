import type {
  AlterTableCmd,
  AlterTableStmt,
  ColumnDef,
  Constraint,
  CreateStmt,
  CreateTableAsStmt,
  IntoClause,
  Node,
} from 'libpg-query';
import { literals, type Reading, relationName, stringOf, strings, typeOf } from './ast.ts';
import type { Change, Column, OnDelete } from './changes.ts';

const ON_DELETE: Readonly<Record<string, OnDelete>> = {
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/** CREATE TABLE in its forms: plain, LIKE, INHERITS, PARTITION OF, temporary, foreign. */
export function createTable(stmt: CreateStmt, reading: Reading, foreign = false): Change[] {
  const { schema, statement } = reading;
  const table = relationName(stmt.relation, schema);
  const elements = stmt.tableElts ?? [];
  const columns = elements.flatMap((element) =>
    'ColumnDef' in element ? [column(element.ColumnDef, reading)] : [],
  );
  const likes = elements.flatMap((element) =>
    'TableLikeClause' in element ? [relationName(element.TableLikeClause.relation, schema)] : [],
  );
  const parents = (stmt.inhRelations ?? []).flatMap((node) =>
    'RangeVar' in node ? [relationName(node.RangeVar, schema)] : [],
  );
  const form = table.startsWith('pg_temp.')
    ? 'temporary'
    : foreign
      ? 'foreign'
      : stmt.partbound
        ? 'partition'
        : 'table';
  const line = statement.lineOf(stmt.relation?.location);
  const keys = elements.flatMap((element) =>
    'Constraint' in element ? foreignKey(element.Constraint, table, reading) : [],
  );
  return [
    {
      kind: 'create-table',
      table,
      columns,
      from: [...likes, ...parents],
      form,
      ifNotExists: stmt.if_not_exists === true,
      line,
    },
    ...keys,
  ];
}

/** CREATE TABLE … AS and SELECT … INTO, whose columns are not known; CREATE MATERIALIZED VIEW is read elsewhere. */
export function createTableAs(stmt: CreateTableAsStmt, reading: Reading): Change[] {
  return stmt.into ? [tableFrom(stmt.into, stmt.if_not_exists === true, reading)] : [];
}

export function tableFrom(into: IntoClause, ifNotExists: boolean, { schema, statement }: Reading): Change {
  const table = relationName(into.rel, schema);
  const form = table.startsWith('pg_temp.') ? 'temporary' : 'as';
  return {
    kind: 'create-table',
    table,
    columns: [],
    from: [],
    form,
    ifNotExists,
    line: statement.lineOf(into.rel?.location),
  };
}

export function alterTable(stmt: AlterTableStmt, reading: Reading): Change[] {
  const table = relationName(stmt.relation, reading.schema);
  const commands = (stmt.cmds ?? []).flatMap((node) => ('AlterTableCmd' in node ? [node.AlterTableCmd] : []));
  if (stmt.objtype === 'OBJECT_VIEW')
    return commands.flatMap((command) => viewOption(command, table, reading));
  const ifExists = stmt.missing_ok === true;
  return commands.flatMap((command) => tableCommand(command, table, ifExists, reading));
}

const ROW_SECURITY = {
  AT_EnableRowSecurity: 'enable',
  AT_DisableRowSecurity: 'disable',
  AT_ForceRowSecurity: 'force',
  AT_NoForceRowSecurity: 'no force',
} as const;

function tableCommand(command: AlterTableCmd, table: string, ifExists: boolean, reading: Reading): Change[] {
  const { subtype, def, name } = command;
  const line = reading.statement.lineOf(0);
  switch (subtype) {
    case 'AT_EnableRowSecurity':
    case 'AT_DisableRowSecurity':
    case 'AT_ForceRowSecurity':
    case 'AT_NoForceRowSecurity':
      return [{ kind: 'row-security', table, set: ROW_SECURITY[subtype], ifExists, line }];
    case 'AT_AddColumn': {
      if (!def || !('ColumnDef' in def)) return [];
      const added = column(def.ColumnDef, reading);
      return [{ kind: 'add-column', table, column: added, line: added.line }];
    }
    case 'AT_DropColumn':
      return name ? [{ kind: 'drop-column', table, column: name, line }] : [];
    case 'AT_AddConstraint':
      return def && 'Constraint' in def ? foreignKey(def.Constraint, table, reading) : [];
    default:
      return [];
  }
}

function viewOption({ subtype, def }: AlterTableCmd, view: string, { statement }: Reading): Change[] {
  if (!def || !('List' in def) || (subtype !== 'AT_SetRelOptions' && subtype !== 'AT_ResetRelOptions'))
    return [];
  const option = invokerOption(def.List.items);
  if (option === null) return [];
  return [
    {
      kind: 'view-invoker',
      view,
      securityInvoker: option && subtype === 'AT_SetRelOptions',
      line: statement.lineOf(0),
    },
  ];
}

/** `security_invoker` among options; null where they do not speak of it. */
export function invokerOption(options: readonly Node[] | undefined): boolean | null {
  for (const option of options ?? []) {
    if (!('DefElem' in option) || option.DefElem.defname !== 'security_invoker') continue;
    const { arg } = option.DefElem;
    const value =
      arg === undefined
        ? 'true'
        : arg && 'Integer' in arg
          ? String(arg.Integer.ival ?? 0)
          : (stringOf(arg) ?? '');
    return /^(true|on|yes|1)$/i.test(value);
  }
  return null;
}

function column(def: ColumnDef, { schema, statement }: Reading): Column {
  const constraints = (def.constraints ?? []).flatMap((node) =>
    'Constraint' in node ? [node.Constraint] : [],
  );
  const key = constraints.find(({ contype }) => contype === 'CONSTR_FOREIGN');
  return {
    name: def.colname ?? '',
    type: typeOf(def.typeName),
    line: statement.lineOf(def.location),
    notNull: constraints.some(({ contype }) => contype === 'CONSTR_NOTNULL' || contype === 'CONSTR_PRIMARY'),
    references: key ? reference(key, schema) : null,
    values: literals(
      constraints.filter(({ contype }) => contype === 'CONSTR_CHECK').map(({ raw_expr }) => raw_expr),
    ),
  };
}

function reference(key: Constraint, schema: string): { table: string; onDelete: OnDelete } {
  return {
    table: relationName(key.pktable, schema),
    onDelete: ON_DELETE[key.fk_del_action ?? ''] ?? 'no action',
  };
}

function foreignKey(key: Constraint, table: string, { schema, statement }: Reading): Change[] {
  if (key.contype !== 'CONSTR_FOREIGN') return [];
  const references = reference(key, schema);
  return [
    {
      kind: 'foreign-key',
      table,
      columns: strings(key.fk_attrs),
      references,
      line: statement.lineOf(key.location),
    },
  ];
}
