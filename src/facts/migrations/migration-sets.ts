import { defineDerivedFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';

export type MigrationTool =
  | 'supabase'
  | 'prisma'
  | 'drizzle'
  | 'alembic'
  | 'django'
  | 'rails'
  | 'laravel'
  | 'ecto'
  | 'flyway'
  | 'liquibase'
  | 'entity-framework'
  | 'go'
  | 'javascript'
  | 'sql';

/** The migrations of one folder: files that bring the database from one state to the next. */
export interface MigrationSet {
  readonly tool: MigrationTool;
  readonly folder: string;
  /** By path. */
  readonly files: readonly string[];
  /** Files whose place among the others nothing tells: no number, no date, no list of the tool's. */
  readonly unordered: readonly string[];
}

interface Rule {
  readonly tool: MigrationTool;
  /** Its first group is the folder. */
  readonly path: RegExp;
  /** The order is kept elsewhere: in the files, or in a list. */
  readonly ordered?: true;
}

/** The first that fits decides. */
const RULES: readonly Rule[] = [
  { tool: 'prisma', path: /^(.*\/|)[^/]+\/migration\.sql$/ },
  { tool: 'supabase', path: /^(.*\/|)supabase\/migrations\/[^/]+\.sql$/ },
  { tool: 'drizzle', path: /^(.*\/|)(?:drizzle|drizzle\/migrations)\/[^/]+\.sql$/ },
  { tool: 'alembic', path: /^(.*\/|)versions\/(?:[^/]+\/)?[^/]+\.py$/, ordered: true },
  { tool: 'rails', path: /^(.*\/|)db\/migrate\/[^/]+\.rb$/ },
  { tool: 'laravel', path: /^(.*\/|)database\/migrations\/[^/]+\.php$/ },
  { tool: 'ecto', path: /^(.*\/|)migrations\/[^/]+\.exs$/ },
  { tool: 'flyway', path: /^(.*\/|)[VR]\d*[^/]*__[^/]+\.sql$/ },
  { tool: 'liquibase', path: /^(.*\/|)(?:changelog|liquibase)\/.*\.(?:xml|ya?ml|sql)$/, ordered: true },
  { tool: 'django', path: /^(.*\/|)migrations\/[^/]+\.py$/, ordered: true },
  { tool: 'entity-framework', path: /^(.*\/|)Migrations\/\d{14}_[^/]+\.cs$/ },
  // In Go the steps are a list in the code, or files that register themselves.
  { tool: 'go', path: /^(.*\/|)(?:migrations?\/[^/]+|migrations?|migrate)\.go$/, ordered: true },
  {
    tool: 'javascript',
    path: /^(.*\/|)(?:(?:(?!data)[\w-]*[-_])?migrations?|migrate)\/(?:[^/]+\/)?[^/]+\.[cm]?[jt]s$/,
  },
  {
    tool: 'sql',
    path: /^(.*\/|)(?:(?:(?!data)[\w-]*[-_])?migrations?|migrate)\/(?:[^/]+\/){0,2}[^/]+\.sql$/,
  },
];
/** What lies beside migrations and is none. */
const ASIDE =
  /(^|\/)(__init__\.py|env\.py|index\.[jt]s|[^/]*\.d\.ts|[^/]*\.(?:snap|designer\.cs)|down\.sql|(?:latest|schema|structure|dump)\.sql|[^/]*_test\.go|[^/]*[._-](?:down|undo|rollback)\.sql|U\d[^/]*__[^/]*\.sql|(?:meta|node_modules|venv|\.venv|site-packages|archived?|old|old_migrations|templates|disabled|backups?|down|undo|rollbacks?)\/.*)$/i;
const ALEMBIC = /(^|\/)(alembic|migrations?)\/versions\//i;
/** Code about migrations, and migrations of other things than the database. */
const NOT_ONE =
  /(^|\/)(?:utils?|helpers?|types?|config|runner|migrator|migrate|run[-_]?migrations?|README|template)[^/]*\.[cm]?[jt]s$/i;

/** Every set of migrations, by folder. Tests, examples and documentation are left out. */
export const migrationSets = defineDerivedFact({
  id: 'migration-sets',
  from: { fileList },
  derive: ({ fileList: files }): readonly MigrationSet[] => setsIn(files.map(({ path }) => path)),
});

export function setsIn(paths: readonly string[]): MigrationSet[] {
  const known = new Set(paths);
  const sets = new Map<
    string,
    { tool: MigrationTool; folder: string; files: string[]; unordered: string[] }
  >();
  for (const path of paths) {
    const rule = isMigration(path) ? RULES.find((each) => each.path.test(path)) : undefined;
    if (!rule || (rule.tool === 'javascript' && NOT_ONE.test(path))) continue;
    const folder = folderFor(path, rule.tool);
    const set = sets.get(folder) ?? { tool: rule.tool, folder, files: [], unordered: [] };
    sets.set(folder, set);
    set.files.push(path);
    if (!rule.ordered && !isNumbered(path) && !known.has(`${folder}/meta/_journal.json`))
      set.unordered.push(path);
  }
  return [...sets.values()].filter(isReal).sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function isMigration(path: string): boolean {
  if (
    path.startsWith('../') ||
    ASIDE.test(path) ||
    isTestPath(path) ||
    isExamplePath(path) ||
    isDocsPath(path)
  )
    return false;
  return !/(^|\/)versions\//.test(path) || ALEMBIC.test(path);
}

/** Prisma and Go have a folder, or a pair of files, a migration. */
function folderFor(path: string, tool: MigrationTool): string {
  const folders = path.split('/').slice(0, tool === 'prisma' ? -2 : -1);
  return folders.join('/');
}

function isNumbered(path: string): boolean {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const name = /^(migration|up)\.sql$/i.test(file) ? (parts.at(-2) ?? '') : file;
  return /^[VRm]?_?\d/i.test(name) || /\d{10,}/.test(name);
}

/** Code that happens to lie in a folder of that name has no numbers at all. */
function isReal({ tool, files, unordered }: MigrationSet): boolean {
  return tool !== 'javascript' || unordered.length < files.length;
}
