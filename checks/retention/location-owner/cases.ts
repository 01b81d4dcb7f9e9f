import { defineCases } from '../../../src/kit/index.ts';

const people = `people:
          priya: {name: Priya Shah}`;

export default defineCases([
  {
    name: 'passes with an owner and a region that attached evidence shows',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase, region: eu-west-2, owner: priya, evidence: docs/region-2026-10.md}
      `,
      'docs/region-2026-10.md': 'Project settings on 2026-10-02: West EU (London), eu-west-2.\n',
    },
    verdict: 'pass',
  },
  {
    name: 'passes where configuration shows the region, however a person calls the place',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: aws, region: "Ireland (EU)", owner: priya}
            - {id: files, kind: files, provider: aws, region: eu-west-1, owner: priya}
      `,
      'infra/main.tf': `
        provider "aws" {
          region = "eu-west-1"
        }
        resource "aws_db_instance" "main" {}
        resource "aws_s3_bucket" "files" {}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the region or the owner is missing',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase, owner: priya}
            - {id: cache, kind: redis, provider: upstash, region: eu-west-1, holds: none}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high', 'readycheck.yaml:7 high'],
  },
  {
    name: 'fails for a placeholder and for an owner who is nobody',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: mongodb, region: TBD, owner: bob}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high', 'readycheck.yaml:6 high'],
    says: /bob.*people/,
  },
  {
    name: 'finds the contradiction with Terraform',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: aws, region: eu-west-2, owner: priya, evidence: docs/region.md}
      `,
      'docs/region.md': 'eu-west-2\n',
      'infra/main.tf': 'provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_db_instance" "main" {}\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 blocker contradiction'],
    says: /us-east-1/,
  },
  {
    name: 'finds the contradiction with the address of a database, and with a continent',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase, region: EU, owner: priya}
      `,
      '.env.example':
        'DATABASE_URL=postgresql://postgres.ref:password@aws-0-us-west-1.pooler.supabase.com:6543/postgres\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 blocker contradiction'],
  },
  {
    name: 'holds a file on a Fly disk against the region of the machine',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: sqlite, provider: fly, region: Frankfurt, owner: priya}
      `,
      'fly.toml': 'app = "rota"\nprimary_region = "iad"\n[mounts]\nsource = "data"\ndestination = "/data"\n',
      'app.py': 'import sqlite3\ndb = sqlite3.connect("/data/rota.db")\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 blocker contradiction'],
  },
  {
    name: 'does not take where functions run for where data lies, nor the region of mail for that of a database',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase, region: eu-west-2, owner: priya, evidence: docs/region.md}
            - {id: main, kind: postgres, provider: aws, region: eu-west-2, owner: priya, evidence: docs/region.md}
      `,
      'docs/region.md': 'eu-west-2\n',
      'vercel.json': '{"regions": ["iad1"]}',
      '.env.example': 'AWS_REGION=us-east-1\n',
      'fly.toml': 'app = "rota"\nprimary_region = "iad"\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks for evidence of the region of a hosted service',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        ${people}
        retention:
          stores:
            - {id: db, kind: postgres, provider: supabase, region: eu-west-2, owner: priya, evidence: docs/gone.md}
            - {id: db-test, kind: postgres, provider: supabase, region: eu-west-2, owner: priya, holds: synthetic}
      `,
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 high review'],
  },
  {
    name: 'asks for both where the code keeps data and nothing is declared',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'fail',
    findings: ['server.js:2 high'],
  },
  {
    name: 'asks nothing of what stays on the devices of users',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: drafts, kind: browser}]
      `,
      'src/main.ts': "localStorage.setItem('draft', text);\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where nothing is kept',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
