import picomatch from 'picomatch';
import type { CatalogueEntry } from '../kit/check.ts';
import type { Finding } from '../kit/finding.ts';
import { ageInDays } from './date.ts';
import type { Manifest } from './schema.ts';
import type { ManifestView } from './view.ts';

export type Waiver = NonNullable<Manifest['waivers']>[number];

export interface WaiverDefect {
  readonly kind: 'expired' | 'invalid';
  readonly field: string;
  /** A whole sentence for the waiver's owner. */
  readonly message: string;
}

/** A waiver holds for at most this many days from today; less for what weighs more. */
const MAX_DAYS = { blocker: 30, high: 30, medium: 90, low: 90 } as const;

const EVERYTHING = /^(all|any|every(thing|where)|[*./\s]*)$/i;

/** Why a waiver excuses nothing; empty if it is in order. */
export function waiverDefects(
  waiver: Waiver,
  manifest: ManifestView | null,
  catalogue: readonly CatalogueEntry[],
  today: string,
): WaiverDefect[] {
  const entry = catalogue.find(({ id }) => id === waiver.check);
  const people = manifest?.claims.people ?? {};
  const problems: (WaiverDefect | null)[] = [
    checkDefect(waiver, entry),
    invalidIf(
      waiver.where === undefined || EVERYTHING.test(waiver.where.trim()),
      'where',
      'must name the files, tables or routes it is for, never everything',
    ),
    invalidIf(waiver.reason === undefined, 'reason', 'needs a reason'),
    invalidIf(waiver.instead === undefined, 'instead', 'must say what is done instead until it expires'),
    invalidIf(
      waiver.owner === undefined || !Object.hasOwn(people, waiver.owner),
      'owner',
      'needs an owner who is listed under people',
    ),
    expiryDefect(waiver, entry, today),
  ];
  return problems.filter((problem) => problem !== null);
}

function checkDefect({ check }: Waiver, entry: CatalogueEntry | undefined): WaiverDefect | null {
  if (check === undefined) return invalidIf(true, 'check', 'must name the check that it excuses');
  if (!entry) return invalidIf(true, 'check', `names ${check}, which is no check; see 'readycheck list'`);
  return invalidIf(
    !entry.waivable,
    'check',
    `names ${check}, which no exception can excuse: mend it instead`,
  );
}

function expiryDefect(
  { expires }: Waiver,
  entry: CatalogueEntry | undefined,
  today: string,
): WaiverDefect | null {
  const age = expires === undefined ? null : ageInDays(expires, today);
  if (age === null) return invalidIf(true, 'expires', 'needs the date on which it ends (YYYY-MM-DD)');
  if (age > 0)
    return {
      kind: 'expired',
      field: 'expires',
      message: `The waiver ended on ${expires}: mend what it excused, or decide again.`,
    };
  const limit = MAX_DAYS[entry?.severity ?? 'medium'];
  return invalidIf(
    -age > limit,
    'expires',
    `may run at most ${limit} days from today for a check of this weight, not ${-age}`,
  );
}

function invalidIf(wrong: boolean, field: string, what: string): WaiverDefect | null {
  return wrong ? { kind: 'invalid', field, message: `The waiver ${what}.` } : null;
}

/** Whether a finding lies in a waiver's scope: its file or folder, or the very thing it is about. */
export function waiverCovers({ where }: Waiver, finding: Pick<Finding, 'at' | 'subject'>): boolean {
  if (where === undefined) return false;
  if (finding.subject === where) return true;
  if (!finding.at) return false;
  const { path } = finding.at;
  return (
    path === where ||
    path.startsWith(`${where.replace(/\/+$/, '')}/`) ||
    picomatch.isMatch(path, where, { dot: true })
  );
}
