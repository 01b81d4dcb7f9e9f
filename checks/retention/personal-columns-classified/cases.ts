import { defineCases } from '../../../src/kit/index.ts';

const PROFILES = `
  create table public.profiles (
    id uuid primary key references auth.users (id) on delete cascade,
    full_name text not null,
    phone text,
    email_notifications boolean default true,
    notes text
  );
  create table public.products (id uuid primary key, name text, price numeric);
`;

function manifest(retention: string, tool = ''): string {
  return `readycheck: 1\n${tool}retention:\n${retention}`;
}

const COVERED = "  classes:\n    - {name: staff, personal: true, store: db, fields: ['profiles.*']}\n";

export default defineCases([
  {
    name: 'passes where a class covers each personal column, whatever the style of its name',
    files: {
      'readycheck.yaml': manifest(
        '  classes:\n    - {name: staff, personal: true, fields: [Profile.fullName, public.profiles.phone, profiles.notes]}\n',
      ),
      'supabase/migrations/20260101_init.sql': PROFILES,
    },
    verdict: 'pass',
    findings: [],
    says: /3 columns look/,
  },
  {
    name: 'fails without a manifest, once a table',
    files: { 'supabase/migrations/20260101_init.sql': PROFILES },
    verdict: 'fail',
    findings: ['supabase/migrations/20260101_init.sql:3 blocker'],
    says: /"profiles" keeps full_name and phone.*Look at notes/,
  },
  {
    name: 'fails for what a class leaves out, and asks about free text',
    files: {
      'readycheck.yaml': manifest(
        '  classes:\n    - {name: guests, personal: true, fields: [guests.email, tickets.*]}\n',
      ),
      'prisma/schema.prisma': `
        model Guest {
          id        String   @id
          email     String
          firstName String
          stays     Stay[]
        }
        model Stay {
          id      String @id
          guest   Guest  @relation(fields: [guestId], references: [id], onDelete: Cascade)
          guestId String
          remarks String?
        }
      `,
    },
    verdict: 'fail',
    findings: ['prisma/schema.prisma:4 blocker', 'prisma/schema.prisma:11 blocker review'],
  },
  {
    name: 'accepts what is not about people, with the reason',
    files: {
      'readycheck.yaml': manifest("  not_personal: {'sites.address': our own buildings}\n"),
      'schema.sql': 'create table sites (id int primary key, address text);\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'is contradicted by a class that denies it',
    files: {
      'readycheck.yaml': manifest(
        '  classes:\n    - {name: staff, personal: false, fields: ["profiles.*"]}\n',
      ),
      'supabase/migrations/20260101_init.sql': PROFILES,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 blocker contradiction'],
    says: /class "staff" says personal: false, yet it covers profiles.full_name/,
  },
  {
    name: 'is contradicted by a tool that says it holds no personal data',
    files: {
      'readycheck.yaml': manifest(COVERED, 'tool: {name: Rota, personal_data: false}\n'),
      'supabase/migrations/20260101_init.sql': PROFILES,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 blocker contradiction'],
  },
  {
    name: 'reads Drizzle, TypeORM, Sequelize, Mongoose, Knex and Convex',
    files: {
      'src/a.ts':
        "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const members = pgTable('members', {\n  id: text('id'),\n  email: text('email').notNull(),\n});\n",
      'src/b.ts':
        "import { Column, Entity } from 'typeorm';\n@Entity('drivers')\nexport class Driver {\n  @Column()\n  licencePlate: string;\n  @Column({ type: 'varchar' })\n  firstName: string;\n}\n",
      'src/c.js':
        "const { DataTypes } = require('sequelize');\nmodule.exports = (sequelize) =>\n  sequelize.define('Donor', {\n    amount: DataTypes.INTEGER,\n    phone: { type: DataTypes.STRING },\n  });\n",
      'src/d.js':
        "const mongoose = require('mongoose');\nconst patientSchema = new mongoose.Schema({\n  name: String,\n  contact: { email: { type: String } },\n});\nmodule.exports = mongoose.model('Patient', patientSchema);\n",
      'src/e.js':
        "exports.up = (knex) =>\n  knex.schema.createTable('guests', (table) => {\n    table.increments('id');\n    table.string('surname');\n  });\n",
      'convex/schema.ts':
        "import { defineSchema, defineTable } from 'convex/server';\nimport { v } from 'convex/values';\nexport default defineSchema({\n  players: defineTable({ nickname: v.string() }),\n});\n",
    },
    verdict: 'fail',
    findings: [
      'convex/schema.ts:4 blocker',
      'src/a.ts:4 blocker',
      'src/b.ts:7 blocker',
      'src/c.js:5 blocker',
      'src/d.js:3 blocker',
      'src/e.js:4 blocker',
    ],
  },
  {
    name: 'reads Django, SQLAlchemy, SQLModel and tables that a program creates itself',
    files: {
      'app/models.py':
        'from django.db import models\n\nclass Patient(models.Model):\n    name = models.CharField(max_length=80)\n    doctor = models.ForeignKey("Doctor", on_delete=models.CASCADE)\n',
      'app/tables.py':
        'from sqlalchemy.orm import Mapped, mapped_column\n\nclass Lead(Base):\n    __tablename__ = "leads"\n    id: Mapped[int] = mapped_column(primary_key=True)\n    email: Mapped[str]\n',
      'app/people.py':
        'from sqlmodel import SQLModel\n\nclass PersonBase(SQLModel):\n    full_name: str\n\nclass Person(PersonBase, table=True):\n    id: int\n\nclass PersonIn(PersonBase):\n    password: str\n',
      'app/db.py':
        'import sqlite3\ncon = sqlite3.connect("app.db")\ncon.execute("""CREATE TABLE IF NOT EXISTS clients (\n  id INTEGER PRIMARY KEY AUTOINCREMENT,\n  telefono TEXT -- main, not the other\n)""")\n',
    },
    verdict: 'fail',
    findings: [
      'app/db.py:5 blocker',
      'app/models.py:4 blocker',
      'app/people.py:4 blocker',
      'app/tables.py:6 blocker',
    ],
  },
  {
    name: 'takes the types of Supabase for the schema where no migration is there',
    files: {
      'src/integrations/supabase/types.ts':
        'export type Database = {\n  public: {\n    Tables: {\n      bookings: {\n        Row: {\n          customer_email: string\n          id: string\n        }\n        Insert: {\n          customer_email: string\n        }\n        Relationships: []\n      }\n    }\n    Views: {\n      contacts: {\n        Row: {\n          email: string\n        }\n      }\n    }\n  }\n}\n',
    },
    verdict: 'fail',
    findings: ['src/integrations/supabase/types.ts:6 blocker'],
  },
  {
    name: 'asks about objects that code stores without a schema',
    files: {
      'src/join.ts':
        "import { addDoc, collection } from 'firebase/firestore';\nexport const join = (db, email) => addDoc(collection(db, 'waitlist'), { email, at: 1 });\n",
      'app/save.py': 'def save(db, who):\n    db.visitors.insert_one({"name": who, "seen": 1})\n',
    },
    verdict: 'needs-review',
    findings: ['app/save.py:2 blocker review', 'src/join.ts:2 blocker review'],
    says: /Code stores "waitlist"/,
  },
  {
    name: 'asks about forms whose answers no table keeps',
    files: {
      'src/Contact.tsx':
        'export const Contact = () => (\n  <form>\n    <Input id="phone" type="tel" />\n    <input type="checkbox" name="email" />\n  </form>\n);\n',
    },
    verdict: 'needs-review',
    findings: ['src/Contact.tsx:3 blocker review'],
  },
  {
    name: 'asks nothing about forms whose answers a known table keeps',
    files: {
      'readycheck.yaml': manifest(COVERED),
      'supabase/migrations/20260101_init.sql': PROFILES,
      'src/Me.tsx': 'export const Me = () => <input name="phone" />;\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'passes over names that only look personal, relations, switches and the schemas of a platform',
    files: {
      'db/migrations/001_init.sql': `
        create schema auth;
        create table auth.users (id uuid primary key, email text);
        create table email_templates (id int, name text, email_subject text, email_sent_count int);
        create table wallets (id int, address text, contract_address text, mac_address text);
        create table devices (id int, phone_call_count int, email boolean, fingerprint text);
        create table patients_visits (id int, patient_id int references patients (id));
        create table zip_codes (zip_code text, region text);
        create table cattle (id int, birth_date date, gender text);
        create table gateways (id int, display_name text, mobile_network text, email_quota int);
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'leaves out tests, examples, plain request models and an editor’s own history',
    files: {
      'tests/models.py':
        'from django.db import models\n\nclass User(models.Model):\n    email = models.EmailField()\n',
      'examples/db.sql': 'create table customers (id int, email text);\n',
      '.history/src/db_2026.ts':
        "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const a = pgTable('users', { email: text('email') });\n",
      'app/requests.py': 'from pydantic import BaseModel\n\nclass SignUp(BaseModel):\n    email: str\n',
      'app/page.tsx': 'export const Page = () => <input name="quantity" />;\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'cannot tell where data is kept and no table is described',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'needs-review',
    findings: ['- blocker review'],
    says: /MongoDB.*nothing in the repository describes its tables/,
  },
  {
    name: 'does not apply where nothing is kept or asked',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
]);
