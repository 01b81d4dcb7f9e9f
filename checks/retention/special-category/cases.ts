import { defineCases } from '../../../src/kit/index.ts';

const DPIA = `
  # Sickness notes: how they are protected

  Only the person and the two administrators can open a note. It lies in a private bucket in London, is deleted after twelve
  months, and a leak is told to the authority within 72 hours.
`;

const ABSENCES = 'create table absences (\n  id int primary key,\n  diagnosis text,\n  until date\n);\n';

function manifest(...classes: string[]): string {
  return ['readycheck: 1', 'retention:', '  classes:', ...classes.map((each) => `    - ${each}`), ''].join(
    '\n',
  );
}

export default defineCases([
  {
    name: 'passes where the class says so and its document exists',
    files: {
      'readycheck.yaml': manifest(
        '{name: sickness, special: health, fields: ["absences.*", "bucket:sick-notes"], safeguards: "docs/dpia.md#sickness-notes-how-they-are-protected"}',
      ),
      'docs/dpia.md': DPIA,
      'supabase/migrations/20260101_init.sql': `${ABSENCES}insert into storage.buckets (id, name, public) values ('sick-notes', 'sick-notes', false);\n`,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes with an impact assessment for its safeguards',
    files: {
      'readycheck.yaml': manifest(
        '{name: sickness, special: health, fields: [absences.diagnosis], dpia: docs/dpia.md}',
      ),
      'docs/dpia.md': DPIA,
      'schema.sql': ABSENCES,
    },
    verdict: 'pass',
  },
  {
    name: 'passes where nothing is sensitive',
    files: { 'schema.sql': 'create table customers (id int, email text);\n' },
    verdict: 'pass',
  },
  {
    name: 'fails for what no class calls special, without a manifest and with one',
    files: {
      'readycheck.yaml': manifest('{name: absences, personal: true, fields: ["absences.*"]}'),
      'supabase/migrations/20260101_init.sql': `${ABSENCES}create table staff (\n  iban text,\n  religion text,\n  passport_number text,\n  criminal_record text,\n  face_embedding bytea,\n  guardian_phone text\n);\ninsert into storage.buckets (id, name, public) values ('kyc-documents', 'kyc-documents', false);\n`,
    },
    verdict: 'fail',
    findings: [
      'supabase/migrations/20260101_init.sql:3 blocker',
      'supabase/migrations/20260101_init.sql:7 blocker',
      'supabase/migrations/20260101_init.sql:8 blocker',
      'supabase/migrations/20260101_init.sql:9 blocker',
      'supabase/migrations/20260101_init.sql:10 blocker',
      'supabase/migrations/20260101_init.sql:11 blocker',
      'supabase/migrations/20260101_init.sql:12 blocker',
      'supabase/migrations/20260101_init.sql:14 blocker',
    ],
    says: /diagnosis of "absences" holds is about health/,
  },
  {
    name: 'fails for a class without a document, and with one that is not there or says nothing',
    files: {
      'readycheck.yaml': manifest(
        '{name: a, special: health, fields: [absences.diagnosis]}',
        '{name: b, special: health, fields: [absences.until], safeguards: docs/none.md}',
        '{name: c, special: health, fields: [absences.id], safeguards: docs/empty.md}',
        '{name: d, special: health, fields: [absences.id], safeguards: "docs/dpia.md#leaks"}',
      ),
      'docs/dpia.md': DPIA,
      'docs/empty.md': '# Safeguards\n\nSee above.\n',
      'schema.sql': ABSENCES,
    },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:4 blocker',
      'readycheck.yaml:5 blocker',
      'readycheck.yaml:6 blocker',
      'readycheck.yaml:7 blocker',
    ],
    says: /does not exist[^]*next to nothing[^]*no such heading/,
  },
  {
    name: 'asks a person about a document that cannot be read here',
    files: {
      'readycheck.yaml': manifest(
        '{name: a, special: health, fields: [absences.diagnosis], safeguards: docs/dpia.pdf}',
        '{name: b, special: health, fields: [absences.until], safeguards: "https://intranet.test/dpia"}',
        '{name: c, special: health, fields: [absences.id], safeguards: docs/start.md}',
      ),
      'docs/start.md':
        '# How to start\n\nInstall the packages, start the tool, and open the page that it names. Then choose your name from the list and press the button.\n',
      'docs/dpia.pdf': '%PDF-1.7\n',
      'schema.sql': ABSENCES,
    },
    verdict: 'needs-review',
    findings: [
      'readycheck.yaml:4 blocker review',
      'readycheck.yaml:5 blocker review',
      'readycheck.yaml:6 blocker review',
    ],
  },
  {
    name: 'fails for card numbers and security codes, whatever is declared',
    files: {
      'readycheck.yaml': manifest(
        '{name: pay, special: financial, fields: ["payments.*"], safeguards: docs/dpia.md}',
      ),
      'docs/dpia.md': DPIA,
      'src/payment.js':
        "const mongoose = require('mongoose');\nconst schema = new mongoose.Schema({\n  amount: Number,\n  cardNumber: String,\n  cvv: String,\n});\nmodule.exports = mongoose.model('Payment', schema);\n",
    },
    verdict: 'fail',
    findings: ['src/payment.js:4 blocker'],
    says: /cardNumber and cvv/,
  },
  {
    name: 'knows the last four digits, a customer at the provider and other cards for what they are',
    files: {
      'schema.sql':
        'create table payments (id int, card_last4 text, card_brand text, stripe_customer_id text, masked_card_number text);\ncreate table loyalty_cards (id int, card_number text);\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'asks about a form of its own for cards, about weak names, tables by their names and loose objects',
    files: {
      'src/Pay.tsx': 'export const Pay = () => (\n  <form>\n    <input name="cardNumber" />\n  </form>\n);\n',
      'schema.sql':
        'create table pupils (id int, mark int);\ncreate table student_posts (id int);\ncreate table intakes (id int, dosage text);\n',
      'src/kyc.ts':
        "import { addDoc, collection } from 'firebase/firestore';\nexport const save = (db, n) => addDoc(collection(db, 'checks'), { passportNumber: n });\n",
    },
    verdict: 'needs-review',
    findings: [
      'schema.sql:1 blocker review',
      'schema.sql:3 blocker review',
      'src/Pay.tsx:3 blocker review',
      'src/kyc.ts:2 blocker review',
    ],
    says: /pupils and student_posts/,
  },
  {
    name: 'accepts invented people, taxes and firms',
    files: {
      'readycheck.yaml':
        'readycheck: 1\nretention:\n  not_personal: {"characters.blood_type": invented people of the game}\n',
      'schema.sql':
        'create table characters (id int, blood_type text);\ncreate table tax_rules (id int, cst_pis text, aliq_pis numeric);\ncreate table players (id int, handicap int);\ncreate table cattle (id int, vaccinations text, weight int);\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'cannot tell where data is kept and no table is described',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'needs-review',
    findings: ['- blocker review'],
  },
  {
    name: 'does not apply where nothing is kept or asked',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
