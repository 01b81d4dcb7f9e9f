import type { Collection } from '../collect/collect.ts';
import type { Check } from '../kit/check.ts';
import type { NotExamined, Repository } from '../kit/repository.ts';
import {
  AREAS,
  type GateId,
  isWorse,
  type Severity,
  STAGES,
  STATUSES,
  type Stage,
} from '../kit/vocabulary.ts';
import type { SignoffStatus } from '../manifest/signoff-rules.ts';
import type { ManifestView } from '../manifest/view.ts';
import type { CheckResult, JudgedFinding } from './evaluate.ts';
import { gatesOf, isSettled, judgeGates, type Settlements } from './judge/gates.ts';
import { judgeVerdict } from './judge/verdict.ts';
import type { JudgedWaivers } from './judge/waivers.ts';
import { nextSteps } from './next-steps.ts';
import type { Report, ReportCheck, ReportFinding } from './report.ts';

interface Judged {
  readonly repository: Repository;
  readonly manifest: ManifestView | null;
  readonly today: string;
  readonly version: string;
  readonly only: (check: Check) => boolean;
  readonly results: readonly CheckResult[];
  readonly collection: Collection;
  readonly waivers: JudgedWaivers;
  readonly signoffs: ReadonlyMap<GateId, SignoffStatus>;
  readonly seen: readonly string[];
}

/** Puts everything that was judged into the public model; nothing is decided after it. */
export function buildReport(judged: Judged): Report {
  const { results, waivers, manifest } = judged;
  const settlements: Settlements = { waived: waivers.waived, signoffs: judged.signoffs };
  const gates = judgeGates(results, settlements);
  const stage = manifest?.claims.tool?.stage ?? null;
  const checks = results
    .filter(({ check }) => judged.only(check))
    .map((result) => reportCheck(result, settlements, stage));
  return {
    schema: 'readycheck-report/1',
    tool: { name: 'readycheck', version: judged.version },
    project: reportProject(judged, stage),
    date: judged.today,
    verdict: judgeVerdict(gates, results, waivers.waived),
    gates,
    areas: AREAS.map(({ id, title }) => ({ id, title, counts: countByStatus(checks, id) })),
    checks,
    waivers: [...waivers.waivers],
    singleSignatory: manifest?.claims.go_live?.single_signatory ?? null,
    next: nextSteps(checks, manifest !== null),
    seen: [...judged.seen],
    examined: reportExamined(judged),
  };
}

function reportProject({ repository, manifest }: Judged, stage: Stage | null): Report['project'] {
  return {
    name: manifest?.claims.tool?.name ?? repository.name,
    stage,
    commit: repository.git?.commit ?? null,
    dirty: repository.git?.dirty ?? false,
    manifest: manifest?.path ?? null,
    url: repository.git?.webUrl ?? null,
    folder: repository.folder,
  };
}

function reportCheck(result: CheckResult, settlements: Settlements, stage: Stage | null): ReportCheck {
  const { check } = result;
  const findings = result.findings.map((finding) => reportFinding(result, finding, settlements));
  const weighty = findings.filter((finding) => finding.kind === 'fail' && finding.severity !== 'low');
  return {
    id: check.id,
    area: areaOf(check.id),
    title: check.title,
    question: check.question,
    status: result.status,
    severity: worst(result),
    // Without a declared stage everything is asked for: the strictest reading is the safe one.
    required: STAGES.indexOf(check.requiredFrom) <= STAGES.indexOf(stage ?? 'production'),
    gates: [...check.gates],
    evidence: result.evidence,
    examined: result.examined,
    summary: result.summary,
    waived: weighty.length > 0 && weighty.every((finding) => finding.waived),
    findings,
    fix: check.fix,
  };
}

function areaOf(id: string): ReportCheck['area'] {
  const area = AREAS.find((candidate) => id.startsWith(`${candidate.id}/`));
  if (!area) throw new Error(`check ${id} belongs to no area`);
  return area.id;
}

function worst({ check, findings }: CheckResult): Severity {
  const [first, ...rest] = findings.map((finding) => finding.severity);
  return rest.reduce((a, b) => (isWorse(b, a) ? b : a), first ?? check.severity);
}

function reportFinding(result: CheckResult, finding: JudgedFinding, settlements: Settlements): ReportFinding {
  return {
    kind: finding.kind,
    message: finding.message,
    severity: finding.severity,
    path: finding.at?.path ?? null,
    line: finding.at?.line ?? null,
    contradiction: finding.contradiction,
    gates: [...gatesOf(result, finding)],
    settled: isSettled(result, finding, settlements),
    waived: settlements.waived.has(finding.fingerprint),
    fingerprint: finding.fingerprint,
  };
}

function countByStatus(
  checks: readonly ReportCheck[],
  area: ReportCheck['area'],
): Report['areas'][number]['counts'] {
  const counts = { pass: 0, fail: 0, 'needs-review': 0, 'not-applicable': 0, error: 0 };
  for (const status of STATUSES)
    counts[status] = checks.filter((check) => check.area === area && check.status === status).length;
  return counts;
}

const EXAMPLES = 5;

function reportExamined({ repository, collection, results }: Judged): Report['examined'] {
  const byReason = new Map<NotExamined['reason'], string[]>();
  for (const { path, reason } of [...repository.notExamined, ...collection.notExamined]) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), path]);
  }
  const notExamined = [...byReason].map(([reason, paths]) => ({
    reason,
    count: paths.length,
    examples: paths.slice(0, EXAMPLES),
  }));
  return {
    files: repository.files.length,
    read: collection.read,
    notExamined: notExamined.sort((a, b) => (a.reason < b.reason ? -1 : 1)),
    ignored: results.reduce((sum, result) => sum + result.ignored, 0),
  };
}
