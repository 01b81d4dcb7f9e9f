import type { ListedFile } from '../src/facts/file-list.ts';
import { findTest } from '../src/facts/test-blocks/find-test.ts';
import { isRealTest, type TestBlock, type TestFile } from '../src/facts/test-blocks/model.ts';
import type { TestBlocks } from '../src/facts/test-blocks/test-blocks.ts';
import type { Manifest, ManifestView } from '../src/kit/index.ts';
import { parsePointer } from '../src/manifest/pointer.ts';
import { recordDefects, together } from '../src/manifest/record.ts';

export type ManualRun = NonNullable<NonNullable<Manifest['tests']>['manual_runs']>[number];

/** What a pointer to a test comes to. `why` goes on from the pointer: "tests/a.test.ts::swaps is switched off". */
export type ResolvedTest =
  /** It runs, checks something, and drives the application. */
  | { readonly state: 'test'; readonly file: TestFile; readonly block: TestBlock }
  /** A run by hand that is recorded in full, recent, and passed. */
  | { readonly state: 'manual'; readonly id: string }
  /** It is there, and proves nothing. */
  | { readonly state: 'void'; readonly why: string }
  /** It is not there. */
  | { readonly state: 'missing'; readonly why: string }
  /** Whether it is there cannot be told from the repository. */
  | { readonly state: 'unseen'; readonly why: string };

export interface TestContext {
  readonly manifest: ManifestView;
  readonly tests: TestBlocks;
  readonly files: readonly ListedFile[];
  readonly today: string;
  /** How many days a run by hand stays good. */
  readonly maxAgeDays: number;
}

/** Follows `path::title` and `manual:<id>`. */
export function resolveTest(pointer: string, context: TestContext): ResolvedTest {
  const found = parsePointer(pointer);
  switch (found?.kind) {
    case 'test':
      return automated(found.path, found.title, context);
    case 'manual':
      return byHand(found.id, context);
    case 'url':
      return { state: 'unseen', why: 'lies outside the repository' };
    default:
      return { state: 'missing', why: 'names no test; write path::title, or manual:<id> for a run by hand' };
  }
}

function automated(path: string, title: string, { tests, files }: TestContext): ResolvedTest {
  const found = findTest(tests, path, title);
  if (found.kind === 'no title') {
    return { state: 'missing', why: `is not there: ${path} has no test of that title` };
  }
  if (found.kind === 'no tests') {
    if (!files.some((file) => file.path === path))
      return { state: 'missing', why: 'is not there: the file does not exist' };
    return isRead(path)
      ? { state: 'missing', why: 'is not there: the file holds no test' }
      : { state: 'unseen', why: 'is in a language whose tests cannot be read' };
  }
  const judged = found.blocks.map((block) => ({ block, why: defectOf(found.file, block) }));
  const sound = judged.find(({ why }) => why === null);
  if (sound) return { state: 'test', file: found.file, block: sound.block };
  return { state: 'void', why: judged[0]?.why ?? 'proves nothing' };
}

const isRead = (path: string): boolean => /\.(?:[cm]?[jt]sx?|py)$/.test(path);

/** Why a test proves nothing; null where it does. */
function defectOf(file: TestFile, block: TestBlock): string | null {
  if (block.skipped) return 'is switched off';
  if (block.asserts === false) return 'checks nothing: it has no assertion';
  if (block.trivial) return 'checks nothing of the application: it compares constants';
  if (block.sample !== null) return `is the sample that ${block.sample} brought along`;
  return isRealTest(file, block) ? null : 'uses none of the application’s code';
}

function byHand(id: string, { manifest, today, maxAgeDays }: TestContext): ResolvedTest {
  const run = manifest.claims.tests?.manual_runs?.find((each) => String(each.id) === id);
  if (!run) return { state: 'missing', why: 'names no entry of tests.manual_runs' };
  const defects = recordDefects(run, manifest, today, maxAgeDays);
  if (defects.length > 0) return { state: 'void', why: `does not count: the run ${together(defects)}` };
  if (run.result === undefined) return { state: 'void', why: 'does not count: the run has no result' };
  if (run.result !== 'pass') return { state: 'void', why: 'did not pass' };
  return { state: 'manual', id };
}
