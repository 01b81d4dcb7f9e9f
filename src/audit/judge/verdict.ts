import type { CheckResult } from '../evaluate.ts';
import type { Report, ReportGate } from '../report.ts';

/**
 * The verdict on the whole: the worst unmet gate decides, and a blocker of any area that no waiver covers.
 * There is no score.
 */
export function judgeVerdict(
  gates: readonly ReportGate[],
  results: readonly CheckResult[],
  waived: ReadonlySet<string>,
): Report['verdict'] {
  const blockers = results.flatMap(({ findings }) =>
    findings.filter((finding) => finding.kind === 'fail' && finding.severity === 'blocker'),
  );
  const unexcused = blockers.some((finding) => !waived.has(finding.fingerprint));
  const broken = results.some((result) => result.status === 'error' && result.check.severity === 'blocker');
  if (unexcused || broken || gates.some((gate) => gate.status === 'unmet')) return 'not-ready';
  return blockers.length > 0 || gates.some((gate) => gate.status === 'conditional') ? 'conditional' : 'ready';
}
