import type { MigrationSet } from '../../../src/facts/migrations/migration-sets.ts';
import { RELATIONAL } from '../../../src/facts/stores/model.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/** Databases with tables that are used for real. */
export function relational(stores: readonly Store[]): readonly Store[] {
  return stores.filter(({ kind, scope }) => scope === 'production' && RELATIONAL.has(kind));
}

/** Files of languages whose code is read, and settings of object mappers in them. */
const READ = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|prisma|sql|toml|json)$|(^|\/)\.env/;

/** A database whose structure no file describes in order. */
export function unversioned(store: Store, script: string | null): Finding {
  const [at = null] = store.evidence;
  const subject = `migrations ${store.key}`;
  const rest =
    script === null
      ? 'no file says how its tables came about'
      : `its tables are made by scripts without an order (${script})`;
  const message = `The ${store.label} has no migrations: ${rest}. A second copy for tests cannot be made, and nobody can tell what the last change was or take it back. Write the structure down as ordered migrations (supabase db pull, prisma migrate, drizzle-kit generate, alembic), commit them, and change the database only by new ones.`;
  // Where the code is not read, the structure may be kept in it.
  const make = store.confidence === 'high' && READ.test(at?.path ?? '') ? fail : review;
  return make('high', { subject, message, at });
}

/** Migrations of which nothing says in which order they run. */
export function unordered({ folder, files, unordered: loose }: MigrationSet): Finding {
  const [first = ''] = loose;
  const message = `${loose.length} of ${files.length} migrations in ${folder} have no number or date in their names, as ${first.slice(folder.length + 1)}: nothing says in which order they run, so that two databases made from them may differ. Begin the names with a number or a date, as the tool's own command does.`;
  return fail('medium', { subject: `order ${folder}`, message, at: { path: first } });
}
