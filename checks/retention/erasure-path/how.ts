import type { Library } from '../../../src/facts/documents/documents.ts';
import type { Deletion } from '../../../src/facts/erasure/erasure.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import {
  type FileFactResult,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { ERASING, pointedDocument } from '../pointed-document.ts';

interface Known {
  readonly library: Library;
  readonly fileList: readonly ListedFile[];
  readonly deletions: FileFactResult<readonly Deletion[]>;
}

/** What the pointer under `subject_requests.how` comes to; null where it leads to code that the other evidence judges. */
export function judgeHow(pointer: string, manifest: ManifestView | null, known: Known): Finding[] | null {
  const at = manifest?.at('retention', 'subject_requests', 'how') ?? null;
  const subject = 'subject_requests.how';
  const found = pointedDocument(pointer, ERASING, known.library, known.fileList);
  switch (found.state) {
    case 'says something':
      return contactFindings(manifest);
    case 'nothing': {
      const message = `retention.subject_requests.how names ${pointer}, which ${found.why}: nothing says how one person is erased.`;
      return [fail('medium', { subject, message, at })];
    }
    case 'off topic':
    case 'unseen': {
      const why = found.state === 'unseen' ? found.why : 'does not seem to speak of it';
      const message = `retention.subject_requests.how names ${pointer}, which ${why}: a person must see that it says how one person is exported and erased.`;
      return [review('medium', { subject, message, at })];
    }
    case 'not a document': {
      const path = pointer.split(/[#:]/, 1)[0] ?? '';
      if (known.deletions.values.some((file) => file.path === path)) return null;
      const message = `retention.subject_requests.how names ${pointer}, in which nothing was seen that deletes a person: show that it does.`;
      return [review('medium', { subject, message, at })];
    }
  }
}

function contactFindings(manifest: ManifestView | null): Finding[] {
  if (manifest === null || manifest.claims.retention?.subject_requests?.contact !== undefined) return [];
  const message =
    'It is written down how one person is erased, and not whom they ask. Name somebody under retention.subject_requests.contact.';
  return [
    fail('low', {
      subject: 'subject_requests.contact',
      message,
      at: manifest.at('retention', 'subject_requests', 'contact'),
    }),
  ];
}
