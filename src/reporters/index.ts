import type { Report } from '../audit/report.ts';
import { jsonReport } from './json.ts';
import { markdownReport } from './markdown.ts';
import { textReport } from './text.ts';
import type { TextOptions } from './text-page.ts';

export interface Format {
  /** Endings of files that ask for this format; the first is the usual one. */
  readonly endings: readonly [string, ...string[]];
  /** Pure. The options concern only the text for a terminal. */
  render(report: Report, options: TextOptions): string;
}

/** What `--format` takes. */
export const FORMAT_NAMES = ['text', 'markdown', 'json'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  text: { endings: ['.txt'], render: textReport },
  markdown: { endings: ['.md', '.markdown'], render: markdownReport },
  json: { endings: ['.json'], render: jsonReport },
};

/** A format that nobody knows was asked for; the message says which there are. */
export class UnknownFormatError extends Error {
  override name = 'UnknownFormatError';
}

/** The format of that name. Throws {@link UnknownFormatError}. */
export function formatOfName(name: string): FormatName {
  const found = FORMAT_NAMES.find((known) => known === name);
  if (found) return found;
  throw new UnknownFormatError(`There is no format '${name}'. Formats: ${FORMAT_NAMES.join(', ')}.`);
}

/** The format that a file's ending asks for. Throws {@link UnknownFormatError}. */
export function formatOfFile(path: string): FormatName {
  const file = path.toLowerCase();
  const found = FORMAT_NAMES.find((name) => FORMATS[name].endings.some((ending) => file.endsWith(ending)));
  if (found) return found;
  const known = FORMAT_NAMES.map((name) => `${FORMATS[name].endings.join(' or ')} (${name})`).join(', ');
  throw new UnknownFormatError(`The ending of '${path}' names no format. Known endings: ${known}.`);
}
