import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factLine } from './lines.ts';

describe('a line of facts', () => {
  it('is one line without control characters, and never long', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        const line = factLine(...words);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(line.length).toBeLessThanOrEqual(250);
      }),
    );
  });
  it('of two long texts differs where they differ after its end', () => {
    const long = 'x'.repeat(500);
    expect(factLine(long, 'a')).not.toBe(factLine(long, 'b'));
  });
});
