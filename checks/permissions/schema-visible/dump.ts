import type { SqlDatabase } from '../../../src/facts/sql/database.ts';
import type { SqlDump } from '../../../src/facts/sql/sql-databases.ts';
import { type Finding, fail, type ManifestView, type Place, review } from '../../../src/kit/index.ts';
import { listed } from '../personal-columns.ts';

/** The dump that the manifest names, as a claim. */
export interface DumpClaim {
  readonly path: string;
  readonly date: string | null;
  readonly at: Place;
}

export function claimedDump(manifest: ManifestView | null): DumpClaim | null {
  const { permissions, go_live: goLive } = manifest?.claims ?? {};
  const evidence = goLive?.evidence?.schema_dump;
  if (manifest && evidence)
    return {
      path: evidence,
      date: goLive?.evidence?.date ?? null,
      at: manifest.at('go_live', 'evidence', 'schema_dump'),
    };
  const path = permissions?.schema_dump;
  return manifest && path
    ? { path, date: permissions?.schema_dump_date ?? null, at: manifest.at('permissions', 'schema_dump') }
    : null;
}

interface Seen {
  readonly dumps: readonly SqlDump[];
  readonly databases: readonly SqlDatabase[];
  readonly paths: ReadonlySet<string>;
}

/** What keeps a dump from being the proof that it is said to be. */
export function judgeDump(claim: DumpClaim, { dumps, databases, paths }: Seen): Finding | null {
  const { path, at } = claim;
  const subject = 'schema dump';
  if (!paths.has(path))
    return fail('high', {
      subject,
      at,
      message: `The schema dump ${path} does not exist. Make it with ${COMMAND}.`,
    });
  const dump = dumps.find((each) => each.path === path);
  const place = { path };
  if (!dump || dump.tables.length === 0)
    return fail('high', {
      subject,
      at: place,
      message: `${path} is named as the dump of the live database, but shows none of its tables. Make it with ${COMMAND}.`,
    });
  if (dump.policies.length === 0 && !dump.tables.some(({ rls }) => rls === 'on'))
    return fail('high', {
      subject,
      at: place,
      message: `${path} shows tables and neither row level security nor a policy. If the live database has them, the dump left them out: make it anew with ${COMMAND}; if not, see permissions/rls-enabled.`,
    });
  return stale(claim, dump, databases);
}

const COMMAND = '`supabase db dump -f supabase/schema.sql`';

/** Newer than the last migration by its header or declared date; without a date, by what it holds. */
function stale({ path, date }: DumpClaim, dump: SqlDump, databases: readonly SqlDatabase[]): Finding | null {
  const database = databases.find((each) => each.root === dump.root) ?? databases[0];
  const made = dump.dumpedOn ?? date;
  const latest = database?.latest ?? null;
  const at = { path };
  if (made !== null && latest !== null) {
    return made >= latest
      ? null
      : review('high', {
          subject: 'schema dump date',
          at,
          message: `${path} was made on ${made}, before the migration of ${latest}: it does not show what that changed. Make it anew with ${COMMAND}.`,
        });
  }
  const since = (database?.tables ?? []).filter(
    (table) => !table.loose && !dump.tables.some((known) => known.table === table.table),
  );
  const policies = (database?.policies ?? []).filter(
    (policy) =>
      !policy.loose &&
      !dump.policies.some((known) => known.table === policy.table && known.policy === policy.policy),
  );
  const missing = [...since.map(({ table }) => table), ...policies.map(({ policy }) => policy)];
  if (missing.length === 0) return null;
  return review('high', {
    subject: 'schema dump date',
    at,
    message: `${path} does not show ${listed(missing)}, which the migrations make: it is older than they are, or they were never run. Make it anew with ${COMMAND}, and declare its date.`,
  });
}
