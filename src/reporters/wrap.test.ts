import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forTerminal } from './escape.ts';
import { displayWidth } from './width.ts';
import { wrap } from './wrap.ts';

describe('wrap', () => {
  it('parts at spaces and indents', () => {
    expect(wrap('one two three four', 12, '- ', '  ')).toEqual(['- one two', '  three four']);
  });

  it('measures wide characters', () => {
    expect(wrap('日本 日本 日本', 10)).toEqual(['日本 日本', '日本']);
  });

  it('never parts the words of a list while they fit', () => {
    expect(wrap(['my file.ts:3,', 'b.ts:4'], 16)).toEqual(['my file.ts:3,', 'b.ts:4']);
  });

  it('parts a path that is longer than a line after a slash', () => {
    expect(wrap('src/features/rota/components/Rota.tsx:12', 22)).toEqual([
      'src/features/rota/',
      'components/Rota.tsx:12',
    ]);
  });

  it('never parts an escape or a character', () => {
    expect(wrap('aaaaaaaa\\x1bbb', 10)).toEqual(['aaaaaaaa', '\\x1bbb']);
    expect(wrap('aaaaaaaaa\\u{e0041}', 10)).toEqual(['aaaaaaaaa', '\\u{e0041}']);
    expect(wrap('aaaaaaaaa👍🏽', 10)).toEqual(['aaaaaaaaa', '👍🏽']);
  });

  it('is nothing for nothing', () => {
    expect(wrap('  ', 10)).toEqual([]);
  });

  it('keeps within the width and loses nothing', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b/', ' ', '\u001b', '\u202e', '日', '👍🏽', 'é', '\u{e0041}'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (raw, width) => {
        const shown = forTerminal(raw);
        const lines = wrap(shown, width, '* ', '    ');
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        const without = lines.map((line) => line.replace(/^(\* | {4})/, '')).join('');
        expect(without.replaceAll(' ', '')).toBe(shown.replaceAll(' ', ''));
      }),
    );
  });
});
