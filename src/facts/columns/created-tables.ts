import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isOtherDialect } from '../sql/sql-place.ts';
import { type FoundColumn, type FoundTable, onDelete, type Reference } from './model.ts';

const CREATE = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([`"[\]\w.]{1,120})\s*\(/gi;
/** Marks of MySQL, SQLite and SQL Server, which PostgreSQL's parser refuses. */
const OTHER_DIALECT =
  /auto_?increment|engine\s?=|create\s+table[^(]{0,100}`|\bnvarchar|\bidentity\s?\(|\bdatetime\b/i;
const POSTGRES = /pg_catalog|plpgsql|\btimestamptz\b/i;
const isOther = (text: string): boolean => OTHER_DIALECT.test(text) && !POSTGRES.test(text);
const LONGEST = 20_000;
/** Components may show statements to people; those that some call runs make tables. */
const COMPONENT = /\.[jt]sx$/;
const RUNS_SQL = /\b(?:query|exec\w{0,20}|run|raw|unsafe|prepare|rpc|batch|sql)\s?[(`]/i;

/**
 * `CREATE TABLE` as text: in programs that make their own tables, and in scripts for other databases than PostgreSQL.
 */
export const createdTables = defineFileFact<readonly FoundTable[]>({
  id: 'created-tables',
  files: ['**/*.{py,js,jsx,ts,tsx,mjs,cjs,go,php,rb,java,kt,cs,rs,dart,sql}'],
  mentions: /\bcreate\s+table\b/i,
  extract(file) {
    if (file.path.endsWith('.sql') && !isOtherDialect(file.path) && !isOther(file.text)) return null;
    if (COMPONENT.test(file.path) && !RUNS_SQL.test(file.text)) return null;
    const found = [...file.text.matchAll(CREATE)].flatMap((match) => {
      const start = match.index + match[0].length;
      const columns = columnsIn(file, start);
      const name = unquoted(match[1] ?? '').replace(/^(?:public|dbo|main)\./i, '');
      const line = file.lineAt(match.index);
      return columns.length > 0 ? [{ name, source: 'sql' as const, line, columns }] : [];
    });
    return found.length > 0 ? found : null;
  },
});

/** The definitions between the parenthesis that opens before `start` and its closing one. */
function columnsIn(file: SourceFile, start: number): FoundColumn[] {
  return partsOf(file.text, start).flatMap(({ text, offset }) => {
    const [, name = '', type = ''] = /^\s*([`"[\]\w]{1,100})\s+([A-Za-z]\w{0,30})/.exec(text) ?? [];
    if (
      name === '' ||
      /^(?:primary|foreign|unique|constraint|check|key|index|exclude|like|fulltext|period)$/i.test(name)
    )
      return [];
    const lead = text.length - text.trimStart().length;
    return [{ name: unquoted(name), type, line: file.lineAt(offset + lead), references: referenceIn(text) }];
  });
}

function referenceIn(text: string): Reference | null {
  const [, table, rest = ''] = /\breferences\s+([`"[\]\w.]{1,100})([^]{0,200})/i.exec(text) ?? [];
  if (table === undefined) return null;
  const action = /\bon\s+delete\s+(cascade|set\s+null|\w+)/i.exec(rest)?.[1];
  return { table: unquoted(table), onDelete: onDelete(action ?? 'no action') };
}

/** Split at the commas of the first level. */
function partsOf(text: string, start: number): { text: string; offset: number }[] {
  const end = Math.min(text.length, start + LONGEST);
  const body = withoutComments(text.slice(start, end));
  const parts: { text: string; offset: number }[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0 || (letter === ',' && depth === 0)) {
      parts.push({ text: body.slice(from, at), offset: start + from });
      from = at + 1;
    }
    if (depth < 0) return parts;
  }
  return [];
}

/** Blanks out comments to the end of their line: they may hold commas and brackets. */
function withoutComments(text: string): string {
  return text.replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length));
}

function unquoted(name: string): string {
  return name.replace(/[`"[\]]/g, '');
}
