import { defineCases } from '../../../src/kit/index.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (role: string) =>
  [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ iss: 'supabase', ref: 'abc', role, exp: 2_000_000_000 }),
    'q7Rt2Lw9Zx4Vb8Nm',
  ].join('.');
const secretKey = `sb_${'secret'}_Q7rT2lW9zX4vB8nM3kP5sD1f`;
const publishable = `sb_${'publishable'}_Q7rT2lW9zX4vB8nM3kP5sD1f`;
const google = `AI${'za'}SyB7qT2lW9zX4vB8nM3kP5sD1fGh6Jk0La`;

const vite = {
  'package.json': '{"dependencies": {"react": "19", "react-dom": "19"}, "devDependencies": {"vite": "7"}}',
  'index.html': '<div id="root"></div>\n<script type="module" src="/src/main.tsx"></script>\n',
  'src/main.tsx':
    "import { createRoot } from 'react-dom/client';\nimport App from './App';\ncreateRoot(document.body).render(<App />);\n",
};
const app = (lines: string) => ({
  ...vite,
  'src/App.tsx': `${lines}\nexport default function App() { return null; }\n`,
});
const next = {
  'package.json': '{"dependencies": {"next": "16", "react": "19"}}',
  'tsconfig.json': '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}',
};
const model = "import OpenAI from 'openai';\n";

export default defineCases([
  {
    name: 'passes where only keys that are public by design reach the browser',
    files: app(
      [
        `export const anon = '${jwt('anon')}';`,
        `export const key = '${publishable}';`,
        `export const stripe = 'pk_${'live'}_Q7rT2lW9zX4vB8nM3kP5sD1f';`,
        `export const firebase = { apiKey: '${google}', authDomain: 'rota.firebaseapp.com' };`,
        'export const settings = [import.meta.env.VITE_SUPABASE_ANON_KEY, import.meta.env.VITE_MAPBOX_ACCESS_TOKEN,',
        '  import.meta.env.VITE_FIREBASE_API_KEY, import.meta.env.VITE_RECAPTCHA_SITE_KEY, import.meta.env.VITE_VAPID_PUBLIC_KEY,',
        '  import.meta.env.VITE_OPENAI_MODEL, import.meta.env.VITE_PASSWORD_MIN_LENGTH, import.meta.env.VITE_SECRET_SANTA_URL];',
      ].join('\n'),
    ),
    verdict: 'pass',
  },
  {
    name: 'fails for settings whose names are those of secrets, and says which file reads them',
    files: {
      ...app("import { ask } from '@/lib/ask';\nask();"),
      'tsconfig.json': '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["src/*"]}}}',
      'src/lib/ask.ts': [
        'const key = import.meta.env.VITE_OPENAI_API_KEY;',
        'const admin = (import.meta as any).env.VITE_SUPABASE_SERVICE_ROLE_KEY;',
        'const { VITE_RESEND_API_KEY: mail } = import.meta.env;',
        'export const ask = () => [key, admin, mail];',
      ].join('\n'),
    },
    verdict: 'fail',
    findings: ['src/lib/ask.ts:1 blocker', 'src/lib/ask.ts:2 blocker', 'src/lib/ask.ts:3 blocker'],
    says: /VITE_SUPABASE_SERVICE_ROLE_KEY is by its name a service key.*src\/lib\/ask\.ts, which reaches the browser/,
  },
  {
    name: 'follows a function that reads the setting that its caller names',
    files: app(
      "const read = (name: string) => import.meta.env[name];\nexport const pay = read('VITE_STRIPE_SECRET_KEY');",
    ),
    verdict: 'fail',
    findings: ['src/App.tsx:2 blocker'],
  },
  {
    name: 'asks about an access token of an unknown provider',
    files: app('export const token = import.meta.env.VITE_FEED_ACCESS_TOKEN;'),
    verdict: 'needs-review',
    findings: ['src/App.tsx:1 blocker review'],
  },
  {
    name: 'fails for a key that the build writes in (the template of Google AI Studio)',
    files: {
      ...app(
        "import { GoogleGenAI } from '@google/genai';\nconst ai = new GoogleGenAI({ apiKey: process.env.API_KEY });",
      ),
      'vite.config.ts': [
        "import { defineConfig, loadEnv } from 'vite';",
        'export default defineConfig(({ mode }) => {',
        "  const env = loadEnv(mode, '.', '');",
        '  return {',
        '    define: {',
        "      'process.env.API_KEY': JSON.stringify(env.GEMINI_API_KEY),",
        "      'process.env.GEMINI_API_KEY': JSON.stringify(env.GEMINI_API_KEY),",
        '    },',
        '  };',
        '});',
      ].join('\n'),
    },
    verdict: 'fail',
    findings: ['vite.config.ts:6 blocker'],
    says: /GEMINI_API_KEY is by its name the key of a paid language or speech model/,
  },
  {
    name: 'looks through the constants of the build, and needs a page that reads what they write in',
    files: {
      ...app('export const version = process.env.APP_VERSION;\nexport const key = process.env.API_KEY;'),
      'vite.config.ts': [
        'const apiKey = process.env.API_KEY ?? process.env.GEMINI_API_KEY;',
        'export default { define: {',
        "  'process.env.APP_VERSION': JSON.stringify(process.env.npm_package_version),",
        "  'process.env.API_KEY': JSON.stringify(apiKey),",
        "  'process.env.ADMIN_SECRET': JSON.stringify(process.env.ADMIN_SECRET),",
        '} };',
      ].join('\n'),
    },
    verdict: 'fail',
    findings: ['vite.config.ts:4 blocker'],
  },
  {
    name: 'fails for an innocent name whose value goes to a language model',
    files: {
      ...app(
        'const url = `https://generativelanguage.googleapis.com/v1/models/x:run?key=${import.meta.env.VITE_API_KEY}`;\nfetch(url);',
      ),
    },
    verdict: 'fail',
    findings: ['src/App.tsx:1 blocker'],
    says: /hands VITE_API_KEY to generativelanguage\.googleapis\.com/,
  },
  {
    name: 'fails where the whole environment is written in',
    files: {
      ...app('export const url = process.env.API_URL;'),
      'vite.config.js':
        "export default ({ mode }) => {\n  const env = loadEnv(mode, process.cwd(), '');\n  return { define: { 'process.env': env } };\n};\n",
    },
    verdict: 'fail',
    findings: ['vite.config.js:3 blocker'],
  },
  {
    name: 'quiet where only the settings with a prefix, or none, are written in',
    files: {
      ...app('export const url = process.env.VITE_API_URL;'),
      'vite.config.js':
        "export default ({ mode }) => {\n  const env = loadEnv(mode, process.cwd(), 'VITE_');\n  return { define: { 'process.env': env, 'process.env.X': '\"1\"', __VERSION__: '1' } };\n};\n",
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a secret that stands in what the browser receives, decoded where it is a token',
    files: {
      ...app(`import './db';`),
      'src/db.ts': `export const db = createClient('https://abc.supabase.co', '${jwt('service_role')}');`,
      'public/widget.js': `const key = '${secretKey}';`,
      'server/db.ts': `export const db = createClient('https://abc.supabase.co', '${jwt('service_role')}');`,
      'src/unused.ts': `export const key = '${secretKey}';`,
    },
    verdict: 'fail',
    findings: ['public/widget.js:1 blocker', 'src/db.ts:1 blocker'],
    says: /service role key.*src\/main\.tsx, which is the start of the app in the browser, imports it by way of src\/App\.tsx/,
  },
  {
    name: 'takes what a value says for more than its name',
    files: {
      ...app(
        'export const a = import.meta.env.VITE_SUPABASE_ANON_KEY;\nexport const b = import.meta.env.VITE_SUPABASE_SECRET;',
      ),
      '.env': `VITE_SUPABASE_ANON_KEY=${jwt('service_role')}\nVITE_SUPABASE_SECRET=${jwt('anon')}\n`,
    },
    verdict: 'fail',
    findings: ['.env:1 blocker'],
  },
  {
    name: 'fails where a library is told to work in the browser with a key of ours',
    files: app(
      `${model}export const ai = new OpenAI({ apiKey: import.meta.env.VITE_OPENAI_KEY, dangerouslyAllowBrowser: true });`,
    ),
    verdict: 'fail',
    findings: ['src/App.tsx:2 blocker'],
  },
  {
    name: 'asks whose key it is where each user may bring one',
    files: app(
      `${model}export const ask = (apiKey: string) => new OpenAI({ apiKey, dangerouslyAllowBrowser: true });`,
    ),
    verdict: 'needs-review',
    findings: ['src/App.tsx:2 blocker review'],
    says: /dangerouslyAllowBrowser/,
  },
  {
    name: 'fails for libraries made for servers, and lets their types be',
    files: {
      ...app(
        "import nodemailer from 'nodemailer';\nimport { mail } from './mail';\nimport Stripe from 'stripe';\nlet plan: Stripe.Plan;\nexport const t = nodemailer.createTransport({}); mail(plan);",
      ),
      'src/mail.ts': "import type { App } from 'firebase-admin';\nexport const mail = (app: App) => app;\n",
    },
    verdict: 'fail',
    findings: ['src/App.tsx:1 blocker'],
    says: /nodemailer is made for servers/,
  },
  {
    name: 'Next.js: only what is marked for the browser, and what that imports, counts',
    files: {
      ...next,
      'app/page.tsx':
        "import { admin } from '@/lib/admin';\nimport { Form } from '@/components/form';\nexport default () => <Form />;\n",
      'lib/admin.ts':
        "import admin from 'firebase-admin';\nexport const key = process.env.NEXT_PUBLIC_ADMIN_SECRET;\nadmin.initializeApp();\n",
      'components/form.tsx':
        "'use client';\nimport { save } from '@/app/actions';\nimport { User } from '@/lib/users';\nexport const Form = (props: { user: User }) => save(props);\n",
      'app/actions.ts':
        "'use server';\nimport Stripe from 'stripe';\nexport const save = () => new Stripe(process.env.STRIPE_SECRET_KEY);\n",
      'lib/users.ts':
        "import admin from 'firebase-admin';\nexport interface User { id: string }\nadmin.auth();\n",
      'app/api/pay/route.ts': "import Stripe from 'stripe';\nexport const POST = () => new Stripe('x');\n",
      'components/unused.tsx': "'use client';\nexport const key = process.env.NEXT_PUBLIC_OPENAI_API_KEY;\n",
    },
    verdict: 'pass',
    findings: ['components/unused.tsx:2 low', 'lib/admin.ts:2 low'],
  },
  {
    name: 'Next.js: fails for what a component for the browser reads, and asks about a shared module',
    files: {
      ...next,
      'app/page.tsx': "import { Chat } from '../components/chat';\nexport default () => <Chat />;\n",
      'components/chat.tsx':
        "// asks the model\n'use client';\nimport { format } from '@/lib/mail';\nexport const Chat = () => format(process.env.NEXT_PUBLIC_GROQ_API_KEY);\n",
      'lib/mail.ts':
        "import nodemailer from 'nodemailer';\nexport const format = (x) => x;\nexport const send = () => nodemailer.createTransport();\n",
    },
    verdict: 'fail',
    findings: ['components/chat.tsx:4 blocker', 'lib/mail.ts:1 blocker review'],
  },
  {
    name: 'Next.js pages: what only getServerSideProps uses stays on the server',
    files: {
      'package.json': '{"dependencies": {"next": "12"}}',
      'pages/index.js':
        "import { db } from '../lib/db';\nimport Card from '../components/card';\nconst load = () => db();\nexport async function getServerSideProps() { return { props: load() }; }\nexport default () => <Card />;\n",
      'lib/db.js': "import admin from 'firebase-admin';\nexport const db = () => admin.firestore();\n",
      'components/card.js': 'export default () => null;\n',
      'pages/api/pay.js': "import Stripe from 'stripe';\nexport default () => new Stripe('x');\n",
    },
    verdict: 'pass',
  },
  {
    name: 'Next.js: an option of the configuration sends a database to the browser',
    files: {
      ...next,
      'next.config.mjs':
        'export default {\n  env: {\n    DATABASE_URL: process.env.DATABASE_URL,\n    UNREAD_SECRET: process.env.UNREAD_SECRET,\n  },\n};\n',
      'app/page.tsx': "'use client';\nimport { sql } from '@/lib/db';\nexport default () => sql();\n",
      'lib/db.ts': 'export const sql = () => process.env.DATABASE_URL;\n',
    },
    verdict: 'fail',
    findings: ['next.config.mjs:3 blocker'],
  },
  {
    name: 'mobile apps: settings written in by a plugin, and Expo’s extra',
    files: {
      'package.json': '{"dependencies": {"expo": "54", "react-native": "0.80"}}',
      'App.tsx':
        "import { STRIPE_SECRET_KEY, API_URL } from '@env';\nexport default () => [STRIPE_SECRET_KEY, API_URL];\n",
      'app.config.js':
        'export default { expo: { extra: { apiUrl: process.env.API_URL, key: process.env.OPENAI_API_KEY } } };\n',
    },
    verdict: 'fail',
    findings: ['App.tsx:1 blocker', 'app.config.js:1 blocker'],
  },
  {
    name: 'SvelteKit: what only the server’s files import stays there',
    files: {
      'package.json': '{"devDependencies": {"@sveltejs/kit": "2"}}',
      'src/routes/+page.svelte': "<script>\n  import { load } from '$lib/load';\n  load();\n</script>\n",
      'src/routes/+page.server.ts': "import { admin } from '$lib/admin';\nexport const load = () => admin;\n",
      'src/lib/load.ts': 'export const load = () => import.meta.env.VITE_SMTP_PASSWORD;\n',
      'src/lib/admin.ts': 'export const admin = import.meta.env.VITE_SUPABASE_SERVICE_KEY;\n',
    },
    verdict: 'fail',
    findings: ['src/lib/admin.ts:1 low', 'src/lib/load.ts:1 blocker'],
  },
  {
    name: 'does not apply to a service without a user interface',
    files: {
      'package.json': '{"dependencies": {"express": "5"}}',
      'server.js': "const express = require('express');\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks about an app in a language that is not read, and about one whose start was not found',
    files: { 'pubspec.yaml': 'name: rota\n', 'lib/main.dart': 'void main() {}\n' },
    verdict: 'needs-review',
    findings: ['pubspec.yaml blocker review'],
  },
  {
    name: 'asks where nothing starts the components',
    files: { 'package.json': '{}', 'src/Button.tsx': 'export const Button = () => null;\n' },
    verdict: 'needs-review',
    findings: ['src/Button.tsx blocker review'],
  },
]);
