import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { ADDRESS, addressSecret } from './address.ts';
import { judgeSetting } from './judge-setting.ts';
import { entropy, isPlaceholder } from './placeholder.ts';
import { PROVIDERS } from './providers.ts';
import { LINT_MARKS, secretlint } from './secretlint.ts';
import { settingsValues } from './settings-values.ts';
import { markOf, tokenValues } from './token-values.ts';
import { webToken } from './web-token.ts';

beforeAll(() => secretlint.load());

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Made up at run time, so that no scanner finds secrets here. */
function made(length: number, alphabet = ALPHABET): string {
  let state = 11;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return alphabet.charAt(Math.floor((state / 2147483648) * alphabet.length));
  }).join('');
}
const HEX = '0123456789abcdef';

describe('the rules of secretlint', () => {
  it.each<[string, string, string]>([
    ['aws', '.env', `AWS_SECRET_ACCESS_KEY=${made(40)}`],
    ['npm', '.npmrc', `//r/:_authToken=${made(36)}`],
    ['npm', 'a.ts', ` np${'m_'}${made(36)} `],
    ['slack', 'a.ts', `xox${'b-'}123456789012-${made(24)}`],
    ['slack', 'a.ts', `https://hooks.slack${'.com'}/services/T${made(8)}/B${made(8)}/${made(24)}`],
    ['sendgrid', 'a.ts', ` S${'G.'}${made(22)}.${made(43)} `],
    ['shopify', 'a.ts', ` shp${'at_'}${made(32, HEX)} `],
    ['github', 'a.ts', ` gh${'o_'}${made(36)} `],
    ['github', 'a.ts', ` github_${'pat_'}${made(82)} `],
    ['openai', 'a.ts', ` sk-${made(20)}T3Blbk${'FJ'}${made(20)} `],
    ['anthropic', 'a.ts', ` sk-${'ant'}-api03-${made(93)}AA `],
    ['linear', 'a.ts', ` lin_${'api_'}${made(40)} `],
    [
      '1password',
      'a.ts',
      ` ops${'_'}${Buffer.from(JSON.stringify({ key: { k: made(108) } })).toString('base64')} `,
    ],
    [
      'privatekey',
      'a.pem',
      `${['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ')}\nMII${made(300)}\n${['-----END', 'PRIVATE', 'KEY-----'].join(' ')}`,
    ],
  ])('%s is found, at once, in a file that the first look lets through (%s)', (rule, path, text) => {
    expect(secretlint.of(sourceFile(path, text)).map((hit) => hit.rule)).toContain(rule);
    expect(text).toMatch(LINT_MARKS);
  });

  it('are not silenced by a comment in the file', () => {
    const text = `// secretlint-disable\nconst a = "gh${'p_'}${made(36)}";`;
    expect(secretlint.of(sourceFile('a.ts', text))).toHaveLength(1);
  });
});

describe('values', () => {
  const value = (text: string, path = 'a.ts') => tokenValues.extract(sourceFile(path, text));

  it('are never kept', () => {
    const secret = `sk_${'live'}_${made(24)}`;
    const found = JSON.stringify(value(`const key = '${secret}'`));
    expect(found).toContain('"name":"key"');
    for (let at = 0; at + 6 <= secret.length; at++) {
      const piece = secret.slice(at, at + 6);
      if (at > 8) expect(found).not.toContain(piece);
    }
  });

  it('pass the first look wherever a provider’s pattern would find them', () => {
    for (const provider of PROVIDERS) {
      // A lead of letters alone: a class or a bound would make the first look slow.
      expect(markOf(provider), provider.kind).toMatch(/^(?:\\b)?[\w\-.\\[\]:=|]{3,}$/);
      const [lead = ''] = markOf(provider).replace('\\b', '').split('|');
      expect(tokenValues.mentions?.source, provider.kind).toContain(lead);
    }
  });

  it('are looked for without ever throwing', () => {
    const piece = fc.constantFrom(
      'eyJ',
      '.',
      '://',
      ':',
      '@',
      'sk_live_',
      'AIza',
      '=',
      '"',
      '\n',
      'postgres',
      'KEY',
      '-----BEGIN PRIVATE KEY-----',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        value(text);
        settingsValues.extract(sourceFile('.env', text));
      }),
    );
  });

  it('are found in linear time', () => {
    for (const piece of [
      'eyJ',
      'a://',
      '://a:',
      'sk_live_',
      'A',
      '-----BEGIN PRIVATE KEY-----',
      'create ',
      ':a@',
    ])
      value(piece.repeat(60_000));
  }, 20_000);
});

describe('a web token', () => {
  const part = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64url');
  const token = (payload: unknown) => `${part({ alg: 'HS256' })}.${part(payload)}.sig`;
  it.each<[string, unknown, string | null]>([
    ['service role', { iss: 'supabase', role: 'service_role' }, 'live'],
    ['anon', { iss: 'supabase', role: 'anon' }, 'public'],
    ['local', { iss: 'supabase-demo', role: 'service_role' }, null],
    ['sample', { sub: '1234567890' }, null],
    ['other', { sub: 'x' }, 'unsure'],
    ['no object', [1], null],
  ])('%s', (_name, payload, expected) => expect(webToken(token(payload))?.class ?? null).toBe(expected));
  it('that is none', () => expect(webToken('eyJhbGci.eyJ.x')).toBeNull());
  it('tells when it ends', () =>
    expect(webToken(token({ sub: 'x', exp: 1_700_000_000 }))?.expires).toBe('2023-11-14'));
});

describe('a placeholder', () => {
  it.each([
    'your-api-key',
    'changeme',
    'sk_live_xxxxxxxx',
    '<password>',
    '${TOKEN}',
    '[project-ref]',
    'password',
    'Password123',
    'AKIAIOSFODNN7EXAMPLE',
    'postgres',
    '{{ secret }}',
    '%(pw)s',
    'abc',
  ])('%s', (text) => expect(isPlaceholder(text)).toBe(true));
  it.each(['k3yT9wQz81', 'Zr7-pQ2m_x9', 'correct horse'])('not %s', (text) =>
    expect(isPlaceholder(text)).toBe(false),
  );
  it('has an entropy', () => expect([entropy('aaaa'), entropy('abcd'), entropy('')]).toEqual([0, 2, 0]));
});

describe('an address', () => {
  const judge = (text: string) => {
    const match = new RegExp(ADDRESS.source).exec(text);
    return match ? (addressSecret(match)?.class ?? null) : null;
  };
  const password = made(14);
  it.each<[string, string | null]>([
    [`postgres://app:${password}@db.rota.example-host.net/x`, null],
    [`postgres://app:${password}@db.abcd.supabase.co:5432/x`, 'live'],
    [`mongodb+srv://app:${password}@cluster0.k3j2l.mongodb.net/x`, 'live'],
    [`mongodb+srv://app:${password}@cluster0.mongodb.net/x`, null],
    [`redis://:${password}@cache.rota.io:6379`, 'live'],
    [`postgres://app:${password}@localhost:5432/x`, null],
    [`postgres://app:${password}@db:5432/x`, null],
    [`postgres://app:${password}@192.168.1.4/x`, null],
    ['postgres://app:${PASSWORD}@db.rota.io/x', null],
    ['postgres://$USER:x9k2m4p7@db.rota.io/x', null],
    ['https://user:pass@proxy.rota.io', null],
    [`https://deploy:${made(30)}@git.rota.io/x.git`, 'live'],
    ['https://app:x9k2m4p7q@rota.io', 'unsure'],
  ])('%s is %s', (text, expected) => expect(judge(text)).toBe(expected));
});

describe('a setting', () => {
  const judge = (name: string, value: string, local = false) =>
    judgeSetting(name, value, local)?.class ?? null;
  it.each<[string, string, string | null]>([
    ['JWT_SECRET', made(32, HEX), 'live'],
    ['JWT_SECRET', 'rota-board-session-signing', 'unsure'],
    ['JWT_PUBLIC_KEY', made(40), null],
    ['NEXT_PUBLIC_API_KEY', made(40), null],
    ['VITE_SUPABASE_SERVICE_ROLE', made(40), 'live'],
    ['TOKEN_URL', 'https://rota.io/token', null],
    ['ACCESS_TOKEN_EXPIRE_MINUTES', '30', null],
    ['MAX_TOKENS', '4096000000', null],
    ['SMTP_PASSWORD', 'abcd efgh ijkl mnop', 'live'],
    ['SMTP_PASSWORD', 'hello', null],
    ['API_KEY', made(24), 'live'],
    ['PRIVATE_KEY_PATH', '/etc/ssl/rota.key', null],
    ['THEME', made(40), null],
  ])('%s', (name, value, expected) => expect(judge(name, value)).toBe(expected));
  it('of a local database opens nothing', () => expect(judge('DB_PASSWORD', made(14), true)).toBeNull());
});
