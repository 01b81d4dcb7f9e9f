import type { RouterCall, Value } from '../routes/javascript/model.ts';
import type { Follower, Parts } from '../routes/javascript/parts.ts';
import type { FunctionRef, World } from '../routes/javascript/world.ts';
import type { Tracer } from './javascript-tracer.ts';
import { isSchemaPackage, promisesCheck, TYPED_ACTION } from './libraries.ts';
import type { Checked } from './model.ts';

/** A handler with what is declared before it, in one call. */
interface Handling {
  readonly path: string;
  readonly fn: number;
  readonly line: number;
  readonly values: readonly Value[];
  readonly functions: readonly FunctionRef[];
  readonly openapi: boolean;
}

const DECLARES = /^(?:get|post|put|patch|delete|del|all|options|on|openapi|route)$/;

/** Options of a wrapper that hold a schema: `enhanceAction(handler, {schema: Order})`. */
const SCHEMA_OPTION = /^(?:schema|inputSchema|bodySchema|requestSchema|validator|validators|validation)$/;

/** Finds what stands before a handler where it is declared: middleware, a route's schema, the steps of a typed action. */
export class Handlings {
  private readonly byHandler = new Map<string, Handling>();
  private readonly world: World;
  private readonly follower: Follower;
  private readonly tracer: Tracer;
  /** A document of the whole interface decides for every route. */
  private readonly everywhere: Checked | null;

  constructor(world: World, follower: Follower, tracer: Tracer) {
    this.world = world;
    this.follower = follower;
    this.tracer = tracer;
    this.everywhere = wholeInterface(world);
    for (const [path, file] of world.files) {
      for (const call of file.calls)
        if (call.method !== null && DECLARES.test(call.method)) this.declared(path, call);
      for (const value of Object.values(file.exports)) this.wrapped(path, value);
    }
  }

  /** What looks at the input before the handler runs. */
  before(framework: string, handlers: readonly FunctionRef[]): Checked | null {
    if (this.everywhere && framework === 'express') return this.everywhere;
    const [handler] = handlers;
    const found = handler && handlers.length === 1 ? this.byHandler.get(key(handler)) : undefined;
    if (!found) return null;
    const { path, fn, line, values, openapi } = found;
    const at = { path, line };
    if (openapi) return { by: 'schema', name: 'openapi', at };
    const read = found.functions
      .filter((each) => key(each) !== (handler ? key(handler) : ''))
      .flatMap((each) => this.tracer.looksAt(each) ?? []);
    const named = values.flatMap((value) => this.signOf(path, fn, value, at, 0) ?? []);
    const all = [...read, ...named];
    return all.find(({ by }) => by === 'schema') ?? all[0] ?? null;
  }

  private declared(path: string, call: RouterCall): void {
    this.remember(path, call.fn, call.line, call.args, call.method === 'openapi');
  }

  private wrapped(path: string, value: Value): void {
    const target = this.world.follow(path, 0, value);
    if (target.kind === 'value' && target.value.kind === 'chain')
      this.remember(target.path, target.fn, 1, [target.value], false);
  }

  private remember(path: string, fn: number, line: number, values: readonly Value[], openapi: boolean): void {
    const parts: Parts[] = values.map((value) => this.follower.parts(path, fn, value, { path, line }));
    const functions = parts.flatMap((each) => each.functions);
    const handler = parts.at(-1)?.functions.at(-1);
    if (!handler) return;
    const at = line > 1 ? line : (this.world.function(handler.path, handler.fn)?.line ?? 1);
    this.byHandler.set(key(handler), { path, fn, line: at, values, functions, openapi });
  }

  /** What the declaration itself says of a schema. */
  private signOf(path: string, fn: number, value: Value, at: Checked['at'], depth: number): Checked | null {
    if (depth > 4) return null;
    if (value.kind === 'list')
      return first(value.items, (each) => this.signOf(path, fn, each, at, depth + 1));
    if (value.kind === 'object') return this.options(path, fn, value, at);
    if (value.kind === 'name') {
      const target = this.world.follow(path, fn, value);
      if (target.kind === 'package')
        return isSchemaPackage(target.specifier) ? { by: 'schema', name: value.name, at } : null;
      if (target.kind === 'value' && target.value.kind !== 'name')
        return this.signOf(target.path, target.fn, target.value, at, depth + 1);
      return target.kind === 'unknown' && promisesCheck(value.name)
        ? { by: 'unread', name: value.name, at }
        : null;
    }
    return value.kind === 'chain' ? this.chain(path, fn, value, at) : null;
  }

  private chain(
    path: string,
    fn: number,
    value: Value & { kind: 'chain' },
    at: Checked['at'],
  ): Checked | null {
    const typed = value.steps.find(
      ({ name, args }) => name !== null && args !== null && TYPED_ACTION.test(name),
    );
    if (typed) return { by: 'schema', name: `.${typed.name}`, at };
    const given = value.steps.flatMap(({ args }) => args ?? []);
    if (
      given.some((each) => each.kind === 'object' && each.entries.some(([name]) => SCHEMA_OPTION.test(name)))
    )
      return { by: 'schema', name: 'schema', at };
    const name =
      value.root.kind === 'name' ? value.root.name : value.root.kind === 'import' ? value.root.name : '';
    const target = this.world.follow(path, fn, value.root);
    if (target.kind === 'package')
      return isSchemaPackage(target.specifier) || /valid|joi|zod|openapi|jsonschema/i.test(target.specifier)
        ? { by: 'schema', name, at }
        : null;
    const called = [name, ...value.steps.map((step) => step.name ?? '')].join('.');
    return target.kind === 'unknown' && promisesCheck(called) ? { by: 'unread', name: called, at } : null;
  }

  /** Fastify: `{schema: {body: …}}`. */
  private options(
    path: string,
    fn: number,
    value: Value & { kind: 'object' },
    at: Checked['at'],
  ): Checked | null {
    const schema = value.entries.find(([name]) => name === 'schema')?.[1];
    if (!schema) return null;
    const target = this.world.follow(path, fn, schema);
    const inner = target.kind === 'value' ? target.value : schema;
    if (inner.kind === 'object')
      return inner.entries.some(([name]) => /^(?:body|\.\.\.)$/.test(name))
        ? { by: 'schema', name: 'schema.body', at }
        : null;
    return { by: 'schema', name: 'schema', at };
  }
}

const key = ({ path, fn }: FunctionRef): string => `${path}#${fn}`;

function first<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}

/** `express-openapi-validator` looks at every request by the interface's own document. */
function wholeInterface(world: World): Checked | null {
  for (const [path, { imports }] of world.files)
    for (const { specifier } of Object.values(imports))
      if (/^(?:express-openapi-validator|express-oas-validator)$/.test(specifier))
        return { by: 'schema', name: specifier, at: { path } };
  return null;
}
