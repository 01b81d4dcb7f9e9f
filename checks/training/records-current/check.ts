import {
  conclude,
  defineCheck,
  eachOf,
  type Finding,
  fail,
  type Manifest,
  type ManifestView,
  notApplicable,
} from '../../../src/kit/index.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { declaredRoles } from '../../../src/manifest/roles.ts';
import { percentOf } from './percent.ts';

type TrainingRecord = NonNullable<NonNullable<Manifest['training']>['records']>[number];

const MAX_AGE_DAYS = 365;
const DEFAULT_TARGET = 90;

export default defineCheck({
  id: 'training/records-current',
  title: 'Training took place',
  question: 'Who was trained, when, on which version?',
  why: 'A plan trains nobody. Numbers and a date show whether people have really seen the tool that they are to rely on, without listing them by name.',
  how: 'Reads `training.records`: for each role, how many of how many were trained, on a date within the last 365 days, by a person listed under people. In production each role must reach `training.target` (90 % unless said); before that one trained person a role is enough.',
  passes: 'Every role has a record that is in order, and enough of its people were trained.',
  fix: 'Train the people who are missing, then write down role, how many of how many, date and trainer under training.records.',
  example: [
    '```yaml',
    'training:',
    '  target: 90%',
    '  records:',
    '    - {role: staff, trained: 54, of: 58, date: 2026-10-15, by: priya, version: 1.2.0}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['support-model'],
  evidence: 'recorded',
  facts: {},
  evaluate({ manifest, today }) {
    const { all, trainable } = declaredRoles(manifest);
    if (all.length > 0 && trainable.length === 0) {
      return notApplicable({
        examined: all.length,
        reason: 'The only users are the public, who have the user guide.',
      });
    }
    const records = manifest?.claims.training?.records ?? [];
    const broken = records.map((record, index) => defectsOf(record, index, manifest, today));
    const sound = records.filter((_record, index) => broken[index]?.length === 0);
    const short = trainable.flatMap((role) => coverage(role, sound, records, manifest));
    return conclude({
      examined: trainable.length,
      evidence: 'recorded',
      findings: [...broken.flat(), ...short],
      pass: `Enough people of ${eachOf(trainable.length, 'role')} were trained within a year.`,
      nothing:
        'No roles are declared; list them under permissions.roles, and who was trained under training.records.',
    });
  },
});

/** What keeps one record from counting. */
function defectsOf(
  record: TrainingRecord,
  index: number,
  manifest: ManifestView | null,
  today: string,
): Finding[] {
  const { role = '(no role)', trained, of } = record;
  const roles = manifest?.claims.permissions?.roles ?? {};
  const what: string[] = [];
  const defects = recordDefects(record, manifest, today, MAX_AGE_DAYS);
  if (!Object.hasOwn(roles, role))
    what.push(`is for the role "${role}", which permissions.roles does not have`);
  if (defects.length > 0) what.push(together(defects));
  if (trained === undefined || of === undefined) what.push('does not say how many of how many');
  else if (trained > of) what.push(`counts ${trained} trained of ${of}`);
  if (what.length === 0) return [];
  const message = `The training record for "${role}" ${what.join('; it ')}, so it does not count.`;
  return [
    fail('high', {
      subject: `record ${role} ${record.date ?? ''}`.trim(),
      message,
      at: manifest?.at('training', 'records', index) ?? null,
    }),
  ];
}

/** Whether the newest sound record of a role covers enough of its people. */
function coverage(
  role: string,
  sound: readonly TrainingRecord[],
  all: readonly TrainingRecord[],
  manifest: ManifestView | null,
): Finding[] {
  const at = manifest?.at('training', 'records') ?? null;
  const [newest] = sound
    .filter((record) => record.role === role)
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  if (!newest) {
    // A broken record of this role has been reported already.
    if (all.some((record) => record.role === role)) return [];
    return [
      fail('high', { subject: role, message: `Nobody with the role "${role}" is recorded as trained.`, at }),
    ];
  }
  const { trained = 0, of = 0 } = newest;
  if (manifest?.claims.tool?.stage !== 'production') {
    if (trained > 0) return [];
    return [
      fail('high', {
        subject: role,
        message: `Not one person with the role "${role}" has been trained yet.`,
        at,
      }),
    ];
  }
  const target = percentOf(manifest.claims.training?.target) ?? DEFAULT_TARGET;
  if (of > 0 && (trained / of) * 100 >= target) return [];
  const message = `${trained} of ${of} people with the role "${role}" were trained; the target is ${target} %.`;
  return [
    fail('high', { subject: role, message, at: manifest.at('training', 'records', all.indexOf(newest)) }),
  ];
}
