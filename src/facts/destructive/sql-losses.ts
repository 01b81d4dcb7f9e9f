import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { SQL_FILES, sql } from '../../parsers/sql.ts';
import { undoSections } from '../sql/sql-files.ts';
import { byReplay, sqlPlace } from '../sql/sql-place.ts';
import type { MigrationLoss } from './model.ts';
import { narrows } from './narrowing.ts';
import { tellsOfBackup } from './notes.ts';
import { GENERATED, type SqlEvent, sqlEvents } from './sql-events.ts';
import { isPassing } from './sql-text.ts';

interface SqlMigration {
  readonly events: readonly SqlEvent[];
  /** A comment tells of a backup. */
  readonly noted: boolean;
}

const STRUCTURE = /\b(create\s+(?:temp(?:orary)?\s+)?table|alter\s+table|drop|truncate|delete|update)\b/i;
const COMMENT = /--[^\n]*|\/\*[^]*?\*\//g;

/** What each SQL script does to data. Sections that undo a migration are left out. */
export const sqlMigrations = defineFileFact<SqlMigration>({
  id: 'sql-migration-events',
  files: SQL_FILES,
  mentions: STRUCTURE,
  parsers: [sql],
  extract(file) {
    if (!isRun(file.path)) return null;
    const tree = sql.of(file);
    const undone = undoSections(file.text);
    const statements = tree.statements.filter(
      ({ start }) => !undone.some(([from, to]) => start >= from && start < to),
    );
    const events = sqlEvents(tree, statements);
    return events.length === 0 ? null : { events, noted: tellsOfBackup(file.text.match(COMMENT) ?? []) };
  },
});

/** Whether a script is run in its turn; what describes the whole, is for tests or is run by hand is not. */
function isRun(path: string): boolean {
  const { role } = sqlPlace(path);
  return role === 'migration' || role === 'script';
}

/** What SQL migrations take away of what an earlier one made, or of what they did not make themselves. */
export const sqlLosses = defineDerivedFact({
  id: 'sql-losses',
  from: { sqlMigrations },
  derive({ sqlMigrations: { values } }): readonly MigrationLoss[] {
    const files = values.map(({ path, value }) => ({ ...sqlPlace(path), path, ...value })).sort(byReplay);
    const homes = new Map<string, Known>();
    return files.flatMap(({ root, path, ordered, events, noted }) => {
      const known = homes.get(root) ?? new Map();
      homes.set(root, known);
      const losses = lossesOf(events, known);
      return inTurn(path, ordered) ? losses.map((loss) => ({ ...loss, path, noted })) : [];
    });
  },
});

/** Numbered, or in a folder of migrations: other scripts of a database's folder are run by hand, nobody knows whether. */
function inTurn(path: string, ordered: boolean): boolean {
  return ordered || /(^|\/)(migrations?|migrate|drizzle)\//i.test(path);
}

/** Tables that earlier files made, each with its columns and their types. */
type Known = Map<string, Map<string, string>>;
type Loss = Omit<MigrationLoss, 'path' | 'noted'>;

function lossesOf(events: readonly SqlEvent[], known: Known): Loss[] {
  const made = new Set<string>();
  const losses: Loss[] = [];
  events.forEach((event, index) => {
    const loss = lossOf(event, { events, index, made, known });
    if (loss) losses.push(loss);
    if (event.does === 'create') made.add(event.table);
    if (event.does === 'add') made.add(`${event.table}.${event.column.name}`);
  });
  // What this file made is not new to it before it is through; only then it counts as known.
  for (const event of events) learn(event, known);
  return losses;
}

interface Circumstances {
  readonly events: readonly SqlEvent[];
  readonly index: number;
  readonly made: ReadonlySet<string>;
  readonly known: Known;
}

function lossOf(event: SqlEvent, where: Circumstances): Loss | null {
  const { made, known } = where;
  if (event.does === 'type') {
    const { table, column, line } = event;
    const old = known.get(table)?.get(column.name);
    if (old === undefined || made.has(table) || !narrows(old, column.type)) return null;
    return {
      loss: 'narrowed',
      table: bare(table),
      column: column.name,
      change: `${old} to ${column.type}`,
      line,
    };
  }
  if (event.does !== 'destroy' || isHarmless(event, where)) return null;
  const { loss, table, column, line } = event;
  return { loss, table: bare(table), column, change: null, line };
}

type Destroy = Extract<SqlEvent, { does: 'destroy' }>;

function isHarmless(event: Destroy, { events, index, made, known }: Circumstances): boolean {
  const { loss, table, column, ifExists } = event;
  if (made.has(table) || made.has(`${table}.${column}`) || table.startsWith('pg_temp.')) return true;
  const before = events.slice(0, index);
  const after = events.slice(index + 1);
  switch (loss) {
    case 'table':
      return (
        (ifExists &&
          !known.has(table) &&
          after.some((each) => each.does === 'create' && each.table === table)) ||
        isSpare(table) ||
        before.some((each) => each.does === 'copy' && each.tables.includes(table))
      );
    case 'column': {
      const old = known.get(table)?.get(column ?? '');
      const again = after.some(
        (each) => each.does === 'add' && each.table === table && each.column.name === column,
      );
      return (
        old === GENERATED ||
        (ifExists && old === undefined && again) ||
        before.some((each) => each.does === 'copy' && each.columns.includes(column ?? ''))
      );
    }
    case 'rows':
      return (
        isPassing(table) ||
        isSpare(table) ||
        after.some((each) => each.does === 'copy' && each.into === table)
      );
    case 'values':
      return (
        isPassing(table) || /(^|_)(updated|modified|changed|synced|refreshed)(_at|_on)?$/i.test(column ?? '')
      );
    default:
      return ifExists && known.size === 0;
  }
}

/** Copies that were kept for a while. */
function isSpare(table: string): boolean {
  return (
    isPassing(table) ||
    /(^|[._])(bak|backup|old|tmp|temp|copy|deprecated)(_|$)|_(mv|matview|view)(_new)?$/i.test(table)
  );
}

function learn(event: SqlEvent, known: Known): void {
  const columns = 'table' in event ? known.get(event.table) : undefined;
  switch (event.does) {
    case 'create':
      if (!columns) known.set(event.table, new Map(event.columns.map(({ name, type }) => [name, type])));
      break;
    case 'add':
    case 'type':
      columns?.set(event.column.name, event.column.type);
      break;
    case 'rename':
      if (columns) known.set(event.to, columns);
      known.delete(event.table);
      break;
    case 'rename-column':
      columns?.set(event.to, columns.get(event.column) ?? '');
      columns?.delete(event.column);
      break;
    case 'destroy':
      if (event.loss === 'table') known.delete(event.table);
      if (event.loss === 'column') columns?.delete(event.column ?? '');
      break;
    default:
  }
}

/** Without the schema that everybody uses. */
function bare(table: string): string {
  return table.replace(/^public\./, '');
}
