import { counted, type Finding, fail } from '../../../src/kit/index.ts';
import { type KnownSkip, names } from './known.ts';
import { byFile, type Placed, titlesOf } from './suite.ts';

/** Tests that are off and do not say why, one finding a file. */
export function unexplained(off: readonly Placed[], known: readonly KnownSkip[]): Finding[] {
  const silent = off.filter(
    (test) =>
      test.block.off?.reason === null &&
      !known.some((skip) => skip.reason !== undefined && names(skip, test)),
  );
  return byFile(silent).map(({ path, blocks }) =>
    fail('medium', {
      subject: 'skipped tests',
      message: `${counted(blocks.length, 'test')} ${blocks.length === 1 ? 'is' : 'are'} switched off without a reason: ${titlesOf(blocks)}. Nobody can tell whether what ${blocks.length === 1 ? 'it tests' : 'they test'} still works. Mend, delete, or write the reason above it or under tests.known_skips.`,
      at: { path, line: blocks[0]?.off?.line ?? 1 },
    }),
  );
}

/** More than one test in five. */
export function tooMany(off: number, all: number): Finding[] {
  if (off * 5 <= all) return [];
  const share = Math.round((off / all) * 100);
  return [
    fail('medium', {
      subject: 'share of skipped tests',
      message: `${off} of ${counted(all, 'test')} (${share} %) are switched off. With more than one in five off, a green run says little. Mend those that matter, and delete the rest.`,
    }),
  ];
}
