import { defineDerivedFact } from '../../kit/fact.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import { tokenValues } from '../secrets/token-values.ts';
import { type ExampleSetting, exampleFiles } from './example-files.ts';
import { isInjected } from './injected.ts';
import { javascriptEnv } from './javascript-env.ts';
import type { EnvUse, EnvUses } from './model.ts';
import { namedInFiles } from './named-in-files.ts';
import { pythonEnv } from './python-env.ts';
import { textEnv } from './text-env.ts';

interface PlaceOf {
  readonly path: string;
  readonly line: number;
}

/** One setting that the application reads from its environment. */
export interface Setting {
  readonly name: string;
  /** By path and line. */
  readonly uses: readonly PlaceOf[];
  /** Wherever it is read, the code has a value of its own. */
  readonly hasDefault: boolean;
  /** Every use is one that may be no setting at all; see {@link EnvUse.implicit}. */
  readonly implicit: boolean;
}

export interface ExampleOf {
  readonly path: string;
  readonly settings: readonly ExampleSetting[];
}

export interface Settings {
  /** By name. */
  readonly settings: readonly Setting[];
  /** Accesses whose name is computed: what they read cannot be told. */
  readonly dynamic: readonly PlaceOf[];
  readonly examples: readonly ExampleOf[];
  /** Every name that code, tests, scripts or build files speak of. */
  readonly named: readonly string[];
  /** How many files were looked at. */
  readonly examined: number;
}

const SOURCES = { javascriptEnv, pythonEnv, textEnv, exampleFiles, namedInFiles, tokenValues };

interface FileUses extends EnvUses {
  readonly path: string;
}

/** What the application reads from its environment, and the templates that tell whoever installs it. */
export const settings = defineDerivedFact<typeof SOURCES, Settings>({
  id: 'settings',
  from: SOURCES,
  derive({
    javascriptEnv: scripts,
    pythonEnv: modules,
    textEnv: others,
    exampleFiles: examples,
    namedInFiles,
    tokenValues,
  }) {
    const all: FileUses[] = [scripts, modules, others].flatMap(({ values }) =>
      values.map(({ path, value }) => ({ path, ...value })),
    );
    const files = all.filter(({ path }) => isRunning(path));
    const built = files.flatMap(({ defines, uses }) =>
      defines.filter((name) => !uses.some((use) => use.name === name)),
    );
    const helpers = new Set(files.flatMap((file) => file.helpers.map(({ name }) => name)));
    const called = new Set(files.flatMap((file) => file.calls.map(({ callee }) => callee)));
    const live = new Set(
      tokenValues.values.flatMap(({ path, value }) =>
        value.filter((each) => each.class === 'live').map(({ line }) => `${path}:${line}`),
      ),
    );
    return {
      settings: merged(files, helpers).filter(({ name }) => !built.includes(name)),
      dynamic: files.flatMap(({ path, dynamic, helpers: own }) => [
        ...dynamic.map((line) => ({ path, line })),
        // A helper that nobody seems to call with a name.
        ...own.filter(({ name }) => !called.has(name)).map(({ line }) => ({ path, line })),
      ]),
      examples: examples.values.map(({ path, value }) => ({
        path,
        settings: value.settings.map((each) =>
          live.has(`${path}:${each.line}`) ? { ...each, real: 'yes' as const } : each,
        ),
      })),
      named: [
        ...new Set([
          ...all.flatMap(({ uses, calls }) =>
            [...uses, ...calls.map(({ use }) => use)].map(({ name }) => name),
          ),
          ...namedInFiles.values.flatMap(({ value }) => value),
        ]),
      ].sort(),
      examined: scripts.examined + modules.examined + others.examined,
    };
  },
});

/** Folders and files that developers or build machines run, and the settings of their tools. */
const TOOLING =
  /(^|\/)(?:scripts?|tools?|extra|releases?|tooling|hack|ci|\.github|\.circleci|\.devcontainer|\.storybook)\/|(^|\/)(?:vitest|jest|playwright|cypress|eslint|karma|wdio|commitlint|prettier|tsup|tsdown|rollup|babel|postcss|tailwind|lint-staged|drizzle|knexfile|gulpfile|gruntfile)[\w.-]*\.[cm]?[jt]s$|(^|\/)(?:setup|noxfile|tasks|fabfile)\.py$|(?:dev|development|test|testing|e2e|ci|local|override)\.ya?ml$|[./](?:example|sample)\.[\w.]+$/i;

function isRunning(path: string): boolean {
  return !isTestPath(path) && !isExamplePath(path) && !isDocsPath(path) && !TOOLING.test(path);
}

function merged(files: readonly FileUses[], helpers: ReadonlySet<string>): Setting[] {
  const found = new Map<string, (EnvUse & PlaceOf)[]>();
  for (const { path, uses, calls } of files) {
    const helped = calls.filter(({ callee }) => helpers.has(callee)).map(({ use }) => use);
    for (const use of [...uses, ...helped]) {
      if (isInjected(use.name, path)) continue;
      const known = found.get(use.name);
      if (known) known.push({ path, ...use });
      else found.set(use.name, [{ path, ...use }]);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, uses]) => ({
      name,
      uses: uses
        .map(({ path, line }) => ({ path, line }))
        .sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1)),
      hasDefault: uses.every((use) => use.hasDefault),
      implicit: uses.every((use) => use.implicit),
    }));
}
