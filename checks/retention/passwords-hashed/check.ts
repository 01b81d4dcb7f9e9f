import { passwords } from '../../../src/facts/passwords/passwords.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import { judged } from './weak.ts';

export default defineCheck({
  id: 'retention/passwords-hashed',
  title: 'Passwords are hashed',
  question: 'If the app keeps passwords, are they hashed?',
  why: 'People use one password in many places. Whoever gets a copy of the database, a backup or a log of queries has the passwords of all users at once, unless each was hashed by a function made to be slow.',
  how: 'Reads what JavaScript, TypeScript and Python do with passwords: whether one is written as it was typed, compared with a stored one as it is, or hashed by MD5, SHA-1 or SHA-2 alone; and whether a function made for passwords is used (bcrypt, argon2, scrypt, PBKDF2, the hashers of Django, Werkzeug and passlib). In other languages only the names of such functions are looked for. Confirmations in a form, checksums of files and columns such as `password_hash` do not count.',
  passes:
    'A function made for passwords is used, and no password is stored or compared as typed, or hashed by a fast function. Not applicable where an identity provider keeps the passwords, or where there are none.',
  fix: 'Hash each password with argon2id, bcrypt or scrypt before it is stored, and check it with the verify function of the same library. Then replace what is stored: hash it now, or make everybody choose a new one. Better still, leave sign-in to an identity provider.',
  example: [
    '```js',
    'const hash = await argon2.hash(password);',
    'await db.user.create({ data: { email, passwordHash: hash } });',
    '// at sign-in',
    'const correct = await argon2.verify(user.passwordHash, password);',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  facts: { passwords },
  evaluate({ facts, manifest }) {
    const { weak, hashed, unread, providers, examined } = facts.passwords;
    const signIn = manifest?.claims.permissions?.sign_in;
    const findings = [...judged(weak, signIn), ...notSeen(unread)];
    if (findings.length === 0 && hashed.length === 0 && signIn !== 'own') {
      const kept =
        providers.length > 0 ? `Passwords are kept by ${providers.join(' and ')}, not by the tool.` : null;
      return notApplicable({ examined, reason: kept ?? 'No code was found that keeps passwords.' });
    }
    return conclude({
      examined: hashed.length + weak.length + unread.length,
      evidence: 'verified',
      findings,
      pass: `A hash function made for passwords is used (in ${counted(hashed.length, 'file')}), and no password is stored or compared as typed.`,
      nothing:
        'The manifest says that the tool keeps passwords itself (permissions.sign_in: own), and no code was found that hashes them. Have somebody look at how they are hashed, and sign that off.',
    });
  },
});

function notSeen(unread: readonly { readonly path: string; readonly line?: number }[]): Finding[] {
  const [first] = unread;
  if (!first) return [];
  const message =
    'The code keeps passwords, in a language that is not examined here, and no hash function made for passwords was found by name. Have somebody look at how they are hashed, and sign that off.';
  return [review('blocker', { subject: 'password hashing', message, at: first })];
}
