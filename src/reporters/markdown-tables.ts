import type { Report, ReportGate, ReportWaiver } from '../audit/report.ts';
import { STATUSES } from '../kit/vocabulary.ts';
import { forMarkdown, forMarkdownCode } from './escape.ts';
import { BREAK, folded, labelled, prose, table } from './markdown-text.ts';
import {
  acceptedWords,
  examinedWords,
  GATE_LABELS,
  plural,
  STATUS_LABELS,
  signoffWords,
  WAIVER_LABELS,
} from './words.ts';

/** Where somebody writes by hand. */
export const LINE = '……………………';

const ASSURANCE =
  'What a sign-off is worth: *named*, a name was typed; *authored*, the person committed the record; *signed*, the record bears the person’s signature.';

export function gateTable(report: Report): string[] {
  const rows = report.gates.map((gate) => [
    `**${forMarkdown(gate.title)}**`,
    labelled(GATE_LABELS[gate.status]),
    gate.reasons.map(prose).join(BREAK),
    signoffCell(gate),
  ]);
  const one = report.singleSignatory;
  const unsigned = report.gates.filter((gate) => gate.signoff.state !== 'fresh');
  const records = unsigned.map(({ id }) => `- ${forMarkdownCode(`.readycheck/signoffs/${id}.yaml`)}`);
  return [
    '## The six gates',
    ...table(['Gate', 'Status', 'Why', 'Sign-off'], rows),
    ...(one === null ? [] : [`One person may sign everything: ${prose(one)}`]),
    ...(records.length === 0
      ? []
      : [
          `Still to be signed off, once the person agrees, by a record each (${forMarkdownCode('readycheck explain go-live/signoffs-complete')} shows one):`,
          records.join('\n'),
        ]),
    ...(unsigned.length === report.gates.length ? [] : [ASSURANCE]),
  ];
}

/** Who signed, or where to sign. */
function signoffCell({ signoff }: ReportGate): string {
  const words = forMarkdown(signoffWords(signoff));
  const statement = signoff.statement === null ? [] : [`“${prose(signoff.statement)}”`];
  if (signoff.state === 'fresh') return [`☑ ${words}`, ...statement].join(BREAK);
  return [words, `☐ Name ${LINE}`, `Date ${LINE}`].join(BREAK);
}

export function waiverTable(report: Report): string[] {
  if (report.waivers.length === 0) return [];
  const rows = report.waivers.map((waiver) => [
    labelled(WAIVER_LABELS[waiver.state]),
    forMarkdownCode(waiver.check),
    waiver.where === null ? '-' : forMarkdownCode(waiver.where),
    ...termsOf(waiver),
  ]);
  return ['## Waivers', ...table(['State', 'Check', 'Where', 'Why', 'Instead', 'Owner', 'Ends'], rows)];
}

function termsOf({ reason, instead, owner, expires }: ReportWaiver): string[] {
  return [reason, instead, owner, expires].map((term) => (term === null ? '-' : prose(term)));
}

export function areaTable(report: Report): string[] {
  const rows = report.areas.map(({ title, counts }) => [
    forMarkdown(title),
    ...STATUSES.map((status) => String(counts[status])),
  ]);
  return [
    '## The nine areas',
    ...table(['Area', ...STATUSES.map((status) => labelled(STATUS_LABELS[status]))], rows),
  ];
}

export function checkTable(report: Report): string[] {
  const rows = report.checks.map((check) => [
    labelled(STATUS_LABELS[check.status]) + (check.waived ? ' (waived)' : ''),
    forMarkdownCode(check.id),
    prose(check.question),
    check.severity + (check.required ? '' : ' (not required yet)'),
    check.evidence,
    String(check.examined),
    prose(check.summary),
  ]);
  const heads = ['Status', 'Check', 'Question', 'Severity', 'Evidence', 'Examined', 'What was found'];
  return rows.length === 0
    ? []
    : ['## All checks', ...folded(plural(rows.length, 'check'), table(heads, rows))];
}

export function examinedSection(report: Report): string[] {
  const items = [...report.seen, examinedWords(report), ...acceptedWords(report).map((words) => `${words}.`)];
  const rows = report.examined.notExamined.map(({ reason, count, examples }) => [
    prose(reason),
    String(count),
    examples.map(forMarkdownCode).join(', ') + (count > examples.length && examples.length > 0 ? ', …' : ''),
  ]);
  return [
    '## What was examined',
    items.map((item) => `- ${prose(item)}`).join('\n'),
    ...(rows.length === 0 ? [] : ['### What was not', ...table(['Reason', 'Files', 'For example'], rows)]),
  ];
}
