import type { Expression } from './expression.ts';
import { type Bound, enter, lookUp, type Scope } from './scope.ts';

/** What an expression is made of, its functions and variables followed. */
export interface Sources {
  /** Everything of the caller that it uses: `request.auth.uid`, `request.auth.token.admin`. */
  readonly caller: Set<string>;
  /** The data that is sent. */
  incoming: boolean;
  /** The data that is there, in this document or another. */
  existing: boolean;
  /** Another document is looked up. */
  lookup: boolean;
  /** A wildcard of the path. */
  path: boolean;
  /** The limits of a query, which the caller sets. */
  query: boolean;
}

/** How much of a rule is followed: counted down at each step, so that calls that double at each level come to an end. */
export interface Budget {
  left: number;
}

export class OutOfBudget extends Error {}

export function spend(budget: Budget): void {
  if (--budget.left < 0) throw new OutOfBudget();
}

const CALLER = /^request\.auth(\.|$)/;

export function sourcesOf(parts: readonly Bound[], budget: Budget): Sources {
  const sources: Sources = {
    caller: new Set(),
    incoming: false,
    existing: false,
    lookup: false,
    path: false,
    query: false,
  };
  for (const { value, scope } of parts) gather(value, scope, sources, budget);
  return sources;
}

function gather(value: Expression, scope: Scope, into: Sources, budget: Budget): void {
  spend(budget);
  const chain = chainOf(value, scope, budget);
  if (chain !== null && note(chain, into)) return;
  if (value.kind === 'name') gatherName(value.name, scope, into, budget);
  else if (value.kind === 'call') gatherCall(value, scope, into, budget);
  else for (const item of partsOf(value)) gather(item, scope, into, budget);
}

function gatherName(name: string, scope: Scope, into: Sources, budget: Budget): void {
  const bound = lookUp(scope, name);
  if (bound === null) into.path = true;
  else if (bound) gather(bound.value, bound.scope, into, budget);
}

/** What an expression is directly made of. */
export function partsOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'call':
      return [value.callee, ...value.args];
    case 'member':
      return [value.object];
    case 'index':
      return [value.object, value.index];
    case 'not':
      return [value.operand];
    case 'compare':
      return [value.left, value.right];
    case 'choice':
      return [value.test, value.then, value.otherwise];
    case 'parts':
      return value.parts;
    default:
      return value.items;
  }
}

const LOOKUP = /^(firestore\.)?(get|exists|getAfter|existsAfter)$/;

function gatherCall(
  { callee, args }: Expression & { kind: 'call' },
  scope: Scope,
  into: Sources,
  budget: Budget,
): void {
  for (const arg of args) gather(arg, scope, into, budget);
  const body = callee.kind === 'name' ? enter(scope, callee.name, args) : undefined;
  if (body) {
    gather(body.value, body.scope, into, budget);
    return;
  }
  const name = chainOf(callee, scope, budget);
  if (name !== null && LOOKUP.test(name)) {
    into.lookup = true;
    into.existing = true;
  }
  if (callee.kind === 'member') gather(callee.object, scope, into, budget);
}

const NARROWS = /^(?:request\.)?query\.(?:filters|equalTo|where)/;

/** Marks what a chain of names says; true if that is all there is to it. */
function note(chain: string, into: Sources): boolean {
  const [root, second] = chain.split('.');
  if (CALLER.test(chain)) into.caller.add(chain);
  else if (root === 'request' && second === 'resource') into.incoming = true;
  else if (root === 'newData') into.incoming = true;
  else if (root === 'resource' || root === 'data') into.existing = true;
  // What a query asks for by value narrows what it gives; its limits and order do not.
  else if (NARROWS.test(chain)) {
    into.existing = true;
    into.query = true;
  } else if (root === 'root') {
    into.existing = true;
    into.lookup = true;
  } else if (root === 'query' || (root === 'request' && second === 'query')) into.query = true;
  else return false;
  return true;
}

/**
 * `request.auth.token.admin`, however it is written: with an index, a variable, a function of the file's own. The `auth` of
 * the Realtime Database reads `request.auth`. Null for what is no chain of names.
 */
export function chainOf(value: Expression, scope: Scope, budget: Budget): string | null {
  spend(budget);
  if (value.kind === 'name') {
    const bound = lookUp(scope, value.name);
    if (bound === undefined) return value.name === 'auth' ? 'request.auth' : value.name;
    return bound ? chainOf(bound.value, bound.scope, budget) : null;
  }
  if (value.kind === 'member') return linked(chainOf(value.object, scope, budget), value.property);
  if (value.kind === 'index' && value.index.kind === 'literal')
    return linked(chainOf(value.object, scope, budget), String(value.index.value));
  if (value.kind !== 'call' || value.callee.kind !== 'name') return null;
  const body = enter(scope, value.callee.name, value.args);
  return body ? chainOf(body.value, body.scope, budget) : null;
}

function linked(chain: string | null, name: string): string | null {
  return chain === null ? null : `${chain}.${name}`;
}
