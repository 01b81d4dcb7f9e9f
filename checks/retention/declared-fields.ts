import type { Manifest, ManifestView } from '../../src/kit/index.ts';
import { matchesWildcard } from './wildcard.ts';

export type DataClass = NonNullable<NonNullable<Manifest['retention']>['classes']>[number] & {
  /** Its place in the list. */
  readonly index: number;
};

export function dataClasses(manifest: ManifestView | null): readonly DataClass[] {
  return (manifest?.claims.retention?.classes ?? []).map((each, index) => ({ ...each, index }));
}

/** How a class is called in messages. */
export function classLabel({ name, index }: DataClass): string {
  return name === undefined ? `class ${index + 1}` : `class "${name}"`;
}

/** The classes whose fields name a column. */
export function classesOf(
  classes: readonly DataClass[],
  table: string,
  column: string,
): readonly DataClass[] {
  return classes.filter(({ fields }) => asList(fields).some((field) => namesColumn(field, table, column)));
}

/** The classes that name a bucket: `bucket:sick-notes`. */
export function classesOfBucket(classes: readonly DataClass[], bucket: string): readonly DataClass[] {
  return classes.filter(({ fields }) =>
    asList(fields).some((field) => {
      const [, name] = /^(?:bucket|storage):(.+)$/.exec(field) ?? [];
      return name !== undefined && matchesWildcard(squashed(name), squashed(bucket));
    }),
  );
}

/** True where the team says that a column is not about people, and why. */
export function isNotPersonal(manifest: ManifestView | null, table: string, column: string): boolean {
  const declared = manifest?.claims.retention?.not_personal ?? {};
  return Object.keys(declared).some((field) => namesColumn(field, table, column));
}

/**
 * `profiles.full_name`, `profiles.*`, `*.email`, `public.profiles.email`. Case, underscores and the plural of the table do
 * not matter: object mappers write `Profile.fullName` for the same column.
 */
export function namesColumn(field: string, table: string, column: string): boolean {
  const dot = field.startsWith('public.') ? field.indexOf('.', 'public.'.length) : field.indexOf('.');
  if (dot < 0 || field.startsWith('bucket:')) return false;
  const own = field.slice(0, dot).replace(/^public\./, '');
  const wanted = squashed(own);
  const tables = [table, table.slice(table.lastIndexOf('.') + 1)].map(squashed);
  const named = tables.some(
    (name) => matchesWildcard(wanted, name) || matchesWildcard(singular(wanted), singular(name)),
  );
  return named && matchesWildcard(squashed(field.slice(dot + 1)), squashed(column));
}

function asList(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function squashed(name: string): string {
  return name.replace(/[^\p{L}\p{N}*]/gu, '').toLowerCase();
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '');
}
