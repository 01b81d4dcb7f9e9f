import { defineCases } from '../../../src/kit/index.ts';

const CODE = {
  'src/orders.ts': `
    import { createClient } from '@supabase/supabase-js';
    const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY);
    export const orders = () => supabase.from('orders').select();
    export const total = () => supabase.rpc('order_total');
    export const notes = () => supabase.storage.from('notes').list();
    export const ids = Array.from('abc');
  `,
};
const MIGRATION = 'supabase/migrations/20260101000000_init.sql';
const SQL = {
  [MIGRATION]: `
    create table orders (id uuid);
    alter table orders enable row level security;
    create policy own on orders for select using (auth.uid() = id);
    create function order_total() returns int language sql as $$ select 1 $$;
  `,
};
const dumpNamed = (date: string): string => `
  readycheck: 1
  go_live:
    evidence: {schema_dump: supabase/schema.sql, date: ${date}}
`;
const DUMP = `
  SELECT pg_catalog.set_config('search_path', '', false);
  CREATE TABLE public.orders (id uuid);
  ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON public.orders FOR SELECT USING (auth.uid() = id);
  CREATE FUNCTION public.order_total() RETURNS int LANGUAGE sql AS $$ select 1 $$;
`;

export default defineCases([
  {
    name: 'passes where SQL makes all that the code asks for',
    files: { ...CODE, ...SQL },
    verdict: 'pass',
    says: /2 names looked at/,
  },
  {
    name: 'asks about tables, functions and typed names that no SQL makes, once',
    files: {
      ...CODE,
      'src/types.ts': `
        export type Database = {
          public: {
            Tables: { orders: { Row: { id: string }; Relationships: [] }; invoices: { Row: { id: string }; Relationships: [] } };
            Views: { totals: { Row: { n: number } } };
            Functions: { [_ in never]: never };
          };
          storage: { Tables: { buckets: { Row: { id: string }; Relationships: [] } } };
        };
      `,
    },
    verdict: 'needs-review',
    findings: ['src/orders.ts:3 high review'],
    says: /"invoices", "order_total", "orders", "totals", which no SQL in the repository makes.*supabase db dump/,
  },
  {
    name: 'does not take a table that is only altered, or has only a policy, for one that is made',
    files: {
      ...CODE,
      [MIGRATION]: `
        alter table orders enable row level security;
        create function order_total() returns int language sql as $$ select 1 $$;
        create policy own on orders for select using (auth.uid() = id);
      `,
    },
    verdict: 'needs-review',
    findings: ['src/orders.ts:3 high review'],
  },
  {
    name: 'reads Python, and views',
    files: {
      'app/main.py': `
        from supabase import create_client
        client = create_client(url, key)
        rows = client.table("orders").select("*").execute()
        others = client.table("totals").select("*").execute()
        files = client.storage.from_("notes").list()
        done = client.rpc("close_day").execute()
      `,
      [MIGRATION]: 'create table orders (id uuid); create view totals as select 1;',
    },
    verdict: 'needs-review',
    findings: ['app/main.py:6 high review'],
    says: /asks for "close_day"/,
  },
  {
    name: 'keeps schemas apart where the code names one',
    files: {
      'src/a.ts': `
        import { supabase } from '@supabase/supabase-js';
        supabase.schema('app').from('orders').select();
      `,
      [MIGRATION]: 'create table public.orders (id uuid);',
    },
    verdict: 'needs-review',
    findings: ['src/a.ts:2 high review'],
  },
  {
    name: 'leaves out examples, tests and scripts of coding agents',
    files: {
      ...CODE,
      ...SQL,
      'tests/a.test.ts': "import { supabase } from '@supabase/supabase-js'; supabase.from('ghost');",
      '.claude/scripts/a.ts': "import { supabase } from '@supabase/supabase-js'; supabase.from('table');",
    },
    verdict: 'pass',
  },
  {
    name: 'passes with a dump that is newer than the last migration, by its declared date',
    files: {
      ...CODE,
      'supabase/schema.sql': DUMP,
      [MIGRATION]: 'alter table orders add column x int;',
      'readycheck.yaml': dumpNamed('2026-10-20'),
    },
    verdict: 'pass',
    says: /The dump supabase\/schema\.sql shows the rules/,
  },
  {
    name: 'believes the date in the header before the declared one',
    files: {
      ...CODE,
      'supabase/schema.sql': `-- PostgreSQL database dump\n-- Started on 2025-06-01 10:00:00 UTC\n${DUMP}`,
      ...SQL,
      'readycheck.yaml': dumpNamed('2026-10-20'),
    },
    verdict: 'needs-review',
    findings: ['supabase/schema.sql high review'],
    says: /made on 2025-06-01, before the migration of 2026-01-01/,
  },
  {
    name: 'judges a dump without a date by what it holds',
    files: {
      ...CODE,
      'supabase/schema.sql': DUMP,
      'supabase/migrations/1_a.sql': 'create table orders (id uuid); create table swaps (id uuid);',
      'readycheck.yaml': `
        readycheck: 1
        permissions: {schema_dump: supabase/schema.sql}
      `,
    },
    verdict: 'needs-review',
    findings: ['supabase/schema.sql high review'],
    says: /does not show "public\.swaps"/,
  },
  {
    name: 'accepts a dump without a date that shows all that the migrations make',
    files: {
      ...CODE,
      'supabase/schema.sql': DUMP,
      'supabase/migrations/1_a.sql': 'create table orders (id uuid);',
      'readycheck.yaml': `
        readycheck: 1
        permissions: {schema_dump: supabase/schema.sql}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks about what even the dump does not show',
    files: {
      'src/a.ts': "import { supabase } from '@supabase/supabase-js'; supabase.from('ghosts').select();",
      'supabase/schema.sql': DUMP,
      'readycheck.yaml': dumpNamed('2026-10-20'),
    },
    verdict: 'needs-review',
    findings: ['src/a.ts:1 high review'],
    says: /neither the dump nor a migration shows/,
  },
  {
    name: 'fails for a dump that is not there',
    files: { ...CODE, ...SQL, 'readycheck.yaml': dumpNamed('2026-10-20') },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
  },
  {
    name: 'fails for a dump without row level security and policies, and for one without tables',
    files: {
      ...CODE,
      ...SQL,
      'supabase/schema.sql':
        "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.orders (id uuid);",
      [MIGRATION]: 'create function order_total() returns int language sql as $$ select 1 $$;',
      'readycheck.yaml': dumpNamed('2026-10-20'),
    },
    verdict: 'fail',
    findings: ['supabase/schema.sql high'],
    says: /neither row level security nor a policy/,
  },
  {
    name: 'fails for a file that is no dump',
    files: {
      ...CODE,
      ...SQL,
      'supabase/schema.sql': 'select 1;',
      'readycheck.yaml': dumpNamed('2026-10-20'),
    },
    verdict: 'fail',
    findings: ['supabase/schema.sql high'],
  },
  {
    name: 'cannot say anything where neither SQL nor calls are there',
    files: {
      'src/a.ts':
        "import { createClient } from '@supabase/supabase-js'; export const c = createClient(a, b);",
    },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
  {
    name: 'does not apply without Supabase',
    files: { 'migrations/1_a.sql': 'create table a (id int);', 'src/a.ts': "import pg from 'pg';" },
    verdict: 'not-applicable',
  },
]);
