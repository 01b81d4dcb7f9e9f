import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { ageInDays } from '../../../src/manifest/date.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';

type Allowed = 'real_data' | 'decisions' | 'replacement';

/** What a manifest may claim that no prototype may do without leave. */
const LIMITS: readonly {
  field: 'real_data' | 'makes_decisions' | 'replaces_system';
  allowed: Allowed;
  what: string;
}[] = [
  { field: 'real_data', allowed: 'real_data', what: 'holds real data' },
  { field: 'makes_decisions', allowed: 'decisions', what: 'decides about people' },
  { field: 'replaces_system', allowed: 'replacement', what: 'replaces a system that people rely on' },
];

/** What the manifest of a prototype claims against its limits, or leaves open. */
export function claimedLimits(manifest: ManifestView | null, today: string): Finding[] {
  const tool = manifest?.claims.tool;
  return LIMITS.flatMap(({ field, allowed, what }) => {
    const at = manifest?.at('tool', field) ?? null;
    const claim = tool?.[field];
    if (claim === undefined && field !== 'replaces_system') {
      return [
        review('blocker', {
          subject: field,
          message: `It is not said whether this prototype ${what}. Say so under tool.${field}.`,
          at,
        }),
      ];
    }
    if (claim === undefined || claim === false) return [];
    const refused = whyNot(manifest, allowed, today);
    if (refused === null) return [];
    return [
      fail('blocker', {
        subject: field,
        message: `It is declared to be a prototype, and it ${what}. ${refused}`,
        at,
      }),
    ];
  });
}

/** Why a review does not allow it today, as a sentence; null if it does. */
function whyNot(manifest: ManifestView | null, allowed: Allowed, today: string): string | null {
  const given = manifest?.claims.go_live?.review;
  if (!given?.allows?.includes(allowed)) return 'Nobody has allowed that (go_live.review).';
  const defects = recordDefects(given, manifest, today, null);
  if (defects.length > 0) return `The review that allows it ${together(defects)}.`;
  const age = given.until === undefined ? null : ageInDays(given.until, today);
  if (age === null) return 'The review that allows it does not say until when.';
  return age > 0 ? `The review that allowed it ended on ${given.until}.` : null;
}
