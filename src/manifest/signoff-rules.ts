import type { GateId } from '../kit/vocabulary.ts';
import { ageInDays } from './date.ts';
import { digestOf, isComparable, type LineChanges, lineChanges } from './digest.ts';
import type { FoundSignoff, Signoff } from './signoff.ts';
import { type Assurance, assuranceOf } from './signoff-assurance.ts';
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
  readonly assurance: Assurance;
  /** Fingerprints that it settles; none unless fresh. */
  readonly settles: ReadonlySet<string>;
  /** Why it does not count, as whole sentences; empty if fresh. */
  readonly reasons: readonly string[];
  /** What came and went since it was given; null where that is not known or nothing did. */
  readonly changes: LineChanges | null;
}

/** Judges one gate's record by form and by who signed it: `missing`, `invalid`, or `fresh` as far as that goes. */
export function signerStatus(
  gate: GateId,
  found: FoundSignoff | null,
  manifest: ManifestView | null,
  today: string,
): SignoffStatus {
  if (!found) return without('missing', ['Nobody has signed this gate off.']);
  if ('defects' in found.parsed) return without('invalid', found.parsed.defects);
  const { record } = found.parsed;
  const { by, date, statement } = record;
  const who = manifest?.claims.people?.[by];
  const { assurance, defects } = assuranceOf(found, record, manifest);
  const reasons = [...signerDefects(gate, record, manifest, today), ...defects];
  const valid = reasons.length === 0;
  return {
    state: valid ? 'fresh' : 'invalid',
    by: who?.name ?? by,
    date,
    statement,
    assurance: valid ? assurance : 'none',
    settles: new Set(valid ? record.settles : []),
    reasons,
    changes: null,
  };
}

/**
 * Judges one gate's record in full: by form and signer, by age, and by whether what was approved is still what is there.
 *
 * @param lines what a signature under this gate is about today, see `signedLines`; null where that could not be read
 */
export function signoffStatus(
  gate: GateId,
  found: FoundSignoff | null,
  {
    manifest,
    today,
    lines,
  }: { manifest: ManifestView | null; today: string; lines: readonly string[] | null },
): SignoffStatus {
  const status = signerStatus(gate, found, manifest, today);
  if (status.state !== 'fresh' || !found || 'defects' in found.parsed) return status;
  const { record } = found.parsed;
  const outdated = tooOld(record, today) ?? outdatedBy(record, lines);
  return outdated
    ? { ...status, state: 'stale', assurance: 'none', settles: new Set(), ...outdated }
    : status;
}

type Outdated = Pick<SignoffStatus, 'reasons' | 'changes'>;

const outdated = (reason: string, changes: LineChanges | null = null): Outdated => ({
  reasons: [reason],
  changes,
});

function tooOld({ date }: Signoff, today: string): Outdated | null {
  const age = ageInDays(date, today) ?? 0;
  if (age <= MAX_SIGNOFF_AGE_DAYS) return null;
  return outdated(`The sign-off is ${age} days old; after ${MAX_SIGNOFF_AGE_DAYS} it must be given again.`);
}

function outdatedBy({ digest, facts }: Signoff, lines: readonly string[] | null): Outdated | null {
  if (digest === undefined)
    return outdated(
      'The record does not hold the facts that were approved. Sign again with readycheck sign.',
    );
  if (lines === null)
    return outdated('What was approved could not be read today: see the checks that failed.');
  if (digest === digestOf(lines)) return null;
  if (!isComparable(digest))
    return outdated('The record was made by another version of readycheck. Sign again with this one.');
  const changes = facts ? lineChanges(facts, lines) : null;
  const told = changes ? [...some('new', changes.added), ...some('gone', changes.removed)].join('; ') : '';
  return outdated(
    `What was approved has changed since${told === '' ? '' : ` (${told})`}. Review it and sign again.`,
    changes,
  );
}

const SHOWN = 3;

function some(word: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN;
  return [`${word}: ${lines.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
}

function without(state: 'missing' | 'invalid', reasons: readonly string[]): SignoffStatus {
  return {
    state,
    by: null,
    date: null,
    statement: null,
    assurance: 'none',
    settles: new Set(),
    reasons,
    changes: null,
  };
}

/** Why a person may not sign a gate, or a record is not about it, as whole sentences. */
export function signerDefects(
  gate: GateId,
  record: Signoff,
  manifest: ManifestView | null,
  today: string,
): string[] {
  const { people = {}, go_live, tool } = manifest?.claims ?? {};
  const person = Object.hasOwn(people, record.by) ? people[record.by] : undefined;
  const signers = go_live?.signers?.[gate];
  const age = ageInDays(record.date, today);
  const defects: string[] = [];
  if (record.gate !== gate) defects.push(`The record is for the gate ${record.gate}, not for ${gate}.`);
  if (tool?.name !== undefined && record.project !== tool.name)
    defects.push(`The record is for the project ${record.project}.`);
  if (!person) defects.push(`${record.by} is not listed under people in the manifest.`);
  if (record.digest !== undefined && isComparable(record.digest) && record.facts)
    if (digestOf(record.facts) !== record.digest)
      defects.push('The digest does not belong to the facts in the record: one of them was edited by hand.');
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
