import { fileList } from '../../../src/facts/file-list.ts';
import { editedMigrations } from '../../../src/facts/migrations/edited-migrations.ts';
import { migrationSets } from '../../../src/facts/migrations/migration-sets.ts';
import { type SchemaPush, schemaPushes } from '../../../src/facts/migrations/schema-pushes.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { editedFinding, pushFinding } from './pushes.ts';
import { relational, unordered, unversioned } from './structure.ts';

export default defineCheck({
  id: 'change-control/migrations-versioned',
  title: 'Schema changes are controlled',
  question: 'Are schema changes controlled?',
  why: 'A change of the database cannot be taken back like one of the code. Where the structure is changed by hand, or follows the models at each start, nobody knows beforehand what will happen to the data, and no second database can be made that is the same.',
  how: 'Looks for folders of migrations (Supabase, Prisma, Drizzle, Alembic, Django, TypeORM, Sequelize, Knex, Rails, Laravel, Ecto, Flyway, Liquibase, Entity Framework, plain SQL) and whether their names give an order; for commands that push the models on start, installation, build or deployment; for `synchronize: true`, `create_all()`, `sync()` and the like where the start reaches them; and, from the history of git along the main line, for migrations that were changed after they came in. Tests and what a condition on the environment guards are left out. What the code of other languages than JavaScript and Python does at the start is not followed.',
  passes:
    'Each database with tables has migrations in order, nothing else changes its structure by routine, and no migration was edited later. Document stores need none.',
  fix: 'Keep the structure as ordered migrations in the repository, run only those on deployment, and never edit one that may have run: write a new one.',
  example: [
    '```json',
    '"scripts": {',
    '  "db:push": "prisma db push",',
    '  "deploy": "prisma migrate deploy && npm run start"',
    '}',
    '```',
    '',
    'Here `db:push` is for work on the code alone, and the deployment runs what is in `prisma/migrations`.',
  ].join('\n'),
  severity: 'high',
  gates: ['backup-recovery'],
  evidence: 'verified',
  facts: { stores, migrationSets, editedMigrations, schemaPushes, sqlDatabases, fileList },
  evaluate({ facts, manifest }) {
    const sets = facts.migrationSets;
    const databases = relational(facts.stores);
    const pushes = once(facts.schemaPushes.filter(({ guarded }) => !guarded));
    if (databases.length === 0 && sets.length === 0 && pushes.length === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'No database with tables was found, so that there is no structure to change.',
      });
    const { known, edited } = facts.editedMigrations;
    const stage = manifest?.claims.tool?.stage;
    const tables = facts.sqlDatabases.databases.flatMap((each) => each.tables);
    const script = tables.find(({ form }) => form !== 'elsewhere')?.at.path ?? null;
    const missing =
      sets.length > 0 || pushes.length > 0 ? [] : databases.map((store) => unversioned(store, script));
    const files = sets.reduce((sum, set) => sum + set.files.length, 0);
    return conclude({
      examined: files + databases.length + pushes.length,
      evidence: 'verified',
      findings: [
        ...pushes.map((push) => pushFinding(push, stage)),
        ...missing,
        ...sets.filter((set) => set.unordered.length > 0 && set.files.length > 1).map(unordered),
        ...edited.map(editedFinding),
      ],
      pass: `${counted(files, 'migration')} in order, and nothing else changes the structure by routine.${known ? '' : ' Whether one was edited later is not known: there is no full history of git here.'}`,
      nothing: 'No migrations were found.',
    });
  },
});

/** The same in the same file is told once. */
function once(pushes: readonly SchemaPush[]): SchemaPush[] {
  return pushes.filter(
    (push, index) =>
      pushes.findIndex((each) => each.at.path === push.at.path && each.what === push.what) === index,
  );
}
