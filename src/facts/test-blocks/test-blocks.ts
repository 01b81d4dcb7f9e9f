import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import { packageJson } from '../packages/package-json.ts';
import { Drives, type OwnPackage } from './drives.ts';
import { HelperCalls } from './helper-calls.ts';
import { javascriptTests } from './javascript-tests.ts';
import type { TestFile, TestFileText } from './model.ts';
import { pythonTests } from './python-tests.ts';
import { textTests } from './text-tests.ts';

export interface TestBlocks {
  /** Files with at least one test, by path. */
  readonly files: readonly TestFile[];
  /** How many files were looked at for tests. */
  readonly examined: number;
}

/** Every test of the repository, in whatever language, with what it drives. */
export const testBlocks = defineDerivedFact({
  id: 'test-blocks',
  from: { javascriptTests, pythonTests, textTests, packageJson, fileList },
  derive({ javascriptTests, pythonTests, textTests, packageJson, fileList }): TestBlocks {
    const facts = [javascriptTests, pythonTests, textTests];
    const tests = new Map<string, TestFileText>(
      facts.flatMap((fact) => fact.values.map(({ path, value }) => [path, value])),
    );
    const packages = packageJson.values.flatMap(({ path, value }): OwnPackage[] =>
      value.name === null ? [] : [{ name: value.name, folder: folderOf(path) }],
    );
    const drives = new Drives(
      fileList.map(({ path }) => path),
      packages,
      tests,
    );
    const helpers = new HelperCalls(tests, drives);
    const files = [...tests].flatMap(([path, file]): TestFile[] => {
      if (file.blocks.length === 0) return [];
      return [{ path, ...file, blocks: helpers.followed(path, file.blocks), drives: drives.of(path) }];
    });
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { files, examined: facts.reduce((sum, fact) => sum + fact.examined, 0) };
  },
});
