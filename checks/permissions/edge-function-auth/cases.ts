import { defineCases } from '../../../src/kit/index.ts';

const SERVICE = `
  import { createClient } from 'npm:@supabase/supabase-js@2';
  const admin = createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'));
`;
const body = (code: string): string => `${SERVICE}
  Deno.serve(async (req) => {
    if (req.method === 'OPTIONS') return new Response('ok');
    ${code}
    const { id } = await req.json();
    await admin.from('orders').update({ paid: true }).eq('id', id);
    return new Response('done');
  });
`;
const declared = (name: string): string => `
  readycheck: 1
  permissions:
    public_endpoints:
      - {path: /functions/v1/${name}, method: POST, reason: It is called before sign-in.}
`;

export default defineCases([
  {
    name: 'passes where the session, a secret or a signature is verified, in the function or in a shared module',
    files: {
      'supabase/functions/pay/index.ts': body(`
    const token = (req.headers.get('Authorization') ?? '').replace('Bearer ', '');
    const { data: { user } } = await admin.auth.getUser(token);
    if (!user) return new Response('Unauthorized', { status: 401 });
      `),
      'supabase/functions/nightly/index.ts': body(`
    if (req.headers.get('x-cron-secret') !== Deno.env.get('CRON_SECRET')) return new Response('no', { status: 401 });
      `),
      'supabase/functions/stripe-webhook/index.ts': `
        import Stripe from 'npm:stripe@17';
        import { admin } from '../_shared/admin.ts';
        const stripe = new Stripe(Deno.env.get('STRIPE_KEY'));
        Deno.serve(async (req) => {
          const event = await stripe.webhooks.constructEventAsync(await req.text(), req.headers.get('stripe-signature'), Deno.env.get('STRIPE_WEBHOOK_SECRET'));
          await admin.from('orders').update({ paid: true }).eq('id', event.id);
          return new Response('ok');
        });
      `,
      'supabase/functions/close/index.ts': `
        import { requireUser } from '../_shared/require-user.ts';
        import { admin } from '../_shared/admin.ts';
        Deno.serve(async (req) => {
          const user = await requireUser(req);
          await admin.from('orders').delete().eq('owner', user.id);
          return new Response('ok');
        });
      `,
      'supabase/functions/_shared/admin.ts': `
        import { createClient } from 'npm:@supabase/supabase-js@2';
        export const admin = createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'));
      `,
      'supabase/functions/_shared/require-user.ts': `
        import { admin } from './admin.ts';
        export async function requireUser(req: Request) {
          const token = (req.headers.get('Authorization') ?? '').slice(7);
          const { data, error } = await admin.auth.getUser(token);
          if (error || !data.user) throw new Error('Unauthorized');
          return data.user;
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for the service role without a look at the caller, whatever verify_jwt says',
    files: {
      'supabase/config.toml': '[functions.refund]\nverify_jwt = true',
      'supabase/functions/refund/index.ts': body(''),
    },
    verdict: 'fail',
    findings: ['supabase/functions/refund/index.ts:2 blocker'],
    says: /"refund" uses the service-role key.*the public key, which every visitor gets, passes verify_jwt/,
  },
  {
    name: 'does not take a header that is read, or one that goes out, for a check',
    files: {
      'supabase/functions/sync/index.ts': body(`
    const authHeader = req.headers.get('Authorization');
    if (!authHeader) return new Response('Unauthorized', { status: 401 });
    await fetch('https://partner.example.org/sync', { headers: { Authorization: 'Bearer ' + Deno.env.get('PARTNER_KEY') } });
      `),
      'supabase/functions/pay-webhook/index.ts': body(`
    const signature = req.headers.get('x-pay-signature');
    console.log('signature', signature);
      `),
    },
    verdict: 'fail',
    findings: [
      'supabase/functions/pay-webhook/index.ts:2 blocker',
      'supabase/functions/sync/index.ts:2 blocker',
    ],
    says: /verifies it nowhere/,
  },
  {
    name: 'finds the service role in a shared module',
    files: {
      'supabase/functions/_shared/admin.ts': `
        import { createClient } from 'npm:@supabase/supabase-js@2';
        export function adminClient() {
          return createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'));
        }
      `,
      'supabase/functions/purge/index.ts': `
        import { adminClient } from '../_shared/admin.ts';
        Deno.serve(async (req) => {
          const db = adminClient();
          await db.from('orders').delete().lt('id', (await req.json()).before);
          return new Response('ok');
        });
      `,
    },
    verdict: 'fail',
    findings: ['supabase/functions/purge/index.ts:3 blocker'],
  },
  {
    name: 'asks about a webhook that may ask the sender whether it is true',
    files: {
      'supabase/functions/pay-webhook/index.ts': body(`
    const sent = await req.clone().json();
    const payment = await (await fetch('https://api.pay.example.org/payments/' + sent.id)).json();
    if (payment.status !== 'paid') return new Response('ignored');
      `),
    },
    verdict: 'needs-review',
    findings: ['supabase/functions/pay-webhook/index.ts blocker review'],
  },
  {
    name: 'asks about functions that people call before they have an account, and takes them declared',
    files: {
      'readycheck.yaml': declared('reset-password'),
      'supabase/functions/reset-password/index.ts': body(''),
      'supabase/functions/verify-otp/index.ts': body(''),
    },
    verdict: 'needs-review',
    findings: ['supabase/functions/verify-otp/index.ts blocker review'],
  },
  {
    name: 'fails where a declared function sends mail without a limit',
    files: {
      'readycheck.yaml': declared('send-otp'),
      'supabase/functions/send-otp/index.ts': `
        import { Resend } from 'npm:resend@4';
        const resend = new Resend(Deno.env.get('RESEND_API_KEY'));
        Deno.serve(async (req) => {
          const { email } = await req.json();
          await resend.emails.send({ from: 'a@shop.test', to: email, subject: 'Code', text: '1' });
          return new Response('ok');
        });
      `,
    },
    verdict: 'fail',
    findings: ['supabase/functions/send-otp/index.ts:1 blocker'],
    says: /is declared public and sends mail, and nothing limits/,
  },
  {
    name: 'is content with a limit, and does not take a message about one for it',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          public_endpoints: [{path: /functions/v1/ask, method: POST, reason: A demo.}, {path: /functions/v1/guess, method: POST, reason: A demo.}]
      `,
      'supabase/functions/ask/index.ts': `
        import { checkRateLimit } from '../_shared/limits.ts';
        Deno.serve(async (req) => {
          if (!(await checkRateLimit(req.headers.get('x-forwarded-for')))) return new Response('Too many', { status: 429 });
          return fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: await req.text() });
        });
      `,
      'supabase/functions/guess/index.ts': `
        Deno.serve(async (req) => {
          const answer = await fetch('https://ai.gateway.lovable.dev/v1/chat/completions', { method: 'POST', body: await req.text() });
          if (answer.status === 429) return new Response('The quota is exceeded, try again later', { status: 429 });
          return answer;
        });
      `,
    },
    verdict: 'fail',
    findings: ['supabase/functions/guess/index.ts:2 blocker'],
  },
  {
    name: 'asks about an undeclared function that spends money, and mildly about one that does nothing of note',
    files: {
      'supabase/functions/chat/index.ts': `
        Deno.serve(async (req) => fetch('https://api.openai.com/v1/responses', { method: 'POST', body: await req.text() }));
      `,
      'supabase/functions/news/index.ts': `
        Deno.serve(async (req) => fetch('https://news.example.org/feed'));
      `,
    },
    verdict: 'needs-review',
    findings: [
      'supabase/functions/chat/index.ts blocker review',
      'supabase/functions/news/index.ts medium review',
    ],
  },
  {
    name: 'takes a client that carries the token of whoever calls: the row rules hold for it',
    files: {
      'supabase/functions/mine/index.ts': `
        import { createClient } from 'npm:@supabase/supabase-js@2';
        Deno.serve(async (req) => {
          const client = createClient(Deno.env.get('SUPABASE_URL'), Deno.env.get('SUPABASE_ANON_KEY'), {
            global: { headers: { Authorization: req.headers.get('Authorization') } },
          });
          const { data } = await client.from('orders').select('*');
          return Response.json(data);
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks where a token is only taken apart, or the role is that of somebody whom the request names',
    files: {
      'supabase/functions/close/index.ts': body(`
    const token = (req.headers.get('Authorization') ?? '').slice(7);
    const claims = JSON.parse(atob(token.split('.')[1]));
    console.log(claims.sub);
      `),
      'supabase/functions/certify/index.ts': body(`
    const { requester } = await req.json();
    const { data: profile } = await admin.from('profiles').select('role').eq('id', requester).single();
    if (profile.role !== 'admin') return new Response('Forbidden', { status: 403 });
      `),
    },
    verdict: 'needs-review',
    findings: [
      'supabase/functions/certify/index.ts high review',
      'supabase/functions/close/index.ts high review',
    ],
  },
  {
    name: 'fails for a token that is taken apart where the platform does not verify it either',
    files: {
      'supabase/config.toml': '[functions.close]\nverify_jwt = false',
      'supabase/functions/close/index.ts': body(`
    const token = (req.headers.get('Authorization') ?? '').slice(7);
    console.log(JSON.parse(atob(token.split('.')[1])).sub);
      `),
    },
    verdict: 'fail',
    findings: ['supabase/functions/close/index.ts:2 blocker'],
  },
  {
    name: 'reads functions of Firebase',
    files: {
      'functions/src/index.ts': `
        import { onCall, onRequest, HttpsError } from 'firebase-functions/v2/https';
        import * as functions from 'firebase-functions/v1';
        import * as admin from 'firebase-admin';
        admin.initializeApp();

        export const mine = onCall(async (request) => {
          if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in first');
          return admin.firestore().doc('users/' + request.auth.uid).get();
        });
        export const remove = functions.region('europe-west1').https.onCall(
          async (data, context) => {
            if (!context.auth?.token.admin) throw new HttpsError('permission-denied', 'no');
            await admin.auth().deleteUser(data.uid);
          },
        );
        export const setRole = onRequest(async (req, res) => {
          await admin.auth().setCustomUserClaims(req.query.uid, { admin: true });
          res.send('ok');
        });
        export const nightly = onRequest({ invoker: 'private' }, async (req, res) => {
          await admin.firestore().doc('jobs/last').set({ done: true });
          res.send('ok');
        });
        export const api = onRequest(async (req, res) => {
          const token = await admin.auth().verifyIdToken((req.headers.authorization ?? '').slice(7));
          res.json(await admin.firestore().doc('users/' + token.uid).get());
        });
      `,
    },
    verdict: 'fail',
    findings: ['functions/src/index.ts:16 blocker'],
    says: /"setRole" uses the admin SDK/,
  },
  {
    name: 'does not count compiled functions beside their source',
    files: {
      'functions/lib/index.js': `
        const { onCall, HttpsError } = require('firebase-functions/v2/https');
        const admin = require('firebase-admin');
        exports.mine = onCall(async (request) => admin.firestore().doc('a/b').get());
      `,
      'functions/src/index.ts': `
        import { onCall, HttpsError } from 'firebase-functions/v2/https';
        import * as admin from 'firebase-admin';
        export const mine = onCall(async (request) => {
          if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in first');
          return admin.firestore().doc('a/b').get();
        });
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply without such functions',
    files: { 'src/server.ts': "import express from 'express'; express().listen(3000);" },
    verdict: 'not-applicable',
  },
  {
    name: 'follows a callable function into the helper that checks the caller, in a file with no other word of a server',
    files: {
      'functions/index.js': `
        import { onCall } from 'firebase-functions/v2/https';
        import { getFirestore } from 'firebase-admin/firestore';
        import { callerOf } from './caller.js';
        export const publish = onCall(async (call) => {
          const author = callerOf(call);
          await getFirestore().collection('letters').add({ author });
        });
        export const wipe = onCall(async () => {
          await getFirestore().collection('letters').doc('all').delete();
        });
      `,
      'functions/caller.js': `
        import { HttpsError } from 'firebase-functions/v2/https';
        export const callerOf = (request) => {
          if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in first.');
          return request.auth.uid;
        };
      `,
    },
    verdict: 'fail',
    findings: ['functions/index.js:8 blocker'],
    says: /"wipe"/,
  },
]);
