import { defineCases } from '../../../src/kit/index.ts';

const SQL = 'supabase/migrations/20260102000000_objects.sql';
const INIT = 'supabase/migrations/20260101000000_init.sql';

const objects = (sql: string) => ({
  'src/client.ts': `
    import { createClient } from '@supabase/supabase-js';
    export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY);
  `,
  [INIT]: `
    create table profiles (id uuid, email text, phone text, role text, seen_at date);
    create table menu (id uuid, price int);
    alter table profiles enable row level security;
    alter table menu enable row level security;
    create policy own on profiles for select using (auth.uid() = id);
    create policy open on menu for select using (true);
  `,
  [SQL]: sql,
});
const definer = (head: string, body: string): string =>
  `create function ${head} security definer set search_path = '' as $$ ${body} $$;\n`;

export default defineCases([
  {
    name: 'passes where functions ask who calls, cannot be called, or show nobody; and where views run as whoever reads',
    files: objects(
      definer(
        'me() returns setof profiles language sql',
        'select * from public.profiles where id = auth.uid()',
      ) +
        definer(
          'is_admin() returns boolean language sql',
          "select exists (select 1 from public.profiles where id = auth.uid() and role = 'admin')",
        ) +
        definer(
          'everybody() returns setof profiles language plpgsql',
          "begin if not public.is_admin() then raise exception 'no'; end if; return query select * from public.profiles; end",
        ) +
        definer(
          'on_change() returns trigger language plpgsql',
          'begin update public.profiles set seen_at = now(); return new; end',
        ) +
        definer(
          'email_taken(mail text) returns boolean language sql',
          'select exists (select 1 from public.profiles where email = mail)',
        ) +
        definer('how_many() returns bigint language sql', 'select count(*) from public.profiles') +
        definer('prices() returns setof menu language sql', 'select * from public.menu') +
        definer('closed() returns setof profiles language sql', 'select * from public.profiles') +
        'revoke execute on function closed() from public, anon, authenticated;\n' +
        'create view people with (security_invoker = true) as select * from profiles;\n' +
        'create view mine as select * from profiles where id = auth.uid();\n' +
        'create view prices_view as select * from menu;\n' +
        'create view hidden as select * from profiles; revoke all on hidden from anon, authenticated;',
    ),
    verdict: 'pass',
    says: /12 functions and views looked at/,
  },
  {
    name: 'fails for functions that show or change people to anybody',
    files: objects(
      definer('list_people() returns setof profiles language sql', 'select * from public.profiles') +
        definer(
          'find_person(name text) returns table (id uuid, email text) language plpgsql',
          'begin return query select p.id, p.email from public.profiles p; end',
        ) +
        definer(
          'mail_of(who uuid) returns text language sql',
          'select email from public.profiles where id = who',
        ) +
        definer(
          'make_admin(who uuid) returns void language plpgsql',
          "begin update public.profiles set role = 'admin' where id = who; end",
        ) +
        definer(
          'remove_person(who uuid) returns void language sql',
          'delete from public.profiles where id = who',
        ) +
        definer('accounts() returns table (email text) language sql', 'select email from auth.users'),
    ),
    verdict: 'fail',
    findings: [1, 2, 3, 4, 5, 6].map((line) => `${SQL}:${line} high`),
    says: /"public\.make_admin" runs with its owner's rights.*changes rows of "public\.profiles"/,
  },
  {
    name: 'fails for views and materialised views past row level security',
    files: objects(`
      create view staff as select id, email from profiles;
      create materialized view directory as select * from profiles;
      create view stats as select count(*) as total from profiles;
    `),
    verdict: 'fail',
    findings: [`${SQL}:1 high`, `${SQL}:2 high`, `${SQL}:3 medium review`],
    says: /security_invoker = true/,
  },
  {
    name: 'asks once a script for search_path',
    files: objects(`
      create function a() returns int language sql security definer as $$ select 1 $$;
      create function b() returns trigger language plpgsql security definer as $$ begin return new; end $$;
      create function c() returns int language sql as $$ select 1 $$;
      create function d() returns int language sql security definer as $$ select 1 $$;
      alter function d() set search_path = '';
    `),
    verdict: 'fail',
    findings: [`${SQL}:1 medium`],
    says: /Functions "public\.a", "public\.b" with SECURITY DEFINER have no SET search_path/,
  },
  {
    name: 'mentions housekeeping that anybody may start',
    files: objects(
      definer(
        'purge() returns void language sql',
        "delete from public.profiles where seen_at < now() - interval '1 year'",
      ),
    ),
    verdict: 'fail',
    findings: [`${SQL}:1 medium`],
  },
  {
    name: 'asks where a token is needed, only users may call, JSON is given back, or a block may have closed it',
    files: objects(
      definer(
        'by_token(token text) returns setof profiles language sql',
        'select p.* from public.profiles p where p.id::text = token',
      ) +
        definer('list_people() returns setof profiles language sql', 'select * from public.profiles') +
        'revoke execute on function list_people() from public, anon;\n' +
        definer(
          'as_json() returns json language plpgsql',
          "begin return (select json_agg(json_build_object('m', email)) from public.profiles); end",
        ) +
        definer('swept() returns setof profiles language sql', 'select * from public.profiles') +
        "do $$ declare r record; begin for r in select oid::regprocedure as sig from pg_proc where proname in ('swept') loop execute format('revoke all on function %s from anon, public', r.sig); end loop; end $$;",
    ),
    verdict: 'needs-review',
    findings: [1, 2, 4, 5].map((line) => `${SQL}:${line} high review`),
    says: /everybody who signs in may call it/,
  },
  {
    name: 'believes the name of a check that is not in the scripts',
    files: objects(
      definer(
        'list_people() returns setof profiles language plpgsql',
        'begin perform public.check_is_admin(); return query select * from public.profiles; end',
      ),
    ),
    verdict: 'pass',
  },
  {
    name: 'leaves schemas alone that the Data API does not serve',
    files: objects(
      'create schema app;\ncreate function app.all_people() returns setof profiles language sql security definer as $$ select * from public.profiles $$;\ncreate view v with (security_invoker) as select 1;',
    ),
    verdict: 'pass',
  },
  {
    name: 'asks about what only a script at the root makes',
    files: { ...objects('select 1;'), 'fix.sql': 'create view staff as select * from profiles;' },
    verdict: 'needs-review',
    findings: ['fix.sql:1 high review'],
  },
  {
    name: 'does not apply where nothing runs with its owner’s rights',
    files: objects('create function c() returns int language sql as $$ select 1 $$;'),
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply without Supabase',
    files: { 'migrations/1_a.sql': 'create view v as select 1;', 'src/a.ts': "import pg from 'pg';" },
    verdict: 'not-applicable',
  },
]);
