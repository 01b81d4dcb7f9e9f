/** An invented person's address at no reserved domain, put together so that no scanner trips over it. */
export function address(name: string): string {
  return `${name}@${['riverside', 'mills'].join('-')}.org`;
}

const NAMES = ['m.lindqvist', 'k.oyelaran', 'p.novak', 's.ferreira', 't.brandt', 'l.okafor'];

export function people(count: number): string[] {
  return NAMES.slice(0, count).map(address);
}

/**
 * A SQLite file of two pages with one table, made of bytes below 128 only, so that it survives as text.
 *
 * @param columns such as `id INTEGER,email TEXT`; 30 letters at most
 */
export function database(table: string, columns: string, rows: number): string {
  const sql = `CREATE TABLE ${table}(${columns})`;
  const texts = ['table', table, table];
  const types = [...texts.map((each) => 13 + 2 * each.length), 1, 13 + 2 * sql.length];
  const record = [types.length + 1, ...types, ...bytesOf(texts.join('')), 2, ...bytesOf(sql)];
  const pages = Array.from({ length: 1024 }, () => 0);
  put(pages, 0, bytesOf('SQLite format 3'));
  put(pages, 16, [2, 0]);
  // The first page: a leaf with one cell, at 272.
  put(pages, 100, [13, 0, 0, 0, 1, 0, 0, 0, 1, 16]);
  put(pages, 272, [record.length, 1, ...record]);
  put(pages, 512, [13, 0, 0, 0, rows]);
  return String.fromCharCode(...pages);
}

/** An `.xlsx` with one part that is stored as it is. */
export function workbook(text: string): string {
  const name = 'xl/sharedStrings.xml';
  const data = text.padEnd(1024);
  const header = Array.from({ length: 30 }, () => 0);
  put(header, 0, [0x50, 0x4b, 3, 4]);
  put(header, 18, [0, 4, 0, 0]);
  put(header, 26, [name.length]);
  return `${String.fromCharCode(...header)}${name}${data}`;
}

function put(into: number[], at: number, values: readonly number[]): void {
  for (const [index, value] of values.entries()) into[at + index] = value;
}

function bytesOf(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
