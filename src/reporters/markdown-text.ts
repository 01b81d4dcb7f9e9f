import type { Report, ReportFinding } from '../audit/report.ts';
import { forMarkdown, forMarkdownCode } from './escape.ts';
import { linkTo } from './links.ts';
import { type Label, placeOf } from './words.ts';

/** A new line within a cell or an item. */
export const BREAK = '<br>';

/** A sentence of the report; what stands between backticks becomes code, everything else is plain text. */
export function prose(text: string): string {
  const parts = text.split('`');
  const wellFormed =
    parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || part.trim() !== '');
  if (!wellFormed) return forMarkdown(text);
  return parts.map((part, index) => (index % 2 === 1 ? forMarkdownCode(part) : between(part))).join('');
}

/** Text before or after code keeps the space at its ends. */
function between(part: string): string {
  const text = forMarkdown(part);
  if (text === '') return part === '' ? '' : ' ';
  return (/^\s/.test(part) ? ' ' : '') + text + (/\s$/.test(part) ? ' ' : '');
}

/** A finding's place as code, linked to the line where the code host is known. */
export function place(report: Report, finding: Pick<ReportFinding, 'path' | 'line'>): string | null {
  const words = placeOf(finding);
  if (words === null) return null;
  const link = linkTo(report, finding);
  return link === null ? forMarkdownCode(words) : `[${forMarkdownCode(words)}](${link})`;
}

export function labelled({ mark, word }: Label): string {
  return `${mark} ${word}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table, or nothing where there are no rows. Cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [[row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')];
}

/** What can be folded away. */
export function folded(summary: string, blocks: readonly string[]): string[] {
  return [`<details>\n<summary>${summary}</summary>`, ...blocks, '</details>'];
}
