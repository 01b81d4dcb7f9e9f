import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseFailure } from '../../kit/parser.ts';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { createdTables } from './created-tables.ts';
import { formFields } from './forms.ts';
import { javascriptModels } from './javascript-models.ts';
import { migrationTables, prismaModels } from './line-schemas.ts';
import { mergeTables, tableKey } from './merge.ts';
import type { FoundTable } from './model.ts';
import { pythonModels } from './python-models.ts';
import { supabaseTypes } from './supabase-types.ts';

await Promise.all([javascript.load(), python.load()]);

/** `table: column column→other/action`. */
function shown(tables: readonly FoundTable[] | null): string[] {
  return (tables ?? []).map(({ name, columns }) => {
    const list = columns.map(({ name: column, references: to }) =>
      to === null ? column : `${column}→${to.table}/${to.onDelete}`,
    );
    return `${name}: ${list.join(' ')}`;
  });
}

const js = (text: string): string[] => shown(javascriptModels.extract(sourceFile('a.ts', text)));
const py = (text: string): string[] => shown(pythonModels.extract(sourceFile('a.py', text)));

describe('JavaScript', () => {
  it('reads foreign keys and what they do', () => {
    expect(
      js(
        "const posts = pgTable('posts', { id: serial('id'), userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }), teamId: uuid().references(() => teams.id) });",
      ),
    ).toEqual(['posts: id userId→users/cascade teamId→teams/none']);
    expect(
      js(
        "exports.up = (knex) => knex.schema.createTable('posts', (t) => { t.comment('posts'); t.string('title'); t.integer('user_id').references('id').inTable('users').onDelete('SET NULL'); });",
      ),
    ).toEqual(['posts: title user_id→users/set null']);
    expect(
      js(
        "// sequelize\nsequelize.define('Post', { userId: { type: DataTypes.INTEGER, references: { model: 'users' }, onDelete: 'CASCADE' } });",
      ),
    ).toEqual(['Post: userId→users/cascade']);
    expect(
      js(
        "import mongoose from 'mongoose';\nconst s = new Schema({ owner: { type: Schema.Types.ObjectId, ref: 'User' }, at: { city: String } });\nmodel('Post', s);",
      ),
    ).toEqual(['Post: owner→User/none at.city']);
  });
  it('reads objects that are stored by name', () => {
    expect(js("await setDoc(doc(db, 'users', id), { email });")).toEqual(['users: email']);
    expect(js("await db.collection('users').doc(id).collection('visits').add({ at: 1 });")).toEqual([
      'visits: at',
    ]);
    expect(js("await supabase.from('leads').insert([{ email, name }]);")).toEqual(['leads: email name']);
    expect(js('const at = new Map(); at.set({ email: 1 });')).toEqual([]);
  });
});

describe('Python', () => {
  it('reads foreign keys and what they do', () => {
    expect(
      py(
        'class Visit(models.Model):\n    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)\n    doctor = models.ForeignKey("clinic.Doctor", models.PROTECT)\n    tags = models.ManyToManyField(Tag)\n',
      ),
    ).toEqual(['Visit: patient→Patient/cascade doctor→Doctor/none']);
    expect(
      py(
        'class Visit(Base):\n    __tablename__ = "visits"\n    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))\n    patient: Mapped["Patient"] = relationship()\n',
      ),
    ).toEqual(['visits: patient_id→patients/cascade']);
    expect(
      py(
        'op.create_table("a", sa.Column("email", sa.String()), sa.Column("u", sa.Integer(), sa.ForeignKey("users.id")))',
      ),
    ).toEqual(['a: email u→users/none']);
  });
  it('leaves forms, serializers and plain models', () => {
    expect(py('class A(forms.Form):\n    email = forms.EmailField()\n')).toEqual([]);
    expect(
      py(
        'from rest_framework import serializers\nclass A(serializers.Serializer):\n    email = EmailField()\n',
      ),
    ).toEqual([]);
    expect(py('class A(BaseModel):\n    email: str\n')).toEqual([]);
  });
});

describe('schemas by lines', () => {
  it('gives the reference of a Prisma relation to its column', () => {
    const text =
      'model Visit {\n  id String @id\n  patient Patient @relation(fields: [patientId], references: [id], onDelete: Cascade)\n  patientId String\n  kind Kind\n}\nmodel Patient {\n  id String @id\n  visits Visit[]\n}\nenum Kind {\n  A\n}\n';
    expect(shown(prismaModels.extract(sourceFile('a.prisma', text)))).toEqual([
      'Visit: id patientId→Patient/cascade kind',
      'Patient: id',
    ]);
  });
  it('reads Rails and Laravel', () => {
    const rails =
      'create_table "users", force: :cascade do |t|\n  t.string "email", null: false\n  t.index ["email"]\nend\n';
    expect(shown(migrationTables.extract(sourceFile('db/schema.rb', rails)))).toEqual(['users: email']);
    const laravel =
      "Schema::create('users', function (Blueprint $table) {\n    $table->string('email')->unique();\n});\n";
    expect(shown(migrationTables.extract(sourceFile('database/migrations/1.php', laravel)))).toEqual([
      'users: email',
    ]);
  });
  it('reads tables of other dialects as text', () => {
    const text =
      'CREATE TABLE `users` (\n  `id` INT AUTO_INCREMENT, -- the key, not more\n  `mail` VARCHAR(80) DEFAULT (concat("a", "b")),\n  PRIMARY KEY (`id`),\n  team INT REFERENCES teams(id) ON DELETE CASCADE\n);';
    expect(shown(createdTables.extract(sourceFile('a.sql', text)))).toEqual([
      'users: id mail team→teams/cascade',
    ]);
  });
  it('takes a statement that a component only shows for no table, and one that it runs for one', () => {
    const shownToPeople = 'export const Plan = () => <pre>{`CREATE TABLE users (email TEXT)`}</pre>;\n';
    expect(createdTables.extract(sourceFile('Plan.tsx', shownToPeople))).toBeNull();
    const run = 'await db.execute(`CREATE TABLE users (email TEXT)`);\nexport const App = () => <p />;\n';
    expect(shown(createdTables.extract(sourceFile('App.tsx', run)))).toEqual(['users: email']);
  });
});

describe('one name for a table', () => {
  it.each([
    ['users', 'User'],
    ['public.user_profiles', 'UserProfile'],
    ['categories', 'Category'],
    ['boxes', 'Box'],
  ])('%s and %s', (a, b) => {
    expect(tableKey(a)).toBe(tableKey(b));
  });
  it('puts what files say of it together, and leaves out the copies of migrations', () => {
    const found = (name: string, source: FoundTable['source'], columns: readonly string[]) => ({
      path: `${source}.x`,
      sure: source !== 'stored-object',
      table: {
        name,
        source,
        line: 1,
        columns: columns.map((each) => ({ name: each, type: '', line: 2, references: null })),
      },
    });
    const merged = mergeTables([
      found('User', 'stored-object', ['nick']),
      found('User', 'prisma', ['fullName', 'email']),
      found('users', 'sql', ['full_name']),
      found('users_tmp', 'sql', ['full_name']),
    ]);
    expect(
      merged.map(({ name, source, columns }) => [name, source, columns.map((each) => each.name)]),
    ).toEqual([['users', 'sql', ['full_name', 'email']]]);
  });
});

describe('any text', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'create table ',
      'users',
      ' (',
      'email ',
      'text',
      ', ',
      ')',
      '\n',
      '"',
      '`',
      '--',
      'model A {',
      '}',
      'Tables: {',
      '    Row: {',
      '<input ',
      'name="email"',
      't.string "a"',
      "pgTable('a', {",
      'a: b(),',
      '})',
      'class A(models.Model):\n',
      '  x = models.CharField()\n',
    ),
    { maxLength: 30 },
  );
  const readers = [
    createdTables,
    prismaModels,
    migrationTables,
    supabaseTypes,
    formFields,
    javascriptModels,
    pythonModels,
  ];
  it('is read without an exception but the parsers’ own', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((each) => each.join('')),
        ),
        (text) => {
          for (const reader of readers) {
            try {
              reader.extract(sourceFile('a.ts', text));
            } catch (error) {
              if (!(error instanceof ParseFailure)) throw error;
            }
          }
        },
      ),
    );
  });
});
