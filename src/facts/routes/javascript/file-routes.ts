import type {
  BindingIdentifier,
  CallExpression,
  ExportNamedDeclaration,
  Node,
  Program,
  TaggedTemplateExpression,
} from '@oxc-project/types';
import { defineFileFact } from '../../../kit/fact.ts';
import type { SourceFile } from '../../../kit/source.ts';
import { dottedName, javascript, stringValue, walk } from '../../../parsers/javascript.ts';
import { type AnyFunction, functionName, isFunction } from '../../failure-handling/javascript-scope.ts';
import { importedNames, requireOf } from './imported-names.ts';
import type { Asked, Called, FileRoutes, FunctionFacts, Held, RouterCall, Value } from './model.ts';
import { isServing, MENTIONS } from './serving-files.ts';
import { settled } from './settled.ts';
import { asValue, type FunctionAt, keyOf } from './values.ts';
import { type Placed, Reader } from './verifies.ts';
import { type ChosenWork, workOf } from './work.ts';

/** What each JavaScript or TypeScript file says of routes, guards and work; browsers' own files are left out. */
export const fileRoutes = defineFileFact<FileRoutes>({
  id: 'file-routes',
  files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts}'],
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    if (!isServing(file)) return null;
    return read(file, javascript.of(file).program);
  },
});

function read(file: SourceFile, program: Program): FileRoutes | null {
  const imported = importedNames(program);
  const collector = new Collector(file, program, new Reader(program, file, imported));
  walk(program, (node, parents) => collector.visit(node, parents));
  return collector.finish(Object.fromEntries(imported));
}

const ROUTER_METHOD =
  /^(?:get|post|put|patch|delete|del|options|head|all|use|route|register|addHook|openapi|on|prefix|basePath|mount|onRequest|onError_never)$/;

/** Makers whose results are remembered inside functions too. */
const MAKER =
  /(?:^|\.)(?:express|Router|Hono|OpenAPIHono|fastify|Fastify|Koa|KoaRouter|createClient|createServerClient|createAdminClient|create\w{0,30}Client|collection|model|initializeApp|getFirestore|firestore|Express)$/;

interface Opened {
  readonly node: AnyFunction | Program;
  readonly name: string | null;
  readonly parent: number;
}

/** What belongs to one function. */
class Group {
  readonly guards: Placed<Held>[] = [];
  readonly asked: Placed<Asked>[] = [];
  readonly calls: Placed<Called>[] = [];
  readonly work: Placed<ChosenWork>[] = [];
  readonly paths: string[] = [];
  readonly names = new Map<string, Value>();
}

class Collector {
  private readonly opened: Opened[];
  private readonly byStart = new Map<number, number>();
  private readonly calls: { node: Node & { type: 'CallExpression' }; fn: number; order: number }[] = [];
  private readonly bound: { name: string; node: Node; step: string | null; fn: number }[] = [];
  private readonly exported: { name: string; node: Node }[] = [];
  private readonly reexported: { name: string; specifier: string; as: string }[] = [];
  private readonly forwards: string[] = [];
  private readonly work: Placed<ChosenWork>[] = [];
  private readonly actions = new Set<number>();
  private readonly privileged = new Set<number>();
  private readonly paths: { text: string; start: number }[] = [];
  private current = 0;
  private readonly file: SourceFile;
  private readonly reader: Reader;

  constructor(file: SourceFile, program: Program, reader: Reader) {
    this.file = file;
    this.reader = reader;
    this.opened = [{ node: program, name: null, parent: 0 }];
    for (const statement of program.body) {
      if (statement.type !== 'ExpressionStatement') break;
      if (stringValue(statement.expression) === 'use server') this.actions.add(0);
    }
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    this.leave(node);
    if (isFunction(node)) this.open(node, parents);
    this.reader.visit(node, parents);
    switch (node.type) {
      case 'VariableDeclarator':
        if (node.init) this.bind(node.id, node.init);
        break;
      case 'ClassDeclaration':
        if (node.id) this.bound.push({ name: node.id.name, node, step: null, fn: this.current });
        break;
      case 'PropertyDefinition':
        if (node.value && node.key.type === 'Identifier')
          this.bound.push({ name: `this.${node.key.name}`, node: node.value, step: null, fn: 0 });
        break;
      case 'AssignmentExpression':
        this.assign(node.left, node.right);
        break;
      case 'CallExpression':
        this.call(node, parents);
        break;
      case 'TaggedTemplateExpression':
        this.does(node);
        break;
      case 'ExportNamedDeclaration':
        this.export(node);
        break;
      case 'ExportDefaultDeclaration':
        this.exported.push({ name: 'default', node: node.declaration });
        break;
      case 'ExportAllDeclaration':
        this.forwards.push(node.source.value);
        break;
      case 'ExpressionStatement':
        if (node.directive === 'use server') this.actions.add(this.current);
        break;
      case 'MemberExpression':
      case 'Literal':
        this.key(node);
        break;
    }
  }

  private leave(node: Node): void {
    for (
      let at = this.opened[this.current];
      at && this.current > 0 && (node.start < at.node.start || node.end > at.node.end);
      at = this.opened[this.current]
    )
      this.current = at.parent;
  }

  private open(node: AnyFunction, parents: readonly Node[]): void {
    const fn = this.opened.push({ node, name: functionName(node, parents), parent: this.current }) - 1;
    this.byStart.set(node.start, fn);
    if (node.type === 'FunctionDeclaration' && node.id)
      this.bound.push({ name: node.id.name, node, step: null, fn: this.current });
    this.current = fn;
  }

  private bind(id: Node, init: Node): void {
    const fn = this.current;
    if (fn > 0 && !isRemembered(init)) return;
    if (id.type === 'Identifier') this.bound.push({ name: id.name, node: init, step: null, fn });
    if (id.type !== 'ObjectPattern') return;
    for (const property of id.properties) {
      if (property.type !== 'Property') continue;
      const key = keyOf(property.key, property.computed);
      if (key !== null && property.value.type === 'Identifier')
        this.bound.push({ name: property.value.name, node: init, step: key, fn });
    }
  }

  private assign(left: Node, right: Node): void {
    const path = left.type === 'MemberExpression' ? dottedName(left) : null;
    if (path === null) {
      if (left.type === 'Identifier' && isFunction(right))
        this.bound.push({ name: left.name, node: right, step: null, fn: this.current });
      return;
    }
    if (path.startsWith('this.')) this.bound.push({ name: path, node: right, step: null, fn: 0 });
    const [, name] = /^(?:module\.exports|exports)(?:\.(\w+))?$/.exec(path) ?? [];
    if (path === 'module.exports' || path === 'exports') this.exported.push({ name: 'default', node: right });
    else if (name !== undefined) this.exported.push({ name, node: right });
  }

  private call(node: Node & { type: 'CallExpression' }, parents: readonly Node[]): void {
    const { callee } = node;
    const method =
      callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed
        ? callee.property.name
        : null;
    if (
      (method !== null && ROUTER_METHOD.test(method)) ||
      node.arguments.some((each) => each.type === 'Identifier' && ROUTER_NAME.test(each.name))
    )
      this.calls.push({
        node,
        fn: this.current,
        order: callee.type === 'MemberExpression' ? callee.property.start : node.start,
      });
    const parent = parents.at(-1);
    const within =
      parent?.type === 'MemberExpression' &&
      parent.object === node &&
      parents.at(-2)?.type === 'CallExpression';
    if (
      within &&
      !/^(?:then|catch|finally)$/.test(parent.property.type === 'Identifier' ? parent.property.name : '')
    )
      return;
    this.does(node);
  }

  private does(node: CallExpression | TaggedTemplateExpression): void {
    const found = workOf(
      node,
      this.file.lineAt(node.start),
      (each) => this.reader.origins(each),
      (name) => this.reader.objects(name),
    );
    if (found) this.work.push({ ...found, start: node.start });
  }

  private export({ declaration, specifiers, source, exportKind }: ExportNamedDeclaration): void {
    if (exportKind === 'type') return;
    const patterns =
      declaration?.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : [];
    for (const name of patterns.flatMap(namesIn)) this.exported.push({ name: name.name, node: name });
    if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier')
      this.exported.push({ name: declaration.id.name, node: declaration.id });
    for (const { exported, local, exportKind: kind } of specifiers) {
      if (kind === 'type') continue;
      const name = nameOf(exported);
      if (source) this.reexported.push({ name, specifier: source.value, as: nameOf(local) });
      else this.exported.push({ name, node: local });
    }
  }

  private key(node: Node): void {
    const text = node.type === 'MemberExpression' ? dottedName(node) : stringValue(node);
    if (text?.startsWith('/') && text.length < 60) this.paths.push({ text, start: node.start });
    if (text !== null && text.length < 80 && /SERVICE_?(?:ROLE|KEY)|SUPABASE_SECRET_KEY/.test(text))
      this.privileged.add(this.current);
  }

  finish(imports: FileRoutes['imports']): FileRoutes | null {
    const functionAt: FunctionAt = (start) => this.byStart.get(start) ?? null;
    const value = (node: Node): Value => asValue(node, functionAt);
    const routerCalls = this.calls
      .sort((a, b) => a.order - b.order)
      .map(
        ({ node, fn }): RouterCall =>
          routerCall(
            node,
            fn,
            this.file.lineAt(
              node.type === 'CallExpression' && node.callee.type === 'MemberExpression'
                ? node.callee.property.start
                : node.start,
            ),
            value,
          ),
      );
    const exports = Object.fromEntries<Value>([
      ...this.reexported.map(({ name, specifier, as }): [string, Value] => [
        name,
        { kind: 'import', specifier, name: as },
      ]),
      ...this.exported.map(({ name, node }): [string, Value] => [name, value(node)]),
    ]);
    const { sets } = this.reader.verified();
    const functions = this.functions(value);
    const empty =
      routerCalls.length + this.forwards.length === 0 &&
      Object.keys(exports).length === 0 &&
      functions.every(({ guards, work, asked }) => guards.length + work.length + asked.length === 0);
    return empty
      ? null
      : {
          functions,
          exports,
          imports,
          forwards: this.forwards,
          calls: routerCalls,
          sets,
          actions: this.actions.has(0),
        };
  }

  private functions(value: (node: Node) => Value): FunctionFacts[] {
    const found = this.reader.verified();
    const groups = this.opened.map(() => new Group());
    const give = <T extends { readonly start: number }>(
      all: readonly T[],
      to: (group: Group) => T[],
    ): void => {
      for (const each of all) {
        const group = groups[this.around(each.start)];
        if (group) to(group).push(each);
      }
    };
    give(found.guards, (group) => group.guards);
    give(found.asked, (group) => group.asked);
    give(found.calls, (group) => group.calls);
    give(this.work, (group) => group.work);
    for (const { text, start } of this.paths) groups[this.around(start)]?.paths.push(text);
    for (const { name, node, step, fn } of this.bound) {
      const names = groups[fn]?.names;
      const bound = value(node);
      if (!names || bound.kind === 'other' || (names.has(name) && !isMade(bound))) continue;
      names.set(
        name,
        step === null
          ? bound
          : { kind: 'chain', root: bound, steps: [{ name: step, args: null }], start: node.start },
      );
    }
    const around = (fn: number): number[] => (fn === 0 ? [0] : [fn, ...around(this.opened[fn]?.parent ?? 0)]);
    const bodies = settled(
      groups.map(({ calls, work: done }, fn) => ({ calls, work: done, around: around(fn) })),
      this.reader,
    );
    return this.opened.map(({ node, name, parent }, index) => {
      const group = groups[index];
      return {
        name,
        line: this.file.lineAt(node.start),
        parent,
        params: isFunction(node) ? node.params.map(paramName) : [],
        names: Object.fromEntries(group?.names ?? []),
        guards: (group?.guards ?? []).map(plain),
        asked: (group?.asked ?? []).map(plain),
        calls: (bodies[index]?.calls ?? []).map((each) => ({
          ...plain(each),
          passed: each.passed.flatMap(({ at, from }) => {
            const placed = this.placed(from);
            return placed.length > 0 ? [{ at, from: placed }] : [];
          }),
        })),
        work: (bodies[index]?.work ?? []).map((each) => ({
          ...plain(each),
          given: this.placed(each.given),
          owners: this.placed(each.owners),
        })),
        paths: group?.paths ?? [],
        privileged: this.privileged.has(index),
        action: this.actions.has(index) && index > 0,
      };
    });
  }

  /** Parameters by the numbers of their functions instead of their offsets. */
  private placed(names: readonly string[]): string[] {
    return names.flatMap((name) => {
      const [, start, rest] = /^(\d+)(:.*)$/.exec(name) ?? [];
      if (start === undefined) return [name];
      const fn = this.byStart.get(Number(start));
      return fn === undefined ? [] : [`${fn}${rest}`];
    });
  }

  /** The innermost function around an offset. Functions are kept in the order of their starts. */
  private around(offset: number): number {
    let low = 0;
    let high = this.opened.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.opened[middle]?.node.start ?? 0) <= offset) low = middle;
      else high = middle;
    }
    let at = low;
    while (at > 0 && (this.opened[at]?.node.end ?? 0) < offset) at = this.opened[at]?.parent ?? 0;
    return at;
  }
}

/** Inside functions, only what may be a router, a client, a handler or one of their parts. */
function isRemembered(init: Node): boolean {
  if (
    isFunction(init) ||
    init.type === 'NewExpression' ||
    init.type === 'MemberExpression' ||
    requireOf(init)
  )
    return true;
  if (init.type === 'AwaitExpression') return isRemembered(init.argument);
  return init.type === 'CallExpression' && MAKER.test(dottedName(init.callee) ?? '');
}

/** Names under which routers are handed on. */
const ROUTER_NAME =
  /^(?:app|router|server|fastify|instance|api|express|\w{1,30}(?:App|Router|Routes|Server))$/;

const isMade = (value: Value): boolean =>
  value.kind === 'new' ||
  (value.kind === 'chain' && value.steps.some(({ name }) => name === 'Router' || name === null));

function routerCall(
  node: Node & { type: 'CallExpression' },
  fn: number,
  line: number,
  value: (node: Node) => Value,
): RouterCall {
  const { callee } = node;
  const isMethod =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed;
  const method =
    isMethod && callee.property.type === 'Identifier' && ROUTER_METHOD.test(callee.property.name)
      ? callee.property.name
      : null;
  const receiver =
    method !== null && callee.type === 'MemberExpression' ? value(callee.object) : value(callee);
  return { receiver, method, args: node.arguments.map(value), fn, line };
}

/** The names that a declaration gives: its own, or those of a flat pattern. */
function namesIn(id: Node): BindingIdentifier[] {
  if (id.type === 'Identifier') return [id];
  if (id.type !== 'ObjectPattern') return [];
  return id.properties.flatMap((each) =>
    each.type === 'Property' && each.value.type === 'Identifier' ? [each.value] : [],
  );
}

const nameOf = (node: Node): string =>
  node.type === 'Identifier' ? node.name : (stringValue(node) ?? 'default');

function paramName(node: Node): string | null {
  const inner = node.type === 'AssignmentPattern' ? node.left : node;
  return inner.type === 'Identifier' ? inner.name : null;
}

/** Without its offset, by which it was sorted. */
function plain<T extends { readonly start: number }>(placed: T): Omit<T, 'start'> {
  const { start: _start, ...rest } = placed;
  return rest;
}
