import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS, formatOfFile, formatOfName, UnknownFormatError } from './index.ts';
import { READY } from './sample.ts';

describe('formats', () => {
  it.each([
    ['report.md', 'markdown'],
    ['out/REPORT.MD', 'markdown'],
    ['a.markdown', 'markdown'],
    ['a.b.json', 'json'],
    ['a.txt', 'text'],
  ])('%s is %s', (file, format) => {
    expect(formatOfFile(file)).toBe(format);
  });

  it.each(['report.pdf', 'report', 'md', 'report.md/x'])('no format for %s: says which there are', (file) => {
    expect(() => formatOfFile(file)).toThrow(UnknownFormatError);
    expect(() => formatOfFile(file)).toThrow(
      /\.txt \(text\), \.md or \.markdown \(markdown\), \.json \(json\)/,
    );
  });

  it('finds formats by name', () => {
    expect(FORMAT_NAMES.map(formatOfName)).toEqual([...FORMAT_NAMES]);
    expect(() => formatOfName('toString')).toThrow(
      "There is no format 'toString'. Formats: text, markdown, json.",
    );
  });

  it('renders each', () => {
    const texts = FORMAT_NAMES.map((name) => FORMATS[name].render(READY, { width: 80, colour: false }));
    expect(new Set(texts.map((text) => text.slice(0, 3))).size).toBe(FORMAT_NAMES.length);
  });
});
