import type { FileFactResult } from '../../../kit/fact.ts';
import type { Alias } from '../../imports/alias.ts';
import { resolver } from '../../imports/resolve.ts';
import { entry } from './entry.ts';
import type { FileRoutes, FunctionFacts, Value } from './model.ts';

/** A function somewhere in the repository. */
export interface FunctionRef {
  readonly path: string;
  readonly fn: number;
}

/** What a name or an expression leads to. */
export type Target =
  | { readonly kind: 'function'; readonly path: string; readonly fn: number }
  | { readonly kind: 'param'; readonly path: string; readonly fn: number; readonly at: number }
  /** Something that a package gives: `express`, then the members that were taken from it. */
  | { readonly kind: 'package'; readonly specifier: string; readonly name: string }
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'value'; readonly path: string; readonly fn: number; readonly value: Value }
  /** A file of the team's own that says nothing of routes, guards or work. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'unknown'; readonly name: string };

const DEEPEST = 8;

/** All files with their names: finds what a name means, across files. */
export class World {
  readonly files: ReadonlyMap<string, FileRoutes>;
  readonly resolve: (from: string, specifier: string) => readonly string[];
  private readonly held = new Map<string, readonly { readonly path: string; readonly value: Value }[]>();
  private readonly names = new Map<string, Target>();
  private readonly exports = new Map<string, Target | null>();
  private readonly inner = new Map<string, readonly (readonly number[])[]>();

  /** @param own the repository's own packages, by name, with their folders; the others that are installed are no files here */
  constructor(
    fact: FileFactResult<FileRoutes>,
    paths: readonly string[],
    own: ReadonlyMap<string, string> = new Map(),
    installed: ReadonlySet<string> = new Set(),
    aliases: readonly Alias[] = [],
  ) {
    this.files = new Map(fact.values.map(({ path, value }) => [path, value]));
    const find = resolver(
      paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path)),
      aliases,
    );
    const known = new Map<string, readonly string[]>();
    this.resolve = (from, specifier) => {
      const key = `${from.slice(0, from.lastIndexOf('/') + 1)}>${specifier}`;
      let found = known.get(key);
      if (!found) {
        found = resolve(from, specifier);
        known.set(key, found);
      }
      return found;
    };
    const resolve = (from: string, specifier: string): readonly string[] => {
      const name = packageOf(specifier);
      const folder = own.get(name);
      if (folder === undefined) return installed.has(name) ? [] : find(from, specifier).files;
      const rest = specifier.slice(name.length);
      for (const place of [`${rest}`, `/src${rest}`]) {
        const { files } = find(`${folder === '' ? '' : `${folder}/`}package.json`, `.${place}`);
        if (files.length > 0) return files;
      }
      return find(from, specifier).files;
    };
  }

  /** What an expression in function `fn` of a file means. */
  follow(path: string, fn: number, value: Value, depth = 0): Target {
    if (depth > DEEPEST) return { kind: 'unknown', name: '' };
    switch (value.kind) {
      case 'function':
        return { kind: 'function', path, fn: value.fn };
      case 'name':
        return this.named(path, fn, value.name, depth);
      case 'import':
        return this.exported(path, value.specifier, value.name, depth + 1);
      case 'chain': {
        if (value.steps.some(({ args }) => args !== null)) return { kind: 'value', path, fn, value };
        const root = this.follow(path, fn, value.root, depth + 1);
        return value.steps.reduce(
          (at, { name }) => (name === null ? at : this.member(at, name, depth + 1)),
          root,
        );
      }
      default:
        return { kind: 'value', path, fn, value };
    }
  }

  private named(path: string, fn: number, name: string, depth: number): Target {
    const key = `${path}#${fn}#${name}`;
    const known = this.names.get(key);
    if (known) return known;
    // A name that leads back to itself leads nowhere.
    this.names.set(key, { kind: 'unknown', name });
    const target = this.nameOf(path, fn, name, depth);
    this.names.set(key, target);
    return target;
  }

  private nameOf(path: string, fn: number, name: string, depth: number): Target {
    const file = this.files.get(path);
    const [root = '', ...members] = name.split('.');
    const own = this.bound(path, fn, name);
    if (own) return this.follow(path, own.fn, own.value, depth + 1);
    if (root === 'this') return this.method(path, members.at(0) ?? '') ?? { kind: 'unknown', name };
    const local = this.root(path, fn, root, depth);
    const from = local ? null : imported(file, root);
    const start = local ?? (from && this.exported(path, from.specifier, from.name, depth + 1));
    if (!start) return { kind: 'unknown', name };
    return members.reduce((at, member) => this.member(at, member, depth + 1), start);
  }

  private root(path: string, fn: number, name: string, depth: number): Target | null {
    for (let at = fn; ; at = this.function(path, at)?.parent ?? 0) {
      const known = this.function(path, at);
      const value = known && Object.hasOwn(known.names, name) ? known.names[name] : undefined;
      if (value && !(value.kind === 'name' && value.name === name))
        return this.follow(path, at, value, depth + 1);
      const param = known?.params.indexOf(name) ?? -1;
      if (param >= 0) return { kind: 'param', path, fn: at, at: param };
      if (at === 0) return null;
    }
  }

  /** A binding of the whole dotted name: `this.router`. */
  private bound(path: string, fn: number, name: string): { fn: number; value: Value } | null {
    if (!name.includes('.')) return null;
    for (let at = fn; ; at = this.function(path, at)?.parent ?? 0) {
      const names = this.function(path, at)?.names;
      const value = names && Object.hasOwn(names, name) ? names[name] : undefined;
      if (value && !(value.kind === 'name' && value.name === name)) return { fn: at, value };
      if (at === 0) return null;
    }
  }

  /** A method of a class in the file. */
  private method(path: string, name: string): Target | null {
    for (const value of Object.values(this.function(path, 0)?.names ?? {})) {
      const found = value.kind === 'class' ? value.entries.find(([key]) => key === name)?.[1] : undefined;
      if (found) return this.follow(path, 0, found);
    }
    return null;
  }

  /** What a member of something is. */
  member(target: Target, name: string, depth = 0): Target {
    if (depth > DEEPEST) return { kind: 'unknown', name };
    switch (target.kind) {
      case 'package':
        return {
          ...target,
          name: target.name === '*' || target.name === 'default' ? name : `${target.name}.${name}`,
        };
      case 'module':
        return this.exportOf(target.path, name, depth + 1) ?? { kind: 'unknown', name };
      case 'function':
        return /^(?:bind|call|apply)$/.test(name)
          ? target
          : (this.assigned(target, name) ?? { kind: 'unknown', name });
      case 'value':
        return this.memberOfValue(target, name, depth);
      case 'silent':
        return target;
      default:
        return { kind: 'unknown', name };
    }
  }

  /** `function Handler() { this.list = (req, res) => … }`. */
  private assigned({ path }: Target & { kind: 'function' }, name: string): Target | null {
    const own = this.bound(path, 0, `this.${name}`);
    return own ? this.follow(path, own.fn, own.value, 1) : null;
  }

  private memberOfValue(target: Target & { kind: 'value' }, name: string, depth: number): Target {
    const { path, fn, value } = target;
    if (value.kind === 'object' || value.kind === 'class') {
      const found = value.entries.find(([key]) => key === name)?.[1];
      if (found)
        return found.kind === 'name' && found.name === name
          ? this.follow(path, 0, found, depth + 1)
          : this.follow(path, fn, found, depth + 1);
      const spread = value.entries.find(([key]) => key === '...')?.[1];
      return spread
        ? this.member(this.follow(path, fn, spread, depth + 1), name, depth + 1)
        : { kind: 'unknown', name };
    }
    if (value.kind === 'new')
      return this.member(
        this.follow(path, fn, { kind: 'name', name: value.name }, depth + 1),
        name,
        depth + 1,
      );
    if (value.kind === 'chain')
      return { kind: 'value', path, fn, value: { ...value, steps: [...value.steps, { name, args: null }] } };
    return { kind: 'unknown', name };
  }

  private exported(path: string, specifier: string, name: string, depth: number): Target {
    const isRelative = specifier.startsWith('.');
    const found = this.resolve(path, specifier);
    if (found.length === 0) return isRelative ? { kind: 'silent' } : { kind: 'package', specifier, name };
    for (const file of found) {
      const target = this.exportOf(file, name, depth);
      if (target) return target;
    }
    return found.some((file) => this.files.has(file)) && !found.every((file) => this.files.has(file))
      ? { kind: 'silent' }
      : found.some((file) => this.files.has(file))
        ? { kind: 'unknown', name }
        : { kind: 'silent' };
  }

  private exportOf(path: string, name: string, depth: number): Target | null {
    const key = `${path}>${name}`;
    const known = this.exports.get(key);
    if (known !== undefined) return known;
    this.exports.set(key, null);
    const target = this.findExport(path, name, depth);
    this.exports.set(key, target);
    return target;
  }

  private findExport(path: string, name: string, depth: number): Target | null {
    const file = this.files.get(path);
    if (!file || depth > DEEPEST) return null;
    const value = entry(file.exports, name);
    if (value) return this.follow(path, 0, value, depth + 1);
    const whole = entry(file.exports, 'default');
    if (name === '*')
      return whole && Object.keys(file.exports).length === 1
        ? this.follow(path, 0, whole, depth + 1)
        : { kind: 'module', path };
    for (const next of file.forwards.flatMap((specifier) => this.resolve(path, specifier))) {
      const target = next === path ? null : this.exportOf(next, name, depth + 1);
      if (target) return target;
    }
    return whole && name !== 'default'
      ? known(this.member(this.follow(path, 0, whole, depth + 1), name, depth + 1))
      : null;
  }

  /** Files that keep something under a name such as `this.app`. */
  holders(name: string): readonly { readonly path: string; readonly value: Value }[] {
    let held = this.held.get(name);
    if (!held) {
      held = [...this.files].flatMap(([path, { functions }]) => {
        const names = functions[0]?.names ?? {};
        const value = Object.hasOwn(names, name) ? names[name] : undefined;
        return value && value.kind !== 'name' ? [{ path, value }] : [];
      });
      this.held.set(name, held);
    }
    return held;
  }

  function(path: string, fn: number): FunctionFacts | undefined {
    return this.files.get(path)?.functions[fn];
  }

  /** A function and all inside it. */
  within(path: string, fn: number): readonly number[] {
    let all = this.inner.get(path);
    if (!all) {
      all = descendants(this.files.get(path)?.functions ?? []);
      this.inner.set(path, all);
    }
    return all[fn] ?? [];
  }
}

function imported(
  file: FileRoutes | undefined,
  name: string,
): { readonly specifier: string; readonly name: string } | null {
  return file && Object.hasOwn(file.imports, name) ? (file.imports[name] ?? null) : null;
}

const known = (target: Target): Target | null => (target.kind === 'unknown' ? null : target);

/** For each function, itself and all inside it; the file itself has only its own, for its functions are called by others. */
function descendants(functions: readonly FunctionFacts[]): number[][] {
  const all: number[][] = functions.map((_each, index) => [index]);
  functions.forEach(({ parent }, index) => {
    for (let at = parent; at > 0; at = functions[at]?.parent ?? 0) all[at]?.push(index);
  });
  return all;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
