import type { Route } from '../model.ts';
import { entry } from './entry.ts';
import type { Step, Value } from './model.ts';
import { type Follower, unique } from './parts.ts';
import type { World } from './world.ts';

const ENDS = /^(?:query|mutation|subscription)$/;

/** Procedures of tRPC, each with the middleware of the procedure that it is built on. */
export function trpcRoutes(world: World, follower: Follower): Route[] {
  return [...world.files].flatMap(([path, file]) => {
    if (!Object.values(file.exports).length) return [];
    const routers = Object.entries(file.functions[0]?.names ?? {});
    const single = routers.flatMap(([name, value]) =>
      isProcedure(value) ? procedure(world, follower, path, name, value) : [],
    );
    const nested = routers.flatMap(([name, value]) =>
      inRouter(world, follower, path, name.replace(/_?[rR]outer$/, ''), value, 0),
    );
    const whole = entry(file.exports, 'default');
    const exported = whole && whole.kind !== 'name' ? inRouter(world, follower, path, '', whole, 0) : [];
    return [...single, ...nested, ...exported];
  });
}

function inRouter(
  world: World,
  follower: Follower,
  path: string,
  name: string,
  value: Value,
  depth: number,
): Route[] {
  if (value.kind !== 'chain' || depth > 4) return [];
  const args = value.steps.flatMap((step) => step.args ?? []);
  return args
    .flatMap((each) => (each.kind === 'object' ? each.entries : []))
    .flatMap(([key, inner]) => {
      const called = name === '' ? key : `${name}.${key}`;
      return isProcedure(inner)
        ? procedure(world, follower, path, called, inner)
        : inRouter(world, follower, path, called, inner, depth + 1);
    });
}

function isProcedure(value: Value): value is Value & { kind: 'chain' } {
  return (
    value.kind === 'chain' &&
    ENDS.test(value.steps.at(-1)?.name ?? '') &&
    value.steps.at(-1)?.args !== null &&
    /[pP]rocedure|^t$/.test(rootName(value))
  );
}

function rootName({ root, steps }: Value & { kind: 'chain' }): string {
  return root.kind === 'name' ? `${root.name}.${steps[0]?.name ?? ''}` : '';
}

function procedure(
  world: World,
  follower: Follower,
  path: string,
  name: string,
  value: Value & { kind: 'chain' },
): Route[] {
  const at = { path, line: 1 };
  const end = value.steps.at(-1);
  const handler = end?.args?.[0];
  if (!handler) return [];
  const parts = follower.parts(path, 0, handler, at);
  const base = baseOf(world, follower, path, 0, value.root, 0);
  const own = uses(value.steps).flatMap((each) => follower.guards(follower.parts(path, 0, each, at)));
  const first = parts.functions.at(-1);
  return [
    {
      framework: 'trpc',
      method: 'CALL',
      path: name,
      at: first ? { path: first.path, line: world.function(first.path, first.fn)?.line ?? 1 } : at,
      guards: unique([...base.guards, ...own, ...follower.guards(parts)]),
      // A query asks, a mutation changes, whatever its body shows.
      work: follower.work(parts.functions),
      partly: base.partly || parts.partly,
    },
  ];
}

const uses = (steps: readonly Step[]): Value[] =>
  steps.flatMap(({ name, args }) => (name === 'use' ? (args ?? []) : []));

/** The guards of the procedure that another is built on. */
function baseOf(
  world: World,
  follower: Follower,
  path: string,
  fn: number,
  root: Value,
  depth: number,
): Pick<Route, 'guards' | 'partly'> {
  const open = { guards: [], partly: false };
  if (depth > 4) return open;
  if (root.kind === 'name' && /^t\.procedure$|^t$/.test(root.name)) return open;
  const target = world.follow(path, fn, root);
  if (target.kind === 'unknown' || target.kind === 'param') {
    const parts = follower.parts(path, fn, root, { path, line: 1 });
    return { guards: parts.guards, partly: parts.guards.length === 0 && parts.partly };
  }
  if (target.kind !== 'value' || target.value.kind !== 'chain') return open;
  const { value } = target;
  const own = uses(value.steps).flatMap((each) =>
    follower.guards(follower.parts(target.path, target.fn, each, { path: target.path, line: 1 })),
  );
  const below = baseOf(world, follower, target.path, target.fn, value.root, depth + 1);
  return { guards: [...below.guards, ...own], partly: below.partly };
}
