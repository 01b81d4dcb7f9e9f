import type { Expression, RuleFunction } from './expression.ts';

/** The names that a condition can use where it stands, innermost first. */
export interface Scope {
  readonly functions: ReadonlyMap<string, RuleFunction>;
  /** Parameters and `let`s, each with the scope that its value is read in; null for a wildcard of the path. */
  readonly values: ReadonlyMap<string, Bound | null>;
  readonly parent: Scope | null;
  /** How many calls deep. */
  readonly calls: number;
}

export interface Bound {
  readonly value: Expression;
  readonly scope: Scope;
}

export const EMPTY: Scope = { functions: new Map(), values: new Map(), parent: null, calls: 0 };

export function inner(
  parent: Scope,
  functions: readonly RuleFunction[],
  wildcards: readonly string[] = [],
): Scope {
  return {
    functions: new Map(functions.map((each) => [each.name, each])),
    values: new Map(wildcards.map((name) => [name, null])),
    parent,
    calls: parent.calls,
  };
}

/** Deeper than people write; the service itself stops at twenty. */
const MAX_CALLS = 12;

/** What a name stands for; null for a wildcard, undefined for what the language itself provides. */
export function lookUp(scope: Scope, name: string): Bound | null | undefined {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const found = at.values.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The result of a call to one of the file's own functions; undefined for functions of the language, and in a circle. */
export function enter(scope: Scope, name: string, args: readonly Expression[]): Bound | undefined {
  if (scope.calls >= MAX_CALLS) return undefined;
  for (let at: Scope | null = scope; at; at = at.parent) {
    const found = at.functions.get(name);
    if (found) return opened(found, args, scope, at);
  }
  return undefined;
}

function opened(
  { parameters, lets, result }: RuleFunction,
  args: readonly Expression[],
  caller: Scope,
  home: Scope,
): Bound {
  const values = parameters.map((name, index): [string, Bound | null] => {
    const value = args[index];
    return [name, value ? { value, scope: caller } : null];
  });
  const calls = caller.calls + 1;
  let scope: Scope = { functions: new Map(), values: new Map(values), parent: home, calls };
  // Each `let` sees those before it.
  for (const { name, value } of lets)
    scope = { functions: new Map(), values: new Map([[name, { value, scope }]]), parent: scope, calls };
  return { value: result, scope };
}
