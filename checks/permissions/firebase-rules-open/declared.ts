import type { Access } from '../../../src/facts/firebase/condition.ts';
import type { Grant } from '../../../src/facts/firebase/grants.ts';
import type { ManifestView } from '../../../src/kit/index.ts';

/** What is public on purpose: collection or folder to what anybody may do with it. */
export type PublicTables = ReadonlyMap<string, ReadonlySet<string>>;

export function publicTables(manifest: ManifestView | null): PublicTables {
  const tables = manifest?.claims.permissions?.public_tables ?? [];
  return new Map(
    tables.flatMap(({ table, allow }) =>
      table === undefined ? [] : [[nameOf(table), new Set(allow ?? ['select'])] as const],
    ),
  );
}

/** `/courses/{course}/reviews/{id}` and `courses/reviews` alike. */
function nameOf(table: string): string {
  return table
    .split('/')
    .filter((part) => part !== '' && !/^[{$]/.test(part))
    .join('/');
}

const WORD: Readonly<Record<Access, string>> = {
  get: 'select',
  list: 'select',
  create: 'insert',
  update: 'update',
  delete: 'delete',
};

/** Whether anybody is meant to do this: the collection is declared by its own name or by its whole path. */
export function isDeclared({ names }: Grant, access: Access, declared: PublicTables): boolean {
  return [names.at(-1) ?? '', names.join('/')].some((name) => declared.get(name)?.has(WORD[access]) ?? false);
}
