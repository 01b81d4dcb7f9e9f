import type { RouterCall, Value } from './model.ts';
import type { Target, World } from './world.ts';

/** A router, by where it is made or received. */
export interface Router {
  readonly key: string;
  /** `express`, `koa`, `hono`, `fastify`; null for one that is received and whose maker is not known. */
  readonly framework: string | null;
  /** Served by itself, where nothing mounts it: an application rather than a router. */
  readonly whole: boolean;
  /** A prefix of its own: `new Router({prefix: '/api'})`. */
  readonly prefix: string;
}

/** A router's calls, in order. */
export type PlacedCall = RouterCall & { readonly path: string };

const FRAMEWORK: readonly (readonly [RegExp, string])[] = [
  [
    /^express(?:-promise-router|-async-router)?$|^router$|^polka$|^restify$|^restana$|^@types\/express$|^express-ws$/,
    'express',
  ],
  [/^koa$|^@koa\/router$|^koa-router$|^koa-tree-router$/, 'koa'],
  [/^hono(?:\/(?:quick|tiny))?$|^@hono\/zod-openapi$/, 'hono'],
  [/^fastify$/, 'fastify'],
];

const frameworkOf = (specifier: string): string | null =>
  FRAMEWORK.find(([name]) => name.test(specifier))?.[1] ?? null;

/** Steps after which it is still the same router. */
const SAME =
  /^(?:get|post|put|patch|delete|del|options|all|use|route|basePath|openapi|on|register|withTypeProvider|prefix|routes|router|onError|notFound|middleware|callback|default|head|decorate|addHook|after|ready)$/;

/** The router that an expression means; null for anything else (an HTTP client, a map). */
export function routerOf(world: World, path: string, fn: number, value: Value, depth = 0): Router | null {
  if (depth > 6) return null;
  if (value.kind === 'chain') return chainRouter(world, path, fn, value, depth);
  if (value.kind === 'new') return madeRouter(world, path, fn, value);
  const target = world.follow(path, fn, value);
  return targetRouter(world, target, depth);
}

function targetRouter(world: World, target: Target, depth: number): Router | null {
  if (target.kind === 'unknown') return heldRouter(world, target.name, depth);
  if (target.kind === 'param')
    return { key: `${target.path}#${target.fn}(${target.at})`, framework: null, whole: false, prefix: '' };
  if (target.kind !== 'value' || (target.value.kind !== 'chain' && target.value.kind !== 'new')) return null;
  return routerOf(world, target.path, target.fn, target.value, depth + 1);
}

/** `server.app`, where one class only keeps its router so: `this.app = express()`. */
function heldRouter(world: World, name: string, depth: number): Router | null {
  const member = name.slice(name.lastIndexOf('.') + 1);
  if (!/^(?:app|router|express|server|fastify|api)$/.test(member)) return null;
  const [only, ...others] = world.holders(`this.${member}`);
  return only && others.length === 0 ? routerOf(world, only.path, 0, only.value, depth + 1) : null;
}

function madeRouter(
  world: World,
  path: string,
  fn: number,
  { name, args, start }: Value & { kind: 'new' },
): Router | null {
  const made = world.follow(path, fn, { kind: 'name', name });
  const framework = made.kind === 'package' ? frameworkOf(made.specifier) : null;
  if (framework === null || /Server$|HTTPException/.test(name)) return null;
  return {
    key: `${path}:${start}`,
    framework,
    whole: /^(?:Koa|Hono|OpenAPIHono|Express)/.test(name),
    prefix: prefixIn(args),
  };
}

/** `{prefix: '/api'}` among arguments. */
export function prefixIn(args: readonly Value[]): string {
  for (const each of args) {
    if (each.kind !== 'object') continue;
    const found = each.entries.find(([key]) => key === 'prefix' || key === 'basePath')?.[1];
    if (found?.kind === 'text') return found.text;
  }
  return '';
}

function chainRouter(
  world: World,
  path: string,
  fn: number,
  value: Value & { kind: 'chain' },
  depth: number,
): Router | null {
  const root = value.root.kind === 'new' ? madeRouter(world, path, fn, value.root) : null;
  if (root) return root;
  const last = value.steps.at(-1);
  if (last?.args === null && last.name !== null) {
    const held = heldRouter(world, last.name, depth);
    if (held) return held;
  }
  const target = world.follow(path, fn, value.root);
  if (target.kind === 'package') {
    const framework = frameworkOf(target.specifier);
    const [first] = value.steps;
    const maker = first?.name ?? target.name;
    if (
      framework === null ||
      !value.steps.some(({ args }) => args !== null) ||
      /^(?:static|json|urlencoded|raw|text|Static)$/.test(maker)
    )
      return null;
    const made = value.steps.find(({ args }) => args !== null);
    const rest = value.steps.slice(value.steps.findIndex(({ args }) => args !== null) + 1);
    if (rest.some(({ name }) => name === null || !SAME.test(name))) return null;
    return {
      key: `${path}:${value.start}`,
      framework,
      whole: !/Router/.test(`${made?.name ?? ''}${target.name}`),
      prefix: prefixIn(made?.args ?? []),
    };
  }
  if (!value.steps.every(({ name }) => name !== null && SAME.test(name)))
    return returnedRouter(world, target, value, depth);
  return targetRouter(world, target, depth);
}

/** `createApp()`: a function that makes a router and gives it back; its only one. */
function returnedRouter(
  world: World,
  target: Target,
  value: Value & { kind: 'chain' },
  depth: number,
): Router | null {
  if (target.kind !== 'function' || value.steps.length !== 1) return null;
  const names = world.function(target.path, target.fn)?.names ?? {};
  for (const made of Object.values(names)) {
    const router =
      made.kind === 'chain' || made.kind === 'new'
        ? routerOf(world, target.path, target.fn, made, depth + 1)
        : null;
    if (router) return router;
  }
  return null;
}
