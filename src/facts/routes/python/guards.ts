import type { Guard } from '../model.ts';
import type { Code, Found, FoundClass } from './code.ts';
import { argument, nameOf } from './expression.ts';
import { libraryGuard, namedGuard } from './libraries.ts';
import type { Ask, Expression } from './model.ts';

/** How deep helpers are followed. */
const LEVELS = 2;

/** Which answers of a function end the request: an exception always does, a returned response only where it is handed on. */
type Ends = 'raise' | 'any';

/** Tells which expressions and functions turn strangers away. */
export class Guards {
  readonly #known = new Map<string, readonly Guard[]>();
  readonly #verified = new Map<string, Ask | null>();

  constructor(readonly code: Code) {}

  /** The guards that a decorator, a dependency or a hook stands for. */
  ofExpression(path: string, expression: Expression, line: number, scope = ''): Guard[] {
    return this.#expression(path, expression, { path, line }, scope, LEVELS + 2);
  }

  #expression(path: string, expression: Expression, at: Guard['at'], scope: string, depth: number): Guard[] {
    const name = nameOf(expression);
    if (name === null || depth < 0) return [];
    if (expression.is === 'call') {
      if (/(?:^|\.)(?:Depends|Security|method_decorator|partial|ratelimit|wraps)$/.test(name)) {
        const inner = argument(expression, 'dependency', 0);
        return inner ? this.#expression(path, inner, at, scope, depth - 1) : [];
      }
      if (/(?:^|\.)(?:Annotated|Optional|Union)$/.test(name))
        return expression.plain.flatMap((each) =>
          each.is === 'call' ? this.#expression(path, each, at, scope, depth - 1) : [],
        );
      const optional = ['required', 'optional', 'auto_error', 'login_required'].map(
        (key) => [key, argument(expression, key)] as const,
      );
      if (
        optional.some(
          ([key, value]) => value?.is === 'other' && value.text === (key === 'optional' ? 'True' : 'False'),
        )
      )
        return [];
    }
    return this.#named(path, name, expression, at, scope, depth);
  }

  #named(
    path: string,
    name: string,
    expression: Expression,
    at: Guard['at'],
    scope: string,
    depth: number,
  ): Guard[] {
    const found = this.code.made(path, name, scope);
    if (found?.is === 'library') return this.#library(found.name, name, expression, at);
    if (found?.is === 'function')
      return this.ofFunction(found, 'any', depth - 1).map((guard) => ({ ...guard, name, at }));
    if (found?.is === 'class') return this.ofClass(found, depth - 1).map((guard) => ({ ...guard, name, at }));
    if (found?.is === 'value')
      return this.#expression(found.path, found.part.value, at, '', depth - 1).map((guard) => ({
        ...guard,
        name,
      }));
    const asks = namedGuard(name);
    return found === null && asks ? [guard(name, asks, 'name', at)] : [];
  }

  #library(full: string, name: string, expression: Expression, at: Guard['at']): Guard[] {
    const role = expression.is === 'call' && argument(expression, 'superuser')?.is === 'other';
    const asks = libraryGuard(full);
    if (asks) return [guard(name, role ? 'role' : asks, 'library', at)];
    const promised = namedGuard(full);
    return promised ? [guard(name, promised, 'name', at)] : [];
  }

  /** A permission class, an instance that is called, a decorator made as a class. */
  ofClass(type: FoundClass, depth = LEVELS): Guard[] {
    const methods = [
      '__call__',
      'has_permission',
      'dispatch',
      'test_func',
      'authenticate',
      'authorize',
      'initial',
    ];
    for (const name of methods) {
      const method = this.code.method(type, name);
      if (!method) continue;
      const own = this.ofFunction(method, 'any', depth);
      if (own.length > 0) return [...own];
      const answer = /^has_permission$|^test_func$/.test(name) ? this.verifies(method) : null;
      if (answer) return [fromAsk(answer, method.path)];
    }
    const { libraries } = this.code.ancestors(type);
    return libraries.flatMap((library) => {
      const asks = libraryGuard(library);
      return asks ? [guard(library, asks, 'library', { path: type.path, line: type.part.line })] : [];
    });
  }

  /** The same for what stands before every handler: a test that only some callers meet lets the others pass. */
  ofHook({ path, part }: Found): readonly Guard[] {
    const always = {
      ...part,
      asserts: part.asserts.filter(({ nested }) => !nested),
      conditions: part.conditions.filter(({ nested }) => !nested),
      calls: part.calls.filter(({ nested }) => !nested),
    };
    return this.#body({ path, part: always }, 'any', LEVELS);
  }

  /** What in the body of a function turns strangers away, its helpers followed. */
  ofFunction(found: Found, ends: Ends, depth = LEVELS): readonly Guard[] {
    const key = `${found.path} ${found.part.name} ${found.part.line} ${ends} ${depth}`;
    const known = this.#known.get(key);
    if (known) return known;
    // A function that calls itself guards nothing by that.
    this.#known.set(key, []);
    const guards = this.#body(found, ends, depth);
    this.#known.set(key, guards);
    return guards;
  }

  #body(found: Found, ends: Ends, depth: number): Guard[] {
    const { path, part } = found;
    const own = [...part.asserts.map((ask) => fromAsk(ask, path)), ...this.#tested(found, ends, depth)];
    if (depth <= 0) return unique(own);
    const given = part.parameters.flatMap(({ value, type }) =>
      [value, type].flatMap((each) =>
        each && isDependency(each)
          ? this.#expression(path, each, { path, line: part.line }, part.name, depth + 2)
          : [],
      ),
    );
    const made = ends === 'any' ? this.#given(found, depth) : [];
    return unique([...own, ...given, ...this.#called(found, ends, depth), ...made]);
  }

  /** Tests after which strangers are turned away, of the function itself or of what its helpers tell. */
  #tested(found: Found, ends: Ends, depth: number): Guard[] {
    const { path, part } = found;
    const ending = part.conditions.filter(({ by }) => ends === 'any' || by === 'raise');
    return ending.flatMap(({ asks, calls, line }) => [
      ...asks.map((ask) => fromAsk(ask, path)),
      ...calls.flatMap((callee) => {
        const called = this.code.callable(found, callee);
        const answer = called && called.part !== part ? this.verifies(called, depth) : null;
        return answer ? [{ ...fromAsk(answer, path), name: callee, at: { path, line } }] : [];
      }),
    ]);
  }

  #called(found: Found, ends: Ends, depth: number): Guard[] {
    return found.part.calls.flatMap(({ callee, returned, caught }) => {
      const called = caught ? null : this.code.callable(found, callee);
      if (!called || called.part === found.part) return [];
      const decorators = depth > 1 ? this.#ofDecorators(found, callee, returned) : [];
      return [...decorators, ...this.ofFunction(called, returned ? ends : 'raise', depth - 1)];
    });
  }

  /** `return create(request)`, where `create` is a view with guards of its own. */
  #ofDecorators(found: Found, callee: string, returned: boolean): Guard[] {
    const called = returned ? this.code.callable(found, callee) : null;
    if (!called || called.part === found.part) return [];
    const { path, part } = called;
    return part.decorators.flatMap(({ value, line }) =>
      this.#expression(path, value, { path, line }, part.name, LEVELS),
    );
  }

  /** What a factory gives back, and the wrapper inside a decorator. */
  #given(found: Found, depth: number): Guard[] {
    const inner = this.code.inner(found);
    const given = found.part.returns.flatMap((name) => {
      const called = this.code.callable(found, name);
      return called && called.part !== found.part && !inner.some(({ part }) => part === called.part)
        ? [called]
        : [];
    });
    const wraps =
      inner.length > 0 &&
      !inner.some(({ part }) =>
        part.decorators.some(
          ({ value }) => value.is === 'call' && /\.(?:route|get|post)$/.test(value.callee),
        ),
      );
    const classes = found.part.returns.flatMap((name) => {
      const made = this.code.made(found.path, name);
      return made?.is === 'class' ? this.ofClass(made, depth - 1) : [];
    });
    return [...(wraps ? inner : []), ...given]
      .flatMap((each) => this.ofFunction(each, 'any', depth - 1))
      .concat(classes);
  }

  /** What a function can tell of the caller, whether or not it turns anybody away. */
  verifies(found: Found, depth = LEVELS): Ask | null {
    const key = `${found.path} ${found.part.name} ${found.part.line} ${depth}`;
    const known = this.#verified.get(key);
    if (known !== undefined) return known;
    this.#verified.set(key, null);
    const { sources, calls } = found.part;
    let answer = sources.find(({ asks }) => asks === 'role') ?? sources[0] ?? null;
    if (!answer && depth > 0)
      for (const { callee } of calls) {
        const called = this.code.callable(found, callee);
        answer = called && called.part !== found.part ? this.verifies(called, depth - 1) : null;
        if (answer) break;
      }
    this.#verified.set(key, answer);
    return answer;
  }
}

export function isDependency(expression: Expression): boolean {
  if (expression.is !== 'call') return expression.is === 'name' && /^[A-Z]/.test(expression.name);
  return (
    /(?:^|\.)(?:Depends|Security)$/.test(expression.callee) ||
    (/(?:^|\.)Annotated$/.test(expression.callee) && expression.plain.some(isDependency))
  );
}

export function guard(name: string, asks: Guard['asks'], proof: Guard['proof'], at: Guard['at']): Guard {
  return { name, asks, proof, at, roleFrom: null, outside: false };
}

function fromAsk({ name, asks, line, roleFrom }: Ask, path: string): Guard {
  return { name, asks, proof: 'body', at: { path, line }, roleFrom, outside: false };
}

function unique(guards: readonly Guard[]): Guard[] {
  const seen = new Set<string>();
  return guards.filter(({ name, asks, at, roleFrom }) => {
    const key = `${name} ${asks} ${at.path} ${at.line} ${roleFrom}`;
    return !seen.has(key) && seen.add(key);
  });
}
