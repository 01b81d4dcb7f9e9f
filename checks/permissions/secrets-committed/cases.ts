import { defineCases } from '../../../src/kit/index.ts';

/** Made up while the tests run, so that no scanner finds secrets in this repository. */
function made(
  length: number,
  alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  seed = 7,
): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return alphabet.charAt(Math.floor((state / 2147483648) * alphabet.length));
  }).join('');
}
const hex = (length: number, seed?: number) => made(length, '0123456789abcdef', seed);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: object) => [part({ alg: 'HS256', typ: 'JWT' }), part(payload), made(43)].join('.');
const pem = () =>
  ['-----BEGIN', 'RSA PRIVATE', 'KEY-----\n'].join(' ') +
  `MII${made(600).replace(/(.{64})/g, '$1\n')}\n` +
  ['-----END', 'RSA PRIVATE', 'KEY-----'].join(' ');
const stripe = `sk_${'live'}_${made(24)}`;
const service = jwt({ iss: 'supabase', ref: 'abc', role: 'service_role', exp: 2_000_000_000 });
const anon = jwt({ iss: 'supabase', ref: 'abc', role: 'anon', exp: 2_000_000_000 });
const google = `AI${'za'}${made(35)}`;
const github = `gh${'p'}_${made(36)}`;

export default defineCases([
  {
    name: 'passes where nothing but public keys and placeholders stands',
    files: {
      '.gitignore': '.env\n',
      '.env.example': `STRIPE_SECRET_KEY=sk_${'live'}_xxxxxxxxxxxxxxxxxxxxxxxx\nJWT_SECRET=your-secret-here\nDATABASE_URL=postgres://user:password@localhost:5432/app\n`,
      'src/keys.ts': [
        `export const anon = '${anon}';`,
        `export const stripe = 'pk_${'live'}_${made(24)}';`,
        `export const supabase = 'sb_${'publishable'}_${made(30)}';`,
        `export const posthog = 'phc_${made(43)}';`,
        `export const sentry = 'https://${hex(32)}@o123.ingest.sentry.io/456';`,
        `export const aws = 'AK${'IA'}IOSFODNN7EXAMPLE';`,
      ].join('\n'),
      'src/firebase.ts': `export const config = {\n  apiKey: '${google}',\n  authDomain: 'app.firebaseapp.com',\n};`,
      'README.md':
        'Set `DATABASE_URL=postgres://USER:<password>@db.example.com/app` and `OPENAI_API_KEY=sk-...`.',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for live keys in code, in settings and in documentation',
    files: {
      'src/pay.ts': `import Stripe from 'stripe';\nexport const stripe = new Stripe('${stripe}');`,
      'docs/setup.md': `Run with \`GITHUB_TOKEN=${github}\`.`,
      'src/admin.ts': `const key = '${service}';`,
      '.mcp.json': `{"mcpServers": {"db": {"env": {"SUPABASE_ACCESS_TOKEN": "sbp_${hex(40)}"}}}}`,
    },
    verdict: 'fail',
    findings: [
      '.mcp.json:1 blocker',
      'docs/setup.md:1 blocker',
      'src/admin.ts:1 blocker',
      'src/pay.ts:2 blocker',
    ],
    says: /Supabase service role key/,
  },
  {
    name: 'never tells the value, and tells where else it stands',
    files: { 'a.ts': `const k = '${stripe}';`, 'b.ts': `\nconst k = '${stripe}';` },
    verdict: 'fail',
    findings: ['a.ts:1 blocker'],
    says: /^(?!.*sk_live_[A-Za-z0-9]{4}).*and in b\.ts; fingerprint [0-9a-f]{12}\./s,
  },
  {
    name: 'fails for private keys and for the account of a service',
    files: {
      'deploy/server.key': pem(),
      'serviceAccountKey.json': JSON.stringify(
        { type: 'service_account', private_key: `${pem().replaceAll('RSA ', '').replace('MII', 'MIIE')}\n` },
        null,
        2,
      ),
      'android/release.jks': 'binary',
    },
    verdict: 'fail',
    findings: [
      'android/release.jks blocker',
      'deploy/server.key:1 blocker',
      'serviceAccountKey.json:3 blocker',
    ],
  },
  {
    name: 'does not take certificates, and keys of tests and of local servers, for secrets',
    files: {
      'certs/ca.pem': ['-----BEGIN CERTIFICATE-----', made(400), '-----END CERTIFICATE-----'].join('\n'),
      'certs/localhost-key.pem': pem(),
      'tests/fixtures/server.key': pem(),
      'examples/pay.ts': `new Stripe('${stripe}')`,
      'dev/keys.ts': `export const key = '${stripe}';`,
      'android/app/debug.keystore': 'binary',
      'src/pay.test.ts': `new Stripe('${stripe}')`,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for secrets in a tracked .env, by name and look',
    files: {
      '.env': [
        'VITE_SUPABASE_URL=https://abc.supabase.co',
        `VITE_SUPABASE_ANON_KEY=${anon}`,
        `export JWT_SECRET="${hex(64)}"   # signs sessions`,
        `DATABASE_URL=postgresql://app:${made(16)}@db.rota.supabase.co:5432/postgres`,
        `SMTP_PASSWORD=${made(12)}`,
        'TOKEN_EXPIRES=3600',
        `VITE_MAPS_KEY=${made(30)}`,
        `RECAPTCHA_SITE_KEY=${made(40)}`,
      ].join('\n'),
    },
    verdict: 'fail',
    findings: ['.env:3 blocker', '.env:4 blocker', '.env:5 blocker'],
    says: /\(JWT_SECRET\)/,
  },
  {
    name: 'advises where a tracked .env holds only what is public',
    files: { '.env': `VITE_SUPABASE_URL=https://abc.supabase.co\nVITE_SUPABASE_PUBLISHABLE_KEY=${anon}\n` },
    verdict: 'pass',
    findings: ['.env low'],
  },
  {
    name: 'advises where .gitignore misses .env',
    files: { '.gitignore': 'dist/\n', '.env.example': 'API_URL=\n' },
    verdict: 'pass',
    findings: ['- low'],
    says: /No \.gitignore keeps \.env out/,
  },
  {
    name: 'lets an untracked .env be',
    files: { '.env': `JWT_SECRET=${hex(64)}`, '.gitignore': '*.log\n', 'src/a.ts': 'export {};' },
    git: { untracked: ['.env'] },
    verdict: 'pass',
    findings: ['- low'],
  },
  {
    name: 'looks at every file outside of git',
    files: { '.env.production': `JWT_SECRET=${hex(64)}` },
    git: null,
    verdict: 'fail',
    findings: ['.env.production:1 blocker'],
  },
  {
    name: 'quiet for files to copy from, for development and for a local database',
    files: {
      '.gitignore': '.env\n',
      '.env.example': `JWT_SECRET=${hex(64)}`,
      '.env.test': `JWT_SECRET=${hex(64, 3)}`,
      '.env.development': `SESSION_SECRET=${hex(64, 5)}`,
      'server/.env': `DB_HOST=localhost\nDB_PASSWORD=${made(12)}\nDB_USER=app`,
      '.github/workflows/ci.yml':
        'env:\n  DATABASE_URL: postgres://postgres:s3cr3tpw99@localhost:5432/test\n',
      'docker-compose.yml':
        'services:\n  app:\n    environment:\n      DATABASE_URL: postgres://umami:umami99x@db:5432/umami\n',
    },
    verdict: 'pass',
    findings: ['server/.env low'],
  },
  {
    name: 'still fails for a live key of a provider in such a file',
    files: { '.env.example': `STRIPE_SECRET_KEY=${stripe}` },
    verdict: 'fail',
    findings: ['- low', '.env.example:1 blocker'].sort().reverse(),
  },
  {
    name: 'asks about a Google key that stands apart from Firebase, and about a secret that a person made up',
    files: {
      '.gitignore': '.env\n',
      'src/map.ts': `export const key = '${google}';`,
      'config/.env': 'SESSION_SECRET=rota-board-of-bright-clean',
    },
    verdict: 'needs-review',
    findings: ['config/.env:1 blocker review', 'src/map.ts:1 blocker review'],
  },
  {
    name: 'takes a key for public once one place shows that it is Firebase’s',
    files: {
      'src/map.ts': `export const key = '${google}';`,
      'android/app/google-services.json': `{"client": [{"client_info": {"mobilesdk_app_id": "1:2:android:3"}, "api_key": [{"current_key": "${google}"}]}]}`,
    },
    verdict: 'pass',
  },
  {
    name: 'asks about a token of unknown use until it has expired',
    files: {
      'src/a.ts': `const t = '${jwt({ sub: 'user-1', exp: 2_000_000_000 })}';`,
      'src/b.ts': `const t = '${jwt({ sub: 'user-2', exp: 1_700_000_000 })}';`,
      'src/c.ts': `const t = '${jwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })}';`,
      'src/d.ts': `const t = '${jwt({ iss: 'supabase-demo', role: 'service_role', exp: 1983812996 })}';`,
    },
    verdict: 'needs-review',
    findings: ['src/a.ts:1 blocker review'],
  },
  {
    name: 'advises about the key of a test account',
    files: { 'src/pay.ts': `new Stripe('sk_${'test'}_${made(24)}')` },
    verdict: 'pass',
    findings: ['src/pay.ts:1 low'],
  },
  {
    name: 'fails for cookies of a session that still runs, and for a token of a package registry',
    files: {
      'cookies.txt': `# Netscape HTTP Cookie File\n.video.test.io\tTRUE\t/\tTRUE\t2000000000\tSID\t${made(40)}\n`,
      'old-cookies.txt': `# Netscape HTTP Cookie File\n.video.test.io\tTRUE\t/\tTRUE\t1600000000\tSID\t${made(40, undefined, 9)}\n`,
      '.npmrc': `//registry.rota.io/:_authToken=${made(36)}\nalways-auth=true\n`,
      'web/.npmrc': '//registry.rota.io/:_authToken=${NPM_TOKEN}\n',
    },
    verdict: 'fail',
    findings: ['.npmrc:1 blocker', 'cookies.txt:1 blocker'],
  },
  {
    name: 'asks about a short password at a database that a provider runs',
    files: { 'db.js': `mongoose.connect('mongodb+srv://app:rover@cluster0.k3j2l.mongodb.net/app')` },
    verdict: 'needs-review',
    findings: ['db.js:1 blocker review'],
  },
  {
    name: 'asks about the id of an AWS key, and fails for its secret alone where both stand together',
    files: {
      'src/a.ts': `const id = 'AK${'IA'}${made(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')}';`,
      'src/b.ts': `const id = 'AK${'IA'}${made(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 5)}';\nconst aws_secret_access_key = '${made(40)}';`,
    },
    verdict: 'fail',
    findings: ['src/a.ts:1 blocker review', 'src/b.ts:2 blocker'],
  },
  {
    name: 'leaves out packages that were committed with the code',
    files: { 'node_modules/pay/readme.md': `Use ${stripe}`, 'src/a.ts': 'export {};' },
    verdict: 'pass',
  },
]);
