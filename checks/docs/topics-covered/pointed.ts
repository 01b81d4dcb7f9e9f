import { namesAddress } from '../../../src/facts/documents/contact-address.ts';
import type { Library } from '../../../src/facts/documents/documents.ts';
import { type FoundSection, findSection, sectionsOf } from '../../../src/facts/documents/find-section.ts';
import { ENOUGH_WORDS } from '../../../src/facts/documents/topics.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { type Finding, fail, type Place, review } from '../../../src/kit/index.ts';
import type { ReaderTopic } from './topics.ts';

type Files = Parameters<typeof findPath>[0];

/** What is wrong with the place that the manifest names for a topic; null if it says something there. */
export function pointedDefect(
  { id, says }: ReaderTopic,
  pointer: string,
  at: Place,
  { library, files }: { readonly library: Library; readonly files: Files },
): Finding | null {
  const found = findSection(library, pointer);
  const asks = (message: string) => review('high', { subject: id, message, at });
  switch (found.kind) {
    case 'url':
      return asks(
        `docs.${id} leads to ${pointer}, outside the repository: a person must look there and see that it says ${says}.`,
      );
    case 'unread':
      return asks(
        `docs.${id} names ${pointer}, which could not be read (${found.reason}): a person must see that it says ${says}.`,
      );
    case 'no-heading':
      return fail('high', {
        subject: id,
        message: `docs.${id} names ${pointer}, and ${found.document.path} has no such heading: nothing shows that a document says ${says}.`,
        at,
      });
    case 'none':
      return findPath(files, pointer.split('#', 1)[0] ?? '') === 'file'
        ? asks(
            `docs.${id} names ${pointer}, which is no text that can be read here: a person must see that it says ${says}.`,
          )
        : fail('high', {
            subject: id,
            message: `docs.${id} names ${pointer}, which does not exist: nothing shows that a document says ${says}.`,
            at,
          });
    default:
      return isEnough(id, found)
        ? null
        : fail('high', {
            subject: id,
            message: `${pointer} should say ${says}, and has next to nothing of its own: a heading alone tells nobody anything.`,
            at: placeOf(found) ?? at,
          });
  }
}

function isEnough(id: ReaderTopic['id'], found: FoundSection): boolean {
  const sections = sectionsOf(found);
  const words = sections.reduce((sum, section) => sum + section.words, 0);
  return words >= ENOUGH_WORDS || (id === 'contacts' && hasAddress(found));
}

function hasAddress(found: FoundSection): boolean {
  if (found.kind === 'document') return namesAddress(found.document);
  return found.kind === 'section' && namesAddress(found.document, found.sections);
}

function placeOf(found: FoundSection): Place | null {
  if (found.kind === 'document') return { path: found.document.path };
  const line = found.kind === 'section' ? found.sections[0]?.line : undefined;
  return found.kind === 'section' && line !== undefined ? { path: found.document.path, line } : null;
}
