import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { fileList } from '../file-list.ts';
import { packages } from '../packages/packages.ts';
import type { TestFile } from '../test-blocks/model.ts';
import { testBlocks } from '../test-blocks/test-blocks.ts';
import { commandContext } from './context.ts';
import type { CommandContext, TaskFile } from './model.ts';
import { nativeCommands } from './native-commands.ts';
import { folderOf } from './paths.ts';
import { resolveCommand } from './resolve.ts';
import { judgeRun, type TestRun } from './test-run.ts';

/** A command by which the repository can be tested, and what comes of it. */
export interface TestCommand {
  /** As a person types it in {@link folder}: `npm test`, `go test ./...`. */
  readonly command: string;
  readonly folder: string;
  /** Where it is defined; null for what a toolchain brings along. */
  readonly at: Place | null;
  /** The name says "this is how to test": the script `test` of the root, not one of many. */
  readonly main: boolean;
  readonly run: TestRun;
}

/** The commands that the repository offers for running its tests, the likeliest first. */
export const testCommands = defineDerivedFact({
  id: 'test-commands',
  from: { commandContext, packages, testBlocks, fileList },
  derive({ commandContext, packages, testBlocks, fileList }): readonly TestCommand[] {
    const { taskFiles } = commandContext;
    const offered = [...taskFiles].sort(byFolder).flatMap(taskCommands);
    const native = nativeCommands({
      projects: packages,
      tests: testBlocks.files,
      files: fileList.map(({ path }) => path),
      taskFiles,
    });
    const judge = (candidate: Omit<TestCommand, 'run'>): TestCommand => ({
      ...candidate,
      run: judged(candidate, commandContext, testBlocks.files),
    });
    return [...offered.map(judge), ...native.map((candidate) => ({ ...candidate, main: false })).map(judge)];
  },
});

function judged(
  { command, folder }: Omit<TestCommand, 'run'>,
  context: CommandContext,
  tests: readonly TestFile[],
): TestRun {
  return judgeRun(resolveCommand(command, context, { folder }), tests);
}

const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);

function byFolder(a: TaskFile, b: TaskFile): number {
  return depth(a.folder) - depth(b.folder) || (a.path < b.path ? -1 : 1);
}

const TEST_TASK =
  /^(tests?|e2e|spec|unit|check|verify|ci)$|^(tests?|e2e|spec|unit|integration)[:._-]|[:._-](tests?|e2e)$/;
const NOT_A_RUN =
  /watch|(^|[:._-])(ui|open|debug|update|fix|build|install|setup|deps|clean|report|codegen|lint|dev|start|db|image|page|data)$/;

function taskCommands(file: TaskFile): Omit<TestCommand, 'run'>[] {
  const { tool, folder } = file;
  if (file.path.startsWith('../') || file.tasks.length === 0) return [];
  if (tool === 'tox' || tool === 'nox')
    return [{ command: tool, folder, at: { path: file.path }, main: false }];
  return file.tasks
    .filter(({ name }) => TEST_TASK.test(name) && !NOT_A_RUN.test(name))
    .sort((a, b) => Number(b.name === 'test') - Number(a.name === 'test'))
    .map(({ name, line }) => ({
      command: COMMANDS[tool](name, file),
      folder: tool === 'nx' ? '' : folder,
      at: { path: file.path, line },
      main: tool === 'npm' && folder === '' && name === 'test',
    }));
}

const COMMANDS: Readonly<
  Record<Exclude<TaskFile['tool'], 'tox' | 'nox'>, (name: string, file: TaskFile) => string>
> = {
  npm: (name) => (name === 'test' ? 'npm test' : `npm run ${name}`),
  make: (name) => `make ${name}`,
  just: (name) => `just ${name}`,
  task: (name) => `task ${name}`,
  composer: (name) => `composer ${name}`,
  deno: (name) => `deno task ${name}`,
  nx: (name, file) => `nx ${name} ${file.name ?? folderOf(file.path)}`,
  python: (name, file) => (file.path.endsWith('Pipfile') ? `pipenv run ${name}` : `hatch run ${name}`),
};
