import type { TestBlock } from '../../../src/facts/test-blocks/model.ts';
import { counted, type Finding, fail, review } from '../../../src/kit/index.ts';
import type { TestContext } from '../../resolve-test.ts';
import { type Followed, follow, type Journey, nameOf } from '../journeys.ts';
import type { Reported } from '../report.ts';

type Edge = NonNullable<Journey['edge']>[number];
type Kind = NonNullable<Edge['kind']>;

const KINDS = 6;
const ENOUGH = 2;

/** The tests that a journey names, with where they stand. */
export function edgesOf(journey: Journey): { edge: Edge; index: number }[] {
  return (journey.edge ?? []).map((edge, index) => ({ edge, index }));
}

/** What is wrong with a journey's tests of unexpected input. */
export function judgeEdges(journey: Journey, context: TestContext, report: Reported): Finding[] {
  const judged = edgesOf(journey).map((each) => judge(journey, each.edge, each.index, context, report));
  const findings = judged.flatMap(({ finding }) => finding ?? []);
  const kinds = new Set(judged.flatMap(({ counts }) => counts ?? []));
  const wanted = wantedOf(journey);
  if (kinds.size >= wanted) return findings;
  const { manifest } = context;
  const message = `"${nameOf(journey)}" is tested with ${counted(kinds.size, 'kind')} of unexpected input, and needs ${wanted}: what happens when something is left empty, wrong, too large, sent twice, done by somebody without the right, or when a service is down? List the tests under edge; kinds that cannot happen go under not_applicable with the reason.`;
  const at = manifest.at('tests', 'journeys', journey.index);
  return [fail('high', { subject: `kinds of ${nameOf(journey)}`, message, at }), ...findings];
}

/** Two, or as many as are left once those are taken away that cannot happen. */
function wantedOf({ not_applicable = {} }: Journey): number {
  const excused = Object.values(not_applicable).filter(
    (reason) => reason !== undefined && reason.trim() !== '',
  );
  return Math.min(ENOUGH, KINDS - excused.length);
}

interface Judged {
  readonly finding: Finding | null;
  /** The kind that is tried; null where the test does not count. */
  readonly counts: Kind | null;
}

function judge(journey: Journey, edge: Edge, index: number, context: TestContext, report: Reported): Judged {
  const path = ['tests', 'journeys', journey.index, 'edge', index];
  const { kind, test } = edge;
  const at = context.manifest.at(...path);
  const subject = `edge ${kind ?? index + 1} of ${nameOf(journey)}: ${test ?? ''}`;
  if (kind === undefined || test === undefined) {
    const message = `A test of unexpected input for "${nameOf(journey)}" names no ${kind === undefined ? 'kind' : 'test'}. Write both.`;
    return { finding: fail('high', { subject, message, at }), counts: null };
  }
  const followed = follow(
    test,
    `"${nameOf(journey)}" with unexpected input (${kind})`,
    subject,
    path,
    context,
    report,
  );
  if (followed.finding)
    return { finding: followed.finding, counts: followed.finding.kind === 'review' ? kind : null };
  return {
    finding: likeness(followed, kind)
      ? null
      : review('high', { subject, message: unlike(followed, kind), at }),
    counts: kind,
  };
}

/** Whether the test looks like its kind: it expects some refusal, or shows the kind itself. */
function likeness({ resolved }: Followed, kind: Kind): boolean {
  return resolved.state !== 'test' || shows(resolved.block, kind);
}

function shows({ signs }: TestBlock, kind: Kind): boolean {
  return signs.includes('refusal') || signs.includes(kind);
}

function unlike({ pointer }: Followed, kind: Kind): string {
  return `${pointer} is named as a test of kind ${kind}, and nothing in it shows that: it expects no error, refusal or status above 399, and neither its words nor its input are of that kind. Look at it: is it the right test?`;
}
