import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { sql } from '../../parsers/sql.ts';
import { reach } from './privileges.ts';
import { sqlDatabases } from './sql-databases.ts';
import { sqlFiles } from './sql-files.ts';
import { sqlPlace } from './sql-place.ts';

beforeAll(() => sql.load());

function databases(files: Readonly<Record<string, string>>) {
  const values = Object.entries(files).flatMap(([path, text]) => {
    const value = sqlFiles.extract(sourceFile(path, text));
    return value ? [{ path, value }] : [];
  });
  const result = sqlDatabases.derive({ sqlFiles: { values, examined: values.length, notExamined: [] } });
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  return result.databases;
}

const one = (text: string) => databases({ 'supabase/migrations/1_a.sql': text })[0];
const table = (text: string, name = 'public.a') => one(text)?.tables.find((each) => each.table === name);

describe('where a script lies', () => {
  it.each<[string, string, string, string | null]>([
    ['supabase/migrations/20261020093000_a.sql', 'migration', '', '2026-10-20'],
    ['apps/web/supabase/migrations/20261020_a.sql', 'migration', 'apps/web', '2026-10-20'],
    ['prisma/migrations/20261020093000_init/migration.sql', 'migration', '', '2026-10-20'],
    ['packages/db/drizzle/0001_a.sql', 'migration', 'packages', null],
    ['migrations/V20261020__a.sql', 'migration', '', '2026-10-20'],
    ['migrations/2026-10-20-a.sql', 'migration', '', '2026-10-20'],
    ['migrations/1761000000000-a.sql', 'migration', '', '2025-10-20'],
    ['migrations/20261137_a.sql', 'migration', '', null],
    ['schema.sql', 'schema', '', null],
    ['scripts/001_tables.sql', 'script', '', null],
    ['scripts/cleanup.sql', 'loose', 'scripts', null],
    ['fix.sql', 'loose', '', null],
    ['migrations/1_a.down.sql', 'left out', '', null],
    ['migrations/old/1_a.sql', 'left out', '', null],
    ['supabase/seed.sql', 'left out', '', null],
    ['supabase/tests/a.sql', 'left out', '', null],
  ])('%s', (path, role, root, date) => expect(sqlPlace(path)).toMatchObject({ role, root, date }));
});

describe('tables', () => {
  it('of another kind of database are not PostgreSQL’s', () => {
    expect(databases({ 'server/db-d1/migrations/1_a.sql': 'create table a (id int);' })).toEqual([]);
  });
  it('are not made by an assignment in a function whose end was missed', () => {
    const text = 'create function f() returns int as $$ begin;\n$$ nonsense;\nselect a into v_a from b;';
    expect(one(text)?.tables).toEqual([]);
    expect(one('select a into c from b;')?.tables.map((each) => each.table)).toEqual(['public.c']);
  });
  it('that only ALTER TABLE IF EXISTS names are not known to be there', () => {
    expect(one('alter table if exists a disable row level security;')?.tables).toEqual([]);
    expect(table('create table a (id int); alter table if exists a disable row level security;')?.rls).toBe(
      'off',
    );
  });

  it('have columns with types, keys, checks and places', () => {
    const found = table(`create table a (
      id uuid primary key,
      owner uuid not null references auth.users(id) on delete cascade,
      role text check (role in ('admin', 'staff')),
      tags text[]
    );
    alter table a add column extra int, drop column tags;
    alter table a rename column role to kind;
    alter table a add constraint k foreign key (extra) references b(id) on delete set null;`);
    expect(
      found?.columns.map(({ name, type, notNull, values, line }) => [name, type, notNull, values, line]),
    ).toEqual([
      ['id', 'uuid', true, [], 2],
      ['owner', 'uuid', true, [], 3],
      ['kind', 'text', false, ['admin', 'staff'], 4],
      ['extra', 'int4', false, [], 7],
    ]);
    expect(found?.columns.map(({ references }) => references)).toEqual([
      null,
      { table: 'auth.users', onDelete: 'cascade' },
      null,
      { table: 'public.b', onDelete: 'set null' },
    ]);
  });

  it('take over columns, come from queries, and may be foreign or partitions', () => {
    const found = one(`create table a (id int, name text);
      create table b (like a, extra int);
      create table c () inherits (a);
      create table d as select * from a;
      select * into e from a;
      create table p (day date) partition by range (day);
      create table p1 partition of p for values from ('2026-01-01') to ('2027-01-01');
      create foreign table f (id int) server s;
      create temp table t (id int);
      create schema x create table y (id int);`);
    expect(
      found?.tables.map(({ table, form, columns }) => `${table} ${form} ${columns.map(({ name }) => name)}`),
    ).toEqual([
      'public.a table id,name',
      'public.b table id,name,extra',
      'public.c table id,name',
      'public.d as ',
      'public.e as ',
      'public.f foreign id',
      'public.p table day',
      'public.p1 partition day',
      'x.y table id',
    ]);
  });

  it('follow search_path, renames of schemas, and dropped schemas', () => {
    const names =
      one(`set search_path to app, public; create table a (id int); reset search_path; create table b (id int);
      alter schema app rename to core; create schema gone; create table gone.c (id int); drop schema gone cascade;`);
    expect(names?.tables.map(({ table }) => table)).toEqual(['core.a', 'public.b']);
  });

  it('keep what a script that comes first by name said of their row level security', () => {
    const [found] = databases({
      'migrations/enable_rls.sql': 'alter table users enable row level security;',
      'migrations/users.sql': 'create table users (id int);',
    });
    expect(found?.tables[0]).toMatchObject({
      form: 'table',
      rls: 'on',
      at: { path: 'migrations/users.sql' },
    });
  });

  it('are unsure where scripts without an order contradict each other', () => {
    const [found] = databases({
      'migrations/a.sql': 'create table users (id int); alter table users enable row level security;',
      'migrations/fix.sql': 'alter table users disable row level security;',
    });
    expect(found?.tables[0]?.rls).toBe('unsure');
  });

  it('are replayed by number, not by text', () => {
    const [found] = databases({
      'migrations/10_b.sql': 'alter table a disable row level security;',
      'migrations/2_a.sql': 'create table a (id int); alter table a enable row level security;',
    });
    expect(found?.tables[0]?.rls).toBe('off');
  });

  it('are set by a function, an event trigger or a block that builds statements', () => {
    const helper = `create function lock_down(t text) returns void language plpgsql as
      $$ begin execute format('alter table %I enable row level security', t); end $$;`;
    expect(table(`create table a (id int); ${helper} select lock_down('a');`)?.rls).toBe('dynamic');
    expect(table(`create table a (id int); ${helper} do $$ begin perform lock_down('a'); end $$;`)?.rls).toBe(
      'dynamic',
    );
    expect(table(`create table a (id int); ${helper}`)?.rls).toBe('off');
    expect(
      table(
        `${helper} create event trigger t on ddl_command_end execute function lock_down(); create table a (id int);`,
      )?.rls,
    ).toBe('dynamic');
  });

  it('belong to the project in whose folder their scripts lie', () => {
    const found = databases({
      'apps/one/supabase/migrations/1_a.sql': 'create table a (id int);',
      'apps/two/supabase/migrations/1_a.sql':
        'create table a (id int); alter table a enable row level security;',
      'apps/two/fix.sql': 'create table b (id int);',
    });
    expect(
      found.map(
        ({ root, tables }) => `${root} ${tables.map(({ name, rls, loose }) => `${name} ${rls} ${loose}`)}`,
      ),
    ).toEqual(['apps/one a off false', 'apps/two a on false,b off true']);
  });
});

describe('privileges', () => {
  it.each<[string, string]>([
    ['create table a (id int);', 'assumed'],
    ['create table a (id int); revoke all on a from anon, authenticated;', 'none'],
    ['create table a (id int); revoke all on a from public;', 'assumed'],
    [
      'create table a (id int); revoke all on all tables in schema public from anon, authenticated; grant select on a to anon;',
      'granted',
    ],
    ['create table a (id int); grant select (id) on a to public;', 'granted'],
    [
      'alter default privileges in schema public revoke all on tables from anon, authenticated; create table a (id int);',
      'none',
    ],
    [
      'alter default privileges revoke all on tables from anon, authenticated; alter default privileges in schema public grant select on tables to authenticated; create table a (id int);',
      'granted',
    ],
    [
      'create table a (id int); alter default privileges in schema public revoke all on tables from anon, authenticated;',
      'assumed',
    ],
  ])('%s', (text, expected) => {
    const found = table(text);
    expect(found && reach(found.privileges)).toBe(expected);
  });
  it('are none in another schema', () => {
    const found = table('create table app.a (id int);', 'app.a');
    expect(found && reach(found.privileges)).toBe('none');
  });
});

describe('policies', () => {
  const policy = (text: string) => one(`create table a (id int); ${text}`)?.policies[0];

  it('say what their predicates speak of', () => {
    expect(
      policy(`create policy "staff /* see */" on a as restrictive for select to authenticated, anon using (
        -- their own
        (select auth.uid()) = user_id OR exists (select 1 from public.user_roles r where r.role = 'admin')
      );`),
    ).toMatchObject({
      policy: 'staff /* see */',
      table: 'public.a',
      command: 'select',
      roles: ['anon', 'authenticated'],
      permissive: false,
      check: null,
      using: {
        text: "(select auth.uid()) = user_id OR exists (select 1 from public.user_roles r where r.role = 'admin')",
        constant: null,
        calls: ['auth.uid'],
        columns: ['role', 'user_id'],
        tables: ['public.user_roles'],
        strings: ['admin'],
      },
    });
  });

  it.each<[string, boolean | null]>([
    ['true', true],
    ['false', false],
    ['1 = 1', true],
    ['1 <> 1', false],
    ["'a' = 'a' and true", true],
    ['true or user_id = 1', true],
    ['true and user_id = 1', null],
    ['not false', true],
    ["'t'::boolean", true],
    ['user_id = 1', null],
    ['auth.uid() is not null', null],
  ])('are the same for every row: %s', (text, expected) =>
    expect(policy(`create policy p on a using (${text});`)?.using?.constant).toBe(expected),
  );

  it('are altered, renamed, dropped and moved with their table', () => {
    const found =
      one(`create table a (id int); create policy p on a using (true); create policy q on a using (true);
      alter policy p on a to authenticated using (id = 1) with check (id = 2); alter policy p on a rename to r; drop policy if exists q on a;
      alter table a rename to b;`);
    expect(found?.policies).toMatchObject([
      {
        policy: 'r',
        table: 'public.b',
        roles: ['authenticated'],
        command: 'all',
        using: { text: 'id = 1' },
        check: { text: 'id = 2' },
      },
    ]);
  });
});

describe('views, functions, buckets and types', () => {
  it('are kept in their final state', () => {
    const found = one(`
      create view v with (security_invoker = on) as with x as (select 1) select * from a join x on true;
      create view w as select * from app.b; alter view w set (security_invoker = true);
      create materialized view m as select * from a; drop view v;
      create function f(a int, out b text) returns text language plpgsql security definer set search_path = '' as $$ begin -- note
        return auth.uid(); end $$;
      alter function f(int) security invoker; revoke execute on function f(int) from anon, public;
      create function g() returns trigger language sql as 'select 1';
      insert into storage.buckets (id, name, public) values ('notes', 'notes', true), ('logos', 'logos', true);
      update storage.buckets set public = false where id = 'notes';
      create type role as enum ('admin'); alter type role add value 'staff';`);
    expect(
      found?.views.map(({ view, materialized, securityInvoker, reads }) => [
        view,
        materialized,
        securityInvoker,
        reads,
      ]),
    ).toEqual([
      ['public.m', true, false, ['a']],
      ['public.w', false, true, ['app.b']],
    ]);
    expect(found?.functions).toMatchObject([
      {
        name: 'public.f',
        arguments: ['int4'],
        definer: false,
        searchPath: '',
        returns: 'text',
        body: 'begin return auth.uid(); end',
        execute: { anon: false, authenticated: true, public: false },
      },
      { name: 'public.g', returns: 'trigger', definer: false, searchPath: null },
    ]);
    expect(found?.buckets.map(({ bucket, public: open }) => `${bucket} ${open}`)).toEqual([
      'logos true',
      'notes false',
    ]);
    expect(found?.types).toMatchObject([{ type: 'public.role', values: ['admin', 'staff'] }]);
  });
});

describe('reading', () => {
  it('gives up on a hostile number of statements about all tables', () => {
    const grants = 'grant select on all tables in schema public to anon;'.repeat(2001);
    expect(() => databases({ 'supabase/migrations/1_a.sql': grants })).toThrow(/more than 2000/);
  });

  it('never throws, whatever a script holds', () => {
    const words =
      'create table a ( id int ) ; alter enable row level security policy on using true do $$ begin end execute format grant select to anon drop'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 40 }), (pieces) => {
        databases({ 'supabase/migrations/1_a.sql': pieces.join(' ') });
      }),
    );
  });
});
