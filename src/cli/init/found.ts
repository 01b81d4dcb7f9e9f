import type { Place } from '../../kit/source.ts';
import type { Seen } from './facts.ts';
import { item, line, TBD, type Value } from './yaml-lines.ts';

/** So that a large application's draft stays one that somebody reads; the rest is counted. */
const MOST = 40;

const seenAt = ({ path, line: at }: Place): string => `seen in ${path}${at ? `:${at}` : ''}`;

/** The first entries as lines, and how many were left out. */
function listed<T>(entries: readonly T[], indent: number, write: (entry: T) => string): string[] {
  const left = entries.length - MOST;
  const rest = left > 0 ? [`${' '.repeat(indent)}# and ${left} more: 'readycheck audit' names them`] : [];
  return [...entries.slice(0, MOST).map(write), ...rest];
}

/** Roles by which server or database decide something. */
export function seenRoles({ roles }: Seen): string[] {
  const enforced = new Map<string, Place>();
  for (const { role, use, at, client } of roles.words) {
    if (use === 'enforced' && !client && !enforced.has(role)) enforced.set(role, at);
  }
  const sorted = [...enforced].sort(([a], [b]) => (a < b ? -1 : 1));
  return listed(sorted, 4, ([role, at]) => line(4, role, { description: TBD, confirmed: false }, seenAt(at)));
}

/** Routes that nothing was seen to guard: public on purpose, or to be closed. */
export function seenPublicEndpoints({ routes }: Seen): string[] {
  const open = routes.routes.filter(
    ({ guards, partly, path, method }) =>
      guards.length === 0 && !partly && path?.startsWith('/') && method !== 'OPTIONS',
  );
  return listed(open, 4, ({ path, method, at }) =>
    item(4, { path: path ?? '', method, reason: TBD, confirmed: false }, seenAt(at)),
  );
}

/** Tables whose columns are surely about people, each as a class of its own. */
export function seenClasses({ personalColumns }: Seen): string[] {
  const tables = personalColumns.flatMap(({ name, at, columns }) => {
    const sure = columns.filter(({ strength }) => strength === 'strong');
    const special = sure.flatMap((column) => column.special ?? []);
    return sure.length > 0 ? [{ name, at, sure, special }] : [];
  });
  return listed(tables, 4, ({ name, at, sure, special: [special] }) => {
    const value: Value = {
      name,
      personal: true,
      ...(special === undefined ? {} : { special, safeguards: TBD }),
      fields: sure.map((column) => `${name}.${column.name}`),
      keep: { for: TBD, basis: TBD, method: TBD },
      confirmed: false,
    };
    return item(4, value, seenAt(at));
  });
}

/** Companies and services that the code sends something to. */
export function seenProcessors({ processors }: Seen): string[] {
  const used = processors.processors.filter(({ confidence }) => confidence === 'high');
  return listed(used, 4, ({ name, category, personal, evidence: [first] }) => {
    const value: Value = {
      name,
      purpose: category,
      personal: personal === 'depends' ? TBD : personal === 'yes',
      agreement: TBD,
      on_failure: TBD,
      confirmed: false,
    };
    return item(4, value, first ? seenAt(first) : '');
  });
}

/** `  key:` and its entries; what it looks like, as a comment, where nothing was seen. */
export function sectionOf(key: string, entries: readonly string[], example: readonly string[]): string[] {
  return entries.length > 0
    ? [`  ${key}:`, ...entries]
    : [`  # ${key}:`, ...example.map((each) => `  #${each}`)];
}
