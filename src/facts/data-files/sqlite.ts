/** A table of a SQLite file. */
export interface SqliteTable {
  readonly name: string;
  /** The statement that made it, as far as it lies in the part that was read. */
  readonly sql: string;
  /** `unknown`: its first page lies beyond that part. */
  readonly rows: 'some' | 'none' | 'unknown';
}

const MAGIC = 'SQLite format 3\0';
const LEAF = 0x0d;
const INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;
/** Pages of the schema that are followed: no honest schema needs more, and a hostile one must end. */
const MAX_PAGES = 64;

/** The tables in the first bytes of a SQLite file, by its documented format; null if it is none. */
export function readSqlite(bytes: Uint8Array): readonly SqliteTable[] | null {
  if (text(bytes, 0, MAGIC.length) !== MAGIC || bytes.length < 108) return null;
  const size = number(bytes, 16, 2);
  const database = { bytes, pageSize: size === 1 ? 65536 : size };
  if (database.pageSize < 512) return null;
  return schemaCells(database).flatMap((at) => {
    const record = recordAt(bytes, at);
    const [type, name, , root, sql = ''] = record;
    if (type !== 'table' || typeof name !== 'string' || typeof root !== 'number') return [];
    if (root === 0 || name.startsWith('sqlite_')) return [];
    return [{ name, sql: typeof sql === 'string' ? sql : '', rows: rowsOf(database, root) }];
  });
}

interface Database {
  readonly bytes: Uint8Array;
  readonly pageSize: number;
}

/** Offsets of the records of the schema, which is the tree that begins on the first page. */
function schemaCells({ bytes, pageSize }: Database): number[] {
  const cells: number[] = [];
  const open = [1];
  for (let seen = 0; seen < MAX_PAGES; seen += 1) {
    const page = open.shift();
    if (page === undefined) break;
    const start = (page - 1) * pageSize;
    const header = page === 1 ? start + 100 : start;
    const kind = bytes[header];
    if (kind !== LEAF && kind !== INTERIOR) continue;
    const pointers = header + (kind === LEAF ? 8 : 12);
    const count = Math.min(number(bytes, header + 3, 2), pageSize / 4);
    for (let index = 0; index < count; index += 1) {
      const at = start + number(bytes, pointers + 2 * index, 2);
      if (kind === LEAF) cells.push(at);
      else open.push(number(bytes, at, 4));
    }
    if (kind === INTERIOR) open.push(number(bytes, header + 8, 4));
  }
  return cells;
}

function rowsOf({ bytes, pageSize }: Database, root: number): SqliteTable['rows'] {
  const start = (root - 1) * pageSize;
  if (start + 8 > bytes.length) return 'unknown';
  const kind = bytes[start];
  if (kind === INTERIOR || kind === INDEX_INTERIOR) return 'some';
  if (kind !== LEAF && kind !== INDEX_LEAF) return 'unknown';
  return number(bytes, start + 3, 2) > 0 ? 'some' : 'none';
}

type Value = string | number | null;

/** The first five values of a record in a leaf: what the schema keeps of each thing. */
function recordAt(bytes: Uint8Array, cell: number): readonly Value[] {
  const length = varint(bytes, cell);
  const id = varint(bytes, length.next);
  const start = id.next;
  const header = varint(bytes, start);
  const values: Value[] = [];
  let type = header.next;
  let at = start + header.value;
  while (values.length < 5 && type < start + header.value && type < bytes.length) {
    const serial = varint(bytes, type);
    const size = sizeOf(serial.value);
    values.push(valueAt(bytes, at, serial.value, size));
    at += size;
    type = serial.next;
  }
  return values;
}

function sizeOf(serial: number): number {
  if (serial >= 12) return Math.floor((serial - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][serial] ?? 0;
}

function valueAt(bytes: Uint8Array, at: number, serial: number, size: number): Value {
  if (serial >= 13 && serial % 2 === 1) return text(bytes, at, Math.min(size, 20_000));
  if (serial >= 1 && serial <= 6) return number(bytes, at, size);
  return serial === 8 ? 0 : serial === 9 ? 1 : null;
}

/** Up to nine bytes, seven bits each. */
function varint(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  for (let at = from; at < from + 8; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next: at + 1 };
  }
  return { value, next: from + 9 };
}

function number(bytes: Uint8Array, from: number, size: number): number {
  let value = 0;
  for (let at = from; at < from + size; at += 1) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

function text(bytes: Uint8Array, from: number, size: number): string {
  return new TextDecoder().decode(bytes.subarray(from, from + size));
}
