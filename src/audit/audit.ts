import { collect } from '../collect/collect.ts';
import type { Team } from '../collect/team.ts';
import { seen } from '../facts/seen/seen.ts';
import { signoffRecords } from '../facts/signoff-records.ts';
import type { Check } from '../kit/check.ts';
import type { Fact } from '../kit/fact.ts';
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
  /** Makes a team that shares the work on a large repository. */
  readonly makeTeam?: () => Team | null;
}

/** Every fact that an audit with these checks needs. */
export function factsOf(checks: readonly Check[]): ReadonlySet<Fact<unknown>> {
  return new Set([signoffRecords, seen, ...checks.flatMap((check) => Object.values(check.facts))]);
}

/** The whole path: facts, checks, judgement, report. Reads nothing but the repository that it is given. */
export async function audit(input: AuditInput): Promise<Report> {
  const { repository, manifest, today, checks } = input;
  const collection = await collect(factsOf(checks), repository, input.makeTeam ?? null);
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
