import type { Route } from '../../../src/facts/routes/routes.ts';

/** One entry of `permissions.public_endpoints`. */
export interface PublicEndpoint {
  readonly path?: string | undefined;
  readonly method?: string | undefined;
}

/** Whether an entry names this route: `*` stands for any rest, parameters may be written in any way. */
export function names({ path, method }: PublicEndpoint, route: Route): boolean {
  if (path === undefined || route.path === null) return false;
  if (
    method !== undefined &&
    method.toUpperCase() !== route.method &&
    route.method !== 'ANY' &&
    route.method !== 'CALL' &&
    method !== '*'
  )
    return false;
  const wanted = plain(path);
  const real = plain(route.path);
  return wanted.endsWith('*') ? real.startsWith(wanted.slice(0, -1)) : wanted === real;
}

/** Every way of writing a parameter becomes `:`. */
function plain(path: string): string {
  const parts = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  return parts.map((part) => (/^(?::|\{|\[|<)/.test(part) ? ':' : part)).join('/');
}
