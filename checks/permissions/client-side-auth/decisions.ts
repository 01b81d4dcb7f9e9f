import type { AccessDecision, AccessDecisions } from '../../../src/facts/client/access-decisions.ts';
import { type ClientFile, tellChain } from '../../../src/facts/client/model.ts';
import { type FileFactResult, type Finding, fail, type Place, review } from '../../../src/kit/index.ts';

type Files = ReadonlyMap<string, ClientFile>;
type Server = 'yes' | 'no' | 'unknown';

/** Findings, and how many places only show or hide what a server decides as well. */
export function decisionsIn(
  facts: FileFactResult<AccessDecisions>,
  sent: Files,
  server: Server,
): { readonly findings: readonly Finding[]; readonly shown: number } {
  const inClient = facts.values.filter(({ path }) => sent.has(path));
  const compared = new Set(inClient.flatMap(({ value }) => value.comparedWith));
  const comparesRecords = inClient.some(({ value }) => value.comparesRecords);
  const secrets = inClient.flatMap(({ path, value }) => [
    ...value.decisions.flatMap((each) => literal(each, path, sent, comparesRecords)),
    ...value.constants
      .filter(({ name }) => compared.has(name))
      .flatMap(({ name, line }) => literal({ kind: 'credential', name, line }, path, sent, true)),
  ]);
  const secretLines = new Set(secrets.map(({ at }) => `${at?.path}:${at?.line}`));
  const soft = inClient.flatMap(({ path, value }) => [
    ...value.decisions
      .filter(({ kind, line }) => kind === 'e-mail' && !secretLines.has(`${path}:${line}`))
      .map(({ name, line }) => ({
        what: `an e-mail address that stands in the code (${name})`,
        subject: `e-mail ${name}`,
        at: { path, line },
      })),
    ...value.flags.map(({ key, line }) => ({
      what: `"${key}" in the browser's own storage, which every visitor can set,`,
      subject: `stored ${key}`,
      at: { path, line },
    })),
  ]);
  if (server === 'yes') return { findings: secrets, shown: soft.length };
  return { findings: [...secrets, ...firstOfEach(soft.map((each) => decidedBy(each, server)))], shown: 0 };
}

function literal(
  { kind, name, line }: AccessDecision,
  path: string,
  sent: Files,
  comparesRecords: boolean,
): Finding[] {
  const at = { path, line };
  const chain = tellChain(sent, path);
  switch (kind) {
    case 'credential':
      return [
        fail('blocker', {
          subject: `credential ${name}`,
          at,
          message: `What somebody types is compared with a password that the browser receives (${name}): ${chain}. Every visitor can read it. Let a server check it, and change it, since it is known.`,
        }),
      ];
    case 'hash':
      return [
        fail('blocker', {
          subject: `hash ${name}`,
          at,
          message: `The hash of a password stands in the code that the browser receives (${name}): ${chain}. A visitor can try passwords against it at leisure, or skip the comparison. Let a server check it, and change it.`,
        }),
      ];
    case 'accounts':
      return comparesRecords
        ? [
            fail('blocker', {
              subject: 'accounts',
              at,
              message: `A list of accounts with their passwords stands in the code that the browser receives, and people are signed in by it: ${chain}. Every visitor can read it. Let a server sign people in, and change the passwords.`,
            }),
          ]
        : [];
    case 'e-mail':
      return [];
  }
}

interface Soft {
  readonly what: string;
  readonly subject: string;
  readonly at: Place;
}

function decidedBy({ what, subject, at }: Soft, server: 'no' | 'unknown'): Finding {
  return server === 'no'
    ? fail('blocker', {
        subject,
        at,
        message: `The page decides by ${what} who may go on, and no server decides as well. Whoever opens the browser's console gets in. Let a server keep the role and check it.`,
      })
    : review('blocker', {
        subject,
        at,
        message: `The page decides by ${what} who may go on, and what it calls is not in this repository. Show that the server checks the role for the same data (its rules, its code, a test), and sign for it.`,
      });
}

/** One question for a key, however many pages look at it. */
function firstOfEach(all: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const each of all) {
    if (!first.has(each.subject)) first.set(each.subject, each);
  }
  return [...first.values()];
}
