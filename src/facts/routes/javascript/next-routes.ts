import type { Guard, Route } from '../model.ts';
import { entry } from './entry.ts';
import { SENT } from './handed.ts';
import type { FileRoutes, Value } from './model.ts';
import type { Follower } from './parts.ts';
import { type Given, parameterKey } from './works.ts';
import type { FunctionRef, World } from './world.ts';

const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
const APP_ROUTE = /(?:^|\/)app\/(?:(.*)\/)?route\.[cm]?[jt]sx?$/;
const PAGES_API = /(?:^|\/)pages\/(api\/.*)\.[cm]?[jt]sx?$/;
const MIDDLEWARE = /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]s$/;

/** Routes that Next.js makes of files, and server actions. */
/** @param learned `path#name` of actions that a component imports */
export function nextRoutes(world: World, follower: Follower, learned: ReadonlySet<string>): Route[] {
  const middlewares = [...world.files].flatMap(([path, file]) =>
    MIDDLEWARE.test(path) && isNextMiddleware(file) ? [middlewareOf(world, follower, path, file)] : [],
  );
  const routes = [...world.files].flatMap(([path, file]) => [
    ...appRoutes(follower, path, file),
    ...pagesRoutes(follower, path, file),
    ...actions(world, follower, path, file, learned),
  ]);
  return routes.map((route) => ({
    ...route,
    guards: [...middlewares.flatMap((each) => each(route)), ...route.guards],
  }));
}

function appRoutes(follower: Follower, path: string, file: FileRoutes): Route[] {
  const [matched, folder = ''] = APP_ROUTE.exec(path) ?? [];
  if (matched === undefined) return [];
  return Object.entries(file.exports)
    .filter(([name]) => METHODS.test(name))
    .map(([name, value]) => route(follower, 'next', name, urlOf(folder), path, value));
}

function pagesRoutes(follower: Follower, path: string, { exports }: FileRoutes): Route[] {
  const [, folder] = PAGES_API.exec(path) ?? [];
  const handler = entry(exports, 'default');
  if (folder === undefined || !handler) return [];
  return [route(follower, 'next', 'ANY', urlOf(folder.replace(/(^|\/)index$/, '')), path, handler)];
}

/** Exported functions of a file with `'use server'`, and functions with a directive of their own. */
function actions(
  world: World,
  follower: Follower,
  path: string,
  file: FileRoutes,
  learned: ReadonlySet<string>,
): Route[] {
  const exported = file.actions
    ? Object.entries(file.exports).map(([name, value]) => {
        const found = route(follower, 'next', 'CALL', name, path, value);
        // What no component imports has no address that a browser learns.
        return {
          ...found,
          partly: found.partly || !(learned.has(`${path}#${name}`) || learned.has(`${path}#*`)),
        };
      })
    : [];
  const inner = file.functions.flatMap(({ action, name, params }, fn) => {
    if (!action || file.actions) return [];
    const found = route(follower, 'next', 'CALL', name, path, { kind: 'function', fn });
    // Without parameters it works on what the page closed in, which travels encrypted.
    return [{ ...found, partly: found.partly || params.length === 0 }];
  });
  return [...exported, ...inner].filter((each) => world.files.has(each.at.path));
}

function route(
  follower: Follower,
  framework: string,
  method: string,
  url: string | null,
  path: string,
  value: Value,
): Route {
  const at = { path, line: 1 };
  const parts = follower.parts(path, 0, value, at);
  const handler: FunctionRef | undefined =
    parts.functions.findLast((each) => each.path === path) ?? parts.functions.at(-1);
  return {
    framework,
    method,
    path: url,
    at: handler
      ? { path: handler.path, line: follower.world.function(handler.path, handler.fn)?.line ?? 1 }
      : at,
    guards: follower.guards(parts),
    work: follower.work(
      parts.functions,
      method === 'CALL' ? sentParameters(follower, parts.functions) : undefined,
    ),
    partly: parts.partly || (parts.functions.length === 0 && parts.guards.length === 0),
  };
}

/** All that a server action is handed, its caller sends. */
function sentParameters({ world }: Follower, functions: readonly FunctionRef[]): Given {
  const holders = functions.flatMap((ref) =>
    (world.function(ref.path, ref.fn)?.params ?? []).map((name, at): [string, ReadonlySet<string>] => [
      parameterKey(ref, `${at}`),
      new Set([`${SENT}${name ?? at}`]),
    ]),
  );
  return { holders: new Map(holders), held: false };
}

/** `app/(shop)/api/orders/[id]` is served at `/api/orders/[id]`. */
function urlOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '' && !/^\(.*\)$|^@/.test(part));
  return `/${parts.join('/')}`;
}

const isNextMiddleware = (file: FileRoutes): boolean =>
  ['middleware', 'proxy', 'default'].some((name) => Object.hasOwn(file.exports, name)) &&
  Object.values(file.imports).some(({ specifier }) =>
    /^next|clerk|auth|supabase|^@|^\.|workos|kinde/.test(specifier),
  );

/** What the middleware asks of a route, by its matcher and the paths that it treats apart. */
function middlewareOf(
  world: World,
  follower: Follower,
  path: string,
  file: FileRoutes,
): (route: Route) => Guard[] {
  const [handler] = ['middleware', 'proxy', 'default'].flatMap((name) => entry(file.exports, name) ?? []);
  if (!handler) return () => [];
  const parts = follower.parts(path, 0, handler, { path, line: 1 });
  const guards = follower.guards(parts).map((guard): Guard => ({ ...guard, outside: true }));
  const folder = path.replace(/(?:src\/)?[^/]+$/, '');
  const matchers = matcherTexts(entry(file.exports, 'config'));
  const lists = listsIn(world, path);
  const decides = decidesByPath(world, [
    ...parts.functions,
    ...file.functions.map((_each, fn) => ({ path, fn })),
  ]);
  const apart = [...new Set(pathsIn(world, parts.functions, path))];
  const doubtful = guards.map((guard): Guard => ({ ...guard, proof: 'name' }));
  const guardsAt = (url: string): Guard[] => {
    if (lists.closed.length > 0) return lists.closed.some((each) => matches(each, url)) ? guards : [];
    // It treats paths apart, and whether it lets these through or holds them back is not read.
    if (decides || apart.some((each) => url.startsWith(each))) return doubtful;
    return apart.length === 0 ? guards : [];
  };
  return ({ method, path: url, at }) => {
    if (method === 'CALL' || url === null || !at.path.startsWith(folder)) return [];
    if (matchers && !matchers.some((each) => matches(each, url))) return [];
    return lists.open.some((each) => matches(each, url)) ? [] : guardsAt(url);
  };
}

const PUBLIC_PAGE =
  /^\/(?:(?:\w{0,20}\/)?(?:auth|log-?in|sign-?in|sign-?up|register|forgot\w*|reset\w*|error|api\/auth|_next|favicon|static|public|403|401|unauthorized|verify\w*|callback|\.well-known)\b.*)?$/i;

function matcherTexts(config: Value | undefined): string[] | null {
  const matcher =
    config?.kind === 'object' ? config.entries.find(([key]) => key === 'matcher')?.[1] : undefined;
  if (!matcher) return null;
  const items = matcher.kind === 'list' ? matcher.items : [matcher];
  const texts = items.flatMap((each) =>
    each.kind === 'text'
      ? [each.text]
      : each.kind === 'object'
        ? each.entries.flatMap(([key, value]) =>
            key === 'source' && value.kind === 'text' ? [value.text] : [],
          )
        : [],
  );
  return texts.length > 0 ? texts : null;
}

/** Clerk's lists: `createRouteMatcher(['/dashboard(.*)'])`, by the name they are kept under; and plain lists of paths. */
function listsIn(world: World, path: string): { open: string[]; closed: string[] } {
  const open: string[] = [];
  const closed: string[] = [];
  for (const [name, value] of Object.entries(world.function(path, 0)?.names ?? {})) {
    const args = value.kind === 'chain' ? (value.steps.at(-1)?.args ?? []) : [value];
    const texts = args
      .flatMap((each) => (each.kind === 'list' ? each.items : []))
      .flatMap((each) => (each.kind === 'text' && each.text.startsWith('/') ? [each.text] : []));
    if (/public|ignore|open|unauth|exclude|bypass|allow/i.test(name)) open.push(...texts);
    else if (/protect|private|admin|auth|secure|guard|require/i.test(name))
      closed.push(...texts.filter((each) => !PUBLIC_PAGE.test(each)));
  }
  return { open, closed };
}

function pathsIn(world: World, functions: readonly FunctionRef[], path: string): string[] {
  const own = world.files.get(path)?.functions.flatMap(({ paths }, fn) => (fn > 0 ? paths : [])) ?? [];
  const others = functions
    .filter((each) => each.path !== path)
    .flatMap((each) =>
      world.within(each.path, each.fn).flatMap((fn) => world.function(each.path, fn)?.paths ?? []),
    );
  return [...own, ...others].filter((each) => each !== '/' && !PUBLIC_PAGE.test(each));
}

/** A matcher of Next or Clerk: a path, with `:path*`, `(.*)` and one look-ahead that leaves paths out. */
function matches(matcher: string, url: string): boolean {
  const [, before = '', out] = /^(.*?)\(\(?\?!([^)]*(?:\([^)]*\)[^)]*)*)\)/.exec(matcher) ?? [];
  if (out !== undefined) {
    const rest = url.startsWith(before) ? url.slice(before.length) : null;
    return rest !== null && !out.split('|').some((each) => leftOut(each, rest));
  }
  const plain = matcher.replace(/[:*([{].*$/, '').replace(/\/$/, '');
  return plain === matcher.replace(/\/$/, '')
    ? url === plain || (plain === '' && url === '/')
    : url === plain || url.startsWith(`${plain}/`) || plain === '';
}

function leftOut(pattern: string, rest: string): boolean {
  const plain = pattern.replace(/[\\^$]/g, '').replace(/^\//, '');
  return /^[\w/-]+$/.test(plain) && rest.replace(/^\//, '').startsWith(plain);
}

/** Whether it asks a helper which paths it guards: `isProtectedRoute(pathname)`. */
function decidesByPath(world: World, functions: readonly FunctionRef[]): boolean {
  const names = functions.flatMap(({ path, fn }) =>
    world.within(path, fn).flatMap((each) => world.function(path, each)?.calls.map(({ name }) => name) ?? []),
  );
  return names.some((name) =>
    /(?:^|\.)(?:is|matches|requires|should)\w{0,40}(?:Route|Path|Page|Protected|Public)\w{0,20}$/.test(name),
  );
}
