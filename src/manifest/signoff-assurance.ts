import type { FoundSignoff, Signoff } from './signoff.ts';
import { verifySshSignature } from './ssh-signature.ts';
import type { ManifestView } from './view.ts';

/**
 * How sure it is that a signature is by the person whom it names, from the least: a name was typed; the last commit of the
 * record is by that person; an SSH signature over it verifies against that person's key.
 */
export const ASSURANCES = ['none', 'named', 'authored', 'signed'] as const;
export type Assurance = (typeof ASSURANCES)[number];

interface Assured {
  readonly assurance: Assurance;
  /** Why it cannot count, as whole sentences. */
  readonly defects: readonly string[];
}

export function assuranceOf(found: FoundSignoff, record: Signoff, manifest: ManifestView | null): Assured {
  const { people = {}, go_live } = manifest?.claims ?? {};
  const person = Object.hasOwn(people, record.by) ? people[record.by] : undefined;
  const name = person?.name ?? record.by;
  if (found.signature !== null) {
    const defect = signatureDefect(found, person?.ssh_key, name, record.by);
    if (defect !== null) return { assurance: 'none', defects: [defect] };
  }
  const authored = isBy(found.committedBy, person ?? {});
  const assurance = found.signature !== null ? 'signed' : authored ? 'authored' : 'named';
  const wanted = go_live?.assurance;
  if (wanted === undefined || ASSURANCES.indexOf(assurance) >= ASSURANCES.indexOf(wanted))
    return { assurance, defects: [] };
  return { assurance, defects: [TOO_LITTLE[wanted](name)] };
}

const TOO_LITTLE: Readonly<Record<'named' | 'authored' | 'signed', (name: string) => string>> = {
  named: (name) => `Nobody is named who signed; it should be ${name}.`,
  authored: (name) =>
    `The record names ${name}, but the last commit of it is by somebody else, or it is not committed; go_live.assurance asks for that. Let ${name} commit it.`,
  signed: (name) =>
    `The record names ${name}, but no SSH signature lies beside it; go_live.assurance asks for one. Let ${name} sign with readycheck sign --ssh-key.`,
};

function signatureDefect(
  { text, signature }: FoundSignoff,
  key: string | undefined,
  name: string,
  by: string,
): string | null {
  if (key === undefined)
    return `The record has an SSH signature, and people.${by}.ssh_key does not say which key is ${name}’s.`;
  switch (verifySshSignature(text, signature ?? '', key)) {
    case 'good':
      return null;
    case 'other key':
      return `The record was signed with a key that is not ${name}’s (people.${by}.ssh_key).`;
    case 'bad':
      return 'The SSH signature is not over this record: it was changed after it was signed.';
    default:
      return `The SSH signature beside the record, or people.${by}.ssh_key, cannot be read as one.`;
  }
}

/** GitHub gives who hides their address one of its own: `12345+handle@users.noreply.github.com`. */
const HIDDEN = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/i;

function isBy(
  email: string | null,
  person: { email?: string | undefined; handle?: string | undefined },
): boolean {
  if (email === null) return false;
  const handle = HIDDEN.exec(email)?.[1]?.toLowerCase();
  if (handle !== undefined && handle === person.handle?.replace(/^@/, '').toLowerCase()) return true;
  return email.toLowerCase() === person.email?.toLowerCase();
}
