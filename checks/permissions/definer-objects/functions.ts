import type { SqlDatabase, SqlFunction } from '../../../src/facts/sql/database.ts';
import { speaksOfCaller } from '../../../src/facts/sql/names.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import { listed, personalColumns } from '../personal-columns.ts';
import { personalTables } from './people.ts';

/** Functions that run with their owner's rights and that people can call: those that return a trigger cannot be called. */
export function definers({ functions }: SqlDatabase, schemas: readonly string[]): SqlFunction[] {
  return functions.filter(
    ({ definer, name }) => definer && schemas.includes(name.slice(0, name.indexOf('.'))),
  );
}

function isCallable({ returns, execute }: SqlFunction): boolean {
  return (
    !/(^|\.)(event_)?trigger$/.test(returns ?? '') &&
    (execute.anon || execute.authenticated || execute.public)
  );
}

/** What a function lets people do to personal data without looking who they are; null where it does not. */
export function judgeFunction(each: SqlFunction, database: SqlDatabase): Finding | null {
  if (!isCallable(each) || asksWho(each, database, 0)) return null;
  const shown = gives(each, database);
  const changed = personalTables(each.does.changes, database);
  if (shown) return told(each, shown.certain && !hasSecret(each), `gives back personal data (${shown.what})`);
  const [table] = changed;
  if (!table) return null;
  if (each.parameters.length === 0)
    return fail('medium', {
      subject: each.name,
      at: each.at,
      message: `Function "${each.name}" changes "${table.table}" with its owner's rights, and ${callers(each)} may start it. Take EXECUTE away from them if only a job calls it.`,
    });
  return told(each, !hasSecret(each), `changes rows of "${table.table}"`);
}

function told(each: SqlFunction, certain: boolean, does: string): Finding {
  const proven = certain && !each.loose && !each.dynamic && (each.execute.anon || each.execute.public);
  const doubt = each.loose
    ? ' Only a script that is run by hand makes it.'
    : each.dynamic
      ? ' A block that takes privileges away while it runs may have closed it.'
      : '';
  return (proven ? fail : review)('high', {
    subject: each.name,
    at: each.at,
    message: `Function "${each.name}" runs with its owner's rights, past row level security, and ${does}, without looking who asks: ${callers(each)} may call it.${doubt} Test auth.uid() or a role in its body, or take EXECUTE away from anon, authenticated and public.`,
  });
}

function callers({ execute }: SqlFunction): string {
  return execute.anon || execute.public ? 'anybody, without signing in,' : 'everybody who signs in';
}

const CALLER = /\bauth\s*\.\s*(uid|jwt|role|email)\b|\bcurrent_setting\b|\b(current|session)_user\b/i;
const MAX_CALLS = 2;

/** Its body, or a function that it calls, speaks of who asks. One whose body is not in the scripts is believed by its name. */
function asksWho(each: SqlFunction, database: SqlDatabase, depth: number): boolean {
  if (CALLER.test(each.body)) return true;
  return each.does.calls.some((name) => {
    const called = database.functions.find((other) => other.name === name || other.name === `public.${name}`);
    if (!called) return speaksOfCaller(name);
    return depth < MAX_CALLS && called.name !== each.name && asksWho(called, database, depth + 1);
  });
}

/** Whoever calls it must know something that is hard to guess: a token, a code. */
function hasSecret({ parameters }: SqlFunction): boolean {
  return parameters.some((name) => /token|code|secret|hash|otp|pin|password|key$|slug/i.test(name));
}

const SCALAR =
  /(^|\.)(void|bool(ean)?|int[0-9]?|integer|bigint|smallint|numeric|decimal|float[0-9]?|real|money|date|time(stamp)?(tz)?|interval|uuid)(\[\])?$/;

/** Personal data in what it gives back. */
function gives(
  each: SqlFunction,
  database: SqlDatabase,
): { readonly what: string; readonly certain: boolean } | null {
  const { returns, outputs, does, body } = each;
  const read = personalTables(does.reads, database);
  const [first] = read;
  if (!first || returns === null || SCALAR.test(returns)) return null;
  const name = returns.slice(returns.lastIndexOf('.') + 1);
  if (outputs.length > 0) {
    const named = personalColumns(first.table.slice(first.table.indexOf('.') + 1), outputs);
    return named.length > 0 ? { what: listed(named), certain: true } : null;
  }
  const whole = read.find(({ table }) => table.endsWith(`.${name}`));
  if (whole) return { what: `rows of "${whole.table}"`, certain: true };
  if (/^(text|varchar|name|citext)$/.test(name)) return shownText(each, read);
  const words = new Set(body.toLowerCase().match(/[a-z_]\w*/g) ?? []);
  const columns = read.flatMap(({ columns }) => columns.filter((column) => words.has(column)));
  return columns.length > 0 ? { what: listed(columns), certain: false } : null;
}

/** `select email from profiles where …` as a text. */
function shownText(
  { does }: SqlFunction,
  read: ReturnType<typeof personalTables>,
): { what: string; certain: boolean } | null {
  const value = does.gives?.is === 'value' ? does.gives.value : null;
  const target = value?.is === 'query' ? value.query.target : null;
  const column = target?.is === 'column' ? target.name : null;
  return column !== null && read.some(({ columns }) => columns.includes(column))
    ? { what: listed([column]), certain: true }
    : null;
}
