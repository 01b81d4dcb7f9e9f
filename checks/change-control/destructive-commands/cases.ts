import { defineCases } from '../../../src/kit/index.ts';

const scripts = (text: string): Record<string, string> => ({
  'package.json': `{"name": "rota", "private": true, "dependencies": {"pg": "^8.0.0"}, "scripts": ${text}}`,
});
const INIT = {
  'supabase/migrations/20260101_init.sql':
    'create table shifts (id bigint, old_rota text, note text, day timestamptz);\n',
};
const ack = (where: string): string =>
  `readycheck: 1\nchange_control:\n  destructive_ack:\n    - {what: drops the old rota, where: ${where}, reason: moved, by: dana, date: 2026-10-20}\n`;
const next = (sql: string): Record<string, string> => ({
  ...INIT,
  'supabase/migrations/20260201_next.sql': sql,
});
const AT = 'supabase/migrations/20260201_next.sql';

export default defineCases([
  {
    name: 'passes where the routine runs migrations and starts',
    files: { ...INIT, ...scripts('{"start": "prisma migrate deploy && node server.js"}') },
    verdict: 'pass',
  },
  {
    name: 'is a blocker where the start resets the database',
    files: scripts('{"start": "npx prisma migrate reset --force && node server.js"}'),
    verdict: 'fail',
    findings: ['package.json:1 blocker'],
    says: /prisma migrate reset runs whenever the tool starts/,
  },
  {
    name: 'is a blocker where the image does, through a script',
    files: {
      ...INIT,
      Dockerfile: 'FROM node:22\nCMD ["sh", "entrypoint.sh"]\n',
      'entrypoint.sh': '#!/bin/sh\nnpx prisma db push --force-reset\nexec node server.js\n',
    },
    verdict: 'fail',
    findings: ['entrypoint.sh:2 blocker'],
  },
  {
    name: 'fails where a deployment drops',
    files: {
      ...INIT,
      '.github/workflows/deploy.yml': `
        on: {push: {branches: [main]}}
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - run: psql "$DATABASE_URL" -c "DROP TABLE shifts"
              - run: fly deploy
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/deploy.yml:6 high'],
  },
  {
    name: 'leaves a test job and a script for work on the code alone',
    files: {
      ...INIT,
      ...scripts(
        '{"start": "node server.js", "db:reset": "prisma migrate reset", "dev": "docker compose down -v && vite"}',
      ),
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            services: {postgres: {image: "postgres:17"}}
            steps:
              - run: npx prisma migrate reset --force
              - run: npm test
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where a seed empties tables',
    files: {
      ...INIT,
      ...scripts('{"start": "node server.js", "seed": "tsx prisma/seed.ts"}'),
      'prisma/seed.ts': 'async function main() {\n  await prisma.shift.deleteMany({});\n}\nmain();\n',
    },
    verdict: 'fail',
    findings: ['prisma/seed.ts:2 high'],
  },
  {
    name: 'passes where the seed refuses in production',
    files: {
      ...INIT,
      'prisma/seed.ts':
        "if (process.env.NODE_ENV === 'production') throw new Error('not here');\nasync function main() {\n  await prisma.shift.deleteMany();\n}\nmain();\n",
    },
    verdict: 'pass',
    says: /1 migration/,
  },
  {
    name: 'is a blocker where the server drops the tables at start',
    files: {
      ...INIT,
      'server.js':
        "const { sequelize } = require('./db');\nconst S = require('sequelize');\nsequelize.sync({ force: true }).then(() => app.listen(3000));\n",
    },
    verdict: 'fail',
    findings: ['server.js:3 blocker'],
    says: /sync\(\{ force: true \}\)/,
  },
  {
    name: 'is a blocker for drop_all() at start',
    files: { ...INIT, 'app.py': 'app = Flask(__name__)\nwith app.app_context():\n    db.drop_all()\n' },
    verdict: 'fail',
    findings: ['app.py:3 blocker'],
  },
  {
    name: 'leaves a command of its own, a test and a filtered call alone',
    files: {
      ...INIT,
      ...scripts('{"start": "node server.js"}'),
      'cli.py': '@app.cli.command("drop")\ndef drop():\n    db.drop_all()\n',
      'tests/test_a.py': 'db.drop_all()\n',
      'scripts/reset.js': "db.collection('shifts').deleteMany({});\n",
      'server.js':
        "db.collection('shifts').deleteMany({ day: old });\ndb.collection('sessions').deleteMany({});\n",
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a route that empties a table for anybody',
    files: {
      ...INIT,
      'server.js':
        "import express from 'express';\nconst app = express();\napp.delete('/shifts', async (req, res) => {\n  await pool.query('DELETE FROM shifts');\n  res.end();\n});\napp.listen(3000);\n",
    },
    verdict: 'fail',
    findings: ['server.js:4 high'],
  },
  {
    name: 'asks about a migration that drops a column',
    files: next('alter table shifts drop column old_rota;\n'),
    verdict: 'needs-review',
    findings: [`${AT}:1 high review`],
    says: /drops the column old_rota of shifts/,
  },
  {
    name: 'tells the losses of one migration together',
    files: next(
      'delete from shifts;\nupdate shifts set note = null;\nalter table shifts alter column id type int;\ndrop table shifts;\n',
    ),
    verdict: 'needs-review',
    findings: [`${AT}:1 high review`],
    says: /empties shifts, overwrites note in every row of shifts, makes id of shifts smaller \(int8 to int4\) and 1 more/,
  },
  {
    name: 'passes with a comment on the backup',
    files: next('-- Backup: pg_dump of 2026-01-31.\nalter table shifts drop column old_rota;\n'),
    verdict: 'pass',
  },
  {
    name: 'passes with an entry that names the file',
    files: { ...next('alter table shifts drop column old_rota;\n'), 'readycheck.yaml': ack(AT) },
    verdict: 'pass',
  },
  {
    name: 'does not take an entry for another file',
    files: {
      ...next('alter table shifts drop column old_rota;\n'),
      'readycheck.yaml': ack('20260301_other.sql'),
    },
    verdict: 'needs-review',
    findings: [`${AT}:1 high review`],
  },
  {
    name: 'is quiet on what is harmless',
    files: next(`
      drop policy if exists "own" on shifts;
      drop index if exists shifts_day;
      drop function if exists f();
      create table tmp (id int);
      drop table tmp;
      drop table if exists people;
      create table people (id int);
      alter table shifts add column state text;
      update shifts set state = 'open';
      delete from sessions;
      alter table shifts alter column note type text;
    `),
    verdict: 'pass',
  },
  {
    name: 'is quiet where a table is copied and put back under its name',
    files: next(`
      create table new_shifts (id bigint);
      insert into new_shifts select id from shifts;
      drop table shifts;
      alter table new_shifts rename to shifts;
    `),
    verdict: 'pass',
  },
  {
    name: 'leaves files and sections that undo a migration alone',
    files: {
      ...INIT,
      'migrations/001_a.up.sql': 'create table a (id int);\n',
      'migrations/001_a.down.sql': 'drop table a;\n',
      'migrations/002_b.sql': '-- +goose Up\ncreate table b (id int);\n-- +goose Down\ndrop table b;\n',
    },
    verdict: 'pass',
  },
  {
    name: 'reads Alembic on the way up, and not downgrade()',
    files: {
      'migrations/versions/ab12_x.py':
        'def upgrade():\n    op.drop_column("shifts", "phone")\n\n\ndef downgrade():\n    op.drop_table("shifts")\n',
    },
    verdict: 'needs-review',
    findings: ['migrations/versions/ab12_x.py:2 high review'],
  },
  {
    name: 'reads Django, without what changes its state alone',
    files: {
      'shop/migrations/0002_x.py':
        'class Migration(migrations.Migration):\n    operations = [\n        migrations.RemoveField(model_name="order", name="note"),\n        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="Old")]),\n    ]\n',
    },
    verdict: 'needs-review',
    findings: ['shop/migrations/0002_x.py:3 high review'],
    says: /drops the column note of order/,
  },
  {
    name: 'reads migrations in JavaScript on the way up',
    files: {
      'migrations/20260101000000-x.js':
        "exports.up = (knex) => knex.schema.alterTable('shifts', (t) => {\n  t.dropColumn('phone');\n});\nexports.down = (knex) => knex.schema.dropTable('shifts');\n",
    },
    verdict: 'needs-review',
    findings: ['migrations/20260101000000-x.js:2 high review'],
  },
  {
    name: 'reads Rails on the way up',
    files: {
      'db/migrate/20260101000000_x.rb':
        'class X < ActiveRecord::Migration[8.0]\n  def up\n    remove_column :shifts, :phone\n  end\n\n  def down\n    drop_table :shifts\n  end\nend\n',
    },
    verdict: 'needs-review',
    findings: ['db/migrate/20260101000000_x.rb:3 high review'],
  },
  {
    name: 'has nothing to ask where nothing is kept',
    files: { 'index.html': '<h1>Rota</h1>' },
    verdict: 'not-applicable',
  },
]);
