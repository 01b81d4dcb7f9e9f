import type { LeftOut } from '../../../src/facts/test-blocks/pytest-options.ts';
import { counted, type Finding, fail } from '../../../src/kit/index.ts';
import { isKnownName, type KnownSkip } from './known.ts';
import { byFile, type Placed, titlesOf } from './suite.ts';

/** Tests that run alone, one finding a file. */
export function focused(suite: readonly Placed[]): Finding[] {
  return byFile(suite).flatMap(({ path, blocks }) => {
    const alone = blocks.filter((block) => block.focused);
    const [first] = alone;
    if (!first) return [];
    const others = blocks.length - alone.length;
    const left =
      others > 0
        ? `the other ${counted(others, 'test')} of the file ${others === 1 ? 'is' : 'are'} left out, and with some runners so is every other file`
        : 'with some runners every other file is left out';
    return [
      fail('high', {
        subject: 'focused tests',
        message: `${titlesOf(alone)} ${alone.length === 1 ? 'is' : 'are'} marked to run alone: ${left}, while the run stays green. Remove .only (or fit, fdescribe, focus).`,
        at: { path, line: first.line },
      }),
    ];
  });
}

/** Standing options that leave tests out of every run. */
export function narrowed(
  files: readonly { readonly path: string; readonly value: readonly LeftOut[] }[],
  known: readonly KnownSkip[],
): Finding[] {
  return files.flatMap(({ path, value }) =>
    value
      .filter((each) => each.option === '-k' || !isKnownName(each.value, known))
      .map(({ option, value: what, line }) =>
        fail('high', {
          subject: `addopts ${option} ${what}`,
          message: `pytest is told to leave tests out of every run: addopts has ${option} ${what}. Nobody who runs pytest sees that. Remove it, or mark the tests themselves with the reason.`,
          at: { path, line },
        }),
      ),
  );
}
