import type { Report, ReportGate, ReportWaiver } from '../audit/report.ts';
import { STATUSES } from '../kit/vocabulary.ts';
import { forTerminal } from './escape.ts';
import { heading, led, type Page, placeLines, prose, tint } from './text-page.ts';
import { displayWidth, padEnd } from './width.ts';
import {
  commitWords,
  GATE_LABELS,
  NO_MANIFEST,
  signoffWords,
  stageWords,
  VERDICTS,
  verdictMeaning,
  WAIVER_LABELS,
} from './words.ts';
import { wordsOf } from './wrap.ts';

/** Reasons printed of a gate. */
const REASONS = 2;

export function headLines(page: Page, report: Report): string[] {
  const name = forTerminal(report.project.name);
  const rest = wordsOf(forTerminal(`· ${stageWords(report)} · ${commitWords(report)} · ${report.date}`));
  return led(page, name, page.pen.bold, rest, { first: '', rest: '  ' });
}

export function verdictLines(page: Page, report: Report): string[] {
  const { mark, word, tone } = VERDICTS[report.verdict];
  const meaning = wordsOf(forTerminal(verdictMeaning(report)));
  return [
    ...led(page, `${mark} ${word}.`, tint(page, tone).bold, meaning, { first: '', rest: '  ' }),
    ...(report.project.manifest === null ? prose(page, NO_MANIFEST, { first: '  ' }) : []),
  ];
}

export function gateLines(page: Page, report: Report): string[] {
  const titles = Math.max(0, ...report.gates.map((gate) => displayWidth(gate.title)));
  const one = report.singleSignatory;
  const note = one === null ? [] : prose(page, `One person may sign everything: ${one}`, { first: '  ' });
  return heading(page, 'Gates', [...report.gates.flatMap((gate) => gateRow(page, gate, titles)), ...note]);
}

function gateRow(page: Page, gate: ReportGate, titles: number): string[] {
  const label = GATE_LABELS[gate.status];
  const lead = `  ${padEnd(`${label.mark} ${label.word}`, 13)}  `;
  const row = tint(page, label.tone)(lead) + padEnd(gate.title, titles);
  const signoff = forTerminal(signoffWords(gate.signoff));
  const room = page.width - lead.length - titles - 2;
  const under = ' '.repeat(page.width >= 100 ? lead.length : 6);
  const reasons = gate.reasons;
  const shown = reasons.slice(0, page.verbose ? reasons.length : REASONS);
  const more = reasons.length - shown.length;
  return [
    ...(displayWidth(signoff) <= room
      ? [`${row}  ${signoff}`]
      : [row.trimEnd(), ...prose(page, signoff, { first: under })]),
    ...shown.flatMap((reason) => prose(page, reason, { first: under, rest: `${under}  ` }, page.pen.dim)),
    ...(more > 0 ? [page.pen.dim(`${under}and ${more} more`)] : []),
  ];
}

/** The first three steps. */
export function nextLines(page: Page, report: Report): string[] {
  const steps = report.next.slice(0, 3).flatMap((step, index) => {
    const words = wordsOf(forTerminal(step.text));
    const lead = `${index + 1}. ${forTerminal(step.title)}:`;
    return [
      ...led(page, lead, page.pen.bold, words, { first: '  ', rest: '     ' }),
      ...placeLines(page, [step], '     '),
    ];
  });
  return heading(page, 'What to do next', steps);
}

const HEADS = {
  pass: 'pass',
  fail: 'fail',
  'needs-review': 'review',
  'not-applicable': 'n/a',
  error: 'error',
} as const;

export function areaLines(page: Page, report: Report): string[] {
  const titles = Math.max(5, ...report.areas.map((area) => displayWidth(area.title)));
  const gap = page.width < 60 ? 1 : 2;
  const head = STATUSES.map((status) => HEADS[status].padStart(HEADS[status].length + gap)).join('');
  const rows = report.areas.map(({ title, counts }) => {
    const cells = STATUSES.map((status) => countCell(page, status, counts[status], gap)).join('');
    return `  ${padEnd(title, titles)}${cells}`;
  });
  return report.areas.length === 0
    ? []
    : [page.pen.bold(padEnd('Areas', titles + 2)) + page.pen.dim(head), ...rows];
}

function countCell(page: Page, status: keyof typeof HEADS, count: number, gap: number): string {
  const cell = (count === 0 ? '·' : String(count)).padStart(HEADS[status].length + gap);
  if (count === 0) return page.pen.dim(cell);
  return status === 'fail' || status === 'error'
    ? page.pen.red(cell)
    : status === 'needs-review'
      ? page.pen.yellow(cell)
      : cell;
}

export function waiverLines(page: Page, report: Report): string[] {
  return heading(
    page,
    'Waivers',
    report.waivers.flatMap((waiver) => waiverRow(page, waiver)),
  );
}

function waiverRow(
  page: Page,
  { check, where, reason, owner, instead, expires, state }: ReportWaiver,
): string[] {
  const { mark, word, tone } = WAIVER_LABELS[state];
  const until = expires === null ? '' : `${state === 'expired' ? 'on' : 'until'} ${expires}: `;
  const head = wordsOf(forTerminal(`${until}${check}${where === null ? '' : ` at ${where}`}`));
  const terms = [term('Why', reason), term('Instead', instead), term('Owner', owner)].join('');
  return [
    ...led(page, `${mark} ${word}${expires === null ? ':' : ''}`, tint(page, tone), head, {
      first: '  ',
      rest: '    ',
    }),
    ...prose(page, terms, { first: '    ' }),
  ];
}

function term(name: string, value: string | null): string {
  return value === null ? '' : `${name}: ${value.replace(/\.$/, '')}. `;
}
