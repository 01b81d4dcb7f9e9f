import type { Report, ReportCheck, ReportFinding } from '../audit/report.ts';
import { SEVERITIES, type Severity } from '../kit/vocabulary.ts';

/** Findings of one check that belong in the same section of a report. */
export interface Group {
  readonly check: ReportCheck;
  readonly findings: readonly ReportFinding[];
  /** False where an earlier section has shown the check, so that its remedy is printed once. */
  readonly first: boolean;
}

/** All that is open in a report, the gravest first; what a waiver or a sign-off took care of is not in it. */
export interface Sections {
  readonly contradictions: readonly Group[];
  readonly blockers: readonly Group[];
  /** Failures that hold a gate and are no blockers. */
  readonly holding: readonly Group[];
  /** What a person must judge before a gate opens. */
  readonly judge: readonly Group[];
  /** Checks that threw. */
  readonly errors: readonly Group[];
  /** What holds no gate. */
  readonly other: readonly Group[];
}
type SectionName = keyof Sections;

export function sectionsOf(report: Report): Sections {
  const shown = new Set<string>();
  const section = (name: SectionName): Group[] =>
    report.checks
      .map((check) => ({
        check,
        findings: openFindings(check).filter((finding) => sectionOf(check, finding) === name),
      }))
      .filter((group) => group.findings.length > 0)
      .sort(
        (a, b) => rank(worst(a.findings)) - rank(worst(b.findings)) || weightOfProof(a) - weightOfProof(b),
      )
      .map((group) => {
        const first = !shown.has(group.check.id);
        shown.add(group.check.id);
        return { ...group, first };
      });
  // In the order of printing, which decides where a check is shown first.
  return {
    contradictions: section('contradictions'),
    blockers: section('blockers'),
    holding: section('holding'),
    judge: section('judge'),
    errors: section('errors'),
    other: section('other'),
  };
}

/** What stands in the code comes before what is only not written down. */
function weightOfProof({ findings }: Pick<Group, 'findings'>): number {
  return findings.some(({ path }) => path !== null) ? 0 : 1;
}

function sectionOf(check: ReportCheck, finding: ReportFinding): SectionName {
  const holds = finding.gates.length > 0 && finding.severity !== 'low';
  if (check.status === 'error') return 'errors';
  if (finding.contradiction) return 'contradictions';
  if (finding.kind === 'review') return holds ? 'judge' : 'other';
  if (finding.severity === 'blocker') return 'blockers';
  return holds ? 'holding' : 'other';
}

function openFindings(check: ReportCheck): ReportFinding[] {
  const open = check.findings.filter((finding) => !finding.waived && !finding.settled);
  const unexplained =
    check.findings.length === 0 && (check.status === 'needs-review' || check.status === 'error');
  return unexplained ? [fromSummary(check)] : open;
}

/** A check that found nothing to examine, or that threw, says so in its summary only. */
function fromSummary(check: ReportCheck): ReportFinding {
  return {
    kind: 'review',
    message: check.summary,
    severity: check.severity,
    path: null,
    line: null,
    contradiction: false,
    gates: check.gates,
    settled: false,
    waived: false,
    fingerprint: '',
  };
}

export function worst(findings: readonly ReportFinding[]): Severity {
  return findings.map((finding) => finding.severity).sort((a, b) => rank(a) - rank(b))[0] ?? 'low';
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

export function countFindings(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.findings.length, 0);
}

/** What is said of several places is said once. */
export function byMessage(findings: readonly ReportFinding[]): ReportFinding[][] {
  const alike = new Map<string, ReportFinding[]>();
  for (const finding of findings)
    alike.set(finding.message, [...(alike.get(finding.message) ?? []), finding]);
  return [...alike.values()];
}

/** Groups of the same check as one; the order is that of their first. */
export function mergeGroups(groups: readonly Group[]): Group[] {
  const merged = new Map<string, Group>();
  for (const group of groups) {
    const known = merged.get(group.check.id);
    merged.set(
      group.check.id,
      known ? { ...known, findings: [...known.findings, ...group.findings] } : group,
    );
  }
  return [...merged.values()];
}
