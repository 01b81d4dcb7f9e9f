import type { Report, ReportCheck, ReportFinding, ReportGate, ReportWaiver } from '../audit/report.ts';
import { GATES, type GateId, isWorse, type Status } from '../kit/vocabulary.ts';
import { countFindings, sectionsOf, worst } from './sections.ts';

/** The words of every report that people read, so that all formats say the same. Their own text only: nothing escaped. */

export type Tone = 'good' | 'bad' | 'open' | 'calm';

/** A mark, the word that always stands beside it, and how it is coloured where there is colour. */
export interface Label {
  readonly mark: string;
  readonly word: string;
  readonly tone: Tone;
}

export const VERDICTS: Readonly<Record<Report['verdict'], Label>> = {
  ready: { mark: '✓', word: 'READY', tone: 'good' },
  conditional: { mark: '~', word: 'READY WITH CONDITIONS', tone: 'open' },
  'not-ready': { mark: '✗', word: 'NOT READY', tone: 'bad' },
};

export const GATE_LABELS: Readonly<Record<ReportGate['status'], Label>> = {
  met: { mark: '✓', word: 'met', tone: 'good' },
  conditional: { mark: '~', word: 'conditional', tone: 'open' },
  unmet: { mark: '✗', word: 'unmet', tone: 'bad' },
};

export const STATUS_LABELS: Readonly<Record<Status, Label>> = {
  pass: { mark: '✓', word: 'pass', tone: 'good' },
  fail: { mark: '✗', word: 'fail', tone: 'bad' },
  'needs-review': { mark: '?', word: 'needs review', tone: 'open' },
  'not-applicable': { mark: '-', word: 'not applicable', tone: 'calm' },
  error: { mark: '!', word: 'error', tone: 'bad' },
};

export const WAIVER_LABELS: Readonly<Record<ReportWaiver['state'], Label>> = {
  active: { mark: '~', word: 'active', tone: 'open' },
  expired: { mark: '✗', word: 'expired', tone: 'bad' },
  unused: { mark: '-', word: 'unused', tone: 'calm' },
  invalid: { mark: '✗', word: 'invalid', tone: 'bad' },
};

/** How the findings of one check are introduced. */
export function groupLabel(check: ReportCheck, findings: readonly ReportFinding[]): Label {
  if (check.status === 'error') return STATUS_LABELS.error;
  if (findings.every(({ kind }) => kind === 'review'))
    return { ...STATUS_LABELS['needs-review'], word: 'judge' };
  const severity = worst(findings);
  return { mark: '✗', word: severity, tone: isWorse(severity, 'medium') ? 'bad' : 'open' };
}

/** What the verdict means for the person who decides. */
export function verdictMeaning(report: Report): string {
  if (report.verdict === 'ready') return 'This tool may go live: all six gates are met and signed off.';
  if (report.verdict === 'conditional') return conditionalMeaning(report);
  const reasons = [unmetWords(report), blockerWords(report), brokenWords(report)].filter(
    (reason) => reason !== null,
  );
  return `Do not put this tool into real use yet${reasons.length > 0 ? `: ${listed(reasons)}` : ''}.`;
}

function listed(parts: readonly string[]): string {
  const before = parts.slice(0, -1).join(', ');
  return [...(before === '' ? [] : [before]), ...parts.slice(-1)].join(', and ');
}

function blockerWords(report: Report): string | null {
  const { contradictions, blockers } = sectionsOf(report);
  const failures = [...contradictions, ...blockers].flatMap((group) => group.findings);
  const count = failures.filter((finding) => finding.severity === 'blocker').length;
  if (count === 0) return null;
  return `${count === 1 ? 'one blocker' : `${count} blockers`} must be mended`;
}

function brokenWords({ checks }: Report): string | null {
  const count = checks.filter((check) => check.status === 'error').length;
  return count === 0 ? null : `${plural(count, 'check')} could not be made`;
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six'] as const;

function unmetWords({ gates }: Report): string | null {
  const unmet = gates.filter((gate) => gate.status === 'unmet').length;
  if (unmet === 0) return null;
  if (unmet === gates.length) return 'none of the six gates is met';
  return `${NUMBERS[unmet] ?? unmet} of the six gates ${unmet === 1 ? 'is' : 'are'} not met`;
}

function conditionalMeaning(report: Report): string {
  const active = report.waivers.filter((waiver) => waiver.state === 'active');
  const [firstEnd] = active.flatMap((waiver) => (waiver.expires === null ? [] : [waiver.expires])).sort();
  const which =
    active.length === 1
      ? 'one accepted exception (a waiver)'
      : `${active.length} accepted exceptions (waivers)`;
  const end =
    firstEnd === undefined ? '' : ` ${active.length === 1 ? 'It' : 'The first'} ends on ${firstEnd}.`;
  return `This tool may go live, but only on the terms of ${which}.${end}`;
}

/** Who signed a gate off, when, and what that is worth. */
export function signoffWords({ by, date, state, assurance }: ReportGate['signoff']): string {
  if (state === 'missing') return 'not signed off';
  const proof = assurance === 'none' ? null : assurance;
  const who = [by ?? 'nobody known', date, proof].filter((part) => part !== null).join(', ');
  if (state === 'fresh') return who;
  return `${state === 'stale' ? 'outdated' : 'not valid'}: ${who}`;
}

export function stageWords(report: Report): string {
  return report.project.stage ?? 'no stage declared';
}

export function commitWords({ project }: Report): string {
  if (project.commit === null) return 'no commit';
  return `commit ${project.commit.slice(0, 10)}${project.dirty ? ' with uncommitted changes' : ''}`;
}

function holdsWords(gates: readonly GateId[]): string {
  if (gates.length === GATES.length) return 'holds all six gates';
  return `holds ${GATES.filter((gate) => gates.includes(gate.id))
    .map((gate) => gate.title)
    .join(', ')}`;
}

/** What stands beside a group of findings: the gates that it holds, and whether the stage asks for the check. */
export function weightWords(check: ReportCheck, findings: readonly ReportFinding[]): string[] {
  const gates = gatesOf(findings);
  return [
    ...(gates.length > 0 ? [holdsWords(gates)] : []),
    ...(check.required ? [] : ['not required at this stage']),
  ];
}

function gatesOf(findings: readonly ReportFinding[]): GateId[] {
  return GATES.map((gate) => gate.id).filter((id) => findings.some((finding) => finding.gates.includes(id)));
}

/** What lies outside the sections of findings: accepted, settled, silenced. */
export function acceptedWords(report: Report): string[] {
  const findings = report.checks.flatMap((check) => check.findings);
  const count = (number: number, what: string): string[] =>
    number > 0 ? [`${plural(number, 'finding')} ${what}`] : [];
  return [
    ...count(findings.filter((finding) => finding.waived).length, 'accepted by a waiver'),
    ...count(findings.filter((finding) => finding.settled).length, 'settled by a sign-off'),
    ...count(report.examined.ignored, 'silenced by a readycheck-ignore comment that gives a reason'),
  ];
}

/** What was read, and what was not. */
export function examinedWords({ examined }: Report): string {
  if (examined.files === 0) return 'There was no file to examine.';
  return `${plural(examined.files, 'file')} listed, the text of ${examined.read} read.`;
}

export function otherWords(report: Report): string | null {
  const other = countFindings(sectionsOf(report).other);
  return other === 0
    ? null
    : `${plural(other, 'other finding')} that ${other === 1 ? 'holds' : 'hold'} no gate`;
}

export const NO_MANIFEST =
  'There is no readycheck.yaml, so nothing that the team claims could be compared. Start with: readycheck init';

export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `path:line`, or null where a finding has no place. */
export function placeOf({ path, line }: Pick<ReportFinding, 'path' | 'line'>): string | null {
  if (path === null) return null;
  return line === null ? path : `${path}:${line}`;
}
