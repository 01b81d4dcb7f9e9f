import type { PlacedPassword } from '../../../src/facts/passwords/passwords.ts';
import { contradiction, type Finding, fail, review } from '../../../src/kit/index.ts';

/** One finding for each kind of weakness in a file, at its first place. */
export function judged(weak: readonly PlacedPassword[], signIn: string | undefined): Finding[] {
  const seen = new Set<string>();
  const first = weak.filter(({ path, kind, unsure }) => {
    const key = `${path} ${kind} ${unsure}`;
    return !seen.has(key) && seen.add(key);
  });
  const elsewhere = signIn !== undefined && !/^(own|other|none)$/.test(signIn) ? signIn : null;
  return first.map((each) => finding(each, elsewhere));
}

function finding({ kind, what, path, line, unsure }: PlacedPassword, elsewhere: string | null): Finding {
  const at = { path, line };
  const subject = `${kind} password`;
  if (unsure) {
    const message = `${MESSAGES[kind](what)} It may be hashed elsewhere on the way, or be for show: look, and sign that off.`;
    return review('blocker', { subject, message, at });
  }
  if (elsewhere === null)
    return fail('blocker', { subject, message: `${MESSAGES[kind](what)} ${WHY[kind]}`, at });
  const message = `The manifest says that ${elsewhere} keeps the passwords. ${MESSAGES[kind](what)} ${WHY[kind]}`;
  return contradiction('blocker', { subject, message, at });
}

const MESSAGES = {
  compared: (what: string) => `A typed password is compared with the stored one as it is (${what}).`,
  stored: (what: string) => `A password is written as it was typed (${what}).`,
  'fast-hash': (what: string) => `A password is hashed by a function that is made to be fast (${what}).`,
} as const;

const WHY = {
  compared: 'So what is stored is the password itself: whoever reads the database has them all.',
  stored: 'Whoever reads the database has the passwords of all users.',
  'fast-hash':
    'A computer tries billions of such hashes a second, so that most passwords are found within hours.',
} as const;
