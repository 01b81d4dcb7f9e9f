import type { SqlPolicy } from '../../../src/facts/sql/database.ts';
import { atLeast, type Demand } from '../../../src/facts/sql/demand.ts';
import { type Claim, ONLY, promisesOf, tokensOf, VERIFIED } from './words.ts';

/** How the predicate breaks what the name promises, as the end of a sentence; null where it keeps it. */
export function broken(policy: SqlPolicy, demands: readonly Demand[]): string | null {
  if (demands.length === 0 || demands.some(({ unsure }) => unsure)) return null;
  const table = policy.table.slice(policy.table.indexOf('.') + 1);
  const promises = promisesOf(policy.policy, table);
  const failed = promises.find((promise) => demands.some((demand) => !KEEPS[promise](demand, policy)));
  if (failed) return failed === 'own' && aboutRows(policy, demands) ? null : BREACH[failed];
  if (promises.length > 0) return null;
  return verified(policy, demands) ?? only(policy, demands);
}

/** A row that holds certain values may be what the name means by "own": a guest's order, say. A bucket is none. */
function aboutRows({ table }: SqlPolicy, demands: readonly Demand[]): boolean {
  return table !== 'storage.objects' && demands.some(({ rows }) => rows);
}

const KEEPS: Readonly<Record<Claim, (demand: Demand, policy: SqlPolicy) => boolean>> = {
  own: (demand) => atLeast(demand, 'member'),
  role: (demand, policy) =>
    atLeast(demand, 'role') || demand.who === 'member' || demand.roleColumn || holdsOffice(demand, policy),
  service: (demand) => atLeast(demand, 'role'),
  'signed-in': (demand) => atLeast(demand, 'signed-in'),
};

/** The row itself names who is its manager: `manager_id = auth.uid()`. Whoever adds a row could name themselves. */
function holdsOffice({ who, links }: Demand, { command }: SqlPolicy): boolean {
  return (
    who === 'own' &&
    command !== 'insert' &&
    links.some((column) => /admin|staff|manager|moderator|gerente|gestor|leiter/i.test(column))
  );
}

const BREACH: Readonly<Record<Claim, string>> = {
  own: 'speaks of what is a user’s own, but its condition does not ask for the user’s id',
  role: 'speaks of a role, but its condition tests none: an id alone is no role',
  service:
    'speaks of the service, but it is not limited to it: write TO service_role, or drop it, since no policy applies to the service',
  'signed-in': 'speaks of users who are signed in, but lets in everybody: write TO authenticated',
};

function verified(policy: SqlPolicy, demands: readonly Demand[]): string | null {
  const tokens = tokensOf(policy.policy);
  const at = tokens.findIndex((token) => VERIFIED.has(token));
  const people =
    /^(users?|members?|accounts?|people|usuarios?|utilisateurs?|nutzer|benutzer)$/.test(
      tokens[at + 1] ?? '',
    ) || /^(usuarios?|utilisateurs?)$/.test(tokens[at - 1] ?? '');
  const text = `${policy.using?.text ?? ''} ${policy.check?.text ?? ''}`;
  if (
    at < 0 ||
    !people ||
    /verif|confirm|approv|kyc/i.test(text) ||
    demands.every((demand) => atLeast(demand, 'role'))
  )
    return null;
  return 'speaks of verified users, but its condition does not ask whether they are';
}

function only({ policy }: SqlPolicy, demands: readonly Demand[]): string | null {
  const tokens = tokensOf(policy);
  const at = tokens.findIndex((token) => ONLY.has(token));
  const aside =
    /^(read|view|select|insert|append|write|update|delete|create)$/.test(tokens[at - 1] ?? '') ||
    /^(read|select|insert|append)$/.test(tokens[at + 1] ?? '');
  const open = tokens.some((token) => /^(public|anyone|everyone|anon|anonymous|all)$/.test(token));
  if (at < 0 || aside || open || !demands.some(({ who, rows }) => who === 'anyone' && !rows)) return null;
  return 'says "only", but its condition lets in everybody';
}
