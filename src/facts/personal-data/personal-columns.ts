import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { columns } from '../columns/columns.ts';
import { columnKey, tableKey } from '../columns/merge.ts';
import type { Column, Table } from '../columns/model.ts';
import { type PersonalWord, personalWord } from './dictionary.ts';

/** A column that looks as if it were about people. */
export interface PersonalColumn extends PersonalWord {
  readonly name: string;
  readonly at: Place;
}

/** A table with what looks personal of it, in the order of its columns. */
export interface PersonalTable {
  readonly name: string;
  /** False for what only code that stores an object shows. */
  readonly sure: boolean;
  readonly at: Place;
  readonly columns: readonly PersonalColumn[];
}

/** Tables, models and collections with columns about people: recipe R-PII over R-SCHEMA. */
export const personalColumns = defineDerivedFact({
  id: 'personal-columns',
  from: { columns },
  derive: ({ columns: { tables } }): readonly PersonalTable[] =>
    tables.flatMap(({ name, sure, at, columns: all }) => {
      const found = all.flatMap((column) => personal(column, { name }));
      return found.length > 0 ? [{ name, sure, at, columns: found }] : [];
    }),
});

function personal({ name, type, at, references }: Column, table: Pick<Table, 'name'>): PersonalColumn[] {
  // A table of postcodes has its own name as a column.
  if (references !== null || columnKey(name) === columnKey(tableKey(table.name))) return [];
  const word = personalWord(name, table.name);
  return word === null || !canHold(type, word) ? [] : [{ ...word, name, at }];
}

const YES_OR_NO = /\bbool|\btinyint/i;
const MOMENT = /^(?:timestamp|datetime|time\b|date\b)/i;
const NUMBER = /^(?:u?int|integer|bigint|smallint|serial|numeric|decimal|float|double|real|number)/i;
const WORDS = new Set(['email', 'person-name', 'user-name', 'free-text', 'password', 'photo', 'address']);
const DATED = new Set(['birth-date', 'age', 'health']);

/** `notifications.email` of type boolean is a switch; `is_pregnant` of that type tells. */
function canHold(type: string, { kind, special }: PersonalWord): boolean {
  if (YES_OR_NO.test(type)) return special !== null;
  if (NUMBER.test(type) && WORDS.has(kind)) return false;
  return !MOMENT.test(type) || DATED.has(kind) || special !== null;
}
