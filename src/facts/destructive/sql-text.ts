import { plainSource } from '../sql/ast.ts';

/** What a statement takes away: all of a database, a table, a column, every row of a table, or a value in every row. */
export type Loss = 'database' | 'table' | 'column' | 'rows' | 'values';

/** A statement that destroys data, as far as its text alone tells. */
export interface Destroyed {
  readonly loss: Loss;
  /** Name as written, without quotes; with its column, as `users.phone`. Null where it is put together at run time. */
  readonly target: string | null;
  /** It does nothing where the thing does not exist. */
  readonly ifExists: boolean;
}

const NAME = '([\\w."`\\[\\]{}$-]{1,130})';
const RULES: readonly (readonly [RegExp, Loss])[] = [
  [new RegExp(`^drop\\s+(?:database|schema)\\s+(if\\s+exists\\s+)?${NAME}`, 'i'), 'database'],
  [new RegExp(`^drop\\s+table\\s+(if\\s+exists\\s+)?(?:only\\s+)?${NAME}`, 'i'), 'table'],
  [new RegExp(`^truncate\\s+(?:table\\s+)?(?:only\\s+)?()${NAME}`, 'i'), 'rows'],
];
const COLUMN = new RegExp(
  `\\bdrop\\s+(?:column\\s+)?(if\\s+exists\\s+)?(?!constraint\\b|index\\b|key\\b|primary\\b|foreign\\b|check\\b|partition\\b|default\\b|not\\b|expression\\b|identity\\b|unique\\b|trigger\\b|projection\\b|policy\\b|statistics\\b|column\\b|if\\b)${NAME}`,
  'i',
);
const ALTER = new RegExp(`^alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?${NAME}`, 'i');
const DELETE = new RegExp(`^delete\\s+from\\s+(?:only\\s+)?${NAME}\\s*$`, 'i');
const UPDATE = new RegExp(`^update\\s+(?:only\\s+)?${NAME}\\s+set\\s+([\\w"\`]{1,130})\\s*=`, 'i');
const CREATE = new RegExp(
  `^create\\s+(?:temp(?:orary)?\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?${NAME}`,
  'i',
);

/** Longer texts are data. */
const MAX_TEXT = 100_000;

/**
 * What a text of SQL destroys, whatever its dialect; `{}` stands for what is put together at run time. Tables that the text
 * itself made before are left out.
 */
export function destroysIn(sql: string): Destroyed[] {
  const made = new Set<string>();
  return plainSource(sql.slice(0, MAX_TEXT))
    .split(';')
    .flatMap((statement) => {
      const text = statement.trim();
      const created = CREATE.exec(text)?.[1];
      if (created !== undefined) made.add(plainName(created) ?? '');
      const found = destroyedBy(text);
      return found && !made.has(found.target ?? '\0') ? [found] : [];
    });
}

function destroyedBy(text: string): Destroyed | null {
  for (const [pattern, loss] of RULES) {
    const [, ifExists, name] = pattern.exec(text) ?? [];
    if (name !== undefined) return { loss, target: plainName(name), ifExists: (ifExists ?? '') !== '' };
  }
  const altered = ALTER.exec(text);
  const column = altered && COLUMN.exec(text.slice(altered[0].length));
  if (altered?.[1] !== undefined && column?.[2] !== undefined) {
    const target = `${plainName(altered[1])}.${plainName(column[2])}`;
    return { loss: 'column', target, ifExists: column[1] !== undefined };
  }
  const emptied = DELETE.exec(text)?.[1];
  if (emptied !== undefined) return { loss: 'rows', target: plainName(emptied), ifExists: false };
  const [, table, set] = UPDATE.exec(text) ?? [];
  if (table === undefined || set === undefined || /\bwhere\b|\{\}|\bfrom\b|\bjoin\b|\blimit\b/i.test(text))
    return null;
  return { loss: 'values', target: `${plainName(table)}.${plainName(set)}`, ifExists: false };
}

/** A name without quotes, in small letters; null where a part of it is put together at run time. */
function plainName(name: string): string | null {
  if (/[{}$]/.test(name)) return null;
  return name.replace(/["`[\]]/g, '').toLowerCase();
}

/** Tables that hold what is made anew or runs out by itself: emptying them is housekeeping. */
const PASSING =
  /(^|[._])(sessions?|cache|caches|cached|tokens?|otps?|codes|nonces?|temp|tmp|temporary|staging|queue|queues|jobs?|locks?|rate_?limits?|search_?index|fts\w*|embeddings?|vectors?|index|indexes|stats|statistics|summary|rollups?|materiali[sz]ed|heartbeats?|presence|online|typing|throttles?|idempotency\w*|throttle\w*|logs?)$/i;

/** Whether a table, by its name, holds nothing that would be missed. */
export function isPassing(table: string | null): boolean {
  return table !== null && (PASSING.test(table) || /[a-z](Token|Cache|Log|Job|Queue|Lock)s?$/.test(table));
}
