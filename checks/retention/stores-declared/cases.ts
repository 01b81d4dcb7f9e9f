import { defineCases } from '../../../src/kit/index.ts';

const client = `
  import { createClient } from '@supabase/supabase-js';
  export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_ANON_KEY);
`;
const main = `
  import { supabase } from './client';
  const { data } = await supabase.from('shifts').select();
`;

export default defineCases([
  {
    name: 'passes when each store that the code uses is declared, and each declared one is used',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase}
            - {id: files, kind: files, provider: supabase, bucket: sick-notes}
      `,
      'src/client.ts': client,
      'src/main.ts': `
        import { supabase } from './client';
        await supabase.from('shifts').select();
        await supabase.storage.from('sick-notes').upload('a.pdf', file);
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'names the store that nobody declared, without a manifest',
    files: { 'src/client.ts': client, 'src/main.ts': main },
    verdict: 'fail',
    findings: ['src/client.ts:1 blocker'],
    says: /PostgreSQL database at Supabase/,
  },
  {
    name: 'names the bucket that was forgotten beside the database',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: postgres, provider: supabase}]
      `,
      'src/client.ts': client,
      'src/main.ts': `
        import { supabase } from './client';
        export const send = (file) => supabase.storage.from('photos').upload('a.png', file);
      `,
    },
    verdict: 'fail',
    findings: ['src/main.ts:2 blocker'],
    says: /photos/,
  },
  {
    name: 'takes one database seen through an object mapper, a driver and a compose file for one',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: main, kind: PostgreSQL 16, provider: our own server}]
      `,
      'docker-compose.yml': `
        services:
          web: {build: .}
          db:
            image: postgres:16-alpine
      `,
      'requirements.txt': 'sqlalchemy\npsycopg2-binary\n',
      'app/db.py': `
        import os
        from sqlalchemy import create_engine
        engine = create_engine(os.environ["DATABASE_URL"])
      `,
      'app/report.py': 'import psycopg2\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks about a declared store that nothing shows',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: db, kind: mongodb}
            - {id: sheet, kind: spreadsheet, provider: google}
      `,
      'server.js': `
        const mongoose = require('mongoose');
        mongoose.connect(process.env.MONGO_URL);
      `,
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:5 high review'],
    says: /sheet/,
  },
  {
    name: 'accepts a store of invented data for tests',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: db, kind: mongodb}
            - {id: db-test, kind: mysql, holds: synthetic}
      `,
      'server.js': "const { MongoClient } = require('mongodb');\nnew MongoClient(process.env.MONGO_URL);\n",
    },
    verdict: 'pass',
  },
  {
    name: 'holds a cache that is not declared at high',
    files: {
      'server.js': `
        import Redis from 'ioredis';
        export const cache = new Redis(process.env.REDIS_URL);
      `,
    },
    verdict: 'fail',
    findings: ['server.js:1 high'],
  },
  {
    name: 'accepts a cache that is declared to hold nothing',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: cache, kind: redis, holds: none}]
      `,
      'server.js': "import Redis from 'ioredis';\nexport const cache = new Redis(process.env.REDIS_URL);\n",
    },
    verdict: 'pass',
  },
  {
    name: 'only advises on what stays in the browser',
    files: { 'src/main.ts': "localStorage.setItem('theme', 'dark');\n" },
    verdict: 'pass',
    findings: ['src/main.ts:1 low'],
  },
  {
    name: 'does not apply to a page that keeps nothing',
    files: { 'src/main.ts': "document.title = 'Opening hours';\n" },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where only tests and examples open databases',
    files: {
      'package.json': '{"name": "router", "exports": "./index.js", "devDependencies": {"pg": "8"}}',
      'index.js': 'export const router = () => null;\n',
      'test/store.test.js': "import pg from 'pg';\nnew pg.Pool();\n",
      'examples/shop/app.js':
        "import mongoose from 'mongoose';\nmongoose.connect('mongodb://localhost/shop');\n",
    },
    verdict: 'not-applicable',
    says: /tests, examples and development/,
  },
  {
    name: 'does not apply to a library that can talk to several databases',
    files: {
      'package.json':
        '{"name": "mapper", "exports": "./lib/index.js", "types": "./lib/index.d.ts", "dependencies": {"pg": "8"}}',
      'lib/index.js': "import { postgres } from './dialects/postgres.js';\nexport default postgres;\n",
      'lib/dialects/postgres.js': "import pg from 'pg';\nexport const postgres = () => new pg.Pool();\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'is not misled by a dependency that nothing imports, nor by a type',
    files: {
      'package.json': '{"private": true, "dependencies": {"mongoose": "8", "@supabase/supabase-js": "2"}}',
      'src/main.ts':
        "import type { User } from '@supabase/supabase-js';\nexport const name = (user: User) => user.email;\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'is not misled by a database in memory',
    files: {
      'package.json': '{"private": true, "dependencies": {"better-sqlite3": "11"}}',
      'server.js': "import Database from 'better-sqlite3';\nconst db = new Database(':memory:');\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks where a driver is imported by code that nothing starts',
    files: {
      'package.json': '{"private": true, "dependencies": {"pg": "8"}}',
      'src/main.ts': "import { store } from './memory';\nstore.start();\n",
      'src/memory.ts': 'export const store = { start() {} };\n',
      'src/postgres-store.ts': "import pg from 'pg';\nexport const store = new pg.Pool();\n",
    },
    verdict: 'needs-review',
    findings: ['src/postgres-store.ts:1 high review'],
  },
  {
    name: 'asks where Firebase is prepared and never used',
    files: {
      'src/main.ts': "import { app } from './firebase';\nconsole.log(app.name);\n",
      'src/firebase.ts': `
        import { initializeApp } from 'firebase/app';
        import { getFirestore } from 'firebase/firestore';
        export const app = initializeApp({});
        export const db = getFirestore(app);
      `,
    },
    verdict: 'needs-review',
    findings: ['src/firebase.ts:2 high review'],
  },
  {
    name: 'finds Firestore and the accounts that are kept beside it',
    files: {
      'src/main.ts': `
        import { collection, addDoc } from 'firebase/firestore';
        import { signInWithEmailAndPassword } from 'firebase/auth';
        export const save = (db, row) => addDoc(collection(db, 'visits'), row);
        export const enter = (auth, mail, word) => signInWithEmailAndPassword(auth, mail, word);
      `,
    },
    verdict: 'fail',
    findings: ['src/main.ts:1 blocker', 'src/main.ts:2 high'],
  },
  {
    name: 'finds the SQLite file of a Flask application, and its uploads',
    files: {
      'app.py': `
        import os
        from flask import Flask, request
        from flask_sqlalchemy import SQLAlchemy
        app = Flask(__name__)
        app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///members.db"
        UPLOAD_FOLDER = "static/uploads"
        db = SQLAlchemy(app)

        @app.route("/photo", methods=["POST"])
        def photo():
            request.files["photo"].save(os.path.join(UPLOAD_FOLDER, "photo.png"))
            return "saved"
      `,
    },
    verdict: 'fail',
    findings: ['app.py:6 blocker', 'app.py:7 blocker'],
    says: /SQLite/,
  },
  {
    name: 'takes an SQLite file that only stands in for a missing address for a database of development',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: postgres, provider: render}]
      `,
      'requirements.txt': 'sqlalchemy\npsycopg2-binary\n',
      'app.py': `
        import os
        from sqlalchemy import create_engine
        DATABASE_URL = os.getenv("DATABASE_URL", "sqlite:///./dev.db")
        engine = create_engine(DATABASE_URL)
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'reads the datasource of Prisma, Spring and Rails',
    files: {
      'prisma/schema.prisma': `
        datasource db {
          provider = "mongodb"
          url      = env("DATABASE_URL")
        }
      `,
      'src/main.ts': "import { PrismaClient } from '@prisma/client';\nnew PrismaClient();\n",
      'api/src/main/resources/application.properties': 'spring.datasource.url=jdbc:postgresql://db/app\n',
      'shop/config/database.yml': 'production:\n  adapter: mysql2\n',
    },
    verdict: 'fail',
    findings: [
      'api/src/main/resources/application.properties:1 blocker',
      'prisma/schema.prisma:2 blocker',
      'shop/config/database.yml:2 blocker',
    ],
  },
  {
    name: 'reads no store into a compose file that lends a database to developers',
    files: {
      'docker-compose.dev.yml': 'services:\n  app: {build: .}\n  db:\n    image: postgres:16\n',
      'src/main.py': 'print("hello")\n',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'sees stores that Terraform and Cloudflare create',
    files: {
      'infra/main.tf': 'resource "aws_s3_bucket" "photos" {\n  bucket = "photos"\n}\n',
      'worker/wrangler.toml': '[[d1_databases]]\nbinding = "DB"\n',
      'worker/src/index.ts': 'export default { fetch: () => new Response("ok") };\n',
    },
    verdict: 'fail',
    findings: ['infra/main.tf:1 blocker', 'worker/wrangler.toml:1 blocker'],
  },
  {
    name: 'sees edge functions and pages that load a client from a module host',
    files: {
      'index.html': `
        <script type="module">
          import { getDocs } from 'https://www.gstatic.com/firebasejs/10.7.1/firebase-firestore.js';
        </script>
      `,
      'supabase/functions/notify/index.ts':
        "import { createClient } from 'https://esm.sh/@supabase/supabase-js@2.45.0?target=deno';\n",
    },
    verdict: 'fail',
    findings: ['index.html:2 blocker', 'supabase/functions/notify/index.ts:1 blocker'],
  },
  {
    name: 'tells two providers of the same kind apart',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: postgres, provider: aws}]
      `,
      'src/client.ts': client,
      'src/main.ts': main,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high review', 'src/client.ts:1 blocker'],
  },
  {
    name: 'cannot say anything of code in a language that it does not read',
    files: { 'Sources/App/main.swift': 'print("hello")\n' },
    verdict: 'needs-review',
    findings: ['- blocker review'],
    says: /languages/,
  },
]);
