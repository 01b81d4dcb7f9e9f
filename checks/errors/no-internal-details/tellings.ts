import type { Leak, PlacedAnswer } from '../../../src/facts/internal-details/internal-details.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';

const SAYS: Readonly<Record<Leak, string>> = {
  stack: 'shows where in the code it failed',
  query: "shows the text of the query or the database's own words",
  whole: 'sends the error as a whole, with whatever the library put into it',
  message: "sends the error's own words, which were not written for users",
};

/** One finding for each function and kind: what is mended together is told together. */
export function tellings(answers: readonly PlacedAnswer[]): Finding[] {
  const groups = new Map<string, PlacedAnswer[]>();
  for (const answer of answers) {
    if (answer.leak === null) continue;
    const key = `${answer.path}\n${answer.where ?? ''}\n${answer.leak}`;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first?.leak ? [telling(first, first.leak, group.length)] : [];
  });
}

function telling({ path, line, what, where, status }: PlacedAnswer, leak: Leak, times: number): Finding {
  const within = where === null ? '' : ` in ${where}`;
  const sent = status === null ? '' : ` (status ${status})`;
  const often =
    times > 1 ? ` The same happens ${times === 2 ? 'once' : `${times - 1} times`} more there.` : '';
  const message =
    what === 'display_errors'
      ? 'PHP is told to show every error on the page, with paths and lines of the code.'
      : `The answer to a failure${within}${sent} ${SAYS[leak]}: ${what}.${often}`;
  return fail('high', { subject: `${where ?? 'module'}: ${leak}`, at: { path, line }, message });
}
