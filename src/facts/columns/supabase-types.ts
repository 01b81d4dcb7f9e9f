import { defineFileFact } from '../../kit/fact.ts';
import type { FoundColumn, FoundTable } from './model.ts';

/** The types that Supabase's command line writes from a live database: `Tables: { orders: { Row: { … } } }`. */
export const supabaseTypes = defineFileFact<readonly FoundTable[]>({
  id: 'supabase-types',
  files: ['**/*.ts'],
  mentions: /^\s*Tables: \{\r?$/m,
  vendored: true,
  extract(file) {
    if (!/^\s*Row: \{/m.test(file.text)) return null;
    const reader = new Reader();
    for (const [index, line] of file.text.split('\n').entries()) reader.read(line.trimEnd(), index + 1);
    const found = reader.tables.filter(({ columns }) => columns.length > 0);
    return found.length > 0 ? found : null;
  },
});

/** Reads by indentation, which the program that writes these files keeps to. */
class Reader {
  readonly tables: (FoundTable & { readonly columns: FoundColumn[] })[] = [];
  /** The indentation of `Tables:`; -1 outside it. */
  #within = -1;
  #inRow = false;

  read(line: string, number: number): void {
    if (line === '') return;
    const indent = line.length - line.trimStart().length;
    const [, name = '', opens = ''] = /^\s*"?(\w+)"?\??: (\{?)/.exec(line) ?? [];
    if (name === 'Tables' && opens === '{') this.#within = indent;
    else if (indent <= this.#within) this.#within = -1;
    else if (this.#within >= 0) this.#inside(line, name, opens, number);
  }

  #inside(line: string, name: string, opens: string, number: number): void {
    if (name === 'Row') this.#inRow = true;
    else if (this.#inRow && /^\s*\}/.test(line)) this.#inRow = false;
    else if (name === '') return;
    else if (this.#inRow) this.tables.at(-1)?.columns.push(column(line, name, number));
    // `Insert`, `Update` and the like come as tables without a row, and go.
    else if (opens === '{') this.tables.push({ name, source: 'supabase-types', line: number, columns: [] });
  }
}

function column(line: string, name: string, number: number): FoundColumn {
  const type = line.slice(line.indexOf(': ') + 2).trim();
  return { name, type, line: number, references: null };
}
