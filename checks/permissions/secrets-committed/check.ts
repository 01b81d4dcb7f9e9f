import type { Secret, Secrets } from '../../../src/facts/secrets/secrets.ts';
import { secrets } from '../../../src/facts/secrets/secrets.ts';
import { conclude, defineCheck, type Finding, fail, review } from '../../../src/kit/index.ts';

export default defineCheck({
  id: 'permissions/secrets-committed',
  title: 'No secrets in the repository',
  question: 'Are secrets kept out of the repository?',
  why: 'Everybody who can read the repository, now or later, can use a key that stands in it: read the data, spend the money, send mail in your name. Deleting the line does not help, because the history keeps it.',
  how: 'Looks through every file that git tracks for keys and tokens of known providers, private keys, addresses with passwords and settings whose names speak of a secret, and then tells what each is: a Supabase anon key, a publishable Stripe key or the key of a Firebase web application is public by design; placeholders and keys of tests, examples and development open nothing. Values are never printed: a fingerprint stands for each.',
  passes:
    'No file holds a value that opens something live. Keys that are public by design may stand anywhere.',
  fix: 'Replace the secret at its provider first, since it counts as known from now on; then take it out of the file, keep the new one where the tool runs, and add the file to .gitignore.',
  example: ['```gitignore', '.env', '.env.*', '!.env.example', '*.pem', '*.p12', '```'].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  waivable: false,
  requiredFrom: 'prototype',
  facts: { secrets },
  evaluate({ facts, manifest, today }) {
    const { secrets: found, examined } = facts.secrets;
    const store = manifest?.claims.permissions?.secret_store;
    const findings = [
      ...found
        .filter(({ expires }) => expires === null || expires >= today)
        .flatMap((secret) => judge(secret, store)),
      ...environments(facts.secrets),
    ];
    return conclude({
      examined,
      evidence: 'verified',
      findings,
      pass: `No live secret stands in the ${examined} files that were looked at.`,
      nothing: 'No file is tracked by git, so that nothing could be looked at.',
    });
  },
});

function judge(secret: Secret, store: string | undefined): Finding[] {
  const { kind, fingerprint, label, name, places } = secret;
  const [at = null] = places;
  const subject = `${kind} ${fingerprint}`;
  const what = `A ${label}${name ? ` (${name})` : ''} stands in this file${elsewhere(secret)}; fingerprint ${fingerprint}.`;
  const article = what.replace(/^A (?=[aeiou]|AWS|npm|xAI|NVIDIA|OpenAI|Anthropic|Airtable|Azure)/, 'An ');
  switch (secret.class) {
    case 'live': {
      const keep = store ? `keep the new one in ${store}` : 'keep the new one where the tool runs';
      return [
        fail('blocker', {
          subject,
          at,
          message: `${article} Whoever can read the repository can use it: replace it at its provider, and ${keep}.`,
        }),
      ];
    }
    case 'unsure':
      return [review('blocker', { subject, at, message: `${article} ${doubt(secret)}` })];
    case 'test-mode':
      return [
        fail('low', {
          subject,
          at,
          message: `${article} It opens only a test account; keep it out all the same, so that the live one never follows it.`,
        }),
      ];
    case 'public':
      return [];
  }
}

function doubt({ kind }: Secret): string {
  if (kind === 'google-api-key')
    return 'If it is for a language model or another paid service, replace it; if it is for a browser, show that it is restricted to your site.';
  if (kind === 'aws-key-id') return 'Check that its secret stands nowhere, and whether it is still in use.';
  if (kind === 'terraform-state')
    return 'Check what it holds, replace that, and keep the state in a remote backend.';
  return 'Check whether it opens anything; if it does, replace it and take it out.';
}

/** The other files in which the value stands. */
function elsewhere({ places }: Secret): string {
  const [first] = places;
  const others = [...new Set(places.map(({ path }) => path))].filter((path) => path !== first?.path);
  if (others.length === 0) return '';
  const shown = others.slice(0, 3).join(', ');
  return ` and in ${shown}${others.length > 3 ? ` and ${others.length - 3} more` : ''}`;
}

/** Advice on `.env` files: one is tracked without a secret in it, or the next one would be. */
function environments({
  secrets: found,
  environments: tracked,
  usesEnvironment,
  ignoresEnvironment,
}: Secrets): Finding[] {
  const guilty = new Set(
    found
      .filter((secret) => secret.class !== 'public')
      .flatMap(({ places }) => places.map(({ path }) => path)),
  );
  const quiet = tracked.filter(({ path }) => !guilty.has(path));
  const advice = quiet.map(({ path }) =>
    fail('low', {
      subject: 'tracked .env',
      at: { path },
      message:
        'This file is tracked by git. It holds no secret today, but it is where the next one will be put: keep it out, and track a .env.example instead.',
    }),
  );
  if (tracked.length > 0 || !usesEnvironment || ignoresEnvironment !== false) return advice;
  return [
    fail('low', {
      subject: '.gitignore',
      message:
        'No .gitignore keeps .env out of git, so that the first one with secrets may be committed by mistake. Add a line with .env to it.',
    }),
  ];
}
