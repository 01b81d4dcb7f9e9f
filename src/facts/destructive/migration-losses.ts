import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import type { FileLoss } from './draft.ts';
import { javascriptMigrations } from './javascript-migrations.ts';
import { lineMigrations } from './line-migrations.ts';
import type { MigrationLoss } from './model.ts';
import { pythonMigrations } from './python-migrations.ts';
import { sqlLosses } from './sql-losses.ts';

const SOURCES = { sqlLosses, javascriptMigrations, pythonMigrations, lineMigrations };

/** Everything that migrations take away, in any language that is read; by path and line. */
export const migrationLosses = defineDerivedFact<typeof SOURCES, readonly MigrationLoss[]>({
  id: 'migration-losses',
  from: SOURCES,
  derive({ sqlLosses: sql, javascriptMigrations: js, pythonMigrations: py, lineMigrations: lines }) {
    const all = [...sql, ...placed(js), ...placed(py), ...placed(lines)];
    return all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
  },
});

function placed({ values }: FileFactResult<readonly FileLoss[]>): MigrationLoss[] {
  return values.flatMap(({ path, value }) => value.map((loss) => ({ ...loss, path })));
}
