import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../../kit/source.ts';
import { javascript } from '../../../parsers/javascript.ts';
import { importedNames } from './imported-names.ts';
import { verifies } from './verifies.ts';

beforeAll(() => javascript.load());

function verified(text: string) {
  const file = sourceFile('src/a.ts', text);
  const { program } = javascript.of(file);
  return verifies(program, file, importedNames(program));
}

/** `session answer req.user` for every guard. */
const guards = (text: string): string[] =>
  verified(text).guards.map(
    ({ asks, exit, name, roleFrom }) => `${asks} ${exit} ${name}${roleFrom ? ` from ${roleFrom}` : ''}`,
  );

describe('what a function verifies', () => {
  it.each<[string, string, string[]]>([
    [
      'a token that throws',
      `import jwt from 'jsonwebtoken'; function a(req){ const u = jwt.verify(t, s); }`,
      ['session throw jwt.verify'],
    ],
    [
      'a token in a try that answers',
      `function a(req,res){ try { req.user = jwt.verify(t, s); next(); } catch (e) { return res.status(401).end(); } }`,
      ['session answer jwt.verify'],
    ],
    [
      'a token in a try that swallows',
      `function a(req,res,next){ try { req.user = jwt.verify(t, s); } catch {} next(); }`,
      [],
    ],
    [
      'a callback',
      `function a(req,res,next){ jwt.verify(t, s, (err, user) => { if (err) return res.sendStatus(403); req.user = user; next(); }); }`,
      ['session answer jwt.verify'],
    ],
    [
      'the user of Supabase',
      `async function a(){ const { data: { user } } = await supabase.auth.getUser(); if (!user) { return new Response('no', {status: 401}); } }`,
      ['session return supabase.auth.getUser'],
    ],
    [
      'the user of the session',
      `function a(req,res,next){ if (!req.session.userId) return res.redirect('/login'); next(); }`,
      ['session answer req.session.userId'],
    ],
    [
      'who is let on',
      `function a(req,res,next){ if (req.isAuthenticated()) return next(); res.redirect('/login'); }`,
      ['session answer req.isAuthenticated'],
    ],
    [
      'a header that is only there',
      `function a(req,res){ const h = req.headers.authorization; if (!h) return res.status(401).end(); }`,
      [],
    ],
    [
      'a header beside a secret',
      'function a(req,res){ const h = req.headers.authorization; if (h !== `Bearer ${process.env.CRON_SECRET}`) return res.status(401).end(); }',
      ['secret answer the secret in req.headers.authorization'],
    ],
    [
      'a role',
      `function a(req,res,next){ if (req.user.role !== 'admin') return res.status(403).end(); next(); }`,
      ['role answer req.user.role'],
    ],
    [
      'a role from the body',
      `function a(req,res){ const { role } = req.body; if (role !== 'admin') return res.status(403).end(); }`,
      ['role answer role from body'],
    ],
    [
      'a record that is not there',
      `async function a(req,res){ const u = await User.findOne({email: req.body.email}); if (!u) return res.status(404).end(); }`,
      [],
    ],
    [
      'a key that is looked up',
      `async function a(req,res){ const k = await prisma.apiKey.findUnique({where:{key: req.headers['x-api-key']}}); if (!k) return res.status(401).end(); }`,
      ['secret answer prisma.apiKey.findUnique'],
    ],
    [
      'a webhook',
      `async function a(req){ const e = stripe.webhooks.constructEvent(b, s, k); }`,
      ['signature throw stripe.webhooks.constructEvent'],
    ],
    [
      "a wallet's signature that is compared",
      `async function a(req,res){ let who; try { who = ethers.verifyMessage(m, req.body.signature).toLowerCase(); } catch { return res.status(400).end(); } if (who !== voter.address) return res.status(403).end(); }`,
      ['signature answer ethers.verifyMessage'],
    ],
    [
      "a wallet's signature that nobody compares",
      `async function a(req,res){ const who = ethers.verifyMessage(m, req.body.signature); console.log(who); }`,
      [],
    ],
    [
      'a header of ours that goes out',
      'async function a(){ const h = { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` }; const r = await fetch(u, {headers: h}); if (!r.ok) return new Response("x", {status: 500}); }',
      [],
    ],
    [
      'a server session',
      `import { getServerSession } from 'next-auth'; async function POST(){ const session = await getServerSession(o); if (!session?.user) return NextResponse.json({}, {status: 401}); }`,
      ['session return getServerSession'],
    ],
    [
      'a message of a chat',
      `function a(m){ if (m.role !== 'user') return null; if (message.role === 'assistant') throw new Error('x'); }`,
      [],
    ],
  ])('knows %s', (_name, text, expected) => {
    expect(guards(text)).toEqual(expected);
  });

  it('says which calls decide', () => {
    const { calls } = verified(
      `async function a(req){ const u = await currentUser(req); if (!u) throw new Error('no'); await requireAdmin(u); return list(u); }`,
    );
    expect(calls.map(({ name, use }) => `${name} ${use}`)).toEqual([
      'currentUser tested',
      'requireAdmin ignored',
      'list returned',
    ]);
  });

  it('never throws, whatever the file holds', () => {
    const piece = fc.constantFrom(
      'if (',
      ')',
      '{',
      '}',
      'req.user',
      'jwt.verify(',
      '=>',
      'return',
      '=',
      'const {a} ',
      'try',
      'catch',
      ';',
      '!',
      '?',
      ':',
      'role',
      'throw 1',
      'async ',
      'function f(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        try {
          verified(parts.join(' '));
        } catch (error) {
          expect(String(error)).toMatch(/ParseFailure/);
        }
      }),
    );
  });
});
