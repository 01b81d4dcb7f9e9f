import { defineCases } from '../../../src/kit/index.ts';

const word = ['sun', 'flower', '9'].join('');
const server = (lines: readonly string[]) => ({
  'package.json': '{"dependencies": {"express": "5"}, "scripts": {"start": "node server.js"}}',
  'server.js': ["const express = require('express');", ...lines, ''].join('\n'),
});

export default defineCases([
  {
    name: 'passes where secrets come from settings alone, or the program stops without them',
    files: {
      ...server([
        'const secret = process.env.JWT_SECRET;',
        "const other = process.env.SESSION_SECRET || ''; if (!other) throw new Error('SESSION_SECRET must be set');",
        "const port = process.env.PORT || '3000'; const key = process.env.STRIPE_SECRET_KEY || 'sk_test_placeholder';",
        "const name = process.env.SESSION_COOKIE_NAME || 'sid'; const ttl = process.env.JWT_SECRET_TTL ?? '1h';",
        "const STORAGE = 'JWT_SECRET'; jwt.sign(payload, secret); app.use(session({ secret: other }));",
      ]),
      'settings.py': "SECRET_KEY = os.environ['SECRET_KEY']\nTOKEN = os.getenv('API_TOKEN', '')\n",
      'docker-compose.yml':
        'services:\n  app:\n    build: .\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?set it}\n',
      'schema.sql': "insert into users (email, role) values ('admin@rota.org', 'admin');\n",
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a value that takes the place of a secret setting, in every form',
    files: server([
      `const a = process.env.JWT_SECRET || '${word}';`,
      `const b = process.env['ENCRYPTION_KEY'] ?? '${word}';`,
      `const { SESSION_SECRET = '${word}' } = process.env;`,
      `const env = z.object({ COOKIE_SECRET: z.string().min(8).default('${word}') });`,
      `const c = config.get('REFRESH_TOKEN_SECRET', '${word}');`,
      `const d = process.env.ADMIN_PASSWORD || '${word}';`,
    ]),
    verdict: 'fail',
    findings: [
      'server.js:2 high',
      'server.js:3 high',
      'server.js:4 high',
      'server.js:5 high',
      'server.js:6 high',
      'server.js:7 high',
    ],
    says: /^(?!.*sunflower).*Where JWT_SECRET is not set/s,
  },
  {
    name: 'fails for a literal that signs or encrypts',
    files: server([
      `jwt.sign({ id }, '${word}', { expiresIn: '1h' });`,
      `app.use(session({ resave: false, secret: '${word}' }));`,
      `app.use(cookieParser('${word}'));`,
      `crypto.createHmac('sha256', '${word}').update(body);`,
      `const JWT_SECRET = '${word}';`,
      `passport.use(new JwtStrategy({ secretOrKey: '${word}' }));`,
    ]),
    verdict: 'fail',
    findings: [
      'server.js:2 high',
      'server.js:3 high',
      'server.js:4 high',
      'server.js:5 high',
      'server.js:6 high',
      'server.js:7 high',
    ],
  },
  {
    name: 'lets be what only development uses, or refuses to run in production with',
    files: {
      ...server([
        `const a = process.env.NODE_ENV === 'production' ? process.env.JWT_SECRET : process.env.JWT_SECRET || '${word}';`,
        `const b = process.env.SESSION_SECRET || '${word}';`,
        "if (process.env.NODE_ENV === 'production' && !process.env.SESSION_SECRET) throw new Error('set SESSION_SECRET');",
        "require('./config/dev');",
      ]),
      'config/dev.js': `module.exports = { jwtSecret: '${word}' };\n`,
      'tests/login.test.js': `jwt.sign({}, '${word}');\n`,
      'examples/login.js': `jwt.sign({}, '${word}');\n`,
      'lib/unused.js': `jwt.sign({}, '${word}');\n`,
      'src/storage.js': "const SESSION_KEY = 'rota_session';\nlocalStorage.getItem(SESSION_KEY);\n",
    },
    verdict: 'pass',
  },
  {
    name: 'leaves to other checks what the browser receives',
    files: {
      'package.json': '{"dependencies": {"react": "19", "react-dom": "19"}}',
      'index.html': '<script type="module" src="/src/main.js"></script>\n',
      'src/main.js': `export const JWT_SECRET = '${word}';\n`,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for Django, Flask and pydantic',
    files: {
      'shop/settings.py': `SECRET_KEY = 'django-insecure-${word}'\nINSTALLED_APPS = []\n`,
      'blog/settings.py': `SECRET_KEY = os.environ.get('SECRET_KEY', '${word}')\n`,
      'app.py': [
        `app.secret_key = '${word}'`,
        `app.config['JWT_SECRET_KEY'] = '${word}'`,
        `key = os.environ.get('SESSION_SECRET') or '${word}'`,
        `jwt.encode(payload, '${word}', algorithm='HS256')`,
        `app.add_middleware(SessionMiddleware, secret_key='${word}')`,
      ].join('\n'),
      'core/config.py': `class Settings(BaseSettings):\n    SECRET_KEY: str = '${word}'\n    ALGORITHM: str = 'HS256'\n`,
    },
    verdict: 'fail',
    findings: [
      'app.py:1 high',
      'app.py:2 high',
      'app.py:3 high',
      'app.py:4 high',
      'app.py:5 high',
      'blog/settings.py:1 high',
      'core/config.py:2 high',
      'shop/settings.py:1 high',
    ],
  },
  {
    name: 'lets be Python’s settings for development, and those that production replaces or refuses',
    files: {
      'shop/settings/base.py': `SECRET_KEY = '${word}'\n`,
      'shop/settings/production.py': "from .base import *\nSECRET_KEY = os.environ['SECRET_KEY']\n",
      'blog/settings/dev.py': `SECRET_KEY = '${word}'\n`,
      'app/config.py': [
        'class DevelopmentConfig(Config):',
        `    SECRET_KEY = '${word}'`,
        'class Settings(BaseSettings):',
        '    SECRET_KEY: str = secrets.token_urlsafe(32)',
        "    FIRST_SUPERUSER_PASSWORD: str = 'changethis'",
        '    def check(self):',
        "        if self.FIRST_SUPERUSER_PASSWORD == 'changethis':",
        "            raise ValueError('The default must be changed')",
      ].join('\n'),
      'app/local.py': `SECRET_KEY = '${word}'\n`,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a plain compose file, its fallbacks too',
    files: {
      'docker-compose.yml': [
        'services:',
        '  app:',
        '    build: .',
        '    ports: ["80:3000"]',
        '    environment:',
        `      APP_SECRET: ${word}`,
        '      - ignored',
        '  db:',
        '    image: postgres:17',
        '    environment:',
        `      POSTGRES_PASSWORD: \${DB_PASSWORD:-${word}}`,
        '  queue:',
        '    image: rabbitmq:4',
        '    environment:',
        `      - RABBITMQ_DEFAULT_PASS=${word}`,
        '  open:',
        '    image: postgres:17',
        '    environment:',
        '      POSTGRES_HOST_AUTH_METHOD: trust',
      ]
        .filter((line) => !line.includes('ignored'))
        .join('\n'),
    },
    verdict: 'fail',
    findings: [
      'docker-compose.yml:6 high',
      'docker-compose.yml:10 high',
      'docker-compose.yml:14 high',
      'docker-compose.yml:18 high',
    ],
  },
  {
    name: 'lets be compose files for development, on loopback, or of a database alone',
    files: {
      'docker-compose.dev.yml': `services:\n  app:\n    build: .\n    environment:\n      JWT_SECRET: ${word}\n`,
      'compose.yml': `# For local work only\nservices:\n  app:\n    build: .\n    environment:\n      JWT_SECRET: ${word}\n`,
      'a/compose.yml': `services:\n  app:\n    build: .\n    ports: ["127.0.0.1:3000:3000"]\n    environment:\n      JWT_SECRET: ${word}\n`,
      'b/docker-compose.yml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: postgres\n',
      'contrib/docker-compose.yml': `services:\n  app:\n    build: .\n    environment:\n      JWT_SECRET: ${word}\n`,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for an administrator with a known password, hashed or not',
    files: {
      'migrations/001_init.sql': [
        'create table account (name text, password text, role text);',
        "insert into account (name, password, role) values ('ann', '$2b$10$x', 'user'),",
        "  ('admin', '$2b$10$made-up-hash', 'admin');",
      ].join('\n'),
      'prisma/seed.ts': `await prisma.user.create({ data: { email: 'admin@rota.org', password: await bcrypt.hash('${word}', 10) } });\n`,
      'manage/create.py': `User.objects.create_superuser('admin', 'a@rota.org', '${word}')\n`,
      'app/models.py': `db.session.add(User(username='admin', password=generate_password_hash('${word}')))\n`,
    },
    verdict: 'fail',
    findings: [
      'app/models.py:1 high',
      'manage/create.py:1 high',
      'migrations/001_init.sql:3 high',
      'prisma/seed.ts:1 high',
    ],
  },
  {
    name: 'lets be accounts of a demonstration that needs a flag, of tests, and those whose password is set from outside',
    files: {
      'prisma/seed.ts':
        'await prisma.user.create({ data: { email: process.env.ADMIN_EMAIL, role: "admin", password: process.env.ADMIN_PASSWORD } });\n',
      'scripts/demo-data.ts': `await db.user.create({ email: 'admin@rota.org', password: '${word}' });\n`,
      'scripts/seed.ts': `if (!process.argv.includes('--yes')) process.exit(1);\nawait db.user.create({ email: 'admin@rota.org', password: '${word}' });\n`,
      'supabase/seed.sql': `insert into auth.users (email, encrypted_password) values ('admin@rota.org', crypt('${word}', gen_salt('bf')));\n`,
      'tests/seed.sql': `insert into users (email, password) values ('admin@rota.org', '${word}');\n`,
      'db/connect.ts': `createConnection({ host: 'db', username: 'root', password: '${word}' });\n`,
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply where no code could hold any',
    files: { 'README.md': '# Notes\n', 'index.html': '<p>Hello</p>\n' },
    verdict: 'not-applicable',
  },
]);
