import type { AlterDefaultPrivilegesStmt, GrantStmt, Node } from 'libpg-query';
import { qualified, type Reading, relationName, strings } from './ast.ts';
import type { Change } from './changes.ts';
import { roleNames } from './read-policy.ts';

/** GRANT and REVOKE on tables and functions, also on all of a schema. */
export function privileges(
  stmt: GrantStmt,
  reading: Reading,
  target: 'named' | 'all' | 'default',
  schemas: string[],
): Change[] {
  const on = kindOf(stmt.objtype);
  if (!on) return [];
  const names = stmt.privileges?.map((node) =>
    'AccessPriv' in node ? (node.AccessPriv.priv_name ?? '') : '',
  );
  return [
    {
      kind: stmt.is_grant ? 'grant' : 'revoke',
      on,
      target,
      names:
        target === 'named'
          ? (stmt.objects ?? []).flatMap((object) => objectName(object, reading.schema))
          : [],
      schemas,
      privileges: names ?? ['all'],
      roles: roleNames(stmt.grantees),
      line: reading.statement.lineOf(0),
    },
  ];
}

export function grant(stmt: GrantStmt, reading: Reading): Change[] {
  const all = stmt.targtype === 'ACL_TARGET_ALL_IN_SCHEMA';
  return privileges(stmt, reading, all ? 'all' : 'named', all ? strings(stmt.objects) : []);
}

export function defaultPrivileges(stmt: AlterDefaultPrivilegesStmt, reading: Reading): Change[] {
  const schemas = (stmt.options ?? []).flatMap((node) => {
    const option = 'DefElem' in node && node.DefElem.defname === 'schemas' ? node.DefElem.arg : undefined;
    return option && 'List' in option ? strings(option.List.items) : [];
  });
  return stmt.action ? privileges(stmt.action, reading, 'default', schemas) : [];
}

function kindOf(type: GrantStmt['objtype']): 'table' | 'function' | null {
  if (type === 'OBJECT_TABLE') return 'table';
  return type === 'OBJECT_FUNCTION' || type === 'OBJECT_ROUTINE' || type === 'OBJECT_PROCEDURE'
    ? 'function'
    : null;
}

function objectName(object: Node, schema: string): string[] {
  if ('RangeVar' in object) return [relationName(object.RangeVar, schema)];
  return 'ObjectWithArgs' in object ? [qualified(strings(object.ObjectWithArgs.objname), schema)] : [];
}
