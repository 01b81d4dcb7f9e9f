import type { SqlDatabase } from '../sql/database.ts';
import type { Merging } from './merge.ts';
import { onDelete } from './model.ts';

/** Schemas that a platform fills and no migration of the team describes. */
const PLATFORM =
  /^(?:auth|storage|realtime|extensions|graphql\w*|vault|cron|net|pgsodium|supabase_\w+|pg_\w+|information_schema)$/;

/** The final state of the SQL scripts as tables. */
export function sqlTables(databases: readonly SqlDatabase[]): Merging[] {
  return databases.flatMap(({ tables }) =>
    tables
      .filter(({ schema, columns }) => !PLATFORM.test(schema) && columns.length > 0)
      .map(({ schema, name, at, columns, loose }) => ({
        path: at.path,
        sure: !loose,
        table: {
          name: schema === 'public' ? name : `${schema}.${name}`,
          source: 'sql' as const,
          line: at.line ?? 1,
          columns: columns.map((column) => ({
            name: column.name,
            type: column.type,
            line: column.line,
            path: column.path,
            references: column.references && {
              table: column.references.table.replace(/^public\./, ''),
              onDelete: onDelete(column.references.onDelete),
            },
          })),
        },
      })),
  );
}
