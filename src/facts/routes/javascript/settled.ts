import { asksOwner, CALLER, SENT } from './handed.ts';
import type { Called, FoundWork, Passed } from './model.ts';
import type { Placed } from './verifies.ts';
import type { ChosenWork } from './work.ts';

/** The calls and the work of one function, and the functions around it, itself first. */
export interface Body {
  readonly calls: readonly Placed<Called>[];
  readonly work: readonly Placed<ChosenWork>[];
  readonly around: readonly number[];
}

/** A function once it is known what it compares with its caller. */
export interface Settled {
  readonly calls: readonly Placed<Called>[];
  readonly work: readonly Placed<FoundWork>[];
}

/**
 * The work and the calls of each function, once all of them are known: a record that is compared with the caller afterwards is held to them,
 * and so is all that is named by what such a record, or a membership of theirs, was looked up by.
 */
export function settled(
  bodies: readonly Body[],
  { owned, looked }: { readonly owned: ReadonlySet<number>; readonly looked: ReadonlySet<number> },
): Settled[] {
  const cleared = bodies.map(({ calls, work }) => clearedIn(calls, work, owned));
  return bodies.map(({ calls, work, around }) => {
    const isCleared = (name: string): boolean => around.some((fn) => cleared[fn]?.has(name) ?? false);
    return {
      calls: calls.map((each) => ({ ...each, passed: each.passed.map((one) => claimed(one, isCleared)) })),
      work: work.map(({ by, ...each }) => {
        const held =
          owned.has(each.start) || looked.has(each.start) || (by.length > 0 && by.every(isCleared));
        return { ...each, heldToCaller: each.heldToCaller || held };
      }),
    };
  });
}

/** What was asked for the caller before is theirs when it is handed on. */
function claimed({ at, from }: Passed, isCleared: (name: string) => boolean): Passed {
  const sent = from.filter((each) => each.startsWith(SENT));
  const isTheirs = sent.length > 0 && sent.every((each) => isCleared(each.slice(SENT.length)));
  return isTheirs ? { at, from: [...from, CALLER] } : { at, from };
}

/** Names of what the caller sends that was looked up together with them, compared with them, or asked of a helper. */
function clearedIn(
  calls: Body['calls'],
  work: Body['work'],
  owned: ReadonlySet<number>,
): ReadonlySet<string> {
  const tested = new Set(calls.filter(({ use }) => use === 'tested').map(({ start }) => start));
  const looked = work.filter(
    ({ start, chosenByCaller, heldToCaller }) =>
      owned.has(start) || (chosenByCaller && heldToCaller && tested.has(start)),
  );
  const asked = calls.filter(({ name, passed, compared }) => compared || asksOwner(name, passed));
  const sent = asked
    .flatMap(({ passed }) => passed.flatMap(({ from }) => from))
    .flatMap((each) => (each.startsWith(SENT) ? [each.slice(SENT.length)] : []));
  return new Set([...looked.flatMap(({ by }) => by), ...sent]);
}
