import { defineCases } from '../../../src/kit/index.ts';

const SECTION = `
  # Maintaining the tool

  ## Erase a person

  Look the person up in the members page, export their rows with the script, then delete the member: shifts and swaps go with
  them. Remove their pictures from the bucket by hand and tell them that it is done.
`;

const SQL = (onDelete: string): string => `
  create table members (id uuid primary key, full_name text, email text);
  create table shifts (id uuid primary key, member_id uuid references members (id) ${onDelete});
`;

const HANDLER = `
  export async function removeMember(supabase, id) {
    await supabase.from('members').delete().eq('id', id);
  }
`;

function manifest(how: string, more = ''): string {
  return `readycheck: 1\n${more}retention:\n  subject_requests: {contact: priya, how: "${how}"}\n`;
}

export default defineCases([
  {
    name: 'passes with a section of instructions',
    files: {
      'readycheck.yaml': manifest('docs/maintain.md#erase-a-person'),
      'docs/maintain.md': SECTION,
      'db/schema.sql': SQL(''),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'advises to name who answers',
    files: {
      'readycheck.yaml': 'readycheck: 1\nretention:\n  subject_requests: {how: docs/maintain.md}\n',
      'docs/maintain.md': SECTION,
      'db/schema.sql': SQL(''),
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:3 low'],
  },
  {
    name: 'passes where code deletes a person and what points to them goes with it',
    files: { 'db/schema.sql': SQL('on delete cascade'), 'src/members.js': HANDLER },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'follows a pointer to code, and judges the code',
    files: {
      'readycheck.yaml': manifest('src/members.js'),
      'db/schema.sql': SQL('on delete set null'),
      'src/members.js': HANDLER,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a pointer that leads nowhere',
    files: {
      'readycheck.yaml': manifest('docs/maintain.md#erase'),
      'docs/maintain.md': SECTION,
      'db/schema.sql': SQL('on delete cascade'),
      'src/members.js': HANDLER,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 medium'],
    says: /no such heading/,
  },
  {
    name: 'asks about a pointer out of the repository, and to code that deletes nobody',
    files: {
      'readycheck.yaml': manifest('https://wiki.test/erase'),
      'db/schema.sql': SQL(''),
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 medium review'],
  },
  {
    name: 'asks about a document that does not speak of it',
    files: {
      'readycheck.yaml': manifest('README.md'),
      'README.md': `# Rota\n\nA board for shifts.\n\n${[
        'Install',
        'Start',
        'Test',
        'Build',
        'Ask',
        'Change',
        'Thanks',
      ]
        .map(
          (each) =>
            `## ${each}\n\nRun the script of that name in the folder of the tool and read what it prints, then go on with the next one.`,
        )
        .join('\n\n')}\n\nIt can delete old builds.\n`,
      'db/schema.sql': SQL(''),
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 medium review'],
    says: /does not seem to speak of it/,
  },
  {
    name: 'asks about code that deletes nobody',
    files: {
      'readycheck.yaml': manifest('src/members.js'),
      'db/schema.sql': SQL(''),
      'src/members.js': 'export const limit = 5;\n',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 medium review'],
  },
  {
    name: 'asks about rows that stay behind: a key that does nothing, and a number that is no key',
    files: {
      'db/schema.sql': `${SQL('')}create table ratings (id uuid primary key, member_id uuid, stars int);\ncreate table rooms (id int, floor int);\n`,
      'src/members.js': HANDLER,
    },
    verdict: 'needs-review',
    findings: ['src/members.js:2 medium review'],
    says: /rows of ratings and shifts point/,
  },
  {
    name: 'asks about stored files that nothing deletes',
    files: {
      'db/schema.sql': SQL('on delete cascade'),
      'src/members.js': HANDLER,
      'src/upload.js':
        "import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});\nexport const put = (Key, Body) => s3.send(new PutObjectCommand({ Bucket: 'cards', Key, Body }));\n",
    },
    verdict: 'needs-review',
    findings: ['src/members.js:2 medium review'],
    says: /no code deletes stored files/,
  },
  {
    name: 'takes the account at the sign-in and the administrators’ pages of Django for a way',
    files: {
      'app/models.py':
        'from django.db import models\n\nclass Patient(models.Model):\n    name = models.CharField(max_length=80)\n\nclass Visit(models.Model):\n    patient = models.ForeignKey(Patient, models.CASCADE)\n',
      'app/admin.py':
        'from django.contrib import admin\nfrom .models import Patient\n\nadmin.site.register(Patient)\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails where nothing erases anybody: a mark, a script for a fresh start and a call of the browser do not',
    files: {
      'src/user.js':
        "const mongoose = require('mongoose');\nconst schema = new mongoose.Schema({ email: String, deletedAt: Date });\nmodule.exports = mongoose.model('User', schema);\n",
      'src/off.js': "exports.off = (User, id) => User.updateOne({ _id: id }, { deletedAt: '2026-10-01' });\n",
      'scripts/seed.js': 'exports.fresh = (User) => User.deleteMany({ demo: true });\n',
      'src/wipe.js': 'exports.wipe = (User) => User.deleteMany({});\n',
      'src/page.jsx':
        'export const Gone = ({ api, user }) => <button onClick={() => api.deleteUser(user)}>x</button>;\n',
    },
    verdict: 'fail',
    findings: ['src/user.js:2 medium'],
  },
  {
    name: 'asks rather than fails for the people of the house',
    files: {
      'readycheck.yaml': 'readycheck: 1\ntool: {name: Rota, audience: internal}\n',
      'db/schema.sql': 'create table employees (id int primary key, email text);\n',
    },
    verdict: 'needs-review',
    findings: ['db/schema.sql:1 medium review'],
  },
  {
    name: 'fails for customers in a tool of the house',
    files: {
      'readycheck.yaml': 'readycheck: 1\ntool: {name: Rota, audience: internal}\n',
      'db/schema.sql': 'create table customers (id int primary key, email text);\n',
    },
    verdict: 'fail',
    findings: ['db/schema.sql:1 medium'],
  },
  {
    name: 'does not apply where no table is about people, and where nothing is kept',
    files: { 'db/schema.sql': 'create table products (id int primary key, name text);\n' },
    verdict: 'not-applicable',
  },
  {
    name: 'cannot tell where data is kept and no table is described',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'needs-review',
    findings: ['- medium review'],
  },
]);
