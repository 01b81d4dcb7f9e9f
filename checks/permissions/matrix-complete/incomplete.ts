import { type Finding, fail, type ManifestView } from '../../../src/kit/index.ts';
import { CELL_WORDS } from '../../../src/manifest/sections/permissions.ts';

const CELLS = ['see', 'edit', 'delete'] as const;
const WORDS: ReadonlySet<string> = new Set(CELL_WORDS);

/** Empty cells, roles that nobody defined, and kinds of data without a line. */
export function incomplete(manifest: ManifestView): Finding[] {
  const { matrix = {} } = manifest.claims.permissions ?? {};
  const cells = Object.keys(matrix).flatMap((resource) =>
    CELLS.flatMap((cell) => judgeCell(manifest, resource, cell)),
  );
  return [...cells, ...uncovered(manifest, Object.keys(matrix))];
}

function judgeCell(manifest: ManifestView, resource: string, cell: (typeof CELLS)[number]): Finding[] {
  const { matrix = {}, roles = {} } = manifest.claims.permissions ?? {};
  const entries = matrix[resource]?.[cell] ?? [];
  const at = manifest.at('permissions', 'matrix', resource, cell);
  if (entries.length === 0) {
    const message = `Nothing says who may ${cell} ${resource}. Name the roles, or write nobody or everyone.`;
    return [fail('blocker', { subject: `${resource}.${cell}`, message, at })];
  }
  return entries
    .filter((entry) => !WORDS.has(entry) && !Object.hasOwn(roles, entry))
    .map((role) => {
      const message = `"${role}" may ${cell} ${resource}, but permissions.roles does not say who that is.`;
      return fail('blocker', { subject: `${resource}.${cell} ${role}`, message, at });
    });
}

/** Kinds of data of `retention.classes` that no line of the matrix speaks of, by their name or by their tables. */
function uncovered(manifest: ManifestView, resources: readonly string[]): Finding[] {
  const known = new Set(resources.map(normal));
  return (manifest.claims.retention?.classes ?? []).flatMap(({ name = '', fields = [] }, index) => {
    if (known.has(normal(name))) return [];
    const tables = [...new Set(fields.map(tableOf))].filter((table) => !table.includes('*'));
    const missing = tables.filter((table) => !known.has(normal(table)));
    if (tables.length > 0 && missing.length === 0) return [];
    const what = missing.length > 0 ? ` (${missing.join(', ')})` : '';
    const message = `"${name}"${what} is declared under retention.classes, but permissions.matrix does not say who may see, edit and delete it.`;
    return [
      fail('blocker', { subject: `class ${name}`, message, at: manifest.at('retention', 'classes', index) }),
    ];
  });
}

/** `profiles` of `profiles.email`, `sick-notes` of `bucket:sick-notes`. */
function tableOf(field: string): string {
  return field.startsWith('bucket:') ? field.slice('bucket:'.length) : (field.split('.').at(-2) ?? field);
}

/** Sick notes, sick_note and sick-notes are one thing. */
function normal(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
}
