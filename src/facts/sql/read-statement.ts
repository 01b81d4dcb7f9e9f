import type { IntoClause, Node, SelectStmt, VariableSetStmt } from 'libpg-query';
import type { SqlTree } from '../../parsers/sql.ts';
import { literals, qualified, type Reading, relationName, sorted, strings } from './ast.ts';
import type { Change } from './changes.ts';
import { readBlock } from './read-block.ts';
import {
  alterFunction,
  createFunction,
  createMaterializedView,
  createView,
  deleteBuckets,
  drop,
  insertBuckets,
  rename,
  updateBuckets,
} from './read-objects.ts';
import { alterPolicy, createPolicy } from './read-policy.ts';
import { defaultPrivileges, grant } from './read-privileges.ts';
import { alterTable, createTable, createTableAs, tableFrom } from './read-table.ts';

/** The changes of a script, in order. */
export function readScript(tree: SqlTree): Change[] {
  let schema = 'public';
  const changes: Change[] = [];
  for (const statement of tree.statements) {
    const { node } = statement;
    if (node && 'VariableSetStmt' in node) schema = searchPath(node.VariableSetStmt) ?? schema;
    else changes.push(...readStatement({ statement, tree, schema }));
  }
  return changes;
}

/** The schema that unqualified names get after `SET search_path`. */
function searchPath({ name, kind, args }: VariableSetStmt): string | null {
  if (name !== 'search_path') return null;
  const first = (args ?? [])
    .flatMap((value) => literals(value))
    .find((path) => path !== '' && path !== '$user' && path !== 'pg_catalog');
  return kind === 'VAR_SET_VALUE' ? (first ?? 'public') : 'public';
}

function readStatement(reading: Reading): Change[] {
  const { node, text } = reading.statement;
  return node ? readNode(node, reading) : unparsed(text, reading);
}

function readNode(node: Node, reading: Reading): Change[] {
  if ('CreateStmt' in node) return createTable(node.CreateStmt, reading);
  if ('CreateForeignTableStmt' in node)
    return node.CreateForeignTableStmt.base
      ? createTable(node.CreateForeignTableStmt.base, reading, true)
      : [];
  if ('CreateTableAsStmt' in node) {
    const stmt = node.CreateTableAsStmt;
    return stmt.objtype === 'OBJECT_MATVIEW'
      ? [createMaterializedView(stmt, reading)]
      : createTableAs(stmt, reading);
  }
  if ('SelectStmt' in node) return readSelect(node.SelectStmt, reading);
  if ('AlterTableStmt' in node) return alterTable(node.AlterTableStmt, reading);
  if ('DropStmt' in node) return drop(node.DropStmt, reading);
  if ('RenameStmt' in node) return rename(node.RenameStmt, reading);
  if ('DoStmt' in node) return readDo(node.DoStmt, reading);
  return readRules(node, reading) ?? readData(node, reading) ?? readSchema(node, reading);
}

function readSelect(stmt: SelectStmt, reading: Reading): Change[] {
  if (stmt.intoClause) return intoTable(stmt.intoClause, reading);
  return (stmt.targetList ?? []).flatMap((target): Change[] => {
    const value = 'ResTarget' in target ? target.ResTarget.val : undefined;
    if (!value || !('FuncCall' in value)) return [];
    const name = qualified(strings(value.FuncCall.funcname), reading.schema);
    return [{ kind: 'call', function: name, strings: literals(value), line: reading.statement.lineOf(0) }];
  });
}

/** In a script that could not be read whole, it is the assignment of a function whose end was missed. */
function intoTable(into: IntoClause, reading: Reading): Change[] {
  const whole = reading.tree.statements.every(({ node }) => node);
  return whole ? [tableFrom(into, false, reading)] : [];
}

function readRules(node: Node, reading: Reading): Change[] | null {
  if ('CreatePolicyStmt' in node) return [createPolicy(node.CreatePolicyStmt, reading)];
  if ('AlterPolicyStmt' in node) return [alterPolicy(node.AlterPolicyStmt, reading)];
  if ('GrantStmt' in node) return grant(node.GrantStmt, reading);
  if ('AlterDefaultPrivilegesStmt' in node)
    return defaultPrivileges(node.AlterDefaultPrivilegesStmt, reading);
  if ('ViewStmt' in node) return [createView(node.ViewStmt, reading)];
  if ('CreateFunctionStmt' in node) return [createFunction(node.CreateFunctionStmt, reading)];
  return 'AlterFunctionStmt' in node ? alterFunction(node.AlterFunctionStmt, reading) : null;
}

function readData(node: Node, reading: Reading): Change[] | null {
  if ('InsertStmt' in node) return insertBuckets(node.InsertStmt, reading);
  if ('UpdateStmt' in node) return updateBuckets(node.UpdateStmt, reading);
  return 'DeleteStmt' in node ? deleteBuckets(node.DeleteStmt, reading) : null;
}

function readSchema(node: Node, { schema, statement, tree }: Reading): Change[] {
  const line = statement.lineOf(0);
  if ('AlterObjectSchemaStmt' in node) {
    const { relation, newschema = '' } = node.AlterObjectSchemaStmt;
    return relation
      ? [{ kind: 'set-schema', table: relationName(relation, schema), schema: newschema, line }]
      : [];
  }
  if ('CreateSchemaStmt' in node) {
    const { schemaname = schema, schemaElts } = node.CreateSchemaStmt;
    return (schemaElts ?? []).flatMap((element) =>
      readNode(element, { schema: schemaname, statement, tree }),
    );
  }
  if ('CreateEnumStmt' in node) {
    return [
      {
        kind: 'create-type',
        type: qualified(strings(node.CreateEnumStmt.typeName), schema),
        values: strings(node.CreateEnumStmt.vals),
        line,
      },
    ];
  }
  if ('AlterEnumStmt' in node) {
    const { typeName, newVal = '' } = node.AlterEnumStmt;
    return [{ kind: 'add-value', type: qualified(strings(typeName), schema), value: newVal, line }];
  }
  if ('CreateEventTrigStmt' in node)
    return [
      {
        kind: 'event-trigger',
        function: qualified(strings(node.CreateEventTrigStmt.funcname), schema),
        line,
      },
    ];
  return [];
}

function readDo(stmt: Parameters<typeof readBlock>[0], reading: Reading): Change[] {
  const { statement, tree, schema } = reading;
  const block = readBlock(stmt);
  const start = statement.start + Math.max(0, statement.text.indexOf(block.source));
  const changes = block.statements.flatMap(({ text, offset }) =>
    readStatement({ tree, schema, statement: tree.fragment(text, start + offset) }),
  );
  return block.dynamic ? [...changes, { ...block.dynamic, line: statement.lineOf(0) }] : changes;
}

const TABLE_STATEMENT =
  /\b(?:create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?table(?:\s+if\s+not\s+exists)?|alter\s+table(?:\s+if\s+exists)?(?:\s+only)?|drop\s+table(?:\s+if\s+exists)?|(?:create|alter|drop)\s+policy\s+[^;]{0,200}?\son)\s+([\w."`[\]]{1,130})/gi;

/** A statement in another dialect, or a broken one: all that is known are the tables that it names. */
function unparsed(text: string, { schema, statement }: Reading): Change[] {
  const names = [...text.slice(0, 200_000).matchAll(TABLE_STATEMENT)].map((match) => {
    const path = (match[1] ?? '')
      .replace(/["`[\]]/g, '')
      .toLowerCase()
      .split('.');
    return qualified(path, schema);
  });
  const decides = /\b(create|drop)\s|\brow\s+level\s+security\b/i.test(text);
  return names.length > 0
    ? [{ kind: 'unparsed', tables: sorted(names), decides, line: statement.lineOf(0) }]
    : [];
}
