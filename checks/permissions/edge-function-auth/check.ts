import { fileList } from '../../../src/facts/file-list.ts';
import { serverlessFunctions } from '../../../src/facts/serverless/serverless-functions.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { judgeFunction } from './judge.ts';

export default defineCheck({
  id: 'permissions/edge-function-auth',
  title: 'Serverless functions ask who calls',
  question: 'Does each serverless function verify its caller before it uses the keys that it holds?',
  why: 'A function at Supabase or Firebase has an address that anybody can call. It mostly holds a key that no rule stops, or one that costs money with each call: what it does not ask, nobody asks.',
  how: 'Reads Supabase edge functions (`supabase/functions/*/index.ts` with the modules that they share, `verify_jwt` in config.toml) and functions of Firebase (`onRequest`, `onCall`): is the caller’s session, a shared secret or a signature tested, and turned away if it is wrong? `verify_jwt = true` alone is no answer: the public key that every visitor gets passes it. Functions of other platforms are not read here; see `permissions/routes-authenticated`.',
  passes:
    'Each function verifies its caller, hands the caller’s own token on to the database, or is declared under permissions.public_endpoints, with a limit where it costs money or sends messages.',
  fix: 'At the start of the function ask who calls (`auth.getUser()`, `request.auth`, a secret for jobs, the signature for webhooks) and answer 401 otherwise. Declare what is public on purpose under permissions.public_endpoints, and limit how often it can be called if it sends messages or asks a language model.',
  example: [
    '```ts',
    'const { data: { user } } = await client.auth.getUser(token);',
    "if (!user) return new Response('Unauthorized', { status: 401 });",
    '```',
    '',
    '```yaml',
    'permissions:',
    '  public_endpoints:',
    '    - {path: /functions/v1/send-otp, method: POST, reason: It is called before sign-in.}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { serverlessFunctions, fileList },
  evaluate({ facts, manifest }) {
    const functions = facts.serverlessFunctions;
    if (functions.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'There are no functions of Supabase or Firebase that could be called from outside.',
      });
    }
    const endpoints = manifest?.claims.permissions?.public_endpoints ?? [];
    const declared = new Set(endpoints.flatMap(({ path }) => path?.split('/').at(-1) ?? []));
    return conclude({
      examined: functions.length,
      evidence: 'verified',
      findings: functions.flatMap((each) => judgeFunction(each, declared.has(each.name))),
      pass: `Each serverless function verifies its caller or is declared public (${counted(functions.length, 'function')} looked at).`,
      nothing: 'No serverless function was found.',
    });
  },
});
