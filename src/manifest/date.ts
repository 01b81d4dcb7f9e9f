/** One calendar day, as 2026-10-20. */
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const DAY = 86_400_000;

/** Days that no one means: what computers write when they do not know. */
const EPOCHS: readonly string[] = ['1970-01-01', '2000-01-01'];

/** The number of days since 1970-01-01 of an ISO calendar date; null if there is no such day. */
export function parseDate(text: string): number | null {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === text ? date.getTime() / DAY : null;
}

/** True for a calendar day that somebody can have meant. */
export function isDate(text: string): boolean {
  return parseDate(text) !== null && !EPOCHS.includes(text);
}

/** How many days ago `date` was; negative if it is still to come, null if either is no date. */
export function ageInDays(date: string, today: string): number | null {
  const then = parseDate(date);
  const now = parseDate(today);
  return then === null || now === null ? null : now - then;
}

/** True if `date` is a date after today. */
export function isFuture(date: string, today: string): boolean {
  const age = ageInDays(date, today);
  return age !== null && age < 0;
}

/** The ISO date so many days after another; null if that is no date or leaves the calendar. */
export function addDays(date: string, days: number): string | null {
  const from = parseDate(date);
  if (from === null || !Number.isInteger(days)) return null;
  const to = new Date((from + days) * DAY);
  const text = Number.isNaN(to.getTime()) ? '' : to.toISOString().slice(0, 10);
  return parseDate(text) === null ? null : text;
}
