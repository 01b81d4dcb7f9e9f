import { type Case, defineCases } from '../../../src/kit/index.ts';

/** A page of a tool on Supabase, with the function that a case is about. */
const page = (body: string): Record<string, string> => ({
  'src/order.ts': `
    import { supabase } from './supabase';
    export async function submit(order) {
      ${body}
    }
  `,
});

const passes = (name: string, body: string): Case => ({ name, files: page(body), verdict: 'pass' });
const fails = (name: string, body: string, says?: RegExp): Case => ({
  name,
  files: page(body),
  verdict: 'fail',
  findings: ['src/order.ts:3 high'],
  ...(says && { says }),
});

export default defineCases([
  passes(
    'passes when the error is thrown',
    "const { error } = await supabase.from('orders').insert(order); if (error) throw error;",
  ),
  fails(
    'fails for a bare statement',
    "await supabase.from('orders').insert(order); toast.success('Saved');",
    /Nobody reads the error that supabase\.from\("orders"\)\.insert returns in submit/,
  ),
  fails(
    'fails where only the data are taken out',
    "const { data } = await supabase.from('orders').insert(order).select().single(); show(data);",
  ),
  fails(
    'fails where the error is taken out and never used',
    "const { data, error } = await supabase.from('orders').update(order).eq('id', 1).select(); show(data);",
  ),
  fails(
    'fails where the error is only logged',
    "const { error } = await supabase.from('orders').insert(order); if (error) console.error(error); toast.success('Saved');",
    /only logged or passed over/,
  ),
  fails(
    'fails where the function only leaves',
    "const { error } = await supabase.from('orders').insert(order); if (error) { setLoading(false); return; } toast.success('Saved');",
  ),
  fails(
    'fails where the failure is the branch that only logs',
    "const { error } = await supabase.from('orders').insert(order); if (!error) { toast.success('Saved'); } else { console.error(error); }",
  ),
  fails(
    'finds a loop that throws away what its function gives',
    "order.lines.forEach((line) => supabase.from('lines').insert(line));",
  ),
  fails(
    'says that a catch does not help',
    "await supabase.from('orders').insert(order).then(() => done()).catch(() => toast.error('No'));",
    /does not throw/,
  ),
  fails(
    'fails for a request that nothing sends',
    "supabase.from('orders').insert(order); toast.success('Saved');",
    /is never sent/,
  ),
  fails('takes a function of the database for a change', "await supabase.rpc('approve_order', order);"),
  fails('judges uploads', "await supabase.storage.from('files').upload('a', order);"),
  fails('judges accounts', 'await supabase.auth.updateUser(order);'),
  fails(
    'judges edge functions that say that they change something',
    "await supabase.functions.invoke('create-booking', { body: order });",
  ),
  fails(
    'knows clients by other names, and those that a function makes',
    "const admin = await createServiceClient(); await admin.from('orders').insert(order); // supabase",
  ),
  fails('goes into Promise.all', "await Promise.all([supabase.from('orders').insert(order), wait()]);"),
  fails(
    'goes into Promise.all over a list',
    'await Promise.all(order.lines.map((line) => supabase.from("lines").insert(line)));',
  ),
  fails(
    'goes into a list of promises',
    'const all = order.lines.map((line) => supabase.from("lines").insert(line)); await Promise.all(all);',
  ),
  fails(
    'finds the one that Promise.all leaves out',
    "const [{ error }] = await Promise.all([supabase.from('a').insert(order), supabase.from('b').insert(order)]); if (error) throw error;",
    /from\("b"\)/,
  ),
  fails(
    'finds a loop that waits for nobody',
    "order.lines.forEach(async (line) => { await supabase.from('lines').insert(line); });",
  ),
  fails(
    'knows that a mutation succeeds whatever its function returns',
    "useMutation({ mutationFn: () => supabase.from('orders').insert(order), onSuccess: () => toast.success('Saved') });",
  ),
  {
    name: 'takes every way of looking at the error',
    files: page(`
      const { error: first } = await supabase.from('a').insert(order);
      if (first) return toast.error('Not saved');
      const res = await supabase.from('b').insert(order);
      if (res.error) { setError(res.error.message); return; }
      await supabase.from('c').insert(order).throwOnError();
      supabase.from('d').insert(order).then(({ data, error }) => { if (error) toast.error('no'); else show(data); });
      supabase.from('e').insert(order).then((r) => { if (r.error) setFailed(true); });
      const { error: failed, status } = await supabase.from('f').delete().eq('id', 1);
      toast[failed ? 'error' : 'success'](status);
      let result;
      result = await supabase.from('g').upsert(order);
      handle(result);
      const { data, error } = await supabase.rpc('approve', order);
      if (error && error.code !== 'PGRST116') throw error;
      const results = await Promise.all(order.lines.map((line) => supabase.from('h').insert(line)));
      if (results.some((each) => each.error)) throw new Error('not all were saved');
      const wrong = (await Promise.all([supabase.from('i').insert(order)])).find((each) => each.error);
      if (wrong) throw wrong.error;
      let query = supabase.from('j').update(order);
      if (order.id) query = query.eq('id', order.id);
      const { error: last } = await query;
      if (last) errors.push(last.message);
      const [{ error: one }, two] = await Promise.all([supabase.from('k').insert(order), supabase.from('l').insert(order)]);
      if (one || two.error) throw one ?? two.error;
      const saved = await supabase.from('m').insert(order);
      const message = saved.error?.message;
      if (message) setMessage(message);
      if ((await supabase.from('n').insert(order)).error) throw new Error('n');
      const { error: swallowedNot } = await supabase.from('o').insert(order);
      if (!swallowedNot) toast.success('Saved');
    `),
    verdict: 'pass',
  },
  passes(
    'takes a look at whether a row came back from a change',
    "const { data } = await supabase.from('orders').insert(order).select().single(); if (!data) throw new Error('not saved');",
  ),
  passes(
    'takes a result that is handed on for looked at',
    "return unwrap(await supabase.from('orders').insert(order));",
  ),
  passes(
    'leaves telemetry, logs, counters and drafts alone, and asks others once',
    `await supabase.from('activity_logs').insert(order); await supabase.from('audit_log').insert(order);
     await supabase.rpc('increment_view_count', order); await supabase.from('profiles').update({ last_seen: now() });
     const { error } = await supabase.from('orders').insert(order); if (error) throw error;`,
  ),
  passes(
    'leaves alone what is taken back after a failure',
    `const { data, error } = await supabase.from('orders').insert(order).select();
     if (error) { await supabase.from('drafts').delete().eq('id', 1); await supabase.auth.admin.deleteUser(order.user); throw error; }
     try { show(data); } catch (e) { await supabase.from('orders').delete().eq('id', data.id); throw e; }`,
  ),
  {
    name: 'makes it advice where a comment gives a reason',
    files: page(
      "// Best effort: the nightly job catches up.\nawait supabase.from('orders').insert(order);\nconst { error } = await supabase.from('b').insert(order);\nif (error) console.error('não crítico', error);",
    ),
    verdict: 'pass',
    findings: ['src/order.ts:4 low', 'src/order.ts:5 low'],
  },
  {
    name: 'does not take any comment for a reason',
    files: page(`
      const { error } = await supabase.from('orders').insert({
        state: 'open', // every order begins as an open one
      });
      // The totals are updated by a trigger of the database.
      if (error) { console.error(error); }
      const { error: other } = await supabase.from('lines').insert(order);
      if (other) {
        // The nightly job writes the lines that are missing.
        console.error(other);
      }
    `),
    verdict: 'fail',
    findings: ['src/order.ts:4 high', 'src/order.ts:9 low'],
  },
  {
    name: 'takes a note of what was done, and a success that is set, for a look',
    files: page(`
      let saved = false;
      const { error } = await supabase.from('orders').insert(order);
      if (!error) { saved = true; } else { console.error(error); }
      for (const line of order.lines) {
        const { error: failed } = await supabase.from('lines').insert(line);
        if (failed) { console.error(failed); continue; }
        done.push(line.id);
      }
      return { saved, done };
    `),
    verdict: 'pass',
  },
  {
    name: 'leaves trials and examples alone, old drafts, and what is explained in the handler around it',
    files: {
      'src/demo-data.ts':
        "import { supabase } from './s'; export async function fill() { await supabase.from('a').insert({}); }",
      'src/check.ts':
        "import { supabase } from './s'; export async function testStock() { await supabase.from('a').insert({}); }",
      ...page(`
        const { error } = await supabase.from('orders').insert(order);
        if (error) throw error;
        // Delete existing drafts first
        await supabase.from('orders').delete().eq('status', 'draft');
        await supabase.functions.invoke('book-search', { body: order });
        const { error: seen } = await supabase.rpc('mark_replies_seen');
        if (seen) console.error(seen);
        const { data, error: failed } = await supabase.from('a').select();
        if (failed) throw failed;
        const more = await supabase.from('b').select().throwOnError();
        const rest = await supabase.from('c').select().throwOnError();
        show(data, more, rest);
        try { await supabase.from('stages').insert(order); } catch (e) { console.warn('not saved (non-critical)', e); }
      `),
    },
    verdict: 'pass',
    findings: ['src/order.ts:16 low'],
  },
  {
    name: 'lets the caller of a function judge what it returns, one level up',
    files: {
      'src/api.ts': `
        import { supabase } from './supabase';
        export const saveOrder = (order) => supabase.from('orders').insert(order);
        export async function cancelOrder(id) {
          return await supabase.from('orders').delete().eq('id', id);
        }
        export const service = { async pay(order) { return supabase.rpc('pay', order); } };
      `,
      'src/page.tsx': `
        import { cancelOrder, saveOrder, service } from './api';
        export async function submit(order) {
          const { error } = await saveOrder(order);
          if (error) throw error;
          await cancelOrder(order.id);
          await service.pay(order);
          const kept = await cancelOrder(order.id);
          return kept;
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/page.tsx:5 high', 'src/page.tsx:6 high'],
    says: /cancelOrder \(which does supabase\.from\("orders"\)\.delete\)/,
  },
  {
    name: 'follows a hook to the function that it gives',
    files: {
      'src/useOrders.ts': `
        import { supabase } from './supabase';
        export function useOrders() {
          const save = useCallback(async (order) => supabase.from('orders').insert(order), []);
          return { save };
        }
      `,
      'src/page.tsx': `
        import { useOrders } from './useOrders';
        export function Page() {
          const { save } = useOrders();
          return <button onClick={async () => { await save({}); done(); }}>Save</button>;
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/page.tsx:4 high'],
  },
  {
    name: 'counts a failure that is returned only where some caller looks',
    files: {
      'src/api.ts': `
        import { supabase } from './supabase';
        export async function saveOrder(order) {
          const { error } = await supabase.from('orders').insert(order);
          if (error) { console.error(error); return false; }
          return true;
        }
        export async function saveLine(line) {
          const { error } = await supabase.from('lines').insert(line);
          return { error };
        }
      `,
      'src/page.ts': `
        import { saveLine, saveOrder } from './api';
        export async function submit(order) {
          await saveOrder(order);
          const { error } = await saveLine(order);
          if (error) throw error;
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/api.ts:3 high'],
    says: /no caller looks/,
  },
  {
    name: 'gives one finding for reads once more than one in four goes unchecked',
    files: page(`
      const { data: a } = await supabase.from('a').select();
      const { data: b, error } = await supabase.from('b').select();
      if (error) throw error;
      const { data: c } = await supabase.rpc('get_totals');
      show(a, b, c);
    `),
    verdict: 'fail',
    findings: ['- medium'],
    says: /2 of 3 reads of Supabase .*src\/order\.ts \(2\)/,
  },
  passes(
    'passes while one in four reads goes unchecked',
    `const { data: a } = await supabase.from('a').select();
     const { data: b, error } = await supabase.from('b').select(); if (error) throw error;
     const { data: { user } } = await supabase.auth.getUser(); if (!user) redirect('/login');
     await supabase.auth.signOut(); show(a, b);`,
  ),
  {
    name: 'judges with the reads what only marks as seen, and rows whose owner is removed with a look',
    files: page(`
      await supabase.from('messages').update({ is_read: true }).eq('id', 1);
      await supabase.from('message_reads').insert(order);
      await supabase.from('lines').delete().eq('order', 1);
      const { error } = await supabase.from('orders').delete().eq('id', 1);
      if (error) throw error;
    `),
    verdict: 'fail',
    findings: ['- medium'],
  },
  {
    name: 'leaves tests, scripts and other services alone',
    files: {
      'tests/a.test.ts': "import { supabase } from '../src/s'; await supabase.from('a').insert({});",
      'scripts/fill.ts': "import { supabase } from '../src/s'; await supabase.from('a').insert({});",
      'src/a.ts':
        "import { db } from './db'; export const f = async (x) => { await setDoc(doc(db, 'a'), x); await db.from('x').insert(x); };",
      'app/b.py': "supabase.table('a').insert({}).execute()",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks where the code is in another language',
    files: { 'main.go': 'package main' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
