import { defineCases } from '../../../src/kit/index.ts';

const CLIENT = `
  import { createClient } from '@supabase/supabase-js';
  export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY);
`;
const TABLES = `create table public.shifts (id uuid primary key, staff_id uuid, day date, status text, note_count int);
create table public.profiles (id uuid primary key, email text, phone text, role text);
create table public.messages (id uuid primary key, body_hash text);
alter table public.shifts enable row level security;
alter table public.profiles enable row level security;
alter table public.messages enable row level security;`;
const SQL = 'supabase/migrations/20260102000000_policies.sql';

/** A repository with these policies, on three tables with row level security. */
const policies = (sql: string, manifest?: string) => ({
  'src/client.ts': CLIENT,
  'supabase/migrations/20260101000000_init.sql': TABLES,
  [SQL]: sql,
  ...(manifest === undefined ? {} : { 'readycheck.yaml': manifest }),
});

/** Policies that close the three tables, so that only what a case adds can be wrong. */
const CLOSED = [
  'create policy "own" on shifts for all to authenticated using ((select auth.uid()) = staff_id);',
  'create policy "own" on profiles for all to authenticated using (auth.uid() = id);',
  'create policy "own" on messages for select to authenticated using (auth.uid() = id);',
].join(' ');

export default defineCases([
  {
    name: 'passes where policies ask for the user, a role by column, claim or function, or the service',
    files: policies(`
      create function is_admin() returns boolean language sql security definer set search_path = '' as $$
        select exists (select 1 from public.profiles where id = auth.uid() and role = 'admin') $$;
      create function public.has_role(_user uuid, _role text) returns boolean language plpgsql as $$
        begin return exists (select 1 from public.profiles p where p.id = _user and p.role = _role); end $$;
      create policy a on shifts for select to authenticated using (staff_id = auth.uid() or is_admin());
      create policy b on shifts for update using (has_role(auth.uid(), 'manager'));
      create policy c on shifts for insert with check ((auth.jwt() -> 'app_metadata' ->> 'role') = 'admin');
      create policy d on profiles for all using ((select role from profiles me where me.id = auth.uid()) = 'admin');
      create policy e on messages for insert to service_role with check (true);
      create policy f on messages for all using (auth.role() = 'service_role');
    `),
    verdict: 'pass',
    says: /6 policies looked at/,
  },
  {
    name: 'fails for writes that ask for nothing: true, a comparison of literals, a function that says true',
    files: policies(`
      create function may_write() returns boolean language sql as $$ select true $$;
      create policy a on shifts for all using (true);
      create policy b on messages for insert with check (1 = 1);
      create policy c on messages for delete to anon using (may_write());
      create policy d on profiles for update using (auth.uid() is null or auth.uid() = id);
    `),
    verdict: 'fail',
    findings: [`${SQL}:2 blocker`, `${SQL}:3 blocker`, `${SQL}:4 blocker`, `${SQL}:5 blocker`],
    says: /Policy "a" lets anybody, without signing in, add, change and delete rows of "public\.shifts"/,
  },
  {
    name: 'fails for changes that ask only for what stands in the row, and asks about such additions',
    files: policies(`${CLOSED}
      create policy a on shifts for update using (status = 'open');
      create policy b on messages for insert with check (length(body_hash) < 100);
    `),
    verdict: 'fail',
    findings: [`${SQL}:2 blocker`, `${SQL}:3 blocker review`],
  },
  {
    name: 'asks about policies that only ask for a signed-in user',
    files: policies(`${CLOSED}
      create policy a on shifts for update to authenticated using (true);
      create policy b on messages for delete using (auth.role() = 'authenticated');
      create policy c on messages for insert with check (auth.uid() is not null);
      create policy d on messages for update using (exists (select 1 from profiles where id = auth.uid()));
    `),
    verdict: 'needs-review',
    findings: [2, 3, 4, 5].map((line) => `${SQL}:${line} blocker review`),
  },
  {
    name: 'fails where everybody reads personal data, and asks where everybody signed in does',
    files: policies(`
      create policy a on profiles for select using (true);
      create policy b on shifts for select using (true);
    `),
    verdict: 'fail',
    findings: ['supabase/migrations/20260101000000_init.sql:3 low', `${SQL}:1 blocker`],
    says: /shows personal data \("email", "phone"\) of "public\.profiles" to anybody/,
  },
  {
    name: 'asks where signed-in users, or some rows, show personal data',
    files: policies(`
      create policy a on profiles for select to authenticated using (true);
      create policy b on profiles for select using (role = 'speaker');
      ${CLOSED}
    `),
    verdict: 'needs-review',
    findings: [`${SQL}:1 blocker review`, `${SQL}:2 blocker review`],
  },
  {
    name: 'fails where the policy believes user_metadata, also in a function',
    files: policies(`${CLOSED}
      create function is_boss() returns boolean language sql as $$
        select (auth.jwt() -> 'user_metadata' ->> 'role') = 'boss' $$;
      create policy a on shifts for update using (is_boss());
      create policy b on shifts for select using (auth.uid() = staff_id or (auth.jwt() -> 'user_metadata' ->> 'role') = 'boss');
    `),
    verdict: 'fail',
    findings: [`${SQL}:4 blocker`, `${SQL}:5 blocker`],
    says: /every user can change about themselves/,
  },
  {
    name: 'accepts a declared contact form that nobody can read, and a declared public list',
    files: policies(
      `
      create policy a on messages for insert to anon with check (true);
      create policy b on profiles for select using (true);
      create policy c on shifts for all using (auth.uid() = staff_id);
    `,
      `
      readycheck: 1
      permissions:
        public_tables:
          - profiles
          - {table: messages, allow: [insert], reason: contact form}
    `,
    ),
    verdict: 'pass',
  },
  {
    name: 'fails for a declared contact form whose messages everybody can read',
    files: policies(
      `${CLOSED}
      create policy a on messages for insert to anon with check (true);
      create policy b on messages for select using (true);
    `,
      `
      readycheck: 1
      permissions:
        public_tables: [{table: messages, allow: [select, insert], reason: contact form}]
    `,
    ),
    verdict: 'fail',
    findings: [`${SQL}:2 blocker`],
  },
  {
    name: 'sees a contradiction where the matrix says that users have their own',
    files: policies(
      `
      create policy a on shifts for select to authenticated using (true);
      create policy b on profiles for select using (auth.uid() = id);
      create policy c on messages for update to authenticated using (true);
    `,
      `
      readycheck: 1
      permissions:
        roles: {staff: All employees, admin: Priya}
        matrix:
          shifts: {see: [own, admin], edit: admin, delete: admin}
    `,
    ),
    verdict: 'fail',
    findings: [`${SQL}:1 blocker contradiction`, `${SQL}:3 blocker review`],
    says: /permissions\.matrix\.shifts\.see/,
  },
  {
    name: 'lets restrictive policies narrow permissive ones, and counts REVOKE',
    files: policies(`
      create policy a on shifts for all to authenticated using (true);
      create policy only_mine on shifts as restrictive for all using (auth.uid() = staff_id);
      create policy b on messages for insert with check (true);
      revoke insert on messages from anon, authenticated;
      create policy c on profiles for all using (auth.uid() = id);
    `),
    verdict: 'pass',
  },
  {
    name: 'is not misled by a restrictive policy that holds for signed-in users alone',
    files: policies(`${CLOSED}
      create policy a on shifts for delete using (true);
      create policy only_mine on shifts as restrictive for all to authenticated using (auth.uid() = staff_id);
    `),
    verdict: 'fail',
    findings: [`${SQL}:2 blocker`],
  },
  {
    name: 'sees that a row which anybody may change can be made one’s own',
    files: policies(`${CLOSED}
      create policy a on shifts for update using (true) with check (auth.uid() = staff_id);
    `),
    verdict: 'fail',
    findings: [`${SQL}:2 blocker`],
  },
  {
    name: 'follows a subquery to the policies of the table that it reads',
    files: policies(`${CLOSED}
      create table swaps (id uuid, shift_id uuid);
      alter table swaps enable row level security;
      create policy a on swaps for all using (exists (select 1 from shifts where shifts.id = swaps.shift_id));
    `),
    verdict: 'pass',
  },
  {
    name: 'asks where a function is not in the scripts, and takes its name for what it is',
    files: policies(`${CLOSED}
      create policy a on shifts for delete using (is_manager());
      create policy b on messages for delete using (row_is_stale(id));
    `),
    verdict: 'needs-review',
    findings: [`${SQL}:3 blocker review`],
    says: /what it calls is not in the scripts/,
  },
  {
    name: 'asks about a policy without a condition, and one that only a script at the root makes',
    files: {
      ...policies(`${CLOSED}\ncreate policy a on shifts for delete;`),
      'fix.sql': 'create policy b on shifts for delete using (true);',
    },
    verdict: 'needs-review',
    findings: ['fix.sql:1 blocker review', `${SQL}:2 blocker review`],
    says: /PostgreSQL then lets nobody pass/,
  },
  {
    name: 'forgets policies that are dropped, also by a loop over all policies of a table',
    files: policies(`
      create policy a on shifts for all using (true);
      create policy b on messages for all using (true);
      drop policy a on shifts;
      do $$ declare r record; begin
        for r in select policyname from pg_policies where tablename = 'messages' loop
          execute format('drop policy %I on public.messages', r.policyname);
        end loop;
      end $$;
      ${CLOSED}
    `),
    verdict: 'pass',
  },
  {
    name: 'asks once about policies that a loop builds, and about those that a block may have dropped',
    files: policies(`${CLOSED}
      create policy old on shifts for delete using (true);
      do $$ declare t text; begin
        foreach t in array array['shifts', 'messages'] loop
          execute format('create policy p on %I for select using (true)', t);
        end loop;
        for t in select policyname from pg_policies where policyname like 'o%' loop
          execute format('drop policy %I on shifts', t);
        end loop;
      end $$;
    `),
    verdict: 'needs-review',
    findings: [`${SQL}:2 blocker review`, `${SQL}:3 blocker review`],
    says: /may have dropped it/,
  },
  {
    name: 'looks at policies on tables that were made elsewhere',
    files: { 'src/client.ts': CLIENT, [SQL]: 'create policy a on orders for delete using (true);' },
    verdict: 'fail',
    findings: [`${SQL}:1 blocker`],
  },
  {
    name: 'mentions tables that no policy opens, without failing',
    files: policies('create policy a on shifts for all using (auth.uid() = staff_id);'),
    verdict: 'pass',
    findings: ['supabase/migrations/20260101000000_init.sql:3 low'],
    says: /only the server reaches them/,
  },
  {
    name: 'leaves tables without row level security to the check that is about them',
    files: {
      'src/client.ts': CLIENT,
      [SQL]: 'create table a (id int); create policy p on a for all using (true);',
    },
    verdict: 'needs-review',
    findings: ['- blocker review'],
  },
  {
    name: 'does not apply where the database is reached by the server alone',
    files: {
      'src/db.ts': "import pg from 'pg'; export const pool = new pg.Pool();",
      'migrations/1_a.sql': 'create table a (id int); create policy p on a using (true);',
    },
    verdict: 'not-applicable',
  },
]);
