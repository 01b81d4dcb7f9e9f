import type { PrivilegeChange } from './changes.ts';
import type { ApiRole, Privileges } from './database.ts';

const ALL = ['delete', 'insert', 'select', 'truncate', 'update'] as const;
const ROLES: readonly ApiRole[] = ['anon', 'authenticated', 'public'];

/**
 * What a new table or view may be used for: Supabase's default privileges open the schema `public` to its API roles,
 * unless the scripts changed the defaults before.
 */
export function initialPrivileges(schema: string, defaults: readonly PrivilegeChange[]): Privileges {
  const assumed = schema === 'public' ? [...ALL] : [];
  const initial: Privileges = {
    anon: { granted: [], assumed },
    authenticated: { granted: [], assumed },
    public: { granted: [], assumed: [] },
  };
  return defaults
    .filter(({ on, schemas }) => on === 'table' && (schemas.length === 0 || schemas.includes(schema)))
    .reduce(changed, initial);
}

/** The privileges after a GRANT or REVOKE. */
export function changed(privileges: Privileges, change: PrivilegeChange): Privileges {
  const named: readonly string[] = change.privileges.includes('all') ? ALL : change.privileges;
  const next = { ...privileges };
  for (const role of ROLES) {
    if (!change.roles.includes(role)) continue;
    const { granted, assumed } = privileges[role];
    const kept = (list: readonly string[]): string[] => list.filter((name) => !named.includes(name));
    next[role] =
      change.kind === 'grant'
        ? { granted: [...kept(granted), ...named].sort(), assumed: kept(assumed) }
        : { granted: kept(granted), assumed: kept(assumed) };
  }
  return next;
}

/** Whether the Data API reaches a table or view: by a GRANT, only by the defaults of older projects, or not at all. */
export function reach({
  anon,
  authenticated,
  public: everybody,
}: Privileges): 'granted' | 'assumed' | 'none' {
  const roles = [anon, authenticated, everybody];
  if (roles.some(({ granted }) => granted.length > 0)) return 'granted';
  return roles.some(({ assumed }) => assumed.length > 0) ? 'assumed' : 'none';
}

/** Who may execute a function after a GRANT or REVOKE. */
export function executable(
  execute: Readonly<Record<ApiRole, boolean>>,
  change: PrivilegeChange,
): Record<ApiRole, boolean> {
  const next = { ...execute };
  if (!change.privileges.some((name) => name === 'all' || name === 'execute')) return next;
  for (const role of ROLES) if (change.roles.includes(role)) next[role] = change.kind === 'grant';
  return next;
}
