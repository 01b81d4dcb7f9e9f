import type { Guard, Route } from '../model.ts';
import type { Code, Found, FoundClass } from './code.ts';
import { Guards, isDependency } from './guards.ts';
import type { Expression, FunctionPart, Parameter } from './model.ts';
import { holdersOf, Works } from './works.ts';

/** A way in, before what stands in its handler is known. */
export interface Entry {
  readonly framework: string;
  readonly method: string;
  readonly path: string | null;
  readonly handler: Found;
  /** What stands before the handler. */
  readonly before: readonly Guard[];
  readonly partly: boolean;
}

/** Makes routes of handlers: their own guards, and what they and their dependencies do. */
export class Handlers {
  readonly guards: Guards;
  readonly works: Works;

  constructor(readonly code: Code) {
    this.guards = new Guards(code);
    this.works = new Works(code, this.guards);
  }

  route({ framework, method, path, handler, before, partly }: Entry): Route {
    const all = [...before, ...this.#dependencies(handler), ...this.guards.ofFunction(handler, 'any')];
    const guards = all.filter(
      (each, at) =>
        all.findIndex(
          (other) => other.name === each.name && other.asks === each.asks && other.roleFrom === each.roleFrom,
        ) === at,
    );
    return {
      framework,
      method,
      path,
      at: { path: handler.path, line: handler.part.line },
      guards,
      work: this.#work(handler),
      partly,
    };
  }

  /** The guards among decorators: all of them, or those that a router's own decorator wraps. */
  decorated(path: string, decorators: FunctionPart['decorators'], scope: string): Guard[] {
    return decorators.flatMap(({ value, line }) => this.guards.ofExpression(path, value, line, scope));
  }

  /** The guards of a class that handles requests: its bases and what decorates its methods. */
  classGuards(type: FoundClass): Guard[] {
    const { classes } = this.code.ancestors(type);
    return classes.flatMap(({ path, part }) => [
      ...this.decorated(path, part.decorators, part.name),
      ...part.attributes
        .filter(({ name }) => /^(?:decorators|method_decorators)$/.test(name))
        .flatMap(({ value, line }) =>
          items(value).flatMap((each) => this.guards.ofExpression(path, each, line)),
        ),
    ]);
  }

  #dependencies({ path, part }: Found): Guard[] {
    return part.parameters.flatMap((parameter) =>
      dependenciesOf(parameter).flatMap((each) => this.guards.ofExpression(path, each, part.line, part.name)),
    );
  }

  #work(handler: Found): Route['work'] {
    const { path, part } = handler;
    const isGuarded = (parameter: Parameter): boolean =>
      dependenciesOf(parameter).some((each) => this.guards.ofExpression(path, each, part.line).length > 0);
    const injected = (parameter: Parameter): boolean =>
      dependenciesOf(parameter).some((each) => each.is === 'call' || this.#isAlias(path, each));
    const own = this.works.of(handler, holdersOf(part.parameters, isGuarded, injected));
    const before = part.parameters.flatMap((parameter) => {
      if (isGuarded(parameter)) return [];
      return dependenciesOf(parameter).flatMap((each) => this.#workOfDependency(path, each));
    });
    return [...before, ...own];
  }

  #isAlias(path: string, expression: Expression): boolean {
    const found = expression.is === 'name' ? this.code.made(path, expression.name) : null;
    return found?.is === 'value' && isDependency(found.part.value);
  }

  /** `Depends(get_article)`: reads what the address names, and may compare it with the caller. */
  #workOfDependency(path: string, expression: Expression): Route['work'] {
    if (expression.is !== 'call') return [];
    const [first] = expression.plain;
    const found = first?.is === 'name' ? this.code.made(path, first.name) : null;
    if (found?.is !== 'function') return [];
    const { part } = found;
    const guarded = (parameter: Parameter): boolean =>
      dependenciesOf(parameter).some(
        (each) => this.guards.ofExpression(found.path, each, part.line).length > 0,
      );
    return this.works.of(
      found,
      holdersOf(
        part.parameters,
        guarded,
        (each) =>
          dependenciesOf(each).length > 0 &&
          each.value?.is === 'call' &&
          /Depends|Security/.test(each.value.callee),
      ),
    );
  }
}

/** `Depends(…)` in a default, in `Annotated[…]`, or an alias of such. */
function dependenciesOf({ type, value }: Parameter): Expression[] {
  return [value, type].filter((each): each is Expression => each !== null && isDependency(each));
}

export function items(value: Expression): readonly Expression[] {
  return value.is === 'list' ? value.items : [value];
}
