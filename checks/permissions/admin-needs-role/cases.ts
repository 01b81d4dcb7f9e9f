import { defineCases } from '../../../src/kit/index.ts';

const signedIn = `
  import jwt from 'jsonwebtoken';
  export function requireUser(req, res, next) {
    try {
      req.user = jwt.verify(req.headers.authorization, process.env.JWT_SECRET);
      next();
    } catch {
      res.status(401).end();
    }
  }
  export function requireRole(...roles) {
    return (req, res, next) => {
      if (!roles.includes(req.user.role)) return res.status(403).end();
      next();
    };
  }
`;

export default defineCases([
  {
    name: 'passes where a middleware tests the role',
    files: {
      'src/app.js': `
        import express from 'express';
        import { requireRole, requireUser } from './auth.js';
        const app = express();
        app.use('/admin', requireUser, requireRole('admin'));
        app.delete('/admin/users/:id', async (req, res) => { await prisma.user.delete({ where: { id: req.params.id } }); res.end(); });
      `,
      'src/auth.js': signedIn,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where somebody signed in is enough',
    files: {
      'src/app.js': `
        import express from 'express';
        import { requireUser } from './auth.js';
        const app = express();
        app.get('/admin/users', requireUser, async (req, res) => { res.json(await prisma.user.findMany()); });
      `,
      'src/auth.js': signedIn,
    },
    verdict: 'fail',
    findings: ['src/app.js:4 blocker'],
    says: /every user can use it/,
  },
  {
    name: 'fails where nobody is asked at all',
    files: {
      'app/api/admin/fix/route.ts': `
        export async function POST() {
          await prisma.user.updateMany({ data: {} });
          return new Response('ok');
        }
      `,
    },
    verdict: 'fail',
    findings: ['app/api/admin/fix/route.ts:1 blocker'],
    says: /anybody can use it/,
  },
  {
    name: 'fails for a role from the body, from a cookie, and from metadata that users edit',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.post('/admin/a', (req, res) => { if (req.body.role !== 'admin') return res.status(403).end(); res.end(); });
        app.post('/admin/b', (req, res) => { if (req.cookies.role !== 'admin') return res.status(403).end(); res.end(); });
        app.post('/admin/c', async (req, res) => {
          const { data: { user } } = await supabase.auth.getUser();
          if (user.user_metadata.role !== 'admin') return res.status(403).end();
          res.end();
        });
      `,
    },
    verdict: 'fail',
    findings: ['src/app.js:3 blocker', 'src/app.js:4 blocker', 'src/app.js:5 blocker'],
    says: /metadata/,
  },
  {
    name: 'fails where the new user chooses the role at sign-up',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.post('/register', async (req, res) => {
          const { email, password, role } = req.body;
          await User.create({ email, password, role });
          res.end();
        });
      `,
    },
    verdict: 'fail',
    findings: ['src/app.js:3 blocker'],
    says: /sign up as an administrator/,
  },
  {
    name: 'lets the server choose the role at sign-up',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.post('/register', async (req, res) => {
          const { email, password } = req.body;
          await User.create({ email, password, role: 'member' });
          res.end();
        });
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'follows a helper that answers whether the caller may',
    files: {
      'app/api/admin/teams/route.ts': `
        import { verifyAdmin } from '@/lib/admin';
        export async function GET(request: Request) {
          const admin = await verifyAdmin(request);
          if (!admin) return new Response('no', { status: 403 });
          return Response.json(await prisma.team.findMany());
        }
      `,
      'lib/admin.ts': `
        import { auth, db } from './firebase';
        export async function verifyAdmin(request: Request) {
          const decoded = await auth.verifyIdToken(request.headers.get('authorization'));
          const profile = (await db.collection('users').doc(decoded.uid).get()).data();
          if (!profile?.isAdmin) return null;
          return decoded;
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where a service key changes the record that the caller names',
    files: {
      'app/api/points/route.ts': `
        import { createClient } from '@supabase/supabase-js';
        const supabaseAdmin = createClient(process.env.URL, process.env.SUPABASE_SERVICE_ROLE_KEY);
        export async function POST(request: Request) {
          const { data: { user } } = await supabaseAdmin.auth.getUser();
          if (!user) return new Response('no', { status: 401 });
          const { id, points } = await request.json();
          await supabaseAdmin.from('scores').update({ points }).eq('id', id);
          return new Response('ok');
        }
      `,
    },
    verdict: 'fail',
    findings: ['app/api/points/route.ts:3 blocker'],
    says: /past the database's own rules/,
  },
  {
    name: 'asks no role of a machine that shows its secret',
    files: {
      'app/api/internal/purge/route.ts': `
        export async function POST(request: Request) {
          if (request.headers.get('x-api-key') !== process.env.PURGE_KEY) return new Response('no', { status: 401 });
          await prisma.log.deleteMany({});
          return new Response('ok');
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'leaves what only sounds like it, and a guard whose body is hidden, to the sign-off',
    files: {
      'src/app.js': `
        import express from 'express';
        import { requireUser } from './auth.js';
        const app = express();
        app.get('/reports/export', requireUser, async (req, res) => { res.json(await prisma.report.findMany()); });
        export function more(requireAdmin) {
          app.get('/admin/log', requireAdmin, async (req, res) => { res.json(await prisma.log.findMany()); });
        }
      `,
      'src/auth.js': signedIn,
    },
    verdict: 'needs-review',
    findings: ['src/app.js:4 high review', 'src/app.js:6 high review'],
  },
  {
    name: 'knows the role that a procedure stands on',
    files: {
      'server/trpc.ts': `
        import { initTRPC, TRPCError } from '@trpc/server';
        const t = initTRPC.create();
        export const router = t.router;
        export const adminProcedure = t.procedure.use(({ ctx, next }) => {
          if (ctx.session?.user?.role !== 'ADMIN') throw new TRPCError({ code: 'FORBIDDEN' });
          return next();
        });
      `,
      'server/admin.ts': `
        import { adminProcedure, router } from './trpc';
        export const adminRouter = router({
          list: adminProcedure.query(async () => prisma.user.findMany()),
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply where no route is for administrators',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.get('/orders', async (req, res) => { res.json(await prisma.order.findMany()); });
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'knows the key that passes all rules in a module that says nothing else of a server, and asks once about names that may be administrative',
    files: {
      'app/api/loans/route.ts': `
        import { shelf } from '@/lib/shelf';
        export async function DELETE(request: Request) {
          const { id } = await request.json();
          await shelf.from('loans').delete().eq('id', id);
          return new Response(null);
        }
      `,
      'lib/shelf.ts': `
        import { createClient } from 'https://esm.sh/supabase';
        export const shelf = createClient(address, process.env.SUPABASE_SERVICE_ROLE_KEY);
      `,
      'app/api/export/route.ts': `
        export async function GET(request: Request) { return Response.json(await lists.all()); }
      `,
      'app/api/manage/route.ts': `
        export async function GET(request: Request) { return Response.json(await lists.all()); }
      `,
    },
    verdict: 'fail',
    findings: ['app/api/export/route.ts:1 high review', 'app/api/loans/route.ts:2 blocker'],
  },
]);
