import type { CodeChanges } from '../../src/facts/code-changes.ts';
import type { ListedFile } from '../../src/facts/file-list.ts';
import type { TestBlocks } from '../../src/facts/test-blocks/test-blocks.ts';
import type { TestResults } from '../../src/facts/test-results/test-results.ts';
import { type Finding, fail, type Manifest, type ManifestView, review } from '../../src/kit/index.ts';
import { type ResolvedTest, resolveTest, type TestContext } from '../resolve-test.ts';
import { failedIn, type Reported } from './report.ts';

/** How long a run by hand stays good. */
export const MAX_AGE_DAYS = 90;

export type Journey = NonNullable<NonNullable<Manifest['tests']>['journeys']>[number] & {
  readonly index: number;
};

export interface JourneyFacts {
  readonly testBlocks: TestBlocks;
  readonly testResults: TestResults;
  readonly codeChanges: CodeChanges;
  readonly fileList: readonly ListedFile[];
}

export function journeysOf(manifest: ManifestView | null): Journey[] {
  return (manifest?.claims.tests?.journeys ?? []).map((journey, index) => ({ ...journey, index }));
}

export function nameOf({ name, index }: Journey): string {
  return name ?? `journey ${index + 1}`;
}

export function contextOf(manifest: ManifestView, facts: JourneyFacts, today: string): TestContext {
  return { manifest, tests: facts.testBlocks, files: facts.fileList, today, maxAgeDays: MAX_AGE_DAYS };
}

/** Nobody has written down what users do with the tool. */
export function noJourneys(manifest: ManifestView | null, message: string): Finding {
  return fail('high', { subject: 'journeys', message, at: manifest?.at('tests', 'journeys') ?? null });
}

/** A pointer of a journey with what it comes to. */
export interface Followed {
  readonly pointer: string;
  readonly resolved: ResolvedTest;
  /** Null where it is a test that runs and checks something. */
  readonly finding: Finding | null;
}

/**
 * Follows a journey's pointer to its test.
 *
 * @param what how messages call it: `"Request a swap" in normal use`
 */
export function follow(
  pointer: string,
  what: string,
  subject: string,
  path: readonly (string | number)[],
  context: TestContext,
  report: Reported,
): Followed {
  const resolved = resolveTest(pointer, context);
  const at = context.manifest.at(...path);
  const of = (finding: Finding | null): Followed => ({ pointer, resolved, finding });
  switch (resolved.state) {
    case 'test': {
      if (!failedIn(report.failures, resolved.file.path, resolved.block)) return of(null);
      const message = report.stale
        ? `The last report shows the test of ${what} as failed ("${resolved.block.title}"), and is too old to rely on. Run the tests again and keep the new report.`
        : `The test of ${what} fails: the report under tests.results shows "${resolved.block.title}" as failed. Mend the tool, or the test.`;
      return of((report.stale ? review : fail)('high', { subject, message, at }));
    }
    case 'manual':
      return of(
        review('high', {
          subject,
          message: `${what} is tested by hand only (run ${resolved.id}). Whether that is enough cannot be told from the repository: write a test, or have the sign-off accept the run.`,
          at,
        }),
      );
    case 'unseen':
      return of(
        review('high', {
          subject,
          message: `The test of ${what} ${resolved.why} (${pointer}). Have the sign-off say who saw it run.`,
          at,
        }),
      );
    default:
      return of(fail('high', { subject, message: `${what} is not tested: ${pointer} ${resolved.why}.`, at }));
  }
}
