import { defineCases } from '../../../src/kit/index.ts';

/** A function of a page that saves an order, with the handler that a case is about. */
const saving = (handler: string): Record<string, string> => ({
  'src/order.ts': `
    export async function submit(order) {
      try {
        await api.post('/orders', order);
      ${handler}
    }
  `,
});

export default defineCases([
  {
    name: 'passes when the user is told',
    files: saving("} catch (error) { console.error(error); toast.error('Not saved'); }"),
    verdict: 'pass',
  },
  {
    name: 'fails when a failed save is only logged',
    files: saving('} catch (error) { console.error(error); }'),
    verdict: 'fail',
    findings: ['src/order.ts:4 high'],
    says: /api\.post\("\/orders"\).*in submit/,
  },
  {
    name: 'fails for an empty catch',
    files: saving('} catch {}'),
    verdict: 'fail',
    findings: ['src/order.ts:4 high'],
    says: /Nothing at all happens/,
  },
  {
    name: 'fails for a catch that only ends the waiting',
    files: saving('} catch (e) { setLoading(false); setItems([]); }'),
    verdict: 'fail',
    findings: ['src/order.ts:4 high'],
  },
  {
    name: 'takes throwing again for an answer',
    files: saving("} catch (e) { if (e.name !== 'AbortError') throw e; }"),
    verdict: 'pass',
  },
  {
    name: "takes the caller's own handler for an answer",
    files: saving('} catch (e) { onError(e); }'),
    verdict: 'pass',
  },
  {
    name: 'takes an error state for an answer',
    files: saving('} catch (e) { setError(e.message); }'),
    verdict: 'pass',
  },
  {
    name: 'takes an error response for an answer',
    files: saving('} catch (e) { log.error(e); res.status(500).json({ error: 1 }); }'),
    verdict: 'pass',
  },
  {
    name: 'looks one level into a helper of the same file',
    files: {
      'src/order.ts': `
        function report(error) {
          console.error('order', error);
        }
        export async function submit(order) {
          try {
            await fetch('/api/orders', { method: 'POST', body: order });
          } catch (error) {
            report(error);
          }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/order.ts:7 high'],
  },
  {
    name: 'lets a returned failure count where a caller looks at it, and not where nobody does',
    files: {
      'src/orders.ts': `
        export async function saveOrder(order) {
          try {
            await axios.post('/orders', order);
            return true;
          } catch (error) {
            return false;
          }
        }
        export async function saveNote(note) {
          try {
            await axios.post('/notes', note);
            return true;
          } catch (error) {
            return false;
          }
        }
      `,
      'src/page.ts': `
        export async function send(order, note) {
          if (!(await saveOrder(order))) alert('Not saved');
          await saveNote(note);
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/orders.ts:13 high'],
  },
  {
    name: 'counts a value that is set inside and looked at afterwards',
    files: saving('saved = true; } catch (e) { console.error(e); }\n if (!saved) showMessage();'),
    verdict: 'pass',
  },
  {
    name: 'makes a comment with a reason advice, and one without none',
    files: {
      'src/a.ts': `
        export async function a(x) {
          try {
            await prisma.order.update({ data: x });
          } catch {
            // The nightly job repairs this, so that nobody is kept waiting.
          }
          try {
            await prisma.order.update({ data: x });
          } catch {
            // ignore errors
          }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:4 low', 'src/a.ts:9 high'],
  },
  {
    name: 'reads promise handlers, and whether their value is used',
    files: {
      'src/a.ts': `
        export async function a(order) {
          sgMail.send(order).catch(() => {});
          const sent = await resend.emails.send(order).catch(() => null);
          if (!sent) throw new Error('no mail');
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:2 high'],
  },
  {
    name: 'knows writes by their receiver: collections, documents, caches, browser storage and telemetry are none',
    files: {
      'src/a.ts': `
        export async function a(x) {
          try { seen.delete(x); map.set(1, x); list.push(x); formData.append('a', x); el.classList.add('b'); await load(); } catch {}
          try { localStorage.setItem('a', x); await redis.set('a', x); await queryClient.invalidateQueries(); } catch {}
          try { await fetch('/api/analytics', { method: 'POST', body: x }); } catch {}
          try { await supabase.auth.getUser(); await supabase.auth.signOut(); } catch {}
          try { await fetch('/api/chat', { method: 'POST', body: x }); } catch (e) { setError(e); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'knows the writes of many libraries',
    files: {
      'server/a.ts': `
        async function a(x) {
          try { await db.insert(users).values(x); } catch (e) { console.log(e); }
          try { await User.create(x); } catch (e) { console.log(e); }
          try { await order.save(); } catch (e) { console.log(e); }
          try { await setDoc(doc(db, 'a', '1'), x); } catch (e) { console.log(e); }
          try { await db.collection('a').doc('1').update(x); } catch (e) { console.log(e); }
          try { await pool.query('INSERT INTO a VALUES ($1)', [x]); } catch (e) { console.log(e); }
          try { await stripe.refunds.create(x); } catch (e) { console.log(e); }
          try { await s3.send(new PutObjectCommand(x)); } catch (e) { console.log(e); }
          try { await sql\`DELETE FROM a WHERE id = \${x}\`; } catch (e) { console.log(e); }
        }
      `,
    },
    verdict: 'fail',
    findings: [2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => `server/a.ts:${line} high`),
  },
  {
    name: 'counts a Supabase write only where its error reaches the handler',
    files: {
      'src/a.ts': `
        async function a(x) {
          try {
            const { error } = await supabase.from('orders').insert(x);
            if (error) throw error;
          } catch (e) { console.error(e); }
          try {
            const { error } = await supabase.from('orders').select();
            if (error) throw error;
            await supabase.from('orders').update({ read: true });
            show();
          } catch (e) { console.error(e); }
          try { await supabase.rpc('get_orders').throwOnError(); } catch (e) { setError(e); }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:5 high', '- medium'],
  },
  {
    name: 'follows a function of the team to the write in it',
    files: {
      'src/api.ts': `
        export async function createBooking(b) {
          const answer = await fetch('/api/bookings', { method: 'POST', body: b });
          if (!answer.ok) throw new Error('no');
        }
      `,
      'src/page.tsx': `
        export function Page() {
          const book = async () => {
            try { await createBooking({}); } catch (e) { console.error(e); }
          };
          return <button onClick={book}>Book</button>;
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/page.tsx:3 high'],
  },
  {
    name: 'leaves out promises that are let go, inner functions that nobody waits for, and what has its own handler',
    files: {
      'src/a.ts': `
        async function a(x) {
          try { axios.post('/a', x); } catch (e) { console.error(e); }
          try { button.onclick = async () => { await axios.post('/a', x); }; } catch {}
          try {
            try { await axios.post('/a', x); } catch (e) { toast.error('no'); }
            await fetch('/b');
          } catch (e) { setError(e); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'counts what runs inside an awaited call',
    files: {
      'src/a.ts': `
        async function a(list) {
          try { await Promise.all(list.map(async (x) => { await axios.put('/a', x); })); } catch (e) { console.error(e); }
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/a.ts:2 high'],
  },
  {
    name: 'leaves tests, examples, scripts and seeds alone',
    files: {
      'tests/a.test.ts': "it('x', async () => { try { await axios.post('/a', 1); } catch {} });",
      'examples/a.ts': "try { await axios.post('/a', 1); } catch {}",
      'scripts/import.ts': "try { await axios.post('/a', 1); } catch (e) { console.error(e); }",
      'src/seed-users.ts':
        'async function s() { try { await User.create({ a: 1 }); } catch (e) { console.error(e); } }',
      'src/a.ts': "export async function f() { try { await fetch('/a'); } catch (e) { setError(e); } }",
    },
    verdict: 'pass',
  },
  {
    name: 'is quiet about what is taken back after a failure, and about writing the log itself',
    files: {
      'src/a.ts': `
        async function a(x) {
          try { await axios.post('/a', x); } catch (e) {
            try { await prisma.order.delete({ where: x }); } catch (f) { console.error(f); }
            throw e;
          }
        }
        async function logActivity(x) {
          try { await prisma.activity.create({ data: x }); } catch (e) { console.error(e); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'takes a log at the end of a background job into the aggregate',
    files: {
      'src/jobs/nightly.ts': `
        cron.schedule('0 3 * * *', async () => {
          try { await prisma.order.updateMany({ data: { old: true } }); } catch (e) { logger.error(e); }
        });
      `,
    },
    verdict: 'fail',
    findings: ['- medium'],
    says: /1 of 1 error handlers/,
  },
  {
    name: 'passes while one in four handlers around reads is silent, and fails above',
    files: {
      'src/a.ts': `
        async function a() {
          try { await fetch('/1'); } catch (e) { console.error(e); }
          try { await fetch('/2'); } catch (e) { setError(e); }
          try { await fetch('/3'); } catch (e) { setError(e); }
          try { await fetch('/4'); } catch (e) { setError(e); }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'gives one finding for silent reads, however many',
    files: {
      'src/a.ts': `
        async function a() {
          try { await fetch('/1'); } catch (e) { console.error(e); }
          try { return await axios.get('/2'); } catch (e) { return []; }
          try { await fetch('/3'); } catch (e) { setError(e); }
        }
      `,
    },
    verdict: 'fail',
    findings: ['- medium'],
    says: /2 of 3 .*src\/a\.ts \(2\)/,
  },
  {
    name: 'judges what may be a write with the reads',
    files: {
      'src/a.ts':
        'async function a(url, x) { try { await fetch(url, { method: "POST", body: x }); } catch {} }',
    },
    verdict: 'fail',
    findings: ['- medium'],
  },
  {
    name: 'fails in Python for pass, for a log and for suppress',
    files: {
      'app/orders.py': `
        import requests
        from contextlib import suppress
        def save(order):
            try:
                db.session.add(order)
                db.session.commit()
            except Exception:
                pass
            try:
                requests.post(f"{BASE}/orders", json=order)
            except requests.RequestException as e:
                logger.error("not sent: %s", e)
            with suppress(Exception):
                order.save()
      `,
    },
    verdict: 'fail',
    findings: ['app/orders.py:7 high', 'app/orders.py:11 high', 'app/orders.py:13 high'],
  },
  {
    name: 'passes in Python when it is raised, answered, told or foreseen',
    files: {
      'app/orders.py': `
        def a(order):
            try:
                db.session.commit()
            except Exception as e:
                db.session.rollback()
                raise
            try:
                db.session.commit()
            except Exception as e:
                return jsonify(error="not saved"), 500
            try:
                db.session.commit()
            except SQLAlchemyError as e:
                flash("Not saved")
            try:
                db.session.commit()
            except IntegrityError:
                pass
            try:
                cursor.execute("INSERT INTO a VALUES (1)")
            except Exception as e:
                errors.append(str(e))
            sent = False
            try:
                send_mail("a", "b", "c", ["d"])
                sent = True
            except Exception as e:
                logger.error(e)
            return sent
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'takes what a program prints in a terminal for an answer',
    files: {
      'import_orders.py': `
        def main():
            try:
                conn.commit()
            except Exception as e:
                print(e)
        if __name__ == "__main__":
            main()
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply where no handler stands around a call',
    files: {
      'src/a.ts': 'export const a = (t) => { try { return JSON.parse(t); } catch { return null; } };',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'fails in Go for errors of writes that are thrown away or only logged',
    files: {
      'store/orders.go': `
        package store

        import "log"

        func (s *Store) Save(ctx context.Context, order Order) {
          _, _ = s.db.ExecContext(ctx, "INSERT INTO orders VALUES ($1)", order.ID)
          _, err := s.db.Exec(\`
            UPDATE orders SET total = $1\`, order.Total)
          if err != nil {
            log.Printf("not saved: %v", err)
          }
          if err := s.gorm.db.Create(&order).Error; err != nil {
          }
          db.Exec("DELETE FROM baskets WHERE id = $1", order.Basket)
          _ = tx.Commit()
        }
      `,
    },
    verdict: 'fail',
    findings: [6, 9, 12, 14, 15].map((line) => `store/orders.go:${line} high`),
    says: /in Save: the user believes/,
  },
  {
    name: 'passes in Go where it is given back, answered, ends the program, or changes no data',
    files: {
      'store/orders.go': `
        package store

        func (s *Store) Save(w http.ResponseWriter, order Order) (err error) {
          if _, err := s.db.Exec("INSERT INTO orders VALUES ($1)", order.ID); err != nil {
            return fmt.Errorf("save: %w", err)
          }
          if _, err := s.db.Exec("DELETE FROM orders"); err != nil {
            http.Error(w, "not saved", http.StatusInternalServerError)
            return
          }
          if err := tx.Commit(); err != nil {
            log.Fatal(err)
          }
          _, err = s.db.Exec("UPDATE orders SET read = true")
          if err != nil {
            log.Println(err)
          }
          _, _ = s.db.Exec("CREATE TABLE IF NOT EXISTS orders (id int)")
          _ = file.Close()
          defer func() { _ = tx.Rollback() }()
          return
        }
      `,
      'store/orders_test.go':
        'package store\nfunc TestA(t *testing.T) {\n  _, _ = db.Exec("DELETE FROM orders")\n}',
    },
    verdict: 'pass',
  },
  {
    name: 'takes a comment with a reason and the log of a worker in Go as it does elsewhere',
    files: {
      'store/orders.go': `
        package store

        func Touch() {
          // best effort: the next visit sets it again
          _, _ = db.Exec("UPDATE visits SET seen = now()")
        }

        func runWorker() {
          if _, err := db.Exec("DELETE FROM old"); err != nil {
            log.Println(err)
          }
        }
      `,
    },
    verdict: 'fail',
    findings: ['store/orders.go:5 low', '- medium'],
  },
  {
    name: 'asks where the code is in another language',
    files: { 'Main.java': 'class Main {}' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
