import type { Guard } from '../model.ts';
import type { Code, FoundClass } from './code.ts';
import { itemsOf, nameOf } from './expression.ts';
import { guard } from './guards.ts';
import type { Handlers } from './handlers.ts';
import { libraryGuard } from './libraries.ts';
import type { Expression, NamedValue } from './model.ts';

type Setting = NamedValue & { readonly path: string };

/** What a Django project's settings put before every view. */
export class DjangoSettings {
  readonly #settings: readonly Setting[];
  readonly #middleware: readonly { readonly guards: readonly Guard[]; readonly texts: readonly string[] }[];

  constructor(
    private readonly code: Code,
    private readonly handlers: Handlers,
  ) {
    this.#settings = code.modules.all.flatMap(({ path, parts }) =>
      parts.values
        .filter(({ name }) => /^(?:ROOT_URLCONF|MIDDLEWARE|MIDDLEWARE_CLASSES|REST_FRAMEWORK)$/.test(name))
        .map((value) => ({ ...value, path })),
    );
    this.#middleware = this.#named(/^MIDDLEWARE/).flatMap((setting) =>
      itemsOf(setting.value).flatMap((each) => this.#guarding(each, setting)),
    );
  }

  /** The URLconfs that the settings name; without settings, those that no other one includes. */
  roots(): readonly string[] {
    const named = this.#named(/^ROOT_URLCONF$/).flatMap(({ path, value }) => {
      const file = value.is === 'text' ? this.code.modules.file(path, value.text) : null;
      return file === null ? [] : [file];
    });
    if (named.length > 0) return [...new Set(named)];
    const all = this.code.modules.all.filter(({ values }) => values.has('urlpatterns'));
    const included = new Set(
      all.flatMap(({ path, parts }) =>
        includedIn(parts.values).flatMap((module) => this.code.modules.file(path, module) ?? []),
      ),
    );
    return all.map(({ path }) => path).filter((path) => !included.has(path));
  }

  /** Guards of the middleware, unless it lets this view pass by its name or address. */
  everywhere(address: string, view: string): readonly Guard[] {
    return this.#middleware
      .filter(
        ({ texts }) =>
          !texts.some(
            (text) =>
              text === view || (text.length > 1 && text.startsWith('/') && `/${address}`.startsWith(text)),
          ),
      )
      .flatMap(({ guards }) => guards);
  }

  /** The permission classes that apply to a function view of Django REST. */
  permissions(path: string, listed: Expression | null, line: number, method = 'ANY'): Guard[] {
    if (listed) return this.#listed(path, listed, line, method);
    return this.#named(/^REST_FRAMEWORK$/).flatMap((setting) => {
      const entry =
        setting.value.is === 'map'
          ? setting.value.entries.find(({ key }) => key === 'DEFAULT_PERMISSION_CLASSES')
          : undefined;
      return entry ? this.#listed(setting.path, entry.value, setting.line, method) : [];
    });
  }

  classPermissions(
    type: FoundClass,
    method: string,
    action: Expression | null,
  ): { readonly guards: readonly Guard[]; readonly partly: boolean } {
    const { libraries } = this.code.ancestors(type);
    const rest = libraries.some((name) => /^rest_framework\.|(?:APIView|ViewSet)$/.test(name));
    if (!rest) return { guards: [], partly: false };
    const own = this.code.attribute(type, 'permission_classes');
    const listed = action ?? own?.value ?? null;
    const guards = this.permissions(
      action ? type.path : (own?.path ?? type.path),
      listed,
      type.part.line,
      method,
    );
    return { guards, partly: this.code.method(type, 'get_permissions') !== null };
  }

  #named(name: RegExp): Setting[] {
    return this.#settings.filter((setting) => name.test(setting.name));
  }

  #listed(path: string, list: Expression, line: number, method: string): Guard[] {
    return itemsOf(list).flatMap((each): Guard[] => {
      const name = each.is === 'text' ? each.text : (nameOf(each) ?? '');
      const reads = /^(?:GET|HEAD|OPTIONS)$/.test(method);
      if (/(?:OrReadOnly|OrAnonReadOnly|ReadOnly)$/.test(name) && reads) return [];
      if (each.is !== 'text') return this.handlers.guards.ofExpression(path, each, line);
      const asks = libraryGuard(name);
      if (asks) return [guard(name, asks, 'library', { path, line })];
      return this.#byModule(name).map((found) => ({ ...found, name, at: { path, line } }));
    });
  }

  /** The guards of a class that a setting names by its module. */
  #byModule(name: string): readonly Guard[] {
    const type = this.#classOf(name);
    return type ? this.handlers.guards.ofClass(type) : [];
  }

  #classOf(name: string): FoundClass | null {
    const dot = name.lastIndexOf('.');
    const file = dot < 0 ? null : this.code.modules.file('', name.slice(0, dot));
    const found = file === null ? null : this.code.modules.meaning(file, name.slice(dot + 1));
    return found?.is === 'class' ? found : null;
  }

  #guarding(
    each: Expression,
    { path, line }: Setting,
  ): { guards: readonly Guard[]; texts: readonly string[] }[] {
    if (each.is !== 'text') return [];
    const at = { path, line };
    if (/(?:^|\.)LoginRequiredMiddleware$/.test(each.text) && !this.#classOf(each.text))
      return [{ guards: [guard('LoginRequiredMiddleware', 'session', 'library', at)], texts: [] }];
    const type = this.#classOf(each.text);
    if (!type) return [];
    for (const name of ['__call__', 'process_request', 'process_view']) {
      const method = this.code.method(type, name);
      const guards = method
        ? this.handlers.guards.ofFunction(method, 'any', 1).filter(({ asks }) => asks === 'session')
        : [];
      // Middleware that only looks after some callers (a second factor, a locked account) lets strangers pass.
      if (method && guards.length > 0 && /login|auth/i.test(each.text))
        return [{ guards: guards.map((found) => ({ ...found, at })), texts: method.part.texts }];
    }
    return [];
  }
}

function includedIn(values: readonly NamedValue[]): string[] {
  const found: string[] = [];
  const visit = (value: Expression, depth: number): void => {
    if (depth > 6) return;
    if (value.is === 'list') for (const each of value.items) visit(each, depth + 1);
    if (value.is !== 'call') return;
    const [first] = value.plain;
    if (/(?:^|\.)include$/.test(value.callee) && first?.is === 'text') found.push(first.text);
    for (const each of value.plain) visit(each, depth + 1);
  };
  for (const { value } of values) visit(value, 0);
  return found;
}
