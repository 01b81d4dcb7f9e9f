import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAdminWord, isDatabasePassword, isOwnSecret, refuses } from './own-secrets.ts';
import { rowsIn } from './sql-accounts.ts';

describe('the names of secrets', () => {
  it.each(
    'JWT_SECRET jwtSecret SECRET_KEY SESSION_SECRET NEXTAUTH_SECRET ACCESS_TOKEN_SECRET ENCRYPTION_KEY ADMIN_PASSWORD CRON_SECRET APP_SECRET FIRST_SUPERUSER_PASSWORD'.split(
      ' ',
    ),
  )('%s is our own', (name) => expect(isOwnSecret(name)).toBe(true));
  it.each(
    'STRIPE_SECRET_KEY GOOGLE_CLIENT_SECRET AWS_SECRET_ACCESS_KEY JWT_SECRET_NAME JWT_PUBLIC_KEY SESSION_KEY API_KEY PASSWORD_HASHERS SECRET_KEY_FALLBACKS RECAPTCHA_SECRET_KEY'.split(
      ' ',
    ),
  )('%s is not', (name) => expect(isOwnSecret(name)).toBe(false));
  it.each([
    'DB_PASSWORD',
    'POSTGRES_PASSWORD',
    'MYSQL_ROOT_PASSWORD',
    'MONGO_INITDB_ROOT_PASSWORD',
    'redisPassword',
  ])('%s opens a database', (name) => expect(isDatabasePassword(name)).toBe(true));
  it.each(['admin', 'admin@rota.org', 'super_admin', 'root', 'Administrator', 'ROLE_ADMIN'])(
    '%s is an administrator',
    (text) => expect(isAdminWord(text)).toBe(true),
  );
  it.each(['ann@rota.org', 'badminton', 'administration team', 'rooted'])('%s is not', (text) =>
    expect(isAdminWord(text)).toBe(false),
  );
});

describe('a program that refuses', () => {
  it('stops near the setting and a word of production', () => {
    expect(refuses("if (prod && !x) throw new Error('JWT_SECRET must be set');", 'JWT_SECRET', 'dev')).toBe(
      true,
    );
    expect(
      refuses(
        "throw new Error('no such file');\n\nconst s = read('JWT_SECRET', 'dev'); // DEBUG",
        'JWT_SECRET',
        'dev',
      ),
    ).toBe(false);
  });
});

describe('the rows of an insert', () => {
  it('are read with texts, functions and doubled quotes', () => {
    const sql =
      "insert into u (a, b) values ('it''s (x), y', crypt('p', gen_salt('bf'))), (1, null) on conflict do nothing;";
    expect(rowsIn(sql, sql.indexOf('values') + 6).map(({ values }) => values)).toEqual([
      ["'it''s (x), y'", "crypt('p', gen_salt('bf'))"],
      ['1', 'null'],
    ]);
  });

  it('never throw, and end', () => {
    const piece = fc.constantFrom("'", '(', ')', ',', ';', "''", 'a', ' ', '1', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        for (const { values } of rowsIn(pieces.join(''), 0)) expect(values.length).toBeGreaterThan(0);
      }),
    );
  });
});
