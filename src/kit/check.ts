import type { ManifestView } from '../manifest/view.ts';
import type { FactMap, ValuesOf } from './fact.ts';
import type { Outcome } from './outcome.ts';
import type { AreaId, Evidence, GateId, Severity, Stage } from './vocabulary.ts';

/** Everything that people read about a check; `explain`, `list` and the README's header come from it. */
export interface CheckMetadata {
  /** `area/short-name`, the same as its folder. */
  readonly id: `${AreaId}/${string}`;
  /** A few words, for a table. */
  readonly title: string;
  /** The one question that it answers. */
  readonly question: string;
  /** Why it matters to the people who use or run the tool. */
  readonly why: string;
  /** What is read, and how it is decided. */
  readonly how: string;
  /** What a pass takes. */
  readonly passes: string;
  /** What to do about a failure; also printed with findings. */
  readonly fix: string;
  /** A short example that would pass: manifest or code, as Markdown. */
  readonly example: string;
  /** The worst that its findings can be. */
  readonly severity: Severity;
  readonly gates: readonly GateId[];
  /** The weakest evidence that a pass may rest on; never `claimed` for a check that feeds a gate. */
  readonly evidence: Evidence;
  /** False for what no exception may excuse. */
  readonly waivable: boolean;
  /** The earliest stage at which the check is required; before it, its findings are advice. */
  readonly requiredFrom: Stage;
}

/** What is known of each check, for the checks that judge waivers. */
export type CatalogueEntry = Pick<CheckMetadata, 'id' | 'severity' | 'waivable' | 'gates'>;

export interface CheckInput<M extends FactMap> {
  readonly facts: ValuesOf<M>;
  /** Null where the audited folder has no manifest. */
  readonly manifest: ManifestView | null;
  /** ISO date (YYYY-MM-DD), the only clock. */
  readonly today: string;
  readonly catalogue: readonly CatalogueEntry[];
}

export interface Check<M extends FactMap = FactMap> extends CheckMetadata {
  readonly facts: M;
  /** Pure: same input, same outcome. */
  evaluate(input: CheckInput<M>): Outcome;
}

type Optional = 'waivable' | 'requiredFrom';

/**
 * `waivable` is true unless said; `requiredFrom` is `pilot` for what may be a blocker or high, else `production`
 * (the stages' rule).
 */
export function defineCheck<M extends FactMap>(
  check: Omit<Check<M>, Optional> & Partial<Pick<CheckMetadata, Optional>>,
): Check<M> {
  const grave = check.severity === 'blocker' || check.severity === 'high';
  return { waivable: true, requiredFrom: grave ? 'pilot' : 'production', ...check };
}
