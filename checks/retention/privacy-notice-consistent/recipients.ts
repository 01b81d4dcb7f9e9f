import type { Notice } from '../../../src/facts/privacy-notices/read-notice.ts';
import type { SeenProcessor } from '../../../src/facts/processors/processors.ts';
import { processorsNamed, slug } from '../../../src/facts/processors/words.ts';
import type { ManifestView } from '../../../src/kit/index.ts';
import { declaredProcessors, nameOf } from '../../declared-processors.ts';

/** Somebody who receives data about people. */
export interface Recipient {
  readonly name: string;
  readonly declared: boolean;
  readonly tracks: boolean;
  readonly ids: ReadonlySet<string>;
}

/** Declared with `personal: true`; where none is declared, those that receive such data by what they are for. */
export function recipientsOf(manifest: ManifestView | null, seen: readonly SeenProcessor[]): Recipient[] {
  const entries = declaredProcessors(manifest);
  if (entries.length > 0)
    return entries
      .filter(({ personal }) => personal === true)
      .map((entry) => {
        const ids = processorsNamed(entry.name ?? '');
        const tracks = seen.some((each) => ids.has(each.id) && isTracker(each));
        return { name: nameOf(entry), declared: true, tracks, ids };
      });
  return seen
    .filter(({ id, personal, confidence }) => personal === 'yes' && confidence === 'high' && id !== 'smtp')
    .map((each) => ({ name: each.name, declared: false, tracks: isTracker(each), ids: new Set([each.id]) }));
}

function isTracker({ category, confidence }: SeenProcessor): boolean {
  return (category === 'analytics' || category === 'advertising') && confidence === 'high';
}

/** Whether a notice names a recipient: by any name known here, else by a telling word of its own. */
export function names(notice: Notice, { name, ids }: Recipient): boolean {
  if (ids.size > 0) return notice.named.some((id) => ids.has(id));
  const words = slug(name)
    .split('-')
    .filter((word) => word.length > 2 && !COMMON.has(word));
  return words.length === 0 || words.some((word) => notice.vocabulary.includes(word));
}

const COMMON = new Set(
  'ltd limited inc llc gmbh the company group services service software solutions and sas bv spa srl plc'.split(
    ' ',
  ),
);
