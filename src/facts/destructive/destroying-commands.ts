import { defineDerivedFact } from '../../kit/fact.ts';
import { programName } from '../commands/prefixes.ts';
import { type RoutineCommand, routineCommands } from '../startup/routine-commands.ts';
import { destroysIn, isPassing } from './sql-text.ts';

/** A command of the routine that destroys data. */
export interface DestroyingCommand extends RoutineCommand {
  /** For people, as `prisma migrate reset`. */
  readonly what: string;
}

/** Commands that remove data, over the program's bare name and its arguments. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/^prisma (.* )?migrate reset\b/, 'prisma migrate reset'],
  [/^prisma (.* )?db push\b.*--force-reset\b/, 'prisma db push --force-reset'],
  [/^prisma (.* )?db push\b.*--accept-data-loss\b/, 'prisma db push --accept-data-loss'],
  [/^drizzle-kit (.* )?(push\b.*--force\b|drop\b)/, 'drizzle-kit push --force'],
  [/^supabase (.* )?db reset\b.*--(linked|db-url)\b/, 'supabase db reset --linked'],
  [/^sequelize(-cli)? (.* )?(db:drop|db:migrate:undo:all)\b/, 'sequelize db:drop'],
  [/^(typeorm|typeorm-ts-node-\w+) (.* )?schema:drop\b/, 'typeorm schema:drop'],
  [/^knex (.* )?migrate:rollback (.* )?--all\b/, 'knex migrate:rollback --all'],
  [/^mikro-orm (.* )?(schema:drop|schema:fresh|migration:fresh)\b/, 'mikro-orm schema:drop'],
  [/^(rails|rake|bin\/rails) (.* )?db:(drop|reset|purge|migrate:reset)\b/, 'rails db:reset'],
  [/^artisan (.* )?(migrate:(fresh|refresh|reset)|db:wipe)\b/, 'artisan migrate:fresh'],
  [/^(console|bin\/console) (.* )?doctrine:(schema|database):drop\b/, 'doctrine:schema:drop'],
  [/^(manage\.py|django-admin) (.* )?(flush|reset_db|sqlflush)\b/, 'manage.py flush'],
  [/^(alembic|flask) (.* )?downgrade (.* )?base\b/, 'downgrade to base'],
  [/^ef (.* )?database drop\b|^dotnet ef (.* )?database drop\b/, 'ef database drop'],
  [/^mix (.* )?ecto\.(reset|drop)\b/, 'mix ecto.reset'],
  [/^flyway (.* )?clean\b/, 'flyway clean'],
  [/^liquibase (.* )?(drop-all|dropAll)\b/, 'liquibase drop-all'],
  [/^(dbmate|goose) (.* )?(drop|reset)\b/, 'a reset of all migrations'],
  [/^dropdb\b/, 'dropdb'],
  [/^(mongo|mongosh)\b.*\.(dropDatabase|drop)\(\)/, 'dropDatabase()'],
  [/^mongorestore (.* )?--drop\b/, 'mongorestore --drop'],
  [/^firebase (.* )?firestore:delete (.* )?--all-collections\b/, 'firestore:delete --all-collections'],
  [
    /^(docker compose|docker-compose|podman-compose) (.* )?down (.* )?(-v|--volumes)(\s|$)/,
    'docker compose down -v',
  ],
  [/^docker (volume (rm|prune)|system prune\b.*--volumes)\b/, 'docker volume rm'],
  [/^terraform (.* )?destroy\b/, 'terraform destroy'],
  [/^kubectl (.* )?delete (.* )?(pvc|persistentvolumeclaims?|namespaces?|ns)\b/, 'kubectl delete pvc'],
  [/^rm (.* )?\S+\.(db|sqlite3?)(\s|$)/, 'rm of the database file'],
];

/** What of starting, installing, building, deploying and seeding destroys data by its command line alone. */
export const destroyingCommands = defineDerivedFact({
  id: 'destroying-commands',
  from: { routineCommands },
  derive: ({ routineCommands: commands }): readonly DestroyingCommand[] =>
    commands.flatMap((command) => {
      const what = destroyedBy(command.words);
      return what === null ? [] : [{ ...command, what }];
    }),
});

const INTERPRETER = /^(node|php|ruby|python[\d.]*|py|bundle|exec)$/;

/** What a command line destroys; null for any other. */
export function destroyedBy(words: readonly string[]): string | null {
  const start = words.findIndex((word) => !INTERPRETER.test(programName(word)) && !word.startsWith('-'));
  const own = start < 0 ? words : words.slice(start);
  const text = [programName(own[0] ?? ''), ...own.slice(1)].join(' ').slice(0, 2000);
  const known = COMMANDS.find(([pattern]) => pattern.test(text));
  if (known) return /^(-h|--help|--dry-run)$/m.test(words.join('\n')) ? null : known[1];
  return sqlClient(own);
}

/** `psql -c "DROP TABLE …"`, and the same for others that take SQL as an argument. */
function sqlClient(words: readonly string[]): string | null {
  if (!/^(psql|mysql|mariadb|sqlite3|wrangler|turso|cockroach)$/.test(programName(words[0] ?? '')))
    return null;
  for (const word of words.slice(1)) {
    const sql = word.replace(/^(--command=|--execute=|-c|-e)/, '');
    const loss = destroysIn(sql).find(({ target }) => !isPassing(target));
    if (loss && loss.loss !== 'column' && loss.loss !== 'values')
      return {
        database: 'DROP DATABASE',
        table: `DROP TABLE ${loss.target ?? ''}`,
        rows: `DELETE FROM ${loss.target ?? ''}`,
      }[loss.loss].trim();
  }
  return null;
}
