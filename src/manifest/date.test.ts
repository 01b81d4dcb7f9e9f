import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageInDays, isDate, isFuture, parseDate } from './date.ts';

const day = fc.integer({ min: -700_000, max: 2_900_000 });

describe('parseDate', () => {
  it('counts the days since 1970', () => {
    expect(parseDate('1970-01-01')).toBe(0);
    expect(parseDate('2024-02-29')).toBe(19_782);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20261001',
    '2026-10-20T10:00',
    ' 2026-10-20',
    'soon',
    '',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('is the inverse of addDays', () => {
    fc.assert(
      fc.property(day, (days) => {
        const text = addDays('1970-01-01', days);
        expect(text === null ? null : parseDate(text)).toBe(text === null ? null : days);
      }),
    );
  });
});

describe('isDate', () => {
  it.each(['1970-01-01', '2000-01-01', '2026-02-30'])('refuses %s', (text) =>
    expect(isDate(text)).toBe(false),
  );
  it('takes a real day', () => expect(isDate('2026-10-20')).toBe(true));
});

describe('ageInDays', () => {
  it('is positive for the past, negative for the future', () => {
    expect(ageInDays('2026-10-20', '2026-11-01')).toBe(12);
    expect(ageInDays('2026-11-02', '2026-11-01')).toBe(-1);
    expect(ageInDays('soon', '2026-11-01')).toBeNull();
  });

  it('makes only tomorrow and later the future', () => {
    expect(isFuture('2026-11-02', '2026-11-01')).toBe(true);
    expect(isFuture('2026-11-01', '2026-11-01')).toBe(false);
    expect(isFuture('soon', '2026-11-01')).toBe(false);
  });
});
