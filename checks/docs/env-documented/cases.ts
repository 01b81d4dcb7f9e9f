import { defineCases } from '../../../src/kit/index.ts';

const made = (...parts: readonly string[]): string => parts.join('');
const README = '# Rota Board\n\nShows shifts.';
const ENV = 'const key = process.env.MAIL_KEY;';

const documentedBy = (name: string, files: Readonly<Record<string, string>>) => ({
  name: `takes ${name}`,
  files: { 'src/mail.ts': ENV, ...files },
  verdict: 'pass' as const,
});

const leaves = (name: string, files: Readonly<Record<string, string>>) => ({
  name: `leaves out ${name}`,
  files,
  verdict: 'not-applicable' as const,
});

const reads = (name: string, path: string, text: string, line = 1) => ({
  name: `sees ${name}`,
  files: { [path]: text, 'README.md': README },
  verdict: 'fail' as const,
  findings: [`${path}:${line} high`],
  says: /MAIL_KEY/,
});

export default defineCases([
  documentedBy('an example file', { '.env.example': '# For sending mail\nMAIL_KEY=' }),
  documentedBy('a line of comment in an example file', { '.env.example': '# MAIL_KEY=your-key' }),
  ...[
    'env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    'example.env',
    '.env.local.example',
    '.env-example',
  ].map((path) => documentedBy(path, { [path]: 'export MAIL_KEY=""' })),
  documentedBy('a table in the README', {
    'README.md': '# Rota\n\n| Name | Use |\n| --- | --- |\n| `MAIL_KEY` | mail |',
  }),
  documentedBy('a document that the README links to', {
    'README.md': '# Rota\n\nSee [setup](docs/setup.md).',
    'docs/setup.md': '# Setup\n\nSet MAIL_KEY.',
  }),
  {
    name: 'takes a small word that the README gives a value',
    files: {
      'a.py': 'import os\nos.getenv("lifetime")',
      'README.md': '# Rota\n\nRun with `-e lifetime=60`.',
    },
    verdict: 'pass',
  },
  documentedBy('the README of the folder', {
    'README.md': README,
    'src/README.md': '`MAIL_KEY` is for mail.',
  }),
  documentedBy('what the manifest names', {
    'readycheck.yaml': 'readycheck: 1\ndocs:\n  env: ops/settings.md\n',
    'ops/settings.md': '# Settings\n\n- MAIL_KEY: for mail',
  }),
  {
    name: 'does not mind harmless values and local passwords in an example',
    files: {
      'src/mail.ts': 'use(process.env.SITE_NAME, process.env.APP_PORT, process.env.DATABASE_PASSWORD);',
      '.env.example': 'SITE_NAME="Rota Board"\nAPP_PORT=8080\nDATABASE_PASSWORD=postgres',
    },
    verdict: 'pass',
  },
  {
    name: 'mentions what an example holds and nothing reads, as advice',
    files: { 'src/mail.ts': ENV, '.env.example': 'MAIL_KEY=\nOLD_FLAG=1' },
    verdict: 'pass',
    findings: ['.env.example:2 low'],
    says: /OLD_FLAG/,
  },
  {
    name: 'calls nothing stale that a container or a test reads',
    files: {
      'src/mail.ts': ENV,
      '.env.example': 'MAIL_KEY=\nPROXY_NAME=\nFIXTURE_SEED=',
      'compose.yml': 'services:\n  web:\n    environment:\n      - PROXY_NAME',
      'tests/a.test.ts': 'process.env.FIXTURE_SEED;',
    },
    verdict: 'pass',
    findings: [],
  },
  leaves('what the machine and the host set', {
    'src/a.ts':
      'use(process.env.NODE_ENV, process.env.PORT, process.env.VERCEL_URL, import.meta.env.DEV, process.env.http_proxy);',
  }),
  leaves('what Supabase gives its functions', {
    'supabase/functions/a/index.ts': "Deno.env.get('SUPABASE_SERVICE_ROLE_KEY');",
  }),
  leaves('tests, examples, documentation and tools', {
    'src/a.test.ts': ENV,
    'examples/a.ts': ENV,
    'docs/a.ts': ENV,
    'scripts/a.ts': ENV,
    'playwright.config.ts': ENV,
    'compose.example.yml': 'services:\n  web:\n    image: "${MAIL_KEY}"',
  }),
  leaves('what is only written', {
    'a.ts': "process.env.MAIL_KEY = 'x';",
    'a.py': 'import os\nos.environ["MAIL_KEY"] = "x"',
  }),
  leaves('what a web server hands over under the same name', {
    'a.py': 'def app(environ):\n    return environ["wsgi.input"]',
  }),
  leaves('comments of other languages', { 'a.go': 'package a\n// os.Getenv("MAIL_KEY")' }),
  leaves('a name that the build replaces', {
    'vite.config.ts': "export default { define: { 'process.env.MAIL_KEY': JSON.stringify('x') } };",
    'src/a.ts': ENV,
  }),
  reads('a member', 'src/a.ts', ENV),
  reads('a computed member', 'src/a.ts', "use(process.env['MAIL_KEY']);"),
  reads('a constant', 'src/a.ts', "const NAME = 'MAIL_KEY';\nuse(process.env[NAME]);", 2),
  reads('destructuring', 'src/a.ts', "const { MAIL_KEY: key = '' } = process.env;"),
  reads('an alias', 'src/a.ts', 'const env = process.env;\nuse(env.MAIL_KEY);', 2),
  reads('Vite', 'src/a.ts', 'use(import.meta.env.MAIL_KEY);'),
  reads("Vite's own reader", 'vite.config.ts', "const env = loadEnv('', '.');\nuse(env.MAIL_KEY);", 2),
  reads('Deno', 'supabase/functions/a/index.ts', "Deno.env.get('MAIL_KEY');"),
  reads('Bun', 'src/a.ts', 'use(Bun.env.MAIL_KEY);'),
  reads(
    'a schema',
    'src/a.ts',
    'const schema = z.object({ MAIL_KEY: z.string() });\nschema.parse(process.env);',
  ),
  reads('t3-env', 'src/a.ts', 'createEnv({ server: { MAIL_KEY: z.string() }, runtimeEnv: process.env });'),
  reads(
    'NestJS',
    'src/a.ts',
    "constructor(config: ConfigService) {}\nclass A { f() { return this.configService.get('MAIL_KEY'); } }".replace(
      /^.*\n/,
      "import { ConfigService } from '@nestjs/config';\n",
    ),
    2,
  ),
  reads(
    'a list',
    'src/a.ts',
    "const REQUIRED = ['MAIL_KEY'];\nfor (const key of REQUIRED) if (!process.env[key]) stop(key);",
    2,
  ),
  reads('a component', 'src/a.vue', '<script setup>\nconst key = import.meta.env.MAIL_KEY;\n</script>', 2),
  {
    name: 'follows a helper to another file',
    files: {
      'src/env.ts':
        "export function readEnv(name: string) { return process.env[name] ?? process.env[name + '_FILE']; }",
      'src/mail.ts': "import { readEnv } from './env';\nreadEnv('MAIL_KEY');",
      'README.md': README,
    },
    verdict: 'fail',
    findings: ['src/mail.ts:2 high'],
  },
  reads('os.environ', 'a.py', 'import os\nos.environ["MAIL_KEY"]', 2),
  reads('os.environ.get', 'a.py', 'import os\nos.environ.get("MAIL_KEY", "")', 2),
  reads('os.getenv', 'a.py', 'import os\nos.getenv("MAIL_KEY") or stop()', 2),
  reads(
    'a helper of Python',
    'a.py',
    'import os\ndef text(name, default=""):\n    return os.getenv(name, default)\n\ntext("MAIL_KEY")',
    5,
  ),
  reads(
    'a list of Python',
    'a.py',
    'import os\nNEEDED = ["MAIL_KEY"]\nmissing = [n for n in NEEDED if not os.getenv(n)]',
    3,
  ),
  reads(
    'pydantic',
    'a.py',
    'class Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="MAIL_")\n    key: str',
    3,
  ),
  reads(
    'an alias of pydantic',
    'a.py',
    'class Settings(BaseSettings):\n    key: str = Field(alias="MAIL_KEY")',
    2,
  ),
  reads('decouple', 'a.py', 'from decouple import config\nKEY = config("MAIL_KEY", default="")', 2),
  reads('environ', 'a.py', 'import environ\nenv = environ.Env()\nKEY = env.str("MAIL_KEY")', 3),
  reads('Streamlit', 'a.py', 'import streamlit as st\nst.secrets["MAIL_KEY"]', 2),
  reads('Go', 'a.go', 'os.Getenv("MAIL_KEY")'),
  reads('Java', 'A.java', 'System.getenv("MAIL_KEY")'),
  reads('Spring', 'src/main/resources/application.yml', 'mail:\n  key: ${MAIL_KEY:none}', 2),
  reads('C#', 'A.cs', 'Environment.GetEnvironmentVariable("MAIL_KEY");'),
  reads('PHP', 'a.php', "<?php\ngetenv('MAIL_KEY');", 2),
  reads('Ruby', 'a.rb', 'ENV.fetch("MAIL_KEY", nil)'),
  reads('Rust', 'a.rs', 'env::var("MAIL_KEY")'),
  reads('Elixir', 'a.exs', 'System.get_env("MAIL_KEY")'),
  reads('Prisma', 'a.prisma', 'url = env("MAIL_KEY")'),
  reads(
    'compose',
    'compose.yml',
    'services:\n  web:\n    image: "web:${MAIL_KEY:-1}"\n    command: echo $${NOT_READ}',
    3,
  ),
  {
    name: 'gives one finding a variable, at its first use',
    files: {
      'a.ts': `${ENV}\nuse(process.env.MAIL_KEY, process.env.OTHER_KEY);`,
      'b.ts': ENV,
      'README.md': README,
    },
    verdict: 'fail',
    findings: ['a.ts:1 high', 'a.ts:2 high'],
  },
  {
    name: 'fails for each without any documentation, and takes neither a tracked .env nor compose nor notes to agents for one',
    files: {
      'src/mail.ts': ENV,
      '.env': 'MAIL_KEY=',
      'compose.yml': 'services:\n  web:\n    environment:\n      MAIL_KEY: x',
      'CLAUDE.md': 'Set MAIL_KEY.',
    },
    verdict: 'fail',
    findings: ['src/mail.ts:1 high'],
    says: /neither an example file nor a README/,
  },
  {
    name: 'says where an unlinked document has it',
    files: { 'src/mail.ts': ENV, 'README.md': README, 'DEPLOY.md': 'MAIL_KEY' },
    verdict: 'fail',
    findings: ['src/mail.ts:1 high'],
    says: /only in DEPLOY\.md/,
  },
  {
    name: 'only mentions a field with a value in a settings class, which may be a constant',
    files: { 'a.py': 'class Settings(BaseSettings):\n    API_PATH: str = "/api"', 'README.md': README },
    verdict: 'pass',
    findings: ['a.py:2 low'],
  },
  {
    name: 'fails for a real value in an example, and does not show it',
    files: {
      'src/mail.ts': ENV,
      '.env.example': made('MAIL_', 'KEY=', 'q7Zp2', 'Vx9Lm4', 'Tr8Wk1', 'Nb6Hs3'),
    },
    verdict: 'fail',
    findings: ['.env.example:1 high'],
    says: /looks real/,
  },
  {
    name: 'asks about names that are computed',
    files: { 'a.ts': 'export const read = (a: string) => process.env[`APP_${a}`];', 'README.md': README },
    verdict: 'needs-review',
    findings: ['a.ts:1 high review'],
  },
  {
    name: 'asks where the README leads to a full list elsewhere',
    files: {
      'src/mail.ts': ENV,
      'README.md': '# Rota\n\nSee [environment variables](https://rota.test/manual/settings).',
    },
    verdict: 'needs-review',
    findings: ['README.md:3 high review'],
    says: /outside this repository/,
  },
  {
    name: 'does not take the documentation of a framework for the list',
    files: {
      'src/mail.ts': ENV,
      'README.md': '# Rota\n\nSee [environment variables](https://nextjs.org/docs/environment-variables).',
    },
    verdict: 'fail',
    findings: ['src/mail.ts:1 high'],
  },
  {
    name: 'asks where a site on the web may be made of documents that nothing links to',
    files: {
      'src/mail.ts': ENV,
      'README.md': '# Rota\n\nSee the [documentation](https://docs.rota.test).',
      'docs/settings.md': 'MAIL_KEY',
    },
    verdict: 'needs-review',
    findings: ['README.md:3 high review'],
  },
  {
    name: 'fails for a pointer to nothing',
    files: {
      'readycheck.yaml': 'readycheck: 1\ndocs:\n  env: docs/settings.md\n',
      'src/mail.ts': ENV,
      '.env.example': 'MAIL_KEY=',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
  },
  {
    name: 'takes an example file that the manifest points to',
    files: {
      'readycheck.yaml': 'readycheck: 1\ndocs:\n  env: [.env.example]\n',
      'src/mail.ts': ENV,
      '.env.example': 'MAIL_KEY=',
    },
    verdict: 'pass',
  },
]);
