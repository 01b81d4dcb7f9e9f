import type { DeletionJobs } from '../../../src/facts/deletion-jobs/deletion-jobs.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { declaredKind, declaredStores, keepsRealData, owedFor } from '../../declared-stores.ts';

/** One entry of `retention.classes` that has to be deleted, with where it stands in the list. */
export type DueClass = NonNullable<NonNullable<ManifestView['claims']['retention']>['classes']>[number] & {
  readonly index: number;
  readonly title: string;
};

/** The classes about people whose data is real, kept by the tool and not under a legal hold. */
export function dueClasses(manifest: ManifestView | null): DueClass[] {
  const stores = declaredStores(manifest);
  return (manifest?.claims.retention?.classes ?? [])
    .map((each, index) => ({ ...each, index, title: each.name ?? `number ${index + 1}` }))
    .filter(({ personal, keep, store }) => {
      const held = stores.find(({ id }) => id !== undefined && id === store);
      const elsewhere = held && (!keepsRealData(held) || declaredKind(held) === 'browser');
      return personal !== false && !elsewhere && !/^legal hold$/i.test(keep?.for?.trim() ?? '');
    });
}

/** What is owed where no class is declared: nothing, where nothing is kept. */
export function nothingSaid(
  facts: { readonly stores: readonly Store[]; readonly deletionJobs: DeletionJobs },
  manifest: ManifestView | null,
): readonly Finding[] {
  const [job] = facts.deletionJobs.jobs.filter(({ scheduled }) => scheduled);
  const real = declaredStores(manifest).filter(keepsRealData);
  const ask = 'Describe what is kept under retention.classes, with how each class is deleted.';
  const owed =
    real.length > 0
      ? [
          fail('high', {
            subject: 'retention.classes',
            message: `Stores with real data are declared, and nothing says what deletes the data in them. ${ask}`,
            at: manifest?.at('retention', 'classes') ?? null,
          }),
        ]
      : declaredStores(manifest).length > 0
        ? []
        : owedFor(
            facts,
            'high',
            'retention.classes',
            (found) => `${found}, and nothing says what deletes it. ${ask}`,
          );
  if (!job || owed.length === 0) return owed;
  const message = `Something deletes old data here (${job.what}), and no manifest says which data that is, nor what becomes of the rest. ${ask}`;
  return [review('high', { subject: 'retention.classes', message, at: { path: job.path, line: job.line } })];
}
