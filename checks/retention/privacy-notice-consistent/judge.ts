import type { PromiseKind } from '../../../src/facts/privacy-notices/sentences.ts';
import { contradiction, type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { type PlacedNotice, SHORTEST } from './find-notice.ts';
import { names, type Recipient } from './recipients.ts';

/** Promises that who receives the data refutes, and those that somebody must check. */
export function refuted(notice: PlacedNotice, recipients: readonly Recipient[]): Finding[] {
  return notice.promises.flatMap(({ kind, text }) => {
    const details = { subject: `${kind} ${notice.path}`, at: { path: notice.path } };
    const against = REFUTES[kind](recipients);
    if (against.length > 0)
      return [
        contradiction('medium', {
          ...details,
          message: `The notice promises "${text}", but the tool passes data on to ${listed(against)}. Take the sentence out, or say to whom data goes and why.`,
        }),
      ];
    return kind === 'deletes-at-once' || kind === 'end-to-end'
      ? [
          review('medium', {
            ...details,
            message: `The notice promises "${text}". The code cannot show it: somebody should check that it holds, backups and processors included, and say so in the sign-off.`,
          }),
        ]
      : [];
  });
}

const REFUTES: Readonly<Record<PromiseKind, (recipients: readonly Recipient[]) => readonly Recipient[]>> = {
  'shares-with-nobody': (recipients) => recipients,
  'no-tracking': (recipients) => recipients.filter(({ tracks }) => tracks),
  'deletes-at-once': () => [],
  'end-to-end': () => [],
};

/** Whether the notices together name whom they must. Several pages of one tool complete each other. */
export function judgeNotices(
  notices: readonly PlacedNotice[],
  recipients: readonly Recipient[],
  manifest: ManifestView | null,
): Finding[] {
  const [first] = notices;
  if (!first) return [];
  const at = { path: first.path };
  if (notices.every(({ words }) => words < SHORTEST)) {
    const message = `The text of the notice (${first.path}) is kept elsewhere, so that it cannot be compared with who receives data. Point retention.privacy_notice to the file with the text, or say in the sign-off of data handling that somebody compared it.`;
    return [review('medium', { subject: 'text', message, at })];
  }
  const unnamed = recipients.filter((each) => !notices.some((notice) => names(notice, each)));
  const contact = notices.some((notice) => notice.contact)
    ? []
    : [
        fail('medium', {
          subject: 'contact',
          message: 'The notice names nobody whom people can ask about their data. Add an address.',
          at,
        }),
      ];
  return [...unnamedFindings(unnamed, at, manifest), ...contact];
}

function unnamedFindings(
  unnamed: readonly Recipient[],
  at: { readonly path: string },
  manifest: ManifestView | null,
): Finding[] {
  const declared = unnamed.filter(({ declared: yes }) => yes);
  const seen = unnamed.filter(({ declared: yes }) => !yes);
  const where = manifest === null ? '' : ' in the manifest';
  return [
    ...declared.map(({ name }) =>
      contradiction('medium', {
        subject: `unnamed ${name}`,
        message: `${name} receives data about people, as declared${where}, and the notice does not name it. Add it, with what it does.`,
        at,
      }),
    ),
    ...(seen.length === 0
      ? []
      : [
          review('medium', {
            subject: 'unnamed',
            message: `The notice does not name who receives data about people by the code: ${listed(seen)}. Name them, or say in the sign-off why they receive none.`,
            at,
          }),
        ]),
  ];
}

function listed(recipients: readonly Recipient[]): string {
  const rest = recipients.length > 5 ? ` and ${recipients.length - 5} more` : '';
  return `${recipients
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ')}${rest}`;
}
