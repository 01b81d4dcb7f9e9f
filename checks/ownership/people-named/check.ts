import { gitHistory } from '../../../src/facts/git-history.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { ageInDays } from '../../../src/manifest/date.ts';
import { isNoPerson } from './no-person.ts';

const POSTS = [
  ['business', 'business owner', 'decides what the tool is for and answers for it'],
  ['technical', 'technical owner', 'keeps it running'],
  ['deputy', 'deputy', 'steps in when the technical owner is away'],
] as const;

export default defineCheck({
  id: 'ownership/people-named',
  title: 'Owners and a deputy named',
  question: 'Is there a business owner, a technical owner and a deputy?',
  why: 'On the day it breaks somebody must decide, somebody must mend, and one of them will be on holiday.',
  how: 'Reads `ownership.business`, `technical` and `deputy`: each must be a person listed under people, with a name, no bot or bare agency, with a contract that has not ended, and the deputy must be another person than the technical owner. Where git knows only one human author, the deputy must be among those with access (`ownership.accounts[].admins` or `change_control.deploy.who`).',
  passes: 'Three posts are filled by people who exist, and the deputy can really step in.',
  fix: 'Name the three under ownership, list them under people, and give the deputy access (ownership.accounts[].admins).',
  example: [
    '```yaml',
    'people:',
    '  priya: {name: Priya Shah, role: Operations director}',
    '  dana:  {name: Dana Okoro, role: IT contractor, contract_until: 2027-06-30}',
    '  tom:   {name: Tom Wilk, role: Builder, builder: true}',
    'ownership:',
    '  business: priya',
    '  technical: dana',
    '  deputy: tom',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['support-model'],
  evidence: 'described',
  facts: { history: gitHistory },
  evaluate({ facts, manifest, today }) {
    const posts = POSTS.flatMap(([post, title, task]) => postDefect(post, title, task, manifest, today));
    const findings = [
      ...posts,
      ...(posts.length === 0 ? together(manifest, facts.history.humans.length === 1) : []),
    ];
    return conclude({
      examined: POSTS.length,
      evidence: 'described',
      findings,
      pass: 'A business owner, a technical owner and a deputy are named.',
      nothing: 'Name the owners under ownership.',
    });
  },
});

type Post = (typeof POSTS)[number][0];

function postDefect(
  post: Post,
  title: string,
  task: string,
  manifest: ManifestView | null,
  today: string,
): Finding[] {
  const key = manifest?.claims.ownership?.[post];
  const problem =
    key === undefined ? `No ${title} is named: nobody ${task}.` : personDefect(key, title, manifest, today);
  return problem === null
    ? []
    : [fail('blocker', { subject: post, message: problem, at: manifest?.at('ownership', post) ?? null })];
}

function personDefect(
  key: string,
  title: string,
  manifest: ManifestView | null,
  today: string,
): string | null {
  const people = manifest?.claims.people ?? {};
  const person = Object.hasOwn(people, key) ? people[key] : undefined;
  if (!person) return `The ${title}, "${key}", is not listed under people.`;
  if (person.name === undefined) return `The ${title}, "${key}", has no name under people.`;
  if (isNoPerson(person.name))
    return `The ${title}, "${person.name}", is no person: name somebody who can be called.`;
  const age = person.contract_until === undefined ? null : ageInDays(person.contract_until, today);
  if (age !== null && age > 0)
    return `The contract of the ${title}, ${person.name}, ended on ${person.contract_until}.`;
  return null;
}

/** How the three fit together, once each is in order. */
function together(manifest: ManifestView | null, oneAuthor: boolean): Finding[] {
  const { business, technical, deputy } = manifest?.claims.ownership ?? {};
  const at = manifest?.at('ownership', 'deputy') ?? null;
  if (business === technical && technical === deputy) {
    return [
      fail('medium', {
        subject: 'same person',
        message: 'One person is business owner, technical owner and deputy: nobody steps in.',
        at,
      }),
    ];
  }
  if (technical === deputy) {
    return [
      fail('blocker', {
        subject: 'deputy',
        message: 'The deputy is the technical owner: nobody steps in when that person is away.',
        at,
      }),
    ];
  }
  if (!oneAuthor || deputy === undefined || hasAccess(deputy, manifest)) return [];
  const message =
    'All commits are by one person and no access of the deputy is recorded. List the deputy under ownership.accounts[].admins or change_control.deploy.who, or have a sign-off confirm it.';
  return [review('high', { subject: 'deputy access', message, at })];
}

function hasAccess(key: string, manifest: ManifestView | null): boolean {
  const accounts = manifest?.claims.ownership?.accounts ?? [];
  const deployers = manifest?.claims.change_control?.deploy?.who ?? [];
  return accounts.some(({ admins }) => admins?.includes(key)) || deployers.includes(key);
}
