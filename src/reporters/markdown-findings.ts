import type { Report, ReportFinding } from '../audit/report.ts';
import { AREAS } from '../kit/vocabulary.ts';
import { forMarkdown, forMarkdownCode } from './escape.ts';
import { BREAK, folded, labelled, place, prose } from './markdown-text.ts';
import { byMessage, countFindings, type Group, mergeGroups, type Sections } from './sections.ts';
import { groupLabel, plural, weightWords } from './words.ts';

/** What a person must judge, to be ticked off. */
export function judgeSection(report: Report, { judge }: Sections): string[] {
  const note =
    'The repository alone cannot decide these. Tick what you have judged; the sign-off of a gate settles those that it lists by fingerprint.';
  return section('What a human must judge', judge, [
    note,
    ...judge.flatMap((group) => judgeBlocks(report, group)),
  ]);
}

export function contradictionSection(report: Report, { contradictions }: Sections): string[] {
  const blocks = contradictions.flatMap((group) => groupBlocks(report, group));
  return section('Contradictions', contradictions, [
    'The manifest says one thing, the code another.',
    ...blocks,
  ]);
}

/** Blockers and whatever else holds a gate, by area. */
export function failureSection(report: Report, { blockers, holding }: Sections): string[] {
  const groups = mergeGroups([...blockers, ...holding]);
  return section('Blockers and other failures that hold a gate', groups, byArea(report, groups));
}

export function errorSection(report: Report, { errors }: Sections): string[] {
  return section(
    'Checks that could not be made',
    errors,
    errors.flatMap((group) => groupBlocks(report, group)),
  );
}

/** What holds no gate, folded away. */
export function otherSection(report: Report, { other }: Sections): string[] {
  return section(
    'What holds no gate',
    other,
    folded(plural(countFindings(other), 'finding'), byArea(report, other)),
  );
}

function section(title: string, groups: readonly Group[], blocks: readonly string[]): string[] {
  return groups.length === 0 ? [] : [`## ${title} (${countFindings(groups)})`, ...blocks];
}

function byArea(report: Report, groups: readonly Group[]): string[] {
  return AREAS.flatMap((area) => {
    const ofArea = groups.filter(({ check }) => check.area === area.id);
    return ofArea.length === 0
      ? []
      : [`### ${area.title}`, ...ofArea.flatMap((group) => groupBlocks(report, group))];
  });
}

function groupBlocks(report: Report, group: Group): string[] {
  const items = byMessage(group.findings).map((alike) => {
    const places = alike.map((finding) => place(report, finding)).filter((at) => at !== null);
    return `- ${lines(alike, places.join(', '))}`;
  });
  return [title(group), items.join('\n'), ...remedy(group)];
}

/** A box for each finding: each has a fingerprint of its own. */
function judgeBlocks(report: Report, group: Group): string[] {
  const boxes = group.findings.map((finding) => {
    const mark = finding.fingerprint === '' ? null : `fingerprint ${forMarkdownCode(finding.fingerprint)}`;
    const parts = [place(report, finding), mark].filter((part) => part !== null);
    return `- [ ] ${lines([finding], parts.join(' · '))}`;
  });
  return [title(group), boxes.join('\n'), ...remedy(group)];
}

function lines(alike: readonly ReportFinding[], below: string): string {
  return [prose(alike[0]?.message ?? ''), below].filter((part) => part !== '').join(BREAK);
}

function title({ check, findings }: Group): string {
  const label = labelled(groupLabel(check, findings));
  const parts = [`**${label}: ${forMarkdown(check.title)}**`, forMarkdownCode(check.id)];
  return [...parts, ...weightWords(check, findings)].join(' · ');
}

function remedy({ check, findings, first }: Group): string[] {
  const explain = forMarkdownCode(`readycheck explain ${check.id}`);
  if (check.status === 'error') return [];
  const lead = findings.every(({ kind }) => kind === 'review') ? 'To settle' : 'To mend';
  return [first ? `${lead}: ${prose(check.fix)} More: ${explain}` : `${lead}: see above, or ${explain}`];
}
