import { defineCases } from '../../../src/kit/index.ts';

const TEST_REF = 'kqwzhtnmvblrpdsgyfxc';
const LIVE_REF = 'mvblrpdsgyfxckqwzhtn';
const address = (ref: string) => `https://${ref}.supabase.co`;

/** A manifest with a test and a live environment. */
const apart = (more = '', test = '', live = '') =>
  [
    'readycheck: 1',
    'retention:',
    '  stores:',
    `    - {id: db, kind: postgres, provider: supabase${more}}`,
    `    - {id: db-test, kind: postgres, provider: supabase, holds: synthetic${more}}`,
    '  environments:',
    `    - {name: test, stores: [db-test]${test}}`,
    `    - {name: live, stores: [db]${live}}`,
    '',
  ].join('\n');

const CLIENT =
  "import { createClient } from '@supabase/supabase-js';\nexport const db = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_KEY);\n";

export default defineCases([
  {
    name: 'passes where two environments are declared and the files name different stores',
    files: {
      'readycheck.yaml': apart(),
      'src/db.ts': CLIENT,
      '.env.development': `VITE_SUPABASE_URL=${address(TEST_REF)}\n`,
      '.env.production': `VITE_SUPABASE_URL=${address(LIVE_REF)}\n`,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes where developers have a store of their own on their computers',
    files: {
      'readycheck.yaml': apart(),
      'src/db.ts': CLIENT,
      '.env.example': ['DATABASE_URL=postgres://app:', 'app', '@localhost:5432/app\n'].join(''),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes where the settings are kept by the platform and each store has its evidence',
    files: {
      'readycheck.yaml': apart(', evidence: docs/stores-2026-10.md'),
      'src/db.ts': CLIENT,
      'docs/stores-2026-10.md': '# Stores\n\nExported on 2026-10-01.\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails where development, staging or the plain settings use the store of production',
    files: {
      'src/db.ts': CLIENT,
      '.env': `VITE_SUPABASE_URL=${address(LIVE_REF)}\n`,
      '.env.development': `VITE_SUPABASE_URL=${address(LIVE_REF)}\n`,
      '.env.staging': `VITE_SUPABASE_URL=${address(LIVE_REF)}\n`,
      '.env.production': `# live\nVITE_SUPABASE_URL=${address(LIVE_REF)}\n`,
    },
    verdict: 'fail',
    findings: ['.env:1 high', '.env.development:1 high', '.env.staging:1 high'],
    says: /Supabase project/,
  },
  {
    name: 'fails where tests or seeds work on the store of the tool',
    files: {
      'src/db.ts': CLIENT,
      '.env.production': `DATABASE_URL=postgres://app:${'x'}@db.rota.team:5432/rota\n`,
      'e2e/helpers.ts': `const pool = new Pool({ connectionString: 'postgres://app:${'x'}@db.rota.team:5432/rota' });\n`,
      'scripts/seed.ts': `const pool = new Pool({ connectionString: 'postgres://app:${'x'}@db.rota.team/rota' });\n`,
    },
    verdict: 'fail',
    findings: ['e2e/helpers.ts:1 high', 'scripts/seed.ts:1 high'],
    says: /database at db\.rota\.team/,
  },
  {
    name: 'fails where the code itself names the one project',
    files: {
      'src/db.ts': `import { createClient } from '@supabase/supabase-js';\nexport const db = createClient('${address(LIVE_REF)}', key);\n`,
      'src/firebase.ts':
        "import { initializeApp } from 'firebase/app';\nimport { getFirestore } from 'firebase/firestore';\nconst app = initializeApp({ projectId: 'rota-board' });\nexport const db = getFirestore(app);\n",
    },
    verdict: 'fail',
    findings: ['src/db.ts:2 high', 'src/firebase.ts:3 high'],
    says: /no setting can change it/,
  },
  {
    name: 'is a contradiction where the manifest says that they are apart',
    files: {
      'readycheck.yaml': apart(),
      'src/db.ts': `import { createClient } from '@supabase/supabase-js';\nexport const db = createClient('${address(LIVE_REF)}', key);\n`,
    },
    verdict: 'fail',
    findings: ['src/db.ts:2 blocker contradiction'],
  },
  {
    name: 'fails where the manifest itself shares a store or a name',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: postgres}, {id: a, kind: postgres}, {id: b, kind: postgres}, {id: cache, kind: redis, holds: none}]
          environments:
            - {name: test, stores: [db, cache]}
            - {name: live, stores: [db, cache]}
            - {name: demo, stores: [a], ref: rota}
            - {name: show, stores: [b, cache], ref: rota}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high', 'readycheck.yaml:8 high'],
  },
  {
    name: 'asks where there is a single set of settings, as a plain file or as a default in the code',
    files: {
      'src/db.ts': CLIENT,
      '.env': `VITE_SUPABASE_URL=${address(LIVE_REF)}\n`,
      'src/other.ts': `import { createClient } from '@supabase/supabase-js';\nexport const other = createClient(process.env.URL ?? '${address(LIVE_REF)}', key);\n`,
      'supabase/config.toml': `project_id = "${LIVE_REF}"\n`,
    },
    verdict: 'needs-review',
    findings: ['.env:1 high review'],
    says: /One set of settings/,
  },
  {
    name: 'asks where the values are kept by the platform',
    files: { 'readycheck.yaml': apart(), 'src/db.ts': CLIENT },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
    says: /dated export/,
  },
  {
    name: 'asks to declare the environments where developers have a store of their own',
    files: {
      'src/db.ts': CLIENT,
      'supabase/config.toml': 'project_id = "rota"\n\n[db]\nport = 54322\n',
    },
    verdict: 'needs-review',
    findings: ['- high review'],
    says: /on their computers/,
  },
  {
    name: 'does not count made-up names, files to copy from, links to a picture, emulators',
    files: {
      'readycheck.yaml': apart(),
      'src/db.ts': CLIENT,
      'src/logo.tsx': `export const Logo = () => <img src="${address(LIVE_REF)}/storage/v1/object/public/logo.png" />;\n`,
      '.env.example': `VITE_SUPABASE_URL=${address('abcdefghijklmnopqrst')}\nDB=postgres://app@localhost/app\n`,
      'tests/db.test.ts': `const db = createClient('${address('abcdefghijklmnopqrst')}', key);\n`,
      'src/firebase.ts':
        "const app = initializeApp({ projectId: 'rota-board' });\nif (dev) connectFirestoreEmulator(getFirestore(app), 'localhost', 8080);\n",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'does not apply where every store is a file beside the program, or nothing is kept',
    files: { 'app.py': 'import sqlite3\ndb = sqlite3.connect("rota.db")\n' },
    verdict: 'not-applicable',
  },
]);
