import type { RowCommand } from '../../../src/facts/sql/policy-demand.ts';
import type { ManifestView } from '../../../src/kit/index.ts';

/** What the manifest says of a table. */
export interface Declared {
  /** Commands that are open to anybody on purpose. */
  allows(table: string, command: RowCommand): boolean;
  /** The resource of the matrix whose rows are each user's own, at a cell that leaves some role out; null for none. */
  ownOnly(table: string, command: RowCommand): { readonly resource: string; readonly cell: string } | null;
}

const CELLS = { select: 'see', insert: 'edit', update: 'edit', delete: 'delete' } as const;

export function declaredIn(manifest: ManifestView | null): Declared {
  const { public_tables: tables = [], matrix = {}, roles = {} } = manifest?.claims.permissions ?? {};
  const open = new Map(tables.map(({ table, allow }) => [nameOf(table ?? ''), allow ?? ['select']]));
  const resources = new Map(Object.keys(matrix).map((resource) => [nameOf(resource), resource]));
  return {
    allows: (table, command) => [open.get(nameOf(table)) ?? []].flat().includes(command),
    ownOnly(table, command) {
      const resource = resources.get(nameOf(table));
      const cell = CELLS[command];
      const may: readonly string[] = resource === undefined ? [] : [matrix[resource]?.[cell] ?? []].flat();
      const some = Object.keys(roles).some((role) => !may.includes(role));
      const everyone = may.includes('everyone') || may.includes('public');
      return resource !== undefined && may.includes('own') && some && !everyone ? { resource, cell } : null;
    },
  };
}

/** `public.sick_notes` and `sick-notes` are one. */
function nameOf(table: string): string {
  return table
    .slice(table.lastIndexOf('.') + 1)
    .replaceAll(/[- ]/g, '_')
    .toLowerCase();
}
