import { plainTitle, writtenTitles } from '../../../src/facts/test-blocks/find-test.ts';
import { type Finding, fail, type Manifest, type ManifestView } from '../../../src/kit/index.ts';
import { ageInDays, isDate } from '../../../src/manifest/date.ts';
import type { Placed } from './suite.ts';

export type KnownSkip = NonNullable<NonNullable<Manifest['tests']>['known_skips']>[number] & {
  readonly index: number;
};

export function knownSkips(manifest: ManifestView | null): KnownSkip[] {
  return (manifest?.claims.tests?.known_skips ?? []).map((skip, index) => ({ ...skip, index }));
}

/** Whether an entry names this test, alone or with its file, or a group around it. */
export function names({ test }: KnownSkip, { path, block }: Placed): boolean {
  if (test === undefined) return false;
  const [file, title] = split(test);
  if (file !== null && file !== path) return false;
  const groups = block.titles.map((_, index) => {
    const titles = block.titles.slice(0, index + 1);
    return { title: titles.at(-1) ?? '', titles };
  });
  return [block, ...groups].some((each) =>
    writtenTitles(each).some((written) => plainTitle(written) === plainTitle(title)),
  );
}

function split(test: string): [string | null, string] {
  const at = test.indexOf('::');
  return at < 0 ? [null, test] : [test.slice(0, at).replace(/^\.\//, ''), test.slice(at + 2)];
}

/** Whether an entry with a reason names a test by the same words. */
export function isKnownName(test: string, known: readonly KnownSkip[]): boolean {
  return known.some(
    (skip) =>
      skip.reason !== undefined && skip.test !== undefined && plainTitle(skip.test) === plainTitle(test),
  );
}

/** Entries whose day has come while the test is still off, and entries of tests that are not. */
export function overdue(
  known: readonly KnownSkip[],
  off: readonly Placed[],
  manifest: ManifestView | null,
  today: string,
): Finding[] {
  return known.flatMap((skip) => {
    const at = manifest?.at('tests', 'known_skips', skip.index) ?? null;
    const subject = `known skip ${skip.test ?? skip.index + 1}`;
    if (!off.some((test) => names(skip, test))) {
      return skip.test?.includes('::')
        ? [
            fail('low', {
              subject,
              message: `tests.known_skips lists "${skip.test}", which is not switched off. Remove the entry, or correct it.`,
              at,
            }),
          ]
        : [];
    }
    const age = skip.until !== undefined && isDate(skip.until) ? ageInDays(skip.until, today) : null;
    if (age === null || age <= 0) return [];
    const message = `"${skip.test ?? ''}" was to run again by ${skip.until ?? ''} and is still switched off. Mend it, or agree on another day and write it down.`;
    return [fail('medium', { subject, message, at })];
  });
}
