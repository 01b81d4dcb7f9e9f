import type { Finding } from './finding.ts';
import type { Evidence, Status } from './vocabulary.ts';

/** What a check returns; its status is derived by {@link statusOf}, after ignored findings were taken out. */
export type Outcome = Concluded | NotApplicable;

export interface Concluded {
  readonly kind: 'concluded';
  /** How many things were looked at: files, tables, people, whatever the question is about. */
  readonly examined: number;
  readonly findings: readonly Finding[];
  /** How strong the proof is that a pass rests on. */
  readonly evidence: Evidence;
  /** One sentence for a pass. */
  readonly pass: string;
  /** One sentence where nothing was there to examine, naming the artefact that would settle the question. */
  readonly nothing: string;
}

export interface NotApplicable {
  readonly kind: 'not-applicable';
  /** How many things were looked at to be sure; 0 proves nothing and becomes `needs-review`. */
  readonly examined: number;
  readonly reason: string;
}

export function conclude(outcome: Omit<Concluded, 'kind'>): Concluded {
  return { kind: 'concluded', ...outcome };
}

export function notApplicable(outcome: Omit<NotApplicable, 'kind'>): NotApplicable {
  return { kind: 'not-applicable', ...outcome };
}

/** The only place that makes a status: absence of evidence is never a pass. */
export function statusOf(outcome: Outcome): Exclude<Status, 'error'> {
  if (outcome.kind === 'not-applicable') return outcome.examined > 0 ? 'not-applicable' : 'needs-review';
  const weighty = outcome.findings.filter((finding) => finding.severity !== 'low');
  if (weighty.some((finding) => finding.kind === 'fail')) return 'fail';
  if (weighty.some((finding) => finding.kind === 'review')) return 'needs-review';
  return outcome.examined > 0 ? 'pass' : 'needs-review';
}
