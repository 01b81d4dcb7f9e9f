import { GATES, type GateId, isWorse } from '../../kit/vocabulary.ts';
import type { SignoffStatus } from '../../manifest/signoff-rules.ts';
import type { CheckResult, JudgedFinding } from '../evaluate.ts';
import type { ReportGate } from '../report.ts';

export interface Settlements {
  /** Fingerprints of findings that a valid waiver covers. */
  readonly waived: ReadonlySet<string>;
  /** For each gate the state of its sign-off, and what it settles. */
  readonly signoffs: ReadonlyMap<GateId, SignoffStatus>;
}

/** The gates that a finding of this check holds while it stands. Medium and low findings hold none. */
export function gatesOf(result: CheckResult, finding: JudgedFinding): readonly GateId[] {
  return isWorse(finding.severity, 'medium') ? (finding.gates ?? result.check.gates) : [];
}

/** A `needs-review` finding is settled when the valid sign-off of every gate that it holds lists it. */
export function isSettled(result: CheckResult, finding: JudgedFinding, { signoffs }: Settlements): boolean {
  const gates = gatesOf(result, finding);
  const listed = (gate: GateId): boolean => signoffs.get(gate)?.settles.has(finding.fingerprint) ?? false;
  return finding.kind === 'review' && gates.length > 0 && gates.every(listed);
}

const UNSIGNED = { state: 'missing', by: null, date: null, statement: null, assurance: 'none' } as const;

/** Judges the six gates, always as for going live, whatever the stage. */
export function judgeGates(results: readonly CheckResult[], settlements: Settlements): ReportGate[] {
  return GATES.map(({ id, title }) => {
    const signoff = settlements.signoffs.get(id) ?? UNSIGNED;
    // What is wrong with a sign-off is told by the check that asks for it.
    const { reasons, waived } = holdersOf(id, results, settlements);
    const status =
      reasons.length > 0 || signoff.state !== 'fresh' ? 'unmet' : waived > 0 ? 'conditional' : 'met';
    const waiverNote = waived > 0 ? [`${count(waived, 'finding')} accepted by a waiver`] : [];
    const { by, date, statement, state, assurance } = signoff;
    return {
      id,
      title,
      status,
      reasons: [...reasons, ...waiverNote],
      signoff: { by, date, statement, state, assurance },
    };
  });
}

/** Why a gate is held, one reason a check: what concerns this gate alone first, what holds all of them last. */
function holdersOf(gate: GateId, results: readonly CheckResult[], settlements: Settlements) {
  const reasons: string[] = [];
  let waived = 0;
  const narrowFirst = results.toSorted((a, b) => a.check.gates.length - b.check.gates.length);
  for (const result of narrowFirst) {
    const findings = result.findings.filter((finding) => gatesOf(result, finding).includes(gate));
    const failures = findings.filter((finding) => finding.kind === 'fail');
    const standing = failures.filter((finding) => !settlements.waived.has(finding.fingerprint));
    const open = findings.filter(
      (finding) => finding.kind === 'review' && !isSettled(result, finding, settlements),
    );
    waived += failures.length - standing.length;
    if (standing.length > 0)
      reasons.push(
        `${result.check.title}: ${count(standing.length, 'finding')} to mend (${result.check.id})`,
      );
    if (open.length > 0)
      reasons.push(`${result.check.title}: ${count(open.length, 'question')} to judge (${result.check.id})`);
    if (result.status === 'error' && result.check.gates.includes(gate))
      reasons.push(`${result.check.id} could not be made`);
  }
  return { reasons, waived };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
