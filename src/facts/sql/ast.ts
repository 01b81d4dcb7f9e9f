import type { Node, TypeName } from 'libpg-query';
import type { SqlStatement, SqlTree } from '../../parsers/sql.ts';
import { atomEnd, isComment } from '../../parsers/sql-split.ts';
import { isRecord } from '../../parsers/structured.ts';

/** What reading a statement needs besides its tree. */
export interface Reading {
  readonly statement: SqlStatement;
  readonly tree: SqlTree;
  /** The schema of names that say none. */
  readonly schema: string;
}

/** Calls `visit` for every wrapped node of a tree (`{"FuncCall": {…}}`), parents first. */
export function walkSql(root: unknown, visit: (kind: string, node: Record<string, unknown>) => void): void {
  const stack = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (Array.isArray(value)) stack.push(...value.toReversed());
    else if (isRecord(value)) {
      const keys = Object.keys(value);
      const [kind] = keys;
      const inner = kind === undefined ? undefined : value[kind];
      if (kind !== undefined && keys.length === 1 && /^[A-Z]/.test(kind) && isRecord(inner))
        visit(kind, inner);
      stack.push(...Object.values(value).reverse());
    }
  }
}

/** The text of a String node; null for anything else. */
export function stringOf(node: Node | undefined): string | null {
  return node && 'String' in node ? (node.String.sval ?? '') : null;
}

/** The texts of a list of String nodes. */
export function strings(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).map(stringOf).filter((text) => text !== null);
}

/** `schema.name` of a table or view. */
export function relationName(
  relation: { schemaname?: string; relname?: string; relpersistence?: string } | undefined,
  schema: string,
): string {
  const temporary = relation?.relpersistence === 't';
  return `${temporary ? 'pg_temp' : (relation?.schemaname ?? schema)}.${relation?.relname ?? ''}`;
}

/** `schema.name` of a list of names. */
export function qualified(names: readonly string[], schema: string): string {
  return names.length > 1 ? names.slice(-2).join('.') : `${schema}.${names[0] ?? ''}`;
}

/** `uuid`, `text[]`, `public.user_role`. */
export function typeOf(type: TypeName | undefined): string {
  const names = strings(type?.names).filter((name) => name !== 'pg_catalog');
  return names.join('.') + '[]'.repeat(type?.arrayBounds?.length ?? 0);
}

/** Every string literal below a node, sorted, each once. */
export function literals(root: unknown): string[] {
  const found: string[] = [];
  walkSql(root, (kind, { sval }) => {
    if (kind === 'A_Const' && isRecord(sval)) found.push(typeof sval.sval === 'string' ? sval.sval : '');
  });
  return sorted(found);
}

/** Tables and views below a node as they are written, without the names of its WITH queries; sorted, each once. */
export function relations(root: unknown): string[] {
  const found: string[] = [];
  const local = new Set<unknown>();
  walkSql(root, (kind, node) => {
    if (kind === 'CommonTableExpr') local.add(node.ctename);
    if (kind !== 'RangeVar') return;
    const { schemaname, relname } = node;
    if (typeof relname === 'string')
      found.push(typeof schemaname === 'string' ? `${schemaname}.${relname}` : relname);
  });
  return sorted(found.filter((name) => !local.has(name)));
}

/** Functions that are called below a node, as `auth.uid`; sorted, each once. */
export function callsIn(root: unknown): string[] {
  const found: string[] = [];
  walkSql(root, (kind, value) => {
    if (kind === 'FuncCall') found.push(namesIn(value.funcname).join('.'));
    // `current_user` and its like are no function calls to the parser.
    if (kind === 'SQLValueFunction') found.push(String(value.op).replace('SVFOP_', '').toLowerCase());
  });
  return sorted(found);
}

/** The texts of the String nodes below a node. */
export function namesIn(value: unknown): string[] {
  const names: string[] = [];
  walkSql(value, (kind, { sval }) => {
    if (kind === 'String' && typeof sval === 'string') names.push(sval);
  });
  return names;
}

/** Source without comments, white space outside of quotes collapsed. */
export function plainSource(source: string): string {
  let plain = '';
  for (let at = 0; at < source.length; ) {
    const end = /\s/.test(source.charAt(at)) ? at + 1 : atomEnd(source, at);
    const gap = end === at + 1 && /\s/.test(source.charAt(at));
    if (gap || isComment(source, at)) plain += plain === '' || plain.endsWith(' ') ? '' : ' ';
    else plain += source.slice(at, end);
    at = end;
  }
  return plain.trimEnd();
}

export function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
