import { defineCases } from '../../../src/kit/index.ts';

const express = (handlers: string, more: Record<string, string> = {}): Record<string, string> => ({
  'package.json': '{"dependencies": {"express": "5", "mongoose": "8", "zod": "4", "pg": "8"}}',
  'server.js': `
  const express = require('express');
  const { Pool } = require('pg');
  const app = express();
  app.use(express.json());
  const db = new Pool();
${handlers}
  app.listen(3000);
  `,
  ...more,
});

const next = (route: string, more: Record<string, string> = {}): Record<string, string> => ({
  'package.json': '{"dependencies": {"next": "16", "zod": "4", "ai": "6"}}',
  'app/api/notes/route.ts': route,
  ...more,
});

const fastapi = (handlers: string): Record<string, string> => ({
  'main.py': `
  from fastapi import Depends, FastAPI, Request
  from pydantic import BaseModel
  from sqlalchemy.orm import Session
  from models import Note
  app = FastAPI()
${handlers}
  `,
  'models.py': `
  from sqlalchemy.orm import DeclarativeBase
  class Base(DeclarativeBase): pass
  class Note(Base):
      __tablename__ = "notes"
  `,
});

export default defineCases([
  {
    name: 'fails where fields of the body go into a query',
    files: express(`
  app.post('/notes', async (req, res) => {
    const { title, text } = req.body;
    await db.query('INSERT INTO notes (title, text) VALUES ($1, $2)', [title, text]);
    res.sendStatus(201);
  });`),
    verdict: 'fail',
    findings: ['server.js:9 high'],
    says: /POST \/notes hands the fields "title" and "text" as they came to the store "notes" without passing a schema/,
  },
  {
    name: 'passes where the handler parses the body with a schema',
    files: express(`
  const { z } = require('zod');
  const Note = z.object({ title: z.string().max(80) });
  app.post('/notes', async (req, res) => {
    const note = Note.parse(req.body);
    await db.query('INSERT INTO notes (title) VALUES ($1)', [note.title]);
    res.sendStatus(201);
  });`),
    verdict: 'pass',
    says: /The input of 1 handler passes a schema/,
  },
  {
    name: 'fails where a schema is installed and made, and nothing asks it',
    files: express(`
  const { z } = require('zod');
  const Note = z.object({ title: z.string().max(80) });
  app.post('/notes', async (req, res) => {
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
    res.sendStatus(201);
  });`),
    verdict: 'fail',
    findings: ['server.js:10 high'],
  },
  {
    name: 'fails where the schema is asked after the row is written',
    files: express(`
  const { z } = require('zod');
  const Note = z.object({ title: z.string().max(80) });
  app.post('/notes', async (req, res) => {
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
    res.json(Note.parse(req.body));
  });`),
    verdict: 'fail',
    findings: ['server.js:10 high'],
  },
  {
    name: 'fails where JSON.parse is the only parsing',
    files: express(`
  app.post('/notes', async (req, res) => {
    const note = JSON.parse(req.body);
    await db.query('INSERT INTO notes (title) VALUES ($1)', [note.title]);
    res.sendStatus(201);
  });`),
    verdict: 'fail',
    findings: ['server.js:9 high'],
  },
  {
    name: 'asks for review where the handler only tests that fields are there',
    files: express(`
  app.post('/notes', async (req, res) => {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: 'title is missing' });
    await db.query('INSERT INTO notes (title) VALUES ($1)', [title]);
    res.sendStatus(201);
  });`),
    verdict: 'needs-review',
    findings: ['server.js:10 high review'],
    says: /conditions written by hand and no schema/,
  },
  {
    name: 'makes one question of many handlers that test by hand',
    files: express(`
  app.post('/notes', async (req, res) => {
    if (!req.body.title) return res.status(400).end();
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
  });
  app.post('/tags', async (req, res) => {
    if (!req.body.tag) return res.status(400).end();
    await db.query('INSERT INTO tags (tag) VALUES ($1)', [req.body.tag]);
  });`),
    verdict: 'needs-review',
    findings: ['server.js:9 high review'],
    says: /POST \/notes, POST \/tags test the input/,
  },
  {
    name: 'follows a middleware of the team that parses the body',
    files: express(
      `
  const { validate } = require('./validate');
  const { noteSchema } = require('./schemas');
  app.post('/notes', validate(noteSchema), async (req, res) => {
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
    res.sendStatus(201);
  });`,
      {
        'validate.js': `
        exports.validate = (schema) => (req, res, next) => {
          const result = schema.safeParse(req.body);
          if (!result.success) return res.status(400).json(result.error);
          req.body = result.data;
          next();
        };
        `,
        'schemas.js': `
        const { z } = require('zod');
        exports.noteSchema = z.object({ title: z.string() });
        `,
      },
    ),
    verdict: 'pass',
  },
  {
    name: 'is not taken in by a middleware that is only called validate',
    files: express(
      `
  const { validate } = require('./validate');
  app.post('/notes', validate, async (req, res) => {
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
    res.sendStatus(201);
  });`,
      { 'validate.js': 'exports.validate = (req, res, next) => { console.log(req.path); next(); };' },
    ),
    verdict: 'fail',
    findings: ['server.js:9 high'],
  },
  {
    name: 'knows the chains of express-validator',
    files: express(`
  const { body, validationResult } = require('express-validator');
  app.post('/notes', [body('title').isLength({ max: 80 })], async (req, res) => {
    if (!validationResult(req).isEmpty()) return res.status(400).end();
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
  });`),
    verdict: 'pass',
  },
  {
    name: 'follows a helper of the team to the store',
    files: express(
      `
  const notes = require('./notes');
  app.post('/notes', async (req, res) => {
    await notes.add(req.body);
    res.sendStatus(201);
  });`,
      {
        'notes.js': `
        const { pool } = require('./pool');
        exports.add = async (note) => {
          await pool.query('INSERT INTO notes (title) VALUES ($1)', [note.title]);
        };
        `,
      },
    ),
    verdict: 'fail',
    findings: ['notes.js:3 high'],
    says: /the field "title" as it came to the store "notes"/,
  },
  {
    name: 'follows a helper of the team that asks a schema',
    files: express(
      `
  const { readNote } = require('./read-note');
  app.post('/notes', async (req, res) => {
    const note = readNote(req);
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
    res.sendStatus(201);
  });`,
      {
        'read-note.js': `
        const Joi = require('joi');
        const note = Joi.object({ title: Joi.string().required() });
        exports.readNote = (req) => {
          const { error, value } = note.validate(req.body);
          if (error) throw error;
          return value;
        };
        `,
      },
    ),
    verdict: 'pass',
  },
  {
    name: 'counts the rules of a mongoose model where it creates a record',
    files: express(
      `
  const Note = require('./note');
  app.post('/notes', async (req, res) => {
    const note = new Note({ title: req.body.title });
    await note.save();
    res.sendStatus(201);
  });`,
      {
        'note.js': `
        const mongoose = require('mongoose');
        const noteSchema = new mongoose.Schema({ title: { type: String, required: true, maxlength: 80 } });
        module.exports = mongoose.model('Note', noteSchema);
        `,
      },
    ),
    verdict: 'pass',
  },
  {
    name: 'fails where the rules of a mongoose model do not run, on an update',
    files: express(
      `
  const Note = require('./note');
  app.put('/notes/:id', async (req, res) => {
    await Note.findByIdAndUpdate(req.params.id, { title: req.body.title });
    res.sendStatus(204);
  });`,
      {
        'note.js': `
        const mongoose = require('mongoose');
        module.exports = mongoose.model('Note', new mongoose.Schema({ title: { type: String, required: true } }));
        `,
      },
    ),
    verdict: 'fail',
    findings: ['server.js:9 high'],
    says: /do not run on an update unless it says `runValidators: true`/,
  },
  {
    name: 'knows a model by the file that gives it, whatever it is called there',
    files: express(
      `
  const Memo = require('./models/memo.model');
  app.post('/memos', async (req, res) => {
    await Memo.create({ text: req.body.text });
    res.sendStatus(201);
  });`,
      {
        'models/memo.model.js': `
        const mongoose = require('mongoose');
        const schema = mongoose.Schema({ text: { type: String, required: true } });
        module.exports = mongoose.model('memos', schema);
        `,
      },
    ),
    verdict: 'pass',
  },
  {
    name: 'does not mind what is only yes or no',
    files: express(`
  app.post('/notes/pin', async (req, res) => {
    await db.query('UPDATE notes SET pinned = $1 WHERE id = $2', [!req.body.pinned, req.body.noteId]);
    res.sendStatus(204);
  });`),
    verdict: 'not-applicable',
  },
  {
    name: 'asks for review where a check is called that cannot be read',
    files: express(`
  const { validateNote } = require('@firm/rules');
  app.post('/notes', async (req, res) => {
    notes.validateNote(req.body);
    await db.query('INSERT INTO notes (title) VALUES ($1)', [req.body.title]);
    res.sendStatus(201);
  });`),
    verdict: 'needs-review',
    findings: ['server.js:10 high review'],
    says: /hands the input to "notes\.validateNote", whose checks could not be read here/,
  },
  {
    name: 'fails where the model has types and no rules',
    files: express(
      `
  const Note = require('./note');
  app.post('/notes', async (req, res) => {
    await Note.create(req.body);
    res.sendStatus(201);
  });`,
      {
        'note.js': `
        const mongoose = require('mongoose');
        module.exports = mongoose.model('Note', new mongoose.Schema({ title: String }));
        `,
      },
    ),
    verdict: 'fail',
    findings: ['server.js:9 high'],
    says: /what the caller sends, as it came, to the store "Note"/,
  },
  {
    name: 'leaves an id that only chooses a record to other checks',
    files: express(`
  app.post('/notes/archive', async (req, res) => {
    await db.query('UPDATE notes SET archived = true WHERE id = $1', [req.body.noteId]);
    res.sendStatus(204);
  });`),
    verdict: 'not-applicable',
  },
  {
    name: 'does not mind that the answer of another service is stored',
    files: express(`
  app.post('/rates', async (req, res) => {
    const response = await fetch('https://rates.example.org/today');
    const rates = await response.json();
    await db.query('INSERT INTO rates (value) VALUES ($1)', [rates.value]);
    res.sendStatus(204);
  });`),
    verdict: 'not-applicable',
  },
  {
    name: 'takes the message that a service signed as that service’s word',
    files: express(`
  const crypto = require('crypto');
  app.post('/hooks/orders', async (req, res) => {
    const signature = crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.rawBody).digest('hex');
    if (signature !== req.headers['x-signature']) return res.status(401).end();
    await db.query('INSERT INTO orders (data) VALUES ($1)', [req.body.order]);
    res.sendStatus(204);
  });`),
    verdict: 'not-applicable',
  },
  {
    name: 'fails where a route of Next hands messages to a language model',
    files: next(`
      import { streamText } from 'ai';
      export async function POST(request: Request) {
        const { messages } = await request.json();
        return streamText({ model: 'gpt-5', messages }).toTextStreamResponse();
      }
    `),
    verdict: 'fail',
    findings: ['app/api/notes/route.ts:4 high'],
    says: /the field "messages" as it came to the language model/,
  },
  {
    name: 'passes where a route of Next refuses what a schema from another file does not fit',
    files: next(
      `
      import { noteInput } from '@/lib/inputs';
      import { prisma } from '@/lib/prisma';
      export async function POST(request: Request) {
        const input = noteInput.safeParse(await request.json());
        if (!input.success) return new Response('bad', { status: 400 });
        await prisma.note.create({ data: input.data });
        return new Response(null, { status: 201 });
      }
    `,
      {
        'lib/inputs.ts':
          "import { z } from 'zod';\nexport const noteInput = z.object({ title: z.string() });",
      },
    ),
    verdict: 'pass',
  },
  {
    name: 'follows what a schema is called where it is made',
    files: next(
      `
      import { NewNote } from '@/lib/inputs';
      import { prisma } from '@/lib/prisma';
      export async function POST(request: Request) {
        const data = NewNote.parse(await request.json());
        await prisma.note.create({ data });
        return new Response(null, { status: 201 });
      }
    `,
      {
        'lib/inputs.ts': "import { z } from 'zod';\nexport const NewNote = z.object({ title: z.string() });",
        'tsconfig.json': '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}',
      },
    ),
    verdict: 'pass',
  },
  {
    name: 'fails where a server action stores a form that only the browser checked',
    files: {
      'package.json': '{"dependencies": {"next": "16", "react-hook-form": "7", "zod": "4"}}',
      'app/actions.ts': `
        'use server';
        import { prisma } from '@/lib/prisma';
        export async function addNote(formData: FormData) {
          await prisma.note.create({ data: { title: formData.get('title') as string } });
        }
      `,
      'app/form.tsx': `
        'use client';
        import { z } from 'zod';
        import { zodResolver } from '@hookform/resolvers/zod';
        import { addNote } from './actions';
        const schema = z.object({ title: z.string().max(80) });
        export function Form() { const form = useForm({ resolver: zodResolver(schema) }); return <form action={addNote} />; }
      `,
    },
    verdict: 'fail',
    findings: ['app/actions.ts:4 high'],
    says: /The server action "addNote" hands the field "title"/,
  },
  {
    name: 'passes where the steps of an action hold its schema',
    files: {
      'package.json': '{"dependencies": {"next": "16", "next-safe-action": "8", "zod": "4"}}',
      'app/actions.ts': `
        'use server';
        import { z } from 'zod';
        import { actionClient } from '@/lib/safe-action';
        import { prisma } from '@/lib/prisma';
        export const addNote = actionClient
          .inputSchema(z.object({ title: z.string() }))
          .action(async ({ parsedInput }) => {
            await prisma.note.create({ data: parsedInput });
          });
      `,
      'app/form.tsx':
        "'use client';\nimport { addNote } from './actions';\nexport const Form = () => <form action={addNote} />;",
    },
    verdict: 'pass',
  },
  {
    name: 'knows the validators of Hono and the schemas of Fastify',
    files: {
      'package.json':
        '{"dependencies": {"hono": "4", "fastify": "5", "zod": "4", "@hono/zod-validator": "1", "pg": "8"}}',
      'src/hono.ts': `
        import { Hono } from 'hono';
        import { zValidator } from '@hono/zod-validator';
        import { z } from 'zod';
        import { db } from './db';
        const app = new Hono();
        app.post('/notes', zValidator('json', z.object({ title: z.string() })), async (c) => {
          const { title } = c.req.valid('json');
          await db.query('INSERT INTO notes (title) VALUES ($1)', [title]);
          return c.body(null, 201);
        });
        app.post('/tags', async (c) => {
          const { tag } = await c.req.json();
          await db.query('INSERT INTO tags (tag) VALUES ($1)', [tag]);
          return c.body(null, 201);
        });
        export default app;
      `,
      'src/fastify.ts': `
        import fastify from 'fastify';
        import { db } from './db';
        const app = fastify();
        const body = { type: 'object', required: ['title'], properties: { title: { type: 'string' } } };
        app.post('/notes', { schema: { body } }, async (request, reply) => {
          await db.query('INSERT INTO notes (title) VALUES ($1)', [request.body.title]);
        });
        app.post('/tags', async (request, reply) => {
          await db.query('INSERT INTO tags (tag) VALUES ($1)', [request.body.tag]);
        });
      `,
    },
    verdict: 'fail',
    findings: ['src/fastify.ts:9 high', 'src/hono.ts:13 high'],
  },
  {
    name: 'reads Koa’s bodies',
    files: {
      'package.json': '{"dependencies": {"koa": "3", "@koa/router": "14", "pg": "8"}}',
      'app.js': `
        import Router from '@koa/router';
        import { db } from './db.js';
        export const router = new Router();
        router.post('/notes', async (ctx) => {
          await db.query('INSERT INTO notes (title) VALUES ($1)', [ctx.request.body.title]);
          ctx.status = 201;
        });
      `,
    },
    verdict: 'fail',
    findings: ['app.js:5 high'],
  },
  {
    name: 'passes where a procedure takes nothing but what its schema lets through',
    files: {
      'package.json': '{"dependencies": {"@trpc/server": "11", "zod": "4"}}',
      'server/notes.ts': `
        import { z } from 'zod';
        import { publicProcedure, router } from './trpc';
        import { prisma } from './prisma';
        export const notes = router({
          add: publicProcedure.input(z.object({ title: z.string() })).mutation(async ({ input }) => {
            await prisma.note.create({ data: { title: input.title } });
          }),
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where an edge function mails what it is sent',
    files: {
      'supabase/functions/contact/index.ts': `
        Deno.serve(async (req) => {
          const { email, text } = await req.json();
          await fetch('https://api.resend.com/emails', {
            method: 'POST',
            body: JSON.stringify({ to: 'team@notes.example', reply_to: email, text }),
          });
          return new Response('ok');
        });
      `,
    },
    verdict: 'fail',
    findings: ['supabase/functions/contact/index.ts:3 high'],
    says: /The edge function "contact" hands the fields "email" and "text" as they came to a mail/,
  },
  {
    name: 'passes where an edge function asks a schema from a registry',
    files: {
      'supabase/functions/contact/index.ts': `
        import { z } from 'npm:zod@4';
        const Contact = z.object({ email: z.email(), text: z.string().max(2000) });
        Deno.serve(async (req) => {
          const contact = Contact.parse(await req.json());
          await fetch('https://api.resend.com/emails', { method: 'POST', body: JSON.stringify(contact) });
          return new Response('ok');
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where FastAPI takes a record of anything',
    files: fastapi(`
  @app.post("/notes")
  def add(note: dict, db: Session = Depends(get_db)):
      db.add(Note(title=note["title"]))
      db.commit()
    `),
    verdict: 'fail',
    findings: ['main.py:9 high'],
    says: /to the store "Note"/,
  },
  {
    name: 'passes where FastAPI takes a typed body',
    files: fastapi(`
  class NoteIn(BaseModel):
      title: str
  @app.post("/notes")
  def add(note: NoteIn, db: Session = Depends(get_db)):
      db.add(Note(title=note.title))
      db.commit()
    `),
    verdict: 'pass',
  },
  {
    name: 'names a bare dict inside a typed body',
    files: fastapi(`
  class NoteIn(BaseModel):
      title: str
      extra: dict
  @app.post("/notes")
  def add(note: NoteIn, db: Session = Depends(get_db)):
      db.add(Note(title=note.title, extra=note.extra))
      db.commit()
    `),
    verdict: 'fail',
    findings: ['main.py:9 medium'],
    says: /The field "extra" of NoteIn takes any record/,
  },
  {
    name: 'takes a typed body whose model stands elsewhere, under whatever name, and names its bare dict',
    files: {
      'main.py': `
        from fastapi import FastAPI
        from schemas import Question
        app = FastAPI()
        @app.post("/ask")
        def ask(req: Question):
            return engine.answer(req.text)
      `,
      'schemas.py':
        'from pydantic import BaseModel\nclass Question(BaseModel):\n    text: str\n    meta: dict',
    },
    verdict: 'fail',
    findings: ['schemas.py:4 medium'],
  },
  {
    name: 'fails where FastAPI reads the request itself',
    files: fastapi(`
  @app.post("/notes")
  async def add(request: Request, db: Session = Depends(get_db)):
      data = await request.json()
      db.add(Note(title=data["title"]))
      db.commit()
    `),
    verdict: 'fail',
    findings: ['main.py:10 high'],
  },
  {
    name: 'fails where Flask stores what it is sent, and passes a form that is asked',
    files: {
      'app.py': `
        from flask import Flask, request
        from flask_wtf import FlaskForm
        from models import db, Note
        app = Flask(__name__)
        class NoteForm(FlaskForm):
            title = StringField()
        @app.route("/notes", methods=["POST"])
        def add():
            db.session.add(Note(title=request.form["title"]))
            db.session.commit()
        @app.route("/drafts", methods=["POST"])
        def draft():
            form = NoteForm()
            if form.validate_on_submit():
                db.session.add(Note(title=form.title.data))
                db.session.commit()
      `,
      'models.py': 'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nclass Note(db.Model): pass',
    },
    verdict: 'fail',
    findings: ['app.py:9 high'],
    says: /POST \/notes hands the field "title" as it came to the store "Note"/,
  },
  {
    name: 'asks for review where Flask remembers an error by hand',
    files: {
      'app.py': `
        from flask import Flask, request, flash
        from models import db, Note
        app = Flask(__name__)
        @app.route("/notes", methods=["POST"])
        def add():
            title = request.form["title"]
            error = None
            if not title:
                error = "A title is required."
            if error is None:
                db.session.add(Note(title=title))
                db.session.commit()
      `,
      'models.py': 'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nclass Note(db.Model): pass',
    },
    verdict: 'needs-review',
    findings: ['app.py:11 high review'],
  },
  {
    name: 'knows the forms of Django and the serializers of its REST framework',
    files: {
      'app/urls.py': `
        from django.urls import path
        from . import views
        urlpatterns = [path("notes/", views.add), path("api/notes/", views.api_add), path("raw/", views.raw)]
      `,
      'app/views.py': `
        from django.shortcuts import redirect
        from rest_framework.decorators import api_view
        from .forms import NoteForm
        from .models import Note
        from .serializers import NoteSerializer
        def add(request):
            form = NoteForm(request.POST)
            if form.is_valid():
                form.save()
            return redirect("/")
        @api_view(["POST"])
        def api_add(request):
            serializer = NoteSerializer(data=request.data)
            serializer.is_valid(raise_exception=True)
            serializer.save()
        @api_view(["POST"])
        def raw(request):
            Note.objects.create(title=request.data["title"])
      `,
      'app/forms.py': 'from django import forms\nclass NoteForm(forms.ModelForm): pass',
      'app/models.py':
        'from django.db import models\nclass Note(models.Model):\n    title = models.TextField()',
      'app/serializers.py':
        'from rest_framework import serializers\nclass NoteSerializer(serializers.ModelSerializer): pass',
    },
    verdict: 'fail',
    findings: ['app/views.py:18 high'],
  },
  {
    name: 'does not apply where the browser writes to a service and there is no server code',
    files: {
      'package.json': '{"dependencies": {"@supabase/supabase-js": "2", "react": "19"}}',
      'src/notes.ts':
        "import { supabase } from './client';\nexport const add = (title: string) => supabase.from('notes').insert({ title });",
    },
    verdict: 'not-applicable',
    says: /its constraints and row rules are judged under permissions/,
  },
  {
    name: 'does not apply where routes only read',
    files: express(`
  app.get('/notes', async (req, res) => res.json(await db.query('SELECT * FROM notes')));`),
    verdict: 'not-applicable',
  },
  {
    name: 'asks for review where a framework is used that it does not read',
    files: {
      'package.json': '{"dependencies": {"@nestjs/core": "11"}}',
      'src/main.ts': "import { NestFactory } from '@nestjs/core';\nNestFactory.create(AppModule);",
    },
    verdict: 'needs-review',
    findings: ['src/main.ts:1 high review'],
    says: /Handlers of NestJS are not read here/,
  },
]);
