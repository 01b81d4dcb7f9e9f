import { defineFileFact } from '../../kit/fact.ts';
import { type SourceFile, sourceFile } from '../../kit/source.ts';
import { contactsIn } from './contacts.ts';
import { jsonFields, tableFields } from './fields.ts';
import type { Contacts, DataKind } from './model.ts';

/** Endings of data that is text. */
const TEXT_DATA = ['**/*.{csv,tsv,psv,json,jsonl,ndjson,geojson,sql,dump,log}'] as const;

/** Files that name the makers of software. */
const MAKERS =
  /(^|\/)(?:package(?:-lock)?|composer|bower|\.?all-contributors|\.?contributors?|codemeta|manifest|angular|lerna|deno|tsconfig[^/]*|\.zenodo|npm-shrinkwrap|[^/]*\.lock|app)\.json$|(^|\/)(?:i18n|locales?|lang|langs|translations|messages)\/|(^|\/)\.history\//i;

export interface TextData extends Contacts {
  readonly kind: DataKind;
}

/** What data files have of people: addresses and telephone numbers that could be somebody's. Only counts are kept. */
export const textData = defineFileFact<TextData>({
  id: 'text-data',
  files: TEXT_DATA,
  mentions: /[\w%+-]@[A-Za-z0-9-]{1,63}\.[A-Za-z]|phone|mobile|whatsapp|telef|celular|handy|cep_?tel/i,
  extract: (file) => (MAKERS.test(file.path) ? null : textDataIn(file)),
});

/** The same for text that was read by other means. */
export function textDataOf(path: string, text: string): TextData | null {
  return textDataIn(sourceFile(path, text));
}

function textDataIn(file: SourceFile): TextData | null {
  const kind = kindOf(file);
  if (kind === null) return null;
  const fields = kind === 'table' ? tableFields(file.text) : kind === 'records' ? jsonFields(file.text) : [];
  const contacts = contactsIn(file, fields);
  return contacts.emails + contacts.phones > 0 ? { kind, ...contacts } : null;
}

function kindOf({ path, text }: SourceFile): DataKind | null {
  if (/\.log$/i.test(path)) return 'log';
  if (/\.(?:csv|tsv|psv)$/i.test(path)) return 'table';
  if (/\.(?:geo)?json(?:l)?$|\.ndjson$/i.test(path)) return 'records';
  if (!/\binsert\s+into\b|^COPY\s[^\n]{1,400}FROM stdin/im.test(text)) return null;
  return DUMP.test(text.slice(0, 4000)) || DUMP_NAME.test(path) ? 'dump' : 'script';
}

const DUMP =
  /^-- (?:PostgreSQL database dump|MySQL dump|MariaDB dump|phpMyAdmin SQL Dump|Dumping data|Adminer)|^SET session_replication_role = replica|sqlite_sequence/im;
const DUMP_NAME = /(^|[/_.-])(?:dump|backup|bkp)s?([/_.-]|\d|$)/i;
