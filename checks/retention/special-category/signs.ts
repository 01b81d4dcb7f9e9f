import type { FormField, Table } from '../../../src/facts/columns/columns.ts';
import { type PersonalWord, personalWord } from '../../../src/facts/personal-data/dictionary.ts';
import type { PersonalTable } from '../../../src/facts/personal-data/personal-columns.ts';
import type { SqlBucket } from '../../../src/facts/sql/database.ts';
import type { Place } from '../../../src/kit/index.ts';

export type Special = NonNullable<PersonalWord['special']>;

/** Something that points to especially sensitive data. */
export interface Sign {
  readonly special: Special;
  readonly what: 'table' | 'bucket' | 'form';
  /** The table, the bucket or the field. */
  readonly name: string;
  /** The columns, for a table whose columns tell; none where its name does. */
  readonly columns: readonly string[];
  readonly sure: boolean;
  readonly at: Place;
}

/** Judged on their own, whatever the manifest says. */
export const CARDS: ReadonlySet<string> = new Set(['card-number', 'card-security-code']);

/** One sign a table and category; what is certain stands apart from what is not. */
export function tablesOf(tables: readonly Table[], personal: readonly PersonalTable[]): Sign[] {
  const byColumns = personal.flatMap(signsOf);
  const told = new Set(byColumns.map(({ name }) => name));
  const byName = tables
    .filter(({ name }) => !told.has(name))
    .flatMap(({ name, at }): Sign[] => {
      const special = personalWord(name.slice(name.lastIndexOf('.') + 1))?.special ?? null;
      return special === null ? [] : [{ special, what: 'table', name, columns: [], sure: false, at }];
    });
  return [...byColumns, ...byName];
}

function signsOf({ name, sure, columns }: PersonalTable): Sign[] {
  const found = new Map<string, Sign>();
  for (const { special, kind, strength, name: column, at } of columns) {
    if (special === null || CARDS.has(kind)) continue;
    const certain = sure && strength === 'strong';
    const key = `${special} ${certain}`;
    const before = found.get(key);
    found.set(key, {
      special,
      what: 'table',
      name,
      columns: [...(before?.columns ?? []), column],
      sure: certain,
      at: before?.at ?? at,
    });
  }
  return [...found.values()];
}

export function bucketsOf(buckets: readonly SqlBucket[]): Sign[] {
  return buckets.flatMap(({ bucket, at, loose }) => {
    const word = personalWord(bucket);
    if (!word || word.special === null) return [];
    const sure = word.strength === 'strong' && !loose;
    return [{ special: word.special, what: 'bucket' as const, name: bucket, columns: [], sure, at }];
  });
}

/** What forms ask for and no table keeps under a name of the same category. */
export function formsOf(forms: readonly FormField[], personal: readonly PersonalTable[]): Sign[] {
  const kept = new Set(personal.flatMap(({ columns }) => columns.map(({ special }) => special)));
  const found = new Map<Special, Sign>();
  for (const { name, at } of forms) {
    const word = personalWord(name);
    if (!word || word.special === null || word.strength === 'weak' || CARDS.has(word.kind)) continue;
    if (kept.has(word.special) || found.has(word.special)) continue;
    found.set(word.special, { special: word.special, what: 'form', name, columns: [], sure: false, at });
  }
  return [...found.values()];
}
