import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { client } from './client.ts';
import { isAccessFlag, isCredentialName, isPasswordHash } from './credential-words.ts';
import { chainTo } from './model.ts';
import { leadingDirective } from './module-shape.ts';
import { isPublicSetting, privilegeOf } from './public-settings.ts';

async function clientIn(files: Record<string, string>) {
  const collection = await collect([client], memoryRepository(files));
  const found = collection.value(client);
  const byPath = new Map(found?.files.map((file) => [file.path, file]));
  return { paths: [...byPath.keys()], chain: (path: string) => chainTo(byPath, path) };
}

const react = '{"dependencies": {"react-dom": "19"}}';
const mount = "import { createRoot } from 'react-dom/client';\n";

describe('what reaches the browser', () => {
  it('is followed through aliases of every kind, lazy imports, globs and workers, and told by its shortest chain', async () => {
    const { paths, chain } = await clientIn({
      'package.json': react,
      'vite.config.ts':
        "export default { resolve: { alias: { '@': path.resolve(__dirname, './src'), shared: '/lib/shared' } } };\n",
      'tsconfig.json':
        '{"compilerOptions": {"paths": {"#ui/*": ["./src/components/*"]}} /* as tools allow */}',
      'index.html': '<script type="module" src="/src/main.tsx"></script>\n',
      'src/main.tsx': `${mount}import '@/a';\nimport '#ui/button';\nconst Lazy = lazy(() => import('./lazy'));\n`,
      'src/a.ts': "import 'shared/c';\nexport * from './deep';\nimport type { T } from './types';\n",
      'src/deep/index.ts':
        "const all = import.meta.glob('./parts/*.ts');\nnew Worker(new URL('./worker.ts', import.meta.url));\n",
      'src/deep/parts/one.ts': 'export {};\n',
      'src/deep/parts/sub/two.ts': 'export {};\n',
      'src/deep/worker.ts': 'export {};\n',
      'src/components/button.tsx': 'export {};\n',
      'lib/shared/c.ts': 'export {};\n',
      'src/lazy.tsx': 'export {};\n',
      'src/types.ts': 'export type T = 1;\n',
      'src/unused.ts': 'export {};\n',
    });
    expect(paths).toEqual([
      'index.html',
      'lib/shared/c.ts',
      'src/a.ts',
      'src/components/button.tsx',
      'src/deep/index.ts',
      'src/deep/parts/one.ts',
      'src/deep/worker.ts',
      'src/lazy.tsx',
      'src/main.tsx',
    ]);
    expect(chain('src/deep/parts/one.ts')).toEqual([
      'src/main.tsx',
      'src/a.ts',
      'src/deep/index.ts',
      'src/deep/parts/one.ts',
    ]);
  });

  it('does not follow what only looks like an alias, nor what serves as a type alone', async () => {
    const { paths } = await clientIn({
      'package.json': react,
      'src/main.tsx': `${mount}import { keymap } from '@codemirror/search';\nimport { Row } from './db';\nimport { Card } from './card';\nlet row: Row | null = null as Row;\nconst rows = useState<Row[]>([]);\n<Card />;\n`,
      'src/db.ts': 'export interface Row { id: number }\n',
      'src/card.tsx': 'export {};\n',
      'routes/search.ts': 'export {};\n',
    });
    expect(paths).toEqual(['src/card.tsx', 'src/main.tsx']);
  });

  it('goes through the packages of a workspace', async () => {
    const { paths } = await clientIn({
      'package.json': '{"workspaces": ["apps/*", "packages/*"]}',
      'apps/web/package.json': '{"dependencies": {"react-dom": "19", "@rota/ui": "*"}}',
      'apps/web/src/main.tsx': `${mount}import '@rota/ui';\nimport '@rota/ui/button';\n`,
      'packages/ui/package.json': '{"name": "@rota/ui", "main": "./src/main.ts"}',
      'packages/ui/src/main.ts': 'export {};\n',
      'packages/ui/src/button.ts': 'export {};\n',
    });
    expect(paths).toEqual(['apps/web/src/main.tsx', 'packages/ui/src/button.ts', 'packages/ui/src/main.ts']);
  });

  it('ends at server functions, and at routes’ loaders', async () => {
    const { paths } = await clientIn({
      'package.json': '{"dependencies": {"@remix-run/react": "2"}}',
      'app/routes/shifts.tsx': [
        "import { db } from '../db';",
        "import { list } from '../queries';",
        "import { View } from '../view';",
        "import { save } from '../mail.server';",
        'const read = () => list(db);',
        'export const loader = async () => read();',
        'export async function action() { return save(); }',
        'export default () => <View />;',
      ].join('\n'),
      'app/db.ts': 'export {};\n',
      'app/queries.ts': 'export {};\n',
      'app/mail.server.ts': 'export {};\n',
      'app/view.tsx': "import { report } from './rpc';\n",
      'app/rpc.ts': "import '../app/db';\nexport async function report() { 'use server'; }\n",
    });
    expect(paths).toEqual(['app/routes/shifts.tsx', 'app/rpc.ts', 'app/view.tsx']);
  });

  it('counts the pages of a phone’s app, not the functions beside it', async () => {
    const { paths } = await clientIn({
      'package.json': '{"dependencies": {"expo": "54", "expo-router": "5"}}',
      'app/index.tsx': "import '../lib/api';\n",
      'app/hello+api.ts': 'export {};\n',
      'lib/api.ts': 'export {};\n',
      'functions/package.json': '{"dependencies": {"firebase-admin": "13"}}',
      'functions/index.js': 'exports.x = 1;\n',
    });
    expect(paths).toEqual(['app/index.tsx', 'lib/api.ts']);
  });
});

describe('the directive of a module', () => {
  it.each([
    ["'use client';\n", 'client'],
    ['\uFEFF// a\n/* b */\n"use server"\n', 'server'],
    ["import x from 'x';\n'use client';\n", null],
    ['/* never closed', null],
    ["'use strict';\n'use client';", null],
  ])('of %j is %s', (text, directive) => expect(leadingDirective(text)).toBe(directive));

  it('never throws', () => {
    const piece = fc.constantFrom('/*', '*/', '//', '\n', "'use client'", '"use server"', ' ', 'x');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(['client', 'server', null]).toContain(leadingDirective(pieces.join('')));
      }),
    );
  });
});

describe('the names of settings', () => {
  it.each(
    `VITE_SUPABASE_SERVICE_ROLE_KEY NEXT_PUBLIC_OPENAI_API_KEY REACT_APP_STRIPE_SECRET_KEY VITE_JWT_SECRET EXPO_PUBLIC_RESEND_API_KEY
    PUBLIC_PRIVATE_KEY VITE_DATABASE_URL VITE_GITHUB_TOKEN VITE_GEMINI_KEY VITE_CLIENT_SECRET VITE_SMTP_PASSWORD`.split(
      /\s+/,
    ),
  )('%s is privileged', (name) =>
    expect([isPublicSetting(name), privilegeOf(name)?.certainty]).toEqual([true, 'certain']),
  );

  it.each(
    `VITE_SUPABASE_ANON_KEY VITE_SUPABASE_PUBLISHABLE_KEY VITE_FIREBASE_API_KEY VITE_STRIPE_PUBLISHABLE_KEY VITE_MAPBOX_TOKEN
    VITE_MAPBOX_ACCESS_TOKEN NEXT_PUBLIC_SENTRY_AUTH_TOKEN VITE_RECAPTCHA_SITE_KEY VITE_OPENAI_MODEL VITE_API_URL VITE_VAPID_PUBLIC_KEY
    VITE_POSTHOG_KEY VITE_SHOPIFY_STOREFRONT_ACCESS_TOKEN VITE_GOOGLE_CLIENT_ID VITE_RAZORPAY_KEY_ID VITE_GOOGLE_MAPS_API_KEY`.split(
      /\s+/,
    ),
  )('%s is not', (name) => expect(privilegeOf(name)).toBeNull());
});

describe('the words of access', () => {
  it.each([
    'password',
    'form.password.trim',
    'adminPassword',
    'PASSCODE',
    'pin',
    'senha',
    'passwordInput.value',
  ])('%s is typed in', (name) => expect(isCredentialName(name)).toBe(true));
  it.each([
    'errors.password',
    'showPassword',
    'passwordType',
    'passwordStrength.value',
    'passport',
    'pinned',
    'bypass',
  ])('%s is not', (name) => expect(isCredentialName(name)).toBe(false));
  it.each(['role', 'userRole', 'is_admin', 'isLoggedIn', 'app:isAuthenticated', 'adminAuth'])(
    '%s decides',
    (key) => expect(isAccessFlag(key)).toBe(true),
  );
  it.each(['theme', 'authToken', 'admin_sidebar_collapsed', 'loginRedirect', 'roleFilter'])(
    '%s does not',
    (key) => expect(isAccessFlag(key)).toBe(false),
  );
  it('tells the hash of a password from that of a commit', () => {
    expect(isPasswordHash('ADMIN_PASSWORD_HASH', 'a'.repeat(64))).toBe(true);
    expect(isPasswordHash('COMMIT_HASH', 'a'.repeat(40))).toBe(false);
  });
});
