import { type Case, defineCases } from '../../../src/kit/index.ts';

const server = (body: string): Record<string, string> => ({
  'server/a.ts': `
    ${body}
  `,
});
const passes = (name: string, body: string): Case => ({ name, files: server(body), verdict: 'pass' });
const fails = (name: string, body: string, says?: RegExp): Case => ({
  name,
  files: server(body),
  verdict: 'fail',
  findings: ['server/a.ts:1 medium'],
  ...(says && { says }),
});

const manifest = (...lines: readonly string[]): string => ['readycheck: 1', ...lines, ''].join('\n');
const PAGE = {
  'index.html': '<script type="module" src="/src/main.tsx"></script>',
  'src/main.tsx': "import { load } from './load'; load();",
};

export default defineCases([
  passes(
    'passes when fetch gives up',
    "await fetch('https://api.example.org/a', { signal: AbortSignal.timeout(5000) });",
  ),
  fails(
    'fails for fetch without a limit',
    "await fetch('https://api.example.org/a');",
    /1 of 1 use of fetch on the server has no time limit.*AbortSignal\.timeout.*It is in server\/a\.ts\./,
  ),
  fails('fails for axios', "import axios from 'axios'; await axios.get('https://api.example.org/a');"),
  fails(
    'fails for a client of axios that is made without a limit',
    "import axios from 'axios'; export const api = axios.create({ baseURL: 'https://a.example' });",
  ),
  fails(
    'fails for a pool of PostgreSQL',
    "import { Pool } from 'pg'; export const pool = new Pool({ max: 5 });",
  ),
  fails(
    'fails for an SDK that waits for ever',
    "import { GoogleGenAI } from '@google/genai'; export const ai = new GoogleGenAI({ apiKey: key });",
  ),
  {
    name: 'takes every limit, and what SDKs do by themselves',
    files: {
      'server/a.ts': `
        import axios from 'axios';
        import { Pool } from 'pg';
        const options = { method: 'POST', signal: controller.signal };
        export async function a(url, x) {
          await fetch(url, options);
          await fetch(url, { ...options, body: x });
          await Promise.race([fetch(url), sleep(1000)]);
          await withTimeout(fetch(url), 1000);
          await axios.post(url, x, { timeout: 1000 });
          const client = axios.create({ timeout: 1000 });
          const pool = new Pool({ connectionTimeoutMillis: 1000 });
          return [client, pool];
        }
        export async function fetchWithTimeout(url) {
          return fetch(url, { method: 'GET' });
        }
      `,
      'server/b.ts': "import ky from 'ky'; await ky.get('https://a.example');",
      'server/c.py': `
        import requests, httpx, boto3
        from openai import OpenAI
        client = OpenAI()
        requests.get(url, timeout=5)
        httpx.get(url)
        session = requests.Session()
        session.get(url, timeout=(3, 10))
        boto3.client("s3")
      `,
    },
    verdict: 'fail',
    // What users see when the model does not answer is another question.
    findings: ['server/c.py:2 high'],
  },
  {
    name: 'takes a default for all calls of axios',
    files: {
      'server/a.ts': "import axios from 'axios'; export const a = () => axios.get('https://a.example');",
      'server/start.ts': "import axios from 'axios'; axios.defaults.timeout = 10_000;",
    },
    verdict: 'pass',
  },
  {
    name: 'leaves out options that are made elsewhere, and counts what is known',
    files: server(`
      export async function a(url, options) {
        await fetch(url, options);
        await fetch(url, { method: 'POST', ...options });
        await fetch(url, { signal });
      }
    `),
    verdict: 'pass',
    says: /1 call of other services/,
  },
  {
    name: 'tells the browser from the server, with counts',
    files: {
      ...PAGE,
      'src/load.ts': `
        export async function load() {
          await fetch('/api/a');
          await fetch('/api/b', { signal });
          await fetch('https://api.example.org/c');
        }
      `,
      'server/a.ts': "await fetch('https://api.example.org/a');",
    },
    verdict: 'fail',
    findings: ['server/a.ts:1 medium', 'src/load.ts:2 medium'],
    says: /2 of 3 uses of fetch in the browser have no time limit: users look at a page/,
  },
  {
    name: 'passes server code, and what the browser asks of it, where the platform ends every request',
    files: {
      'readycheck.yaml': manifest('errors: {platform_timeout: 60 seconds}'),
      ...PAGE,
      'src/load.ts': "export const load = () => fetch('/api/a');",
      'server/a.ts': "await fetch('https://api.example.org/a');",
      'app/b.py': 'import requests\nrequests.get(url)\n',
    },
    verdict: 'pass',
  },
  {
    name: 'does not let the platform speak for what the browser asks of others',
    files: {
      'readycheck.yaml': manifest('errors: {platform_timeout: 60 seconds}'),
      ...PAGE,
      'src/load.ts': "export const load = () => fetch('https://api.example.org/a');",
    },
    verdict: 'fail',
    findings: ['src/load.ts:1 medium'],
  },
  {
    name: 'does not take a placeholder or no length of time for a limit',
    files: {
      'readycheck.yaml': manifest('errors: {platform_timeout: soon}'),
      'server/a.ts': "await fetch('https://api.example.org/a');",
    },
    verdict: 'fail',
    findings: ['server/a.ts:1 medium'],
  },
  {
    name: 'reads the limits that platforms are told',
    files: {
      'readycheck.yaml': manifest('retention: {processors: [{name: Firebase, purpose: functions}]}'),
      'web/vercel.json': '{"functions": {"api/**/*.ts": {"maxDuration": 30}}}',
      'web/api/a.ts': "await fetch('https://api.example.org/a');",
      'next/app/api/b/route.ts':
        "export const maxDuration = 30;\nexport const GET = () => fetch('https://api.example.org/b');",
      'lambda/serverless.yml': 'provider:\n  name: aws\n  timeout: 20\n',
      'lambda/c.py': 'import requests\nrequests.get(url)\n',
      'flask/Procfile': 'web: gunicorn app:app --timeout 30\n',
      'flask/app.py': 'import requests\nrequests.get(url)\n',
      'functions/index.ts':
        "import { onCall } from 'firebase-functions/v2/https';\nexport const d = onCall({ timeoutSeconds: 60 }, () => fetch('https://api.example.org/d'));",
    },
    verdict: 'pass',
  },
  {
    name: 'does not let the limit of one route speak for others',
    files: {
      'app/api/a/route.ts': 'export const maxDuration = 30;\nexport const GET = () => ok();',
      'app/api/b/route.ts': "export const GET = () => fetch('https://api.example.org/b');",
    },
    verdict: 'fail',
    findings: ['app/api/b/route.ts:1 medium'],
  },
  {
    name: 'fails in Python for requests, sessions, urlopen and mail without a limit, and for a limit that is taken away',
    files: {
      'app/a.py': `
        import requests, httpx, smtplib
        from urllib.request import urlopen
        requests.post(url, json=x)
        session = requests.Session()
        session.get(url)
        urlopen(url)
        smtplib.SMTP("mail.example.org", 587)
        httpx.get(url, timeout=None)
        requests.get(url, **options)
        urlopen(url, None, 5)
      `,
    },
    verdict: 'fail',
    findings: ['app/a.py:3 medium', 'app/a.py:6 medium', 'app/a.py:7 medium', 'app/a.py:8 medium'],
    says: /2 of 2 uses of requests/,
  },
  {
    name: 'fails for a critical processor without on_failure, and asks nothing of others',
    files: {
      'readycheck.yaml': manifest(
        'retention:',
        '  processors:',
        '    - {name: Stripe, purpose: payment}',
        '    - {name: Supabase, purpose: database and sign-in, on_failure: "last rota shown, banner"}',
        '    - {name: Plausible, purpose: statistics}',
        '    - {name: OpenAI, purpose: answers questions, critical: false, reason: the search works without it}',
        '    - {name: Twilio, purpose: messages, critical: true}',
      ),
      'src/a.ts': 'export const a = 1;',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 high', 'readycheck.yaml:8 high'],
    says: /depends on Stripe, and the manifest does not say/,
  },
  {
    name: 'passes when each says what happens',
    files: {
      'readycheck.yaml': manifest(
        'retention:',
        '  processors:',
        '    - {name: Stripe, purpose: payment, on_failure: the order is kept and the customer is told}',
      ),
      'src/a.ts': 'export const a = 1;',
    },
    verdict: 'pass',
  },
  {
    name: 'without a manifest, takes the critical processors that the code shows',
    files: {
      'package.json': '{"dependencies": {"stripe": "14"}}',
      'server/pay.ts': "import Stripe from 'stripe';\nexport const stripe = new Stripe(key);\n",
      'server/index.ts': "import { stripe } from './pay';\nserve(stripe);\n",
    },
    verdict: 'fail',
    findings: ['server/pay.ts:1 high'],
    says: /no manifest says/,
  },
  {
    name: 'knows user interfaces that no page was found to load, and leaves out code that nothing starts',
    files: {
      'app/templates/a.html': '<h1>A</h1>',
      'app/static/js/a.js': "fetch('/a').then(show);",
      'package.json': '{"name": "a", "dependencies": {"react": "18"}}',
      ...PAGE,
      'src/load.ts': 'export const load = () => 1;',
      'src/hooks/useA.ts':
        "export const useA = () => { const [a] = useState(0); return () => fetch('/api/a' + a); };",
      'src/old/Card.tsx': "export const Card = () => { fetch('/b'); return null; };",
      'sw.js': "self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));",
    },
    verdict: 'fail',
    findings: ['app/static/js/a.js:1 medium'],
    says: /2 of 2 uses of fetch in the browser/,
  },
  {
    name: 'leaves tests, scripts and telemetry alone',
    files: {
      'tests/a.test.ts': "await fetch('https://a.example');",
      'scripts/a.py': 'import requests\nrequests.get(url)\n',
      'src/a.ts':
        "navigator.sendBeacon('/x'); fetch('/api/analytics', { method: 'POST' }); fetch('/words.json');",
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
