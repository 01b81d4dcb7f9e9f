import type { PersonalTable } from '../../../src/facts/personal-data/personal-columns.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { named } from '../named.ts';
import type { Eraser } from './eraser.ts';
import { ofOutsiders } from './people.ts';

/** Without instructions the code has to do it, and all of it. */
export function judgeEraser(
  eraser: Eraser | null,
  people: readonly PersonalTable[],
  manifest: ManifestView | null,
): Finding[] {
  if (eraser === null) return [nothing(people, manifest)];
  const left = [
    ...(eraser.left.length > 0
      ? [
          `rows of ${named(eraser.left.map((name) => ({ name })))} point to that person and do not go with them, as far as is known`,
        ]
      : []),
    ...(eraser.leavesFiles ? ['no code deletes stored files'] : []),
  ];
  if (left.length === 0) return [];
  const message = `Code deletes a person (${eraser.target}), yet ${left.join(', and ')}: they stay behind, or stop it. Let the foreign keys cascade, delete the files, or write down what a person does by hand under retention.subject_requests.how.`;
  return [
    review('medium', {
      subject: `left behind: ${[...eraser.left].sort().join(', ')}`,
      message,
      at: eraser.at,
    }),
  ];
}

function nothing(people: readonly PersonalTable[], manifest: ManifestView | null): Finding {
  const internal = manifest?.claims.tool?.audience === 'internal' && !ofOutsiders(people);
  const [first] = people;
  const where = first ? ` People are in ${named(people)}.` : '';
  const message = `Nothing deletes one person for good, and nothing says how it is done by hand.${where} Write it down, and name the section under retention.subject_requests.how.`;
  const at = first?.at ?? manifest?.at('retention', 'subject_requests') ?? null;
  return (internal ? review : fail)('medium', { subject: 'erasure', message, at });
}
