import type { ListedFile } from '../../../src/facts/file-list.ts';
import { isExamplePath, isTestPath } from '../../../src/facts/path-roles.ts';

const MIGRATION =
  /(^|\/)(migrations?|migrate|versions|drizzle|changelog|liquibase|flyway)\/(.+\/)?[^/]+\.(sql|py|[cm]?[jt]s|rb|php|cs|java|kt|go|xml|exs)$/i;
/** `versions` is a common word: only Alembic's folder counts. */
const OTHER_VERSIONS = /(^|\/)versions\//i;
const ALEMBIC = /(^|\/)(alembic|migrations?)\/versions\//i;
const BOOKKEEPING = /(^|\/)(__init__\.py|env\.py|meta\/.+|.*_snapshot\.json|ModelSnapshot\.cs)$/;

/** A file that changes the structure of the database, wherever tools keep them; null if there is none. */
export function firstMigration(files: readonly ListedFile[]): string | null {
  const found = files.find(
    ({ path }) =>
      !path.startsWith('../') &&
      MIGRATION.test(path) &&
      (!OTHER_VERSIONS.test(path) || ALEMBIC.test(path)) &&
      !BOOKKEEPING.test(path) &&
      !/(^|\/)node_modules\//.test(path) &&
      !isTestPath(path) &&
      !isExamplePath(path),
  );
  return found?.path ?? null;
}

/**
 * Words, in the languages of our users, by which a way back speaks of the database: its structure, a step forward that
 * mends it, or a copy that is put back.
 */
const DATABASE =
  /migrat|migraç|migraci|schema|schéma|esquema|databas|data base|datenbank|base de d|banco de dados|bazy danych|baza danych|forward[- ]?fix|fix[- ]?forward|roll[- ]?forward|\bdown\b|downgrade|revers|restor|restaur|rétabl|wiederherst|przywr|backup|back-up|snapshot|point.in.time|pitr|\btables?\b|\bdb\b/i;

export function speaksOfDatabase(method: string): boolean {
  return DATABASE.test(method);
}
