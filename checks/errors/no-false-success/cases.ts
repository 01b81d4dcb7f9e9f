import { defineCases } from '../../../src/kit/index.ts';

/** A booking that is saved, with what a case is about behind the `try`. */
const booking = (rest: string): Record<string, string> => ({
  'src/book.ts': `
    export async function book(booking) {
      try {
        await axios.post('/bookings', booking);
        toast.success('Booked');
      ${rest}
    }
  `,
});

const route = (body: string): Record<string, string> => ({
  'server/orders.ts': `
    app.post('/orders', async (req, res) => {
      try {
        await prisma.order.create({ data: req.body });
        res.status(201).json({ success: true });
      } catch (error) {
        ${body}
      }
    });
  `,
});

export default defineCases([
  {
    name: 'passes where the failure is told',
    files: booking("} catch (e) { toast.error('Not booked'); }"),
    verdict: 'pass',
  },
  {
    name: 'fails for a success message after a failure, in any library and any language',
    files: {
      'src/a.tsx': `
        async function a(x) {
          try { await axios.post('/a', x); } catch (e) { toast.success('Gespeichert'); }
          try { await axios.post('/a', x); } catch (e) { Swal.fire({ title: 'Ok', icon: 'success' }); }
          try { await axios.post('/a', x); } catch (e) { enqueueSnackbar('Guardado', { variant: 'success' }); }
          try { await axios.post('/b', x); } catch (e) { console.error(e); setIsSubmitted(true); }
          try { await axios.post('/c', x); } catch (e) { setStatus('success'); }
          axios.post('/d', x).catch(() => notify('Enregistré', 'success'));
        }
        async function b(x) {
          try { await axios.post('/a', x); } catch (e) { message.success('保存しました'); }
        }
      `,
    },
    verdict: 'fail',
    findings: [
      'src/a.tsx:2 high',
      'src/a.tsx:5 high',
      'src/a.tsx:6 high',
      'src/a.tsx:7 high',
      'src/a.tsx:10 high',
    ],
    says: /When axios\.post\("\/a"\) fails in a, the user is told that it worked \(toast\.success\)/,
  },
  {
    name: 'fails for an answer that says success, and for an explicit 200',
    files: route('console.error(error); res.json({ success: true });'),
    verdict: 'fail',
    findings: ['server/orders.ts:6 high'],
    says: /prisma\.order\.create fails, the answer says that it worked/,
  },
  {
    name: 'fails for an empty 200',
    files: route('res.sendStatus(200);'),
    verdict: 'fail',
    findings: ['server/orders.ts:6 high'],
  },
  {
    name: 'fails for an exception that is sent as a normal answer',
    files: route('res.send(error);'),
    verdict: 'fail',
    findings: ['server/orders.ts:6 high'],
    says: /returned, not raised/,
  },
  {
    name: 'passes for an answer with an error status, written in any way',
    files: {
      'server/a.ts': `
        async function a(req, res) {
          try { await save(req); } catch (e) { res.status(500).json({ success: true }); }
          try { await save(req); } catch (e) { res.status(e.status).json({ ok: true }); }
          try { await save(req); } catch (e) { res.statusCode = 503; res.end('ok'); }
          try { await save(req); } catch (e) { return NextResponse.json({ ok: true }, { status: 502 }); }
          try { await save(req); } catch (e) { return new Response('{}', { status: 400 }); }
          try { await save(req); } catch (e) { return c.json({ ok: true }, 500); }
          try { await save(req); } catch (e) { next(e); res.json({ success: true }); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks once where the text tells of the failure and the status says 200',
    files: {
      'server/a.ts': `
        async function a(req, res) {
          try { await save(req); } catch (e) { res.json({ success: false, message: 'No' }); }
          try { await save(req); } catch (e) { return new Response(JSON.stringify({ error: e.message }), { headers }); }
          try { await prisma.order.findMany(); } catch (e) { return NextResponse.json({ orders: [] }, { status: 200 }); }
        }
      `,
    },
    verdict: 'needs-review',
    findings: ['server/a.ts:2 medium review'],
    says: /3 answers in 1 file after a failure go out with status 200/,
  },
  {
    name: 'fails for a function that tells its caller that it worked',
    files: {
      'src/a.ts': `
        export async function a(x) {
          try { await axios.post('/a', x); return { success: true }; } catch (e) { console.error(e); return { success: true, offlineId: 1 }; }
        }
        export async function b(x) {
          try { await axios.post('/b', x); return true; } catch (e) { return true; }
        }
        export async function c() {
          try { await fetch('/c'); return true; } catch (e) { return true; }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:2 high', 'src/a.ts:5 high'],
  },
  {
    name: 'fails for invented data in place of what could not be read',
    files: {
      'src/sales.ts': `
        export async function sales() {
          try { return await fetch('/api/sales').then((r) => r.json()); } catch (e) { return MOCK_SALES; }
        }
        export async function load() {
          try { setSales(await sales()); } catch (e) { console.warn(e); setSales(generateSampleSales()); }
        }
        export const all = () => fetch('/api/all').catch(() => getMockSales());
      `,
    },
    verdict: 'fail',
    findings: ['src/sales.ts:2 high', 'src/sales.ts:5 high', 'src/sales.ts:7 high'],
    says: /invented data is given as if it were real \(return MOCK_SALES\)/,
  },
  {
    name: 'takes invented data that says so, and words that only sound so, for honest',
    files: {
      'src/sales.ts': `
        export async function sales() {
          try { setSales(await load()); } catch (e) { setSales(mockSales); setIsDemoData(true); }
          try { setSales(await load()); } catch (e) { setSales(mockSales); setError('No connection'); }
          try { setRate(await load()); } catch (e) { setRate(sampleRate); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where a failed write leads to the page of a success',
    files: {
      'src/pay.tsx': `
        async function pay(order) {
          try { await axios.post('/orders', order); router.push('/orders/mine'); } catch (e) { console.error(e); router.push('/orders/mine'); }
        }
        async function send(form) {
          try { await axios.post('/forms', form); } catch (e) { navigate('/thank-you'); }
        }
        async function back(form) {
          try { await axios.post('/forms', form); navigate('/done'); } catch (e) { navigate('/forms'); }
          try { await signOut(); navigate('/login'); } catch (e) { navigate('/login'); }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/pay.tsx:2 high', 'src/pay.tsx:5 high'],
    says: /led on as if it had worked \(to \/orders\/mine\)/,
  },
  {
    name: 'fails for a success in finally',
    files: {
      'src/a.tsx': `
        async function a(x) {
          try { await axios.post('/a', x); } catch (e) { setError('no'); } finally { setLoading(false); toast.success('Saved'); }
          axios.post('/b', x).finally(() => setSaved(true));
          try { await axios.post('/c', x); } finally { setLoading(false); setOpen(false); }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.tsx:2 high', 'src/a.tsx:3 high'],
    says: /`finally` runs either way/,
  },
  {
    name: 'fails where a failed write is logged and then called a success',
    files: {
      'src/a.ts': `
        async function save(x) {
          try { await axios.post('/a', x); } catch (e) { console.error(e); }
          toast.success('Saved');
        }
        async function row(x) {
          const { error } = await supabase.from('orders').insert(x);
          if (error) console.error(error);
          toast.success('Saved');
        }
        async function pay(x) {
          try { await stripe.paymentIntents.confirm(x); } catch (e) { console.error(e); }
          await prisma.booking.create({ data: x });
          return { success: true };
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:3 high', 'src/a.ts:8 high', 'src/a.ts:13 high'],
    says: /stripe\.paymentIntents\.confirm fails in pay, the failure is passed over/,
  },
  {
    name: 'lets a smaller write fail quietly beside the one that counts',
    files: {
      'src/a.ts': `
        async function order(x) {
          await prisma.order.create({ data: x });
          try { await resend.emails.send(x); } catch (e) { console.error(e); }
          return { success: true };
        }
        async function saved(x) {
          try { await axios.post('/a', x); } catch (e) { console.error(e); return; }
          toast.success('Saved');
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for if (error) and if (!response.ok) that speak of success',
    files: {
      'src/a.ts': `
        async function a(x) {
          const { error } = await supabase.from('orders').insert(x);
          if (error) {
            toast.success('Saved');
            return;
          }
          const answer = await fetch('/api/orders', { method: 'POST', body: x });
          if (!answer.ok) return { success: true };
          db.save(x, (err, row) => { if (err) res.json({ success: true }); });
        }
        function late(error) {
          if (error) toast.success('no call that failed stands above');
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:4 high', 'src/a.ts:8 high', 'src/a.ts:9 high'],
  },
  {
    name: 'leaves one foreseen case, another try, and what is kept for later alone',
    files: {
      'src/a.ts': `
        async function a(x) {
          try { await axios.delete('/orders/1'); } catch (e) { if (e.status === 404) return { success: true }; throw e; }
          try { await axios.post('/orders', x); } catch (e) { if (e.code === 'P2002') toast.success('Already there'); }
          try { await axios.post('/orders', x); } catch (e) { await axios.post('/orders-2', x); toast.success('Saved'); }
          try { await axios.post('/orders', x); } catch (e) { enqueueOffline(x); setPending(true); toast.success('Will be sent'); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'leaves a forgotten password alone: the answer is the same for everybody on purpose',
    files: {
      'src/forgot-password.tsx': `
        async function submit(email) {
          try { await axios.post('/forgot', { email }); } catch (e) { console.error(e); } finally { setSent(true); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks about a webhook, and makes a reason advice',
    files: {
      'api/webhooks/stripe.ts': `
        export async function handler(req, res) {
          try { await prisma.order.update(req.body); } catch (e) { console.error(e); return res.status(200).send('OK'); }
        }
      `,
      'api/orders.ts': `
        export async function handler(req, res) {
          try { await prisma.order.update(req.body); } catch (e) {
            // Intentional: the queue sends it again.
            return res.status(200).send('OK');
          }
        }
      `,
    },
    verdict: 'needs-review',
    findings: ['api/orders.ts:4 low', 'api/webhooks/stripe.ts:2 medium review'],
  },
  {
    name: 'asks where only a part could not be looked up',
    files: {
      'src/map.ts': `
        async function fill(id) {
          try { place(await fetch('/geocode?id=' + id)); } catch (e) { toast.success('Loaded. Please choose the place on the map.'); }
        }
      `,
    },
    verdict: 'needs-review',
    findings: ['src/map.ts:2 medium review'],
  },
  {
    name: 'leaves telemetry, tests and scripts alone',
    files: {
      'src/a.ts': `
        async function a(x) {
          try { await supabase.from('page_views').insert(x).throwOnError(); } catch (e) { return { success: true }; }
          try { await save(x); } catch (e) { setError(e); }
        }
      `,
      'tests/a.test.ts':
        "it('x', async () => { try { await axios.post('/a'); } catch { return { success: true }; } });",
      'scripts/seed.ts':
        'async function s() { try { await axios.post("/a"); } catch { toast.success("x"); } }',
    },
    verdict: 'pass',
  },
  {
    name: 'fails in NestJS and tRPC for an exception that is returned',
    files: {
      'src/orders.controller.ts': `
        import { Controller, ForbiddenException } from '@nestjs/common';
        export class Orders {
          find(user) {
            if (!user) return new ForbiddenException();
            throw new ForbiddenException();
          }
          makeError() { return new ForbiddenException(); }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/orders.controller.ts:4 high'],
  },
  {
    name: 'fails in Python: success, invented data, exceptions that are returned',
    files: {
      'app/main.py': `
        from fastapi import FastAPI, HTTPException
        app = FastAPI()

        @app.post("/orders")
        def create(order):
            if not order:
                return HTTPException(status_code=404)
            try:
                session.commit()
            except Exception as e:
                print(e)
                return {"success": True}

        @app.get("/sales")
        def sales():
            try:
                return requests.get(URL).json()
            except Exception:
                return MOCK_SALES

        @app.get("/edit")
        def edit():
            try:
                return load()
            except Exception as e:
                return str(e)

        def save(order):
            try:
                session.commit()
                return True
            except Exception:
                return True
      `,
      'app/page.py': `
        import streamlit as st
        try:
            session.commit()
        except Exception:
            st.success("Gespeichert")
      `,
    },
    verdict: 'fail',
    findings: [
      'app/main.py:7 high',
      'app/main.py:12 high',
      'app/main.py:19 high',
      'app/main.py:26 high',
      'app/main.py:33 high',
      'app/page.py:5 high',
    ],
  },
  {
    name: 'passes in Python where it is raised, answered with a status, told or foreseen, and asks about a 200 with an error',
    files: {
      'app/main.py': `
        from flask import Flask, jsonify
        app = Flask(__name__)

        @app.route("/a", methods=["POST"])
        def a():
            try:
                session.commit()
            except Exception as e:
                raise
            try:
                session.commit()
            except Exception as e:
                return jsonify({"success": True}), 500
            try:
                session.commit()
            except Exception as e:
                return JSONResponse({"ok": True}, status_code=500)
            try:
                session.commit()
            except IntegrityError:
                return jsonify(success=True)
            try:
                session.commit()
            except Exception as e:
                flash("Not saved", "error")
                return jsonify(success=True)
            try:
                session.commit()
            except Exception as e:
                return jsonify({"error": str(e)})
      `,
    },
    verdict: 'needs-review',
    findings: ['app/main.py:30 medium review'],
  },
  {
    name: 'does not apply where nothing that runs can fail',
    files: { 'src/a.ts': 'export const a = 1;' },
    verdict: 'not-applicable',
  },
  {
    name: 'asks where the code is in another language',
    files: { 'main.go': 'package main' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
