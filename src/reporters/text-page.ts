import { Chalk, type ChalkInstance } from 'chalk';
import type { ReportFinding } from '../audit/report.ts';
import { forTerminal } from './escape.ts';
import { placeOf, type Tone } from './words.ts';
import { wrap } from './wrap.ts';

export interface TextOptions {
  /** Columns of the terminal; held between 50 and 140. */
  readonly width: number;
  readonly colour: boolean;
  /** Everything in full length. */
  readonly verbose?: boolean;
}

/** The sheet that the sections of a text report are written on. */
export interface Page {
  readonly width: number;
  readonly verbose: boolean;
  readonly pen: ChalkInstance;
}

export function pageOf({ width, colour, verbose = false }: TextOptions): Page {
  const columns = Number.isFinite(width) ? Math.floor(width) : 80;
  return { width: Math.min(140, Math.max(50, columns)), verbose, pen: new Chalk({ level: colour ? 1 : 0 }) };
}

/** Colour repeats what the mark and the word say; it never stands alone. */
export function tint({ pen }: Page, tone: Tone): ChalkInstance {
  return { good: pen.green, bad: pen.red, open: pen.yellow, calm: pen.dim }[tone];
}

/** Wrapped text, escaped, each line in one style, so that no escape sequence is ever wrapped. */
export function prose(
  page: Page,
  text: string,
  indents: { first: string; rest?: string },
  style?: ChalkInstance,
): string[] {
  const lines = wrap(forTerminal(text), page.width, indents.first, indents.rest ?? indents.first);
  return style ? lines.map((line) => style(line)) : lines;
}

/** A line or more that begin with something in a style of its own. */
export function led(
  page: Page,
  lead: string,
  style: ChalkInstance,
  words: readonly string[],
  indents: { first: string; rest: string },
): string[] {
  const lines = wrap([...(lead === '' ? [] : [lead]), ...words], page.width, indents.first, indents.rest);
  return lines.map((line, index) => {
    const start = indents.first + lead;
    return index === 0 && line.startsWith(start)
      ? indents.first + style(lead) + line.slice(start.length)
      : line;
  });
}

export function heading(page: Page, title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [...prose(page, title, { first: '', rest: '  ' }, page.pen.bold), ...lines];
}

/** Places side by side, each whole wherever it fits on a line. */
export function placeLines(
  page: Page,
  at: readonly Pick<ReportFinding, 'path' | 'line'>[],
  indent: string,
): string[] {
  const places = at.map(placeOf).filter((place) => place !== null);
  const words = places.map((place, index) => forTerminal(place) + (index < places.length - 1 ? ',' : ''));
  return wrap(words, page.width, indent).map((line) => indent + page.pen.cyan(line.slice(indent.length)));
}
