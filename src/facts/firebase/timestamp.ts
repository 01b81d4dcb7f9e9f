import type { Expression } from './expression.ts';
import { lookUp, type Scope } from './scope.ts';

const DAY = 86_400_000;
/** Milliseconds of the years 2001 to 2100: other numbers are no points in time. */
const TIMES: readonly [number, number] = [978_307_200_000, 4_133_980_800_000];

/** The day of a point in time that the rule itself names: `timestamp.date(2026, 11, 1)`, milliseconds. Null for anything else. */
export function constantDay(value: Expression, scope: Scope): string | null {
  if (value.kind === 'literal' && typeof value.value === 'number') return dayOf(value.value);
  if (value.kind === 'name') {
    const bound = lookUp(scope, value.name);
    return bound ? constantDay(bound.value, bound.scope) : null;
  }
  if (value.kind !== 'call' || value.callee.kind !== 'member') return null;
  const { object, property } = value.callee;
  if (property === 'toMillis') return constantDay(object, scope);
  if (object.kind !== 'name' || object.name !== 'timestamp') return null;
  const numbers = value.args.map((arg) => (arg.kind === 'literal' ? Number(arg.value) : Number.NaN));
  const [first = Number.NaN, month = 1, day = 1] = numbers;
  if (property === 'value') return dayOf(first);
  // The month is counted from 1, and a day too many runs over into the next month.
  return property === 'date' ? dayOf(Date.UTC(first, month - 1, day)) : null;
}

function dayOf(milliseconds: number): string | null {
  const [from, to] = TIMES;
  if (!(milliseconds >= from && milliseconds <= to)) return null;
  const date = new Date(0);
  date.setTime(Math.floor(milliseconds / DAY) * DAY);
  return date.toISOString().slice(0, 10);
}
