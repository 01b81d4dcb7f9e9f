import type { Library } from '../../../src/facts/documents/documents.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { classLabel, type DataClass } from '../declared-fields.ts';
import { PROTECTING, pointedDocument } from '../pointed-document.ts';

interface Known {
  readonly library: Library;
  readonly fileList: readonly ListedFile[];
}

/** Each class that says `special` needs a document that says how the data is protected. */
export function judgeDeclared(
  special: readonly DataClass[],
  manifest: ManifestView | null,
  known: Known,
): Finding[] {
  return special.flatMap((each) => {
    const key = each.safeguards === undefined && each.dpia !== undefined ? 'dpia' : 'safeguards';
    const at = manifest?.at('retention', 'classes', each.index, key) ?? null;
    const subject = `safeguards ${each.name ?? each.index + 1}`;
    const pointer = each.safeguards ?? each.dpia;
    const label = classLabel(each);
    if (pointer === undefined) {
      const message = `The ${label} is about ${each.special ?? 'especially sensitive'} data, and names no document on how it is protected. Write down who sees it, where it is and what happens at a leak, and name it under safeguards.`;
      return [fail('blocker', { subject, message, at })];
    }
    const found = pointedDocument(pointer, PROTECTING, known.library, known.fileList);
    if (found.state === 'nothing') {
      const message = `The ${label} names ${pointer} for its safeguards, which ${found.why}.`;
      return [fail('blocker', { subject, message, at })];
    }
    if (found.state === 'says something') return [];
    const why =
      found.state === 'unseen'
        ? found.why
        : found.state === 'off topic'
          ? 'does not seem to speak of protection'
          : 'is no text that can be read here';
    const message = `The ${label} names ${pointer} for its safeguards, which ${why}: a person must see that it says how the data is protected.`;
    return [review('blocker', { subject, message, at })];
  });
}
