import { defineCases } from '../../../src/kit/index.ts';

const login = `
  from flask import Flask, request
  from flask_login import login_user
  from werkzeug.security import check_password_hash
  from models import User
  app = Flask(__name__)
`;

export default defineCases([
  {
    name: 'passes where sign-in has a limit, other sites are named and headers are set',
    files: {
      'src/app.js': `
        import express from 'express';
        import cors from 'cors';
        import helmet from 'helmet';
        import rateLimit from 'express-rate-limit';
        import { login } from './login.js';
        const app = express();
        const tries = rateLimit({ windowMs: 900000, limit: 10 });
        app.use(helmet());
        app.use(cors({ origin: ['https://rota.test'], credentials: true }));
        app.post('/login', tries, login);
      `,
      'src/login.js': `
        export async function login(req, res) { res.json(await check(req.body)); }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for sign-in without a limit; missing headers are advice',
    files: {
      'app.py': `${login}
  @app.post("/login")
  def login():
      user = User.query.filter_by(email=request.form["email"]).first()
      if user and check_password_hash(user.password, request.form["password"]):
          return {"token": issue(user)}
      return {}, 401
      `,
    },
    verdict: 'fail',
    findings: ['app.py:8 medium', '- low'],
    says: /POST \/login: anybody can try passwords/,
  },
  {
    name: 'takes a decorator, a throttle for all and django-axes for limits',
    files: {
      'app.py': `
        from flask import Flask, request
        from flask_limiter import Limiter
        from flask_talisman import Talisman
        app = Flask(__name__)
        limiter = Limiter(app=app)
        Talisman(app)

        @app.post("/login")
        @limiter.limit("5/minute")
        def login():
            return {"token": check(request.form)}
      `,
      'shop/settings.py': `
        from django.urls import reverse
        INSTALLED_APPS = ["django.contrib.auth", "axes"]
        MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "axes.middleware.AxesMiddleware"]
      `,
      'shop/urls.py': `
        from django.urls import path
        from shop.views import login
        urlpatterns = [path("login/", login)]
      `,
      'shop/views.py': `
        from django.contrib.auth import authenticate
        from django.http import HttpResponseForbidden
        from django.views.decorators.http import require_POST

        @require_POST
        def login(request):
            if authenticate(request, **request.POST) is None:
                return HttpResponseForbidden()
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a language model that anybody may ask without end',
    files: {
      'main.py': `
        import openai
        from fastapi import FastAPI
        app = FastAPI()

        @app.post("/ask")
        def ask(question: str):
            return openai.chat.completions.create(model="gpt", messages=[{"role": "user", "content": question}])
      `,
      'nginx.conf': 'server { add_header X-Frame-Options DENY; }\n',
    },
    verdict: 'fail',
    findings: ['main.py:6 medium'],
    says: /bill of a language model/,
  },
  {
    name: 'asks whether a declared limit of the platform holds, where its evidence exists',
    files: {
      'main.py': `
        import openai
        from fastapi import FastAPI
        app = FastAPI()

        @app.post("/ask")
        def ask(question: str):
            return openai.chat.completions.create(model="gpt", messages=[{"role": "user", "content": question}])
      `,
      'nginx.conf': 'server { add_header X-Frame-Options DENY; }\n',
      'docs/waf.md': '# Rules\n',
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          abuse_controls:
            - {what: rate limit on questions, where: the WAF, evidence: docs/waf.md}
      `,
    },
    verdict: 'needs-review',
    findings: ['main.py:6 medium review'],
  },
  {
    name: 'is not settled by a declared limit without evidence',
    files: {
      'app.py': `${login}
  @app.post("/login")
  def login():
      return {"token": check(request.form)}
      `,
      'public/_headers': '/*\n  X-Frame-Options: DENY\n',
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          abuse_controls: [{what: rate limit, where: the WAF}]
      `,
    },
    verdict: 'fail',
    findings: ['app.py:8 medium'],
  },
  {
    name: 'leaves sign-in to the service that does it',
    files: {
      'app.py': `${login}
  @app.post("/login")
  def login():
      return supabase.auth.sign_in_with_password(request.get_json())
      `,
      'public/_headers': '/*\n  X-Frame-Options: DENY\n',
      'readycheck.yaml': `
        readycheck: 1
        permissions: {sign_in: supabase}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where every site may call with cookies, in Python',
    files: {
      'main.py': `
        from fastapi import FastAPI
        from fastapi.middleware.cors import CORSMiddleware
        app = FastAPI()
        origins = ["*"]
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_credentials=True,
        )
        SECURITY = {"X-Frame-Options": "DENY"}
      `,
    },
    verdict: 'fail',
    findings: ['main.py:5 medium'],
    says: /Every site may call/,
  },
  {
    name: 'fails where whoever asks may call with cookies, in JavaScript; a list and `*` without cookies are fine',
    files: {
      'src/a.js': `
        const cors = require('cors');
        const helmet = require('helmet');
        module.exports = cors({ origin: true, credentials: true });
      `,
      'src/b.js': `
        import cors from 'cors';
        export const open = cors();
        export const listed = cors({ origin: process.env.SITE, credentials: true });
        export const asked = cors({ origin: (origin, done) => (SITES.includes(origin) ? done(null, true) : done(null, false)), credentials: true });
      `,
    },
    verdict: 'fail',
    findings: ['src/a.js:3 medium'],
    says: /Whichever site asks/,
  },
  {
    name: 'fails for a login cookie that other sites can use',
    files: {
      'app.py': `${login}
  @app.post("/notes")
  def add():
      login_user(User.query.get(1))
      return ""
      `,
      'public/_headers': '/*\n  X-Frame-Options: DENY\n',
    },
    verdict: 'fail',
    findings: ['app.py:9 medium'],
    says: /without SameSite/,
  },
  {
    name: 'passes for a login cookie with SameSite, for forms with a token, and for bearer tokens',
    files: {
      'src/app.js': `
        const express = require('express');
        const session = require('express-session');
        const helmet = require('helmet');
        const app = express();
        app.use(session({ secret: process.env.SECRET, cookie: { sameSite: 'lax' } }));
        app.post('/notes', (req, res) => res.end());
      `,
      'app.py': `${login}
  from flask_wtf import FlaskForm

  @app.post("/notes")
  def add():
      login_user(User.query.get(1))
      return ""
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply where nothing serves requests',
    files: { 'README.md': '# A library\n' },
    verdict: 'not-applicable',
  },
  {
    name: 'leaves a server action that no page is known to call',
    files: {
      'app/actions.ts': `
        'use server';
        import { generateText } from 'ai';
        export async function titleOf(text: string) {
          return generateText({ prompt: text });
        }
      `,
      'next.config.ts': `
        export default { headers: async () => [{ source: '/', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }] };
      `,
    },
    verdict: 'pass',
  },
]);
