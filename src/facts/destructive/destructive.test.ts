import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destroyedBy } from './destroying-commands.ts';
import { narrows } from './narrowing.ts';
import { tellsOfBackup } from './notes.ts';
import { destroysIn, isPassing } from './sql-text.ts';

describe('destroysIn', () => {
  it.each([
    ['DROP TABLE IF EXISTS `users`', 'table', 'users'],
    ['drop database rota', 'database', 'rota'],
    ['TRUNCATE TABLE public.users CASCADE', 'rows', 'public.users'],
    ['delete from users', 'rows', 'users'],
    ['-- all of it\nDELETE FROM users;', 'rows', 'users'],
    ['ALTER TABLE users DROP COLUMN phone', 'column', 'users.phone'],
    ['ALTER TABLE users DROP phone', 'column', 'users.phone'],
    ['update users set role = 1', 'values', 'users.role'],
    ['DROP TABLE {}', 'table', null],
  ])('sees what is lost in %s', (text, loss, target) => {
    expect(destroysIn(text)).toMatchObject([{ loss, target }]);
  });

  it.each([
    'delete from users where id = 1',
    'DELETE FROM users {}',
    'ALTER TABLE users DROP CONSTRAINT users_key',
    'ALTER TABLE users DROP INDEX a',
    'ALTER TABLE users ALTER COLUMN a DROP NOT NULL',
    'update users set role = 1 where id = 2',
    'create table t (id int); drop table t',
    'drop policy p on users',
    "select 'drop table users'",
  ])('sees nothing lost in %s', (text) => {
    expect(destroysIn(text)).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(destroysIn(`alter table a drop ${text}`))));
  });
});

describe('narrows', () => {
  it.each([
    ['text', 'varchar(20)', true],
    ['varchar(200)', 'varchar(50)', true],
    ['varchar(50)', 'text', false],
    ['int8', 'int4', true],
    ['int4', 'int8', false],
    ['numeric(10,2)', 'numeric(8,2)', true],
    ['numeric', 'int4', true],
    ['timestamptz', 'date', true],
    ['text', 'uuid', false],
  ])('from %s to %s: %s', (old, next, expected) => {
    expect(narrows(old, next)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => typeof narrows(a, b) === 'boolean'));
  });
});

describe('destroyedBy', () => {
  it.each([
    ['prisma migrate reset --force', 'prisma migrate reset'],
    ['node_modules/.bin/prisma db push --force-reset', 'prisma db push --force-reset'],
    ['python manage.py flush --no-input', 'manage.py flush'],
    ['php artisan migrate:fresh --seed', 'artisan migrate:fresh'],
    ['docker compose down -v', 'docker compose down -v'],
    ['docker compose -f a.yml down --volumes', 'docker compose down -v'],
    ['rm -f data/app.sqlite3', 'rm of the database file'],
  ])('knows %s', (command, what) => {
    expect(destroyedBy(command.split(' '))).toBe(what);
  });

  it.each([
    'prisma migrate deploy',
    'prisma db push',
    'supabase db reset',
    'docker compose down',
    'rm -rf dist',
    'python manage.py migrate',
  ])('leaves %s alone', (command) => {
    expect(destroyedBy(command.split(' '))).toBeNull();
  });

  it('reads what a client is told', () => {
    expect(destroyedBy(['psql', '-c', 'DROP TABLE users'])).toBe('DROP TABLE users');
    expect(destroyedBy(['psql', '-c', 'delete from users where id = 1'])).toBeNull();
  });
});

it('knows housekeeping by the names of tables, and a backup by the words of a comment', () => {
  expect(['sessions', 'auth.refresh_tokens', 'PasswordResetToken'].every(isPassing)).toBe(true);
  expect(['users', 'orders', 'ExperienceSession', null].some(isPassing)).toBe(false);
  expect(tellsOfBackup(['-- Sicherung vom 3. Mai'])).toBe(true);
  expect(tellsOfBackup(['-- drops the old column'])).toBe(false);
});
