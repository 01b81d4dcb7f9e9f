import { isUnread, type PlacedResult } from '../../../src/facts/call-results/call-results.ts';
import { counted, type Finding, fail } from '../../../src/kit/index.ts';

/** The content is used, or a change is sent and forgotten, whatever the other side answers. */
export function isUnnoticed({ fate, effect, undoing, explained }: PlacedResult): boolean {
  if (explained || undoing) return false;
  return fate === 'discarded' ? effect === 'write' : isUnread(fate);
}

/** One finding for each call where a failure that nobody notices costs most. */
export function graveCalls(calls: readonly PlacedResult[]): Finding[] {
  return calls
    .filter(({ topic }) => topic !== null)
    .map(({ topic, what, path, line, fate, function: name }) =>
      fail('high', {
        subject: `${name ?? 'module'}: ${what}`,
        at: { path, line },
        message: `The status of ${what}${name === null ? '' : ` in ${name}`} is not looked at: when ${COSTS[topic ?? 'payment']}, ${fate === 'discarded' ? 'nobody notices' : 'the error is taken for an answer'}.`,
      }),
    );
}

const COSTS = {
  payment: 'the payment service refuses',
  'sign-in': 'signing in is refused or fails',
  'language model': 'the language model refuses or is overloaded',
} as const;

/** One finding a file for all others. */
export function perFile(calls: readonly PlacedResult[]): Finding[] {
  const files = new Map<string, PlacedResult[]>();
  for (const call of calls) {
    if (call.topic !== null) continue;
    files.set(call.path, [...(files.get(call.path) ?? []), call]);
  }
  return [...files].map(([path, [first, ...more]]) =>
    fail('medium', {
      subject: 'status',
      at: { path, line: first?.line ?? 1 },
      message: `${counted(1 + more.length, 'request')} here (${first?.what ?? 'fetch'}${more.length > 0 ? ' and others' : ''}) ${more.length > 0 ? 'do' : 'does'} not look at the status of the answer: an error of the other side is taken for data.`,
    }),
  );
}
