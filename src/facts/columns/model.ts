import type { Place } from '../../kit/source.ts';

/** What describes a table: from the surest to what only hints at one. */
export const SCHEMA_SOURCES = [
  'sql',
  'prisma',
  'drizzle',
  'typeorm',
  'sequelize',
  'mongoose',
  'django',
  'sqlalchemy',
  'sqlmodel',
  'document-model',
  'knex',
  'convex',
  'migration',
  'supabase-types',
  'stored-object',
] as const;

export type SchemaSource = (typeof SCHEMA_SOURCES)[number];

/** A foreign key or a relation of models, and what becomes of the row when the other one goes. */
export interface Reference {
  readonly table: string;
  /** `unknown`: the place read does not say. */
  readonly onDelete: 'cascade' | 'set null' | 'none' | 'unknown';
}

/** A table or model as one file has it. */
export interface FoundTable {
  readonly name: string;
  readonly source: SchemaSource;
  readonly line: number;
  readonly columns: readonly FoundColumn[];
}

export interface FoundColumn {
  /** With dots for what is nested in a document: `address.street`. */
  readonly name: string;
  /** As written there: `text`, `String`, `CharField`; '' where it is not said. */
  readonly type: string;
  readonly line: number;
  readonly references: Reference | null;
}

/** A table, collection or model of the whole repository. */
export interface Table {
  /** As its best source has it, without the schema if that is the usual one: `users`, `Patient`. */
  readonly name: string;
  /** The best of its sources. */
  readonly source: SchemaSource;
  /** False for what only code that stores an object, or a script that may never be run, shows. */
  readonly sure: boolean;
  readonly at: Place;
  /** In the order of the source. */
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly at: Place;
  readonly references: Reference | null;
}

/** A field that a form asks for. */
export interface FormField {
  readonly name: string;
  /** The `type` of the input: `email`, `tel`, `date`, `file`; null where there is none. */
  readonly type: string | null;
  readonly at: Place;
}

export function onDelete(text: string | null | undefined): Reference['onDelete'] {
  if (text === null || text === undefined) return 'unknown';
  if (/cascade/i.test(text)) return 'cascade';
  return /set[_ ]?null/i.test(text) ? 'set null' : 'none';
}
