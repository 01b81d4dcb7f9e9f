import type { A_Expr, BoolExpr, Node, SelectStmt } from 'libpg-query';
import { relations, stringOf, strings } from './ast.ts';
import type { Condition, Query, Value } from './condition.ts';

/** Deeper than any policy; what lies below counts as unknown. */
const MAX_DEPTH = 80;

/** What a boolean expression asks. */
export function readCondition(node: Node, depth = 0): Condition {
  if (depth > MAX_DEPTH) return { is: 'other', of: [] };
  const inner = (each: Node | undefined): Condition =>
    each ? readCondition(each, depth + 1) : { is: 'other', of: [] };
  if ('BoolExpr' in node) return combined(node.BoolExpr, inner);
  if ('NullTest' in node) {
    const isNull: Condition = { is: 'null', of: readValue(node.NullTest.arg, depth + 1) };
    return node.NullTest.nulltesttype === 'IS_NOT_NULL' ? not(isNull) : isNull;
  }
  if ('BooleanTest' in node) {
    const { booltesttype = '', arg } = node.BooleanTest;
    return booltesttype === 'IS_FALSE' || booltesttype === 'IS_NOT_TRUE' ? not(inner(arg)) : inner(arg);
  }
  if ('A_Const' in node && node.A_Const.boolval)
    return { is: 'constant', value: node.A_Const.boolval.boolval === true };
  if ('TypeCast' in node) return castCondition(node.TypeCast.arg, inner);
  if ('A_Expr' in node) return comparison(node, depth);
  if ('SubLink' in node) return subquery(node, depth);
  return branches(node, inner) ?? { is: 'holds', of: readValue(node, depth + 1) };
}

type Inner = (node: Node | undefined) => Condition;

function combined({ boolop, args }: BoolExpr, inner: Inner): Condition {
  const of = (args ?? []).map(inner);
  if (boolop === 'NOT_EXPR') return not(of[0] ?? { is: 'other', of: [] });
  return { is: boolop === 'OR_EXPR' ? 'or' : 'and', of };
}

function branches(node: Node, inner: Inner): Condition | null {
  // `coalesce(condition, false)`: what is not known does not pass.
  if ('CoalesceExpr' in node) return { is: 'or', of: (node.CoalesceExpr.args ?? []).map(inner) };
  return 'CaseExpr' in node ? caseCondition(node.CaseExpr.args, node.CaseExpr.defresult, inner) : null;
}

function not(of: Condition): Condition {
  if (of.is === 'not') return of.of;
  return of.is === 'constant' ? { is: 'constant', value: !of.value } : { is: 'not', of };
}

function castCondition(arg: Node | undefined, inner: (node: Node | undefined) => Condition): Condition {
  const text = arg && 'A_Const' in arg ? arg.A_Const.sval?.sval : undefined;
  if (text !== undefined && /^(t|true|on|yes|1|f|false|off|no|0)$/i.test(text))
    return { is: 'constant', value: /^(t|true|on|yes|1)$/i.test(text) };
  return inner(arg);
}

/** One branch of CASE must hold, and with it its result. */
function caseCondition(
  branches: readonly Node[] | undefined,
  otherwise: Node | undefined,
  inner: (node: Node | undefined) => Condition,
): Condition {
  const of = (branches ?? []).flatMap((branch): Condition[] =>
    'CaseWhen' in branch
      ? [{ is: 'and', of: [inner(branch.CaseWhen.expr), inner(branch.CaseWhen.result)] }]
      : [],
  );
  return { is: 'or', of: otherwise ? [...of, inner(otherwise)] : of };
}

const EQUAL = /^(AEXPR_OP|AEXPR_OP_ANY|AEXPR_IN|AEXPR_NOT_DISTINCT|AEXPR_DISTINCT)$/;
const JSON_PATH = /^(->|->>|#>|#>>|\?)$/;

function comparison(node: Extract<Node, { A_Expr: unknown }>, depth: number): Condition {
  const { kind = '', name, lexpr, rexpr } = node.A_Expr;
  const [operator = ''] = strings(name).slice(-1);
  if (kind === 'AEXPR_OP' && JSON_PATH.test(operator)) return { is: 'holds', of: readValue(node, depth + 1) };
  const same = operator === '=' && kind !== 'AEXPR_DISTINCT';
  const equality = EQUAL.test(kind) && /^(=|<>|!=)$/.test(operator);
  // Each side is read once: `((a = true) = true) = true` must not take twice as long with each level.
  const constant = equality && kind === 'AEXPR_OP' ? (booleanOf(lexpr) ?? booleanOf(rexpr)) : null;
  const tested = booleanOf(lexpr) === null ? lexpr : rexpr;
  if (constant !== null && tested) {
    const condition = readCondition(tested, depth + 1);
    return constant === same ? condition : not(condition);
  }
  const left = readValue(lexpr, depth + 1);
  const right = rexpr ? listed(rexpr, depth + 1) : [];
  if (!equality) return { is: 'other', of: [left, ...right] };
  const [only] = right;
  if (isLiteral(left) && only && isLiteral(only) && right.length === 1)
    return { is: 'constant', value: (left.text === only.text) === same };
  return same ? { is: 'equal', left, right } : not({ is: 'equal', left, right });
}

function isLiteral(value: Value): value is Extract<Value, { is: 'text' | 'literal' }> {
  return value.is === 'text' || value.is === 'literal';
}

function booleanOf(node: Node | undefined): boolean | null {
  return node && 'A_Const' in node && node.A_Const.boolval ? node.A_Const.boolval.boolval === true : null;
}

/** The alternatives on the right of IN and ANY. */
function listed(node: Node, depth: number): Value[] {
  if ('List' in node) return (node.List.items ?? []).map((each) => readValue(each, depth));
  if ('A_ArrayExpr' in node) return (node.A_ArrayExpr.elements ?? []).map((each) => readValue(each, depth));
  if ('TypeCast' in node && node.TypeCast.arg) return listed(node.TypeCast.arg, depth);
  if ('A_Const' in node && /^\{.*\}$/.test(node.A_Const.sval?.sval ?? ''))
    return (node.A_Const.sval?.sval ?? '')
      .slice(1, -1)
      .split(',')
      .map((text) => ({ is: 'text', text: text.trim().replace(/^"|"$/g, '') }));
  return [readValue(node, depth)];
}

function subquery({ SubLink: link }: Extract<Node, { SubLink: unknown }>, depth: number): Condition {
  const { subLinkType, subselect, testexpr, operName } = link;
  if (subLinkType === 'EXPR_SUBLINK') return scalarCondition(subselect, depth);
  const query =
    subselect && 'SelectStmt' in subselect ? readQuery(subselect.SelectStmt, depth + 1) : NO_QUERY;
  if (subLinkType === 'EXISTS_SUBLINK') return { is: 'exists', query };
  const [operator = '='] = strings(operName);
  const left = readValue(testexpr, depth + 1);
  const right: Value = { is: 'query', query };
  return subLinkType === 'ANY_SUBLINK' && operator === '='
    ? { is: 'equal', left, right: [right] }
    : { is: 'other', of: [left, right] };
}

function scalarCondition(subselect: Node | undefined, depth: number): Condition {
  return subselect && 'SelectStmt' in subselect
    ? readAlone(subselect.SelectStmt, depth)
    : { is: 'other', of: [] };
}

/** A query that gives a boolean: `select auth.uid() = user_id`, `select is_admin from profiles where …`. */
export function readAlone(select: SelectStmt, depth = 0): Condition {
  const target = targetOf(select);
  if (!target || depth > MAX_DEPTH) return { is: 'other', of: [] };
  const shown = readCondition(target, depth + 1);
  const tables = tablesOf(select);
  if (tables.length === 0) return shown;
  const where = whereOf(select, depth);
  return {
    is: 'exists',
    query: { tables, target: null, where: where ? { is: 'and', of: [where, shown] } : shown },
  };
}

const NO_QUERY: Query = { tables: [], target: null, where: null };

function targetOf(select: SelectStmt): Node | undefined {
  const [first] = select.targetList ?? [];
  return first && 'ResTarget' in first ? first.ResTarget.val : undefined;
}

/** A SELECT; of a UNION, its parts are alternatives. */
export function readQuery(select: SelectStmt, depth = 0): Query {
  if (depth > MAX_DEPTH) return NO_QUERY;
  if (select.larg && select.rarg)
    return unionOf([select.larg, select.rarg].map((each) => readQuery(each, depth + 1)));
  const target = targetOf(select);
  return {
    tables: tablesOf(select),
    target: target ? readValue(target, depth + 1) : null,
    where: whereOf(select, depth),
  };
}

function tablesOf({ fromClause, withClause }: SelectStmt): string[] {
  return relations([fromClause, withClause]);
}

/** WHERE, HAVING, the ON of joins, and the WHERE of queries that stand in FROM and WITH. */
function whereOf(select: SelectStmt, depth: number): Condition | null {
  const of = restrictions(select).map((each) => readCondition(each, depth + 1));
  const [first] = of;
  return first && of.length === 1 ? first : first ? { is: 'and', of } : null;
}

function restrictions({ fromClause, withClause, whereClause, havingClause }: SelectStmt): Node[] {
  const sources = [...(fromClause ?? []), ...(withClause?.ctes ?? [])];
  return [...sources.flatMap(sourceRestrictions), ...[whereClause, havingClause].filter((each) => !!each)];
}

function sourceRestrictions(source: Node): Node[] {
  if ('JoinExpr' in source) {
    const { larg, rarg, quals } = source.JoinExpr;
    const sides = [larg, rarg].flatMap((each) => (each ? sourceRestrictions(each) : []));
    return quals ? [...sides, quals] : sides;
  }
  const query =
    'RangeSubselect' in source
      ? source.RangeSubselect.subquery
      : 'CommonTableExpr' in source
        ? source.CommonTableExpr.ctequery
        : undefined;
  return query && 'SelectStmt' in query ? restrictions(query.SelectStmt) : [];
}

function unionOf(queries: readonly Query[]): Query {
  const open = queries.some(({ where }) => !where);
  return {
    tables: queries.flatMap(({ tables }) => tables),
    target: { is: 'of', of: queries.flatMap(({ target }) => (target ? [target] : [])) },
    where: open ? null : { is: 'or', of: queries.flatMap(({ where }) => (where ? [where] : [])) },
  };
}

/** What a value is made of. */
function readValue(node: Node | undefined, depth = 0): Value {
  if (!node || depth > MAX_DEPTH) return { is: 'of', of: [] };
  const inner = (each: Node | undefined): Value => readValue(each, depth + 1);
  if ('A_Const' in node) return constantOf(node.A_Const);
  if ('ColumnRef' in node) return columnOf(node.ColumnRef.fields);
  if ('ParamRef' in node) return { is: 'column', table: null, name: `$${node.ParamRef.number ?? 0}` };
  if ('TypeCast' in node) return inner(node.TypeCast.arg);
  if ('NamedArgExpr' in node) return inner(node.NamedArgExpr.arg);
  if ('A_Expr' in node) return operated(node.A_Expr, inner);
  if ('SubLink' in node) return selected(node.SubLink.subselect, depth);
  return callOf(node, inner) ?? { is: 'of', of: parts(node).map(inner) };
}

function callOf(node: Node, inner: (node: Node | undefined) => Value): Value | null {
  if ('FuncCall' in node) {
    const name = strings(node.FuncCall.funcname).join('.').toLowerCase();
    return { is: 'call', function: name, of: (node.FuncCall.args ?? []).map(inner) };
  }
  // `current_user` and its like are no function calls to the parser.
  if (!('SQLValueFunction' in node)) return null;
  const name = String(node.SQLValueFunction.op).replace('SVFOP_', '').toLowerCase();
  return { is: 'call', function: name, of: [] };
}

function selected(subselect: Node | undefined, depth: number): Value {
  if (!subselect || !('SelectStmt' in subselect)) return { is: 'of', of: [] };
  const query = readQuery(subselect.SelectStmt, depth + 1);
  return query.tables.length === 0 && query.target ? query.target : { is: 'query', query };
}

function constantOf(constant: Extract<Node, { A_Const: unknown }>['A_Const']): Value {
  if (constant.sval) return { is: 'text', text: constant.sval.sval ?? '' };
  const { ival, fval, boolval, isnull } = constant;
  const text = ival
    ? String(ival.ival ?? 0)
    : fval
      ? (fval.fval ?? '')
      : boolval
        ? String(boolval.boolval === true)
        : null;
  return { is: 'literal', text: isnull ? 'null' : (text ?? '?') };
}

function columnOf(fields: readonly Node[] | undefined): Value {
  const names = (fields ?? []).map((field) => stringOf(field) ?? '*');
  return { is: 'column', table: names.at(-2) ?? null, name: names.at(-1) ?? '*' };
}

function operated({ name, lexpr, rexpr }: A_Expr, inner: (node: Node | undefined) => Value): Value {
  const [operator = ''] = strings(name).slice(-1);
  const left = inner(lexpr);
  const right = inner(rexpr);
  const key = right.is === 'text' || right.is === 'literal' ? right.text : null;
  if (
    (operator === '->' ||
      operator === '->>' ||
      operator === '?' ||
      operator === '#>>' ||
      operator === '#>') &&
    key !== null
  ) {
    const keys = operator.startsWith('#') ? key.replace(/[{}]/g, '').split(',') : [key];
    return left.is === 'field'
      ? { is: 'field', of: left.of, path: [...left.path, ...keys] }
      : { is: 'field', of: left, path: keys };
  }
  return { is: 'of', of: [left, right] };
}

/** The nodes directly below one that has no meaning of its own here. */
function parts(node: Node): Node[] {
  return Object.values(node).flatMap((inner) =>
    typeof inner === 'object' && inner !== null
      ? Object.values(inner)
          .flatMap((value) => (Array.isArray(value) ? value : [value]))
          .filter(isWrapped)
      : [],
  );
}

function isWrapped(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const [key, ...rest] = Object.keys(value);
  return key !== undefined && rest.length === 0 && /^[A-Z]/.test(key);
}
