import type { TestBlock, TestFile } from '../../../src/facts/test-blocks/model.ts';
import { counted } from '../../../src/kit/index.ts';

/** A test with its file. */
export interface Placed {
  readonly path: string;
  readonly block: TestBlock;
}

/** The tests that run and of which it can be told whether they assert. */
export function judgedTests(files: readonly TestFile[]): Placed[] {
  return files.flatMap(({ path, blocks }) =>
    blocks.flatMap((block) => (block.skipped || block.asserts === null ? [] : [{ path, block }])),
  );
}

/** What could not be judged, as a sentence to follow; empty where there is nothing. */
export function unjudged(files: readonly TestFile[]): string {
  const counts = new Map<string, number>();
  for (const { language, blocks } of files) {
    const open = blocks.filter(({ skipped, asserts }) => !skipped && asserts === null).length;
    if (open > 0) counts.set(language, (counts.get(language) ?? 0) + open);
  }
  const parts = [...counts].map(([language, count]) => `${count} in ${language}`);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return total === 0
    ? ''
    : ` Of ${counted(total, 'more test', 'more tests')} (${parts.join(', ')}) it cannot be told: no assertion was seen, and what they call is not followed there.`;
}

/** The first few places, as a list in a sentence. */
export function placesOf(tests: readonly Placed[]): string {
  const places = tests.slice(0, 5).map(({ path, block }) => `${path}:${block.line}`);
  return `${places.join(', ')}${tests.length > 5 ? ` and ${tests.length - 5} more` : ''}`;
}
