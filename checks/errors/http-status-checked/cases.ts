import { type Case, defineCases } from '../../../src/kit/index.ts';

const page = (body: string): Record<string, string> => ({
  'src/load.ts': `
    export async function load(id) {
      ${body}
    }
  `,
});

const passes = (name: string, body: string): Case => ({ name, files: page(body), verdict: 'pass' });
const fails = (name: string, body: string, says?: RegExp): Case => ({
  name,
  files: page(body),
  verdict: 'fail',
  findings: ['src/load.ts:2 medium'],
  ...(says && { says }),
});

const script = (body: string): Record<string, string> => ({ 'app/load.py': `import requests\n${body}` });

export default defineCases([
  passes(
    'passes when the status is looked at',
    "const res = await fetch('/api/orders'); if (!res.ok) throw new Error('no'); return res.json();",
  ),
  fails(
    'fails where the content is used without a look',
    "const res = await fetch('/api/orders'); const data = await res.json(); setOrders(data);",
    /1 request here .*api\/orders.* does not look/,
  ),
  fails('fails for a chain of promises', "fetch('/api/orders').then((res) => res.json()).then(setOrders);"),
  fails('fails where the content is taken at once', "return (await fetch('/api/orders')).json();"),
  fails(
    'fails for a change that is sent and forgotten',
    "await fetch('/api/orders', { method: 'POST', body: id }); toast.success('Saved');",
  ),
  fails(
    'goes into Promise.all',
    "const [a, b] = await Promise.all([fetch('/api/a'), fetch('/api/b')]); if (!a.ok) throw a; show(await b.json());",
    /api\/b/,
  ),
  {
    name: 'gives one finding a file, with a count',
    files: page(`
      const a = await fetch('/api/a');
      const b = await fetch('/api/b').then((res) => res.text());
      const c = await fetch('/api/c');
      show(await a.json(), b, await c.json());
      const d = await fetch('/api/d');
      if (d.status !== 200) throw new Error('no');
    `),
    verdict: 'fail',
    findings: ['src/load.ts:3 medium'],
    says: /3 requests here/,
  },
  {
    name: 'takes every way of looking at the status',
    files: page(`
      const a = await fetch('/api/a');
      if (a.status >= 400) return null;
      const { ok, status } = await fetch('/api/b');
      if (!ok) fail(status);
      await fetch('/api/c').then((res) => { if (!res.ok) throw new Error('no'); return res.json(); });
      await fetch('/api/d').then(checkStatus).then((res) => res.json());
      const e = await handle(await fetch('/api/e'));
      const f = await fetch('/api/f', { method: 'POST', body: id });
      return new Response(f.body, { status: f.status });
    `),
    verdict: 'pass',
  },
  {
    name: 'takes a look at the content before it is used',
    files: page(`
      const a = await (await fetch('/api/a')).json();
      if (a.error) throw new Error(a.error);
      const b = await fetch('/api/b').then((res) => res.json());
      if (!b.success) return;
      fetch('/api/c').then((res) => res.json()).then((data) => { if (data.items) show(data.items); });
      const d = Order.parse(await (await fetch('/api/d')).json());
      panel.innerHTML = await (await fetch('/parts/e')).text();
      const f = deserialize(await (await fetch('?/save', { method: 'POST', body: d })).text());
      if (f.type === 'failure') show(f);
    `),
    verdict: 'pass',
  },
  {
    name: 'is grave for payment, sign-in and language models',
    files: {
      'src/pay.ts': `
        const BASE = 'https://api.stripe.com/v1';
        export async function charge(x) {
          const res = await fetch(\`\${BASE}/charges\`, { method: 'POST', body: x });
          return res.json();
        }
        export async function ask(x) {
          const res = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: x });
          const data = await res.json();
          return data.choices[0].message.content;
        }
        export async function login(url, x) {
          const res = await fetch(url, { method: 'POST', body: x });
          setUser(await res.json());
        }
        export const token = (x) => fetch('/api/auth/token', { method: 'POST', body: x }).then((r) => r.json());
        export const total = () => fetch('/api/payments/stats').then((r) => r.json());
      `,
    },
    verdict: 'fail',
    findings: [
      'src/pay.ts:3 high',
      'src/pay.ts:7 high',
      'src/pay.ts:12 high',
      'src/pay.ts:15 high',
      'src/pay.ts:16 medium',
    ],
    says: /payment service refuses[\s\S]*language model refuses[\s\S]*signing in is refused/,
  },
  {
    name: 'follows a function of the team that hands the response on, one level',
    files: {
      'src/http.ts': `
        export async function send(path) {
          return fetch(API + path, { headers });
        }
        export async function get(path) {
          const res = await fetch(API + path);
          if (!res.ok) throw new Error('no');
          return res;
        }
      `,
      'src/page.ts': `
        import { get, send } from './http';
        export async function load() {
          const a = await send('/a');
          show(await a.json());
          const b = await send('/b');
          if (b.ok) show(await b.json());
          const c = await get('/c');
          show(await c.json());
        }
      `,
    },
    verdict: 'fail',
    findings: ['src/page.ts:3 medium'],
    says: /send \(which does fetch/,
  },
  {
    name: 'is quiet about telemetry, files of its own, what is on the device, tests and scripts',
    files: {
      'src/a.ts': `
        export async function a(photoUri, blobUrl) {
          await fetch('/api/analytics', { method: 'POST', body: '1' });
          const words = await (await fetch('/locales/en.json')).json();
          const picture = await (await fetch(photoUri)).blob();
          const file = await (await fetch(new URL('./a.wasm', import.meta.url))).arrayBuffer();
          await fetch('/api/warm');
          // Non-critical: the page works without it.
          await fetch('/api/hints', { method: 'POST', body: words });
          const res = await fetch('/api/orders');
          if (res.ok) show(picture, file);
        }
        export async function blobToDataUrl(url) {
          return (await fetch(url)).blob();
        }
      `,
      'tests/a.test.ts': "await (await fetch('/a')).json();",
      'scripts/a.ts': "await (await fetch('https://api.example.org/a')).json();",
    },
    verdict: 'pass',
  },
  {
    name: 'does not ask clients that raise by themselves',
    files: page(
      "const { data } = await axios.get('/a'); const b = await ky('/b').json(); const c = await $fetch('/c'); return [data, b, c];",
    ),
    verdict: 'not-applicable',
  },
  {
    name: 'fails in Python where the content is used without a look',
    files: script(`
def load(url):
    data = requests.get(url, timeout=5).json()
    return data.get("items")
def send(url, order):
    requests.post(f"{BASE}/orders", json=order)
`),
    verdict: 'fail',
    findings: ['app/load.py:4 medium'],
    says: /2 requests here/,
  },
  {
    name: 'takes every way of looking in Python',
    files: script(`
import httpx
session = requests.Session()
async def load(url):
    a = requests.get(url)
    a.raise_for_status()
    b = session.get(url)
    if b.status_code != 200:
        raise ValueError("no")
    c = requests.get(url)
    if not c:
        return None
    d = check(requests.get(url))
    async with httpx.AsyncClient() as client:
        e = await client.get(url)
        if e.is_error:
            return None
    f = requests.post(url, json=a.json())
    data = f.json()
    if "error" in data:
        raise ValueError(data["error"])
    requests.get(url).raise_for_status()
    return d
`),
    verdict: 'pass',
  },
  {
    name: 'knows clients and sessions in Python, and is grave for what costs most',
    files: script(`
import aiohttp
URL = "https://api.openai.com/v1/chat/completions"
class Bot:
    def __init__(self):
        self.http = requests.Session()
    def ask(self, text):
        answer = self.http.post(URL, json={"messages": text})
        return answer.json().get("choices")
    async def page(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as resp:
                return await resp.text()
`),
    verdict: 'fail',
    findings: ['app/load.py:9 high', 'app/load.py:13 medium'],
  },
  {
    name: 'lets the caller judge in Python what a function of the same file hands on',
    files: script(`
def call(path):
    return requests.get(BASE + path)
def orders():
    return call("/orders").json()
def lines():
    answer = call("/lines")
    answer.raise_for_status()
    return answer.json()
`),
    verdict: 'fail',
    findings: ['app/load.py:6 medium'],
  },
  {
    name: 'is quiet where the client raises for every response',
    files: {
      'app/a.py':
        'import aiohttp\nsession = aiohttp.ClientSession(raise_for_status=True)\nx = session.get("https://a.example")\n',
      'app/b.py': 'import requests\nr = requests.get("https://a.example")\nr.raise_for_status()\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks where the code is in another language',
    files: { 'main.go': 'package main' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
