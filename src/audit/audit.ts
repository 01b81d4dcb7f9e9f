import { collect } from '../collect/collect.ts';
import type { Team } from '../collect/team.ts';
import { gateFacts } from '../facts/gate-facts/gate-facts.ts';
import { seen } from '../facts/seen/seen.ts';
import { signoffRecords } from '../facts/signoff-records.ts';
import type { Check } from '../kit/check.ts';
import type { Fact } from '../kit/fact.ts';
import type { Repository } from '../kit/repository.ts';
import { GATES, type GateId } from '../kit/vocabulary.ts';
import { signedLines } from '../manifest/signed-lines.ts';
import type { FoundSignoff } from '../manifest/signoff.ts';
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
  return new Set([signoffRecords, gateFacts, seen, ...checks.flatMap((check) => Object.values(check.facts))]);
}

/** The whole path: facts, checks, judgement, report. Reads nothing but the repository that it is given. */
export async function audit(input: AuditInput): Promise<Report> {
  return (await auditInFull(input)).report;
}

/** An audit with what it was made from, for whoever goes on with it. */
export interface FullAudit {
  readonly report: Report;
  /** What a signature under each gate is about today; null where it could not be read. */
  readonly signed: ReadonlyMap<GateId, readonly string[] | null>;
  /** The records of signatures as found. */
  readonly records: ReadonlyMap<GateId, FoundSignoff | null>;
}

export async function auditInFull(input: AuditInput): Promise<FullAudit> {
  const { repository, manifest, today, checks } = input;
  const collection = await collect(factsOf(checks), repository, input.makeTeam ?? null);
  const evaluation = { collection, repository, manifest, today, catalogue: checks };
  const results = checks.map((check): CheckResult => evaluate(check, evaluation));
  const waivers = judgeWaivers(manifest, results, checks, today);
  const found = collection.value(signoffRecords) ?? [];
  const records = new Map(
    GATES.map(
      ({ id }) => [id, found.find(({ path }) => path.endsWith(`/${id}.yaml`))?.found ?? null] as const,
    ),
  );
  const shown = collection.value(gateFacts);
  const signed = new Map(GATES.map(({ id }) => [id, shown && signedLines(id, shown, manifest)] as const));
  const signoffs = new Map(
    GATES.map(({ id }) => {
      const lines = signed.get(id) ?? null;
      return [id, signoffStatus(id, records.get(id) ?? null, { manifest, today, lines })] as const;
    }),
  );
  const report = buildReport({
    ...input,
    results,
    collection,
    waivers,
    signoffs,
    seen: collection.value(seen) ?? [],
  });
  return { report, signed, records };
}
