import type { Value } from './condition.ts';
import { all, type Demand, demand } from './demand.ts';
import { isRoleColumn, isUserMetadata } from './names.ts';

/** What a value says of who asks. */
export interface Meaning {
  /**
   * `caller`: who asks, or something about them. `database-role`: anon, authenticated, service_role. `session`: how they
   * signed in. `list`: what a query gives that does not depend on who asks. `row`: a column of the row.
   */
  readonly is: 'caller' | 'database-role' | 'session' | 'list' | 'row' | 'text' | 'other';
  /** What being this value already demands. */
  readonly demand: Demand;
  readonly text: string | null;
  /** The column whose value it is. */
  readonly column: string | null;
}

export const OTHER: Meaning = { is: 'other', demand: demand('anyone'), text: null, column: null };

export const OWN_VALUES: Readonly<Record<string, Meaning['is']>> = {
  'auth.uid': 'caller',
  'auth.email': 'caller',
  'auth.jwt': 'caller',
  'auth.role': 'database-role',
  current_user: 'database-role',
  current_role: 'database-role',
  session_user: 'database-role',
  user: 'database-role',
};

/** PostgreSQL's and Supabase's own, which hand on what they are given. */
export function isKnownCall(name: string): boolean {
  return (
    /^(pg_catalog|storage|extensions|auth|realtime)\./.test(name) ||
    /^(coalesce|lower|upper|trim|btrim|split_part|concat|nullif|left|right|array_\w+|jsonb?_\w+|to_\w+|now|date_\w+|any|unnest|cardinality|length|substring|replace|regexp_\w+|string_to_array|exists|count|max|min|bool_or|bool_and)$/.test(
      name,
    )
  );
}

/** `current_setting('request.jwt.claim.sub')` and its like. */
export function setting(name: Value | undefined): Meaning {
  const text = name?.is === 'text' ? name.text : '';
  if (/^request\.jwt\.claim\.role$|^role$/.test(text)) return { ...OTHER, is: 'database-role' };
  return /^request\.method|^request\.path/.test(text) ? OTHER : { ...OTHER, is: 'caller' };
}

/** `auth.uid() = user_id`, `(select role from profiles where id = auth.uid()) = 'admin'`, `auth.uid() in (select …)`. */
function callerIs(caller: Meaning, other: Meaning): Demand {
  const { metadata, unsure } = caller.demand;
  if (other.is === 'text') {
    const roles = other.text === null ? [] : [other.text];
    return all([
      caller.demand,
      demand('role', { metadata, unsure, roles: caller.column !== null || unsure ? roles : [] }),
    ]);
  }
  if (other.is === 'list')
    return all([caller.demand, { ...other.demand, links: other.column === null ? [] : [other.column] }]);
  const links = [caller.column, other.column].filter((name) => name !== null);
  return all([caller.demand, demand('own', { metadata, unsure: unsure || other.demand.unsure, links })]);
}

/** Of several values, what one of them says of who asks. */
export function together(parts: readonly Meaning[]): Meaning {
  const known =
    parts.find(({ is }) => is === 'caller') ??
    parts.find(({ is }) => is === 'database-role') ??
    parts.find(({ is }) => is === 'list' || is === 'row') ??
    parts[0];
  if (!known) return OTHER;
  const metadata = parts.some((each) => each.demand.metadata);
  const unsure = parts.some((each) => each.demand.unsure);
  return { ...known, demand: { ...known.demand, metadata, unsure } };
}

/** Two values are the same. */
export function equal(left: Meaning, right: Meaning, anonymous: boolean): Demand {
  const [known, other] =
    left.is === 'caller' || left.is === 'database-role' || left.is === 'session'
      ? [left, right]
      : [right, left];
  if (known.is === 'database-role') return databaseRole(other.text, anonymous);
  if (known.is === 'session') return demand('signed-in');
  if (known.is === 'caller') return callerIs(known, other);
  const column = known.column ?? other.column;
  const roleColumn =
    (column !== null && isRoleColumn(column)) || known.demand.roleColumn || other.demand.roleColumn;
  const text = known.text ?? other.text;
  return demand('anyone', {
    rows: true,
    roleColumn,
    roles: roleColumn && text !== null ? [text] : [],
    joins: known.column !== null && other.column !== null,
    unsure: known.demand.unsure || other.demand.unsure,
    metadata: known.demand.metadata || other.demand.metadata,
  });
}

function databaseRole(role: string | null, anonymous: boolean): Demand {
  if (role === 'anon') return demand(anonymous ? 'anyone' : 'nobody');
  if (role === 'authenticated') return demand('signed-in');
  if (role === null) return demand('signed-in', { unsure: true });
  return /^(service_role|postgres|supabase_\w+|dashboard_user)$/.test(role)
    ? demand('service')
    : demand('role', { roles: [role] });
}

/** Some other comparison: `auth.email() like '%@example.org'`. */
export function compared(meanings: readonly Meaning[]): Demand {
  const caller = meanings.find(({ is }) => is === 'caller');
  const unsure = meanings.some((each) => each.demand.unsure);
  if (!caller)
    return demand('anyone', {
      rows: true,
      unsure,
      roleColumn: meanings.some(({ column }) => column !== null && isRoleColumn(column)),
    });
  const text = meanings.some(({ is }) => is === 'text');
  return all([caller.demand, demand(text ? 'role' : 'own', { metadata: caller.demand.metadata, unsure })]);
}

/** `value -> 'path'`. */
export function field(path: readonly string[], of: Meaning): Meaning {
  const metadata = of.demand.metadata || path.some(isUserMetadata);
  const last = path.at(-1) ?? '';
  if (of.is === 'caller' && path.length === 1 && last === 'role') return { ...OTHER, is: 'database-role' };
  if (of.is === 'caller' && /^(is_anonymous|aal|amr|session_id|iss|aud)$/.test(last))
    return { ...OTHER, is: 'session' };
  return { ...of, column: last, demand: { ...of.demand, metadata } };
}
