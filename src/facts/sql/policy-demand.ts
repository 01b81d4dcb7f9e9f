import type { Command } from './changes.ts';
import type { SqlDatabase, SqlPolicy, SqlTable } from './database.ts';
import { all, type Demand, demand, rank } from './demand.ts';
import { byPlace } from './place-order.ts';
import type { Predicates } from './predicates.ts';

export type RowCommand = Exclude<Command, 'all'>;
const ROW_COMMANDS: readonly RowCommand[] = ['select', 'insert', 'update', 'delete'];

/** What one permissive policy lets through for one command, restrictive policies and privileges included. */
export interface Opening {
  readonly policy: SqlPolicy;
  readonly command: RowCommand;
  /** `who` is `signed-in` at least where those who are not signed in have no privilege or no part in the policy. */
  readonly demand: Demand;
}

/** Every way into a table; policies come in the order of their places. */
export function openings(table: SqlTable, database: SqlDatabase, predicates: Predicates): Opening[] {
  const policies = database.policies.filter((policy) => policy.table === table.table).toSorted(byPlace);
  const permissive = policies.filter((policy) => policy.permissive);
  const restrictive = policies.filter((policy) => !policy.permissive);
  return permissive.flatMap((policy) =>
    commandsOf(policy).flatMap((command): Opening[] => {
      const audience = audienceOf(policy, command, table);
      if (audience === 'none') return [];
      const anonymous = audience === 'anyone';
      const limits = restrictive
        .filter((limit) => commandsOf(limit).includes(command) && covers(limit, anonymous))
        .map((limit) => demandFor(limit, command, predicates, anonymous));
      const asked = all([demandFor(policy, command, predicates, anonymous), ...limits]);
      return [{ policy, command, demand: anonymous ? asked : all([asked, demand('signed-in')]) }];
    }),
  );
}

function commandsOf({ command }: SqlPolicy): readonly RowCommand[] {
  return command === 'all' ? ROW_COMMANDS : [command];
}

/** What a policy demands for a command. Where it has no predicate for it, PostgreSQL lets nobody pass. */
function demandFor(
  { using, check }: SqlPolicy,
  command: RowCommand,
  predicates: Predicates,
  anonymous: boolean,
): Demand {
  const seen = using ? predicates.demandOf(using.asks, anonymous) : demand('nobody');
  if (command === 'select' || command === 'delete') return seen;
  const written = check ? predicates.demandOf(check.asks, anonymous) : seen;
  if (command === 'insert') return written;
  // A row that may be changed by anybody can be made one's own: what it must be afterwards protects nothing.
  return written.who === 'own' && rank(seen.who) < rank('own') ? seen : all([seen, written]);
}

/** By which of the Data API's roles a policy is reached: not for `service_role`, to which no policy applies. */
function audienceOf(
  { roles }: SqlPolicy,
  command: RowCommand,
  { privileges }: SqlTable,
): 'anyone' | 'signed-in' | 'none' {
  const may = (role: 'anon' | 'authenticated'): boolean =>
    [privileges[role], privileges.public].some(
      ({ granted, assumed }) => granted.includes(command) || assumed.includes(command),
    );
  const everybody = roles.includes('public');
  if ((everybody || roles.includes('anon')) && may('anon')) return 'anyone';
  return (everybody || roles.includes('authenticated')) && may('authenticated') ? 'signed-in' : 'none';
}

/** Whether a restrictive policy holds for all that come in by a policy. */
function covers({ roles }: SqlPolicy, anonymous: boolean): boolean {
  return roles.includes('public') || (!anonymous && roles.includes('authenticated'));
}
