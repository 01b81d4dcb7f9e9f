import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { processorOfHost, processorOfNpm, processorOfPypi } from './lookup.ts';
import { processors } from './processors.ts';
import { PROCESSORS } from './registry.ts';
import { isNamedIn, processorsNamed } from './words.ts';

const twice = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the registry of processors', () => {
  it('knows what small teams use', () => expect(PROCESSORS.length).toBeGreaterThanOrEqual(200));

  it('gives each id once', () => expect(twice(PROCESSORS.map(({ id }) => id))).toEqual([]));

  it.each(['npm', 'pypi', 'packages', 'hosts', 'platforms', 'terraform'] as const)(
    'has no name of %s in two entries',
    (field) => expect(twice(PROCESSORS.flatMap((each) => each[field] ?? []))).toEqual([]),
  );

  it.each(PROCESSORS.map((each) => [each.id, each] as const))('is well formed: %s', (id, each) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(each.source).toMatch(/^https:\/\/[\w.-]+\.\w+/);
    expect(each.region).not.toBe('');
    for (const host of each.hosts ?? [])
      expect(host).toMatch(/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}(\/[\w/-]+)?$/);
    for (const name of each.npm ?? []) expect(name).toMatch(/^[@a-z0-9][\w./@-]*$/);
    for (const name of each.pypi ?? []) expect(name).toMatch(/^[\w.]+$/);
    for (const value of Object.values(each)) if (Array.isArray(value)) expect(value).not.toEqual([]);
  });

  it('can be reached by each entry', () => {
    for (const { id, npm, pypi, packages, hosts, platforms, storeProviders, terraform } of PROCESSORS)
      expect([npm, pypi, packages, hosts, platforms, storeProviders, terraform].some(Boolean), id).toBe(true);
  });
});

describe('looking up', () => {
  it.each([
    ['@sentry/nextjs', 'sentry'],
    ['npm:resend@4', 'resend'],
    ['https://esm.sh/stripe@14?target=deno', 'stripe'],
    ['firebase/auth', 'firebase'],
    ['firebase/analytics', 'google-analytics'],
    ['@aws-sdk/client-sesv2', 'amazon-ses'],
    ['@aws-sdk/client-s3', 'aws'],
    ['react', undefined],
  ])('the package %s', (name, id) => expect(processorOfNpm(name)?.id).toBe(id));

  it('Python modules, also by the names that are taken', () => {
    expect(processorOfPypi('google', ['genai'])?.id).toBe('google-gemini');
    expect(processorOfPypi('google.cloud.storage')?.id).toBe('google-cloud');
    expect(processorOfPypi('google.cloud.firestore')?.id).toBe('firebase');
  });

  it.each([
    ['api.openai.com', '/v1/chat', 'openai'],
    ['abc.supabase.co', '', 'supabase'],
    ['supabase.co', '', undefined],
    ['o1.ingest.us.sentry.io', '', 'sentry'],
    ['discord.com', '/invite/x', undefined],
    ['discord.com', '/api/webhooks/1', 'discord'],
    ['eviltwilio.com', '', undefined],
  ])('the host %s%s', (host, path, id) => expect(processorOfHost(host, path)?.id).toBe(id));

  it('never throws', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (host, path) => {
        processorOfHost(host, path);
        processorsNamed(host);
        isNamedIn(host, path);
      }),
    ));
});

describe('names that people write', () => {
  it.each([
    ['Supabase (EU)', 'supabase'],
    ['Vercel Inc.', 'vercel'],
    ['SendGrid', 'sendgrid'],
    ['Twilio SendGrid', 'sendgrid'],
    ['Amazon Web Services', 'aws'],
    ['Google Firebase', 'firebase'],
    ['Chat GPT by OpenAI', 'openai'],
    ['Google LLC', 'google-maps'],
  ])('%s means %s', (text, id) => expect([...processorsNamed(text)]).toContain(id));

  it('takes the narrower of two readings', () => {
    expect([...processorsNamed('Google Gemini')]).toEqual(['google-gemini']);
    expect([...processorsNamed('a company unknown so far')]).toEqual([]);
  });
});

const seen = async (files: Record<string, string>): Promise<string[]> => {
  const collection = await collect([processors], memoryRepository(files));
  const found = collection.value(processors)?.processors ?? [];
  return found.map(
    ({ id, by, confidence, evidence: [first] }) => `${id} ${by} ${confidence} ${first?.path}:${first?.line}`,
  );
};

describe('processors in a repository', () => {
  it('takes the client of one vendor, pointed at another, for the other', async () => {
    const client = (url: string): string =>
      `import OpenAI from 'openai';\nexport const ai = new OpenAI({ baseURL: ${url} });\n`;
    expect(await seen({ 'src/app.ts': client("'https://api.groq.com/openai/v1'") })).toEqual([
      'groq address high src/app.ts:2',
    ]);
    expect(await seen({ 'src/app.ts': client("'http://localhost:11434/v1'") })).toEqual([]);
    expect(await seen({ 'src/app.ts': client('process.env.AI_URL') })).toEqual([
      'openai import low src/app.ts:1',
    ]);
  });

  it('leaves comments, links, texts and lists of allowed sources aside', async () => {
    const files = {
      'src/app.ts': [
        '// see "https://api.openai.com/v1"',
        'export const csp = { connectSrc: ["https://api.stripe.com", "https://api.resend.com"] };',
        'export const text = "Get it from https://api.sendgrid.com today";',
        'export const policy = "script-src https://js.stripe.com";',
        "/* 'https://api.twilio.com' */",
        "export const entry = { id: 'mail', source: 'https://api.postmarkapp.com/docs' };",
      ].join('\n'),
      'index.html': [
        '<!-- <script src="https://client.crisp.chat/l.js"></script> -->',
        '<link rel="preconnect" href="https://eu.posthog.com">',
        '<a href="https://calendly.com/us">Meet us</a>',
      ].join('\n'),
      'tests/app.test.ts': "fetch('https://api.mailgun.net/v3');\n",
      'docs/guide.ts': "fetch('https://api.brevo.com/v3');\n",
    };
    expect(await seen(files)).toEqual([]);
  });

  it('reads mail servers, templates, forms and styles', async () => {
    const files = {
      'app.py': 'HOST = "smtp.gmail.com"\nurl = f"https://{ref}.supabase.co/rest/v1"\n',
      'index.html': '<form action="https://formspree.io/f/abc"></form>\n',
      'src/index.css': "@import url('https://fonts.googleapis.com/css2?family=Inter');\n",
    };
    expect(await seen(files)).toEqual([
      'formspree address high index.html:1',
      'gmail address high app.py:1',
      'google-fonts address high src/index.css:1',
      'supabase address high app.py:2',
    ]);
  });

  it('asks where several services for one purpose could be meant, and where several platforms could run it', async () => {
    const files = {
      'vercel.json': '{}',
      'fly.toml': 'app = "x"\n',
      'src/app.ts': ['openai', '@anthropic-ai/sdk', '@google/genai', 'groq-sdk']
        .map((name) => `import '${name}';`)
        .join('\n'),
    };
    expect((await seen(files)).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'anthropic import low',
      'fly hosting low',
      'google-gemini import low',
      'groq import low',
      'openai import low',
      'vercel hosting low',
    ]);
  });

  it('asks about the services that a tool can talk to, a file each', async () => {
    const hosts = [
      'api.telegram.org',
      'hooks.slack.com',
      'api.plivo.com',
      'api.twilio.com',
      'api.resend.com',
    ];
    const clients = hosts.map((host, at) => [`server/providers/p${at}.js`, `fetch('https://${host}/v1');`]);
    const files = Object.fromEntries([
      ...clients,
      ['src/notifications/Telegram.vue', "<script>\nconst url = 'https://api.telegram.org/bot';\n</script>"],
      ['server/server.js', [...hosts.keys()].map((at) => `import './providers/p${at}.js';`).join('\n')],
    ]);
    expect((await seen(files)).map((each) => each.split(' ')[2])).toEqual(Array(5).fill('low'));
  });

  it('never keeps an address or what stands in it', async () => {
    const secret = ['k', 'ey', '1234'].join('');
    const files = { 'src/app.ts': `init({ dsn: 'https://${secret}@o1.ingest.sentry.io/2' });\n` };
    const collection = await collect([processors], memoryRepository(files));
    expect(JSON.stringify(collection.value(processors))).toMatch(/sentry/);
    expect(JSON.stringify(collection.value(processors))).not.toContain(secret);
  });
});
