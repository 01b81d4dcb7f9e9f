import type { FoundValue } from '../../../src/facts/secrets/model.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import type { Publishing, Sent } from './published.ts';

type Values = ReadonlyMap<string, { readonly path: string; readonly value: FoundValue }>;

/** Findings on settings that the browser's code receives, by what they are called or by what a `.env` file gives them. */
export function settingKeys({ sent, whole, near }: Publishing, values: Values, today: string): Finding[] {
  const read = sent.flatMap((each) => {
    const known = values.get(each.variable);
    // What a value itself says counts for more than its name.
    if (known?.value.class === 'public') return [];
    if (known?.value.class === 'live' && (known.value.expires ?? today) >= today)
      return [
        fail('blocker', {
          subject: each.variable,
          at: { path: known.path, line: known.value.line },
          message: `The ${known.value.label} that this file gives to ${each.variable} is sent to every visitor: ${readBy(each)}. Replace it at its provider, and use it on a server only.`,
        }),
      ];
    return byName(each);
  });
  const everything = whole.map((at) =>
    fail('blocker', {
      subject: 'whole environment',
      at,
      message:
        'The build writes the whole environment into the code that the browser receives, every secret of the machine that builds it among them. Name the few settings that pages need, and leave the others out.',
    }),
  );
  const advice = new Map(near.map((each) => [each.variable, each]));
  return [
    ...read,
    ...everything,
    ...[...advice.values()].map(({ variable, at }) =>
      fail('low', {
        subject: `${variable} outside the browser`,
        at,
        message: `The prefix of ${variable} sends its value to the browser as soon as a page reads it; today only other code does. Give it a name without that prefix.`,
      }),
    ),
  ];
}

function byName(each: Sent): Finding[] {
  const { privilege, variable, at } = each;
  if (privilege === null) return [];
  const what = `${variable} is by its name ${privilege.label}, and it is sent to every visitor: ${readBy(each)}.`;
  return privilege.certainty === 'certain'
    ? [
        fail('blocker', {
          subject: variable,
          at,
          message: `${what} Replace it at its provider, and use it on a server only.`,
        }),
      ]
    : [
        review('blocker', {
          subject: variable,
          at,
          message: `${what} If it is one that its provider makes for browsers, sign for it; else replace it, and use it on a server only.`,
        }),
      ];
}

function readBy({ by, at }: Sent): string {
  if (by === null) return `${at.path}, which reaches the browser, reads it`;
  return by.option === 'define' || by.option === 'env'
    ? `the option ${by.option} in ${by.path} writes it into the code that reads it`
    : `the option ${by.option} in ${by.path} publishes it`;
}
