import { defineCases } from '../../../src/kit/index.ts';

/** An Express route whose `catch` (with the error as `err`) is what a case is about. */
const route = (
  handler: string,
  work = 'res.json(await prisma.order.findMany());',
): Record<string, string> => ({
  'server.ts': `
    import express from 'express';
    const app = express();
    app.get('/api/orders', async (req, res) => {
      try {
        ${work}
      } catch (err) {
        ${handler}
      }
    });
  `,
});
/** A route of FastAPI with the clause that a case is about. */
const python = (clause: string): Record<string, string> => ({
  'main.py': `
    import traceback
    from fastapi import FastAPI, HTTPException
    app = FastAPI()

    @app.get("/orders")
    def orders():
        try:
            return db.execute("SELECT * FROM orders")
        ${clause}
  `,
});

export default defineCases([
  {
    name: 'fails for the message of any error with a status of 500',
    files: route('res.status(500).json({ error: err.message });'),
    verdict: 'fail',
    findings: ['server.ts:7 high'],
    says: /GET \/api\/orders \(status 500\).*err\.message/,
  },
  {
    name: 'fails for a stack, the error as a whole, its text and the text of a query',
    files: {
      'server.ts': `
        import express from 'express';
        const app = express();
        app.get('/a', async (req, res) => { try { await a(); } catch (err) {
          res.status(500).send(err.stack);
        } });
        app.get('/b', async (req, res) => { try { await a(); } catch (err) {
          res.status(500).json({ message: 'Sorry', err });
        } });
        app.get('/c', async (req, res) => { try { await a(); } catch (err) {
          res.status(500).send(\`Failed: \${err}\`);
        } });
        app.get('/d', async (req, res) => { try { await a(); } catch (err) {
          res.status(500).json({ sql: err.sqlMessage });
        } });
        app.get('/e', async (req, res) => { try { await a(); } catch (err) {
          res.status(500).send(util.inspect(err));
        } });
      `,
    },
    verdict: 'fail',
    findings: [4, 7, 10, 13, 16].map((line) => `server.ts:${line} high`),
  },
  {
    name: 'passes for a sentence of its own, with the error in the log',
    files: route("console.error(err.stack); res.status(500).json({ error: 'Something went wrong', id });"),
    verdict: 'pass',
    says: /1 answer to a failure/,
  },
  {
    name: 'follows a variable, whatever instanceof Error says',
    files: route(
      "const message = err instanceof Error ? err.message : 'Unknown'; res.status(500).json({ error: message });",
    ),
    verdict: 'fail',
    findings: ['server.ts:7 high'],
  },
  {
    name: 'fails for a catch of everything that answers without a status',
    files: route('res.json({ ok: false, error: err.message });'),
    verdict: 'fail',
    findings: ['server.ts:7 high'],
  },
  {
    name: 'fails for a 400 with the words of the database',
    files: route('res.status(400).json({ error: err.message });'),
    verdict: 'fail',
    findings: ['server.ts:7 high'],
  },
  {
    name: 'passes for a refusal: 400 where only input was read, 401, 404',
    files: {
      ...route('res.status(400).json({ error: err.message });', 'res.json(schema.parse(req.body));'),
      'a.ts': `
        app.use((req, res, next) => {
          try { jwt.verify(token, key); next(); } catch (err) { res.status(401).json({ error: err.message }); }
        });
        app.get('/x', async (req, res) => {
          try { res.json(await prisma.a.findFirst()); } catch (err) { res.status(404).json({ error: err.message }); }
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'passes for errors of a known kind, and fails for the rest of the same handler',
    files: {
      ...route(`
        if (err instanceof AppError) return res.status(err.status).json({ error: err.message });
        if (err.code === 'P2002') return res.status(500).json({ error: err.message });
        if (!(err instanceof ZodError)) return res.status(500).json({ error: 'Sorry' });
        res.status(500).json({ error: err.message });
      `),
      'b.ts': `
        export function failed(err, req, res, next) {
          const message = err.isOperational ? err.message : 'Something went wrong';
          const status = err.status || 500;
          res.status(status).json({ message, more: status < 500 ? err.message : undefined });
        }
        export function other(err, req, res, next) {
          if (err instanceof AppError) res.status(err.status).json({ error: err.message });
          else res.status(500).json({ error: err.message });
        }
      `,
    },
    verdict: 'fail',
    findings: ['b.ts:8 high'],
  },
  {
    name: 'passes behind a test for development, in any of its forms',
    files: {
      'a.ts': `
        export function one(err, req, res, next) {
          res.status(500).json({ message: 'Sorry', ...(process.env.NODE_ENV === 'development' && { stack: err.stack }) });
        }
        export function two(err, req, res, next) {
          res.status(500).json({ message: isProduction ? 'Sorry' : err.message });
        }
        export function three(err, req, res, next) {
          if (process.env.NODE_ENV === 'production') return res.status(500).send('Sorry');
          res.status(500).send(err.stack);
        }
        export function four(err, req, res, next) {
          res.locals.error = req.app.get('env') === 'development' ? err : {};
          const body: Record<string, unknown> = { message: 'Sorry' };
          if (config.debug) body.stack = err.stack;
          res.status(500).json(body);
        }
      `,
    },
    verdict: 'pass',
    says: /None of 6 answers/,
  },
  {
    name: 'fails for a handler of last resort that sends what it is given',
    files: {
      'a.ts': `
        app.use((err, req, res, next) => {
          const status = err.status || 500;
          const message = err.message || 'Internal Server Error';
          res.status(status).json({ message });
        });
      `,
    },
    verdict: 'fail',
    findings: ['a.ts:4 high'],
  },
  {
    name: 'follows an error under another name',
    files: {
      'a.ts': `
        app.post('/a', async (req, res) => {
          let failed = null;
          const { error } = await supabase.from('a').insert({});
          failed = error;
          if (failed) return res.status(500).json({ message: \`Not saved: \${failed?.message}\` });
        });
      `,
    },
    verdict: 'fail',
    findings: ['a.ts:5 high'],
    says: /own words/,
  },
  {
    name: 'fails for callbacks, promises and results with an error',
    files: {
      'a.ts': `
        app.get('/a', (req, res) => { db.all('SELECT 1', (err, rows) => { if (err) return res.send(err); res.json(rows); }); });
        app.get('/b', (req, res) => { load().then((x) => res.json(x)).catch((e) => res.status(500).send(e.message)); });
        app.get('/c', async (req, res) => {
          const { data, error } = await supabase.from('orders').select();
          if (error) return res.status(500).json({ error: error.message });
          res.json(data);
        });
      `,
    },
    verdict: 'fail',
    findings: ['a.ts:1 high', 'a.ts:2 high', 'a.ts:5 high'],
  },
  {
    name: 'leaves the words of validation alone, which come as a result too',
    files: {
      'a.ts': `
        app.post('/a', (req, res) => {
          const parsed = schema.safeParse(req.body);
          if (!parsed.success) return res.status(400).json({ error: parsed.error.message });
          const { error } = joi.validate(req.body);
          if (error) return res.status(422).json({ error: error.details });
          try { save(parsed.data); } catch (err) { return res.status(409).json({ code: err.code }); }
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'reads handlers of Next, edge functions, Hono, Koa, Lambda, SvelteKit, tRPC and Firebase',
    files: {
      'app/api/a/route.ts':
        'export async function GET() { try { await a(); } catch (e: any) { return NextResponse.json({ error: e?.message ?? "x" }, { status: 500 }); } }',
      'b.ts':
        "app.get('/b', async (c) => { try { await a(); } catch (e) { return c.json({ error: String(e) }, 500); } });",
      'c.ts':
        'export const c = async (ctx) => { try { await a(); } catch (e) { ctx.status = 500; ctx.body = { error: e.message }; } };',
      'd.ts':
        'export const handler = async () => { try { await a(); } catch (e) { return { statusCode: 500, body: JSON.stringify({ error: e.message }) }; } };',
      'e.ts':
        "import { fail } from '@sveltejs/kit'; export const actions = { a: async () => { try { await a(); } catch (e) { return fail(500, { message: e.message }); } } };",
      'f.ts':
        "export async function f() { try { await a(); } catch (e) { throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: e.message }); } }",
      'functions/g.ts':
        "export const g = onCall(async () => { try { await a(); } catch (e) { throw new HttpsError('internal', e.message); } });",
      'supabase/functions/h/index.ts':
        'Deno.serve(async () => { try { await a(); } catch (error) { return new Response(JSON.stringify({ error: (error as Error).message }), { status: 500 }); } });',
      'app/i.ts':
        "'use server';\nexport async function save() { try { await a(); } catch (e) { return { error: e.message }; } }",
    },
    verdict: 'fail',
    findings: [
      'app/api/a/route.ts:1 high',
      'app/i.ts:2 high',
      'b.ts:1 high',
      'c.ts:1 high',
      'd.ts:1 high',
      'e.ts:1 high',
      'f.ts:1 high',
      'functions/g.ts:1 high',
      'supabase/functions/h/index.ts:1 high',
    ],
  },
  {
    name: 'reads streams and events, and no log that is written',
    files: {
      'a.ts': `
        app.post('/chat', async (req, res) => {
          try { await a(); } catch (err) { res.write(\`data: \${JSON.stringify({ error: err.message })}\\n\\n\`); res.end(); }
        });
        io.on('connection', (socket) => { socket.on('x', async () => {
          try { await a(); } catch (err) { socket.emit('failed', { message: err.message }); }
        }); });
        async function note() { try { await a(); } catch (err) { logStream.write(err.stack); } }
      `,
    },
    verdict: 'fail',
    findings: ['a.ts:2 high', 'a.ts:5 high'],
  },
  {
    name: 'follows a helper that makes the text, in another file too, and one that is handed the answer',
    files: {
      ...route('res.status(500).json({ error: wordsOfError(err), other: publicMessage(err) });'),
      'words.ts':
        "export function wordsOfError(error: unknown) { if (error instanceof Error) return error.message; return 'Unknown'; }",
      'b.ts':
        'export async function b(req, res) { try { await a(); } catch (err) { sendError(res, 500, err.message); } }',
      'c.ts':
        'export async function c() { try { await a(); } catch (err) { return errorResponse(err.message, 500); } }',
    },
    verdict: 'fail',
    findings: ['b.ts:1 high', 'c.ts:1 high', 'server.ts:7 high'],
  },
  {
    name: 'does not take the text that a helper is given for an error',
    files: {
      ...route('res.status(500).json({ error: toMessage(err) });'),
      'a.ts':
        'export function errorResponse(error: string, status: number) { return NextResponse.json({ error }, { status }); }',
      'b.ts':
        "export const toMessage = (error: unknown) => (error instanceof AppError ? error.message : 'Sorry');",
    },
    verdict: 'pass',
  },
  {
    name: 'passes where the text of an error only decides',
    files: {
      ...route(
        "const told = err.message; res.status(500).json({ error: told.includes('timeout') ? told : 'Sorry' });",
      ),
      'a.ts':
        "export async function a(res) { try { await b(); } catch (e) { res.status(e.message === 'gone' ? 410 : 500).json({ found: !e, kind: typeof e }); } }",
      'b.ts':
        "export async function b() { const { error } = await c(); if (error) throw createError({ statusCode: 500, message: 'Sorry', cause: error }); }",
    },
    verdict: 'pass',
  },
  {
    name: 'fails for the development page of Express without a condition',
    files: {
      'a.js': "const errorhandler = require('errorhandler'); app.get('/', x); app.use(errorhandler());",
    },
    verdict: 'fail',
    findings: ['a.js:1 high'],
  },
  {
    name: 'passes for it behind one',
    files: {
      'a.js':
        "const errorhandler = require('errorhandler'); app.get('/', x); if (process.env.NODE_ENV === 'development') app.use(errorhandler());",
    },
    verdict: 'pass',
  },
  {
    name: 'fails in Python for str(e), the traceback and repr',
    files: {
      ...python('except Exception as e:\n            raise HTTPException(status_code=500, detail=str(e))'),
      'b.py': `
        from flask import Flask, jsonify
        @app.route("/b")
        def b():
            try:
                return work()
            except Exception as e:
                return jsonify({"error": f"Failed: {e}"}), 500
        @app.route("/c")
        def c():
            try:
                return work()
            except:
                return traceback.format_exc(), 500
        @app.route("/d")
        def d():
            try:
                return work()
            except Exception as e:
                return {"error": repr(e)}
        @app.errorhandler(Exception)
        def last(e):
            return {"message": str(e)}, 500
      `,
    },
    verdict: 'fail',
    findings: ['b.py:7 high', 'b.py:13 high', 'b.py:19 high', 'b.py:22 high', 'main.py:10 high'],
  },
  {
    name: 'passes in Python for literals, classes of the team, refusals and debug',
    files: {
      ...python(`except OrderError as e:
            raise HTTPException(status_code=502, detail=str(e))
        except ValueError as e:
            raise HTTPException(status_code=422, detail=str(e))
        except Exception as e:
            logger.exception(e)
            if settings.DEBUG:
                raise HTTPException(status_code=500, detail=str(e))
            raise HTTPException(status_code=500, detail="Orders are not available")`),
      'b.py': `
        from django.http import JsonResponse
        def b(request):
            try:
                return work()
            except Exception as e:
                detail = str(e) if settings.DEBUG else "Sorry"
                return JsonResponse({"detail": detail, "kind": type(e).__name__}, status=500)
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'follows a variable in Python, streams and messages of a page',
    files: {
      'a.py': `
        from flask import Flask, flash
        def a():
            try:
                work()
            except Exception as e:
                message = f"Failed: {e}"
                return {"error": message}, 500
        def b():
            try:
                work()
            except Exception as e:
                flash(f"Failed: {str(e)}", "danger")
        def c():
            try:
                work()
            except Exception as e:
                yield f"data: {e}"
        def d(request):
            try:
                work()
            except Exception as e:
                messages.error(request, str(e))
                messages.error(document.pk, str(e))
      `,
    },
    verdict: 'fail',
    findings: ['a.py:7 high', 'a.py:12 high', 'a.py:17 high', 'a.py:22 high'],
  },
  {
    name: 'fails for traces in a page of Streamlit, and leaves its messages to another question',
    files: {
      'a.py': `
        import streamlit as st
        try:
            work()
        except Exception as e:
            st.error(f"Failed: {e}")
            st.exception(e)
            st.code(traceback.format_exc())
      `,
    },
    verdict: 'fail',
    findings: ['a.py:6 high'],
    says: /same happens once more/,
  },
  {
    name: "fails for PHP that shows errors, and for its database's words",
    files: {
      'index.php': `
        <?php
        ini_set('display_errors', 1);
        if (!$conn) { die("Connection failed: " . mysqli_connect_error()); }
        try { work(); } catch (Exception $e) { echo "Error: " . $e->getMessage(); }
      `,
      'php.ini': 'display_errors = On',
    },
    verdict: 'fail',
    findings: ['index.php:2 high', 'index.php:3 high', 'index.php:4 high', 'php.ini:1 high'],
  },
  {
    name: 'passes for PHP that shows them to developers, in a terminal, or not at all',
    files: {
      'index.php':
        "<?php\nif (getenv('APP_ENV') === 'development') {\n  ini_set('display_errors', 1);\n}\n\n\n\n\n\n\nini_set('display_errors', 0);\n$stmt->execute();\n// echo $e->getMessage();",
      'a.php': "<?php\nif (php_sapi_name() === 'cli') {\n  echo $e->getMessage();\n}",
      'server.ts': 'app.get("/x", (req, res) => { try { a(); } catch (e) { res.status(500).end(); } });',
    },
    verdict: 'pass',
  },
  {
    name: 'leaves tests, examples, scripts, libraries and the browser alone',
    files: {
      'package.json': '{"private": true}',
      'tests/a.ts': 'try { a(); } catch (e) { res.status(500).send(e.stack); }',
      'scripts/a.ts': 'try { a(); } catch (e) { res.status(500).send(e.stack); }',
      'packages/lib/package.json': '{"name": "lib", "exports": "./a.js"}',
      'packages/lib/a.ts':
        'export function a(res) { try { b(); } catch (e) { res.status(500).send(e.stack); } }',
      'src/form.tsx':
        "'use client';\nexport async function f(res) { try { a(); } catch (e) { res.send(e.stack); } }",
      'server.ts': 'app.get("/x", (req, res) => { try { a(); } catch (e) { res.status(500).end(); } });',
    },
    verdict: 'pass',
    says: /None of 1 answer/,
  },
  {
    name: 'does not apply where nothing answers requests',
    files: { 'a.ts': 'export const a = 1;' },
    verdict: 'not-applicable',
  },
  {
    name: 'asks for a review where the server is in another language',
    files: { 'main.go': 'package main' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
