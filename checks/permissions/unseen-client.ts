import type { Client } from '../../src/facts/client/model.ts';
import { type Finding, review, type Severity } from '../../src/kit/index.ts';

/** User interfaces that could not be followed: in a language that is not read, or without a start that was found. */
export function unseenClient(
  { files, signs, unread }: Client,
  severity: Severity,
  question: string,
): Finding[] {
  const [native] = unread;
  if (native !== undefined) {
    return [
      review(severity, {
        subject: 'native user interface',
        at: { path: native },
        message: `The app that this file belongs to is written in a language that is not read here, so that nobody knows ${question}. Have somebody look through its code, and sign for it.`,
      }),
    ];
  }
  const [sign] = signs;
  if (files.length > 0 || sign === undefined) return [];
  return [
    review(severity, {
      subject: 'start of the user interface',
      at: { path: sign },
      message: `This looks like a part of a user interface, but nothing was found that starts it in a browser, so that nobody knows ${question}. Look through what the browser receives (the build's output), and sign for it.`,
    }),
  ];
}
