import { defineCases } from '../../../src/kit/index.ts';

const SQL = 'supabase/migrations/20260101000000_roles.sql';
const roles = (text: string): string => `
  readycheck: 1
  permissions:
    ${text}
`;

export default defineCases([
  {
    name: 'passes where database and server know the declared roles',
    files: {
      'readycheck.yaml': roles('roles: {manager: Site managers, admin: Priya, visitor: Anybody}'),
      [SQL]: `
        create type app_role as enum ('admin', 'manager');
        create table swaps (id uuid);
        create policy a on swaps for update using (exists (select 1 from user_roles where user_id = auth.uid() and role = 'manager'));
      `,
      'server/app.js': "app.delete('/x', requireRole('admin'), (req, res) => res.end());",
    },
    verdict: 'pass',
    says: /3 roles declared, 4 places/,
  },
  {
    name: 'fails for roles that decide and are not declared, in policies, guards, comparisons and claims',
    files: {
      'readycheck.yaml': roles('roles: {admin: Priya}'),
      [SQL]: `
        create function has_role(_user uuid, _role text) returns boolean language sql as $$
          select exists (select 1 from user_roles where user_id = _user and role = _role) $$;
        create policy a on swaps for update using (has_role(auth.uid(), 'planner'));
        create policy b on swaps for delete using ((auth.jwt() -> 'app_metadata' ->> 'role') = 'admin');
      `,
      'server/a.ts': `
        import { Role } from './role';
        if (req.user.role !== 'auditor') throw new Error('no');
        await auth.setCustomUserClaims(uid, { editor: true });
        if (['owner', 'admin'].includes(user.role)) next();
        if (user.role === Role.BILLING) next();
      `,
      'server/b.controller.ts': `
        class Shifts {
          @Roles('dispatcher')
          remove() {}
        }
      `,
    },
    verdict: 'fail',
    findings: [
      'server/a.ts:2 high',
      'server/a.ts:3 high',
      'server/a.ts:4 high',
      'server/a.ts:5 high',
      'server/b.controller.ts:2 high',
      `${SQL}:3 high`,
    ],
    says: /The role "planner" decides what people may do/,
  },
  {
    name: 'fails for a declared role that nothing on the server names',
    files: {
      'readycheck.yaml': roles('roles: {staff: All employees, admin: Priya}'),
      'index.html': '<script type="module" src="/src/main.tsx"></script>',
      'src/main.tsx': "export const App = ({ user }) => (user.role === 'staff' ? <b /> : null);",
      'server/a.js': "if (user.role !== 'admin') throw new Error('no');",
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
    says: /tests or names the role "staff"/,
  },
  {
    name: 'reads aliases, also for whoever signs in, and other ways of writing',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees, site manager: Managers}
          role_aliases: {authenticated: staff, gerente: site manager}
      `,
      [SQL]: `
        create policy a on swaps for select using (auth.uid() = user_id);
        create policy b on swaps for update using ((select cargo_role from people where id = auth.uid()) = 'gerente');
      `,
      'server/a.js': "if (user.role !== 'SITE_MANAGER') throw new Error('no');",
    },
    verdict: 'pass',
  },
  {
    name: 'asks less of a role that is only in a list, and advises on one that only the browser knows',
    files: {
      'readycheck.yaml': roles('roles: {admin: Priya}'),
      'prisma/schema.prisma': `
        enum Role {
          ADMIN
          GUEST_EDITOR // later
        }
      `,
      'src/Menu.tsx': "export type Role = 'admin' | 'tester';",
    },
    verdict: 'fail',
    findings: ['prisma/schema.prisma:1 medium', 'src/Menu.tsx:1 low'],
  },
  {
    name: 'reads Python: comparisons, guards, enums, Django groups',
    files: {
      'readycheck.yaml': roles('roles: {admin: Priya}'),
      'app/roles.py': `
        class Role(str, Enum):
            ADMIN = "admin"
            CLERK = "clerk"
      `,
      'app/views.py': `
        def a(user):
            if user.role not in ("admin", "auditor"):
                raise Forbidden()
            return user.groups.filter(name="Site managers").exists() or user.is_staff

        @roles_required("planner")
        def b(user):
            return user.role == Role.ADMIN
      `,
    },
    verdict: 'fail',
    findings: ['app/roles.py:1 medium', 'app/views.py:2 high', 'app/views.py:4 high', 'app/views.py:6 high'],
    says: /"Site managers"/,
  },
  {
    name: 'is not misled by chats, pages, players, filters, PostgreSQL and job titles',
    files: {
      'readycheck.yaml': roles('roles: {admin: Priya}'),
      [SQL]: `
        create table messages (id uuid, role text check (role in ('user', 'assistant', 'system')));
        create type contact_role as enum ('Head of Sales', 'Owner', 'Buyer');
        create policy a on messages for select using (auth.role() = 'authenticated' and (auth.jwt() -> 'app_metadata' ->> 'role') = 'admin');
        create policy b on messages for insert with check (auth.role() = 'service_role');
      `,
      'server/chat.ts': `
        if (message.role === 'user') reply();
        if (role === 'assistant') reply();
        if (player.role === 'guesser') play();
        if (element.role === 'button') click();
        if (roleFilter !== 'all') filter();
        if (typeof role === 'string') go();
      `,
      'server/schema.ts': "const message = { role: { type: String, enum: ['user', 'assistant'] } };",
    },
    verdict: 'pass',
  },
  {
    name: 'fails once where the code has roles and the manifest none',
    files: {
      'server/a.js': "if (user.role !== 'admin') throw new Error('no');\nif (user.role === 'planner') go();",
    },
    verdict: 'fail',
    findings: ['server/a.js:1 high'],
    says: /knows the roles "admin", "planner", and the manifest declares none/,
  },
  {
    name: 'asks where other languages may enforce the role',
    files: {
      'readycheck.yaml': roles('roles: {admin: Priya}'),
      'main.go': 'package main',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review'],
  },
  {
    name: 'does not apply where nobody speaks of roles',
    files: { 'src/a.ts': 'export const a = 1;' },
    verdict: 'not-applicable',
  },
]);
