import { defineFileFact } from '../../kit/fact.ts';
import { type FileDefaults, unlessEmpty } from './model.ts';
import { isAdminWord } from './own-secrets.ts';

const INSERT =
  /\binsert\s{1,10}(?:or\s{1,5}\w{1,10}\s{1,5}|ignore\s{1,5})?into\s{1,10}([\w."`]{1,80})\s{0,10}\(([^()]{1,1000})\)\s{0,10}values\b/gi;
const PEOPLE = /user|account|admin|staff|member|login|employee|usuario|benutzer/i;
const PASSWORD =
  /^(?:password|passwd|pass|pwd|senha|clave|password_?hash|hashed_?password|encrypted_?password|user_?password)$/i;
/** The seed of a local Supabase: `supabase db reset` alone runs it. */
const LOCAL = /(^|\/)supabase\/seeds?(?:\/|\.sql$)/;
const MAX_ROWS = 200;

/** Administrators whom a script of SQL creates with a known password, or its hash. */
export const sqlAccounts = defineFileFact<FileDefaults>({
  id: 'sql-accounts',
  files: ['**/*.sql'],
  mentions: /insert\s+(?:or\s+\w+\s+|ignore\s+)?into[^;]{0,200}(?:passw|\bpwd\b|senha)/i,
  extract(file) {
    if (LOCAL.test(file.path)) return null;
    const found = [...file.text.matchAll(INSERT)].flatMap(
      ({ 0: all, 1: table = '', 2: listed = '', index }) => {
        const columns = listed.split(',').map((column) => column.trim().replace(/["`[\]]/g, ''));
        const at = columns.findIndex((column) => PASSWORD.test(column));
        if (at < 0 || !PEOPLE.test(table)) return [];
        const rows = rowsIn(file.text, index + all.length);
        const admin = rows.find(
          (row) =>
            isLiteral(row.values[at] ?? '') && row.values.some((value) => isAdminWord(unquoted(value))),
        );
        return admin
          ? [{ kind: 'account' as const, name: 'administrator', line: file.lineAt(admin.start) }]
          : [];
      },
    );
    return unlessEmpty(found);
  },
});

/** `'x'`, or a function of one: `crypt('x', gen_salt('bf'))`. */
const isLiteral = (expression: string): boolean =>
  /^[EN]?'[^']{3,}|^\w{1,20}\(\s{0,5}'[^']{3,}/i.test(expression);

const unquoted = (value: string): string => value.replace(/^[EN]?'|'(?:::\w{1,20})?$/gi, '');

interface Row {
  readonly start: number;
  readonly values: readonly string[];
}

const TOKEN = /'(?:[^']|'')*'|[(),;]|[a-z]\w*/gi;

/** The rows behind `VALUES`, each value as it is written. */
export function rowsIn(text: string, from: number): Row[] {
  const rows: Row[] = [];
  let depth = 0;
  let open: { start: number; value: number; values: readonly string[] } = {
    start: from,
    value: from,
    values: [],
  };
  const pattern = new RegExp(TOKEN);
  pattern.lastIndex = from;
  for (let token = pattern.exec(text); token && rows.length < MAX_ROWS; token = pattern.exec(text)) {
    const [sign] = token;
    if (sign === '(' && depth === 0) open = { start: token.index, value: token.index + 1, values: [] };
    // The next statement, or what an insert does on conflict.
    if (depth === 0 && !/^[(,]$/.test(sign)) break;
    if (depth === 1 && /^[,)]$/.test(sign)) {
      const values = [...open.values, text.slice(open.value, token.index).trim()];
      open = { ...open, value: token.index + 1, values };
      if (sign === ')') rows.push({ start: open.start, values });
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
  }
  return rows;
}
