import type { TestBlock, TestFile } from '../../../src/facts/test-blocks/model.ts';

/** A test with its file. */
export interface Placed {
  readonly path: string;
  readonly block: TestBlock;
}

/** Files that tests read: what stands in them runs nowhere. */
const INPUTS = /(^|\/)(?:fixtures?|__fixtures__|testdata|test-data|__snapshots__)\//;

/** Every test of the suite. */
export function suiteOf(files: readonly TestFile[]): Placed[] {
  return files.flatMap(({ path, blocks }) =>
    INPUTS.test(path) ? [] : blocks.map((block) => ({ path, block })),
  );
}

/** Those of one file together, in the order of the files. */
export function byFile(tests: readonly Placed[]): { path: string; blocks: readonly TestBlock[] }[] {
  const files = new Map<string, TestBlock[]>();
  for (const { path, block } of tests) {
    const here = files.get(path);
    if (here) here.push(block);
    else files.set(path, [block]);
  }
  return [...files].map(([path, blocks]) => ({ path, blocks }));
}

/** The first few titles, as a list in a sentence. */
export function titlesOf(blocks: readonly TestBlock[]): string {
  const titles = blocks.slice(0, 3).map(({ title }) => `"${title}"`);
  return `${titles.join(', ')}${blocks.length > 3 ? ` and ${blocks.length - 3} more` : ''}`;
}
