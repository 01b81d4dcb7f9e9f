import { all, any, type Demand, demand } from './demand.ts';
import type { Expression } from './expression.ts';
import { type Bound, enter, lookUp, type Scope } from './scope.ts';
import { type Budget, chainOf, OutOfBudget, partsOf, type Sources, sourcesOf, spend } from './sources.ts';
import { constantDay } from './timestamp.ts';

/** One thing that a caller may do. */
export type Access = 'get' | 'list' | 'create' | 'update' | 'delete';

interface Context {
  readonly access: Access;
  /** Of the Realtime Database: the path at which the rule stands. */
  readonly path: readonly string[] | null;
  readonly budget: Budget;
}

/** More than the service itself evaluates for one request. */
const STEPS = 20_000;

/** What a condition asks of the caller for one kind of access. Functions are followed; nothing is run. */
export function demandOf(
  condition: Expression | null,
  scope: Scope,
  access: Access,
  path: readonly string[] | null = null,
): Demand {
  if (!condition) return demand('nothing');
  try {
    return judge({ value: condition, scope }, true, { access, path, budget: { left: STEPS } });
  } catch (error) {
    if (error instanceof OutOfBudget) return demand('unknown');
    throw error;
  }
}

/** @param holds whether the condition must hold, or must not */
function judge({ value, scope }: Bound, holds: boolean, context: Context): Demand {
  spend(context.budget);
  const here = (item: Expression, positive = holds) => judge({ value: item, scope }, positive, context);
  switch (value.kind) {
    case 'literal':
      return demand(value.value === holds ? 'nothing' : 'never');
    case 'not':
      return here(value.operand, !holds);
    case 'all':
    case 'any': {
      const demands = value.items.map((item) => here(item));
      return (value.kind === 'all') === holds ? all(demands) : any(demands);
    }
    case 'choice':
      return any([
        all([here(value.test, true), here(value.then)]),
        all([here(value.test, false), here(value.otherwise)]),
      ]);
    case 'name': {
      const bound = lookUp(scope, value.name);
      if (bound) return judge(bound, holds, context);
      return bound === null ? plain([{ value, scope }], holds, context) : demand('unknown');
    }
    case 'call':
      return judgeCall(value, scope, holds, context);
    case 'compare':
      return judgeComparison(value, scope, holds, context);
    default:
      return plain([{ value, scope }], holds, context);
  }
}

const OWN =
  /^(debug|get|exists|getAfter|existsAfter|timestamp|duration|math|hashing|latlng|path|int|float|string|bool)$/;

function judgeCall(
  value: Expression & { kind: 'call' },
  scope: Scope,
  holds: boolean,
  context: Context,
): Demand {
  const { callee, args } = value;
  if (callee.kind === 'member' && callee.property === 'exists' && args.length === 0)
    return existence(callee.object, scope, holds, context);
  if (callee.kind !== 'name') return plain([{ value, scope }], holds, context);
  const body = enter(scope, callee.name, args);
  if (body) return judge(body, holds, context);
  const [first] = args;
  if (callee.name === 'debug' && first) return judge({ value: first, scope }, holds, context);
  return OWN.test(callee.name) ? plain([{ value, scope }], holds, context) : demand('unknown');
}

type Compare = Expression & { kind: 'compare' };

function judgeComparison(value: Compare, scope: Scope, holds: boolean, context: Context): Demand {
  const { operator, left, right } = value;
  const bounds = [
    { value: left, scope },
    { value: right, scope },
  ];
  if (operator === 'is') return plain(bounds, false, context);
  const equality = operator === '==' || operator === '!=';
  const equal = (operator === '==') === holds;
  const literal = equality ? beside(left, right) : null;
  if (literal) return judgeLiteral(literal.value, literal.other, equal, scope, context);
  if (equality || operator === 'in') return plain(bounds, operator === 'in' ? holds : equal, context);
  return deadline(value, scope, holds, context) ?? plain(bounds, holds, context);
}

/** A literal on one side, and what it is compared with. */
function beside(left: Expression, right: Expression) {
  if (right.kind === 'literal' && (left.kind === 'literal' || typeof right.value !== 'string'))
    return { value: right.value, other: left };
  return left.kind === 'literal' && typeof left.value !== 'string'
    ? { value: left.value, other: right }
    : null;
}

function judgeLiteral(
  literal: string | number | boolean | null,
  other: Expression,
  equal: boolean,
  scope: Scope,
  context: Context,
): Demand {
  if (other.kind === 'literal') return demand((literal === other.value) === equal ? 'nothing' : 'never');
  if (literal === null) return existence(other, scope, !equal, context);
  if (typeof literal === 'boolean') return judge({ value: other, scope }, literal === equal, context);
  return plain([{ value: other, scope }], equal, context);
}

/** `request.time < timestamp.date(…)`: open until a day, or since one. */
function deadline({ operator, left, right }: Compare, scope: Scope, holds: boolean, context: Context) {
  const isNow = (side: Expression) =>
    /^(request\.time|now)(\.toMillis|\.seconds|\.date)?$/.test(timeChain(side, scope, context) ?? '');
  const [day, nowFirst] = isNow(left)
    ? [constantDay(right, scope), true]
    : isNow(right)
      ? [constantDay(left, scope), false]
      : [null, true];
  if (day === null) return null;
  const before = operator.startsWith('<') === nowFirst;
  return before === holds ? demand('date', day) : demand('nothing');
}

function timeChain(side: Expression, scope: Scope, { budget }: Context): string | null {
  return chainOf(side.kind === 'call' && side.args.length === 0 ? side.callee : side, scope, budget);
}

/** Claims that every account has, or that say no more than how somebody signed in. */
const ANY_ACCOUNT =
  /^request\.auth(\.uid|\.provider|\.token)?$|^request\.auth\.token\.(email|email_verified|phone_number|name|picture|sub|aud|iss|iat|exp|auth_time|firebase(\..*)?)$/;
const NO_IDENTITY =
  /^request\.auth(\.provider)?$|^request\.auth\.token\.(email_verified|aud|iss|iat|exp|auth_time|firebase\.(sign_in_provider|identities.*))$/;

/** `x != null`, `x.exists()`: whether something is there at all. */
function existence(value: Expression, scope: Scope, exists: boolean, context: Context): Demand {
  const { access, path, budget } = context;
  const subject = value.kind === 'call' && value.args.length === 0 ? stripValue(value) : value;
  const chain = chainOf(subject, scope, budget) ?? '';
  if (chain === 'request.auth') return demand(exists ? 'sign-in' : 'nothing');
  if (ANY_ACCOUNT.test(chain)) return demand('sign-in');
  const there = THERE.find(([name]) => name.test(chain))?.[1](access) ?? null;
  if (there !== null) return demand(there === exists ? 'nothing' : 'never');
  // What lies above is there for whatever is not created.
  if (path && access !== 'create' && isAbove(value, path)) return demand(exists ? 'nothing' : 'never');
  return plain([{ value, scope }], exists, context);
}

/** The document itself is there for whatever is not created; one is sent to create and to change. */
const THERE: readonly (readonly [RegExp, (access: Access) => boolean])[] = [
  [/^(?:data|resource(?:\.data)?)$/, (access) => access !== 'create'],
  [/^(?:newData|request\.resource(?:\.data)?)$/, (access) => access === 'create' || access === 'update'],
];

/** Whether `root.child('rooms').child($room)` is the place itself or lies above it. */
function isAbove(value: Expression, path: readonly string[]): boolean {
  const steps: string[] = [];
  let at = value.kind === 'call' ? stripValue(value) : value;
  while (at.kind === 'call' && at.callee.kind === 'member' && at.callee.property === 'child') {
    const [name] = at.args;
    if (name?.kind === 'name') steps.unshift(name.name);
    else if (name?.kind === 'literal') steps.unshift(...String(name.value).split('/'));
    else return false;
    at = at.callee.object;
  }
  return at.kind === 'name' && at.name === 'root' && steps.every((step, index) => path[index] === step);
}

/** `data.val()` as `data`. */
function stripValue(value: Expression & { kind: 'call' }): Expression {
  const { callee } = value;
  return callee.kind === 'member' && callee.property === 'val' ? callee.object : value;
}

/**
 * A test that is no more than its parts: what they say of the caller.
 *
 * @param holds false for tests such as `!=`, which all but a few pass
 */
function plain(parts: readonly Bound[], holds: boolean, { access, budget }: Context): Demand {
  const sources = sourcesOf(parts, budget);
  if (sources.caller.size === 0) return ofData(sources, access);
  const chains = [...sources.caller];
  if (!holds || chains.every((chain) => NO_IDENTITY.test(chain))) return demand('sign-in');
  const alone = !sources.incoming && !sources.existing && !sources.path && !sources.query;
  if (alone && chains.every((chain) => ANY_ACCOUNT.test(chain)) && !namesSomebody(parts, budget))
    return demand('sign-in');
  if (sources.lookup || chains.some((chain) => chain.startsWith('request.auth.token.')))
    return demand('role');
  if (sources.incoming && !sources.existing && !sources.path) return sent(access);
  return demand(alone ? 'role' : 'owner');
}

/** Ids in what is sent make an owner of whoever creates; who changes something must be its owner already. */
function sent(access: Access): Demand {
  if (access === 'create') return demand('owner');
  return demand(access === 'update' ? 'claimed-owner' : 'never');
}

/** What says nothing of the caller. A query's limits are set by whoever asks: they narrow nothing. */
function ofData({ incoming, existing, path }: Sources, access: Access): Demand {
  // Nothing is sent to read or to delete: the test cannot hold.
  if (incoming && access !== 'create' && access !== 'update') return demand('never');
  return demand(incoming || existing || path ? 'data' : 'nothing');
}

/** A literal beside the caller's id or address: one fixed person, one domain. */
function namesSomebody(parts: readonly Bound[], budget: Budget): boolean {
  return parts.some((part) => literalIn(part, budget));
}

function literalIn({ value, scope }: Bound, budget: Budget): boolean {
  spend(budget);
  if (value.kind === 'literal') return typeof value.value === 'string' && value.value !== '';
  if (value.kind !== 'name') return partsOf(value).some((item) => literalIn({ value: item, scope }, budget));
  const bound = lookUp(scope, value.name);
  return bound ? literalIn(bound, budget) : false;
}
