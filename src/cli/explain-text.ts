import type { CheckMetadata } from '../kit/check.ts';
import { GATES } from '../kit/vocabulary.ts';

/** Where the generated header of a check's README ends, and the author's own notes begin. */
export const README_HEADER_END = '<!-- generated up to here -->\n';

/** The header of a check's README, and the page that `readycheck explain` prints: Markdown made from the metadata. */
export function checkHeader(check: CheckMetadata): string {
  return `${[
    `# ${check.id}: ${check.title}`,
    `**${check.question}**`,
    facts(check),
    `## Why it matters\n\n${check.why}`,
    `## How it is verified\n\n${check.how}`,
    `## What passes\n\n${check.passes}`,
    `## How to mend it\n\n${check.fix}`,
    `## Example\n\n${check.example}`,
  ].join('\n\n')}\n\n`;
}

function facts(check: CheckMetadata): string {
  const gates = GATES.filter(({ id }) => check.gates.includes(id)).map(({ title }) => title);
  return [
    `- Weight: up to ${check.severity}`,
    `- Gates: ${gates.length === GATES.length ? 'all six' : gates.join(', ') || 'none of its own'}`,
    `- Proof it takes: ${check.evidence} or stronger`,
    `- Required from: ${check.requiredFrom}`,
    `- Can be waived: ${check.waivable ? 'yes' : 'no'}`,
  ].join('\n');
}

/** The table of all checks, for the README. */
export function checkTable(checks: readonly CheckMetadata[]): string {
  const rows = checks.map(
    ({ id, question, severity }) => `| [\`${id}\`](checks/${id}/README.md) | ${question} | ${severity} |`,
  );
  return `${['| check | question | up to |', '| --- | --- | --- |', ...rows].join('\n')}\n`;
}
