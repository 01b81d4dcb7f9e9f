import { type Report, reportSchema } from '../audit/report.ts';
import { forJson } from './escape.ts';

/** The public format: keys in the schema's order, two spaces, one newline at the end. */
export function jsonReport(report: Report): string {
  return `${forJson(JSON.stringify(reportSchema.parse(report), null, 2))}\n`;
}
