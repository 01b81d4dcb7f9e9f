import type { SqlTable } from '../../../src/facts/sql/database.ts';
import { reach } from '../../../src/facts/sql/privileges.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/** From this day on, new tables are closed to the Data API until a GRANT opens them, in every Supabase project. */
const CLOSED_BY_DEFAULT = '2026-10-30';

export interface Declared {
  /** Tables that are public on purpose. */
  readonly publicTables: ReadonlySet<string>;
  /** The file that shows what the live database has. */
  readonly dump: string | null;
}

/** What is wrong, or cannot be known, about one table; null where its rows are protected or out of reach. */
export function judgeTable(table: SqlTable, declared: Declared): Finding | null {
  if (table.rls === 'on' || reach(table.privileges) === 'none') return null;
  if (table.rls === 'off') return unprotected(table, declared);
  const cause =
    table.rls === 'dynamic'
      ? 'a block builds the statement while it runs, so that the script alone does not show for which tables'
      : 'scripts without an order both switch it on and off';
  return asked(
    table,
    `Whether row level security is on for "${table.table}" cannot be read from the scripts: ${cause}. ${SHOW}`,
  );
}

const SHOW = 'Switch it on with a plain statement in a migration, or show a dump of the live database.';

function unprotected(table: SqlTable, { publicTables, dump }: Declared): Finding | null {
  const name = `"${table.table}"`;
  if (table.form === 'foreign')
    return asked(
      table,
      `${name} is a foreign table, which cannot have row level security. Move it to a schema that the Data API does not serve.`,
    );
  if (table.loose)
    return asked(
      table,
      `${name} is only made by a script that is run by hand, without row level security; nobody can tell whether it exists. ${SHOW}`,
    );
  if (table.looseRls?.path === dump && dump !== null) return null;
  if (table.looseRls)
    return asked(
      table,
      `Row level security for ${name} is only switched on in ${table.looseRls.path}, which is run by hand; nobody can tell whether it was. ${SHOW}`,
    );
  if (table.unparsed)
    return asked(
      table,
      `A statement about ${name} is not PostgreSQL, so that its row level security is not known. ${SHOW}`,
    );
  if (table.dynamic.includes('revoke'))
    return asked(
      table,
      `Row level security is off for ${name}; whether the Data API reaches it is decided by a statement that is built while it runs. ${SHOW}`,
    );
  const granted = reach(table.privileges) === 'granted';
  if (!granted && table.createdOn !== null && table.createdOn >= CLOSED_BY_DEFAULT) {
    return asked(
      table,
      `Row level security is off for ${name}, and no GRANT opens it either: new tables are closed to the Data API by default, but one GRANT would show every row. Switch row level security on.`,
    );
  }
  return fail('blocker', {
    subject: table.table,
    at: table.rlsAt ?? table.at,
    message: exposed(table, publicTables),
  });
}

function exposed({ table, name, privileges }: SqlTable, publicTables: ReadonlySet<string>): string {
  const { anon, public: everybody } = privileges;
  const open = [anon, everybody].some(({ granted, assumed }) => granted.length + assumed.length > 0);
  const who = open ? 'anybody who has the public key, which every visitor gets,' : 'everybody who signs in';
  const declared = publicTables.has(table) || publicTables.has(name);
  const still = declared
    ? ' That it may be read by anybody does not mean that anybody may change it: it still needs row level security with a policy for SELECT.'
    : '';
  return `Row level security is off for "${table}": ${who} can read and change all its rows.${still}`;
}

function asked(table: SqlTable, message: string): Finding {
  return review('blocker', { subject: table.table, at: table.rlsAt ?? table.at, message });
}
