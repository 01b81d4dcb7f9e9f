import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, leakOf } from './sensitive-words.ts';

describe('what a name gives away', () => {
  it.each([
    ['password', 'credential'],
    ['req.body.newPassword', 'credential'],
    ['process.env.STRIPE_SECRET_KEY', 'credential'],
    ['aws.secret_access_key', 'credential'],
    ['user.refreshToken', 'credential'],
    ['verificationCode', 'credential'],
    ['magicLink', 'credential'],
    ['user.email', 'person'],
    ['customer.phone_number', 'person'],
    ['receipt.access_key', null],
    ['user.id', null],
    ['hasPassword', null],
    ['isTokenValid', null],
    ['passwordLength', null],
    ['usage.totalTokens', null],
    ['nextPageToken', null],
    ['csrfToken', null],
    ['hashedPassword', null],
    ['emailSent', null],
    ['emailTemplate', null],
    ['error', null],
    ['orderCode', null],
  ])('%s: %s', (name, leak) => expect(leakOf(name, false)).toBe(leak));

  it('takes a bare token for a key only where the file deals with sign-in', () => {
    expect([leakOf('token', false), leakOf('token', true), leakOf('req.cookies.token', true)]).toEqual([
      null,
      'credential',
      'credential',
    ]);
  });

  it('tells whole requests and people from parts of them', () => {
    const whole = ['req.body', 'ctx.request.body', 'user', 'currentUser', 'req.user', 'users', 'session'];
    const parts = [
      'user.id',
      'req.url',
      'userCount',
      'totalUsers',
      'smtp.user',
      'isUser',
      'sessionId',
      'body',
    ];
    expect(whole.filter((name) => !isWhole(name))).toEqual([]);
    expect(parts.filter(isWhole)).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (name, flag) => void [leakOf(name, flag), isWhole(name)]),
    );
  });
});
