import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { addressIn, dialect } from './dialects.ts';
import { storeOfHost, storeOfImage, storesOfNpm, storesOfPackage, storesOfPypi } from './lookup.ts';
import { regionIn, sameRegion } from './region-words.ts';
import { STORE_PRODUCTS } from './registry.ts';
import { stores } from './stores.ts';
import { kindOf, providerOf } from './words.ts';

async function storesIn(files: Record<string, string>): Promise<string[]> {
  const collection = await collect([stores], memoryRepository(files));
  const found = collection.value(stores) ?? [];
  return found.map(
    ({ key, scope, confidence, evidence: [first] }) =>
      `${key} ${scope} ${confidence} ${first?.path}:${first?.line}`,
  );
}

describe('the registry', () => {
  it('has unique ids, a source for each entry, and something to find each by', () => {
    expect(new Set(STORE_PRODUCTS.map(({ id }) => id)).size).toBe(STORE_PRODUCTS.length);
    for (const { id, source, npm, pypi, packages, hosts, images, terraform } of STORE_PRODUCTS) {
      expect(source, id).toMatch(/^https:\/\//);
      expect(
        [npm, pypi, packages, hosts, images, terraform].flat().filter(Boolean).length,
        id,
      ).toBeGreaterThan(0);
    }
  });

  it('is searched by the longest name', () => {
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    expect(ids(storesOfNpm('firebase/firestore/lite', ['getDocs']))).toEqual(['firestore']);
    expect(ids(storesOfNpm('drizzle-orm/neon-http', ['drizzle']))).toEqual(['neon']);
    expect(ids(storesOfNpm('firebase/app', ['initializeApp']))).toEqual([]);
    expect(ids(storesOfNpm('pg-format', ['default']))).toEqual([]);
    expect(ids(storesOfPypi('google.cloud', ['bigquery']))).toEqual(['bigquery-python']);
    expect(ids(storesOfPypi('google.cloud.firestore_v1', ['Client']))).toEqual([]);
    expect(ids(storesOfPypi('firebase_admin', ['credentials', 'db']))).toEqual(['firebase-rtdb-python']);
    expect(ids(storesOfPackage('github.com/jackc/pgx/v5'))).toEqual(['postgres']);
    expect(ids(storesOfPackage('org.postgresql:postgresql'))).toEqual(['postgres']);
  });

  it.each([
    ['postgres:16-alpine', 'postgres'],
    ['ghcr.io/owner/postgis:16@sha256:abc', 'postgres'],
    ['registry.local:5000/mongo', 'mongodb'],
    ['mcr.microsoft.com/mssql/server:2022-latest', 'sqlserver'],
    ['owner/postgres-exporter', undefined],
    ['', undefined],
  ])('knows the image %s', (image, id) => expect(storeOfImage(image)?.id).toBe(id));

  it.each([
    ['abc.supabase.co', 'supabase'],
    ['cluster0.x1.mongodb.net', 'mongodb-atlas'],
    ['supabase.co', undefined],
    ['notsupabase.co', undefined],
  ])('knows the host %s', (host, id) => expect(storeOfHost(host)?.id).toBe(id));
});

describe('one store seen in several places', () => {
  it('is one store, whose first place is where the connection is opened', async () => {
    const files = {
      'models/user.js': "const mongoose = require('mongoose');\n",
      'server.js':
        "const mongoose = require('mongoose');\nrequire('./models/user');\nmongoose.connect(process.env.DB);\n",
      'docker-compose.yml': 'services:\n  web: {build: .}\n  mongo:\n    image: mongo:7\n',
      '.env.example': 'DB=mongodb+srv://user:password@cluster0.abc.mongodb.net/app\n',
    };
    expect(await storesIn(files)).toEqual(['mongodb:mongodb-atlas production high server.js:3']);
  });

  it('is one where the installation chooses the database', async () => {
    const files = {
      'server.js':
        "import mysql from 'mysql2';\nimport sqlite from 'better-sqlite3';\nexport const open = { mysql, sqlite };\n",
    };
    expect(await storesIn(files)).toEqual(['sql production high server.js:1']);
  });

  it('is weak where the tool offers to talk to the databases of others', async () => {
    const monitor = (name: string): string => `import client from '${name}';\nexport default client;\n`;
    const files = {
      'server.js':
        "import './monitors/pg.js';\nimport './monitors/mongo.js';\nimport './monitors/redis.js';\nimport './monitors/mssql.js';\n",
      'monitors/pg.js': monitor('pg'),
      'monitors/mongo.js': monitor('mongodb'),
      'monitors/redis.js': monitor('ioredis'),
      'monitors/mssql.js': monitor('mssql'),
    };
    expect((await storesIn(files)).map((line) => line.split(' ')[2])).toEqual(['low', 'low', 'low', 'low']);
  });

  it('keeps uploads on the own disk apart from files elsewhere, and doubts them beside a file service', async () => {
    const files = {
      'server.js': [
        "import multer from 'multer';",
        "import { v2 as cloudinary } from 'cloudinary';",
        "const upload = multer({ dest: 'tmp/' });",
        'export const send = (file) => cloudinary.uploader.upload(file.path);',
      ].join('\n'),
    };
    expect(await storesIn(files)).toEqual([
      'files:cloudinary production high server.js:4',
      'files:local production low server.js:3',
    ]);
  });

  it('takes Cloudinary that is only configured, and a cache that the environment switches on, for doubtful', async () => {
    const files = {
      'index.js': "import './cloud.js';\nimport './cache.js';\n",
      'cloud.js': "import { v2 as cloudinary } from 'cloudinary';\ncloudinary.config({});\n",
      'cache.js':
        "import Redis from 'ioredis';\nexport const enabled = Boolean(process.env.REDIS_URL);\nexport const open = () => new Redis();\n",
    };
    expect((await storesIn(files)).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'files:cloudinary production low',
      'redis production low',
    ]);
  });

  it('finds where Django keeps uploads, unless they go elsewhere', async () => {
    const settings = 'MEDIA_ROOT = BASE_DIR / "media"\n';
    const models = 'from django.db import models\nclass Note(models.Model):\n    scan = models.FileField()\n';
    expect(await storesIn({ 'site/settings.py': settings, 'site/models.py': models })).toEqual([
      'files:local production high site/models.py:3',
    ]);
    expect(
      await storesIn({
        'site/settings.py': `${settings}STORAGES = {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}\n`,
        'site/models.py': models,
      }),
    ).toEqual([]);
    expect(await storesIn({ 'site/settings.py': settings })).toEqual([]);
  });

  it('reads the engine of Django and leaves settings for tests and development aside', async () => {
    const engine = (name: string): string =>
      `DATABASES = {"default": {"ENGINE": "django.db.backends.${name}"}}\n`;
    const files = {
      'site/settings/base.py': engine('postgresql'),
      'site/settings/dev.py': engine('sqlite3'),
    };
    expect(await storesIn(files)).toEqual([
      'postgres production high site/settings/base.py:1',
      'sqlite:local development high site/settings/dev.py:1',
    ]);
  });

  it('does not give the files behind the S3 interface to a service that has an interface of its own', async () => {
    const s3 =
      "import { S3Client } from '@aws-sdk/client-s3';\nexport const files = new S3Client({ endpoint: `https://${ID}.r2.cloudflarestorage.com` });\n";
    const pictures =
      'await fetch("https://api.cloudinary.com/v1_1/demo/upload", { method: "POST", body });\n';
    expect(
      await storesIn({
        'package.json': '{"dependencies": {"@aws-sdk/client-s3": "3"}}',
        'lib/files.ts': s3,
        'lib/pictures.ts': pictures,
      }),
    ).toEqual([
      'files:cloudflare production low lib/files.ts:1',
      'files:cloudinary production low lib/pictures.ts:1',
    ]);
  });

  it('takes the file that Django falls back to for one of development', async () => {
    const settings = [
      'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}',
      'if os.environ.get("DB_HOST"):',
      '    DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}',
    ];
    expect(await storesIn({ 'site/settings.py': settings.join('\n') })).toEqual([
      'postgres production high site/settings.py:3',
      'sqlite:local development high site/settings.py:1',
    ]);
  });

  it('never keeps an address or what stands in it', async () => {
    const secret = ['pass', 'word', '123'].join('');
    const collection = await collect(
      [stores],
      memoryRepository({
        'app.py': `from sqlalchemy import create_engine\nengine = create_engine("postgresql://bob:${secret}@db.example.org/app")\n`,
      }),
    );
    expect(JSON.stringify(collection.value(stores))).not.toMatch(new RegExp(`${secret}|bob|example`));
  });
});

describe('words for stores', () => {
  it.each([
    ['PostgreSQL 16', 'postgres'],
    ['Supabase', 'postgres'],
    ['Supabase storage', 'files'],
    ['S3 bucket', 'files'],
    ['Google Sheets', 'spreadsheet'],
    ['MariaDB', 'mysql'],
    ['Realtime Database', 'realtime-database'],
    ['localStorage', 'browser'],
    ['ClickHouse', 'warehouse'],
    ['something else', null],
  ])('read %s as a kind', (text, kind) => expect(kindOf(text)).toBe(kind));

  it.each([
    ['Firebase', 'google'],
    ['Google Cloud', 'google'],
    ['Amazon Web Services', 'aws'],
    ['AWS (own account)', 'aws'],
    ['MongoDB Atlas', 'mongodb-atlas'],
    ['our own server', 'local'],
    ['Hetzner', 'hetzner'],
  ])('read %s as a provider', (text, provider) => expect(providerOf(text)).toBe(provider));

  it('read a dialect and an address', () => {
    expect(dialect('postgresql+asyncpg')).toBe('postgres');
    expect(dialect('vue')).toBeNull();
    expect(addressIn('x = "sqlite:///data/app.db"')).toEqual({ kind: 'sqlite', file: 'data/app.db' });
    expect(addressIn('x = "sqlite://"')).toBeNull();
    expect(addressIn('x = "sqlite:///:memory:"')).toBeNull();
    expect(addressIn('https://example.org')).toBeNull();
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        kindOf(text);
        providerOf(text);
        addressIn(text);
        storeOfImage(text);
        storeOfHost(text);
        regionIn(text);
      }),
    );
  });
});

describe('regions', () => {
  it.each([
    ['eu-west-2', 'eu-west-2', true],
    ['London (eu-west-2)', 'eu-west-2', true],
    ['United Kingdom', 'eu-west-2', true],
    ['Europe', 'eu-central-1', true],
    ['Frankfurt', 'fra', true],
    ['eu-west-1', 'eu-west-2', false],
    ['EU', 'us-east-1', false],
    ['our office', 'us-east-1', null],
  ])('compare %s with %s', (declared, found, same) => expect(sameRegion(declared, found)).toBe(same));
});
