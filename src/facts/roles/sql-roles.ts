import type { Place } from '../../kit/source.ts';
import type { SqlDatabase } from '../sql/database.ts';
import { Predicates } from '../sql/predicates.ts';
import { isConversation, isRoleName, isRoleType, type RoleWord } from './model.ts';

/** A role, and where it stands. */
export type PlacedRole = Omit<RoleWord, 'line'> & {
  readonly at: Place;
  /** The browser alone speaks of it here. */
  readonly client: boolean;
};

const ROLE_NAME = /(^|_|\.)(role|roles|user_type)$|[a-z]Roles?$/;

/** Roles by name in SQL: enumerated types, CHECK constraints, policies and the functions that they call. */
export function sqlRoles(database: SqlDatabase): PlacedRole[] {
  const types = database.types
    .filter(({ type }) => ROLE_NAME.test(type) && isRoleType(type.replace(/user_type$/i, 'role')))
    .flatMap(({ values, at }) => placed(values, 'named', at));
  const checks = database.tables.flatMap(({ columns }) =>
    columns
      .filter(({ name }) => ROLE_NAME.test(name))
      .flatMap(({ values, path, line }) => placed(values, 'named', { path, line })),
  );
  return [...types, ...checks, ...policyRoles(database)];
}

function policyRoles(database: SqlDatabase): PlacedRole[] {
  const predicates = new Predicates(database);
  return database.policies.flatMap(({ using, check, at }) =>
    [using, check].flatMap((predicate) =>
      predicate ? placed(predicates.demandOf(predicate.asks, true).roles, 'enforced', at) : [],
    ),
  );
}

function placed(words: readonly string[], use: RoleWord['use'], at: Place): PlacedRole[] {
  // A long list, or one of whole phrases, is one of job titles.
  const titles = words.length > 10 || words.some((word) => word.includes(' '));
  if (isConversation(words) || titles) return [];
  return words.filter(isRoleName).map((role) => ({ role, use, at, client: false }));
}
