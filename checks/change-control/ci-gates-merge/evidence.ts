import type { ListedFile } from '../../../src/facts/file-list.ts';
import { coversBranch } from '../../../src/facts/workflows/branches.ts';
import type { ProtectionRule } from '../../../src/facts/workflows/protection-model.ts';
import { contradiction, type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { ageInDays } from '../../../src/manifest/date.ts';

const MAX_AGE_DAYS = 180;

type Files = readonly { readonly path: string; readonly value: readonly ProtectionRule[] }[];

/** Configuration in the repository that makes checks a condition of merging into one of the branches. */
export function protectedAsCode(files: Files, branches: readonly string[]): string | null {
  const found = files.find(({ value }) =>
    value.some((rule) => rule.asCode && rule.requiresChecks && covers(rule, branches)),
  );
  return found?.path ?? null;
}

function covers({ branches: patterns }: ProtectionRule, branches: readonly string[]): boolean {
  const open = { event: 'push', name: '', line: 0, paths: null, pathsIgnore: [], types: null } as const;
  return patterns === null || coversBranch({ ...open, branches: patterns, branchesIgnore: [] }, branches);
}

const ASK =
  'The protection of the branch is a setting of the code host, which the repository does not show. Export the rules (for GitHub: `gh api repos/OWNER/NAME/rulesets/ID`), keep the file in the repository, and name it with its date under change_control.protection.';

/** What the manifest's export of the protection rules leaves open; empty where it proves that checks are demanded. */
export function evidenceGaps(
  manifest: ManifestView | null,
  files: Files,
  listed: readonly ListedFile[],
  branches: readonly string[],
  today: string,
): Finding[] {
  const claim = manifest?.claims.change_control?.protection;
  if (!manifest || claim?.evidence === undefined)
    return [
      review('high', {
        subject: 'protection',
        message: ASK,
        at: manifest?.at('change_control', 'protection') ?? null,
      }),
    ];
  const at = manifest.at('change_control', 'protection', 'evidence');
  const path = claim.evidence.replace(/^\.\//, '');
  const ask = (message: string): Finding[] => [review('high', { subject: 'protection', message, at })];
  if (/^https?:/.test(path))
    return ask(`The evidence of branch protection is an address, which this audit does not open. ${ASK}`);
  if (!listed.some((file) => file.path === path || file.rootPath === path)) {
    return [
      fail('high', {
        subject: 'protection',
        message: `change_control.protection.evidence names ${claim.evidence}, and there is no such file, so nothing shows that checks must pass before merging.`,
        at,
      }),
    ];
  }
  const rules = files.find((file) => file.path === path)?.value ?? [];
  if (rules.length === 0)
    return ask(`${claim.evidence} is not an export of branch rules that can be read. ${ASK}`);
  if (!rules.some((rule) => rule.requiresChecks && covers(rule, branches))) {
    const message = `The manifest calls ${claim.evidence} the protection of ${branches.join(' or ')}, but by that file no check must pass before a merge. Require the status checks, and export the rules again.`;
    return [contradiction('high', { subject: 'protection', message, at: { path } })];
  }
  return dateGap(claim.date, today).map((message) =>
    review('high', {
      subject: 'protection date',
      message,
      at: manifest.at('change_control', 'protection', 'date'),
    }),
  );
}

function dateGap(date: string | undefined, today: string): string[] {
  const age = date === undefined ? null : ageInDays(date, today);
  if (age === null)
    return [
      'The export of the branch rules has no date, so nobody knows whether it still holds. Add change_control.protection.date.',
    ];
  if (age < 0)
    return [`The export of the branch rules is dated ${date}, which is still to come. Correct the date.`];
  if (age <= MAX_AGE_DAYS) return [];
  return [
    `The export of the branch rules is ${age} days old; after ${MAX_AGE_DAYS} days it proves nothing. Export them again and change the date.`,
  ];
}
