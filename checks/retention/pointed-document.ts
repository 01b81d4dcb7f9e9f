import type { Library } from '../../src/facts/documents/documents.ts';
import { findSection, sectionsOf } from '../../src/facts/documents/find-section.ts';
import { ENOUGH_WORDS } from '../../src/facts/documents/topics.ts';
import type { ListedFile } from '../../src/facts/file-list.ts';
import { findPath } from '../../src/facts/find-path.ts';

/** What a pointer to a document comes to. `why` goes on from the pointer: "docs/a.md does not exist". */
export type Pointed =
  | { readonly state: 'says something' }
  | { readonly state: 'unseen'; readonly why: string }
  | { readonly state: 'not a document' }
  | { readonly state: 'nothing'; readonly why: string };

/** Whether there is a text of its own where the manifest says that there is a document. */
export function pointedDocument(pointer: string, library: Library, files: readonly ListedFile[]): Pointed {
  const found = findSection(library, pointer);
  switch (found.kind) {
    case 'url':
      return { state: 'unseen', why: 'lies outside the repository' };
    case 'unread':
      return { state: 'unseen', why: `could not be read (${found.reason})` };
    case 'no-heading':
      return { state: 'nothing', why: `is not there: ${found.document.path} has no such heading` };
    case 'none': {
      const path = findPath(files, pointer.split('#', 1)[0] ?? '');
      if (path === 'file') return { state: 'not a document' };
      return { state: 'nothing', why: path === 'outside' ? 'leads out of the repository' : 'does not exist' };
    }
    default: {
      const words = sectionsOf(found).reduce((sum, section) => sum + section.words, 0);
      return words >= ENOUGH_WORDS
        ? { state: 'says something' }
        : { state: 'nothing', why: 'has next to nothing of its own in it' };
    }
  }
}
