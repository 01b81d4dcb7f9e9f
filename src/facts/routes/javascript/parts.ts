import type { Place } from '../../../kit/source.ts';
import type { Guard, Work } from '../model.ts';
import type { Asked, Value } from './model.ts';
import { middlewareSource, packageSource, promised } from './sources.ts';
import { type Given, Works } from './works.ts';
import type { FunctionRef, Target, World } from './world.ts';

/** What a handler or a middleware is made of: the functions that run, and guards that need no reading. */
export interface Parts {
  readonly functions: readonly FunctionRef[];
  readonly guards: readonly Guard[];
  /** Questions that a library answers; who calls must look at the answer. */
  readonly asked: readonly Guard[];
  /** A part of it could not be followed. */
  readonly partly: boolean;
}

const NOTHING: Parts = { functions: [], guards: [], asked: [], partly: false };

/** How far helpers are followed from a handler. */
const LEVELS = 3;

/** Follows handlers and middleware to what they verify and do. */
export class Follower {
  private readonly known = new Map<string, readonly Guard[]>();
  readonly world: World;
  /** Whether something in the repository sets this property of a request. */
  private readonly isSet: (property: string) => boolean;

  constructor(world: World, isSet: (property: string) => boolean) {
    this.world = world;
    this.isSet = isSet;
  }

  /** @param at where the expression stands, for guards known by name */
  parts(path: string, fn: number, value: Value, at: Place, depth = 0): Parts {
    if (depth > 6) return { ...NOTHING, partly: true };
    if (value.kind === 'list')
      return joined(value.items.map((each) => this.parts(path, fn, each, at, depth + 1)));
    if (value.kind === 'object')
      return joined(
        value.entries
          .filter(([key]) => HOOK.test(key))
          .map(([, each]) => this.parts(path, fn, each, at, depth + 1)),
      );
    if (value.kind === 'chain' && value.steps.some(({ args }) => args !== null))
      return this.chain(path, fn, value, at, depth);
    const target = this.world.follow(path, fn, value);
    return this.ofTarget(target, nameOf(value), at, depth);
  }

  private ofTarget(target: Target, name: string, at: Place, depth: number): Parts {
    switch (target.kind) {
      case 'function':
        return { ...NOTHING, functions: [target] };
      case 'package':
        return library(target.specifier, target.name, at) ?? byName(name, at, false);
      case 'value':
        if (target.value.kind === 'name' || target.value.kind === 'text' || target.value.kind === 'other')
          return byName(name, at, target.value.kind !== 'text');
        return this.parts(target.path, target.fn, target.value, at, depth + 1);
      case 'silent':
      case 'module':
        return NOTHING;
      default:
        return byName(name, at, true);
    }
  }

  /** A call: what the called function is made of, and the functions that it is given. */
  private chain(path: string, fn: number, value: Value & { kind: 'chain' }, at: Place, depth: number): Parts {
    const found: Parts[] = [];
    let target = this.world.follow(path, fn, value.root);
    let name = nameOf(value.root);
    for (const step of value.steps) {
      if (step.name !== null) {
        target = this.world.member(target, step.name);
        name = name === '' ? step.name : `${name}.${step.name}`;
      }
      if (step.args === null) continue;
      const given = step.args.filter(isHandler).map((each) => this.parts(path, fn, each, at, depth + 1));
      const called = this.called(
        target,
        name,
        at,
        given.some(({ functions }) => functions.length > 0),
        depth,
      );
      found.push(called, ...given);
      target = target.kind === 'package' ? target : { kind: 'unknown', name };
      if (target.kind === 'unknown' && (called.functions.length > 0 || called.guards.length > 0))
        target = { kind: 'silent' };
    }
    const last = value.steps.at(-1);
    if (last?.args === null && target.kind === 'package') found.push(this.ofTarget(target, name, at, depth));
    return joined(found);
  }

  private called(target: Target, name: string, at: Place, wraps: boolean, depth: number): Parts {
    const parts = this.ofTarget(target, name, at, depth);
    if (!wraps || parts.functions.length + parts.guards.length > 0) return parts;
    // A wrapper that only catches errors or remembers hides nothing; of another, who knows.
    const harmless = HARMLESS.test(name) || (target.kind === 'package' && HARMLESS.test(target.specifier));
    return { ...parts, partly: !harmless && target.kind !== 'silent' };
  }

  /** The guards of these parts, in order, each once. */
  guards(parts: Parts): Guard[] {
    return unique([...parts.guards, ...parts.functions.flatMap((each) => this.guardsOf(each, 0))]);
  }

  private guardsOf({ path, fn }: FunctionRef, depth: number): readonly Guard[] {
    const key = `${path}#${fn}#${depth}`;
    const known = this.known.get(key);
    if (known) return known;
    // A function that calls itself asks nothing more.
    this.known.set(key, []);
    const guards = unique(
      this.world.within(path, fn).flatMap((each) => this.guardsIn({ path, fn: each }, depth)),
    );
    this.known.set(key, guards);
    return guards;
  }

  private guardsIn(ref: FunctionRef, depth: number): Guard[] {
    const facts = this.world.function(ref.path, ref.fn);
    if (!facts) return [];
    const own = facts.guards.filter((each) => this.means(each)).map((each) => guardOf(each, ref.path));
    if (depth >= LEVELS) return own;
    const called = facts.calls.flatMap((call) => {
      const at = { path: ref.path, line: call.line };
      const parts = this.parts(ref.path, ref.fn, { kind: 'name', name: call.name }, at);
      const inner = parts.functions.flatMap((each) => this.decisive(each, call.use, depth + 1));
      if (call.use === 'tested') return [...parts.guards, ...parts.asked, ...inner];
      return [...parts.guards.filter(() => call.use === 'ignored' || call.use === 'returned'), ...inner];
    });
    return [...own, ...called];
  }

  /** What a helper's answer comes to, by what its caller does with it. */
  private decisive(
    ref: FunctionRef,
    use: 'tested' | 'returned' | 'ignored' | 'used',
    depth: number,
  ): readonly Guard[] {
    const guards = this.guardsOf(ref, depth);
    if (use === 'tested') return [...guards, ...this.askedOf(ref, depth)];
    return use === 'ignored' ? guards.filter((each) => !this.returns(ref, each)) : guards;
  }

  private returns(ref: FunctionRef, guard: Guard): boolean {
    return this.world
      .within(ref.path, ref.fn)
      .some(
        (each) =>
          this.world
            .function(ref.path, each)
            ?.guards.some(
              (held) => held.line === guard.at.line && held.exit === 'return' && guard.at.path === ref.path,
            ) ?? false,
      );
  }

  /** Questions that a helper asks and answers with a value. */
  private askedOf(ref: FunctionRef, depth: number): Guard[] {
    return this.world.within(ref.path, ref.fn).flatMap((each) => {
      const facts = this.world.function(ref.path, each);
      if (!facts) return [];
      const own = facts.asked.filter((asked) => this.means(asked)).map((asked) => guardOf(asked, ref.path));
      if (depth >= LEVELS) return own;
      const called = facts.calls.flatMap((call) => {
        const parts = this.parts(
          ref.path,
          each,
          { kind: 'name', name: call.name },
          { path: ref.path, line: call.line },
        );
        return [...parts.asked, ...parts.functions.flatMap((inner) => this.askedOf(inner, depth + 1))];
      });
      return [...own, ...called];
    });
  }

  /** A property of the request that nothing ever sets tells nothing. */
  private means({ needs, name }: Asked): boolean {
    return needs === null || !/^(?:req|request)\b/.test(name) || this.isSet(needs);
  }

  /** What these functions do, with their helpers two levels deep. */
  work(functions: readonly FunctionRef[], given?: Given): Work[] {
    return new Works(this).of(functions, given);
  }
}

const HARMLESS =
  /async|catch|error|try|^wrap(?:per)?$|cache|memo|react$|sentry|cors|rate|limit|log|trace|instrument|bind|co$|timeout|transaction|zod|valid/i;

/** Options of a route that hold what runs before it, and the handler. */
const HOOK =
  /^(?:preHandler|onRequest|preValidation|preParsing|beforeHandle|middlewares?|handler|handle|use|before|resolve|auth|guards?|pre)$/;

const isHandler = (value: Value): boolean =>
  value.kind !== 'text' && value.kind !== 'other' && value.kind !== 'object';

function nameOf(value: Value): string {
  return value.kind === 'name'
    ? value.name
    : value.kind === 'chain'
      ? nameOf(value.root)
      : value.kind === 'new' || value.kind === 'import'
        ? value.name
        : '';
}

function library(specifier: string, name: string, at: Place): Parts | null {
  const asks = middlewareSource(specifier, name === '*' ? 'default' : name);
  if (asks)
    return {
      ...NOTHING,
      guards: [guard(name === 'default' || name === '*' ? specifier : name, asks, 'library', at)],
    };
  const source = packageSource(specifier, name.split('.').at(-1) ?? name);
  return source ? { ...NOTHING, asked: [guard(name, source.asks, 'library', at)] } : null;
}

function byName(name: string, at: Place, partly: boolean): Parts {
  const asks = promised(name);
  return asks ? { ...NOTHING, guards: [guard(name, asks, 'name', at)] } : { ...NOTHING, partly };
}

function guard(name: string, asks: Guard['asks'], proof: Guard['proof'], at: Place): Guard {
  return { name, asks, proof, at, roleFrom: null, outside: false };
}

function guardOf({ name, asks, proof, roleFrom, line }: Asked, path: string): Guard {
  return { name, asks, proof, roleFrom, at: { path, line }, outside: false };
}

function joined(all: readonly Parts[]): Parts {
  return {
    functions: all.flatMap((each) => each.functions),
    guards: all.flatMap((each) => each.guards),
    asked: all.flatMap((each) => each.asked),
    partly: all.some((each) => each.partly),
  };
}

/** Each guard once, by what it is and where. */
export function unique(guards: readonly Guard[]): Guard[] {
  const seen = new Set<string>();
  return guards.filter(({ name, asks, at }) => {
    const key = `${asks} ${name} ${at.path} ${at.line}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
