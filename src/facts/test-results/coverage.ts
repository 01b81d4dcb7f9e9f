import { at } from '../../parsers/structured.ts';
import { elementsIn, type XmlElement } from '../../parsers/xml.ts';
import { type CoverageReport, countOf, dayOf } from './model.ts';

/** Records of `LF:` (lines found) and `LH:` (lines hit), one pair a file; null for other text. */
export function readLcov(text: string): CoverageReport | null {
  if (!/^SF:/m.test(text)) return null;
  const sum = (mark: RegExp) =>
    [...text.matchAll(mark)].reduce((total, [, number]) => total + countOf(number), 0);
  return {
    format: 'LCOV',
    date: null,
    lines: sum(/^LF:(\d{1,9})\s*$/gm),
    covered: sum(/^LH:(\d{1,9})\s*$/gm),
  };
}

/** Cobertura, as coverage.py, JaCoCo's converters and .NET write it; null for other XML. */
export function readCobertura(root: XmlElement): CoverageReport | null {
  if (root.name !== 'coverage' || root.attributes['line-rate'] === undefined) return null;
  const { 'lines-valid': valid, 'lines-covered': covered, timestamp } = root.attributes;
  const date = dayOf(timestamp);
  if (valid !== undefined)
    return { format: 'Cobertura', date, lines: countOf(valid), covered: countOf(covered) };
  const lines = linesIn(root);
  return {
    format: 'Cobertura',
    date,
    lines: lines.length,
    covered: lines.filter(({ attributes }) => countOf(attributes.hits) > 0).length,
  };
}

/** Lines of classes; those of methods are the same again. */
function linesIn(root: XmlElement): XmlElement[] {
  const classes = elementsIn(root, 'packages')
    .flatMap((packages) => elementsIn(packages, 'package'))
    .flatMap((each) => elementsIn(each, 'classes'))
    .flatMap((each) => elementsIn(each, 'class'));
  return classes.flatMap((each) => elementsIn(each, 'lines')).flatMap((lines) => elementsIn(lines, 'line'));
}

/** Istanbul's `json-summary`; null for other JSON. */
export function readIstanbul(value: unknown): CoverageReport | null {
  const lines = at(value, 'total', 'lines');
  if (typeof at(lines, 'total') !== 'number' || typeof at(lines, 'covered') !== 'number') return null;
  return {
    format: 'Istanbul',
    date: null,
    lines: countOf(at(lines, 'total')),
    covered: countOf(at(lines, 'covered')),
  };
}
