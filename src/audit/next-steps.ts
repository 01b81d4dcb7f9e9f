import { SEVERITIES } from '../kit/vocabulary.ts';
import type { Report, ReportCheck, ReportFinding } from './report.ts';

const STEPS = 3;
const MANIFEST_CHECK = 'go-live/manifest-valid';
/** Signatures are given last, over what was mended before. */
const SIGNATURES_CHECK = 'go-live/signoffs-complete';

/**
 * The first things to do. Where nothing is claimed yet that comes first; then contradictions and what the code itself
 * proves, worst first; what is merely not written down comes after, since the manifest brings most of it.
 */
export function nextSteps(checks: readonly ReportCheck[], hasManifest: boolean): Report['next'] {
  const steps = checks.flatMap((check) => {
    const finding = worstOpen(check);
    return finding ? [{ check, finding }] : [];
  });
  const ranked = steps
    .map((step, order) => ({ ...step, rank: rankOf(step.check, step.finding, hasManifest), order }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || a.order - b.order);
  return ranked.slice(0, STEPS).map(({ check, finding }) => ({
    check: check.id,
    title: check.title,
    text: check.fix,
    path: finding.path,
    line: finding.line,
  }));
}

function worstOpen(check: ReportCheck): ReportFinding | undefined {
  const open = check.findings.filter(
    ({ settled, waived, severity }) => !settled && !waived && severity !== 'low',
  );
  const weight = (finding: ReportFinding): number =>
    SEVERITIES.indexOf(finding.severity) * 4 +
    (finding.kind === 'fail' ? 0 : 2) +
    (finding.contradiction ? 0 : 1);
  return open.sort((a, b) => weight(a) - weight(b))[0];
}

/** Smaller is sooner, compared position by position. */
function rankOf(check: ReportCheck, finding: ReportFinding, hasManifest: boolean): number[] {
  const startsManifest = check.id === MANIFEST_CHECK && !hasManifest;
  const grave = finding.severity === 'blocker' || finding.severity === 'high';
  const provenInCode = grave && finding.kind === 'fail' && finding.path !== null;
  return [
    startsManifest ? 0 : 1,
    check.id === SIGNATURES_CHECK ? 1 : 0,
    finding.contradiction ? 0 : 1,
    provenInCode ? 0 : 1,
    finding.kind === 'fail' ? 0 : 1,
    SEVERITIES.indexOf(finding.severity),
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
