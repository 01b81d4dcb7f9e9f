import type { FileFactResult } from '../../../kit/fact.ts';
import type { ClassPart, FunctionPart, ModuleParts, NamedValue } from './model.ts';

/** What a name stands for. */
export type Meaning =
  | { readonly is: 'function'; readonly path: string; readonly part: FunctionPart }
  | { readonly is: 'class'; readonly path: string; readonly part: ClassPart }
  | { readonly is: 'value'; readonly path: string; readonly part: NamedValue }
  | { readonly is: 'module'; readonly path: string }
  /** A library's: `flask_login.login_required`. */
  | { readonly is: 'library'; readonly name: string };

interface Module {
  readonly path: string;
  readonly parts: ModuleParts;
  readonly functions: ReadonlyMap<string, FunctionPart>;
  readonly classes: ReadonlyMap<string, ClassPart>;
  readonly values: ReadonlyMap<string, NamedValue>;
}

const MAX_HOPS = 8;

/** All modules of a repository, and what names mean in them. */
export class Modules {
  readonly all: readonly Module[];
  readonly #byPath = new Map<string, Module>();
  readonly #bySuffix = new Map<string, string[]>();

  constructor(fact: FileFactResult<ModuleParts>) {
    this.all = fact.values.map(({ path, value }) => ({
      path,
      parts: value,
      functions: byName(value.functions),
      classes: byName(value.classes),
      values: byName(value.values),
    }));
    for (const module of this.all) {
      this.#byPath.set(module.path, module);
      const parts = dotsOf(module.path).split('.');
      for (let at = 0; at < parts.length; at++) push(this.#bySuffix, parts.slice(at).join('.'), module.path);
    }
  }

  get(path: string): Module | undefined {
    return this.#byPath.get(path);
  }

  /** The file of a module as an import names it. */
  file(from: string, module: string): string | null {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    if (dots > 0) {
      const folder = from.split('/').slice(0, -dots).join('/');
      const rest = module.slice(dots).replaceAll('.', '/');
      const stem = [folder, rest].filter((part) => part !== '').join('/');
      return (
        [`${stem}.py`, `${stem}/__init__.py`, stem === '' ? '__init__.py' : ''].find((path) =>
          this.#byPath.has(path),
        ) ?? null
      );
    }
    const candidates = this.#bySuffix.get(module) ?? [];
    return candidates.length < 2 ? (candidates[0] ?? null) : nearest(candidates, from);
  }

  /** What `name` (with dots) means in the file at `path`. */
  meaning(path: string, name: string, hops = 0): Meaning | null {
    const module = this.#byPath.get(path);
    if (!module || hops > MAX_HOPS) return null;
    const own = this.#own(module, name);
    if (own) return own;
    const [base = '', ...rest] = name.split('.');
    const imported = module.parts.imports.findLast(
      ({ as }) => as === base || as === name || name.startsWith(`${as}.`),
    );
    if (imported && imported.name !== '*')
      return this.#imported(
        path,
        imported,
        imported.as.includes('.')
          ? name
              .slice(imported.as.length + 1)
              .split('.')
              .filter(Boolean)
          : rest,
        hops,
      );
    for (const { module: from, name: what } of module.parts.imports) {
      if (what !== '*') continue;
      const file = this.file(path, from);
      const found = file === null || file === path ? null : this.meaning(file, name, hops + 1);
      if (found) return found;
    }
    return null;
  }

  /** The function of that name in scope around another: `outer.inner` sees `outer.helper`, then `helper`. */
  scoped(path: string, scope: string, name: string): Meaning | null {
    const parts = scope.split('.');
    for (let depth = parts.length; depth > 0; depth--) {
      const found = this.#byPath.get(path)?.functions.get([...parts.slice(0, depth), name].join('.'));
      if (found) return { is: 'function', path, part: found };
    }
    return this.meaning(path, name);
  }

  #own(module: Module, name: string): Meaning | null {
    const { path } = module;
    const part = module.functions.get(name);
    if (part && name !== '') return { is: 'function', path, part };
    const type = module.classes.get(name);
    if (type) return { is: 'class', path, part: type };
    const value = module.values.get(name);
    return value ? { is: 'value', path, part: value } : null;
  }

  #imported(
    from: string,
    { module, name }: { module: string; name: string | null },
    rest: readonly string[],
    hops: number,
  ): Meaning | null {
    if (name === null) {
      // `import app.views` and then `app.views.home`
      const file = this.file(from, module);
      if (file === null) return { is: 'library', name: [module, ...rest].join('.') };
      return rest.length === 0 ? { is: 'module', path: file } : this.meaning(file, rest.join('.'), hops + 1);
    }
    const submodule = this.file(from, module.endsWith('.') ? `${module}${name}` : `${module}.${name}`);
    const file = this.file(from, module);
    const inside =
      file === null || file === from ? null : this.meaning(file, [name, ...rest].join('.'), hops + 1);
    if (inside && inside.is !== 'library') return inside;
    if (submodule !== null)
      return rest.length === 0
        ? { is: 'module', path: submodule }
        : this.meaning(submodule, rest.join('.'), hops + 1);
    if (inside) return inside;
    return file === null && !module.startsWith('.')
      ? { is: 'library', name: [module, name, ...rest].join('.') }
      : null;
  }
}

function byName<T extends { readonly name: string }>(parts: readonly T[]): ReadonlyMap<string, T> {
  return new Map(parts.map((part) => [part.name, part]));
}

function dotsOf(path: string): string {
  return path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}

/** The candidate that shares the longest way with the importing file, then the shortest. */
function nearest(candidates: readonly string[], from: string): string | null {
  const shared = (path: string): number => {
    const [a, b] = [path.split('/'), from.split('/')];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    return at;
  };
  let best: string | null = null;
  for (const path of candidates)
    if (
      best === null ||
      shared(path) > shared(best) ||
      (shared(path) === shared(best) && path.length < best.length)
    )
      best = path;
  return best;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
