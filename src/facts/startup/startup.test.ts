import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { javascriptStartup } from './javascript-startup.ts';
import { pythonStartup } from './python-startup.ts';
import { isTooling } from './tooling.ts';

beforeAll(async () => {
  await javascript.load();
  await python.load();
});

const js = (text: string) => javascriptStartup.extract(sourceFile('a.js', text))?.sites ?? [];
const py = (text: string) => pythonStartup.extract(sourceFile('a.py', text))?.sites ?? [];

describe('what shapes or empties a database, in JavaScript', () => {
  it.each([
    ["const S = require('sequelize'); sequelize.sync({ force: true })", 'drop', 'load'],
    ["const S = require('sequelize'); User.sync()", 'sync', 'load'],
    ['prisma.user.deleteMany()', 'wipe', 'load'],
    ["db.collection('users').deleteMany({})", 'wipe', 'load'],
    ['mongoose.connection.dropDatabase()', 'drop', 'load'],
    ["import { drizzle } from 'drizzle-orm/pg'; await db.delete(users)", 'wipe', 'load'],
    ["const knex = require('knex'); knex('users').del()", 'wipe', 'load'],
    ["supabase.from('users').delete().neq('id', 0)", 'wipe', 'load'],
    ["app.post('/reset', () => { db.query('TRUNCATE users') })", 'wipe', 'request'],
    ["program.command('x').action(() => db.query('DROP TABLE users'))", 'drop', 'command'],
    ["const reset = wrap(async () => db.query('DROP TABLE users'))", 'drop', 'function'],
    ["db.connect().then(() => db.query('DROP TABLE users'))", 'drop', 'load'],
  ])('%s', (text, effect, runs) => {
    expect(js(text)).toMatchObject([{ effect, runs, guarded: false }]);
  });

  it.each([
    'fs.sync()',
    'prisma.user.deleteMany({ where: { id } })',
    'prisma.user.deleteMany(filter)',
    'map.delete(key)',
    "import { drizzle } from 'drizzle-orm/pg'; await db.delete(users).where(eq(users.id, 1))",
    "supabase.from('users').delete().eq('id', id)",
    "supabase.from('users').delete().neq('id', id)",
    "db.query('DELETE FROM users WHERE id = 1')",
    'db.sessions.deleteMany({})',
  ])('leaves %s alone', (text) => {
    expect(js(text)).toEqual([]);
  });

  it.each([
    "if (process.env.NODE_ENV !== 'production') prisma.user.deleteMany();",
    'process.env.RESET_DB && prisma.user.deleteMany();',
    'function f() { if (isProduction) return; prisma.user.deleteMany(); }',
  ])('sees the guard in %s', (text) => {
    expect(js(text)).toMatchObject([{ guarded: true }]);
  });
});

describe('what shapes or empties a database, in Python', () => {
  it.each([
    ['Base.metadata.create_all(bind=engine)', 'sync', 'load'],
    ['def create_app():\n    db.drop_all()', 'drop', 'startup'],
    [
      '@app.on_event("startup")\nasync def up():\n    await conn.run_sync(Base.metadata.create_all)',
      'sync',
      'startup',
    ],
    ['if __name__ == "__main__":\n    db.create_all()', 'sync', 'main'],
    ['@app.route("/reset")\ndef reset():\n    User.objects.all().delete()', 'wipe', 'request'],
    ['@app.cli.command()\ndef reset():\n    session.query(User).delete()', 'wipe', 'command'],
    ['db.users.delete_many({})', 'wipe', 'load'],
    ['cur.execute("DROP TABLE users")', 'drop', 'load'],
    ['conn.execute(text("DELETE FROM users"))', 'wipe', 'load'],
  ])('%s', (text, effect, runs) => {
    expect(py(text)).toMatchObject([{ effect, runs, guarded: false }]);
  });

  it.each([
    'session.query(User).filter_by(id=1).delete()',
    'User.objects.filter(id=1).delete()',
    'db.users.delete_many({"id": 1})',
    'cur.execute("DELETE FROM users WHERE id = 1")',
  ])('leaves %s alone', (text) => {
    expect(py(text)).toEqual([]);
  });

  it('sees the guard around it, and the one that turns back', () => {
    expect(py('if os.environ.get("RESET"):\n    db.drop_all()')).toMatchObject([{ guarded: true }]);
    expect(
      py('def f():\n    if not settings.DEBUG:\n        raise SystemExit\n    db.drop_all()'),
    ).toMatchObject([{ guarded: true }]);
  });
});

it('never throws on arbitrary text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const read of [
        () => js(`x.query('DROP TABLE ${text.replace(/[\\'\n\r]/g, '')}')`),
        () => py(`cur.execute("DROP TABLE ${text.replace(/[\\"\n\r]/g, '')}")`),
      ]) {
        try {
          read();
        } catch (error) {
          expect(error).toHaveProperty('name', 'ParseFailure');
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('tells tools from what is started', () => {
  expect(['scripts/x.js', 'init_db.py', 'prisma/seed.ts', 'reset-db.js'].every(isTooling)).toBe(true);
  expect(['server.js', 'app/db.py', 'src/models/index.ts'].some(isTooling)).toBe(false);
});
