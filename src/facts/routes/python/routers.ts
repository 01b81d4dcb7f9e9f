import type { Guard, Route, Routes } from '../model.ts';
import type { Code, Found, FoundClass } from './code.ts';
import { argument, itemsOf, nameOf, textOf } from './expression.ts';
import type { Handlers } from './handlers.ts';
import type { CallExpression, Expression, FunctionPart } from './model.ts';

/** An application or a part of one, that routes hang in. */
interface Router {
  readonly key: string;
  readonly framework: string;
  readonly root: boolean;
  readonly prefix: string;
  readonly guards: readonly Guard[];
  readonly parents: {
    readonly key: string | null;
    readonly prefix: string;
    readonly guards: readonly Guard[];
  }[];
}

const ROUTERS: readonly (readonly [RegExp, string, boolean])[] = [
  [/^fastapi\.(?:\w+\.)*FastAPI$|^starlette\.(?:\w+\.)*Starlette$/, 'fastapi', true],
  [/^fastapi\.(?:\w+\.)*APIRouter$|^fastapi_utils\.\w+\.\w+Router$/, 'fastapi', false],
  [
    /^(?:flask|quart)\.(?:Flask|Quart)$|^flask_openapi3\.\w+$|^apiflask\.APIFlask$|^flask\.\w+\.Flask$/,
    'flask',
    true,
  ],
  [
    /^(?:flask|quart)\.(?:\w+\.)*Blueprint$|^flask_smorest\.Blueprint$|^apiflask\.APIBlueprint$/,
    'flask',
    false,
  ],
  [/^flask_rest(?:x|plus|ful)\.(?:\w+\.)*(?:Api|Namespace)$/, 'flask', false],
  [/^chalice\.(?:\w+\.)*(?:Chalice|Blueprint)$/, 'chalice', true],
];
const VERB = /^(?:get|post|put|patch|delete|head|options|route|api_route|websocket|expose)$/;
/** Where a prefix is given: its name, and its place among the arguments. */
const PREFIX: Readonly<Record<string, readonly [string, number]>> = {
  register_blueprint: ['url_prefix', -1],
  add_namespace: ['path', 1],
  mount: ['path', 0],
};
const HOOK = /(?:^|\.)(?:before_request|before_app_request|middleware)$/;

/** Reads FastAPI, Flask and what is built like them: routers, what they hang in, and the handlers that are put into them. */
export class RouterReader {
  readonly #routers = new Map<string, Router>();
  /** Everything that is put together was followed: what hangs nowhere is not served. */
  #composed = false;
  readonly #routes: Route[] = [];
  readonly #unresolved: { at: Guard['at']; why: string }[] = [];
  readonly #global: {
    framework: string;
    guards: readonly Guard[];
    texts: readonly string[];
    only: string | null;
  }[] = [];

  constructor(
    private readonly code: Code,
    private readonly handlers: Handlers,
  ) {}

  read(): Pick<Routes, 'routes' | 'unresolved'> {
    for (const { path, parts } of this.code.modules.all) {
      for (const value of parts.values) this.#router(path, value.name, value.value);
    }
    for (const { path, parts } of this.code.modules.all) {
      for (const use of parts.uses) this.#compose(path, use);
      for (const part of parts.functions) this.#hook(path, part);
    }
    this.#composed = [...this.#routers.values()].some(({ root }) => root) && this.#unresolved.length === 0;
    for (const { path, parts } of this.code.modules.all) {
      for (const part of parts.functions) this.#decorated({ path, part });
      for (const part of parts.classes) this.#decoratedClass({ path, part });
      for (const use of parts.uses) this.#added(path, use);
    }
    return { routes: this.#routes, unresolved: this.#unresolved };
  }

  #router(path: string, name: string, value: Expression): void {
    if (value.is !== 'call') return;
    const kind = this.#kind(path, value.callee);
    if (!kind) return;
    const [framework, root] = kind;
    const key = `${path}#${name}`;
    const prefix =
      textOf(argument(value, framework === 'fastapi' ? 'prefix' : 'url_prefix') ?? argument(value, 'path')) ??
      '';
    this.#routers.set(key, {
      key,
      framework,
      root,
      prefix,
      guards: this.#listed(path, argument(value, 'dependencies'), value.line),
      parents: [],
    });
    // `Api(bp)` hangs in what it is given.
    const [inside] = value.plain;
    const parent = framework === 'flask' && inside?.is === 'name' ? this.#find(path, inside.name) : null;
    if (parent)
      this.#routers.get(key)?.parents.push({
        key: parent,
        prefix: '',
        guards: this.#listed(path, argument(value, 'decorators'), value.line),
      });
  }

  #kind(path: string, callee: string): readonly [string, boolean] | null {
    const found = this.code.made(path, callee);
    const names =
      found?.is === 'library'
        ? [found.name]
        : found?.is === 'class'
          ? this.code.ancestors(found).libraries
          : [];
    for (const [pattern, framework, root] of ROUTERS)
      if (names.some((name) => pattern.test(name))) return [framework, root];
    return null;
  }

  /** The router that a name stands for, `app = create_app()` included. */
  #find(path: string, name: string, depth = 0): string | null {
    const key = `${path}#${name}`;
    if (this.#routers.has(key) || depth > 4) return this.#routers.has(key) ? key : null;
    const found = this.code.made(path, name);
    if (found?.is === 'value') {
      const own = `${found.path}#${found.part.name}`;
      if (this.#routers.has(own)) return own;
      const made = nameOf(found.part.value);
      return made === null || made === found.part.name ? null : this.#find(found.path, made, depth + 1);
    }
    if (found?.is !== 'function') return null;
    for (const given of found.part.returns) {
      const inside = this.#find(found.path, given, depth + 1);
      if (inside) return inside;
    }
    return null;
  }

  #listed(path: string, expression: Expression | null, line: number): Guard[] {
    const found = expression?.is === 'name' ? this.code.made(path, expression.name) : null;
    const list = found?.is === 'value' ? found.part.value : expression;
    return itemsOf(list).flatMap((each) => this.handlers.guards.ofExpression(path, each, line));
  }

  #compose(path: string, use: CallExpression): void {
    const dot = use.callee.lastIndexOf('.');
    const [base, verb] = [use.callee.slice(0, Math.max(0, dot)), use.callee.slice(dot + 1)];
    if (/^(?:include_router|register_blueprint|add_namespace|mount)$/.test(verb))
      this.#include(path, base, verb, use);
    else if (HOOK.test(use.callee)) {
      const guards = this.#hooked(path, use);
      this.#note(path, base, verb, guards, this.#textsOf(path, use.plain[0] ?? null));
    } else if (verb === 'add_middleware') {
      const guards = this.#hooked(path, use);
      this.#note(path, base, verb, guards, this.#textsOf(path, use.plain[0] ?? null));
    }
  }

  #include(path: string, base: string, verb: string, use: CallExpression): void {
    const child =
      verb === 'mount' ? (argument(use, 'app', 1) ?? null) : (use.plain[0] ?? argument(use, 'router'));
    const name = nameOf(child);
    const key = name === null ? null : this.#find(path, name);
    const router = key === null ? undefined : this.#routers.get(key);
    if (!router) {
      if (verb !== 'mount') this.#notIncluded(path, name, use);
      return;
    }
    const [option, position] = PREFIX[verb] ?? ['prefix', -1];
    const given = argument(use, option, position);
    // A prefix that is computed is left out: the end of a path tells what it is for.
    const prefix = given === null ? '' : (textOf(this.#literal(path, given)) ?? '');
    router.parents.push({
      key: this.#find(path, base),
      prefix,
      guards: this.#listed(path, argument(use, 'dependencies'), use.line),
    });
  }

  #notIncluded(path: string, name: string | null, use: CallExpression): void {
    if (name !== null && this.code.made(path, name)?.is === 'library') return;
    const why = `what ${use.callee}(${name ?? '…'}) adds is computed`;
    this.#unresolved.push({ at: { path, line: use.line }, why });
  }

  /** `settings.API_V1_STR` where it is a literal of a class or a module. */
  #literal(path: string, expression: Expression): Expression {
    if (expression.is !== 'name') return expression;
    const dot = expression.name.lastIndexOf('.');
    const holder = this.code.made(path, dot < 0 ? expression.name : expression.name.slice(0, dot));
    if (holder?.is !== 'value') return expression;
    const type = this.code.made(holder.path, nameOf(holder.part.value) ?? '');
    const attribute = type?.is === 'class' ? this.code.attribute(type, expression.name.slice(dot + 1)) : null;
    return attribute?.value ?? holder.part.value;
  }

  #hook(path: string, part: FunctionPart): void {
    for (const { value } of part.decorators) {
      const name = nameOf(value) ?? '';
      if (!HOOK.test(name)) continue;
      const dot = name.lastIndexOf('.');
      this.#note(
        path,
        name.slice(0, dot),
        name.slice(dot + 1),
        this.handlers.guards.ofHook({ path, part }),
        part.texts,
      );
    }
  }

  #note(path: string, base: string, verb: string, guards: readonly Guard[], texts: readonly string[]): void {
    if (guards.length === 0) return;
    const key = this.#find(path, base);
    const router = key === null ? undefined : this.#routers.get(key);
    const framework =
      router?.framework ?? (verb === 'middleware' || verb === 'add_middleware' ? 'fastapi' : 'flask');
    const everywhere = verb === 'before_app_request' || !router || router.root;
    this.#global.push({ framework, guards, texts, only: everywhere ? null : (key ?? null) });
  }

  #hooked(path: string, use: CallExpression): readonly Guard[] {
    const found = this.code.made(path, nameOf(use.plain[0] ?? null) ?? '');
    if (found?.is === 'function') return this.handlers.guards.ofHook(found);
    const method =
      found?.is === 'class'
        ? (this.code.method(found, 'dispatch') ?? this.code.method(found, '__call__'))
        : null;
    if (method) return this.handlers.guards.ofHook(method);
    return found?.is === 'library'
      ? this.#listed(path, use.plain[0] ?? null, use.line).filter(({ proof }) => proof !== 'name')
      : [];
  }

  #textsOf(path: string, expression: Expression | null): readonly string[] {
    const found = this.code.made(path, nameOf(expression) ?? '');
    if (found?.is === 'function') return found.part.texts;
    const method =
      found?.is === 'class'
        ? (this.code.method(found, 'dispatch') ?? this.code.method(found, '__call__'))
        : null;
    return method?.part.texts ?? [];
  }

  #decorated({ path, part }: Found): void {
    for (const [at, { value, line }] of part.decorators.entries()) {
      if (value.is !== 'call') continue;
      const dot = value.callee.lastIndexOf('.');
      const [base, verb] = [value.callee.slice(0, Math.max(0, dot)), value.callee.slice(dot + 1)];
      if (!VERB.test(verb) || base === '') continue;
      const key = this.#key(path, base, value, line);
      if (key === null) continue;
      // What stands above the router's decorator is not what the router calls.
      const inside = this.handlers.decorated(path, part.decorators.slice(at + 1), part.name);
      const own = this.#listed(path, argument(value, 'dependencies'), line);
      const authorizer = argument(value, 'authorizer') ? [libraryAt('authorizer', path, line)] : [];
      for (const method of methodsOf(verb, value))
        this.#emit(
          key,
          method,
          textOf(value.plain[0] ?? argument(value, 'path') ?? argument(value, 'rule')),
          { path, part },
          [...own, ...authorizer, ...inside],
        );
    }
  }

  /** The router of a decorator; `app` of `def register(app)` is the application. Null where it is none. */
  #key(path: string, base: string, value: CallExpression, line: number): string | null {
    const key = this.#find(path, base);
    if (key) return key;
    const text = textOf(value.plain[0] ?? null);
    if (text === null || !/^\/|^$/.test(text)) return null;
    const imports = this.code.modules.get(path)?.parts.imports ?? [];
    const found = this.code.made(path, base);
    const framework = imports.some(({ module }) => /^fastapi\b/.test(module))
      ? 'fastapi'
      : imports.some(({ module }) => /^(?:flask|quart)/.test(module))
        ? 'flask'
        : null;
    if (framework === null || found?.is === 'library') return null;
    if (found === null && /(?:^|\.)(?:app|application|server|bp|blueprint|router)$/.test(base))
      return `?${framework}`;
    this.#unresolved.push({ at: { path, line }, why: `what "${base}" is could not be told` });
    return null;
  }

  #decoratedClass(type: FoundClass): void {
    const { path, part } = type;
    for (const { value, line } of part.decorators) {
      if (value.is !== 'call' || !/\.route$/.test(value.callee)) continue;
      const key = this.#key(path, value.callee.replace(/\.route$/, ''), value, line);
      if (key !== null) this.#resource(key, textOf(value.plain[0] ?? null), type);
    }
  }

  #resource(key: string, address: string | null, type: FoundClass): void {
    const { libraries } = this.code.ancestors(type);
    const shared = this.handlers.classGuards(type);
    for (const verb of ['get', 'post', 'put', 'patch', 'delete']) {
      const method = this.code.method(type, verb);
      if (!method || libraries.length === 0) continue;
      this.#emit(key, verb.toUpperCase(), address, method, [
        ...shared,
        ...this.handlers.decorated(method.path, method.part.decorators, method.part.name),
      ]);
    }
  }

  /** `app.add_url_rule(…)`, `api.add_resource(View, "/a", "/b")`, `app.add_api_route(…)`. */
  #added(path: string, use: CallExpression): void {
    const verb = use.callee.slice(use.callee.lastIndexOf('.') + 1);
    const base = use.callee.slice(0, Math.max(0, use.callee.length - verb.length - 1));
    const key = (): string => this.#find(path, base) ?? '?flask';
    if (/^add_\w*resource$/.test(verb)) {
      const type = this.code.made(path, nameOf(use.plain[0] ?? null) ?? '');
      if (type?.is !== 'class')
        this.#unresolved.push({
          at: { path, line: use.line },
          why: 'the resource that is added is computed',
        });
      else this.#resource(key(), textOf(use.plain[1] ?? null), type);
      return;
    }
    if (!/^(?:add_url_rule|add_api_route)$/.test(verb)) return;
    const view = argument(
      use,
      verb === 'add_url_rule' ? 'view_func' : 'endpoint',
      verb === 'add_url_rule' ? 2 : 1,
    );
    this.#view(path, key(), textOf(use.plain[0] ?? argument(use, 'rule')), view, use, []);
  }

  #view(
    path: string,
    key: string,
    address: string | null,
    view: Expression | null,
    use: CallExpression,
    before: readonly Guard[],
  ): void {
    const name = nameOf(view);
    const found = name === null ? null : this.code.made(path, name.replace(/\.as_view$/, ''));
    // `login_required(view)`
    const [inner] = view?.is === 'call' ? view.plain : [];
    if (
      view &&
      found?.is !== 'class' &&
      inner?.is === 'name' &&
      this.code.made(path, inner.name)?.is === 'function'
    ) {
      this.#view(path, key, address, inner, use, [
        ...before,
        ...this.handlers.guards.ofExpression(path, view, use.line),
      ]);
      return;
    }
    const own = [...before, ...this.#listed(path, argument(use, 'dependencies'), use.line)];
    if (found?.is === 'class') this.#resource(key, address, found);
    else if (found?.is === 'function')
      for (const method of methodsOf(use.callee.endsWith('add_api_route') ? 'api_route' : 'route', use))
        this.#emit(key, method, address, found, [
          ...own,
          ...this.handlers.decorated(found.path, found.part.decorators, found.part.name),
        ]);
    else if (found?.is !== 'library')
      this.#unresolved.push({ at: { path, line: use.line }, why: 'the view that is added is computed' });
  }

  #emit(key: string, method: string, address: string | null, handler: Found, own: readonly Guard[]): void {
    const { path, guards, partly, framework, chain, mounted } = this.#place(key);
    if (!mounted && framework === 'fastapi' && this.#composed) return;
    const full =
      address === null ? null : `/${path}/${address}`.replace(/\/{2,}/g, '/').replace(/(?!^)\/$/, '');
    const endpoint = handler.part.name.replace(/^.*\./, '');
    const hooks = this.#global
      .filter(
        (hook) =>
          (hook.framework === framework || framework === 'chalice') &&
          (hook.only === null || chain.includes(hook.only)),
      )
      .filter(({ texts }) => !texts.some((text) => exempts(text, full, endpoint)))
      .flatMap((hook) => hook.guards);
    this.#routes.push(
      this.handlers.route({
        framework,
        method,
        path: full,
        handler,
        before: [...hooks, ...guards, ...own],
        partly,
      }),
    );
  }

  /** Where a router hangs: the prefixes above it, and their guards. */
  #place(key: string): {
    path: string;
    guards: Guard[];
    partly: boolean;
    framework: string;
    chain: string[];
    mounted: boolean;
  } {
    const chain: string[] = [];
    const guards: Guard[] = [];
    let path = '';
    let at: string | null = key;
    let partly = false;
    let mounted = true;
    let framework = key.startsWith('?') ? key.slice(1) : 'flask';
    while (at !== null && !chain.includes(at)) {
      chain.push(at);
      const router = this.#routers.get(at);
      if (!router) break;
      framework = router.framework;
      path = `${router.prefix}/${path}`;
      guards.unshift(...router.guards);
      const [parent] = router.parents;
      if (!parent) {
        mounted = router.root;
        partly = !router.root && this.#unresolved.length > 0;
        break;
      }
      guards.unshift(...parent.guards);
      path = `${parent.prefix}/${path}`;
      at = parent.key;
    }
    return { path, guards, partly, framework, chain, mounted };
  }
}

function libraryAt(name: string, path: string, line: number): Guard {
  return { name, asks: 'session', proof: 'name', at: { path, line }, roleFrom: null, outside: false };
}

/** A hook that compares the request's path or endpoint with this text lets it pass. */
function exempts(text: string, path: string | null, endpoint: string): boolean {
  if (text === endpoint || text.endsWith(`.${endpoint}`)) return true;
  return (
    path !== null && text.startsWith('/') && (path === text || (text.length > 1 && path.startsWith(text)))
  );
}

function methodsOf(verb: string, call: CallExpression): readonly string[] {
  if (!/^(?:route|api_route)$/.test(verb)) return [verb === 'websocket' ? 'GET' : verb.toUpperCase()];
  const methods = itemsOf(argument(call, 'methods')).flatMap((each) =>
    each.is === 'text' ? [each.text.toUpperCase()] : [],
  );
  const served = methods.filter((method) => !/^(?:HEAD|OPTIONS)$/.test(method));
  return served.length === 0 ? ['GET'] : served.length === 1 ? served : ['ANY'];
}
