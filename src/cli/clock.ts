import { parseDate } from '../manifest/date.ts';
import { UsageError } from './errors.ts';

/** The one clock: the day in the local time zone, unless the caller names another. */
export function dayOf(given: string | undefined): string {
  if (given === undefined) {
    const now = new Date();
    const two = (part: number): string => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  if (parseDate(given) === null) throw new UsageError(`--today ${given}: not a date; write it as 2026-11-24`);
  return given;
}
