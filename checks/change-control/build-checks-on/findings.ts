import { type CheckMade, checkerOf } from '../../../src/facts/build-checks/checks-made.ts';
import type { ForcedInstall } from '../../../src/facts/build-checks/forced-installs.ts';
import type { IgnoredCheck } from '../../../src/facts/build-checks/next-config.ts';
import type { SilencedFile } from '../../../src/facts/build-checks/silenced-files.ts';
import type { Strictness } from '../../../src/facts/build-checks/strictness.ts';
import { folderOf } from '../../../src/facts/commands/paths.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import { counted, type Finding, fail, type Place, review } from '../../../src/kit/index.ts';

const LEFT_OUT = {
  types:
    'The build goes on although the types do not fit (ignoreBuildErrors), so code that the compiler knows to be broken goes live.',
  lint: 'The build goes on whatever the linter finds (ignoreDuringBuilds).',
} as const;

/** Checks that Next.js leaves out; where CI makes them on every change, that is advice. */
export function ignored(
  checks: readonly (IgnoredCheck & { readonly path: string })[],
  elsewhere: readonly CheckMade[],
  production: boolean,
): Finding[] {
  return checks.map(({ what, how, path, line }) => {
    const details = { subject: `ignored ${what}`, at: { path, line } };
    const made = checkerOf(elsewhere, what, folderOf(path));
    if (made !== null) {
      const message = `${LEFT_OUT[what]} ${made} makes this check on its own, so something stops; see that nothing goes live around it.`;
      return fail('low', { ...details, message });
    }
    if (how === 'depends') {
      const message = `${LEFT_OUT[what].replace('.', '')} where a variable says so. Somebody must confirm that it is not set where the live version is built.`;
      return review('medium', { ...details, message });
    }
    const message = `${LEFT_OUT[what]} Take the line out, and mend what is found.`;
    return fail(what === 'types' && production ? 'high' : 'medium', { ...details, message });
  });
}

/** Configurations of TypeScript that are loose, each where it is written; those where nobody said anything as one piece of advice. */
export function loose(configs: readonly Strictness[]): Finding[] {
  const seen = new Set<string>();
  const off = configs.flatMap(({ state, flag, off, at, path }) => {
    if (state !== 'loose' || !at || seen.has(`${at.path}:${at.line}`)) return [];
    seen.add(`${at.path}:${at.line}`);
    const used = at.path === path ? '' : ` ${path} builds on it.`;
    const message = `TypeScript’s ${flag} is switched off here${flag === 'strict' ? `, and with it ${off.slice(0, 3).join(', ')}` : ''}: ${passing(off)} unseen.${used} Switch it on, and mend what it finds.`;
    return [fail('medium', { subject: `loose ${flag}`, message, at })];
  });
  const silent = configs.filter(({ state }) => state === 'never-on');
  const [first] = silent;
  if (!first) return off;
  const message = `${silent.length === 1 ? 'This configuration of TypeScript has' : `${counted(silent.length, 'configuration')} of TypeScript have`} never been made strict: missing values and untyped data pass unseen. Add "strict": true.`;
  return [...off, fail('low', { subject: 'never strict', message, at: { path: first.path } })];
}

function passing(off: readonly string[]): string {
  const untyped = off.includes('noImplicitAny');
  const missing = off.includes('strictNullChecks');
  if (untyped && missing) return 'values that may be missing and data without a type pass';
  if (missing) return 'values that may be missing, the commonest reason for a crash, pass';
  return untyped ? 'data without a type passes' : 'calls that do not fit pass';
}

const TOOLS = {
  typescript: ['the compiler', 'file tells', 'files tell'],
  linter: ['the linter', 'file tells', 'files tell'],
  'python-types': ['the type checker', 'file tells', 'files tell'],
  'python-linter': ['the linter', 'file tells', 'files tell'],
} as const;

const LINTER =
  /(^|\/)(?:\.eslintrc|eslint\.config\.|biome\.jsonc?$|\.oxlintrc|\.?ruff\.toml$|\.flake8$)|(^|\/)(?:package\.json|pyproject\.toml|setup\.cfg|tox\.ini)$/;

/** Files kept from a tool: one finding a tool, at the first of them. Without a tool the comment means nothing. */
export function silenced(
  files: readonly { readonly path: string; readonly value: readonly SilencedFile[] }[],
  listed: readonly ListedFile[],
): Finding[] {
  const linted = listed.some(({ path }) => LINTER.test(path));
  const groups = new Map<SilencedFile['tool'], { at: Place; mark: string; count: number }>();
  for (const { path, value } of files) {
    for (const { tool, mark, line } of value) {
      if (/linter/.test(tool) && !linted) continue;
      const known = groups.get(tool);
      if (known) known.count += 1;
      else groups.set(tool, { at: { path, line }, mark, count: 1 });
    }
  }
  return [...groups].map(([tool, { at, mark, count }]) => {
    const [name, one, many] = TOOLS[tool];
    const message = `${count} ${count === 1 ? one : many} ${name} to look away from all of it (${mark}), so no error in ${count === 1 ? 'it' : 'them'} is found. Take the comment out, and excuse single lines with a reason instead.`;
    return fail('medium', { subject: `silenced ${tool}`, message, at });
  });
}

/** mypy that reports nothing at all. */
export function mypy(
  files: readonly { readonly path: string; readonly value: { readonly line: number } }[],
): Finding[] {
  return files.map(({ path, value: { line } }) => {
    const message =
      'mypy is told to ignore every error in every module, so it runs and finds nothing. Take the line out, or name the modules that are not ready.';
    return fail('medium', { subject: 'mypy off', message, at: { path, line } });
  });
}

/** Forced installations: one a file. */
export function forced(installs: readonly ForcedInstall[]): Finding[] {
  const byFile = new Map<string, ForcedInstall>();
  for (const install of installs) {
    const known = byFile.get(install.at.path);
    if (!known || (known.flag !== 'force' && install.flag === 'force')) byFile.set(install.at.path, install);
  }
  return [...byFile.values()].map(({ flag, at }) => {
    if (flag === 'force') {
      const message =
        'The packages are installed with --force: npm takes them although it knows that they do not fit together, and what runs is a mixture that nobody tested. Mend the versions, and take the flag out.';
      return fail('medium', { subject: 'forced install', message, at });
    }
    const message =
      'The packages are installed with --legacy-peer-deps, so npm does not look whether they fit together. Find the package that asks for another version, and update it.';
    return fail('low', { subject: 'legacy peers', message, at });
  });
}
