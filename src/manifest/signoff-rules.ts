import type { GateId } from '../kit/vocabulary.ts';
import { ageInDays } from './date.ts';
import type { Signoff } from './signoff.ts';
import type { ManifestView } from './view.ts';

/** A sign-off older than this proves nothing about today's version. */
const MAX_SIGNOFF_AGE_DAYS = 180;

/** Gates that whoever built the tool cannot sign alone. */
const NOT_BY_BUILDER: readonly GateId[] = ['data-handling', 'permissions'];

export interface SignoffStatus {
  readonly state: 'fresh' | 'stale' | 'missing' | 'invalid';
  /** The signer's name, or the key that was written where nobody has it. */
  readonly by: string | null;
  readonly date: string | null;
  readonly statement: string | null;
  /** Fingerprints that it settles; none unless fresh. */
  readonly settles: ReadonlySet<string>;
  /** Why it does not count, as whole sentences; empty if fresh. */
  readonly reasons: readonly string[];
}

/** A gate's record as found, or why its file cannot be read as one. */
export type FoundSignoff = { readonly record: Signoff } | { readonly defects: readonly string[] };

/** Judges one gate's sign-off record by form, signer and age. */
export function signoffStatus(
  gate: GateId,
  found: FoundSignoff | null,
  manifest: ManifestView | null,
  today: string,
): SignoffStatus {
  if (!found) return without('missing', ['Nobody has signed this gate off.']);
  if ('defects' in found) return without('invalid', found.defects);
  const { record } = found;
  const who = manifest?.claims.people?.[record.by];
  const shown = { by: who?.name ?? record.by, date: record.date, statement: record.statement };
  const defects = defectsOf(gate, record, manifest, today);
  if (defects.length > 0) return { ...shown, state: 'invalid', settles: new Set(), reasons: defects };
  const age = ageInDays(record.date, today) ?? 0;
  if (age > MAX_SIGNOFF_AGE_DAYS) {
    const reason = `The sign-off is ${age} days old; after ${MAX_SIGNOFF_AGE_DAYS} it must be given again.`;
    return { ...shown, state: 'stale', settles: new Set(), reasons: [reason] };
  }
  return { ...shown, state: 'fresh', settles: new Set(record.settles ?? []), reasons: [] };
}

function without(state: 'missing' | 'invalid', reasons: readonly string[]): SignoffStatus {
  return { state, by: null, date: null, statement: null, settles: new Set(), reasons };
}

function defectsOf(gate: GateId, record: Signoff, manifest: ManifestView | null, today: string): string[] {
  const { people = {}, go_live, tool } = manifest?.claims ?? {};
  const person = Object.hasOwn(people, record.by) ? people[record.by] : undefined;
  const signers = go_live?.signers?.[gate];
  const age = ageInDays(record.date, today);
  const defects: string[] = [];
  if (record.gate !== gate) defects.push(`The record is for the gate ${record.gate}, not for ${gate}.`);
  if (tool?.name !== undefined && record.project !== tool.name)
    defects.push(`The record is for the project ${record.project}.`);
  if (!person) defects.push(`${record.by} is not listed under people in the manifest.`);
  if (age === null) defects.push(`The sign-off's date, ${record.date}, is no date.`);
  else if (age < 0) defects.push(`The sign-off is dated ${record.date}, which is still to come.`);
  if (signers && !signers.includes(record.by))
    defects.push(`${record.by} is not among those who may sign it (go_live.signers).`);
  if (
    !signers &&
    person?.builder &&
    NOT_BY_BUILDER.includes(gate) &&
    go_live?.single_signatory === undefined
  ) {
    defects.push(`${person.name ?? record.by} built the tool and cannot sign this gate alone.`);
  }
  return defects;
}
