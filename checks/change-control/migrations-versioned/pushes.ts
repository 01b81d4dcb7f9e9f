import type { SchemaPush } from '../../../src/facts/migrations/schema-pushes.ts';
import { type Finding, fail, review, type Stage } from '../../../src/kit/index.ts';

const WHEN: Readonly<Record<SchemaPush['routine'], string>> = {
  start: 'each start',
  install: 'each installation of the packages',
  build: 'each build',
  deploy: 'each deployment',
  seed: 'each seeding',
};

/** One finding for what changes the structure behind everybody's back. */
export function pushFinding(push: SchemaPush, stage: Stage | undefined): Finding {
  const { by, what, at, routine } = push;
  const subject = `${by} ${what}`;
  if (by === 'command') {
    const message = `${what} runs at ${WHEN[routine]} (a command of ${at.path}): it makes the live database fit the models in the code, without a migration that anybody could read before, repeat or take back, and may remove columns. Write migrations and run only those there, as prisma migrate deploy or drizzle-kit migrate.`;
    return fail('high', { subject, message, at });
  }
  const does =
    by === 'setting' || /AutoMigrate|sync/i.test(what)
      ? 'changes the tables of the live database after the models in the code'
      : 'makes tables after the models in the code, and never changes those that exist, so that code and database drift apart';
  const message = `${what} ${does} at ${WHEN[routine]}. Nobody sees beforehand what will happen, and nothing can be taken back. Write migrations (Alembic, the migrations of TypeORM, Sequelize or the like), run them on deployment, and keep this for tests.`;
  if (by === 'models' && stage === 'prototype') return fail('low', { subject, message, at });
  return fail('high', { subject, message, at });
}

/** A migration that was changed after it came in. */
export function editedFinding(path: string): Finding {
  const message =
    'This migration does something else today than when it was committed. Where it had already run, the change never arrives, and the databases differ from then on. Somebody must confirm that it had run nowhere yet; else take the change back and write a new migration.';
  return review('high', { subject: `edited ${path}`, message, at: { path } });
}
