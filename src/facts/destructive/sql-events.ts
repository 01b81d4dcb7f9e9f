import type {
  AlterTableCmd,
  AlterTableStmt,
  ColumnDef,
  DropStmt,
  Node,
  RenameStmt,
  TypeName,
} from 'libpg-query';
import type { SqlStatement, SqlTree } from '../../parsers/sql.ts';
import { namesIn, qualified, relationName, relations, strings, walkSql } from '../sql/ast.ts';
import { readBlock } from '../sql/read-block.ts';
import { destroysIn, type Loss } from './sql-text.ts';

/** What a statement of a migration does to data, or to what holds it. Names are `schema.name`. */
export type SqlEvent = { readonly line: number } & (
  | { readonly does: 'create'; readonly table: string; readonly columns: readonly TypedColumn[] }
  | { readonly does: 'add'; readonly table: string; readonly column: TypedColumn }
  | { readonly does: 'rename'; readonly table: string; readonly to: string }
  | { readonly does: 'rename-column'; readonly table: string; readonly column: string; readonly to: string }
  | { readonly does: 'type'; readonly table: string; readonly column: TypedColumn }
  /** Rows are put into a table ('' where they are only changed), copied or computed from tables and columns, if any. */
  | {
      readonly does: 'copy';
      readonly into: string;
      readonly tables: readonly string[];
      readonly columns: readonly string[];
    }
  | {
      readonly does: 'destroy';
      readonly loss: Loss;
      readonly table: string;
      readonly column: string | null;
      readonly ifExists: boolean;
    }
);

export interface TypedColumn {
  readonly name: string;
  /** With its length or precision: `varchar(20)`, `int4`. */
  readonly type: string;
}

/** What the statements of a script do, in order; those inside DO blocks among them. */
export function sqlEvents(tree: SqlTree, statements: readonly SqlStatement[]): SqlEvent[] {
  return statements.flatMap((statement) => eventsOf(statement, tree));
}

const SCHEMA = 'public';

function eventsOf(statement: SqlStatement, tree: SqlTree): SqlEvent[] {
  const { node, text } = statement;
  const line = statement.lineOf(0);
  if (!node) return otherDialect(text, line);
  if ('CreateStmt' in node) {
    const table = relationName(node.CreateStmt.relation, SCHEMA);
    const columns = (node.CreateStmt.tableElts ?? []).flatMap((each) =>
      'ColumnDef' in each ? [columnOf(each.ColumnDef)] : [],
    );
    return [{ does: 'create', table, columns, line }];
  }
  if ('CreateTableAsStmt' in node) {
    const table = relationName(node.CreateTableAsStmt.into?.rel, SCHEMA);
    return [copied(node, table, line), { does: 'create', table, columns: [], line }];
  }
  if ('AlterTableStmt' in node) return altered(node.AlterTableStmt, line);
  if ('DropStmt' in node) return dropped(node.DropStmt, line);
  if ('RenameStmt' in node) return renamed(node.RenameStmt, line);
  if ('DropdbStmt' in node)
    return [destroy('database', node.DropdbStmt.dbname ?? '', null, node.DropdbStmt.missing_ok, line)];
  if ('TruncateStmt' in node)
    return (node.TruncateStmt.relations ?? []).flatMap((each) =>
      'RangeVar' in each ? [destroy('rows', relationName(each.RangeVar, SCHEMA), null, false, line)] : [],
    );
  return data(node, line) ?? block(statement, tree);
}

function data(node: Node, line: number): SqlEvent[] | null {
  if ('DeleteStmt' in node) {
    const { relation, whereClause, usingClause } = node.DeleteStmt;
    const all = !whereClause && !usingClause?.length;
    return all ? [destroy('rows', relationName(relation, SCHEMA), null, false, line)] : [];
  }
  if ('UpdateStmt' in node) {
    const { relation, whereClause, fromClause, targetList } = node.UpdateStmt;
    const table = relationName(relation, SCHEMA);
    const copy = copied(node, '', line);
    if (whereClause || fromClause?.length) return [copy];
    const set = (targetList ?? []).flatMap((each) =>
      'ResTarget' in each ? [each.ResTarget.name ?? ''] : [],
    );
    return [copy, ...set.map((column) => destroy('values', table, column, false, line))];
  }
  return 'InsertStmt' in node ? [copied(node, relationName(node.InsertStmt.relation, SCHEMA), line)] : null;
}

/** The statements of a DO block, taken as if every condition held. */
function block(statement: SqlStatement, tree: SqlTree): SqlEvent[] {
  const { node, text, start } = statement;
  if (!node || !('DoStmt' in node)) return [];
  const { source, statements } = readBlock(node.DoStmt);
  const from = start + Math.max(0, text.indexOf(source));
  return statements.flatMap((inner) => eventsOf(tree.fragment(inner.text, from + inner.offset), tree));
}

/** A statement that PostgreSQL does not understand: MySQL's and the like, by their words. */
function otherDialect(text: string, line: number): SqlEvent[] {
  return destroysIn(text).map(({ loss, target, ifExists }) => {
    const name = target ?? '';
    const dot = loss === 'column' || loss === 'values' ? name.lastIndexOf('.') : -1;
    const table = dot < 0 ? name : name.slice(0, dot);
    return destroy(
      loss,
      qualified(table.split('.'), SCHEMA),
      dot < 0 ? null : name.slice(dot + 1),
      ifExists,
      line,
    );
  });
}

function destroy(
  loss: Loss,
  table: string,
  column: string | null,
  ifExists: boolean | undefined,
  line: number,
): SqlEvent {
  return { does: 'destroy', loss, table, column, ifExists: ifExists === true, line };
}

function dropped({ removeType, objects, missing_ok }: DropStmt, line: number): SqlEvent[] {
  const loss = removeType === 'OBJECT_TABLE' ? 'table' : removeType === 'OBJECT_SCHEMA' ? 'database' : null;
  if (loss === null) return [];
  return (objects ?? []).map((object) => {
    const names = 'List' in object ? strings(object.List.items) : namesIn(object);
    const name = loss === 'table' ? qualified(names, SCHEMA) : names.join('.');
    return destroy(loss, name, null, missing_ok, line);
  });
}

function altered({ relation, cmds, objtype }: AlterTableStmt, line: number): SqlEvent[] {
  if (objtype !== undefined && objtype !== 'OBJECT_TABLE') return [];
  const table = relationName(relation, SCHEMA);
  return (cmds ?? []).flatMap((each) =>
    'AlterTableCmd' in each ? command(each.AlterTableCmd, table, line) : [],
  );
}

function command(
  { subtype, name = '', def, missing_ok }: AlterTableCmd,
  table: string,
  line: number,
): SqlEvent[] {
  if (subtype === 'AT_DropColumn') return [destroy('column', table, name, missing_ok, line)];
  if (!def || !('ColumnDef' in def)) return [];
  if (subtype === 'AT_AddColumn') return [{ does: 'add', table, column: columnOf(def.ColumnDef), line }];
  if (subtype !== 'AT_AlterColumnType') return [];
  return [{ does: 'type', table, column: { name, type: typeName(def.ColumnDef.typeName) }, line }];
}

function renamed({ renameType, relation, subname = '', newname = '' }: RenameStmt, line: number): SqlEvent[] {
  const table = relationName(relation, SCHEMA);
  if (renameType === 'OBJECT_TABLE')
    return [{ does: 'rename', table, to: `${table.slice(0, table.indexOf('.'))}.${newname}`, line }];
  return renameType === 'OBJECT_COLUMN'
    ? [{ does: 'rename-column', table, column: subname, to: newname, line }]
    : [];
}

/** Stands for the type of a column whose values are computed from others. */
export const GENERATED = 'generated';

function columnOf({ colname = '', typeName: type, constraints }: ColumnDef): TypedColumn {
  const generated = (constraints ?? []).some(
    (each) => 'Constraint' in each && each.Constraint.contype === 'CONSTR_GENERATED',
  );
  return { name: colname, type: generated ? GENERATED : typeName(type) };
}

/** `varchar(20)`; the parser names types as PostgreSQL does inside: `int4`, `timestamptz`, `bpchar`. */
function typeName(type: TypeName | undefined): string {
  const name = strings(type?.names).at(-1) ?? '';
  const sizes: number[] = [];
  walkSql(type?.typmods ?? [], (kind, { ival }) => {
    if (kind === 'A_Const' && typeof ival === 'object' && ival !== null && 'ival' in ival)
      sizes.push(Number(ival.ival));
  });
  return `${name}${sizes.length > 0 ? `(${sizes.join(',')})` : ''}${type?.arrayBounds?.length ? '[]' : ''}`;
}

function copied(node: Node, into: string, line: number): SqlEvent {
  const columns = new Set<string>();
  walkSql(node, (kind, { fields }) => {
    if (kind === 'ColumnRef') for (const name of namesIn(fields)) columns.add(name);
  });
  const tables = relations(node).map((name) => qualified(name.split('.'), SCHEMA));
  return { does: 'copy', into, tables, columns: [...columns].sort(), line };
}
