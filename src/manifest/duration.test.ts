import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationHours, isForever, parseDuration } from './duration.ts';

const DAY = 24;
const YEAR = 365 * DAY;

describe('parseDuration', () => {
  it.each([
    ['P30D', 30 * DAY],
    ['P1Y', YEAR],
    ['p1y6m', 1.5 * YEAR],
    ['PT8H30M', 8.5],
    ['P2W', 14 * DAY],
    ['24 hours', 24],
    ['8h', 8],
    ['1h 30min', 1.5],
    ['90 minutes', 1.5],
    ['7 days', 7 * DAY],
    ['12 months', YEAR],
    ['1 year and 6 months', 1.5 * YEAR],
    ['1 year + 6 months', 1.5 * YEAR],
    ['1,5 years', 1.5 * YEAR],
    ['every 24 hours', 24],
    ['every day', DAY],
    ['an hour', 1],
    ['two weeks', 14 * DAY],
    ['Daily', DAY],
    ['continuous', 0],
    ['2 working days', 4 * DAY],
    ['12 Monate', YEAR],
    ['3 años', 3 * YEAR],
    ['30 dni', 30 * DAY],
  ])('reads %j as a length of time', (text, hours) => {
    const parsed = parseDuration(text);
    expect(parsed?.kind).toBe('fixed');
    expect(durationHours(text)).toBeCloseTo(hours, 6);
  });

  it.each([
    ['until employment ends', 'employment ends', undefined],
    ['until:contract end', 'contract end', undefined],
    ['bis zum Austritt', 'zum Austritt', undefined],
    ['until 2027-12-31', '2027-12-31', undefined],
    ['legal hold', 'legal hold', undefined],
    ['employment + 6 months', 'employment', YEAR / 2],
    ['employment plus P30D', 'employment', 30 * DAY],
    ['6 months after employment ends', 'employment ends', YEAR / 2],
    ['until 30 days after the last shift', 'the last shift', 30 * DAY],
  ])('reads %j as an event', (text, event, thenHours) => {
    expect(parseDuration(text)).toEqual(
      thenHours === undefined ? { kind: 'event', event } : { kind: 'event', event, thenHours },
    );
    expect(durationHours(text)).toBeNull();
  });

  it.each([
    '90%',
    'soon',
    'forever',
    'as long as needed',
    'until no longer needed',
    'until further notice',
    'employment + a while',
    'employment +',
    '+ 6 months',
    'employment',
    'until',
    'P',
    'PT',
    'P1DT',
    '12',
    '12 3 months',
    '1h30',
    '12m',
    '3 moons',
    'twice a day',
    '24/7',
    '-3 days',
    '2 working hours',
    '',
    ' ',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('reads what it would write, whatever the spacing and case', () => {
    const unit = fc.constantFrom(['minutes', 1 / 60], ['hours', 1], ['days', DAY], ['weeks', 7 * DAY], [
      'years',
      YEAR,
    ] as const);
    fc.assert(
      fc.property(
        fc.nat(99_999),
        unit,
        fc.constantFrom('', ' ', '  '),
        fc.boolean(),
        (amount, [name, hours], gap, loud) => {
          const text = `${amount}${gap}${loud ? String(name).toUpperCase() : name}`;
          expect(durationHours(text)).toBeCloseTo(amount * Number(hours), 3);
        },
      ),
    );
  });

  it('never throws, and is never negative or endless', () => {
    const word = fc.constantFrom(
      'P',
      'T',
      '1',
      '30',
      'D',
      'days',
      '+',
      'until',
      'after',
      'employment',
      ',',
      ' ',
      '%',
      '-',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.array(word).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const parsed = parseDuration(value);
        const hours = parsed?.kind === 'fixed' ? parsed.hours : (parsed?.thenHours ?? 0);
        expect(Number.isFinite(hours) && hours >= 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('isForever', () => {
  it.each(['forever', 'Indefinitely', 'as long as needed'])('knows %j', (text) =>
    expect(isForever(text)).toBe(true),
  );
  it.each(['12 months', 'soon', 'until employment ends'])('is not %j', (text) =>
    expect(isForever(text)).toBe(false),
  );
});
