import { collect } from '../collect/collect.ts';
import { seen } from '../facts/seen/seen.ts';
import { signoffRecords } from '../facts/signoff-records.ts';
import type { Check } from '../kit/check.ts';
import type { Repository } from '../kit/repository.ts';
import { GATES } from '../kit/vocabulary.ts';
import { signoffStatus } from '../manifest/signoff-rules.ts';
import type { ManifestView } from '../manifest/view.ts';
import { buildReport } from './build-report.ts';
import { type CheckResult, evaluate } from './evaluate.ts';
import { judgeWaivers } from './judge/waivers.ts';
import type { Report } from './report.ts';

export interface AuditInput {
  readonly repository: Repository;
  readonly manifest: ManifestView | null;
  /** All checks, in catalogue order; waivers are judged against all of them. */
  readonly checks: readonly Check[];
  /** Those to show; the gates and the verdict are always judged over all of them. */
  readonly only: (check: Check) => boolean;
  /** ISO date, the only clock. */
  readonly today: string;
  readonly version: string;
}

/** The whole path: facts, checks, judgement, report. Reads nothing but the repository that it is given. */
export async function audit(input: AuditInput): Promise<Report> {
  const { repository, manifest, today, checks } = input;
  const wanted = new Set([signoffRecords, seen, ...checks.flatMap((check) => Object.values(check.facts))]);
  const collection = await collect(wanted, repository);
  const evaluation = { collection, repository, manifest, today, catalogue: checks };
  const results = checks.map((check): CheckResult => evaluate(check, evaluation));
  const waivers = judgeWaivers(manifest, results, checks, today);
  const records = collection.value(signoffRecords)?.values ?? [];
  const signoffs = new Map(
    GATES.map(({ id }) => {
      const found = records.find(({ path }) => path.endsWith(`/${id}.yaml`));
      return [id, signoffStatus(id, found?.value ?? null, manifest, today)] as const;
    }),
  );
  return buildReport({
    ...input,
    results,
    collection,
    waivers,
    signoffs,
    seen: collection.value(seen) ?? [],
  });
}
