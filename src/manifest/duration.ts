/** How long something lasts: a number of hours, or until an event and perhaps some hours more. */
export type Duration =
  | { readonly kind: 'fixed'; readonly hours: number }
  | { readonly kind: 'event'; readonly event: string; readonly thenHours?: number };

const DAY = 24;
const YEAR = 365 * DAY;
/** Twelve of these are a year. */
const MONTH = YEAR / 12;
const LONGEST_TEXT = 200;

const UNITS: readonly (readonly [number, string])[] = [
  [1 / 3600, 's sec secs second seconds sekunde sekunden segundo segundos secondes'],
  [1 / 60, 'min mins minute minutes minuten minuto minutos minuti minut'],
  [1, 'h hr hrs hour hours stunde stunden std heure heures hora horas ora ore godzina godziny godzin uur'],
  [DAY, 'd day days tag tage tagen jour jours día días dia dias giorno giorni dzień dni dag dagen'],
  [
    7 * DAY,
    'w wk week weeks woche wochen semaine semaines semana semanas settimana settimane tydzień tygodnie tygodni weken',
  ],
  [
    MONTH,
    'mo month months monat monate monaten mois mes meses mês mese mesi miesiąc miesiące miesięcy maand maanden',
  ],
  [
    YEAR,
    'y yr yrs year years jahr jahre jahren an ans année années año años ano anos anno anni rok lata lat jaar',
  ],
];
const HOURS = new Map(
  UNITS.flatMap(([hours, words]) => words.split(' ').map((word) => [word, hours] as const)),
);

const REPEATED = new Map([
  ['continuous', 0],
  ['continuously', 0],
  ['hourly', 1],
  ['daily', DAY],
  ['nightly', DAY],
  ['weekly', 7 * DAY],
  ['monthly', MONTH],
  ['quarterly', 3 * MONTH],
  ['yearly', YEAR],
  ['annually', YEAR],
]);

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const UNTIL = /^(?:until|till|while|during|bis|jusqu'à|jusqu’à|hasta|até|fino a|tot)[\s:]\s*(\S.*)$/is;
/** Events that never come, or that anybody may place where they like. */
const VAGUE =
  /\b(?:need|needs|needed|necessary|required|useful|further notice|forever|ever|possible|relevant)\b/i;
const FOREVER = /^(?:forever|indefinitely|permanently|permanent|unlimited|always|never|as long as .*)$/i;

/** True for words that set no end: whether that is right depends on what is kept. */
export function isForever(text: string): boolean {
  return FOREVER.test(text.trim());
}

/**
 * Reads `P30D`, `24 hours`, `1 year 6 months`, `daily`, `2 working days`, `until employment ends`,
 * `employment + 6 months`, `6 months after employment`; null for anything else.
 */
export function parseDuration(text: string): Duration | null {
  const value = text.trim();
  if (value === '' || value.length > LONGEST_TEXT) return null;
  const hours = fixedHours(value);
  return hours === null ? eventDuration(value) : { kind: 'fixed', hours };
}

/** The hours of a duration that is a plain length of time; null for events and for what is no duration. */
export function durationHours(text: string): number | null {
  const duration = parseDuration(text);
  return duration?.kind === 'fixed' ? duration.hours : null;
}

function fixedHours(text: string): number | null {
  const parts = text.split(/\+|\bplus\b/i);
  const hours = parts.map((part) => isoHours(part.trim()) ?? wordHours(part.toLowerCase().trim()));
  return hours.every((each) => each !== null) ? hours.reduce((sum, each) => sum + each, 0) : null;
}

const ISO =
  /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/i;

function isoHours(text: string): number | null {
  const match = ISO.exec(text);
  if (!match || /[PT]$/i.test(text)) return null;
  const units = [YEAR, MONTH, 7 * DAY, DAY, 1, 1 / 60, 1 / 3600];
  return units.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}

const AMOUNT = /(\d{1,6}(?:[.,]\d{1,3})?)\s{0,3}(?:(working|business)\s{1,3})?(\p{L}{1,12})/gu;

function wordHours(text: string): number | null {
  const spelled = withDigits(text.replace(/^every\s+/, ''));
  const repeated = REPEATED.get(spelled);
  if (repeated !== undefined) return repeated;
  const amounts = [...spelled.matchAll(AMOUNT)].map(([, amount = '', working, unit = '']) =>
    amountHours(Number(amount.replace(',', '.')), working !== undefined, unit),
  );
  const between = spelled.replace(AMOUNT, ' ').split(/[\s,]+/);
  if (amounts.length === 0 || between.some((word) => !['', 'and', 'und', 'et', 'y'].includes(word)))
    return null;
  return amounts.every((each) => each !== null) ? amounts.reduce((sum, each) => sum + each, 0) : null;
}

function amountHours(amount: number, working: boolean, unit: string): number | null {
  const hours = HOURS.get(unit);
  if (hours === undefined) return null;
  if (!working) return amount * hours;
  // The worst case: every five working days may have a weekend before them.
  return hours === DAY ? (amount + 2 * Math.ceil(amount / 5)) * DAY : null;
}

/** "a day", "an hour", "one week" and "day" (after "every") as "1 day" and so on. */
function withDigits(text: string): string {
  const [first = '', ...rest] = text.split(/\s+/);
  if (HOURS.has(first) && rest.length === 0) return `1 ${first}`;
  const number = first === 'a' || first === 'an' ? 1 : NUMBERS.indexOf(first);
  return number < 0 ? text : [String(number), ...rest].join(' ');
}

function eventDuration(text: string): Duration | null {
  const [, until] = UNTIL.exec(text) ?? [];
  const plus = splitOnce(until ?? text, /\+|\bplus\b/i);
  const after = splitOnce(until ?? text, /\b(?:after|from|since|following)\b/i);
  if (plus) return withEvent(plus[0], fixedHours(plus[1]));
  if (after && fixedHours(after[0]) !== null) return withEvent(after[1], fixedHours(after[0]));
  if (until !== undefined) return withEvent(until, 0);
  return /^legal hold$/i.test(text) ? { kind: 'event', event: text } : null;
}

function withEvent(event: string, hours: number | null): Duration | null {
  const name = event.trim();
  if (
    hours === null ||
    !/\p{L}{2}|^\d{4}-\d{2}-\d{2}$/u.test(name) ||
    VAGUE.test(name) ||
    fixedHours(name) !== null
  )
    return null;
  return hours === 0 ? { kind: 'event', event: name } : { kind: 'event', event: name, thenHours: hours };
}

function splitOnce(text: string, by: RegExp): readonly [string, string] | null {
  const match = by.exec(text);
  return match && [text.slice(0, match.index).trim(), text.slice(match.index + match[0].length).trim()];
}
