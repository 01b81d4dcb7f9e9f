import { browserKeys } from '../../../src/facts/client/browser-keys.ts';
import { client } from '../../../src/facts/client/client.ts';
import type { ClientFile } from '../../../src/facts/client/model.ts';
import { publishedSettings } from '../../../src/facts/client/published-settings.ts';
import { javascriptEnv } from '../../../src/facts/env/javascript-env.ts';
import { javascriptImports } from '../../../src/facts/imports/javascript-imports.ts';
import { packageJson } from '../../../src/facts/packages/package-json.ts';
import { tokenValues } from '../../../src/facts/secrets/token-values.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { unseenClient } from '../unseen-client.ts';
import { libraryKeys } from './library-keys.ts';
import { publishing, valuesOfSettings } from './published.ts';
import { settingKeys } from './setting-keys.ts';
import { writtenKeys } from './written-keys.ts';

export default defineCheck({
  id: 'permissions/privileged-key-in-client',
  title: 'No privileged key in the browser',
  question: 'Does the browser receive a secret key?',
  why: 'Whatever the browser receives, every visitor can read with two clicks: a service role key opens the whole database to them, and the key of a language model spends your money until somebody notices.',
  how: 'Follows the imports from every page and start of the user interface to learn which files reach the browser, and looks in these for keys: settings with a public prefix (`VITE_`, `NEXT_PUBLIC_` and their like) whose names are those of secrets, settings that the build writes in (`define`), values whose own form says that they are secret, libraries that were told to work in a browser all the same (`dangerouslyAllowBrowser`) and libraries made for servers alone. Keys that are public by design are left out: the Supabase anon and publishable keys, publishable Stripe keys, the key of a Firebase web application, Mapbox `pk.` tokens, Sentry addresses, site keys, PostHog `phc_`.',
  passes: 'No file that reaches the browser holds a secret, or receives one from a setting.',
  fix: 'Replace the key at its provider, since every visitor may have it. Then move the call that needs it to a server (an edge function, an API route), which checks who calls and reads the key from a setting without a public prefix; the page calls that.',
  example: [
    '```ts',
    '// supabase/functions/summarise/index.ts runs on the server; the page only invokes it.',
    'const user = await supabase.auth.getUser(token);',
    "if (!user.data.user) return new Response('Sign in first', { status: 401 });",
    "const key = Deno.env.get('OPENAI_API_KEY');",
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  waivable: false,
  requiredFrom: 'prototype',
  facts: {
    client,
    browserKeys,
    publishedSettings,
    javascriptEnv,
    javascriptImports,
    tokenValues,
    packageJson,
  },
  evaluate({ facts, today }) {
    const { files, signs, unread, examined } = facts.client;
    if (files.length + signs.length + unread.length === 0) {
      return notApplicable({
        examined,
        reason: `None of the ${counted(examined, 'file')} is a page or another part of a user interface, so that no browser receives code.`,
      });
    }
    const sent: ReadonlyMap<string, ClientFile> = new Map(files.map((file) => [file.path, file]));
    const published = publishing(facts, (path) => sent.has(path));
    const values = valuesOfSettings(facts.tokenValues);
    const settings = settingKeys(published, values, today);
    const written = writtenKeys(facts.tokenValues, sent, today);
    return conclude({
      examined: files.length,
      evidence: 'verified',
      findings: [
        ...settings,
        ...written,
        ...libraryKeys(facts, sent, published, [...settings, ...written]),
        ...unseenClient(facts.client, 'blocker', 'whether it holds a secret key'),
      ],
      pass: `No secret key stands in, or is sent to, the ${counted(files.length, 'file')} that the browser receives.`,
      nothing: 'No start of the user interface was found, so that nothing could be followed to the browser.',
    });
  },
});
