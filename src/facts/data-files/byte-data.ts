import { defineRepositoryFact } from '../../kit/fact.ts';
import { type FileEntry, HEAD_BYTES, type RepositoryView } from '../../kit/repository.ts';
import { sourceFile } from '../../kit/source.ts';
import { createdTables } from '../columns/created-tables.ts';
import { personalWord } from '../personal-data/dictionary.ts';
import type { DataFile } from './model.ts';
import { readSqlite } from './sqlite.ts';
import { textDataOf } from './text-data.ts';
import { readXlsx } from './xlsx.ts';

const DATABASE = /\.(?:db|db3|sqlite|sqlite2|sqlite3|s3db|sdb)$/i;
const SPREADSHEET = /\.xlsx$/i;
/** Formats that are not read here. */
const CLOSED =
  /\.(?:mdb|accdb|xls|rdb|dmp|bak|backup|pgdump|bson|parquet)$|\.(?:sql|dump|csv|json)\.(?:gz|bz2|xz|zst|zip)$/i;
const PACKED = /\.(?:gz|bz2|xz|zst|zip)$/i;
const UNKNOWN_FORMAT = 'of a format that is not read here';
/** Text with a record a line, of which the beginning tells enough. */
const LINES = /\.(?:csv|tsv|psv|jsonl|ndjson|sql|dump|log)$/i;
/** Databases that an operating system or a tool leaves about. */
const NO_DATA =
  /(^|\/)(?:thumbs\.db|\.ds_store|ehthumbs\.db|codeql[^/]*|\.coverage)$|(^|\/)(?:node_modules|vendor|site-packages|\.history|\.venv|venv)\//i;

type Found = Omit<DataFile, 'path' | 'tracked'>;

/** Data that is no text, or too much of it: databases, spreadsheets, dumps. Only how a file begins is read. */
export const byteData = defineRepositoryFact<readonly DataFile[]>({
  id: 'byte-data',
  read: (repository) =>
    repository.files.flatMap((file) => {
      const { path, tracked } = file;
      const found = path.startsWith('../') || NO_DATA.test(path) ? null : look(repository, file);
      return found ? [{ path, tracked, ...found }] : [];
    }),
});

const NOTHING: Found = { kind: 'records', emails: 0, phones: 0, tables: [], unread: null, line: null };

function look(repository: RepositoryView, { path }: FileEntry): Found | null {
  const kind = DATABASE.test(path) ? 'database' : SPREADSHEET.test(path) ? 'spreadsheet' : 'records';
  if (kind === 'records' && !CLOSED.test(path) && !LINES.test(path)) return null;
  const head = repository.head(path);
  if ('reason' in head) return { ...NOTHING, kind, unread: head.reason };
  if (kind === 'database') return database(head.bytes);
  if (kind === 'spreadsheet') return spreadsheet(path, head.bytes);
  return CLOSED.test(path) ? closed(path, head.bytes) : oddText(path, head.bytes);
}

/** A text that is only called so, as a copy of a source file, is no data. */
function closed(path: string, bytes: Uint8Array): Found | null {
  if (!PACKED.test(path) && !isBinary(bytes)) return null;
  return { ...NOTHING, kind: 'dump', unread: UNKNOWN_FORMAT };
}

/** A NUL, but for text in UTF-16, which says so. */
function isBinary(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !marked && bytes.subarray(0, 8000).includes(0);
}

function database(bytes: Uint8Array): Found | null {
  if (bytes.length === 0) return null;
  const tables = readSqlite(bytes);
  if (tables === null) {
    // Text that ends in .db is a zone of the domain name system, or a pointer to large file storage.
    const pointer = new TextDecoder().decode(bytes.subarray(0, 40)).startsWith('version https://git-lfs');
    return isBinary(bytes) || pointer ? { ...NOTHING, kind: 'database', unread: UNKNOWN_FORMAT } : null;
  }
  const kept = tables.flatMap(({ name, sql, rows }) => {
    const columns = rows === 'none' ? [] : personalIn(name, sql);
    return columns.length > 0 && rows !== 'none' ? [{ name, columns, rows }] : [];
  });
  return { ...NOTHING, kind: 'database', tables: kept };
}

/** Columns about people in the statement that made a table. */
function personalIn(table: string, sql: string): string[] {
  const [made] = createdTables.extract(sourceFile('schema.js', sql)) ?? [];
  return (made?.columns ?? []).flatMap(({ name }) => {
    const word = personalWord(name, table);
    return word?.strength === 'strong' || word?.kind === 'free-text' ? [name] : [];
  });
}

function spreadsheet(path: string, bytes: Uint8Array): Found | null {
  const text = readXlsx(bytes);
  if (text === null) return { ...NOTHING, kind: 'spreadsheet', unread: UNKNOWN_FORMAT };
  const found = textDataOf(`${path}.log`, text);
  return { ...NOTHING, kind: 'spreadsheet', emails: found?.emails ?? 0 };
}

/** Text that is not read as such: too long, or in an older encoding than UTF-8. */
function oddText(path: string, bytes: Uint8Array): Found | null {
  const utf8 = decoded(bytes);
  if (utf8 !== null && bytes.length < HEAD_BYTES) return null;
  const text = utf8 ?? new TextDecoder('latin1').decode(bytes);
  const found = textDataOf(path, text.slice(0, text.lastIndexOf('\n') + 1));
  return found ? { ...NOTHING, ...found } : null;
}

/** Null where it is no UTF-8; the last letter may be cut. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
