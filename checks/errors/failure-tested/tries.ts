import { isRealTest, type TestFile } from '../../../src/facts/test-blocks/model.ts';
import type { TestBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import type { ManifestView, Place } from '../../../src/kit/index.ts';
import { parsePointer } from '../../../src/manifest/pointer.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { plain } from './words.ts';

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
export function triesIn(manifest: ManifestView | null, tests: TestBlocks, today: string): Try[] {
  return manifest ? [...drills(manifest, tests, today), ...edges(manifest, tests, today)] : [];
}

function drills(manifest: ManifestView, tests: TestBlocks, today: string): Try[] {
  return (manifest.claims.errors?.drills ?? []).map((drill, index) => {
    const automated = drill.test !== undefined && resolves(drill.test, manifest, tests, today) === 'test';
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

function edges(manifest: ManifestView, tests: TestBlocks, today: string): Try[] {
  const journeys = manifest.claims.tests?.journeys ?? [];
  return journeys.flatMap((journey, index) =>
    (journey.edge ?? []).flatMap(({ kind, test }, at): Try[] => {
      if (kind === undefined || test === undefined || !FAILING.has(kind)) return [];
      const found = resolves(test, manifest, tests, today);
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
function resolves(
  pointer: string,
  manifest: ManifestView,
  tests: TestBlocks,
  today: string,
): Try['by'] | null {
  const found = parsePointer(pointer);
  if (found?.kind === 'manual') {
    const run = manifest.claims.tests?.manual_runs?.find(({ id }) => String(id) === found.id);
    return run?.result === 'pass' && recordDefects(run, manifest, today, MAX_AGE_DAYS).length === 0
      ? 'record'
      : null;
  }
  if (found?.kind !== 'test') return null;
  const file = tests.files.find(({ path }) => path === found.path);
  return file && hasTest(file, found.title) ? 'test' : null;
}

function hasTest(file: TestFile, title: string): boolean {
  return file.blocks.some((block) => {
    const counts = isRealTest(file, block) && !block.skipped && block.asserts !== false;
    return (
      counts &&
      [block.title, block.titles.join(' '), block.titles.join('::'), block.titles.join(' > ')].some(
        (written) => isSame(written, title, block.parametrised),
      )
    );
  });
}

function isSame(written: string, title: string, parametrised: boolean): boolean {
  const [a, b] = [written, title].map((text) => plain(text).replace(/[\s_]+/g, ' '));
  if (a === b) return true;
  const [fixed = ''] = (a ?? '').split(/%|\$\{|\{|\[/);
  return parametrised && fixed.trim().length > 3 && (b ?? '').startsWith(fixed.trim());
}
