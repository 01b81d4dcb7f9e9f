import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { sql } from '../../parsers/sql.ts';
import { bodySteps } from './body-steps.ts';
import { type Demand, demand } from './demand.ts';
import { Predicates } from './predicates.ts';
import { readScript } from './read-statement.ts';
import { replay } from './replay.ts';

beforeAll(() => sql.load());

/** What `create policy p on t using (…)` demands, beside other statements. */
function asked(using: string, { to = 'public', more = '' } = {}): Demand {
  const text = `create table t (id uuid, user_id uuid); ${more}; create policy p on t to ${to} using (${using});`;
  const script = { path: 'a.sql', date: null, loose: false, ordered: true };
  const database = replay([{ ...script, changes: readScript(sql.of(sourceFile('a.sql', text))) }]);
  const policy = database.policies.find((each) => each.policy === 'p');
  const predicates = new Predicates({ ...database, root: '', supabase: true, latest: null });
  return policy?.using ? predicates.demandOf(policy.using.asks, to === 'public') : demand('nobody');
}

const IS_ADMIN = `create function public.is_admin() returns boolean language sql security definer as $$
  select exists (select 1 from public.profiles where id = auth.uid() and role = 'admin') $$`;
const HAS_ROLE = `create function public.has_role(_user_id uuid, _role text) returns boolean language sql as $$
  select exists (select 1 from user_roles where user_id = _user_id and role = _role) $$`;
const MY_ROLE = `create function my_role() returns text language plpgsql as $$ declare r text; begin
  select role into r from profiles where id = auth.uid(); return r; end $$`;
const IS_STAFF = `create or replace function is_staff() returns bool language plpgsql as $$
  declare found_role text; begin
    if auth.uid() is null then return false; end if;
    select p.role into strict found_role from profiles p where p.id = auth.uid();
    if found_role in ('staff', 'admin') then return true; end if;
    return false;
  end $$`;
const GUARDED = `create function my_role() returns text language plpgsql as $$ declare p profiles%rowtype; begin
  select * into p from profiles where id = auth.uid();
  if p.role = 'ADMIN' then return 'ADMIN'; end if; return ''; end $$`;
const PARENT = `create table lists (id uuid, owner uuid); alter table lists enable row level security;
  create policy l on lists using (owner = auth.uid())`;
const OPEN_PARENT = `create table lists (id uuid); alter table lists enable row level security;
  create policy l on lists for select using (true)`;

describe('who passes a predicate', () => {
  it.each<[string, Demand['who'], string?]>([
    ['true', 'anyone'],
    ['1 = 1', 'anyone'],
    ['false', 'nobody'],
    ['true = true', 'anyone'],
    ["status = 'open'", 'anyone'],
    ['auth.uid() is not null', 'signed-in'],
    ["auth.role() = 'authenticated'", 'signed-in'],
    ["(select auth.role()) <> 'anon'", 'signed-in'],
    ["auth.role() = 'service_role'", 'service'],
    ["auth.jwt() ->> 'role' = 'service_role'", 'service'],
    ["current_setting('request.jwt.claims', true)::json ->> 'role' = 'service_role'", 'service'],
    ['auth.uid() = user_id', 'own'],
    ['(select auth.uid()) = user_id', 'own'],
    ["(auth.jwt() ->> 'sub')::uuid = user_id", 'own'],
    ['auth.uid()::text = (storage.foldername(name))[1]', 'own'],
    ["auth.uid() = user_id and status = 'draft'", 'own'],
    ['auth.uid() = user_id or true', 'anyone'],
    ['auth.uid() = user_id or is_public', 'anyone'],
    ['auth.uid() = user_id or auth.uid() is null', 'anyone'],
    ["auth.uid() = '6f1c1d9e-0000-4000-8000-000000000000'", 'role'],
    ["auth.email() = 'priya@example.org'", 'role'],
    ["auth.email() like '%@example.org'", 'role'],
    ["(auth.jwt() -> 'app_metadata' ->> 'role') = 'admin'", 'role'],
    ["(select role from profiles where id = auth.uid()) = 'admin'", 'role'],
    ["(select role from profiles where id = auth.uid()) in ('admin', 'staff')", 'role'],
    ['(select is_admin from profiles where id = auth.uid())', 'role'],
    ['user_id = (select id from people where auth_id = auth.uid())', 'own'],
    ['id in (select list_id from members where user_id = auth.uid())', 'own'],
    ["auth.uid() in (select user_id from people where role = 'admin')", 'role'],
    ['auth.uid() in (select user_id from admins)', 'role'],
    ['auth.uid() in (select id from profiles)', 'signed-in'],
    ['exists (select 1 from profiles where id = auth.uid())', 'signed-in'],
    ["exists (select 1 from profiles where id = auth.uid() and role = 'admin')", 'role'],
    ["exists (select 1 from profiles p where p.id = auth.uid() and p.role = any(array['admin']))", 'role'],
    ['exists (select 1 from members m where m.user_id = auth.uid() and m.team = t.team)', 'own'],
    ['exists (select 1 from members where user_id = auth.uid())', 'member'],
    ['exists (select 1 from admin_users where user_id = auth.uid())', 'role'],
    ["exists (select 1 from profiles where role = 'admin')", 'anyone'],
    ['exists (select 1 from lists where lists.id = t.id)', 'own', PARENT],
    ['exists (select 1 from lists where lists.id = t.id)', 'anyone', OPEN_PARENT],
    ['is_admin()', 'role', IS_ADMIN],
    ['(select public.is_admin())', 'role', IS_ADMIN],
    ['coalesce(is_admin(), false)', 'role', IS_ADMIN],
    ['case when is_admin() then true else user_id = auth.uid() end', 'own', IS_ADMIN],
    ["has_role(auth.uid(), 'admin')", 'role', HAS_ROLE],
    ["public.has_role((select auth.uid()), 'admin'::text)", 'role', HAS_ROLE],
    ["my_role() = 'admin'", 'role', MY_ROLE],
    ["my_role() = 'ADMIN'", 'role', GUARDED],
    ['is_staff()', 'role', IS_STAFF],
    ['is_admin()', 'anyone', 'create function is_admin() returns boolean language sql as $$ select true $$'],
    [
      'is_admin()',
      'anyone',
      'create function is_admin() returns boolean language plpgsql as $$ begin return true; end $$',
    ],
    ['not is_locked', 'anyone'],
  ])('%s: %s', (using, who, more = '') => expect(asked(using, { more }).who).toBe(who));

  it('counts whoever is not signed in only where the policy is for them', () => {
    expect(asked('auth.uid() is null or auth.uid() = user_id', { to: 'authenticated' }).who).toBe('own');
  });

  it.each([
    "(auth.jwt() -> 'user_metadata' ->> 'role') = 'admin'",
    "((auth.jwt() ->> 'user_metadata')::jsonb ->> 'role') = 'admin'",
    "(select raw_user_meta_data ->> 'role' from auth.users where id = auth.uid()) = 'admin'",
    "exists (select 1 from auth.users where id = auth.uid() and raw_user_meta_data ->> 'role' = 'admin')",
    "auth.uid() = user_id or (auth.jwt() #>> '{user_metadata,role}') = 'admin'",
  ])('sees that it believes user_metadata: %s', (using) => expect(asked(using).metadata).toBe(true));

  it('says which roles and columns it asks for, and what it cannot know', () => {
    expect(asked("has_role(auth.uid(), 'editor')", { more: HAS_ROLE }).roles).toEqual(['editor']);
    expect(asked("my_role() in ('a', 'b')", { more: MY_ROLE }).roles).toEqual(['a', 'b']);
    expect(asked('auth.uid() = manager_id').links).toEqual(['manager_id']);
    expect(asked('app.is_member(id)')).toMatchObject({ who: 'own', unsure: true });
  });

  it('gives up on a hostile predicate, and stays quick', () => {
    const calls = Array(60).fill('f()').join(' and ');
    const more = `create function f() returns boolean language sql as $$ select ${calls} $$`;
    expect(asked(calls, { more }).unsure).toBe(true);
    expect(asked(`${'(select '.repeat(70)}1 = 1${')'.repeat(70)}`).who).toBe('anyone');
    expect(asked(`${'('.repeat(70)}a${' = true)'.repeat(70)}`).who).toBe('anyone');
  });
});

describe('the steps of a body', () => {
  it('are those that decide what it gives back', () => {
    const body = `declare v uuid := auth.uid(); begin if a = case when b then 1 end then raise exception 'x';
      elsif b then return true; else n := 1; end if; select x into y from z; return query select 1; end`;
    expect(bodySteps(body).map(({ kind }) => kind)).toEqual([
      'set',
      'if',
      'raise',
      'elsif',
      'return',
      'else',
      'set',
      'end-if',
      'set',
      'return',
    ]);
  });

  it('never throw', () => {
    const word = fc.constantFrom(
      'if',
      'then',
      'end',
      ';',
      'case',
      'select',
      'into',
      ':=',
      'return',
      'else',
      'x',
      '(',
      "'",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string()), { maxLength: 40 }),
        (words) => void bodySteps(words.join(' ')),
      ),
    );
  });
});
