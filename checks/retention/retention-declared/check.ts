import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  eachOf,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
  sentence,
} from '../../../src/kit/index.ts';
import { isForever, parseDuration } from '../../../src/manifest/duration.ts';
import { declaredStores, keepsRealData, nothingKept, owedFor } from '../../declared-stores.ts';

type DataClass = NonNullable<NonNullable<ManifestView['claims']['retention']>['classes']>[number];

export default defineCheck({
  id: 'retention/retention-declared',
  title: 'How long each kind of data is kept',
  question: 'How long is each class of data kept, and why?',
  why: 'Data about people may be kept only as long as there is a reason. Whatever is kept without an end is one day lost, stolen or asked for.',
  how: 'Reads `keep.for` of each class under `retention.classes`: a length of time (`12 months`, `P1Y`) or an event, perhaps with time after it (`until employment ends`, `employment + 6 months`). A class counts as personal unless it says `personal: false`.',
  passes:
    'Each personal class has a period with an end. "Forever" and "as long as needed" are none. A legal hold counts where `basis` says which. A missing `basis` is advice only.',
  fix: 'Write for each class how long it is kept, and why, under keep: {for, basis}. Ask whoever answers for the data where you do not know.',
  example: [
    '```yaml',
    'retention:',
    '  classes:',
    '    - name: staff contact',
    '      personal: true',
    '      store: db',
    '      keep: {for: "employment + 6 months", basis: "claims after leaving", method: auto}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'described',
  facts: { stores, fileList },
  evaluate({ facts, manifest }) {
    const classes = manifest?.claims.retention?.classes ?? [];
    const declared = declaredStores(manifest);
    const real = declared.filter(keepsRealData);
    if (classes.length === 0 && declared.length > 0 && real.length === 0) {
      return notApplicable({
        examined: declared.length,
        reason: 'No declared store holds real data that is kept.',
      });
    }
    const owed = classes.length > 0 ? [] : nothingSaid(real.length, facts.stores, manifest);
    if (classes.length === 0 && owed.length === 0) return nothingKept(facts);
    return conclude({
      examined: Math.max(classes.length, owed.length),
      evidence: 'described',
      findings: [...owed, ...classes.flatMap((each, index) => judged(each, index, manifest))],
      pass: sentence(`${eachOf(classes.length, 'class', 'classes')} of data has an end.`),
      nothing: 'No class of data is declared.',
    });
  },
});

function nothingSaid(
  real: number,
  seen: Parameters<typeof owedFor>[0]['stores'],
  manifest: ManifestView | null,
): readonly Finding[] {
  const owed = 'Describe what is kept, and for how long, under retention.classes.';
  if (real === 0) {
    return owedFor(
      { stores: seen },
      'high',
      'retention.classes',
      (found) => `${found}, and nothing says how long. ${owed}`,
    );
  }
  const at = manifest?.at('retention', 'classes') ?? null;
  const message = `${real === 1 ? 'A store with real data is' : `${real} stores with real data are`} declared, and nothing says how long the data in ${real === 1 ? 'it' : 'them'} is kept. ${owed}`;
  return [fail('high', { subject: 'retention.classes', message, at })];
}

function judged(each: DataClass, index: number, manifest: ManifestView | null): Finding[] {
  const name = each.name ?? `number ${index + 1}`;
  const at = manifest?.at('retention', 'classes', index, 'keep', 'for') ?? null;
  const period = each.keep?.for;
  const personal = each.personal !== false;
  const problem =
    period === undefined ? 'has no period after which it is deleted' : endless(period, each.keep?.basis);
  if (problem !== null && (personal || period === undefined)) {
    const message = `The class "${name}" ${problem}. Write how long it is kept: a length of time, or the event after which it goes.`;
    return [fail(personal ? 'high' : 'low', { subject: name, message, at })];
  }
  if (!personal || each.keep?.basis !== undefined) return [];
  const message = `The class "${name}" says how long it is kept and not why. Add the law, the contract or the need as basis.`;
  return [
    fail('low', {
      subject: `basis ${name}`,
      message,
      at: manifest?.at('retention', 'classes', index, 'keep') ?? null,
    }),
  ];
}

/** What is wrong with a period, to follow the class's name; null where it ends. */
function endless(period: string, basis: string | undefined): string | null {
  if (isForever(period)) return `is kept "${period}", which has no end`;
  const duration = parseDuration(period);
  if (duration === null) return `is kept for "${period}", which is neither a length of time nor an event`;
  const onHold = duration.kind === 'event' && /^legal hold$/i.test(duration.event);
  return onHold && basis === undefined ? 'is on legal hold, and no basis says by which law or case' : null;
}
