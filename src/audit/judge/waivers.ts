import type { CatalogueEntry } from '../../kit/check.ts';
import type { ManifestView } from '../../manifest/view.ts';
import { type Waiver, waiverCovers, waiverDefects } from '../../manifest/waiver.ts';
import type { CheckResult, JudgedFinding } from '../evaluate.ts';
import type { ReportWaiver } from '../report.ts';

export interface JudgedWaivers {
  readonly waivers: readonly ReportWaiver[];
  /** Fingerprints of the findings that a valid waiver covers. */
  readonly waived: ReadonlySet<string>;
}

/** Applies the manifest's waivers: only a valid one excuses a finding, and one that excuses nothing is named unused. */
export function judgeWaivers(
  manifest: ManifestView | null,
  results: readonly CheckResult[],
  catalogue: readonly CatalogueEntry[],
  today: string,
): JudgedWaivers {
  const waived = new Set<string>();
  const waivers = (manifest?.claims.waivers ?? []).map((waiver): ReportWaiver => {
    const covered = coveredBy(waiver, results);
    const state = stateOf(covered, waiverDefects(waiver, manifest, catalogue, today));
    if (state === 'active') for (const finding of covered) waived.add(finding.fingerprint);
    return {
      check: waiver.check ?? '(no check named)',
      where: waiver.where ?? null,
      reason: waiver.reason ?? null,
      owner: nameOf(manifest, waiver.owner),
      instead: waiver.instead ?? null,
      expires: waiver.expires ?? null,
      state,
    };
  });
  return { waivers, waived };
}

function coveredBy(waiver: Waiver, results: readonly CheckResult[]): JudgedFinding[] {
  const result = results.find(({ check }) => check.id === waiver.check);
  const failures =
    result?.findings.filter((finding) => finding.kind === 'fail' && finding.severity !== 'low') ?? [];
  return failures.filter((finding) => waiverCovers(waiver, finding));
}

function stateOf(
  covered: readonly JudgedFinding[],
  defects: ReturnType<typeof waiverDefects>,
): ReportWaiver['state'] {
  if (defects.some((defect) => defect.kind === 'expired')) return 'expired';
  if (defects.length > 0) return 'invalid';
  return covered.length > 0 ? 'active' : 'unused';
}

function nameOf(manifest: ManifestView | null, key: string | undefined): string | null {
  return key === undefined ? null : (manifest?.claims.people?.[key]?.name ?? key);
}
