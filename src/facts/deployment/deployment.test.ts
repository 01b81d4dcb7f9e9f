import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { type DeployedProcess, deployment } from './deployment.ts';
import { lastingDisk } from './lasting-disk.ts';

async function entriesOf(files: Record<string, string>): Promise<readonly DeployedProcess[]> {
  const collection = await collect([deployment], memoryRepository(files));
  const value = collection.value(deployment);
  if (!value) throw new Error(JSON.stringify(collection.get(deployment)));
  return value;
}

/** Each entry in one line. */
async function told(files: Record<string, string>): Promise<string[]> {
  const found = await entriesOf(files);
  return found.map(({ host, path, line, kind, production, runs }) =>
    [
      `${host} ${kind}`,
      production ? '' : 'dev',
      `${path}:${line}`,
      ...runs.map(({ words }) => words.join(' ')),
    ]
      .filter((part) => part !== '')
      .join(' | '),
  );
}

describe('the deployment', () => {
  it('reads process lists', async () => {
    expect(
      await told({
        Procfile: 'web: gunicorn a:app\nrelease: python manage.py migrate\nworker: celery -A a worker\n',
      }),
    ).toEqual([
      'heroku serve | Procfile:1 | gunicorn a:app',
      'heroku release | Procfile:2 | python manage.py migrate',
      'heroku worker | Procfile:3 | celery -A a worker',
    ]);
  });

  it('takes the last stage of a Dockerfile that ships, and joins entry point and command', async () => {
    const text =
      'FROM node:20 AS base\nENV NODE_ENV=production SECRET_KEY=abc\nENTRYPOINT ["tini", "--"]\nFROM base\nCMD ["node", "server.js"]\nFROM base AS test\nCMD npm test\n';
    expect(await told({ Dockerfile: text })).toEqual(['docker serve | Dockerfile:5 | node server.js']);
    const [entry] = await entriesOf({ Dockerfile: text });
    expect(entry?.switches).toEqual([{ name: 'NODE_ENV', value: 'production', line: 2 }]);
  });

  it('follows package and shell scripts, across folders', async () => {
    expect(
      await told({
        'web/Dockerfile': 'FROM node:20\nCMD ["./start.sh"]\n',
        'web/start.sh': '#!/bin/sh\ncd api && npm run serve -- --port 3000\nexec node worker.js\n',
        'web/api/package.json': '{"scripts": {"serve": "cross-env NODE_ENV=production node index.js"}}',
      }),
    ).toEqual(['docker serve | web/Dockerfile:2 | node index.js --port 3000 | node worker.js']);
  });

  it.each([
    ['FLASK_ENV=development poetry run flask run', 'flask run'],
    ['exec gunicorn a:app --bind "0.0.0.0:$PORT"', 'gunicorn a:app --bind 0.0.0.0:$PORT'],
    ['sh -c "npm ci && node a.js"', 'npm ci | node a.js'],
    ['concurrently -k "vite" "node server.js"', 'vite | node server.js'],
    ['/usr/bin/python3 app.py', 'python3 app.py'],
    ['doppler run -- node a.js', 'node a.js'],
    ['gosu app wait-for-it.sh -t 9 db:5432 -- ddtrace-run gunicorn a:app', 'gunicorn a:app'],
    ['bun --watch server.ts', 'bun --watch server.ts'],
    ['cd /srv/app && npm run missing', 'npm run missing'],
    ['echo ready', ''],
  ])('%s', async (command, expected) => {
    const [process] = await told({ Procfile: `web: ${command}\n` });
    expect(process).toBe(['heroku serve | Procfile:1', expected].filter((part) => part !== '').join(' | '));
  });

  it('records of the variables in front of a program those that switch modes', async () => {
    const [process] = await entriesOf({
      Procfile: 'web: FLASK_DEBUG=1 API_KEY=x env FLASK_ENV=dev flask run\n',
    });
    expect(process?.runs).toEqual([
      {
        words: ['flask', 'run'],
        variables: { FLASK_DEBUG: '1', FLASK_ENV: 'dev' },
        path: 'Procfile',
        line: 1,
      },
    ]);
  });

  it('finds by their names the scripts that an image holds elsewhere', async () => {
    expect(
      await told({
        'deploy/Dockerfile':
          'FROM node:20\nENTRYPOINT ["/usr/local/bin/entrypoint.sh"]\nCMD ["npm", "run", "serve"]\n',
        'deploy/entrypoint.sh': '#!/bin/sh\nset -e\ncd /app\n./migrate.sh\nexec "$@"\n',
        'api/migrate.sh': 'node migrate.js\n',
        'api/package.json': '{"scripts": {"serve": "node index.js"}}',
        'web/package.json': '{"scripts": {"build": "vite build"}}',
      }),
    ).toEqual(['docker serve | deploy/Dockerfile:3 | node migrate.js | node index.js']);
  });

  it('tells the deployments of pipelines from what only speaks of them', async () => {
    const workflow = (steps: string): string => `on: push\njobs:\n  a:\n    steps:\n${steps}`;
    const files = {
      'package.json': '{"scripts": {"deploy": "firebase deploy --only hosting"}}',
      '.github/workflows/a.yml': workflow('      - run: npm ci\n      - run: npm run deploy\n'),
      '.github/workflows/b.yml': workflow('      - uses: amondnet/vercel-action@v25\n'),
      '.github/workflows/c.yml': workflow('      - run: echo "next: fly deploy"\n'),
      '.github/workflows/d.yml': workflow('      - if: false\n        run: fly deploy\n'),
      '.github/workflows/staging.yml': workflow('      - run: fly deploy\n'),
    };
    expect(await told(files)).toEqual([
      'firebase static | .github/workflows/a.yml:6',
      'vercel marker | .github/workflows/b.yml:5',
      'fly serve | dev | .github/workflows/staging.yml:5',
    ]);
  });

  it('stops at scripts that call themselves', async () => {
    expect(await told({ 'package.json': '{"scripts": {"start": "npm run start"}}' })).toHaveLength(1);
  });

  it('tells compose for production from compose for development', async () => {
    const services = (lines: string): string =>
      `services:\n  api:\n    build: .\n    command: node a.js\n${lines}`;
    expect(await told({ 'compose.yml': services('    volumes: ["data:/data"]\n') })).toEqual([
      'compose serve | compose.yml:4 | node a.js',
    ]);
    for (const [path, lines] of [
      ['compose.yml', '    volumes: ["./:/app"]\n'],
      ['compose.yml', '    ports: ["127.0.0.1:3000:3000"]\n'],
      ['docker-compose.override.yml', ''],
      ['compose.dev.yml', ''],
    ] as const) {
      expect(await told({ [path]: services(lines) })).toEqual([
        `compose serve | dev | ${path}:4 | node a.js`,
      ]);
    }
  });

  it('reads platform files', async () => {
    const files = {
      'fly.toml': '[mounts]\nsource = "data"\ndestination = "/data"\n[processes]\napp = "node server.js"\n',
      'render.yaml':
        'services:\n  - type: web\n    startCommand: node server.js\n    disk: {mountPath: /var/data}\n    domains: [rota.example.org]\n',
      '.replit': 'run = "npm run dev"\n[deployment]\nrun = ["sh", "-c", "node server.js"]\n',
      'k8s/api.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: a\n          args: [node, server.js]\n',
      CNAME: 'rota.example.org\n',
      'firebase.json': '{"hosting": {}, "functions": {}}',
      '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - run: gcloud run deploy rota\n',
    };
    expect(await told(files)).toEqual([
      'cloud-run serve | .github/workflows/ci.yml:4',
      'replit serve | dev | .replit:1 | npm run dev',
      'replit serve | .replit:2 | node server.js',
      'github-pages static | CNAME:1',
      'firebase static | firebase.json:1',
      'firebase functions | firebase.json:1',
      'fly serve | fly.toml:5 | node server.js',
      'kubernetes serve | k8s/api.yaml:9 | node server.js',
      'render serve | render.yaml:3 | node server.js',
    ]);
    const found = await entriesOf(files);
    expect(found.flatMap(({ domains }) => domains)).toEqual(['rota.example.org', 'rota.example.org']);
    expect(found.map((each) => `${each.host} ${lastingDisk(each)}`)).toContain('fly mounted');
    expect(found.map((each) => `${each.host} ${lastingDisk(each)}`)).toContain('cloud-run lost');
  });

  it('keeps the values of other variables out', async () => {
    const found = await entriesOf({
      'render.yaml':
        'services:\n  - type: web\n    startCommand: node a.js\n    envVars:\n      - {key: API_KEY, value: "hush"}\n      - {key: DEBUG, value: "1"}\n',
    });
    expect(JSON.stringify(found)).not.toContain('hush');
    expect(found[0]?.switches.map(({ name }) => name)).toEqual(['DEBUG']);
  });
});
