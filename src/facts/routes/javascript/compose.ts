import type { Guard, Route, Routes } from '../model.ts';
import type { Value } from './model.ts';
import { type Follower, type Parts, unique } from './parts.ts';
import { type PlacedCall, prefixIn, type Router, routerOf } from './routers.ts';
import type { World } from './world.ts';

type Unresolved = Routes['unresolved'][number];

export interface Composed {
  readonly routes: readonly Route[];
  readonly unresolved: readonly Unresolved[];
}

/** What stands before everything that is declared later under a prefix. */
interface Before {
  readonly prefix: string;
  readonly guards: readonly Guard[];
  /** Paths that the guard lets through. */
  readonly except: readonly string[];
  /** Only this method of exactly this path: an earlier handler of the same route. */
  readonly only: string | null;
}

const MOUNTS = /^(?:use|register|mount|route)$/;
const VERBS = /^(?:get|post|put|patch|delete|del|all|options|head|openapi|on)$/;

/** Mounts routers on routers and collects their routes, each with what stands before it. */
export class Composer {
  private readonly calls = new Map<string, PlacedCall[]>();
  private readonly routers = new Map<string, Router>();
  private readonly mounted = new Set<string>();
  private readonly routes = new Map<string, Route>();
  private readonly unresolved: Unresolved[] = [];
  private readonly world: World;
  private readonly follower: Follower;

  constructor(world: World, follower: Follower) {
    this.world = world;
    this.follower = follower;
  }

  compose(): Composed {
    for (const [path, { calls }] of this.world.files) for (const call of calls) this.place({ ...call, path });
    const hung = this.hungRouters();
    const roots = [...this.routers.values()].filter(({ whole, key }) => whole && !hung.has(key));
    for (const root of roots) this.walk(root, '', [], root.framework ?? 'express', false, []);
    // What nothing mounts, or what is mounted in a way that is not read.
    for (const router of this.routers.values())
      if (!this.mounted.has(router.key)) this.walk(router, '', [], router.framework ?? 'fastify', true, []);
    return { routes: [...this.routes.values()], unresolved: this.unresolved };
  }

  /** Routers that another one mounts: they are not served by themselves. */
  private hungRouters(): ReadonlySet<string> {
    const hung = new Set<string>();
    for (const [key, calls] of this.calls)
      for (const call of calls)
        if (call.method !== null && MOUNTS.test(call.method))
          for (const arg of call.args) {
            const router = routerOf(this.world, call.path, call.fn, arg);
            if (router && router.key !== key) hung.add(router.key);
          }
    return hung;
  }

  private place(call: PlacedCall): void {
    if (call.method === null) {
      this.handedOn(call);
      return;
    }
    const router = routerOf(this.world, call.path, call.fn, call.receiver);
    if (router && call.method === 'on' && router.framework !== 'hono') return;
    if (router) this.remember(router, call);
    else if (isDeclaration(call))
      this.unresolved.push({
        at: { path: call.path, line: call.line },
        why: `The object on which ${label(call)} is declared was not found.`,
      });
    else this.handedOn(call);
  }

  private remember(router: Router, call: PlacedCall): void {
    const known = this.routers.get(router.key);
    if (!known || (known.prefix === '' && router.prefix !== '')) this.routers.set(router.key, router);
    const calls = this.calls.get(router.key);
    if (calls) calls.push(call);
    else this.calls.set(router.key, [call]);
  }

  /** `setup(app)`: the function declares on what it is given. */
  private handedOn(call: PlacedCall): void {
    const given = new Set<string>();
    for (const arg of call.args) {
      const router = arg.kind === 'name' ? routerOf(this.world, call.path, call.fn, arg) : null;
      if (!router || given.has(router.key)) continue;
      given.add(router.key);
      this.remember(router, { ...call, method: null });
    }
  }

  private walk(
    router: Router,
    prefix: string,
    before: readonly Before[],
    framework: string,
    partly: boolean,
    way: readonly string[],
  ): readonly Before[] {
    if (way.includes(router.key) || way.length > 12) return [];
    this.mounted.add(router.key);
    const active: Before[] = [...before];
    const own = joinPath(prefix, router.prefix);
    const context: Context = {
      own,
      framework: router.framework ?? framework,
      partly,
      way: [...way, router.key],
      active,
    };
    for (const call of this.calls.get(router.key) ?? []) this.take(router, call, context);
    return active.slice(before.length);
  }

  private take(router: Router, call: PlacedCall, context: Context): void {
    const { method } = call;
    if (method === null) this.handed(router, call, context);
    else if (/^(?:use|register|mount)$/.test(method)) this.use(call, context);
    else if (/^(?:addHook|onRequest)$/.test(method)) this.hook(call, context);
    else if (method === 'route') this.routeCall(call, context);
    else if (VERBS.test(method)) this.declare(call, context);
  }

  private handed(router: Router, call: PlacedCall, context: Context): void {
    const target = this.world.follow(call.path, call.fn, call.receiver);
    const fn =
      target.kind === 'function'
        ? target
        : target.kind === 'value' && target.value.kind === 'function'
          ? { path: target.path, fn: target.value.fn }
          : null;
    if (!fn) return;
    call.args.forEach((arg, at) => {
      const given = arg.kind === 'name' ? routerOf(this.world, call.path, call.fn, arg) : null;
      if (given?.key !== router.key) return;
      context.active.push(
        ...this.walk(
          this.received(fn, at),
          context.own,
          context.active,
          context.framework,
          context.partly,
          context.way,
        ),
      );
    });
  }

  private received({ path, fn }: { path: string; fn: number }, at: number): Router {
    const key = `${path}#${fn}(${at})`;
    return this.routers.get(key) ?? { key, framework: null, whole: false, prefix: '' };
  }

  private hook(call: PlacedCall, context: Context): void {
    const [name, ...values] = call.args;
    if (
      call.method === 'addHook' &&
      name?.kind === 'text' &&
      !/^(?:onRequest|preHandler|preValidation|preParsing)$/.test(name.text)
    )
      return;
    for (const value of call.method === 'addHook' ? values : call.args)
      this.before(call, value, context.own, context);
  }

  private use(call: PlacedCall, context: Context): void {
    const [first] = call.args;
    const prefixes = prefixesOf(first);
    const values = prefixes ? call.args.slice(1) : call.args;
    const own = prefixIn(call.method === 'register' ? values : []);
    for (const prefix of prefixes ?? ['']) {
      const inner: Before[] = [];
      for (const value of values) {
        const mounts = this.mount(call, value, joinPath(joinPath(context.own, prefix), own), context, inner);
        if (!mounts) this.before(call, value, joinPath(context.own, prefix), { ...context, active: inner });
      }
      context.active.push(...inner);
    }
  }

  private mount(
    call: PlacedCall,
    value: Value,
    prefix: string,
    context: Context,
    inner: readonly Before[],
  ): boolean {
    const active = [...context.active, ...inner];
    const router = routerOf(this.world, call.path, call.fn, value);
    if (router) {
      const known = this.routers.get(router.key) ?? router;
      this.walk(known, prefix, active, context.framework, context.partly, context.way);
      return true;
    }
    // A plugin of Fastify, or a function of Koa's: it declares on what it receives.
    const target = this.world.follow(call.path, call.fn, value);
    if (target.kind !== 'function' || call.method !== 'register') return false;
    const plugin = this.received(target, 0);
    if (!this.calls.has(plugin.key)) return false;
    const added = this.walk(plugin, prefix, active, context.framework, context.partly, context.way);
    if (isWrapped(value)) context.active.push(...added);
    return true;
  }

  private before(call: PlacedCall, value: Value, prefix: string, { active }: Pick<Context, 'active'>): void {
    const parts = this.follower.parts(call.path, call.fn, value, { path: call.path, line: call.line });
    const guards = this.follower.guards(parts);
    // What is not known of a middleware for everything (a parser, a limit) does not make every route doubtful.
    if (guards.length > 0) active.push({ prefix, guards, except: exceptions(value), only: null });
  }

  private routeCall(call: PlacedCall, context: Context): void {
    const [first, second] = call.args;
    // Hono: `app.route('/x', sub)`.
    if (first?.kind === 'text' && second) {
      this.use({ ...call, method: 'use' }, context);
      return;
    }
    // Fastify: `route({method, url, handler})`.
    if (first?.kind !== 'object') return;
    const text = (key: string): string | null => {
      const found = first.entries.find(([name]) => name === key)?.[1];
      return found?.kind === 'text' ? found.text : null;
    };
    this.add(call, (text('method') ?? 'ANY').toUpperCase(), text('url') ?? text('path'), [first], context);
  }

  private declare(call: PlacedCall, context: Context): void {
    const verb =
      call.method === 'del'
        ? 'DELETE'
        : call.method === 'all' || call.method === 'on'
          ? 'ANY'
          : (call.method ?? '').toUpperCase();
    if (call.method === 'openapi') {
      this.openapi(call, context);
      return;
    }
    // `router.route('/x').get(handler)`: the path stands one step before.
    const routed =
      call.receiver.kind === 'chain' ? call.receiver.steps.find(({ name }) => name === 'route') : undefined;
    const [first] = call.args;
    const path = routed ? (routed.args?.[0] ?? null) : (first ?? null);
    const values = routed ? call.args : call.args.slice(1);
    // `app.get('setting')` and `map.get('part', 'name')` read a value: what handles a request is no text.
    if (values.length === 0 || values.at(-1)?.kind === 'text') return;
    for (const each of prefixesOf(path ?? undefined) ?? [null]) this.add(call, verb, each, values, context);
  }

  private openapi(call: PlacedCall, context: Context): void {
    const [route, ...values] = call.args;
    const target = route ? this.world.follow(call.path, call.fn, route) : null;
    const made =
      target?.kind === 'value' && target.value.kind === 'chain'
        ? target.value.steps.at(-1)?.args?.[0]
        : undefined;
    const entries = made?.kind === 'object' ? made.entries : [];
    const text = (key: string): string | null => {
      const found = entries.find(([name]) => name === key)?.[1];
      return found?.kind === 'text' ? found.text : null;
    };
    const middleware = entries.filter(([key]) => key === 'middleware').map(([, value]) => value);
    this.add(
      call,
      (text('method') ?? 'ANY').toUpperCase(),
      text('path'),
      [...middleware, ...values],
      context,
    );
  }

  private add(
    call: PlacedCall,
    method: string,
    path: string | null,
    values: readonly Value[],
    context: Context,
  ): void {
    const at = { path: call.path, line: call.line };
    const whole = path === null ? null : joinPath(context.own, path);
    const before = context.active.filter((each) => covers(each, whole ?? context.own, method));
    const parts = values.map((value) => this.follower.parts(call.path, call.fn, value, at));
    const guards = unique([
      ...before.flatMap((each) => [...each.guards]),
      ...parts.flatMap((each) => this.follower.guards(each)),
    ]);
    const handler = handlerOf(parts);
    const place = handler ? this.placeOf(handler) : at;
    const route: Route = {
      framework: context.framework,
      method,
      path: whole,
      at: place,
      guards,
      work: this.follower.work(parts.flatMap(({ functions }) => functions)),
      partly: context.partly || parts.some((each) => each.partly),
    };
    if (whole !== null && guards.length > before.length)
      context.active.push({ prefix: whole, guards, except: [], only: method });
    const key = `${method} ${whole ?? '?'} ${at.path}:${at.line}`;
    const known = this.routes.get(key);
    if (!known || (known.partly && !route.partly)) this.routes.set(key, route);
  }

  private placeOf({ path, fn }: { path: string; fn: number }): Route['at'] {
    return { path, line: this.world.function(path, fn)?.line ?? 1 };
  }
}

interface Context {
  /** The path so far. */
  readonly own: string;
  readonly framework: string;
  readonly partly: boolean;
  readonly way: readonly string[];
  /** What stands before the next declaration; grows. */
  readonly active: Before[];
}

/** The last function is the handler. */
function handlerOf(parts: readonly Parts[]): { path: string; fn: number } | null {
  return parts.at(-1)?.functions.at(-1) ?? null;
}

/** `fp(plugin)`: what the plugin adds holds for those around it. */
const isWrapped = (value: Value): boolean => value.kind === 'chain';

/** Literal paths of a first argument; null where it is no path. */
function prefixesOf(value: Value | undefined): string[] | null {
  if (value?.kind === 'text') return [value.text];
  if (value?.kind !== 'list') return null;
  const texts = value.items.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  return texts.length === value.items.length && texts.length > 0 ? texts : null;
}

function covers({ prefix, except, only }: Before, path: string, method: string): boolean {
  if (only !== null) return path === prefix && (only === method || only === 'ANY');
  const plain = prefix.replace(/\/?\*.*$/, '').replace(/\/$/, '');
  if (except.some((each) => each === path || (each.endsWith('*') && path.startsWith(each.slice(0, -1)))))
    return false;
  return plain === '' || path === plain || path.startsWith(`${plain}/`);
}

/** `guard.unless({path: ['/login']})`. */
function exceptions(value: Value): string[] {
  if (value.kind !== 'chain') return [];
  const step = value.steps.find(({ name }) => name === 'unless');
  return (step?.args ?? []).flatMap((each) => textsIn(each));
}

function textsIn(value: Value): string[] {
  if (value.kind === 'text') return [value.text];
  if (value.kind === 'list') return value.items.flatMap(textsIn);
  return value.kind === 'object' ? value.entries.flatMap(([, each]) => textsIn(each)) : [];
}

/** A call that declares a route for certain: a path, and a function that takes a request. */
function isDeclaration({ method, args, receiver }: PlacedCall): boolean {
  const [first, ...rest] = args;
  if (method === null || !/^(?:get|post|put|patch|delete|all)$/.test(method)) return false;
  if (first?.kind !== 'text' || !first.text.startsWith('/')) return false;
  const name = receiver.kind === 'name' ? receiver.name : '';
  return (
    rest.some(({ kind }) => kind === 'function') &&
    /(?:^|\.)(?:app|router|server|fastify)$|Router$/i.test(name)
  );
}

function label({ method, args: [first] }: PlacedCall): string {
  return `${(method ?? '').toUpperCase()} ${first?.kind === 'text' ? first.text : ''}`;
}

function joinPath(prefix: string, path: string): string {
  const joined = `${prefix.replace(/\/\*?$/, '')}/${path.replace(/^\//, '')}`.replace(/\/$/, '');
  return joined === '' ? '/' : joined.startsWith('/') ? joined : `/${joined}`;
}
