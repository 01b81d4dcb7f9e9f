import type { LiveMock } from '../../../src/facts/mock-data/mock-data.ts';
import { type Finding, fail, review, type Severity, type Stage, sentence } from '../../../src/kit/index.ts';

/** One finding for each file, kind and weight: twenty lists in one mock file are one thing to mend. */
export function findingsOf(found: readonly LiveMock[], stage: Stage | null): Finding[] {
  const groups = new Map<string, LiveMock[]>();
  for (const each of found) {
    const key = `${each.at.path} ${each.kind === 'generator' ? 'data' : each.kind} ${each.topic ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => finding(group, stage) ?? []);
}

/** A pilot may still show samples to people who know; nobody said so for what has no stage, which is judged as if it were live. */
function finding(group: readonly LiveMock[], stage: Stage | null): Finding | null {
  const [first] = group;
  if (!first) return null;
  const severity: Severity = first.topic === null ? 'medium' : 'high';
  const names = [...new Set(group.map(({ name }) => name))];
  const details = {
    subject: `${first.kind} ${names.sort().join(' ')}`,
    at: first.at,
    message: `${sentence(TELLS[first.kind](listed(names)))}${first.topic === null ? '' : `, where it is about ${TOPICS[first.topic]}`} (${first.way}). ${MEND[first.kind]}`,
  };
  return stage === null || stage === 'production' ? fail(severity, details) : review(severity, details);
}

const SHOWN = 4;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`);
  if (names.length > SHOWN) return `${shown.join(', ')} and ${names.length - SHOWN} more`;
  return names.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

const TELLS: Readonly<Record<LiveMock['kind'], (names: string) => string>> = {
  data: (names) => `made-up data (${names}) is in front of users`,
  generator: (names) => `made-up data (${names}) is in front of users`,
  faker: (names) => `a library that invents people and records (${names}) is in front of users`,
  delay: (names) =>
    `${names} only waits and then answers as if it had worked; nothing is sent, kept or asked`,
  metrics: (names) => `the figures in ${names} are written out in the code and never change`,
};

const MEND: Readonly<Record<LiveMock['kind'], string>> = {
  data: 'Show what is real, or nothing; keep samples for tests.',
  generator: 'Show what is real, or nothing; keep samples for tests.',
  faker: 'Show what is real, or nothing; keep samples for tests.',
  delay: 'Do what the button promises, or take the button away.',
  metrics: 'Compute them from real data, or take them off the page.',
};

const TOPICS = {
  payment: 'payments',
  'sign-in': 'who may come in',
  answer: 'what a language model answers',
} as const;
