import { personalWord } from '../../src/facts/personal-data/dictionary.ts';

/** Columns of a table that are about people, among those that are named. */
export function personalColumns(table: string, columns: readonly string[]): string[] {
  return columns.filter((column) => personalWord(column, table)?.strength === 'strong');
}

/** `"email", "phone" and 3 more`. */
export function listed(names: readonly string[], shown = 3): string {
  const quoted = names.slice(0, shown).map((name) => `"${name}"`);
  return names.length > shown ? `${quoted.join(', ')} and ${names.length - shown} more` : quoted.join(', ');
}
