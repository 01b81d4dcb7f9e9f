/** What a report of a test run says: who wrote it counts less than when, and what ran. */
export interface TestReport {
  readonly format: 'JUnit XML' | 'Jest JSON';
  /** The day of the run, as 2026-10-20; null if the report does not say. */
  readonly date: string | null;
  /** Tests that ran: passed or failed. */
  readonly ran: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those that failed; the first thousand. */
  readonly failures: readonly FailedTest[];
}

export interface FailedTest {
  readonly name: string;
  /** Titles of the groups, or the class, in front of the name; empty if there are none. */
  readonly group: string;
  /** The file, as the report writes it; null if it does not. */
  readonly file: string | null;
}

/** How much of the code a test run went through. */
export interface CoverageReport {
  readonly format: 'LCOV' | 'Cobertura' | 'Istanbul';
  readonly date: string | null;
  readonly lines: number;
  readonly covered: number;
}

export const MAX_FAILURES = 1000;

/** The day of a moment as reports write it: ISO 8601, or seconds or milliseconds since 1970; null for anything else. */
export function dayOf(moment: unknown): string | null {
  if (typeof moment === 'string' && /^\d{4}-\d\d-\d\d(?:[T ]|$)/.test(moment))
    return valid(moment.slice(0, 10));
  const number = typeof moment === 'string' && /^\d{9,14}$/.test(moment) ? Number(moment) : moment;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return null;
  const date = new Date(number < SECONDS ? number * 1000 : number);
  return Number.isNaN(date.getTime()) ? null : valid(date.toISOString().slice(0, 10));
}

/** Larger numbers are milliseconds. */
const SECONDS = 100_000_000_000;

function valid(day: string): string | null {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : day;
}

/** A number of things, as reports write it; 0 for anything else. */
export function countOf(value: unknown): number {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : 0;
}
