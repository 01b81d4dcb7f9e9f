import type { AlterPolicyStmt, CreatePolicyStmt, Node, RoleSpec } from 'libpg-query';
import { sqlAtoms } from '../../parsers/sql-split.ts';
import {
  callsIn,
  literals,
  namesIn,
  plainSource,
  type Reading,
  relationName,
  relations,
  sorted,
  strings,
  walkSql,
} from './ast.ts';
import type { Change, Command, Predicate } from './changes.ts';
import { readCondition } from './read-condition.ts';

const COMMANDS: readonly Command[] = ['all', 'select', 'insert', 'update', 'delete'];

export function createPolicy(stmt: CreatePolicyStmt, reading: Reading): Change {
  const { text, lineOf } = reading.statement;
  return {
    kind: 'create-policy',
    policy: stmt.policy_name ?? '',
    table: relationName(stmt.table, reading.schema),
    command: COMMANDS.find((command) => command === stmt.cmd_name) ?? 'all',
    roles: roleNames(stmt.roles),
    permissive: stmt.permissive === true,
    using: predicate(stmt.qual, 'using', text),
    check: predicate(stmt.with_check, 'check', text),
    line: lineOf(0),
  };
}

export function alterPolicy(stmt: AlterPolicyStmt, reading: Reading): Change {
  const { text, lineOf } = reading.statement;
  return {
    kind: 'alter-policy',
    policy: stmt.policy_name ?? '',
    table: relationName(stmt.table, reading.schema),
    roles: stmt.roles ? roleNames(stmt.roles) : null,
    using: predicate(stmt.qual, 'using', text),
    check: predicate(stmt.with_check, 'check', text),
    line: lineOf(0),
  };
}

/** Names of roles; `public` for everybody, `current_user` and its like for whoever runs the statement. */
export function roleNames(roles: readonly Node[] | undefined): string[] {
  const names = (roles ?? []).flatMap((node) => ('RoleSpec' in node ? [roleName(node.RoleSpec)] : []));
  return sorted(names);
}

function roleName({ roletype, rolename }: RoleSpec): string {
  if (roletype === 'ROLESPEC_CSTRING') return rolename ?? '';
  return roletype === 'ROLESPEC_PUBLIC' ? 'public' : 'current_user';
}

function predicate(node: Node | undefined, keyword: 'using' | 'check', source: string): Predicate | null {
  if (!node) return null;
  const columns: string[] = [];
  walkSql(node, (kind, value) => {
    if (kind === 'ColumnRef') columns.push(namesIn(value.fields).at(-1) ?? '*');
  });
  return {
    text: plainSource(clause(source, keyword)),
    constant: constant(node),
    calls: callsIn(node),
    columns: sorted(columns),
    tables: relations(node),
    strings: literals(node),
    asks: readCondition(node),
  };
}

/** What stands between the brackets after a keyword. */
function clause(source: string, keyword: string): string {
  let depth = 0;
  let from = -1;
  let previous = '';
  for (const { at, end, word } of sqlAtoms(source)) {
    if (word === '(') {
      if (depth === 0 && previous === keyword) from = end;
      depth += 1;
    } else if (word === ')') {
      depth -= 1;
      if (depth === 0 && from >= 0) return source.slice(from, at);
    }
    previous = word;
  }
  return '';
}

/** The value of an expression that is the same for every row: literals, their comparison, and, or, not. */
function constant(node: Node | undefined): boolean | null {
  if (!node) return null;
  if ('A_Const' in node) return node.A_Const.boolval ? node.A_Const.boolval.boolval === true : null;
  if ('TypeCast' in node) return castConstant(node.TypeCast.arg);
  if ('A_Expr' in node) return comparison(node.A_Expr);
  if (!('BoolExpr' in node)) return null;
  const values = (node.BoolExpr.args ?? []).map(constant);
  if (node.BoolExpr.boolop === 'NOT_EXPR')
    return values[0] === null || values[0] === undefined ? null : !values[0];
  const decisive = node.BoolExpr.boolop === 'OR_EXPR';
  if (values.includes(decisive)) return decisive;
  return values.includes(null) ? null : !decisive;
}

/** `'true'::boolean`, and `true::boolean`. */
function castConstant(node: Node | undefined): boolean | null {
  const [text] = node && 'A_Const' in node && node.A_Const.sval ? literals(node) : [];
  return text === undefined
    ? constant(node)
    : /^(t|true|on|yes|1)$/i.test(text)
      ? true
      : /^(f|false|off|no|0)$/i.test(text)
        ? false
        : null;
}

function comparison({
  kind,
  name,
  lexpr,
  rexpr,
}: {
  kind?: string;
  name?: Node[];
  lexpr?: Node;
  rexpr?: Node;
}): boolean | null {
  const [operator] = strings(name);
  if (kind !== 'AEXPR_OP' || !lexpr || !rexpr || !('A_Const' in lexpr) || !('A_Const' in rexpr)) return null;
  const same = literalText(lexpr.A_Const) === literalText(rexpr.A_Const);
  return operator === '=' ? same : operator === '<>' || operator === '!=' ? !same : null;
}

/** A literal's value without its place. */
function literalText(literal: object): string {
  return JSON.stringify({ ...literal, location: 0 });
}
