import { defineCases } from '../../../src/kit/index.ts';

const SQL = 'supabase/migrations/20260102000000_policies.sql';

const policies = (sql: string) => ({
  'src/client.ts': `
    import { createClient } from '@supabase/supabase-js';
    export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY);
  `,
  'supabase/migrations/20260101000000_init.sql': `
    create table orders (id uuid, user_id uuid, manager_id uuid, status text, verified_at date);
    create table profiles (id uuid, role text);
    create table admin_notes (id uuid, text text);
    alter table orders enable row level security;
    alter table profiles enable row level security;
    alter table admin_notes enable row level security;
    create function is_admin() returns boolean language sql security definer set search_path = '' as $$
      select exists (select 1 from public.profiles where id = auth.uid() and role = 'admin') $$;
  `,
  [SQL]: sql,
});
const lines = (...numbers: number[]): string[] =>
  numbers.map((line) => `${SQL}:${line} blocker contradiction`);

export default defineCases([
  {
    name: 'passes where conditions keep what the names say',
    files: policies(`
      create policy "Users can view their own orders" on orders for select using (auth.uid() = user_id);
      create policy "Admins manage orders" on orders for all using (is_admin());
      create policy orders_admin_all on orders for all using (is_admin());
      create policy "Service role has full access" on orders for all to service_role using (true);
      create policy "System can clean up" on orders for delete using (auth.role() = 'service_role');
      create policy "Authenticated users see orders" on orders for select to authenticated using (true);
      create policy "Usuarios ven sus propios pedidos" on orders for select using (auth.uid() = user_id);
      create policy "Managers see their orders" on orders for select using (auth.uid() = manager_id);
    `),
    verdict: 'pass',
    says: /7 policies looked at/,
  },
  {
    name: 'fails where own, admin, system and authenticated are only words',
    files: policies(`
      create policy "Users can update their own orders" on orders for update to authenticated using (true);
      create policy "Admins can delete orders" on orders for delete using (auth.uid() = user_id);
      create policy "System can insert orders" on orders for insert with check (true);
      create policy "Service role full access" on profiles for all using (true);
      create policy "Enable insert for authenticated users" on profiles for insert with check (true);
      create policy "ownOrdersOnly" on orders for select using (true);
    `),
    verdict: 'fail',
    findings: lines(1, 2, 3, 4, 5, 6),
    says: /speaks of the service, but it is not limited to it: write TO service_role/,
  },
  {
    name: 'reads Spanish, Portuguese, French and German',
    files: policies(`
      create policy "Usuarios ven sus propios pedidos" on orders for select using (true);
      create policy "Usuários veem seus próprios pedidos" on orders for select using (auth.uid() is not null);
      create policy "Administradores podem apagar" on orders for delete using (true);
      create policy "Le système peut insérer" on orders for insert with check (true);
      create policy "Mitarbeiter ändern Aufträge" on orders for update to authenticated using (true);
      create policy "Les utilisateurs voient leurs commandes" on orders for select using (true);
    `),
    verdict: 'fail',
    findings: lines(1, 2, 3, 4, 5, 6),
  },
  {
    name: 'takes an id for no role where somebody adds a row in the name of one',
    files: policies(
      'create policy "Managers can create orders" on orders for insert with check (auth.uid() = manager_id);',
    ),
    verdict: 'fail',
    findings: lines(1),
  },
  {
    name: 'asks that "verified" and "only" mean something',
    files: policies(`
      create policy "Verified users can post" on orders for insert with check (auth.uid() = user_id);
      create policy "Only the team may read" on profiles for select using (true);
    `),
    verdict: 'fail',
    findings: lines(1, 2),
    says: /speaks of verified users/,
  },
  {
    name: 'is not misled by words about tables, columns, objects and the public',
    files: policies(`
      create policy "Anyone can read admin notes" on admin_notes for select using (true);
      create policy "admin_notes_select" on admin_notes for select using (true);
      create policy "View admin settings" on profiles for select using (true);
      create policy "System settings are readable" on profiles for select using (true);
      create policy "Users can message staff" on orders for insert with check (auth.uid() = user_id);
      create policy "Public read only access" on profiles for select using (true);
      create policy "verified_at is shown" on orders for select using (verified_at is not null);
      create policy "Verified users read" on orders for select using (exists (select 1 from profiles where id = auth.uid() and is_verified));
      create policy "Admins or owners can edit" on orders for update using (auth.uid() = user_id);
      create policy "Allow authenticated and anonymous read" on profiles for select using (true);
      create policy "Guests see their own open orders" on orders for select using (status = 'guest');
    `),
    verdict: 'pass',
  },
  {
    name: 'does not judge by a function that is not in the scripts, and asks where a script is run by hand',
    files: {
      ...policies('create policy "Admins can delete orders" on orders for delete using (check_it(id));'),
      'fix.sql': 'create policy "Admins can see all" on orders for select using (true);',
    },
    verdict: 'needs-review',
    findings: ['fix.sql:1 high review'],
  },
  {
    name: 'looks at policies on files',
    files: policies(
      `create policy "Users can delete their own files" on storage.objects for delete to authenticated using (bucket_id = 'docs');`,
    ),
    verdict: 'fail',
    findings: lines(1),
  },
  {
    name: 'cannot say anything where there are no policies',
    files: policies('select 1;'),
    verdict: 'needs-review',
    findings: ['- high review'],
  },
  {
    name: 'does not apply without Supabase',
    files: { 'migrations/1_a.sql': 'create table a (id int);', 'src/a.ts': "import pg from 'pg';" },
    verdict: 'not-applicable',
  },
]);
