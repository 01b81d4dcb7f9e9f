import { createHash } from 'node:crypto';
import { type Collection, gather } from '../collect/collect.ts';
import type { CatalogueEntry, Check } from '../kit/check.ts';
import { type Finding, review } from '../kit/finding.ts';
import { type Outcome, statusOf } from '../kit/outcome.ts';
import type { Repository } from '../kit/repository.ts';
import type { Evidence, Status } from '../kit/vocabulary.ts';
import type { ManifestView } from '../manifest/view.ts';
import { applyIgnores } from './ignore-comments.ts';

export interface JudgedFinding extends Finding {
  /** Stable while the finding is about the same thing: check, path and subject; never a line number. */
  readonly fingerprint: string;
}

export interface CheckResult {
  readonly check: Check;
  readonly status: Status;
  readonly examined: number;
  readonly evidence: Evidence;
  readonly summary: string;
  readonly findings: readonly JudgedFinding[];
  /** How many findings a comment with a reason silenced. */
  readonly ignored: number;
}

export interface EvaluationInput {
  readonly collection: Collection;
  readonly repository: Repository;
  readonly manifest: ManifestView | null;
  readonly today: string;
  readonly catalogue: readonly CatalogueEntry[];
}

/** Runs one check; whatever it throws becomes the status `error` of this check alone. */
export function evaluate(check: Check, input: EvaluationInput): CheckResult {
  const facts = gather(check.facts, (fact) => input.collection.get(fact));
  if ('error' in facts) return broken(check, facts.error);
  try {
    const { manifest, today, catalogue } = input;
    const outcome = check.evaluate({ facts: facts.value, manifest, today, catalogue });
    return conclude(check, outcome, input.repository);
  } catch (error) {
    return broken(check, error instanceof Error ? error.message : String(error));
  }
}

function conclude(check: Check, outcome: Outcome, repository: Repository): CheckResult {
  if (outcome.kind === 'not-applicable' && outcome.examined > 0) {
    const { examined, reason: summary } = outcome;
    return {
      check,
      status: 'not-applicable',
      examined,
      evidence: 'verified',
      summary,
      findings: [],
      ignored: 0,
    };
  }
  const { findings, ignored } = applyIgnores(
    check,
    outcome.kind === 'concluded' ? outcome.findings : [],
    repository,
  );
  const settled: Outcome = outcome.kind === 'concluded' ? { ...outcome, findings } : outcome;
  const status = statusOf(settled);
  const nothing = status === 'needs-review' && findings.every((finding) => finding.severity === 'low');
  const all = nothing ? [...findings, unexamined(check, outcome)] : findings;
  return {
    check,
    status,
    examined: outcome.examined,
    evidence: status === 'pass' && outcome.kind === 'concluded' ? outcome.evidence : 'none',
    summary: summarise(status, outcome, all),
    findings: withFingerprints(check, all).sort(byPlace),
    ignored,
  };
}

/** What a sign-off can settle where there was nothing to examine. */
function unexamined(check: Check, outcome: Outcome): Finding {
  const message = outcome.kind === 'concluded' ? outcome.nothing : outcome.reason;
  return review(check.severity, { subject: 'nothing examined', message });
}

function summarise(status: Status, outcome: Outcome, findings: readonly Finding[]): string {
  if (status === 'pass' && outcome.kind === 'concluded') return outcome.pass;
  const kind = status === 'fail' ? 'fail' : 'review';
  const told = findings.filter((finding) => finding.kind === kind && finding.severity !== 'low');
  const [first] = told;
  if (!first) return outcome.kind === 'concluded' ? outcome.nothing : outcome.reason;
  return told.length === 1 ? first.message : `${first.message} (and ${told.length - 1} more)`;
}

function withFingerprints(check: Check, findings: readonly Finding[]): JudgedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = [check.id, finding.at?.path ?? '', finding.subject].join('\0');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const digest = createHash('sha256')
      .update(count === 1 ? key : `${key}\0${count}`)
      .digest('hex');
    return { ...finding, fingerprint: digest.slice(0, 16) };
  });
}

/** The one place that orders findings: by path, line, message; those without a place last. */
function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.at === null, b.at === null) ||
    compare(a.at?.path ?? '', b.at?.path ?? '') ||
    compare(a.at?.line ?? 0, b.at?.line ?? 0) ||
    compare(a.message, b.message)
  );
}

function compare<T extends string | number | boolean>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function broken(check: Check, reason: string): CheckResult {
  const summary = `This check could not be made: ${reason}. Please report it; the rest of the audit stands.`;
  return { check, status: 'error', examined: 0, evidence: 'none', summary, findings: [], ignored: 0 };
}
