import type { Report } from '../audit/report.ts';
import { forMarkdown, forMarkdownCode } from './escape.ts';
import { whyNoLinks } from './links.ts';
import {
  contradictionSection,
  errorSection,
  failureSection,
  judgeSection,
  otherSection,
} from './markdown-findings.ts';
import { areaTable, checkTable, examinedSection, gateTable, LINE, waiverTable } from './markdown-tables.ts';
import { labelled, place, prose } from './markdown-text.ts';
import { sectionsOf } from './sections.ts';
import { NO_MANIFEST, stageWords, VERDICTS, verdictMeaning } from './words.ts';

/** The report as one page that a reviewer can sign off from. */
export function markdownReport(report: Report): string {
  const sections = sectionsOf(report);
  const blocks = [
    ...head(report),
    ...gateTable(report),
    ...nextSteps(report),
    ...judgeSection(report, sections),
    ...contradictionSection(report, sections),
    ...failureSection(report, sections),
    ...errorSection(report, sections),
    ...waiverTable(report),
    ...areaTable(report),
    ...otherSection(report, sections),
    ...checkTable(report),
    ...examinedSection(report),
    ...decision(report),
    foot(report),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function head(report: Report): string[] {
  const { project } = report;
  const facts = [
    `Stage: ${stageWords(report)}`,
    `Commit: ${project.commit === null ? 'none' : forMarkdownCode(project.commit)}${project.dirty ? ', with uncommitted changes' : ''}`,
    `Date: ${forMarkdown(report.date)}`,
    ...(project.manifest === null ? [] : [`Manifest: ${forMarkdownCode(project.manifest)}`]),
  ];
  const noLinks = whyNoLinks(report);
  return [
    `# May ${forMarkdown(project.name)} go live?`,
    `**${labelled(VERDICTS[report.verdict])}.** ${forMarkdown(verdictMeaning(report))}`,
    ...(project.manifest === null ? [forMarkdown(NO_MANIFEST)] : []),
    facts.join(' · '),
    ...(noLinks === null ? [] : [`*${forMarkdown(noLinks)}*`]),
  ];
}

function nextSteps(report: Report): string[] {
  const steps = report.next.slice(0, 3).map((step, index) => {
    const where = place(report, step);
    return `${index + 1}. **${forMarkdown(step.title)}**${where === null ? '' : ` (${where})`}: ${prose(step.text)}`;
  });
  return steps.length === 0 ? [] : ['## What to do next', steps.join('\n')];
}

/** The last word is a person's. */
function decision(report: Report): string[] {
  const what =
    report.verdict === 'not-ready'
      ? 'This report says not ready: a decision to go live would be against it.'
      : verdictMeaning(report);
  return ['## Decision', forMarkdown(what), `☐ May go live · ☐ Not yet · Name ${LINE} Date ${LINE}`];
}

function foot(report: Report): string {
  const { commit } = report.project;
  const at = commit === null ? '' : `, commit ${forMarkdownCode(commit)}`;
  return `---\n\nreadycheck ${forMarkdown(report.tool.version)}, ${forMarkdown(report.date)}${at}. Same commit, same day, same version: the same page.`;
}
