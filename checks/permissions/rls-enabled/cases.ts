import { defineCases } from '../../../src/kit/index.ts';

const CLIENT = `
  import { createClient } from '@supabase/supabase-js';
  export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY);
`;

export default defineCases([
  {
    name: 'passes when each table has row level security',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/20260101000000_init.sql': `
        create table public.shifts (id uuid primary key, staff_id uuid not null);
        create table notes (id uuid primary key);
        alter table public.shifts enable row level security;
      `,
      'supabase/migrations/20260102000000_notes.sql':
        'alter table if exists only "notes" enable row level security;',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for the table that was forgotten',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/20260101000000_init.sql': `
        -- Shifts.
        create table shifts (id uuid primary key);
        alter table shifts enable row level security;

        create table if not exists public.sick_notes (id uuid primary key);
      `,
    },
    verdict: 'fail',
    findings: ['supabase/migrations/20260101000000_init.sql:5 blocker'],
    says: /"public\.sick_notes": anybody who has the public key/,
  },
  {
    name: 'fails where it is switched off again, at that line',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/20260101000000_init.sql':
        'create table a (id int); alter table a enable row level security;',
      'supabase/migrations/20260102000000_debug.sql':
        'select 1;\nalter table a disable row level security;\n',
    },
    verdict: 'fail',
    findings: ['supabase/migrations/20260102000000_debug.sql:2 blocker'],
  },
  {
    name: 'follows renames, and forgets dropped tables',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql':
        'create table a (id int); create table b (id int); create table c (id int); create temp table t (id int);',
      'supabase/migrations/2_b.sql':
        'alter table a enable row level security; alter table a rename to d; drop table b; alter table c set schema internal;',
    },
    verdict: 'pass',
  },
  {
    name: 'counts a table that is dropped and made again as new',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': 'create table a (id int); alter table a enable row level security;',
      'supabase/migrations/2_b.sql': 'drop table a;\ncreate table a (id int, name text);',
    },
    verdict: 'fail',
    findings: ['supabase/migrations/2_b.sql:2 blocker'],
  },
  {
    name: 'looks at each partition on its own',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table logs (day date) partition by range (day);
        alter table logs enable row level security;
        create table logs_2026 partition of logs for values from ('2026-01-01') to ('2027-01-01');
      `,
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_a.sql:3 blocker'],
  },
  {
    name: 'accepts a table from which the roles of the Data API are kept out',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table overrides (id int);
        revoke all on table overrides from public, anon, authenticated;
        grant all on table overrides to service_role;
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where only one of the two roles is kept out',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': 'create table overrides (id int); revoke all on overrides from anon;',
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_a.sql:1 blocker'],
    says: /everybody who signs in can read and change/,
  },
  {
    name: 'accepts default privileges that keep the roles out, and a revoke on all tables',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table a (id int);
        revoke all on all tables in schema public from anon, authenticated;
        alter default privileges in schema public revoke all on tables from anon, authenticated;
        create table b (id int);
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where a grant opens a table after all were closed',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table a (id int);
        revoke all on all tables in schema public from anon, authenticated;
        grant select on a to anon;
      `,
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_a.sql:1 blocker'],
  },
  {
    name: 'asks about a table made since tables are closed by default, without a grant',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/20261030090000_a.sql': 'create table a (id int);',
      'supabase/migrations/20261029090000_b.sql':
        'create table b (id int); alter table b enable row level security;',
    },
    verdict: 'needs-review',
    findings: ['supabase/migrations/20261030090000_a.sql:1 blocker review'],
    says: /no GRANT opens it either/,
  },
  {
    name: 'fails for such a table that a grant opens',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/20261101090000_a.sql':
        'create table a (id int); grant select on all tables in schema public to authenticated;',
    },
    verdict: 'fail',
    findings: ['supabase/migrations/20261101090000_a.sql:1 blocker'],
  },
  {
    name: 'takes a table without a date for an old one',
    files: { 'src/client.ts': CLIENT, 'supabase/migrations/20261399_a.sql': 'create table a (id int);' },
    verdict: 'fail',
    findings: ['supabase/migrations/20261399_a.sql:1 blocker'],
  },
  {
    name: 'does not excuse a table that is public on purpose',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          public_tables: [menu]
      `,
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': 'create table menu (id int);',
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_a.sql:1 blocker'],
    says: /it still needs row level security with a policy for SELECT/,
  },
  {
    name: 'reads plain statements inside blocks',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table a (id int);
        create table b (id int);
        do $$
        begin
          if not exists (select 1 from pg_policies where tablename = 'a') then
            alter table a enable row level security;
          end if;
          execute 'alter table public.b enable row level security';
        end $$;
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks once about the tables of a loop that builds its statements',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table a (id int);
        create table b (id int);
        create table c (id int);
        alter table c enable row level security;
        do $$
        declare t text;
        begin
          for t in select tablename from pg_tables where schemaname = 'public' loop
            execute format('alter table %I enable row level security', t);
          end loop;
        end $$;
      `,
    },
    verdict: 'needs-review',
    findings: ['supabase/migrations/1_a.sql:5 blocker review'],
    says: /"public\.a".*The same holds for "public\.b"/,
  },
  {
    name: 'fails for the table that such a loop does not name',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table a (id int);
        create table b (id int);
        do $$
        declare t text;
        begin
          foreach t in array array['a'] loop
            execute 'alter table ' || quote_ident(t) || ' enable row level security';
          end loop;
        end $$;
      `,
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_a.sql:2 blocker', 'supabase/migrations/1_a.sql:3 blocker review'],
  },
  {
    name: 'asks about tables that only a script at the root makes, and about one that only it protects',
    files: {
      'src/client.ts': CLIENT,
      'fix_rls.sql': 'alter table a enable row level security;\ncreate table b (id int);',
      'supabase/migrations/1_a.sql': 'create table a (id int);',
    },
    verdict: 'needs-review',
    findings: ['fix_rls.sql:2 blocker review', 'supabase/migrations/1_a.sql:1 blocker review'],
  },
  {
    name: 'is not misled by a script at the root that switches it off',
    files: {
      'src/client.ts': CLIENT,
      'debug.sql': 'alter table a disable row level security; drop table a;',
      'supabase/migrations/1_a.sql': 'create table a (id int); alter table a enable row level security;',
    },
    verdict: 'pass',
  },
  {
    name: 'believes the declared dump of the live database',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          schema_dump: docs/live.sql
      `,
      'src/client.ts': CLIENT,
      'docs/live.sql': `
        SELECT pg_catalog.set_config('search_path', '', false);
        CREATE TABLE public.a (id integer);
        ALTER TABLE public.a ENABLE ROW LEVEL SECURITY;
      `,
      'supabase/migrations/1_a.sql': 'create table a (id int);',
    },
    verdict: 'pass',
  },
  {
    name: 'asks where the dump shows a table open that the migrations close',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          schema_dump: supabase/schema.sql
      `,
      'src/client.ts': CLIENT,
      'supabase/schema.sql': 'CREATE TABLE public.a (id integer);',
      'supabase/migrations/1_a.sql': 'alter table a enable row level security;',
    },
    verdict: 'needs-review',
    findings: ['supabase/schema.sql:1 blocker review'],
  },
  {
    name: 'asks about a table whose statement is not PostgreSQL, and judges the rest',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        create table a (id int auto_increment) engine = InnoDB;
        create table b (id int);
        alter table b enable row level security;
      `,
    },
    verdict: 'needs-review',
    findings: ['supabase/migrations/1_a.sql:1 blocker review'],
  },
  {
    name: 'leaves out undo sections, undo files, tests, seeds and tables of migration tools',
    files: {
      'src/client.ts': CLIENT,
      'supabase/migrations/1_a.sql': `
        -- +goose Up
        create table a (id int);
        alter table a enable row level security;
        -- +goose Down
        alter table a disable row level security;
      `,
      'supabase/migrations/1_a.down.sql': 'alter table a disable row level security;',
      'supabase/tests/rls.sql': 'create table x (id int);',
      'supabase/seed.sql': 'create table y (id int);',
      'supabase/migrations/2_b.sql': 'create table if not exists schema_migrations (version text);',
    },
    verdict: 'pass',
  },
  {
    name: 'looks at the schemas that the Data API serves',
    files: {
      'supabase/config.toml': `
        [api]
        enabled = true
        schemas = ["app"]
      `,
      'supabase/migrations/1_a.sql': `
        create schema app;
        create table app.a (id int);
        grant select on app.a to authenticated;
        create table public.hidden (id int);
      `,
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_a.sql:2 blocker'],
  },
  {
    name: 'finds tables whose scripts lie in another folder by what the code asks for',
    files: {
      'src/client.ts': CLIENT,
      'src/orders.ts': `
        import { supabase } from './client';
        export const orders = () => supabase.from('orders').select('*');
      `,
      'drizzle/0000_init.sql':
        'CREATE TABLE "orders" ("id" serial PRIMARY KEY);\n--> statement-breakpoint\nCREATE TABLE "stock" ("id" serial);',
    },
    verdict: 'fail',
    findings: ['drizzle/0000_init.sql:1 blocker', 'drizzle/0000_init.sql:3 blocker'],
  },
  {
    name: 'asks for the tables where no script shows them',
    files: { 'src/client.ts': CLIENT },
    verdict: 'needs-review',
    findings: ['- blocker review'],
    says: /supabase db dump/,
  },
  {
    name: 'asks whether tables of an ordinary ORM are in the Supabase database',
    files: {
      'src/client.ts': CLIENT,
      'prisma/migrations/20260101000000_init/migration.sql': 'CREATE TABLE "User" ("id" TEXT NOT NULL);',
    },
    verdict: 'needs-review',
    findings: ['- blocker review'],
    says: /nothing shows that the tables/,
  },
  {
    name: 'does not apply where the server alone reaches the database',
    files: {
      'package.json': '{"dependencies": {"pg": "8"}}',
      'src/db.ts': "import { Pool } from 'pg'; export const pool = new Pool();",
      'migrations/1_a.sql': 'create table a (id int);',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where the Data API is switched off',
    files: {
      'supabase/config.toml': `
        [api]
        enabled = false
      `,
      'supabase/migrations/1_a.sql': 'create table a (id int);',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not take a type import or a test for use',
    files: {
      'src/types.ts': "import type { User } from '@supabase/supabase-js'; export type Me = User;",
      'tests/db.test.ts': CLIENT,
    },
    verdict: 'not-applicable',
  },
]);
