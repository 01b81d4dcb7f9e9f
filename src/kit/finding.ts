import type { Place } from './source.ts';
import { type GateId, SEVERITIES, type Severity } from './vocabulary.ts';

/** One reason for a verdict, as a check returns it. */
export interface Finding {
  /**
   * `fail`: proven. `review`: the repository cannot decide; the message names what would settle it.
   */
  readonly kind: 'fail' | 'review';
  readonly severity: Severity;
  /** For the person who must act: what is wrong, why it matters. A whole sentence; no secret's value, no line number. */
  readonly message: string;
  readonly at: Place | null;
  /**
   * What the finding is about, stable under edits elsewhere: a table, a variable, a store's id. With the check and
   * the path it makes the fingerprint, so it holds no line numbers and no counts.
   */
  readonly subject: string;
  /** The manifest says one thing and the code another. */
  readonly contradiction: boolean;
  /** The gates it holds, where these are not all of its check's. */
  readonly gates: readonly GateId[] | null;
}

export interface FindingDetails {
  subject: string;
  message: string;
  at?: Place | null;
  gates?: readonly GateId[];
}

/** A proven defect. At `low` it is advice, and does not fail the check. */
export function fail(severity: Severity, details: FindingDetails): Finding {
  return make('fail', severity, details, false);
}

/** Undecidable from the repository; a sign-off that lists it settles it. */
export function review(severity: Severity, details: FindingDetails): Finding {
  return make('review', severity, details, false);
}

/** The manifest and the code disagree: one step worse than the same gap unclaimed. */
export function contradiction(severity: Severity, details: FindingDetails): Finding {
  const step = SEVERITIES[Math.max(0, SEVERITIES.indexOf(severity) - 1)] ?? severity;
  return make('fail', step, details, true);
}

function make(
  kind: Finding['kind'],
  severity: Severity,
  details: FindingDetails,
  isContradiction: boolean,
): Finding {
  const { subject, message, at = null, gates = null } = details;
  return { kind, severity, message, at, subject, contradiction: isContradiction, gates };
}
