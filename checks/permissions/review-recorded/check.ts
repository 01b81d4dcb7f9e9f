import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
} from '../../../src/kit/index.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { declaredRoles } from '../../../src/manifest/roles.ts';
import { nothingKept, owedFor } from '../../declared-stores.ts';

const MAX_AGE_DAYS = 180;

export default defineCheck({
  id: 'permissions/review-recorded',
  title: 'Access is granted, removed, reviewed',
  question: 'Who grants, removes and reviews access?',
  why: 'Access is given in a minute and forgotten for years. People who left or changed their job keep what they had, until somebody goes through the list.',
  how: 'Reads `permissions.grants` (who gives access, how it is asked for, what happens when people leave) and `permissions.last_review`: a person listed under people went through the list of accounts within the last 180 days. Where one person both grants and reviews, `ownership.deputy` must name somebody else.',
  passes:
    'It is written who gives and takes access and how, and a dated review by a named person is not older than 180 days.',
  fix: 'Fill in permissions.grants, go through the list of accounts with each one’s role, remove what is not needed any more, and write down who did it and when under permissions.last_review.',
  example: [
    '```yaml',
    'permissions:',
    '  grants: {who: dana, how: e-mail from the site manager, leavers: "same day, from the HR list"}',
    '  last_review: {by: priya, date: 2026-10-20}',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: ['permissions', 'support-model'],
  evidence: 'recorded',
  facts: { stores, fileList },
  evaluate({ facts, manifest, today }) {
    const { all, trainable } = declaredRoles(manifest);
    if (all.length > 0 && trainable.length === 0) {
      return notApplicable({
        examined: all.length,
        reason: 'The only users are the public: nobody is given access.',
      });
    }
    const { grants: given, last_review: reviewed } = manifest?.claims.permissions ?? {};
    if (all.length === 0 && !given && !reviewed) {
      const owed = owedFor(
        facts,
        'medium',
        'grants',
        (found) =>
          `${found}, and nothing says who gives and removes access to it. Fill in permissions.grants and permissions.last_review.`,
      );
      if (owed.length === 0) return nothingKept(facts);
      return conclude({ examined: 1, evidence: 'recorded', findings: owed, pass: '', nothing: '' });
    }
    return conclude({
      examined: 4,
      evidence: 'recorded',
      findings: [...grants(manifest), ...lastReview(manifest, today), ...fourEyes(manifest)],
      pass: 'It is written who gives and removes access, and a review within half a year is recorded.',
      nothing: 'Fill in permissions.grants and permissions.last_review.',
    });
  },
});

function grants(manifest: ManifestView | null): Finding[] {
  const { grants: given, leavers } = manifest?.claims.permissions ?? {};
  const missing: [string, string | undefined, string][] = [
    ['who', given?.who, 'It is not written who gives and removes access'],
    ['how', given?.how, 'It is not written how access is asked for and given'],
    ['leavers', given?.leavers ?? leavers, 'It is not written how people who leave lose their access'],
  ];
  const gaps = missing.flatMap(([field, value, message]) =>
    value === undefined ? [finding(manifest, field, `${message}; fill in permissions.grants.${field}.`)] : [],
  );
  const who = given?.who;
  if (who === undefined || Object.hasOwn(manifest?.claims.people ?? {}, who)) return gaps;
  return [...gaps, finding(manifest, 'who', `Access is given by ${who}, who is not listed under people.`)];
}

function finding(manifest: ManifestView | null, field: string, message: string): Finding {
  return fail('medium', {
    subject: `grants ${field}`,
    message,
    at: manifest?.at('permissions', 'grants', field) ?? null,
  });
}

function lastReview(manifest: ManifestView | null, today: string): Finding[] {
  const record = manifest?.claims.permissions?.last_review;
  const at = manifest?.at('permissions', 'last_review') ?? null;
  if (!record) {
    const message =
      'No review of who has access is recorded. Go through the accounts and their roles, and write down who did it and when under permissions.last_review.';
    return [fail('medium', { subject: 'last review', message, at })];
  }
  const defects = recordDefects(record, manifest, today, MAX_AGE_DAYS);
  if (defects.length === 0) return [];
  const message = `The review of who has access ${together(defects)}, so it does not count.`;
  return [fail('medium', { subject: 'last review', message, at })];
}

/** In a small team one person may do both, if somebody else could. */
function fourEyes(manifest: ManifestView | null): Finding[] {
  const { grants: given, last_review: reviewed } = manifest?.claims.permissions ?? {};
  const deputy = manifest?.claims.ownership?.deputy;
  if (!given?.who || given.who !== reviewed?.by || (deputy !== undefined && deputy !== given.who)) return [];
  return [
    finding(
      manifest,
      'who',
      `${given.who} both gives access and reviews it, and nobody could step in: name somebody else under ownership.deputy, or let another person review.`,
    ),
  ];
}
