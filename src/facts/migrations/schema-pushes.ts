import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { programName } from '../commands/prefixes.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { type ReachedSite, reachedSites } from '../startup/reached-sites.ts';
import { type Routine, type RoutineCommand, routineCommands } from '../startup/routine-commands.ts';

/** Something that changes the structure of the database without a migration. */
export interface SchemaPush {
  /** `command`: a command pushes the models. `models`: code makes or alters tables after the models at the start. `setting`: an option does so. */
  readonly by: 'command' | 'models' | 'setting';
  /** For people, as `prisma db push`. */
  readonly what: string;
  readonly at: Place;
  readonly routine: Routine;
  /** Whether only a condition on the environment lets it run. */
  readonly guarded: boolean;
}

/** Commands that make a database fit the models, whatever is in it; `supabase db push` runs migrations and is none. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/^prisma (.* )?db push\b/, 'prisma db push'],
  [/^drizzle-kit (.* )?push\b/, 'drizzle-kit push'],
  [/^(typeorm|typeorm-ts-node-\w+) (.* )?schema:sync\b/, 'typeorm schema:sync'],
  [/^mikro-orm (.* )?schema:update\b/, 'mikro-orm schema:update'],
  [/^manage\.py (.* )?migrate (.* )?--run-syncdb\b/, 'migrate --run-syncdb'],
  [/(^|console )doctrine:schema:update (.* )?--force\b/, 'doctrine:schema:update --force'],
  [/^(keystone|payload) (.* )?(dev|--push)\b/, 'a push of the models'],
];

/** Options of frameworks whose languages are not parsed, line by line. */
const SETTINGS: readonly (readonly [RegExp, RegExp, string])[] = [
  [
    /(^|\/)application[\w-]*\.(properties|ya?ml)$/,
    /^\s*(?:spring\.jpa\.(?:properties\.)?hibernate\.)?(?:ddl-auto|hibernate\.hbm2ddl\.auto|hbm2ddl\.auto)\s*[=:]\s*["']?(update|create|create-drop)\b/,
    'ddl-auto',
  ],
  [/(^|\/)ormconfig\.json$/, /^\s*"(synchronize)"\s*:\s*true/, 'synchronize: true'],
  [/\.go$/, /\.(AutoMigrate)\(/, 'AutoMigrate()'],
  [/\.cs$/, /\.Database\.(EnsureCreated)(?:Async)?\(/, 'EnsureCreated()'],
];

interface SettingLine {
  readonly what: string;
  readonly line: number;
}

const pushSettings = defineFileFact<readonly SettingLine[]>({
  id: 'schema-push-settings',
  files: ['**/application*.{properties,yml,yaml}', '**/ormconfig.json', '**/*.{go,cs}'],
  mentions: /ddl-auto|hbm2ddl|"synchronize"|\.AutoMigrate\(|EnsureCreated/,
  extract(file) {
    if (isTestPath(file.path) || isExamplePath(file.path) || isDevelopmentPath(file.path)) return null;
    const rules = SETTINGS.filter(([path]) => path.test(file.path));
    const found = file.text.split('\n').flatMap((text, index) => {
      const rule = rules.find(([, line]) => line.test(text) && !/^\s*(#|\/\/)/.test(text));
      return rule ? [{ what: rule[2], line: index + 1 }] : [];
    });
    return found.length > 0 ? found : null;
  },
});

const SOURCES = { reachedSites, routineCommands, pushSettings };

/** Every way in which starting, installing, building or deploying changes the database's structure without a migration. */
export const schemaPushes = defineDerivedFact<typeof SOURCES, readonly SchemaPush[]>({
  id: 'schema-pushes',
  from: SOURCES,
  derive({ reachedSites: sites, routineCommands: commands, pushSettings: settings }) {
    const found = [
      ...commands.flatMap(pushedBy),
      ...sites.flatMap(pushedIn),
      ...settings.values.flatMap(({ path, value }) =>
        value.map(
          ({ what, line }): SchemaPush => ({
            by: /ddl|synchronize/.test(what) ? 'setting' : 'models',
            what,
            at: { path, line },
            routine: 'start',
            guarded: false,
          }),
        ),
      ),
    ];
    return found.sort((a, b) =>
      a.at.path < b.at.path ? -1 : a.at.path > b.at.path ? 1 : (a.at.line ?? 0) - (b.at.line ?? 0),
    );
  },
});

function pushedBy({ words, at, routine }: RoutineCommand): SchemaPush[] {
  const text = [programName(words[0] ?? ''), ...words.slice(1)]
    .join(' ')
    .replace(/^(node|python\d?|php) \S*?(manage\.py|console|[\w-]+)(?= )/, '$2');
  const push = routine === 'seed' ? undefined : COMMANDS.find(([pattern]) => pattern.test(text));
  return push ? [{ by: 'command', what: push[1], at, routine, guarded: false }] : [];
}

function pushedIn({ effect, what, path, line, reach, guarded }: ReachedSite): SchemaPush[] {
  if (effect !== 'sync' || reach === null || reach === 'request' || reach === 'seed') return [];
  const by = what.startsWith('synchronize') ? 'setting' : 'models';
  return [{ by, what, at: { path, line }, routine: reach, guarded }];
}
