import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { client } from '../client/client.ts';
import { isApplicationPath } from '../path-roles.ts';
import { atLeast } from '../sql/demand.ts';
import { Predicates } from '../sql/predicates.ts';
import { sqlDatabases } from '../sql/sql-databases.ts';
import { javascriptRoles } from './javascript-roles.ts';
import type { RoleWord } from './model.ts';
import { prismaRoles } from './prisma-roles.ts';
import { pythonRoles } from './python-roles.ts';
import { type PlacedRole, sqlRoles } from './sql-roles.ts';

export interface Roles {
  /** Every place that names a role, in no order. */
  readonly words: readonly PlacedRole[];
  /** Some policy asks for a signed-in user or their id. */
  readonly signedIn: boolean;
}

const SOURCES = { client, sqlDatabases, javascriptRoles, pythonRoles, prismaRoles };

/** The roles that code and database speak of by name. */
export const roles = defineDerivedFact<typeof SOURCES, Roles>({
  id: 'roles',
  from: SOURCES,
  derive({ client: browser, sqlDatabases: { databases }, javascriptRoles, pythonRoles, prismaRoles }) {
    const reached = new Set(browser.files.map(({ path }) => path));
    const code = [javascriptRoles, pythonRoles, prismaRoles].flatMap((result) => inCode(result, reached));
    const signedIn = databases.some((database) => {
      const predicates = new Predicates(database);
      return database.policies.some(({ using, check }) =>
        [using, check].some(
          (predicate) => predicate && atLeast(predicates.demandOf(predicate.asks, true), 'signed-in'),
        ),
      );
    });
    return { words: [...databases.flatMap(sqlRoles), ...code], signedIn };
  },
});

/** Folders of editors, with copies of what was. */
const HIDDEN = /(^|\/)\.[^/]+\//;
/** Parts of a user interface, and types, which nothing enforces while it runs. */
const INTERFACE = /\.(tsx|jsx|vue|svelte)$|(^|\/)types?(\/|\.)|\.(d|types)\.ts$/;

function inCode({ values }: FileFactResult<readonly RoleWord[]>, reached: ReadonlySet<string>): PlacedRole[] {
  return values
    .filter(({ path }) => isApplicationPath(path) && !HIDDEN.test(path))
    .flatMap(({ path, value }) =>
      value.map(({ role, use, line }) => {
        const client = reached.has(path) || (use === 'named' && INTERFACE.test(path));
        return { role, use, at: { path, line }, client };
      }),
    );
}
