import type { Document, Library } from '../../../src/facts/documents/documents.ts';
import { findSection } from '../../../src/facts/documents/find-section.ts';
import { isAgentDocument, isFormalDocument, linkedDocuments } from '../../../src/facts/documents/linked.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { type Finding, fail, type Place, review } from '../../../src/kit/index.ts';

export interface Runbook {
  /** The documents, or the part of one, that are the runbook. */
  readonly own: readonly Document[];
  /** What they lead to inside the repository. */
  readonly linked: readonly Document[];
  readonly at: Place;
}

const NAME =
  /(^|\/)[\w.-]*(?:runbook|incident|emergency|notfall|disaster)[\w.-]*\.(?:md|mdx|rst|adoc|markdown)$/i;

/** A document whose name says that it is a runbook; for where nobody names one. */
export function runbookByName({ documents }: Library): Document | null {
  return documents.find(({ path }) => NAME.test(path) && !isAgentDocument(path)) ?? null;
}

export function runbookOf(library: Library, own: readonly Document[], at: Place): Runbook {
  const linked = linkedDocuments(library, own, 1).filter(
    ({ path }) => !isAgentDocument(path) && !isFormalDocument(path),
  );
  return { own, linked, at };
}

/** The runbook that the manifest names, or why there is none. */
export function namedRunbook(
  pointer: string,
  at: Place,
  { library, files }: { readonly library: Library; readonly files: Parameters<typeof findPath>[0] },
): Runbook | Finding {
  const found = findSection(library, pointer);
  const refuse = (of: typeof fail, why: string) =>
    of('high', { subject: 'runbook', message: `ownership.runbook names ${pointer}, ${why}`, at });
  switch (found.kind) {
    case 'section':
      return runbookOf(library, [part(found.document, found.sections)], {
        path: found.document.path,
        line: found.sections[0]?.line ?? 1,
      });
    case 'document':
      return runbookOf(library, [found.document], { path: found.document.path });
    case 'folder':
      return runbookOf(library, found.documents, { path: found.documents[0]?.path ?? pointer });
    case 'url':
      return refuse(fail, 'outside the repository: it may be down when it is needed. Keep a copy here.');
    case 'unread':
      return refuse(review, `which could not be read (${found.reason}): a person must judge it.`);
    case 'no-heading':
      return refuse(fail, `and ${found.document.path} has no such heading.`);
    case 'none':
      return findPath(files, pointer.split('#', 1)[0] ?? '') === 'file'
        ? refuse(
            review,
            'which is no text that can be read here: a person must judge it, or write it as Markdown.',
          )
        : refuse(fail, 'which does not exist.');
  }
}

/** The sections of a document, with the links that stand in them. */
function part(document: Document, sections: Document['sections']): Document {
  const from = sections[0]?.line ?? 1;
  const next = document.sections.find(({ line }) => line > (sections.at(-1)?.line ?? from));
  const links = document.links.filter(({ line }) => line >= from && (!next || line < next.line));
  return { ...document, sections, links };
}
