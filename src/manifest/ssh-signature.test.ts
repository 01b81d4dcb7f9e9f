import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MESSAGE, SIGNED } from './ssh-samples.ts';
import { verifySshSignature } from './ssh-signature.ts';

const { ed, rsa, ec } = SIGNED;

describe('a signature made with an SSH key', () => {
  it.each([
    ['Ed25519', ed],
    ['RSA', rsa],
    ['ECDSA', ec],
  ])('%s verifies over what was signed, and over nothing else', (_, { key, signature }) => {
    expect(verifySshSignature(MESSAGE, signature, key)).toBe('good');
    expect(verifySshSignature(`${MESSAGE} `, signature, key)).toBe('bad');
    expect(verifySshSignature(MESSAGE, signature, key === ed.key ? rsa.key : ed.key)).toBe('other key');
  });

  it('is none where it is cut, for another use, or no signature', () => {
    const other = Buffer.from(ed.signature.split('\n').slice(1, -1).join(''), 'base64').toString('latin1');
    const namespace = Buffer.from(other.replace('readycheck', 'readychecX'), 'latin1').toString('base64');
    const armoured = `-----BEGIN SSH SIGNATURE-----\n${namespace}\n-----END SSH SIGNATURE-----`;
    expect(verifySshSignature(MESSAGE, armoured, ed.key)).toBe('unreadable');
    expect(
      verifySshSignature(MESSAGE, ed.signature.replace(/\n[^\n]+\n-----END/, '\n-----END'), ed.key),
    ).toBe('unreadable');
    expect(verifySshSignature(MESSAGE, 'signed', ed.key)).toBe('unreadable');
    expect(verifySshSignature(MESSAGE, ed.signature, 'no key')).toBe('unreadable');
  });

  it('never verifies and never throws once a byte of it differs', () => {
    const bytes = Buffer.from(ed.signature.split('\n').slice(1, -1).join(''), 'base64');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8((changed[at] ?? 0) ^ flip, at);
        const armoured = `-----BEGIN SSH SIGNATURE-----\n${changed.toString('base64')}\n-----END SSH SIGNATURE-----`;
        expect(verifySshSignature(MESSAGE, armoured, ed.key)).not.toBe('good');
      }),
    );
    fc.assert(
      fc.property(fc.base64String(), fc.string(), (text, key) => {
        const armoured = `-----BEGIN SSH SIGNATURE-----\n${text}\n-----END SSH SIGNATURE-----`;
        expect(verifySshSignature(MESSAGE, armoured, key)).not.toBe('good');
      }),
    );
  });
});
