import type { SqlDatabase, SqlTable } from '../../../src/facts/sql/database.ts';
import { personalColumns } from '../personal-columns.ts';

/** A table that is spoken of in a body, with the columns that are about people. */
export interface PersonalTable {
  readonly table: string;
  readonly columns: readonly string[];
}

const ACCOUNTS: PersonalTable = { table: 'auth.users', columns: ['email', 'phone', 'raw_user_meta_data'] };

/** The table that a name in a body means. */
export function tableNamed(written: string, { tables }: SqlDatabase): SqlTable | undefined {
  return (
    tables.find(({ table }) => table === written) ??
    tables.find(({ name, schema }) => name === written && schema === 'public')
  );
}

/** Tables with personal columns among those that are written. */
export function personalTables(written: readonly string[], database: SqlDatabase): PersonalTable[] {
  return written.flatMap((name) => {
    if (name === ACCOUNTS.table) return [ACCOUNTS];
    const table = tableNamed(name, database);
    const columns = table
      ? personalColumns(
          table.name,
          table.columns.map((column) => column.name),
        )
      : [];
    return table && columns.length > 0 ? [{ table: table.table, columns }] : [];
  });
}
