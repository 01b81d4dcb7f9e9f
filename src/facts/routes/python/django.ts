import type { Guard, Route, Routes, Work } from '../model.ts';
import type { Code, Found, FoundClass } from './code.ts';
import { DjangoSettings } from './django-settings.ts';
import { generics, type Served, servedBy } from './django-views.ts';
import { argument, itemsOf, nameOf, textOf } from './expression.ts';
import { guard } from './guards.ts';
import { type Handlers, items } from './handlers.ts';
import type { CallExpression, Expression } from './model.ts';

const MAX_DEPTH = 8;
const MAX_ROUTES = 4000;

interface Where {
  readonly path: string;
  readonly address: string;
  readonly before: readonly Guard[];
  readonly line: number;
  /** Put there by a router, which adds the key of a record. */
  readonly set?: boolean;
}

/** Reads Django's URLconfs from their root, and the views that they lead to. */
export class DjangoReader {
  readonly #routes: Route[] = [];
  readonly #unresolved: { at: Guard['at']; why: string }[] = [];
  readonly #settings: DjangoSettings;

  constructor(
    private readonly code: Code,
    private readonly handlers: Handlers,
  ) {
    this.#settings = new DjangoSettings(code, handlers);
  }

  read(): Pick<Routes, 'routes' | 'unresolved'> {
    for (const path of this.#settings.roots()) this.#list(path, 'urlpatterns', '', [], 0);
    return { routes: onceAVersion(this.#routes), unresolved: this.#unresolved };
  }

  #list(path: string, name: string, address: string, before: readonly Guard[], depth: number): void {
    if (depth > MAX_DEPTH || this.#routes.length > MAX_ROUTES) return;
    const values = this.code.modules.get(path)?.parts.values.filter((each) => each.name === name) ?? [];
    for (const { value, line } of values) this.#patterns({ path, address, before, line }, value, depth);
    for (const use of this.code.modules.get(path)?.parts.uses ?? [])
      if (use.callee === `${name}.append` || use.callee === `${name}.extend`)
        for (const each of use.plain) this.#patterns({ path, address, before, line: use.line }, each, depth);
  }

  #patterns(where: Where, value: Expression, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (value.is === 'list') for (const each of value.items) this.#patterns(where, each, depth + 1);
    else if (value.is === 'name') this.#name(where, value.name, depth);
    else if (value.is === 'call') {
      if (/(?:^|\.)(?:path|re_path|url)$/.test(value.callee)) this.#pattern(where, value, depth);
      else if (/(?:^|\.)(?:i18n_patterns|format_suffix_patterns|decorator_include)$/.test(value.callee))
        for (const each of value.plain) this.#patterns(where, each, depth + 1);
    }
  }

  /** A list in a variable, or the routes of a router. */
  #name(where: Where, name: string, depth: number): void {
    const { path, address, before } = where;
    if (/\.urls$/.test(name)) {
      this.#router(where, name.replace(/\.urls$/, ''));
      return;
    }
    const found = this.code.made(path, name);
    if (found?.is === 'module') this.#list(found.path, 'urlpatterns', address, before, depth + 1);
    else if (found?.is === 'value') this.#list(found.path, found.part.name, address, before, depth + 1);
  }

  #pattern({ path, address, before }: Where, call: CallExpression, depth: number): void {
    const own = textOf(call.plain[0] ?? argument(call, 'route'));
    // A prefix that is computed is left out.
    const full = `${address}${plainPath(own ?? '')}`;
    const view = call.plain[1] ?? argument(call, 'view');
    const where = { path, address: full, before, line: call.line };
    if (view?.is === 'call' && /(?:^|\.)(?:include|decorator_include)$/.test(view.callee))
      this.#include(where, view, depth);
    else if (view?.is === 'name' && /(?:^|\.)site\.urls$/.test(view.name)) this.#admin(where, view.name);
    else if (view?.is === 'list')
      for (const each of view.items.slice(0, 1)) this.#patterns(where, each, depth + 1);
    else if (view) this.#view(where, view);
  }

  #include(where: Where, call: CallExpression, depth: number): void {
    const given = call.callee.endsWith('decorator_include') ? call.plain[1] : call.plain[0];
    const guards =
      call.callee.endsWith('decorator_include') && call.plain[0]
        ? items(call.plain[0]).flatMap((each) =>
            this.handlers.guards.ofExpression(where.path, each, call.line),
          )
        : [];
    const inside = { ...where, before: [...where.before, ...guards] };
    const target = given?.is === 'list' ? given.items[0] : given;
    if (target?.is === 'text') {
      const file = this.code.modules.file(where.path, target.text);
      if (file !== null) this.#list(file, 'urlpatterns', inside.address, inside.before, depth + 1);
    } else if (target?.is === 'name') this.#name(inside, target.name, depth + 1);
    else if (given) this.#patterns(inside, given, depth + 1);
  }

  #admin({ path, address, line }: Where, name: string): void {
    const at = { path, line };
    this.#routes.push({
      framework: 'django',
      method: 'ANY',
      path: `/${address}`,
      at,
      guards: [guard(name, 'role', 'library', at)],
      work: [],
      partly: false,
    });
  }

  /** `router.register("users", UserViewSet)`. */
  #router(where: Where, name: string): void {
    const found = this.code.made(where.path, name);
    if (found?.is !== 'value') return;
    for (const use of this.code.modules.get(found.path)?.parts.uses ?? []) {
      if (use.callee !== `${found.part.name}.register`) continue;
      const own = plainPath(textOf(use.plain[0] ?? argument(use, 'prefix')) ?? '{}');
      const view = use.plain[1] ?? argument(use, 'viewset');
      if (view)
        this.#view(
          {
            path: found.path,
            address: `${where.address}${own}`,
            before: where.before,
            line: use.line,
            set: true,
          },
          view,
        );
    }
  }

  #view(where: Where, view: Expression): void {
    const name = nameOf(view);
    const { path, line } = where;
    const found = name === null ? null : this.code.made(path, name.replace(/\.as_view$/, ''));
    if (found?.is === 'class') this.#class(where, found);
    else if (view.is === 'call' && !view.callee.endsWith('.as_view')) this.#wrapped(where, view);
    else if (found?.is === 'function') this.#function(where, found);
    else if (found?.is === 'value') this.#value(where, found.path, found.part.value);
    else if (found?.is !== 'library')
      this.#unresolved.push({ at: { path, line }, why: `the view of ${where.address} could not be found` });
  }

  /** `login_required(view)` where the URL is declared. */
  #wrapped(where: Where, call: CallExpression): void {
    const inner = call.plain.findLast((each) => each.is === 'name' || each.is === 'call');
    const guards = this.handlers.guards.ofExpression(where.path, call, where.line);
    if (inner) this.#view({ ...where, before: [...where.before, ...guards] }, inner);
  }

  #value(where: Where, path: string, value: Expression): void {
    if (value.is === 'call' && value.callee !== '') this.#view({ ...where, path }, value);
  }

  #function(where: Where, handler: Found): void {
    const { path, part } = handler;
    const decorators = part.decorators.map(({ value }) => nameOf(value) ?? '');
    const api = part.decorators.find(({ value }) => /(?:^|\.)api_view$/.test(nameOf(value) ?? ''));
    const classes = part.decorators.find(({ value }) =>
      /(?:^|\.)permission_classes$/.test(nameOf(value) ?? ''),
    );
    const listed = classes?.value.is === 'call' ? (classes.value.plain[0] ?? null) : null;
    const permissions = api || classes ? this.#settings.permissions(path, listed, part.line) : [];
    const exempt = decorators.some((name) => /login_not_required|login_exempt|public/.test(name));
    const before = [
      ...(exempt ? [] : this.#settings.everywhere(where.address, part.name)),
      ...where.before,
      ...permissions,
      ...this.handlers.decorated(path, part.decorators, part.name),
    ];
    const route = this.handlers.route({
      framework: 'django',
      method: 'ANY',
      path: `/${where.address}`,
      handler,
      before,
      partly: false,
    });
    const changes = route.work.some(({ kind }) => kind === 'write' || kind === 'delete');
    this.#routes.push({ ...route, method: this.#methodOf(part.decorators) ?? (changes ? 'ANY' : 'GET') });
  }

  #methodOf(decorators: Found['part']['decorators']): string | null {
    for (const { value } of decorators) {
      const name = (nameOf(value) ?? '').replace(/^.*\./, '');
      if (name === 'require_POST') return 'POST';
      if (/^require_(?:GET|safe)$/.test(name)) return 'GET';
      if (!/^(?:api_view|require_http_methods)$/.test(name)) continue;
      const methods =
        value.is === 'call'
          ? itemsOf(value.plain[0] ?? null).flatMap((each) => (each.is === 'text' ? [each.text] : []))
          : [];
      if (methods.length < 2) return methods[0] ?? 'GET';
      return 'ANY';
    }
    return null;
  }

  #class(where: Where, type: FoundClass): void {
    const { libraries } = this.code.ancestors(type);
    const served = servedBy(this.code, type, libraries);
    const at = { path: type.path, line: type.part.line };
    if (served.length === 0)
      this.#unresolved.push({ at, why: `which methods ${type.part.name} serves could not be told` });
    for (const each of served) this.#serve(where, type, each);
  }

  #serve(where: Where, type: FoundClass, served: Served): void {
    const at = served.handler
      ? { path: served.handler.path, line: served.handler.part.line }
      : { path: type.path, line: type.part.line };
    const { partly, guards } = this.#settings.classPermissions(type, served.method, served.action);
    const before = [
      ...this.#settings.everywhere(where.address, type.part.name),
      ...where.before,
      ...guards,
      ...this.handlers.classGuards(type),
      ...this.handlers.guards.ofClass(type),
    ];
    const work = generics(this.code, this.handlers, type, served);
    const rest = where.set === true ? served.rest : '';
    const path = `/${where.address}${where.address.endsWith('/') || rest === '' ? '' : '/'}${rest}`;
    if (!served.handler) {
      this.#routes.push({
        framework: 'django',
        method: served.method,
        path,
        at,
        guards: before,
        work,
        partly,
      });
      return;
    }
    const decorated = this.handlers.decorated(
      served.handler.path,
      served.handler.part.decorators,
      served.handler.part.name,
    );
    const route = this.handlers.route({
      framework: 'django',
      method: served.method,
      path,
      handler: served.handler,
      before: [...before, ...decorated],
      partly,
    });
    this.#routes.push({ ...route, at, work: distinct([...route.work, ...work]) });
  }
}

/** The same handler under `/v1/` and `/v2/` is one way in. */
function onceAVersion(routes: readonly Route[]): Route[] {
  const seen = new Set<string>();
  return routes.filter(({ at, method, path }) => {
    const key = `${at.path} ${at.line} ${method} ${path?.replace(/\/v\d+\//, '/')}`;
    return !seen.has(key) && seen.add(key);
  });
}

function distinct(work: readonly Work[]): Work[] {
  return work.filter(
    (each, at) => work.findIndex(({ kind, target }) => kind === each.kind && target === each.target) === at,
  );
}

/** `^users/(?P<id>\d+)/$` as people write it: `users/<id>/`. */
function plainPath(pattern: string): string {
  return pattern
    .replace(/^\{\}/, '')
    .replace(/^\^/, '')
    .replace(/\\Z$|\$$/, '')
    .replace(/\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)?\)/g, '<$1>')
    .replace(/\/\?$/, '/')
    .replace(/^\//, '');
}
