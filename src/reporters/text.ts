import type { Report } from '../audit/report.ts';
import { sectionsOf } from './sections.ts';
import { findingSections } from './text-findings.ts';
import { areaLines, gateLines, headLines, nextLines, verdictLines, waiverLines } from './text-overview.ts';
import { heading, type Page, pageOf, prose, type TextOptions } from './text-page.ts';
import { acceptedWords, examinedWords, otherWords, plural } from './words.ts';

/** The report for a terminal: the verdict first, then why, then what to do. */
export function textReport(report: Report, options: TextOptions): string {
  const page = pageOf(options);
  const blocks = [
    headLines(page, report),
    verdictLines(page, report),
    gateLines(page, report),
    ...findingSections(page, sectionsOf(report)),
    nextLines(page, report),
    areaLines(page, report),
    waiverLines(page, report),
    examinedLines(page, report),
    footLines(page, report),
  ];
  const written = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${written.join('\n\n')}\n`;
}

function examinedLines(page: Page, report: Report): string[] {
  const { notExamined } = report.examined;
  const examples = page.verbose ? Number.POSITIVE_INFINITY : 2;
  const told = [
    ...report.seen,
    examinedWords(report),
    ...notExamined.map((entry) => {
      const named = entry.examples.slice(0, examples).join(', ');
      const more = entry.count > examples && named !== '' ? ', …' : '';
      return `Not examined: ${plural(entry.count, 'file')}, ${entry.reason}${named === '' ? '' : ` (${named}${more})`}`;
    }),
    ...acceptedWords(report).map((words) => `${words}.`),
  ];
  return heading(
    page,
    'What was examined',
    told.flatMap((line) => prose(page, line, { first: '  ', rest: '    ' })),
  );
}

function footLines(page: Page, report: Report): string[] {
  const other = page.verbose ? null : otherWords(report);
  const more = other === null ? 'the whole report' : `the whole report, with ${other}`;
  const foot = `readycheck ${report.tool.version} · ${more}: readycheck audit --output report.md`;
  return prose(page, foot, { first: '', rest: '  ' }, page.pen.dim);
}
