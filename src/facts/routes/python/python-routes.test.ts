import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../collect/collect.ts';
import { memoryRepository } from '../../../repo/memory.ts';
import { pythonModules } from './python-modules.ts';
import { pythonRoutes } from './python-routes.ts';

async function routesIn(files: Record<string, string>) {
  const collection = await collect([pythonRoutes], memoryRepository(files));
  const value = collection.value(pythonRoutes);
  if (!value) throw new Error('the fact failed');
  return value;
}

/** `GET /path [guards] {work}`. */
async function told(files: Record<string, string>): Promise<string[]> {
  const { routes } = await routesIn(files);
  return routes.map(({ method, path, guards, work }) => {
    const asked = guards.map(({ name, asks, proof }) => `${name}:${asks}:${proof}`);
    const done = work.map(({ kind, target, chosenByCaller, heldToCaller }) =>
      [kind, target, chosenByCaller ? 'chosen' : '', heldToCaller ? 'held' : ''].filter(Boolean).join(' '),
    );
    return `${method} ${path} [${asked.join(', ')}] {${done.join(', ')}}`;
  });
}

const TOKEN = `
import jwt
from fastapi import Depends, HTTPException
def read_token(token):
    try:
        return jwt.decode(token, KEY, algorithms=["HS256"])
    except jwt.PyJWTError:
        return None
def current(token: str = Depends(scheme)):
    claims = read_token(token)
    if not claims:
        raise HTTPException(401)
    return claims
def maybe(token: str = Depends(scheme)):
    return read_token(token)
`;

describe('FastAPI', () => {
  it('takes prefixes and dependencies of routers, over files', async () => {
    expect(
      await told({
        'app/auth.py': TOKEN,
        'app/items.py': `
from fastapi import APIRouter
from .auth import maybe
from fastapi import Depends
router = APIRouter(prefix="/items")
@router.get("/{key}")
def show(key: int, db=Depends(get_db)):
    return db.query(Item).filter(Item.id == key).first()
`,
        'app/main.py': `
from fastapi import Depends, FastAPI
from . import items
from .auth import current, maybe
app = FastAPI()
app.include_router(items.router, prefix="/api", dependencies=[Depends(current)])
@app.post("/open")
def add(who=Depends(maybe)):
    db.session.add(Item(name="x"))
`,
      }),
    ).toEqual([
      'GET /api/items/{key} [current:session:body] {read Item chosen}',
      'POST /open [] {write Item}',
    ]);
  });

  it('knows aliases of dependencies, factories and classes that are called', async () => {
    const [first, second, third] = await told({
      'auth.py': `${TOKEN}
def guard(required: bool = True):
    return current if required else maybe
class Roles:
    def __init__(self, roles): self.roles = roles
    def __call__(self, user=Depends(current)):
        if user.role not in self.roles:
            raise HTTPException(403)
`,
      'main.py': `
from typing import Annotated
from fastapi import Depends, FastAPI
from auth import Roles, current, guard
app = FastAPI()
Who = Annotated[dict, Depends(current)]
@app.get("/a")
def a(who: Who): ...
@app.get("/b")
def b(who=Depends(guard(required=False))): ...
@app.get("/c", dependencies=[Depends(Roles(["admin"]))])
def c(): ...
`,
    });
    expect(first).toContain('Who:session:body');
    expect(second).toBe('GET /b [] {}');
    expect(third).toContain('Roles:role:body');
  });

  it('says which routers it could not find, and leaves what is only for development', async () => {
    const { unresolved, routes } = await routesIn({
      'main.py': `
from fastapi import APIRouter, FastAPI
app = FastAPI()
private = APIRouter()
@private.post("/users")
def add(): ...
if settings.ENVIRONMENT == "local":
    app.include_router(private)
`,
      'more.py': `
from fastapi import FastAPI
app = FastAPI()
for each in load_plugins():
    app.include_router(each)
`,
    });
    expect(unresolved).toEqual([
      { at: { path: 'more.py', line: 5 }, why: 'what app.include_router(each) adds is computed' },
    ]);
    expect(routes.map(({ partly }) => partly)).toEqual([true]);
  });
});

describe('Flask', () => {
  it('follows own decorators, and only those that the route decorator wraps', async () => {
    expect(
      await told({
        'auth.py': `
from functools import wraps
from flask import abort, session
def signed_in():
    return "user" in session
def login_required(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if not signed_in():
            abort(401)
        return view(*args, **kwargs)
    return inner
`,
        'app.py': `
from flask import Blueprint, Flask
from auth import login_required
bp = Blueprint("notes", __name__, url_prefix="/notes")
@bp.route("/mine")
@login_required
def mine(): ...
@login_required
@bp.route("/wrong")
def wrong(): ...
app = Flask(__name__)
app.register_blueprint(bp, url_prefix="/api")
`,
      }),
    ).toEqual(['GET /api/notes/mine [login_required:session:body] {}', 'GET /api/notes/wrong [] {}']);
  });

  it('takes hooks before every request for guards, but not where they let strangers pass', async () => {
    expect(
      await told({
        'app.py': `
from flask import Flask, redirect, request, session
app = Flask(__name__)
@app.before_request
def must_sign_in():
    if request.endpoint in ("login", "static"):
        return
    if not session.get("user"):
        return redirect("/login")
@app.post("/login")
def login(): ...
@app.post("/notes")
def notes(): ...
`,
      }),
    ).toEqual([
      'POST /login [] {}',
      'POST /notes [must_sign_in:session:body] {}'.replace('must_sign_in', 'session.get'),
    ]);
    expect(
      await told({
        'app.py': `
from flask import Flask
from flask_login import current_user
app = Flask(__name__)
@app.before_request
def seen():
    if current_user.is_authenticated:
        current_user.seen = now()
        db.session.commit()
@app.post("/notes")
def notes(): ...
`,
      }),
    ).toEqual(['POST /notes [] {}']);
  });

  it('does not take a redirect of those who are signed in already for a guard', async () => {
    expect(
      await told({
        'app.py': `
from flask import Flask, redirect
from flask_login import current_user
app = Flask(__name__)
@app.route("/register", methods=["GET", "POST"])
def register():
    if current_user.is_authenticated:
        return redirect("/")
    db.session.add(User(name="x"))
`,
      }),
    ).toEqual(['ANY /register [] {write User}']);
  });

  it('does not take a token that is only read, or decoded unverified, for a guard', async () => {
    expect(
      await told({
        'app.py': `
import jwt
from flask import Flask, abort, request
app = Flask(__name__)
@app.get("/a")
def a():
    token = request.headers.get("Authorization")
    return token
@app.get("/b")
def b():
    who = jwt.decode(request.headers["Authorization"], options={"verify_signature": False})
    if not who:
        abort(401)
`,
      }),
    ).toEqual(['GET /a [] {}', 'GET /b [] {}']);
  });
});

describe('Django', () => {
  it('reads URLconfs, decorators, mixins, permission classes and defaults', async () => {
    expect(
      await told({
        'shop/settings.py': `
from django.urls import reverse
ROOT_URLCONF = "shop.urls"
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
`,
        'shop/urls.py': `
from django.urls import include, path
from django.contrib.auth.decorators import login_required
from shop import views
inner = [path("a/", views.a), path("b/", login_required(views.b))]
urlpatterns = [path("x/", include(inner)), path("c/", views.C.as_view()), path("d/", views.D.as_view()), path("e/", views.E.as_view())]
`,
        'shop/views.py': `
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views import View
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView
def a(request): ...
def b(request): ...
class C(LoginRequiredMixin, View):
    def get(self, request): ...
class D(APIView):
    def post(self, request): ...
class E(APIView):
    permission_classes = [AllowAny]
    def post(self, request): ...
`,
      }),
    ).toEqual([
      'GET /x/a/ [] {}',
      'GET /x/b/ [login_required:session:library] {}',
      'GET /c/ [django.contrib.auth.mixins.LoginRequiredMixin:session:library] {}',
      'POST /d/ [rest_framework.permissions.IsAuthenticated:session:library] {}',
      'POST /e/ [] {}',
    ]);
  });

  it('knows the middleware that asks everybody to sign in', async () => {
    const [route] = await told({
      'shop/settings.py': `
ROOT_URLCONF = "shop.urls"
MIDDLEWARE = ["django.contrib.auth.middleware.LoginRequiredMiddleware"]
`,
      'shop/urls.py':
        'from django.urls import path\nfrom shop.views import a\nurlpatterns = [path("a/", a)]\n',
      'shop/views.py': 'from django.shortcuts import render\ndef a(request): ...\n',
    });
    expect(route).toBe('GET /a/ [LoginRequiredMiddleware:session:library] {}');
  });
});

describe('other ways in', () => {
  it('are the operations of a document that Connexion serves from', async () => {
    expect(
      await told({
        'openapi.yml': `
paths:
  /notes:
    get:
      operationId: api.notes.listed
      security: [{bearer: []}]
    post:
      operationId: api.notes.added
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer, x-bearerInfoFunc: api.auth.decode}
`,
        'app.py': 'import connexion\napp = connexion.App(__name__)\napp.add_api("openapi.yml")\n',
        'api/auth.py': 'import jwt\ndef decode(token):\n    return jwt.decode(token, KEY)\n',
        'api/notes.py': 'from flask import request\ndef listed(): ...\ndef added(): ...\n',
      }),
    ).toEqual(['GET /notes [api.auth.decode:session:body] {}', 'POST /notes [] {}']);
  });

  it('are the apps of Streamlit, Gradio and Dash, one route each', async () => {
    expect(
      await told({
        'st_app.py':
          'import streamlit as st\nst.title("x")\nif not st.user.is_logged_in:\n    st.login()\n    st.stop()\n',
        'gr_app.py': 'import gradio as gr\ndemo = gr.Interface(fn=f)\ndemo.launch(auth=("a", PASS))\n',
        'open_app.py': 'import gradio as gr\ndemo = gr.Interface(fn=f)\ndemo.launch()\n',
      }),
    ).toEqual([
      'ANY / [auth:session:library] {}',
      'ANY / [] {}',
      'ANY / [st.user.is_logged_in:session:body] {}',
    ]);
  });

  it('are named where they are not read', async () => {
    const { notRead } = await routesIn({ 'app.py': 'import tornado.web\nimport jwt\n' });
    expect(notRead.map(({ framework }) => framework)).toEqual(['tornado']);
  });
});

describe('the reader', () => {
  it('keeps no value that may be a key', async () => {
    const secret = ['sk', 'live', '4f9a8b7c6d5e'].join('_');
    const files = {
      'app.py': `
from flask import Flask, request, abort
app = Flask(__name__, token="${secret}")
KEY = "${secret}"
@app.get("/a")
def a(key="${secret}"):
    if request.headers.get("X-Key") != "${secret}" + KEY:
        abort(401)
    client("${secret}", {"key": "${secret}"})
`,
    };
    const collection = await collect([pythonModules, pythonRoutes], memoryRepository(files));
    const found = JSON.stringify([collection.value(pythonModules), collection.value(pythonRoutes)]);
    expect(found).toContain('request.headers.get');
    expect(found).not.toContain(secret.slice(0, 8));
  });

  it('never throws, whatever is in a file', async () => {
    const piece = fc.constantFrom(
      '@app.get("/")',
      '\n',
      '    ',
      'def f(x=Depends(y)):',
      'if not session["a"]:',
      'raise X',
      'try:',
      'except:',
      'return',
      'app = Flask(__name__)',
      'from flask import Flask',
      'class A(B):',
      '(',
      ')',
      '[',
      '**',
      'urlpatterns = [path("a", b)]',
      'db.session.add(A(**d))',
      'x = y',
      'y = x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        await routesIn({
          'a.py': `from flask import x\n${pieces.join(' ')}`,
          'b.py': `import jwt\n${pieces.join('\n')}`,
        });
      }),
      { numRuns: 150 },
    );
  });
});
