import { isDate, parseDate } from './date.ts';
import { isForever, parseDuration } from './duration.ts';
import type { FieldKind } from './field.ts';
import { quoted } from './quote.ts';
import { type Declared, unknownReference } from './references.ts';
import type { ManifestProblem } from './view.ts';

/** What is wrong with a value of the right type. */
export type ValueFault = Pick<ManifestProblem, 'kind' | 'message'>;

/** Judges one text by what its field means; `name` is the field's path. */
export function valueFault(kind: FieldKind, value: string, name: string, names: Declared): ValueFault | null {
  if (kind === 'date') return dateFault(value, name);
  if (kind === 'duration' || kind === 'period') return durationFault(kind, value, name);
  const message = unknownReference(kind, value, name, names);
  return message === null ? null : { kind: 'reference', message };
}

function dateFault(value: string, name: string): ValueFault | null {
  if (isDate(value)) return null;
  const why =
    parseDate(value) === null
      ? 'which is no calendar date; write year-month-day, as 2026-10-20'
      : 'the day that computers write when they know none; give the real date';
  return { kind: 'date', message: `${name} is ${quoted(value)}, ${why}.` };
}

function durationFault(kind: 'duration' | 'period', value: string, name: string): ValueFault | null {
  const parsed = parseDuration(value);
  // Whether something may be kept for ever depends on what it is: retention's checks know.
  if (kind === 'period' && (parsed || isForever(value))) return null;
  if (parsed?.kind === 'fixed') return null;
  const like = kind === 'period' ? "12 months, P1Y or 'employment + 6 months'" : '24 hours, 7 days or P1M';
  return {
    kind: 'duration',
    message: `${name} is ${quoted(value)}, which is no length of time; write it as ${like}.`,
  };
}
