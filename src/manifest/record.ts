import { ageInDays, isDate } from './date.ts';
import type { ManifestView } from './view.ts';

/** A dated record in the manifest: somebody did something on a day. */
export interface DatedRecord {
  readonly by?: string | undefined;
  readonly date?: string | undefined;
}

export interface RecordDefect {
  readonly field: 'by' | 'date';
  readonly kind: 'missing' | 'wrong' | 'old';
  /** What is wrong, to follow the record's name: "names nobody who did it". */
  readonly message: string;
}

/**
 * What keeps a record from counting: it names a person of the manifest, and a day that has come and is not too long
 * ago.
 *
 * @param maxAgeDays how many days it stays good; null for ever
 */
export function recordDefects(
  record: DatedRecord | undefined,
  manifest: ManifestView | null,
  today: string,
  maxAgeDays: number | null,
): RecordDefect[] {
  return [whoDefect(record?.by, manifest), dateDefect(record?.date, today, maxAgeDays)].filter(
    (defect) => defect !== null,
  );
}

function whoDefect(by: string | undefined, manifest: ManifestView | null): RecordDefect | null {
  if (by === undefined) return { field: 'by', kind: 'missing', message: 'names nobody who did it' };
  const known = Object.hasOwn(manifest?.claims.people ?? {}, by);
  return known
    ? null
    : { field: 'by', kind: 'wrong', message: `names ${by}, who is not listed under people` };
}

function dateDefect(date: string | undefined, today: string, maxAgeDays: number | null): RecordDefect | null {
  if (date === undefined) return { field: 'date', kind: 'missing', message: 'has no date' };
  const age = isDate(date) ? ageInDays(date, today) : null;
  if (age === null)
    return { field: 'date', kind: 'wrong', message: `has "${date}" for a date; write it as 2026-10-20` };
  if (age < 0) return { field: 'date', kind: 'wrong', message: `is dated ${date}, which is still to come` };
  if (maxAgeDays === null || age <= maxAgeDays) return null;
  return {
    field: 'date',
    kind: 'old',
    message: `is ${age} days old; after ${maxAgeDays} days it must be done again`,
  };
}

/** Defects as one clause: "has no date and names nobody who did it". */
export function together(defects: readonly RecordDefect[]): string {
  return defects.map(({ message }) => message).join(' and ');
}
