import { defineCases } from '../../../src/kit/index.ts';

const guarded = `
  import jwt from 'jsonwebtoken';
  export function requireUser(req, res, next) {
    try {
      req.user = jwt.verify(req.headers.authorization, process.env.JWT_SECRET);
      next();
    } catch {
      res.status(401).end();
    }
  }
`;

export default defineCases([
  {
    name: 'passes where a middleware that verifies stands before the mounted router',
    files: {
      'src/app.js': `
        import express from 'express';
        import { requireUser } from './auth.js';
        import orders from './orders.js';
        const app = express();
        app.get('/health', (req, res) => res.send('ok'));
        app.use('/api/orders', requireUser, orders);
      `,
      'src/auth.js': guarded,
      'src/orders.js': `
        import { Router } from 'express';
        const router = Router();
        router.post('/', async (req, res) => { await prisma.order.create({ data: { note: req.body.note } }); res.end(); });
        export default router;
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a route that changes data and asks nobody',
    files: {
      'src/app.js': `
        const express = require('express');
        const app = express();
        app.post('/orders', async (req, res) => {
          await prisma.order.create({ data: { note: req.body.note } });
          res.end();
        });
      `,
    },
    verdict: 'fail',
    findings: ['src/app.js:3 blocker'],
    says: /POST \/orders changes data and never checks who calls/,
  },
  {
    name: 'reads SQL after a tag as well',
    files: {
      'app/api/orders/route.ts': `
        import { sql } from '@/lib/db';
        export async function DELETE(request: Request) {
          const { id } = await request.json();
          await sql\`DELETE FROM orders WHERE id = \${id}\`;
          return Response.json({ id });
        }
      `,
      'lib/db.ts': `
        import { neon } from '@neondatabase/serverless';
        export const sql = neon(process.env.DATABASE_URL!);
      `,
    },
    verdict: 'fail',
    findings: ['app/api/orders/route.ts:2 blocker'],
    says: /DELETE \/api\/orders changes data/,
  },
  {
    name: 'heeds the order: what is declared before the guard is open',
    files: {
      'src/app.js': `
        import express from 'express';
        import { requireUser } from './auth.js';
        const app = express();
        app.delete('/orders/:id', async (req, res) => { await prisma.order.delete({ where: { id: req.params.id } }); res.end(); });
        app.use(requireUser);
        app.put('/orders/:id', async (req, res) => { await prisma.order.update({ where: { id: req.params.id }, data: {} }); res.end(); });
      `,
      'src/auth.js': guarded,
    },
    verdict: 'fail',
    findings: ['src/app.js:4 blocker'],
  },
  {
    name: 'takes no header that is only read for a check, nor one that the tool sends',
    files: {
      'app/api/chat/route.ts': `
        import { NextResponse } from 'next/server';
        export async function POST(req: Request) {
          const authHeader = req.headers.get('authorization');
          if (!authHeader) return NextResponse.json({ error: 'no' }, { status: 401 });
          const answer = await fetch('https://api.openai.com/v1/responses', {
            method: 'POST',
            headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` },
          });
          return NextResponse.json(await answer.json());
        }
      `,
    },
    verdict: 'fail',
    findings: ['app/api/chat/route.ts:2 blocker'],
    says: /spends money/,
  },
  {
    name: 'takes a user id that the caller sends in a header for no check',
    files: {
      'app/api/stock/route.ts': `
        import { currentUser } from '@/lib/current-user';
        export async function POST(req: Request) {
          const user = await currentUser(req);
          if (!user) return new Response('no', { status: 401 });
          await prisma.stock.create({ data: await req.json() });
          return new Response('ok');
        }
      `,
      'lib/current-user.ts': `
        export async function currentUser(request: Request) {
          const userId = request.headers.get('x-user-id');
          if (userId) return userId;
          return null;
        }
      `,
    },
    verdict: 'fail',
    findings: ['app/api/stock/route.ts:2 blocker'],
  },
  {
    name: 'takes a shared secret, a webhook signature and the session of a library for checks',
    files: {
      'app/api/cron/route.ts': `
        export async function GET(request: Request) {
          if (request.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response('no', { status: 401 });
          await prisma.session.deleteMany({ where: {} });
          return new Response('ok');
        }
      `,
      'app/api/stripe/route.ts': `
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          await prisma.order.update({ where: { id: event.id }, data: { paid: true } });
          return new Response('ok');
        }
      `,
      'app/api/orders/route.ts': `
        import { getServerSession } from 'next-auth';
        export async function POST(request: Request) {
          const session = await getServerSession(options);
          if (!session?.user) return new Response('no', { status: 401 });
          await prisma.order.create({ data: { userId: session.user.id } });
          return new Response('ok');
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'follows a wrapper and a helper that answers null',
    files: {
      'app/api/notes/route.ts': `
        import { withUser } from '@/lib/with-user';
        export const DELETE = withUser(async (request) => { await prisma.note.delete({ where: { id: '1' } }); return new Response('ok'); });
      `,
      'lib/with-user.ts': `
        import { findUser } from './find-user';
        export function withUser(handler) {
          return async (request) => {
            const user = await findUser(request);
            if (!user) return new Response('no', { status: 401 });
            return handler(request, user);
          };
        }
      `,
      'lib/find-user.ts': `
        export async function findUser() {
          const { data: { user } } = await supabase.auth.getUser();
          return user;
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'knows by the name alone what only a sign-off can settle',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        export function routes(checkAuth) {
          app.post('/orders', checkAuth, async (req, res) => { await prisma.order.create({ data: req.body }); res.end(); });
        }
      `,
    },
    verdict: 'needs-review',
    findings: ['src/app.js:4 high review'],
    says: /"checkAuth"/,
  },
  {
    name: 'leaves a guard that asks another service to the sign-off, and a GET whose data is unknown',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const answer = await fetch(process.env.ACCOUNTS_URL, { headers: { authorization: req.headers.authorization } });
          if (!answer.ok) return res.status(401).end();
          await prisma.order.create({ data: { note: req.body.note } });
          res.end();
        });
        app.get('/products', async (req, res) => { res.json(await prisma.product.findMany()); });
      `,
    },
    verdict: 'needs-review',
    findings: ['src/app.js:3 high review', 'src/app.js:9 high review'],
    says: /another service/,
  },
  {
    name: 'fails for a GET that gives away people, and for one that deletes',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.get('/customers', async (req, res) => { res.json(await prisma.customer.findMany({ select: { email: true } })); });
        app.get('/destroy/:id', async (req, res) => { await prisma.todo.delete({ where: { id: req.params.id } }); res.end(); });
      `,
    },
    verdict: 'fail',
    findings: ['src/app.js:3 blocker', 'src/app.js:4 blocker'],
  },
  {
    name: 'passes what is declared public, and advises on an entry that is stale',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          public_endpoints:
            - {path: /contact, method: POST, reason: the contact form}
            - {path: "/shop/{id}", method: GET, reason: the catalogue}
            - {path: /old, method: GET, reason: the old page}
      `,
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.post('/contact', async (req, res) => { await transporter.sendMail({ text: req.body.text }); res.end(); });
        app.get('/shop/:id', async (req, res) => { res.json(await prisma.product.findMany()); });
      `,
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:6 low'],
  },
  {
    name: 'asks for a check in the handler too where only the middleware of Next guards',
    files: {
      'middleware.ts': `
        import { NextResponse } from 'next/server';
        import { getToken } from 'next-auth/jwt';
        export async function middleware(request) {
          const token = await getToken({ req: request });
          if (!token) return NextResponse.redirect(new URL('/login', request.url));
          return NextResponse.next();
        }
        export const config = { matcher: ['/api/:path*'] };
      `,
      'app/api/orders/route.ts': `
        export async function POST(request: Request) {
          await prisma.order.create({ data: await request.json() });
          return new Response('ok');
        }
      `,
    },
    verdict: 'fail',
    findings: ['app/api/orders/route.ts:1 medium'],
  },
  {
    name: 'knows which procedures of tRPC stand on a middleware that throws',
    files: {
      'server/trpc.ts': `
        import { initTRPC, TRPCError } from '@trpc/server';
        const t = initTRPC.create();
        export const router = t.router;
        export const publicProcedure = t.procedure;
        const isSignedIn = t.middleware(({ ctx, next }) => {
          if (!ctx.session?.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
          return next();
        });
        export const protectedProcedure = t.procedure.use(isSignedIn);
      `,
      'server/orders.ts': `
        import { protectedProcedure, publicProcedure, router } from './trpc';
        export const ordersRouter = router({
          create: protectedProcedure.mutation(async ({ input }) => prisma.order.create({ data: input })),
          remove: publicProcedure.mutation(async ({ input }) => prisma.order.delete({ where: { id: input.id } })),
        });
      `,
    },
    verdict: 'fail',
    findings: ['server/orders.ts:4 blocker'],
    says: /"orders.remove"/,
  },
  {
    name: 'fails for a server action that a component may call and that asks nobody',
    files: {
      'app/actions.ts': `
        'use server';
        export async function removeMessage(id: string) {
          await prisma.message.delete({ where: { id } });
        }
      `,
      'app/button.tsx': `
        'use client';
        import { removeMessage } from './actions';
        export const Button = () => <button onClick={() => removeMessage('1')} />;
      `,
    },
    verdict: 'fail',
    findings: ['app/actions.ts:2 blocker'],
  },
  {
    name: 'knows hooks and prefixes of Fastify, middleware of Hono and of Koa',
    files: {
      'src/fastify.ts': `
        import Fastify from 'fastify';
        const fastify = Fastify();
        fastify.addHook('onRequest', async (request, reply) => { await request.jwtVerify(); });
        fastify.register(async (app) => {
          app.post('/orders', async (request) => prisma.order.create({ data: request.body }));
        }, { prefix: '/api' });
      `,
      'src/hono.ts': `
        import { Hono } from 'hono';
        import { jwt } from 'hono/jwt';
        const app = new Hono();
        app.use('/api/*', jwt({ secret: process.env.JWT_SECRET }));
        app.post('/api/orders', async (c) => { await prisma.order.create({ data: await c.req.json() }); return c.text('ok'); });
        export default app;
      `,
      'src/koa.ts': `
        import Koa from 'koa';
        import Router from '@koa/router';
        import jwt from 'koa-jwt';
        const app = new Koa();
        const router = new Router({ prefix: '/v1' });
        router.post('/orders', async (ctx) => { await prisma.order.create({ data: ctx.request.body }); });
        app.use(jwt({ secret: process.env.JWT_SECRET }));
        app.use(router.routes());
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'takes the lookup of a key that was given out for a guard, and the key of a row for none',
    files: {
      'app.py': `
        from flask import Flask, abort
        app = Flask(__name__)

        @app.post("/beats/<ping_key>")
        def beat(ping_key):
            check = Check.query.filter_by(ping_key=ping_key).first()
            if not check:
                abort(404)
            check.last = 1
            db.session.commit()
            return "ok"

        @app.post("/rows/<primary_key>")
        def row(primary_key):
            row = Row.query.filter_by(primary_key=primary_key).first()
            if not row:
                abort(404)
            row.last = 1
            db.session.commit()
            return "ok"
      `,
    },
    verdict: 'fail',
    findings: ['app.py:14 blocker'],
  },
  {
    name: 'leaves a link from a mail to itself: what it carries is the proof',
    files: {
      'app.py': `
        from flask import Flask, request
        app = Flask(__name__)

        @app.route("/reset_password/<data>", methods=["POST"])
        def reset_password(data):
            user = Users.query.filter_by(email=unserialize(data)).first()
            user.name = request.form["name"]
            db.session.commit()
            return "ok"
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'takes a part of a document that is read by its name for no route',
    files: {
      'src/read.ts': `
        import type { Reader } from './reader.ts';
        export function jobOf(step: Reader, request: string) {
          return { request, paths: step.get('condition', 'paths'), image: step.get('image', 'name') };
        }
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'takes a client that asks others for no route',
    files: {
      'src/api.ts': `
        import axios from 'axios';
        const api = axios.create({ baseURL: '/api' });
        export const list = () => api.get('/orders', { params: {} });
        export const add = (order) => api.post('/orders', order);
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not mind how people sign in',
    files: {
      'src/app.js': `
        import express from 'express';
        const app = express();
        app.post('/login', async (req, res) => { res.json(await prisma.user.findUnique({ where: { email: req.body.email } })); });
        app.post('/api/users', async (req, res) => { await prisma.user.create({ data: { email: req.body.email, password: req.body.password } }); res.end(); });
        app.post('/reset-password/:token', async (req, res) => { await prisma.user.update({ where: { id: '1' }, data: {} }); res.end(); });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'names what it does not read',
    files: {
      'package.json': '{"dependencies": {"@nestjs/core": "^11.0.0"}}',
      'src/main.ts': `
        import { NestFactory } from '@nestjs/core';
        NestFactory.create(AppModule).then((app) => app.listen(3000));
      `,
    },
    verdict: 'needs-review',
    findings: ['src/main.ts:1 high review'],
    says: /routes of NestJS are not read/,
  },
  {
    name: 'passes a key in the address that is looked up in a nested try; leaves a code that nobody guesses to the sign-off',
    files: {
      'shop/urls.py': `
        from django.urls import path
        from shop import views
        urlpatterns = [
            path("beat/<slug:ping_key>/<slug:slug>", views.beat),
            path("letters/<uuid:code>/status", views.delivered),
            path("letters/<int:number>/status", views.numbered),
        ]
      `,
      'shop/views.py': `
        from django.http import HttpResponse, HttpResponseNotFound
        from django.views.decorators.http import require_POST
        from shop.models import Job, Letter, Team

        def beat(request, ping_key, slug):
            try:
                job = Job.objects.get(slug=slug, team__ping_key=ping_key)
            except Job.DoesNotExist:
                if request.GET.get("create") != "1":
                    return HttpResponseNotFound("not found")
                try:
                    team = Team.objects.get(ping_key=ping_key)
                except Team.DoesNotExist:
                    return HttpResponseNotFound("not found")
                job = Job(team=team, slug=slug)
                job.save()
            return HttpResponse("OK")

        @require_POST
        def delivered(request, code):
            letter = Letter.objects.get(code=code)
            letter.error = request.POST["error"]
            letter.save()
            return HttpResponse()

        @require_POST
        def numbered(request, number):
            letter = Letter.objects.get(number=number)
            letter.error = request.POST["error"]
            letter.save()
            return HttpResponse()
      `,
    },
    verdict: 'fail',
    findings: ['shop/views.py:20 high review', 'shop/views.py:27 blocker'],
  },
  {
    name: 'asks one question about routes of the same kind, and none about what browsers ask before a request',
    files: {
      'app/api/prices/route.ts': `
        export async function GET() { return Response.json(await prices.load()); }
        export async function OPTIONS() { return new Response(null, { headers: { 'Access-Control-Allow-Origin': '*' } }); }
      `,
      'app/api/shelves/route.ts': `
        export async function GET() { return Response.json(await shelves.load()); }
      `,
    },
    verdict: 'needs-review',
    findings: ['app/api/prices/route.ts:1 medium review'],
    says: /^GET \/api\/prices, GET \/api\/shelves never check who calls, and what they give or change could not be told/,
  },
  {
    name: 'takes no exported type for a server action',
    files: {
      'app/actions.ts': `
        'use server';
        import { getServerSession } from 'next-auth';
        export type Order = { id: string };
        export interface Receipt { id: string }
        export async function pay(id: string) {
          const session = await getServerSession();
          if (!session) throw new Error('Unauthorized');
          await prisma.order.update({ where: { id, userId: session.user.id }, data: { paid: true } });
        }
      `,
      'app/page.tsx': `
        'use client';
        import { pay } from './actions';
        export default function Page() { return <button onClick={() => pay('1')}>Pay</button>; }
      `,
    },
    verdict: 'pass',
    says: /1 route looked at/,
  },
]);
