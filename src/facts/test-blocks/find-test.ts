import type { TestBlock, TestFile } from './model.ts';
import type { TestBlocks } from './test-blocks.ts';

/** Where `path::title` leads. */
export type FoundTest =
  | { readonly kind: 'found'; readonly file: TestFile; readonly blocks: readonly TestBlock[] }
  /** The file has no test of that title. */
  | { readonly kind: 'no title'; readonly file: TestFile }
  /** No file of tests is there. */
  | { readonly kind: 'no tests' };

/**
 * The tests that a pointer means: by the exact title, alone or after those of its groups; else by the title without regard to
 * case, accents and spaces; else, where a title is a pattern for a table of inputs, by what stands before its first hole.
 */
export function findTest(tests: TestBlocks, path: string, title: string): FoundTest {
  const file = tests.files.find((each) => each.path === path);
  if (!file) return { kind: 'no tests' };
  for (const matches of [isExact, isAlike, isOfPattern]) {
    const blocks = file.blocks.filter((block) => matches(block, title));
    if (blocks.length > 0) return { kind: 'found', file, blocks };
  }
  return { kind: 'no title', file };
}

/** A title as people and reports write it: alone, or with those of its groups in front. */
export function writtenTitles({ title, titles }: Pick<TestBlock, 'title' | 'titles'>): string[] {
  return [title, ...[' ', '::', ' > ', ' › ', '.', '/'].map((between) => titles.join(between))];
}

/** Lower case, without accents, quotes and differences of spaces. */
export function plainTitle(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|["'`‘’“”]/gu, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}

function isExact(block: TestBlock, title: string): boolean {
  return writtenTitles(block).includes(title);
}

/** pytest writes the inputs of a table behind the name: `test_swap[monday]`. */
function isAlike(block: TestBlock, title: string): boolean {
  const sought = plainTitle(title);
  const bare = block.parametrised ? plainTitle(title.replace(/\[[^\]]*\]$/, '')) : sought;
  return writtenTitles(block).some((written) => [sought, bare].includes(plainTitle(written)));
}

/** `%s`, `$name`, `{0}`, and what is computed in a title. */
const HOLE = /%|\$|\{|…/;
const ENOUGH = 4;

function isOfPattern(block: TestBlock, title: string): boolean {
  if (!block.parametrised && !block.title.includes('…')) return false;
  const sought = plainTitle(title);
  return writtenTitles(block).some((written) => {
    const [fixed = ''] = written.split(HOLE);
    const start = plainTitle(fixed);
    return start.length >= ENOUGH && fixed.length < written.length && sought.startsWith(start);
  });
}
