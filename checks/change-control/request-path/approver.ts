import type { GitHistory } from '../../../src/facts/git-history.ts';
import type { ManifestView } from '../../../src/kit/index.ts';

/** What is wrong with the person who approves changes, and how grave it is; null where nothing is. */
export interface ApproverDefect {
  readonly severity: 'medium' | 'low';
  readonly message: string;
}

export function approverDefect(manifest: ManifestView | null, history: GitHistory): ApproverDefect | null {
  const key = manifest?.claims.change_control?.approver;
  if (!manifest || key === undefined) {
    const message =
      'Nobody is named who agrees to changes, so anybody may change what the others rely on. Name that person as change_control.approver.';
    return { severity: 'medium', message };
  }
  const person = own(manifest.claims.people ?? {}, key);
  if (!person) {
    const message = `Changes are approved by "${key}", who is not listed under people: nobody knows whom to ask. List that person, or name another.`;
    return { severity: 'medium', message };
  }
  if (!isOnlyBuilder(key, manifest, history) || manifest.claims.ownership?.business === key) return null;
  const message = `${person.name ?? key} is the only one who builds the tool and also approves the changes, so nobody else ever looks at one. Let the business owner, or somebody else who answers for the tool, agree to changes.`;
  return { severity: manifest.claims.tool?.stage === 'production' ? 'medium' : 'low', message };
}

/** The only one marked as builder; where nobody is marked, the only human author that git knows. */
function isOnlyBuilder(key: string, { claims }: ManifestView, { humans, shallow }: GitHistory): boolean {
  const people = claims.people ?? {};
  const builders = Object.keys(people).filter((each) => people[each]?.builder === true);
  if (builders.length > 0) return builders.length === 1 && builders[0] === key;
  const [author, second] = humans;
  const person = own(people, key);
  if (!author || second || shallow || !person) return false;
  const same = (a: string | undefined, b: string): boolean => a?.trim().toLowerCase() === b.toLowerCase();
  return same(person.email, author.email) || same(person.name, author.name);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
