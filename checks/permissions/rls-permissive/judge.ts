import type { SqlDatabase, SqlPolicy, SqlTable } from '../../../src/facts/sql/database.ts';
import type { Demand } from '../../../src/facts/sql/demand.ts';
import { type Opening, openings, type RowCommand } from '../../../src/facts/sql/policy-demand.ts';
import type { Predicates } from '../../../src/facts/sql/predicates.ts';
import { contradiction, type Finding, fail, review } from '../../../src/kit/index.ts';
import { listed, personalColumns } from '../personal-columns.ts';
import type { Declared } from './declared.ts';

/** What is wrong with the policies of one table. */
export function judgePolicies(
  table: SqlTable,
  database: SqlDatabase,
  predicates: Predicates,
  declared: Declared,
): Finding[] {
  const ways = openings(table, database, predicates);
  const policies = [...new Set(ways.map(({ policy }) => policy))];
  return policies.flatMap((policy) => {
    const own = ways.filter((way) => way.policy === policy);
    return [
      trusting(own),
      writable(own, ways, table, declared),
      readable(own, table, declared),
      empty(policy),
    ].filter((finding) => finding !== null);
  });
}

/** It believes what users write about themselves. */
function trusting(ways: readonly Opening[]): Finding | null {
  const way = ways.find(({ demand }) => demand.metadata);
  return way
    ? told(
        'fail',
        way.policy,
        `user_metadata`,
        `believes "user_metadata", which every user can change about themselves: anybody who has an account can write a role into it. Keep roles in a table or in "app_metadata".`,
      )
    : null;
}

const CHANGES: Readonly<Record<RowCommand, string>> = {
  select: 'read',
  insert: 'add',
  update: 'change',
  delete: 'delete',
};

function writable(
  ways: readonly Opening[],
  others: readonly Opening[],
  table: SqlTable,
  declared: Declared,
): Finding | null {
  const writes = ways.filter(({ command }) => command !== 'select');
  const open = writes.filter(({ demand }) => demand.who === 'anyone');
  const undeclared = open.filter((way) => !isDeclared(way, others, table, declared));
  if (undeclared.length > 0) return openWrite(undeclared, table);
  const signedIn = writes.filter(({ demand }) => demand.who === 'signed-in' && !demand.metadata);
  return signedIn.length > 0 ? signedInOnly(signedIn, table, declared) : null;
}

/** An insert for everybody that the manifest declares, into a table that nobody can read without signing in. */
function isDeclared(
  { command }: Opening,
  others: readonly Opening[],
  table: SqlTable,
  declared: Declared,
): boolean {
  const shown = others.some((way) => way.command === 'select' && way.demand.who === 'anyone');
  return command === 'insert' && declared.allows(table.table, command) && !shown;
}

function openWrite(ways: readonly Opening[], { table }: SqlTable): Finding | null {
  const [first] = ways;
  if (!first) return null;
  const { policy } = first;
  const proven = ways.filter((way) => !isLimited(way));
  const shown = proven.length > 0 ? proven : ways;
  const what = `${verbs(shown)} rows of "${table}"`;
  const form = shown.every(({ command }) => command === 'insert')
    ? ', or declare a contact form as public_tables: {table, allow: [insert], reason}'
    : '';
  if (proven.length > 0)
    return told(
      'fail',
      policy,
      'write',
      `lets anybody, without signing in, ${what}${someRows(proven)}. Ask for the user's id or a role${form}.`,
    );
  const unsure = shown.some(({ demand }) => demand.unsure);
  const cause = unsure ? 'what it calls is not in the scripts' : 'it asks only for what stands in the rows';
  return told(
    'review',
    policy,
    'write',
    `may let anybody, without signing in, ${what}: ${cause}. Ask for the user's id or a role, or sign off that this is meant.`,
  );
}

/** Whether it lets through only some rows, or what it calls is unknown. What stands in a row keeps nobody from changing it. */
function isLimited({ command, demand, policy }: Opening): boolean {
  const plain = (policy.using?.tables.length ?? 0) === 0 && (policy.using?.calls.length ?? 0) === 0;
  return demand.unsure || (demand.rows && (command === 'insert' || !plain));
}

function someRows(ways: readonly Opening[]): string {
  return ways.every(({ demand }) => demand.rows) ? ', as long as they hold certain values' : '';
}

function signedInOnly(ways: readonly Opening[], table: SqlTable, declared: Declared): Finding | null {
  const [first] = ways;
  if (!first) return null;
  const change = ways.find(({ command, demand }) => command !== 'insert' && !demand.rows);
  const claim = change && declared.ownOnly(table.table, change.command);
  if (change && claim) return contradictory(change, table, claim);
  const limited = someRows(ways);
  return told(
    'review',
    first.policy,
    'write',
    `lets everybody who signs in ${verbs(ways)} rows of "${table.table}"${limited}, whoever they belong to. Ask for the user's id or a role; if all users are trusted with this and not everybody can sign up, sign it off.`,
  );
}

function contradictory(
  { policy, command }: Opening,
  { table }: SqlTable,
  { resource, cell }: { resource: string; cell: string },
): Finding {
  return contradiction('high', {
    subject: `${table} ${policy.policy} ${command}`,
    at: policy.at,
    message: `Policy "${policy.policy}" lets everybody who signs in ${CHANGES[command]} all rows of "${table}", but permissions.matrix.${resource}.${cell} says that users have their own.`,
  });
}

function readable(ways: readonly Opening[], table: SqlTable, declared: Declared): Finding | null {
  const way = ways.find(({ command }) => command === 'select');
  if (!way || way.demand.metadata || !(way.demand.who === 'anyone' || way.demand.who === 'signed-in'))
    return null;
  const claim = way.demand.rows ? null : declared.ownOnly(table.table, 'select');
  if (claim) return contradictory(way, table, claim);
  const personal = personalColumns(
    table.name,
    table.columns.map(({ name }) => name),
  );
  if (personal.length === 0 || declared.allows(table.table, 'select')) return null;
  return openRead(way, table, personal);
}

function openRead({ policy, demand }: Opening, { table }: SqlTable, personal: readonly string[]): Finding {
  const data = `personal data (${listed(personal)}) of "${table}"`;
  if (demand.who === 'signed-in')
    return told(
      'review',
      policy,
      'read',
      `shows ${data} to everybody who signs in. Ask for the user's id or a role; if all users may see it and not everybody can sign up, sign it off.`,
    );
  return certain(demand)
    ? told(
        'fail',
        policy,
        'read',
        `shows ${data} to anybody, without signing in. Ask for the user's id or a role, move what is public into a view, or declare the table under permissions.public_tables.`,
      )
    : told(
        'review',
        policy,
        'read',
        `may show ${data} to anybody, without signing in, for the rows that it lets through. Sign off that these people know it, or ask for the user's id.`,
      );
}

function certain({ rows, unsure }: Demand): boolean {
  return !rows && !unsure;
}

/** Neither USING nor WITH CHECK. */
function empty(policy: SqlPolicy): Finding | null {
  return policy.using || policy.check
    ? null
    : told(
        'review',
        policy,
        'empty',
        'has no condition: PostgreSQL then lets nobody pass, which is hardly meant. Write what it should ask for, or drop it.',
      );
}

/** A policy that only a script makes that is run by hand, or that a block may have dropped, is a question. */
function told(kind: 'fail' | 'review', policy: SqlPolicy, concern: string, message: string): Finding {
  const doubt = policy.loose
    ? ' Only a script that is run by hand makes it; nobody can tell whether it exists.'
    : policy.mayBeGone
      ? ' A block that drops policies while it runs may have dropped it; a dump of the live database would show.'
      : '';
  const make = kind === 'fail' && doubt === '' ? fail : review;
  return make('blocker', {
    subject: `${policy.table} ${policy.policy} ${concern}`,
    at: policy.at,
    message: `Policy "${policy.policy}" ${message}${doubt}`,
  });
}

function verbs(ways: readonly Opening[]): string {
  const words = [...new Set(ways.map(({ command }) => CHANGES[command]))];
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
}
