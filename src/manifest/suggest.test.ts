import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, it } from 'vitest';
import { didYouMean, suggestion, tolerance } from './suggest.ts';

it.each([
  ['purpse', 'purpose'],
  ['change-control', 'change_control'],
  ['Tom', 'tom'],
  ['tmo', 'tom'],
])('takes %s for %s', (word, meant) => {
  expect(suggestion(word, ['purpose', 'change_control', 'tom', 'priya'])).toBe(meant);
});

it('prefers the nearest, then the first by code units', () => {
  expect(suggestion('staf', ['staff', 'stagg'])).toBe('staff');
  expect(suggestion('cat', ['cab', 'bat', 'car'])).toBe('bat');
});

it('says nothing where nothing is near', () => {
  expect(didYouMean('rto', ['purpose', 'backups'])).toBe('');
  expect(suggestion('', ['a'])).toBeNull();
  expect(suggestion('ab', ['ac'])).toBeNull();
});

it('never suggests what is far, and finds every single slip in a long word', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (word, words) => {
      const meant = suggestion(word, words);
      const far = meant === null ? 0 : distance(word.toLowerCase(), meant.toLowerCase());
      expect(far).toBeLessThanOrEqual(meant === null ? 0 : Math.max(2, tolerance(word, meant)));
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-m]{4,20}$/), fc.stringMatching(/^[n-z]{4,20}$/), (word, other) => {
      expect(suggestion(word, [other])).toBeNull();
      expect(suggestion(word.slice(1), [word, other])).toBe(word);
    }),
  );
});
