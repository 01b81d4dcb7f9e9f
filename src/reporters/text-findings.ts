import type { ReportFinding } from '../audit/report.ts';
import { forTerminal } from './escape.ts';
import { byMessage, countFindings, type Group, type Sections } from './sections.ts';
import { heading, led, type Page, placeLines, prose, tint } from './text-page.ts';
import { groupLabel, plural, weightWords } from './words.ts';
import { wordsOf } from './wrap.ts';

const TITLE = { first: '  ', rest: '    ' };

/**
 * How much is told before a report becomes too long to be read: findings of one check, and lines of findings (about)
 * told in full. The checks after these take a line each.
 */
interface Measure {
  readonly cap: number;
  readonly room: number;
}

const TITLES: readonly { readonly name: keyof Sections; readonly title: string }[] = [
  { name: 'contradictions', title: 'Contradictions: the manifest says one thing, the code another' },
  { name: 'blockers', title: 'Blockers' },
  { name: 'holding', title: 'Other failures that hold a gate' },
  { name: 'judge', title: 'For a person to judge: the repository alone cannot' },
  { name: 'errors', title: 'Checks that could not be made' },
  { name: 'other', title: 'What holds no gate' },
];

/** The sections of findings, each a list of lines; what holds no gate only in a verbose report. */
export function findingSections(page: Page, sections: Sections): string[][] {
  const { cap, room: allowed } = measureOf(page, sections);
  let room = allowed;
  const shown = TITLES.filter(({ name }) => page.verbose || name !== 'other');
  return shown.map(({ name, title }) => {
    const lines: string[] = [];
    let apart = false;
    for (const group of sections[name]) {
      const full = room > 0 || name === 'errors';
      if (apart) lines.push('');
      apart = full;
      lines.push(...(full ? fullGroup(page, group, cap) : shortGroup(page, group)));
      room -= Math.min(cap, group.findings.length) * 2 + 3;
    }
    return heading(page, `${title} (${countFindings(sections[name])})`, lines);
  });
}

/** Where much is open, fewer examples of each. */
function measureOf(page: Page, sections: Sections): Measure {
  if (page.verbose) return { cap: Number.POSITIVE_INFINITY, room: Number.POSITIVE_INFINITY };
  const total = TITLES.reduce(
    (sum, { name }) => sum + (name === 'other' ? 0 : countFindings(sections[name])),
    0,
  );
  if (total <= 20) return { cap: 5, room: 40 };
  return { cap: total > 40 ? 1 : 2, room: 15 };
}

function fullGroup(page: Page, group: Group, cap: number): string[] {
  const { check, findings, first } = group;
  const shown = findings.slice(0, cap);
  const rest = findings.length - shown.length;
  const explain = [`readycheck explain ${check.id}`, ...weightWords(check, findings)].join(' · ');
  return [
    ...title(page, group),
    ...byMessage(shown).flatMap((alike) => findingLines(page, alike)),
    ...(rest > 0 ? prose(page, `and ${rest} more: see --format markdown`, { first: '    ' }) : []),
    ...(first && check.status !== 'error' ? remedy(page, group) : []),
    ...prose(page, explain, { first: '    ', rest: '      ' }, page.pen.dim),
  ];
}

function title(page: Page, { check, findings }: Group): string[] {
  const label = groupLabel(check, findings);
  const words = wordsOf(forTerminal(check.title));
  return led(page, `${label.mark} ${label.word}:`, tint(page, label.tone).bold, words, TITLE);
}

function findingLines(page: Page, alike: readonly ReportFinding[]): string[] {
  const message = alike[0]?.message ?? '';
  return [...prose(page, message, { first: '    ' }), ...placeLines(page, alike, '      ')];
}

function remedy(page: Page, { check, findings }: Group): string[] {
  const lead = findings.every(({ kind }) => kind === 'review') ? 'Settle:' : 'Mend:';
  return led(page, lead, page.pen.bold, wordsOf(forTerminal(check.fix)), { first: '    ', rest: '      ' });
}

function shortGroup(page: Page, { check, findings }: Group): string[] {
  const label = groupLabel(check, findings);
  const many = findings.length > 1 ? `(${plural(findings.length, 'finding')})` : '';
  const words = wordsOf(forTerminal(`${check.title} ${many} [${check.id}]`));
  return led(page, `${label.mark} ${label.word}:`, tint(page, label.tone), words, TITLE);
}
