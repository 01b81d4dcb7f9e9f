import type { Expression } from './expression.ts';
import { type Bound, enter, lookUp, type Scope } from './scope.ts';
import { type Budget, chainOf, OutOfBudget, partsOf, spend } from './sources.ts';

/** A field of the caller's own document that rules look up: `get(/…/users/$(request.auth.uid)).data.role`. */
export interface LookedUp {
  readonly collection: string;
  readonly field: string;
}

/** One condition where it stands. */
export interface Placed {
  readonly condition: Expression | null;
  readonly scope: Scope;
}

const STEPS = 20_000;

/** The fields of the caller's own documents that a condition decides by. */
export function lookedUpIn({ condition, scope }: Placed): LookedUp[] {
  const found: LookedUp[] = [];
  visit({ condition, scope }, (value, where, budget) => {
    const field = fieldOf(value);
    const collection = field && ownDocument(resolve(field.of, where, budget), budget);
    if (field && collection !== null && collection !== undefined)
      found.push({ collection, field: field.name });
  });
  return found;
}

/** Whether a condition for writing says anything of a field that is sent, or of which fields may be sent. */
export function limits({ condition, scope }: Placed, field: string): boolean {
  let limited = false;
  const whole = visit({ condition, scope }, (value, where, budget) => {
    if (value.kind === 'literal') limited ||= value.value === field;
    else if (value.kind === 'member')
      limited ||=
        value.property === 'hasOnly' ||
        (value.property === field && /^(request\.)?resource\./.test(chainOf(value, where, budget) ?? ''));
  });
  // What could not be followed to its end may limit it.
  return limited || !whole;
}

type Visitor = (value: Expression, scope: Scope, budget: Budget) => void;

/** Every part of a condition, its functions and variables followed; false if it is too large for that. */
function visit({ condition, scope }: Placed, visitor: Visitor): boolean {
  if (!condition) return true;
  try {
    each({ value: condition, scope }, visitor, { left: STEPS });
    return true;
  } catch (error) {
    if (error instanceof OutOfBudget) return false;
    throw error;
  }
}

function each({ value, scope }: Bound, visitor: Visitor, budget: Budget): void {
  spend(budget);
  visitor(value, scope, budget);
  const body = step(value, scope);
  if (body) each(body, visitor, budget);
  for (const part of partsOf(value)) each({ value: part, scope }, visitor, budget);
}

/** What a name or a call of the file's own function stands for. */
function step(value: Expression, scope: Scope): Bound | null {
  if (value.kind === 'name') return lookUp(scope, value.name) ?? null;
  if (value.kind !== 'call' || value.callee.kind !== 'name') return null;
  return enter(scope, value.callee.name, value.args) ?? null;
}

function resolve(value: Expression, scope: Scope, budget: Budget): Bound {
  spend(budget);
  const next = step(value, scope);
  return next ? resolve(next.value, next.scope, budget) : { value, scope };
}

/** `x.role`, `x['role']`, `x.get('role', null)`. */
function fieldOf(value: Expression): { of: Expression; name: string } | null {
  if (value.kind === 'member') return { of: value.object, name: value.property };
  if (value.kind === 'index') return named(value.object, value.index);
  if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.property !== 'get') return null;
  return named(value.callee.object, value.args[0]);
}

function named(of: Expression, name: Expression | undefined) {
  return name?.kind === 'literal' && typeof name.value === 'string' ? { of, name: name.value } : null;
}

/** The collection of `get(/…/users/$(request.auth.uid)).data`. */
function ownDocument({ value, scope }: Bound, budget: Budget): string | null {
  if (value.kind !== 'member' || value.property !== 'data') return null;
  const got = resolve(value.object, scope, budget);
  if (
    got.value.kind !== 'call' ||
    !/^(firestore\.)?get$/.test(chainOf(got.value.callee, got.scope, budget) ?? '')
  )
    return null;
  const [path] = got.value.args;
  if (path?.kind !== 'parts') return null;
  const [collection, id] = path.parts.slice(-2);
  if (collection?.kind !== 'literal' || !id || path.parts.length > 5) return null;
  return chainOf(id, got.scope, budget) === 'request.auth.uid' ? String(collection.value) : null;
}
