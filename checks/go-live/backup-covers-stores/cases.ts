import { defineCases } from '../../../src/kit/index.ts';

const mongo = { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" };
const supabase = {
  'src/client.ts': `
    import { createClient } from '@supabase/supabase-js';
    export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY);
  `,
  'src/main.ts': `
    import { supabase } from './client';
    await supabase.from('shifts').select();
    await supabase.storage.from('sick-notes').upload('a.pdf', file);
  `,
};
const flask = {
  'app.py': `
    import sqlite3
    from flask import Flask
    app = Flask(__name__)
    db = sqlite3.connect("rota.db")
  `,
};

export default defineCases([
  {
    name: 'passes when database and files are each in a backup',
    files: {
      ...supabase,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase, plan: pro}
            - {id: files, kind: files, provider: supabase}
        go_live:
          backups:
            - {store: db, method: Supabase daily}
            - {store: files, method: rclone in .github/workflows/backup.yml}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for each store that the code uses, without a manifest',
    files: supabase,
    verdict: 'fail',
    findings: ['src/client.ts:1 blocker', 'src/main.ts:3 blocker'],
  },
  {
    name: 'fails for files that are declared and in no backup',
    files: {
      ...supabase,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase}
            - {id: files, kind: files, provider: supabase}
        go_live:
          backups: [{store: db, method: pg_dump in .github/workflows/backup.yml}]
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 blocker'],
    says: /"files"/,
  },
  {
    name: "finds that Supabase's own backups do not hold the files",
    files: {
      ...supabase,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase}
            - {id: files, kind: files, provider: supabase}
        go_live:
          backups:
            - {store: db, method: Supabase daily}
            - {store: files, method: Supabase daily}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 blocker contradiction'],
  },
  {
    name: 'finds that the free plan has no backups',
    files: {
      ...mongo,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: mongodb, provider: MongoDB Atlas, plan: M0}]
        go_live:
          backups: [{store: db, method: daily snapshots by Atlas}]
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 blocker contradiction'],
    says: /M0/,
  },
  {
    name: "accepts the team's own dumps on a free plan",
    files: {
      ...mongo,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: mongodb, provider: MongoDB Atlas, plan: free}]
        go_live:
          backups: [{store: db, method: mongodump from a daily job}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a file beside the program on Heroku, whatever its backup',
    files: {
      ...flask,
      Procfile: 'web: gunicorn app:app\n',
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: sqlite}]
        go_live:
          backups: [{store: db, method: a copy every night by a script}]
      `,
    },
    verdict: 'fail',
    findings: ['app.py:4 blocker'],
    says: /Heroku.*rota\.db/,
  },
  {
    name: 'fails for a file on a Fly machine without a volume',
    files: {
      ...flask,
      'fly.toml': 'app = "rota"\n[http_service]\ninternal_port = 8080\n',
    },
    verdict: 'fail',
    findings: ['app.py:4 blocker'],
    says: /Fly without a volume/,
  },
  {
    name: 'passes where a disk is mounted and backed up',
    files: {
      ...flask,
      'render.yaml':
        'services:\n  - type: web\n    startCommand: gunicorn app:app\n    disk:\n      name: data\n      mountPath: /data\n',
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: sqlite, provider: render}]
        go_live:
          backups: [{store: db, method: litestream to a bucket}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'is quiet about a platform that wipes its disk where the program also runs with one that lasts',
    files: {
      ...flask,
      Procfile: 'web: gunicorn app:app\n',
      'fly.toml': 'app = "rota"\n[mounts]\nsource = "data"\ndestination = "/data"\n',
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: sqlite, provider: fly}]
        go_live:
          backups: [{store: db, method: litestream to a bucket}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks where only a marker of the platform is there',
    files: {
      ...flask,
      '.streamlit/config.toml': '[theme]\nbase = "light"\n',
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: sqlite}]
        go_live:
          backups: [{store: db, method: a copy every night by a script}]
      `,
    },
    verdict: 'needs-review',
    findings: ['app.py:4 high review'],
    says: /Streamlit/,
  },
  {
    name: 'does not take the host of the pages for that of the program in another folder',
    files: {
      'api/app.py': flask['app.py'],
      'web/vercel.json': '{"functions": {"api/*.js": {"memory": 128}}}',
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: sqlite}]
        go_live:
          backups: [{store: db, method: a copy every night by a script}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for sign-in accounts that no export holds, and passes once one does',
    files: {
      'src/main.ts': `
        import { collection, addDoc } from 'firebase/firestore';
        import { signInWithPopup } from 'firebase/auth';
        export const save = (db, row) => addDoc(collection(db, 'visits'), row);
        export const enter = (auth, by) => signInWithPopup(auth, by);
      `,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: firestore, provider: firebase, plan: blaze}]
        go_live:
          backups: [{store: db, method: scheduled export}]
      `,
    },
    verdict: 'fail',
    findings: ['src/main.ts:2 high'],
    says: /accounts/,
  },
  {
    name: 'accepts an export that names the accounts',
    files: {
      'src/main.ts': `
        import { signInWithPopup } from 'firebase/auth';
        export const enter = (auth, by) => signInWithPopup(auth, by);
      `,
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: users, kind: accounts, provider: firebase}]
        go_live:
          backups: [{store: users, method: "firebase auth:export from a weekly job"}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks about a cache of which nothing is said, and is quiet once it is declared to hold nothing',
    files: {
      'server.js': "import Redis from 'ioredis';\nexport const cache = new Redis(process.env.REDIS_URL);\n",
    },
    verdict: 'needs-review',
    findings: ['server.js:1 medium review'],
  },
  {
    name: 'does not apply where the only store is a cache',
    files: {
      'server.js': "import Redis from 'ioredis';\nexport const cache = new Redis(process.env.REDIS_URL);\n",
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: cache, kind: redis, holds: none}]
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks where the code only may keep data',
    files: { 'scripts/load.py': 'import gspread\nsheet = gspread.service_account().open("rota")\n' },
    verdict: 'needs-review',
    findings: ['scripts/load.py:1 high review'],
  },
  {
    name: 'fails for a declared store that nothing shows and nobody backs up',
    files: {
      'README.md': '# Rota\n',
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: list, kind: spreadsheet, provider: google}]
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 blocker'],
  },
  {
    name: 'does not apply where nothing is kept',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
