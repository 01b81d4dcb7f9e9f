import { defineCases } from '../../../src/kit/index.ts';

const signedIn = `
  from fastapi import Depends, HTTPException
  from fastapi.security import OAuth2PasswordBearer
  import jwt
  from .db import get_session
  from .models import User

  oauth2 = OAuth2PasswordBearer(tokenUrl="login")

  def get_current_user(token: str = Depends(oauth2), session=Depends(get_session)) -> User:
      try:
          claims = jwt.decode(token, settings.SECRET_KEY, algorithms=["HS256"])
      except jwt.PyJWTError:
          raise HTTPException(status_code=401)
      user = session.get(User, claims["sub"])
      if user is None:
          raise HTTPException(status_code=401)
      return user

  def require_admin(user: User = Depends(get_current_user)) -> User:
      if user.role != "admin":
          raise HTTPException(status_code=403)
      return user
`;

const main = `
  from fastapi import FastAPI
  from .orders import router
  app = FastAPI()
  app.include_router(router, prefix="/api/orders")
`;

const heads = `
  from fastapi import APIRouter, Depends, HTTPException
  from sqlmodel import select
  from .auth import get_current_user, require_admin
  from .db import get_session
  from .models import Order, User
  router = APIRouter()
`;

/** The handlers of one FastAPI application, from line 9 of the file on. */
const orders = (body: string): Record<string, string> => ({
  'app/main.py': main,
  'app/auth.py': signedIn,
  'app/orders.py': `${heads}\n${body}`,
});

const requireUser = `
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

/** The routes of one Express application behind a login, from line 8 of the file on. */
const shop = (body: string): Record<string, string> => ({
  'src/auth.js': requireUser,
  'src/app.js': `
  import express from 'express';
  import { requireUser } from './auth.js';
  import { Loan } from './loan.js';
  import { Member } from './member.js';
  import { loans } from './loans.js';
  const app = express();
  app.use(requireUser);
  ${body}
  `,
});

export default defineCases([
  {
    name: 'passes where Express compares the record with the caller afterwards, in whatever form the id is',
    files: shop(`
  app.delete('/loans/:id', async (req, res) => {
    const loan = await Loan.findById(req.params.id);
    if (loan.borrower.toString() !== req.user.id.toString()) return res.status(403).end();
    await Loan.findByIdAndDelete(req.params.id);
    res.end();
  });
    `),
    verdict: 'pass',
    says: /1 route that takes a record/,
  },
  {
    name: 'follows the id into a service of the team, as a plain argument and as a field of one',
    files: {
      ...shop(`
  app.get('/loans/:id', async (req, res) => res.json(await loans.one(req.params.id)));
  app.put('/loans/:id', async (req, res) => res.json(await loans.extend({ id: req.params.id, days: req.body.days })));
    `),
      'src/loans.js': `
        import { Loan } from './loan.js';
        export const loans = {
          one: (id) => Loan.findOne({ _id: id }),
          extend: ({ id, days }) => Loan.findByIdAndUpdate(id, { days }),
        };
      `,
    },
    verdict: 'needs-review',
    findings: ['src/loans.js:3 high review'],
    says: /GET \/loans\/:id, PUT \/loans\/:id: the caller names a record of "Loan"/,
  },
  {
    name: 'passes where the service is handed the owner too, or what it gives is compared',
    files: {
      ...shop(`
  app.get('/loans/:id', async (req, res) => res.json(await loans.one(req.params.id, req.user.id)));
  app.put('/loans/:id', async (req, res) => {
    const loan = await loans.any(req.params.id);
    if (loan.borrower !== req.user.id) return res.status(404).end();
    res.json(await loans.extend({ id: req.params.id, days: req.body.days }));
  });
    `),
      'src/loans.js': `
        import { Loan } from './loan.js';
        export const loans = {
          one: (id, userId) => Loan.findOne({ _id: id, userId }),
          any: (id) => Loan.findOne({ _id: id }),
          extend: ({ id, days }) => Loan.findByIdAndUpdate(id, { days }),
        };
      `,
    },
    verdict: 'pass',
    says: /2 routes that take a record/,
  },
  {
    name: 'looks into a filter that is put together before, and at an owner that is added later',
    files: shop(`
  app.get('/loans', async (req, res) => {
    const filter = { shelf: req.query.shelf };
    filter.borrower = req.user.id;
    res.json(await Loan.find(filter));
  });
  app.get('/loans/one', async (req, res) => {
    const filter = { _id: req.query.id };
    res.json(await Loan.find(filter).populate('book').sort({ due: 1 }));
  });
    `),
    verdict: 'needs-review',
    findings: ['src/app.js:16 medium review'],
    says: /^GET \/loans\/one: the caller names a record of "Loan"/,
  },
  {
    name: 'passes where a membership was looked up first, or a helper is asked about the record and the caller',
    files: shop(`
  app.get('/clubs/:id/loans', async (req, res) => {
    const member = await Member.findOne({ club: req.params.id, user: req.user.id });
    if (!member) return res.status(404).end();
    res.json(await Loan.find({ club: req.params.id }));
  });
  app.delete('/loans/:id', async (req, res) => {
    const loan = await Loan.findById(req.params.id);
    if (!canReturn(req.user, loan)) return res.status(403).end();
    await Loan.deleteOne({ _id: req.params.id });
    res.end();
  });
    `),
    verdict: 'pass',
  },
  {
    name: 'knows what is stored from what chooses the record',
    files: shop(`
  app.put('/me', async (req, res) => {
    await Member.updateOne({ _id: req.user.id }, { $set: { nickname: req.body.nickname } });
    res.end();
  });
  app.post('/loans', async (req, res) => {
    await Loan.create({ book: req.body.book, note: req.body.note });
    res.end();
  });
    `),
    verdict: 'not-applicable',
  },
  {
    name: 'passes over a look whether something is taken already',
    files: shop(`
  app.put('/me/handle', async (req, res) => {
    const existing = await Member.findOne({ handle: req.body.handle });
    if (existing) return res.status(409).json({ error: 'taken' });
    await Member.updateOne({ _id: req.user.id }, { handle: req.body.handle });
    res.end();
  });
    `),
    verdict: 'pass',
  },
  {
    name: 'reads the owner in a condition of a query builder, and a session that a helper of the team gives',
    files: {
      'app/api/loans/[id]/route.ts': `
        import { db } from '@/lib/db';
        import { loans } from '@/lib/schema';
        import { getUser } from '@/lib/session';
        import { and, eq } from 'drizzle-orm';

        export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }) {
          const user = await getUser();
          if (!user) return new Response('Unauthorized', { status: 401 });
          const { id } = await params;
          await db.delete(loans).where(and(eq(loans.id, id), eq(loans.userId, user.id)));
          return new Response(null, { status: 204 });
        }

        export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
          const user = await getUser();
          if (!user) return new Response('Unauthorized', { status: 401 });
          const { id } = await params;
          const [loan] = await db.select().from(loans).where(eq(loans.id, id));
          return Response.json(loan);
        }
      `,
      'lib/session.ts': `
        import { cookies } from 'next/headers';
        import { jwtVerify } from 'jose';
        export async function getUser() {
          const token = (await cookies()).get('session')?.value;
          if (!token) return null;
          const { payload } = await jwtVerify(token, key);
          return payload;
        }
      `,
    },
    verdict: 'needs-review',
    findings: ['app/api/loans/[id]/route.ts:18 medium review'],
    says: /^GET \/api\/loans\/\[id\]: the caller names a record of "loans"/,
  },
  {
    name: 'passes a client that the row rules of the database bind',
    files: {
      'app/actions.ts': `
        'use server';
        import { createClient } from '@/lib/supabase';
        export async function returnLoan(id: string) {
          const client = await createClient();
          const { data: { user } } = await client.auth.getUser();
          if (!user) throw new Error('Unauthorized');
          await client.from('loans').delete().eq('id', id);
        }
      `,
      'lib/supabase.ts': `
        import { createServerClient } from '@supabase/ssr';
        export async function createClient() {
          return createServerClient(process.env.SUPABASE_URL, process.env.SUPABASE_ANON_KEY, {});
        }
      `,
      'app/page.tsx': `
        'use client';
        import { returnLoan } from './actions';
        export default function Page() { return <button onClick={() => returnLoan('1')}>Return</button>; }
      `,
    },
    verdict: 'pass',
    says: /1 route that takes a record/,
  },
  {
    name: 'takes what a server action and a procedure are handed for sent by the caller',
    files: {
      'app/actions.ts': `
        'use server';
        import { getUser } from '@/lib/session';
        export async function returnLoan(id: string) {
          const user = await getUser();
          if (!user) throw new Error('Unauthorized');
          await prisma.loan.delete({ where: { id } });
        }
      `,
      'lib/session.ts': `
        import { getServerSession } from 'next-auth';
        export async function getUser() {
          const session = await getServerSession();
          return session?.user ?? null;
        }
      `,
      'app/page.tsx': `
        'use client';
        import { returnLoan } from './actions';
        export default function Page() { return <button onClick={() => returnLoan('1')}>Return</button>; }
      `,
    },
    verdict: 'needs-review',
    findings: ['app/actions.ts:6 high review'],
    says: /the server action "returnLoan": the caller names a record of "loan"/,
  },
  {
    name: 'asks about what is only read past all rules and says nothing of people; a change there fails',
    files: {
      'app/api/loans/route.ts': `
        import { supabaseAdmin } from '@/lib/admin';
        export async function GET(request: Request) {
          const { data: { user } } = await supabaseAdmin.auth.getUser(request.headers.get('authorization'));
          if (!user) return new Response('Unauthorized', { status: 401 });
          const id = new URL(request.url).searchParams.get('id');
          return Response.json(await supabaseAdmin.from('shelves').select().eq('id', id));
        }
        export async function DELETE(request: Request) {
          const { data: { user } } = await supabaseAdmin.auth.getUser(request.headers.get('authorization'));
          if (!user) return new Response('Unauthorized', { status: 401 });
          const { id } = await request.json();
          await supabaseAdmin.from('shelves').delete().eq('id', id);
          return new Response(null);
        }
      `,
      'lib/admin.ts': `
        import { createClient } from '@supabase/supabase-js';
        export const supabaseAdmin = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);
      `,
    },
    verdict: 'fail',
    findings: ['app/api/loans/route.ts:12 high'],
  },
  {
    name: 'takes a key that was given out for its owner, and a route that asks for a code by mail for a login of its own',
    files: {
      'shop/urls.py': `
        from django.urls import path
        from shop import views
        urlpatterns = [
            path("beat/<slug:ping_key>/<slug:slug>", views.beat),
            path("enter/<str:username>/<str:token>/", views.enter),
        ]
      `,
      'shop/views.py': `
        from django.contrib.auth import authenticate, login
        from django.http import HttpResponse, HttpResponseNotFound
        from django.shortcuts import redirect
        from shop.models import Job, Account, Team

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
            job.beats += 1
            job.save()
            return HttpResponse("OK")

        def enter(request, username, token):
            user = authenticate(username=username, token=token)
            if user is None or not user.is_active:
                return redirect("login")
            account = Account.objects.get(user__username=username)
            account.token = ""
            account.save()
            login(request, user)
            return redirect("home")
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'passes where the query names the owner',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      order = session.exec(select(Order).where(Order.id == order_id, Order.owner_id == user.id)).first()
      if order is None:
          raise HTTPException(404)
      return order
    `),
    verdict: 'pass',
    says: /1 route that takes a record/,
  },
  {
    name: 'passes where the record is compared with the caller afterwards, and deleted only then',
    files: orders(`
  @router.delete("/{order_id}")
  def remove(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      order = session.get(Order, order_id)
      if order.owner_id != user.id:
          raise HTTPException(403)
      session.delete(order)
      session.commit()
    `),
    verdict: 'pass',
  },
  {
    name: 'asks about a record that any signed-in user may name, listing the routes of one table together',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      return session.get(Order, order_id)

  @router.delete("/{order_id}")
  def remove(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      order = session.get(Order, order_id)
      session.delete(order)
      session.commit()
    `),
    verdict: 'needs-review',
    findings: ['app/orders.py:11 high review'],
    says: /GET \/api\/orders\/\{order_id\}, DELETE \/api\/orders\/\{order_id\}: the caller names a record of "Order"/,
  },
  {
    name: 'follows a helper that is given the id',
    files: {
      ...orders(`
  from .crud import find_order

  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      return find_order(session, order_id)
    `),
      'app/crud.py': `
        from sqlmodel import select
        from .models import Order

        def find_order(session, key):
            return session.exec(select(Order).where(Order.id == key)).first()
      `,
    },
    verdict: 'needs-review',
    findings: ['app/crud.py:5 medium review'],
  },
  {
    name: 'leaves routes with a role test, those that nobody guards, and lists to other questions',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(require_admin)):
      return session.get(Order, order_id)

  @router.put("/open/{order_id}")
  def change(order_id: int, session=Depends(get_session)):
      return session.get(Order, order_id)

  @router.get("/")
  def all_of_mine(limit: int = 20, session=Depends(get_session), user: User = Depends(get_current_user)):
      return session.exec(select(Order).limit(limit)).all()
    `),
    verdict: 'not-applicable',
  },
  {
    name: 'takes a record that the matrix gives to everybody for shared',
    files: {
      ...orders(`
  @router.get("/{order_id}")
  def show(order_id: int, session=Depends(get_session), user: User = Depends(get_current_user)):
      return session.get(Order, order_id)
    `),
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees}
          matrix:
            orders: {see: everyone, edit: staff, delete: nobody}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where an admin SDK takes what the caller names',
    files: {
      'app.py': `
        from flask import Flask, request, abort
        from firebase_admin import auth, firestore
        app = Flask(__name__)
        db = firestore.client()

        def caller():
            try:
                return auth.verify_id_token(request.headers["Authorization"])
            except Exception:
                abort(401)

        @app.route("/notes/<note_id>", methods=["DELETE"])
        def remove(note_id):
            caller()
            db.collection("notes").document(note_id).delete()
            return "", 204
      `,
    },
    verdict: 'fail',
    findings: ['app.py:15 high'],
    says: /past the database's own rules/,
  },
  {
    name: 'asks about a body that is stored as it came',
    files: {
      'app.py': `
        from flask import Flask, request
        from flask_login import login_required
        from models import Note, db
        app = Flask(__name__)

        @app.post("/notes")
        @login_required
        def add():
            data = request.get_json()
            note = Note(**data)
            db.session.add(Note(**data))
            db.session.commit()
            return "", 201
      `,
    },
    verdict: 'needs-review',
    findings: ['app.py:11 high review'],
    says: /whole body is stored as a record of "Note"/,
  },
  {
    name: 'passes for a generic view whose queryset is the caller’s own',
    files: {
      'shop/settings.py': `
        from django.urls import reverse
        ROOT_URLCONF = "shop.urls"
        REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
      `,
      'shop/urls.py': `
        from django.urls import include, path
        from rest_framework.routers import DefaultRouter
        from shop.views import OrderViewSet
        router = DefaultRouter()
        router.register("orders", OrderViewSet)
        urlpatterns = [path("api/", include(router.urls))]
      `,
      'shop/views.py': `
        from rest_framework import viewsets
        from shop.models import Order

        class OrderViewSet(viewsets.ModelViewSet):
            queryset = Order.objects.all()

            def get_queryset(self):
                return Order.objects.filter(owner=self.request.user)
      `,
    },
    verdict: 'pass',
    says: /3 routes/,
  },
  {
    name: 'passes for a membership that is looked up with the record, and answers 404 where there is none',
    files: {
      'shop/urls.py': `
        from django.urls import path
        from shop import views
        urlpatterns = [path("projects/<int:code>/", views.project)]
      `,
      'shop/views.py': `
        from django.contrib.auth.decorators import login_required
        from django.shortcuts import get_object_or_404, render
        from shop.models import Member, Project

        @login_required
        def project(request, code):
            project = get_object_or_404(Project, code=code)
            get_object_or_404(Member, project=project, user=request.user)
            return render(request, "project.html", {"project": project})
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'says which routes it could not follow',
    files: orders(`
  @router.get("/{order_id}")
  def show(order_id: int, user: User = Depends(get_current_user)):
      return warehouse.fetch(order_id)
    `),
    verdict: 'needs-review',
    findings: ['app/orders.py:10 medium review'],
    says: /could not be followed/,
  },
  {
    name: 'does not apply where nothing serves requests',
    files: { 'README.md': '# A library\n' },
    verdict: 'not-applicable',
  },
]);
