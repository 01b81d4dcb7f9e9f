import type { ListedFile } from '../../../src/facts/file-list.ts';
import type { TestBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import type { ManifestView, Place } from '../../../src/kit/index.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { resolveTest, type TestContext } from '../../resolve-test.ts';

const MAX_AGE_DAYS = 180;

/** Something that was made to fail: by a test, by hand, or in a drill. */
export interface Try {
  readonly by: 'test' | 'record';
  /** What it says of itself: a scenario, a test's title. */
  readonly text: string;
  /** What it says that it concerned; empty where it does not. */
  readonly covers: readonly string[];
  /** The journey whose test it is. */
  readonly journey: number | null;
  /** Takes a dependency away, rather than giving wrong input. */
  readonly takesAway: boolean;
  /** Why it does not count; null where it does. */
  readonly defect: string | null;
  readonly at: Place;
}

/** What a journey's tests with wrong input, without permission or without a dependency show. */
const FAILING = new Set(['dependency-down', 'unauthorised', 'invalid']);

/** Everything that the manifest says was tried, counting or not. */
export function triesIn(
  manifest: ManifestView | null,
  tests: TestBlocks,
  files: readonly ListedFile[],
  today: string,
): Try[] {
  if (!manifest) return [];
  const context = { manifest, tests, files, today, maxAgeDays: MAX_AGE_DAYS };
  return [...drills(context), ...edges(context)];
}

function drills(context: TestContext): Try[] {
  const { manifest, today } = context;
  return (manifest.claims.errors?.drills ?? []).map((drill, index) => {
    const automated = drill.test !== undefined && resolves(drill.test, context) === 'test';
    const defects = recordDefects(drill, manifest, today, MAX_AGE_DAYS);
    const silent = drill.result === undefined ? 'does not say what users saw' : null;
    return {
      by: automated ? 'test' : 'record',
      text: drill.scenario ?? '',
      covers: drill.covers ?? [],
      journey: null,
      takesAway: true,
      defect: automated ? null : defects.length > 0 ? together(defects) : silent,
      at: manifest.at('errors', 'drills', index),
    };
  });
}

function edges(context: TestContext): Try[] {
  const { manifest } = context;
  const journeys = manifest.claims.tests?.journeys ?? [];
  return journeys.flatMap((journey, index) =>
    (journey.edge ?? []).flatMap(({ kind, test }, at): Try[] => {
      if (kind === undefined || test === undefined || !FAILING.has(kind)) return [];
      const found = resolves(test, context);
      return [
        {
          by: found ?? 'test',
          text: `${journey.name ?? ''} ${test.replace(/^.*::/s, '')}`,
          covers: [],
          journey: index,
          takesAway: kind === 'dependency-down',
          defect: found === null ? 'points to no test that runs and checks something' : null,
          at: manifest.at('tests', 'journeys', index, 'edge', at),
        },
      ];
    }),
  );
}

/** What a pointer leads to: a test that runs and asserts, a recent manual run that passed, or nothing. */
function resolves(pointer: string, context: TestContext): Try['by'] | null {
  const { state } = resolveTest(pointer, context);
  return state === 'test' ? 'test' : state === 'manual' ? 'record' : null;
}
