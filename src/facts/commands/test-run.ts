import type { TestFile } from '../test-blocks/model.ts';
import type { Invocation, Resolution, Unresolved } from './model.ts';

/** What comes of a command that is meant to run tests. */
export interface TestRun {
  readonly verdict:
    | 'real'
    /** Runs tests and hides their failures. */
    | 'masked'
    /** Names files or folders that do not exist. */
    | 'missing'
    /** Told to succeed without tests, and there are none. */
    | 'empty'
    /** The line that `npm init` writes: no tests yet. */
    | 'default'
    /** Prints, exits, or is empty. */
    | 'nothing'
    /** Does something else: builds, lints. */
    | 'no-tests'
    | 'unresolved'
    | 'unknown';
  /** The start of the run that the verdict is about. */
  readonly invocation: Invocation | null;
  readonly runners: readonly string[];
  readonly unresolved: readonly Unresolved[];
}

export function judgeRun({ invocations, unresolved }: Resolution, tests: readonly TestFile[]): TestRun {
  const starts = invocations.filter(({ kind }) => kind === 'test');
  const of = (verdict: TestRun['verdict'], invocation: Invocation | null = null): TestRun => ({
    verdict,
    invocation,
    runners: [...new Set(starts.flatMap(({ runner }) => runner ?? []))],
    unresolved,
  });
  const lost = unresolved.some(({ kind }) => kind === 'folder');
  const nowhere = (start: Invocation) => findsNothing(start) || (start.folder === null && lost);
  const real = starts.find((start) => !start.masked && !nowhere(start) && !isEmpty(start, tests));
  if (real) return of('real', real);
  const [start] = starts;
  if (start) return of(nowhere(start) ? 'missing' : isEmpty(start, tests) ? 'empty' : 'masked', start);
  if (unresolved.length > 0) return of('unresolved');
  const unknown = invocations.find(({ kind }) => kind === 'unknown');
  if (unknown) return unknown.missing.length > 0 ? of('missing', unknown) : of('unknown', unknown);
  const [first] = invocations;
  if (invocations.some(({ words }) => /no test specified/i.test(words.join(' '))))
    return of('default', first ?? null);
  return of(
    invocations.every(({ kind }) => kind === 'nothing') ? 'nothing' : 'no-tests',
    invocations.find(({ kind }) => kind !== 'nothing') ?? first ?? null,
  );
}

/** It names paths, and none of them exists. */
function findsNothing({ targets, missing }: Invocation): boolean {
  return targets.length > 0 && missing.length === targets.length;
}

function isEmpty({ passWithNoTests, folder }: Invocation, tests: readonly TestFile[]): boolean {
  return passWithNoTests && !tests.some(({ path }) => !folder || path.startsWith(`${folder}/`));
}
