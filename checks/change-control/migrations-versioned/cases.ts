import { defineCases } from '../../../src/kit/index.ts';

const PG = {
  'package.json':
    '{"name": "rota", "private": true, "dependencies": {"pg": "^8.0.0"}, "scripts": {"start": "node server.js"}}',
  'server.js':
    "import pg from 'pg';\nconst pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });\n",
};
const MIGRATION = { 'migrations/001_init.sql': 'create table shifts (id int primary key);\n' };
const scripts = (text: string): string =>
  `{"name": "rota", "private": true, "dependencies": {"pg": "^8.0.0"}, "scripts": ${text}}`;
const manifest = (stage: string): string => `readycheck: 1\ntool: {stage: ${stage}}\n`;
const ALCHEMY = { 'requirements.txt': 'flask==3.0.0\nflask-sqlalchemy==3.1.1\npsycopg2-binary==2.9.9\n' };

export default defineCases([
  {
    name: 'passes with numbered migrations',
    files: { ...PG, ...MIGRATION },
    verdict: 'pass',
    says: /1 migration in order/,
  },
  {
    name: 'passes with the migrations of Supabase',
    files: { 'supabase/migrations/20261001090000_init.sql': 'create table shifts (id int);\n' },
    verdict: 'pass',
  },
  {
    name: 'passes with revisions of Alembic, whose order is in the files',
    files: { ...ALCHEMY, 'migrations/versions/ab12cd_first.py': 'def upgrade():\n    pass\n' },
    verdict: 'pass',
  },
  {
    name: 'fails where a database has no migrations at all',
    files: PG,
    verdict: 'fail',
    findings: ['server.js:1 high'],
    says: /no file says how its tables came about/,
  },
  {
    name: 'says which script makes the tables where that is all there is',
    files: { ...PG, 'schema.sql': 'create table shifts (id int);\n' },
    verdict: 'fail',
    findings: ['server.js:1 high'],
    says: /made by scripts without an order \(schema\.sql\)/,
  },
  {
    name: 'fails where migrations have no order',
    files: {
      ...PG,
      'migrations/add_phone.sql': 'alter table shifts add phone text;\n',
      'migrations/shifts.sql': 'create table shifts (id int);\n',
    },
    verdict: 'fail',
    findings: ['migrations/add_phone.sql medium'],
    says: /2 of 2 migrations in migrations/,
  },
  {
    name: 'takes the order from the list that Drizzle keeps',
    files: {
      ...PG,
      'drizzle/brave_hulk.sql': 'create table shifts (id int);\n',
      'drizzle/meta/_journal.json': '{"entries": []}',
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the start pushes the models',
    files: {
      ...PG,
      ...MIGRATION,
      'package.json': scripts('{"start": "npx prisma db push && node server.js"}'),
    },
    verdict: 'fail',
    findings: ['package.json:1 high'],
    says: /prisma db push runs at each start/,
  },
  {
    name: 'fails where the build pushes the models, through another script',
    files: {
      ...PG,
      ...MIGRATION,
      'package.json': scripts('{"build": "npm run db:push && vite build", "db:push": "drizzle-kit push"}'),
    },
    verdict: 'fail',
    findings: ['package.json:1 high'],
    says: /drizzle-kit push runs at each build/,
  },
  {
    name: 'fails where a deployment pushes the models',
    files: {
      ...PG,
      ...MIGRATION,
      '.github/workflows/deploy.yml': `
        on: {push: {branches: [main]}}
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - run: npx prisma db push
              - run: fly deploy
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/deploy.yml:6 high'],
  },
  {
    name: 'leaves scripts for work on the code alone',
    files: {
      ...PG,
      ...MIGRATION,
      'package.json': scripts(
        '{"start": "node server.js", "dev:push": "prisma db push", "db:push": "prisma db push"}',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'knows that supabase db push runs migrations',
    files: {
      'package.json': scripts('{"deploy": "supabase db push"}'),
      'supabase/migrations/20261001090000_init.sql': 'create table shifts (id int);\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for synchronize in TypeORM',
    files: {
      ...MIGRATION,
      'src/data-source.ts':
        "import { DataSource } from 'typeorm';\nexport const source = new DataSource({\n  type: 'postgres',\n  synchronize: true,\n});\n",
    },
    verdict: 'fail',
    findings: ['src/data-source.ts:4 high'],
  },
  {
    name: 'passes where synchronize is for development only, or off',
    files: {
      ...MIGRATION,
      'src/a.ts':
        "import { DataSource } from 'typeorm';\nexport const a = new DataSource({ type: 'postgres', synchronize: process.env.NODE_ENV !== 'production' });\n",
      'src/b.ts':
        "import { DataSource } from 'typeorm';\nexport const b = new DataSource({ type: 'postgres', synchronize: false });\n",
    },
    verdict: 'pass',
  },
  {
    name: 'fails for sync() of Sequelize at start',
    files: {
      ...MIGRATION,
      'server.js':
        "const { Sequelize } = require('sequelize');\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\nasync function boot() {\n  await sequelize.sync({ alter: true });\n  app.listen(3000);\n}\nboot();\n",
    },
    verdict: 'fail',
    findings: ['server.js:4 high'],
  },
  {
    name: 'fails for create_all() at start, through a function of another file',
    files: {
      ...ALCHEMY,
      'app.py':
        'from flask import Flask\nfrom db import prepare_tables\n\ndef create_app():\n    app = Flask(__name__)\n    prepare_tables(app)\n    return app\n',
      'db.py': 'def prepare_tables(app):\n    with app.app_context():\n        db.create_all()\n',
    },
    verdict: 'fail',
    findings: ['db.py:3 high'],
  },
  {
    name: 'only advises on create_all() at stage prototype',
    files: {
      ...ALCHEMY,
      'readycheck.yaml': manifest('prototype'),
      'models.py': 'Base.metadata.create_all(bind=engine)\n',
    },
    verdict: 'pass',
    findings: ['models.py:1 low'],
  },
  {
    name: 'leaves create_all() in tests and in a command alone',
    files: {
      ...ALCHEMY,
      'migrations/versions/ab12cd_first.py': 'def upgrade():\n    pass\n',
      'tests/conftest.py': 'db.create_all()\n',
      'cli.py': '@app.cli.command("init-db")\ndef init_db():\n    db.create_all()\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for the option of Hibernate',
    files: {
      ...MIGRATION,
      'src/main/resources/application.properties': 'spring.jpa.hibernate.ddl-auto=update\n',
    },
    verdict: 'fail',
    findings: ['src/main/resources/application.properties:1 high'],
  },
  {
    name: 'asks about a migration that was edited after it came in',
    files: { ...PG, 'migrations/001_init.sql': 'create table shifts (id int, phone text);\n' },
    git: { originals: { 'migrations/001_init.sql': 'create table shifts (id int);\n' } },
    verdict: 'needs-review',
    findings: ['migrations/001_init.sql high review'],
  },
  {
    name: 'does not mind formatting and comments',
    files: { ...PG, 'migrations/001_init.sql': '-- Shifts.\nCREATE TABLE shifts (\n  id int\n);\n' },
    git: { originals: { 'migrations/001_init.sql': 'create table shifts (id int);\n' } },
    verdict: 'pass',
  },
  {
    name: 'says that it does not know about edits where history is cut',
    files: { ...PG, ...MIGRATION },
    git: { shallow: true, originals: { 'migrations/001_init.sql': 'create table rota (id int);\n' } },
    verdict: 'pass',
    says: /not known/,
  },
  {
    name: 'asks where the code is of a language that is not read',
    files: {
      'go.mod': 'module rota\n\ngo 1.24\n\nrequire github.com/lib/pq v1.10.9\n',
      'main.go': 'package main\n\nimport _ "github.com/lib/pq"\n',
    },
    verdict: 'needs-review',
    findings: ['go.mod:5 high review'],
  },
  {
    name: 'takes one migration as it is, and a list of them in Go',
    files: {
      ...PG,
      'migrations/shifts.sql': 'create table shifts (id int);\n',
      'db/migrations.go': 'package db\n',
    },
    verdict: 'pass',
  },
  {
    name: 'has nothing to ask of a document store',
    files: {
      'package.json': '{"private": true, "dependencies": {"mongoose": "^8.0.0"}}',
      'db.js': "const mongoose = require('mongoose');\nmongoose.connect(process.env.MONGO_URL);\n",
    },
    verdict: 'not-applicable',
  },
]);
