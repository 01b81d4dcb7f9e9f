import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd } from './width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['Żółć', 4],
    ['e\u0301', 1],
    ['日本語', 6],
    ['한국어', 6],
    ['\u1112\u1161\u11ab', 2],
    ['ｆｕｌｌ', 8],
    ['👍', 2],
    ['👍🏽', 2],
    ['🇵🇱', 2],
    ['❤️', 2],
    ['✓ ✗ ~ ? ·', 9],
    ['नमस्ते', 4],
    ['“…”', 3],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('padEnd', () => {
  it('fills up to the width as it is seen', () => {
    expect(padEnd('日本', 6)).toBe('日本  ');
    expect(padEnd('too long', 3)).toBe('too long');
  });
});
