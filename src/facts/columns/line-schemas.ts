import { defineFileFact } from '../../kit/fact.ts';
import { type FoundColumn, type FoundTable, onDelete, type Reference } from './model.ts';

/** A table while its lines are read. */
interface Open {
  name: string;
  line: number;
  columns: FoundColumn[];
}

const SCALAR = /^(?:String|Int|BigInt|Float|Decimal|Boolean|DateTime|Json|Bytes)$/;

/** The models of Prisma schemas, by lines: its grammar has one field on each. */
export const prismaModels = defineFileFact<readonly FoundTable[]>({
  id: 'prisma-models',
  files: ['**/*.prisma'],
  mentions: /^\s*model\s/m,
  extract(file) {
    const models = new Set([...file.text.matchAll(/^\s*model\s+(\w+)/gm)].map(([, name = '']) => name));
    const tables: FoundTable[] = [];
    let open: Open | null = null;
    for (const [index, raw] of file.text.split('\n').entries()) {
      const line = raw.trim();
      const [, model] = /^model\s+(\w+)\s*\{/.exec(line) ?? [];
      if (model !== undefined) open = { name: model, line: index + 1, columns: [] };
      else if (open && line === '}') {
        tables.push(closed(open));
        open = null;
      } else if (open) open.columns.push(...prismaField(line, index + 1, models));
    }
    return tables.length > 0 ? tables : null;
  },
});

/** A relation gives its reference to the column that carries it. */
function closed({ name, line, columns }: Open): FoundTable {
  const keys = new Map(
    columns.filter(({ type }) => type === RELATION).map((each) => [each.name, each.references]),
  );
  const kept = columns
    .filter(({ type }) => type !== RELATION)
    .map((column) => ({ ...column, references: keys.get(column.name) ?? null }));
  return { name, source: 'prisma', line, columns: kept };
}

const RELATION = '@relation';

function prismaField(line: string, number: number, models: ReadonlySet<string>): FoundColumn[] {
  const [, name, type = '', list = ''] = /^(\w+)\s+(\w+)(\[\])?/.exec(line) ?? [];
  if (name === undefined) return [];
  if (SCALAR.test(type)) return [{ name, type, line: number, references: null }];
  const carried = /@relation\([^)]{0,200}?fields:\s*\[\s*(\w+)/.exec(line)?.[1];
  if (carried !== undefined) {
    const action = /onDelete:\s*(\w+)/.exec(line)?.[1];
    const references: Reference = { table: type, onDelete: onDelete(action ?? 'none') };
    return [{ name: carried, type: RELATION, line: number, references }];
  }
  const relation = list !== '' || models.has(type) || line.includes('@relation');
  return relation ? [] : [{ name, type, line: number, references: null }];
}

/** Rails' `db/schema.rb`, and Laravel's migrations: one column a line, in a block that names the table. */
export const migrationTables = defineFileFact<readonly FoundTable[]>({
  id: 'migration-tables',
  files: ['**/db/schema.rb', '**/database/migrations/*.php'],
  mentions: /create_table|Schema::(?:create|table)/,
  extract(file) {
    const tables: Open[] = [];
    for (const [index, line] of file.text.split('\n').entries()) {
      const [, table] = /(?:create_table|Schema::(?:create|table)\()\s*["'](\w+)["']/.exec(line) ?? [];
      if (table !== undefined) tables.push({ name: table, line: index + 1, columns: [] });
      const [, type = '', name] = /^\s*(?:t\.|\$table->)(\w+)[ (]\s*["'](\w+)["']/.exec(line) ?? [];
      if (name === undefined || /^(?:index|unique|foreign|primary|drop\w*|check\w*)$/.test(type)) continue;
      tables.at(-1)?.columns.push({ name, type, line: index + 1, references: null });
    }
    const found = tables.filter(({ columns }) => columns.length > 0);
    return found.length > 0 ? found.map((each) => ({ ...each, source: 'migration' as const })) : null;
  },
});
