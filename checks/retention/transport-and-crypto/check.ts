import type { PlacedTransport } from '../../../src/facts/transport/transport.ts';
import { transport } from '../../../src/facts/transport/transport.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  fail,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';

export default defineCheck({
  id: 'retention/transport-and-crypto',
  title: 'Traffic is encrypted and verified',
  question: 'Is traffic encrypted and verified?',
  why: 'What is sent without encryption can be read and changed by everybody on the way: the network of a café, a provider, a state. Encryption without a check of the certificate keeps out nobody who sits in between.',
  how: 'Reads JavaScript, TypeScript and Python for addresses without encryption that are called (`http://`, `ws://`), and for switches that stop the check of certificates (`rejectUnauthorized: false`, `verify=False`, `NODE_TLS_REJECT_UNAUTHORIZED=0`); settings, deployment files and proxies for the same and for `sslmode=disable`; pages for scripts, styles and forms over `http://`; Go, Ruby, PHP, C# and Rust for the best known switches by name. This computer, private networks, other containers, names of formats and links that are only shown do not count, nor does a switch that is closed unless its user opens it.',
  passes:
    'Nothing that leaves the computer and its network goes unencrypted, and every certificate is checked.',
  fix: 'Write https:// (or wss://) where the other side offers it, and choose another service where it does not. Remove the switch that stops the check of certificates; if the other side has a certificate of its own, give its authority (ca, verify="/path/ca.pem"). For databases use sslmode=require or verify-full.',
  example: [
    '```js',
    "const pool = new Pool({ connectionString, ssl: { ca: readFileSync('db-ca.pem', 'utf8') } });",
    "const weather = await fetch('https://api.weather.example/today');",
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'verified',
  facts: { transport },
  evaluate({ facts }) {
    const { weak, examined } = facts.transport;
    if (examined === 0)
      return notApplicable({
        examined: 1,
        reason: 'There is no code and no configuration that could send anything.',
      });
    return conclude({
      examined,
      evidence: 'verified',
      findings: once(weak).map(found),
      pass: `Nothing was found that is sent unencrypted or unchecked (${counted(examined, 'file')} of code and configuration looked at).`,
      nothing: 'No code was found.',
    });
  },
});

/** The first place in each file of each weakness. */
function once(weak: readonly PlacedTransport[]): PlacedTransport[] {
  const seen = new Set<string>();
  return weak.filter(({ path, kind, what }) => {
    const key = `${path} ${kind} ${what}`;
    return !seen.has(key) && seen.add(key);
  });
}

function found({ kind, what, path, line, unsure }: PlacedTransport): Finding {
  const details = { subject: `${kind} ${what}`, at: { path, line } };
  if (unsure) {
    const message =
      'The connection to the database is not encrypted (sslmode=disable), and which one it is, is filled in later. Say in the sign-off that it never leaves the computer or its private network, or encrypt it.';
    return review('high', { ...details, message });
  }
  return fail('high', { ...details, message: MESSAGES[kind](what) });
}

const MESSAGES = {
  'plain-http': (host: string) =>
    `${host} is called without encryption (http://): everybody on the way can read and change what is sent.`,
  page: (host: string) =>
    `A page takes something from ${host}, or sends something there, without encryption (http://): everybody on the way can change what the page does or read what is typed.`,
  unverified: (what: string) =>
    `The certificate of the other side is not checked (${what}): whoever sits in between can read and change everything.`,
  'unverified-all': (what: string) =>
    `No certificate is checked in the whole process (${what}=0): whoever sits in between can read and change everything that it sends.`,
  database: (host: string) =>
    `The connection to the database at ${host} is not encrypted (sslmode=disable): everybody on the way can read the data and the password.`,
} as const;
