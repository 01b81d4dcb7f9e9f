import type { ListedFile } from '../../../src/facts/file-list.ts';
import type { StaticSite } from '../../../src/facts/packages/static-site.ts';
import { isRealTest } from '../../../src/facts/test-blocks/model.ts';
import type { TestBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { counted, type ManifestView } from '../../../src/kit/index.ts';
import { resolveTest } from '../../resolve-test.ts';
import { journeysOf, MAX_AGE_DAYS } from '../journeys.ts';
import { pointersOf } from './runs.ts';

interface Seen {
  readonly testBlocks: TestBlocks;
  readonly fileList: readonly ListedFile[];
  readonly staticSite: StaticSite;
}

/** Why no run by hand is needed; null where one is, or is declared. */
export function whyNotNeeded(
  manifest: ManifestView | null,
  { testBlocks, fileList, staticSite }: Seen,
  today: string,
): { examined: number; reason: string } | null {
  const journeys = journeysOf(manifest);
  if (manifest && journeys.length > 0) {
    const context = { manifest, tests: testBlocks, files: fileList, today, maxAgeDays: MAX_AGE_DAYS };
    const pointers = pointersOf(manifest);
    const all = journeys.every(({ normal }) => normal !== undefined);
    const automated = all && pointers.every((pointer) => resolveTest(pointer, context).state === 'test');
    return automated
      ? {
          examined: pointers.length,
          reason: `Automated tests cover ${counted(journeys.length, 'journey')}: each runs and checks something.`,
        }
      : null;
  }
  if ((manifest?.claims.tests?.manual_runs ?? []).length > 0) return null;
  if (staticSite.small)
    return {
      examined: staticSite.examined,
      reason: 'A few static pages with hardly any code need no recorded tests.',
    };
  const real = testBlocks.files.reduce(
    (sum, file) => sum + file.blocks.filter((block) => isRealTest(file, block) && !block.skipped).length,
    0,
  );
  return real > 0
    ? {
        examined: real,
        reason: `Nothing is declared as tested by hand, and there ${real === 1 ? 'is' : 'are'} ${counted(real, 'automated test')}.`,
      }
    : null;
}
