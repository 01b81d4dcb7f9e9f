import { insidePath } from '../../kit/path.ts';
import type { Library } from './documents.ts';
import type { Document, Section } from './model.ts';
import { slugOf } from './slug.ts';
import { folded } from './words.ts';

/** Where a pointer to a document leads. */
export type FoundSection =
  /** A heading: its section, and those under it. */
  | { readonly kind: 'section'; readonly document: Document; readonly sections: readonly Section[] }
  /** A whole document. */
  | { readonly kind: 'document'; readonly document: Document }
  /** A folder with documents in it. */
  | { readonly kind: 'folder'; readonly documents: readonly Document[] }
  /** The document exists, the heading does not. */
  | { readonly kind: 'no-heading'; readonly document: Document }
  /** The file is there and could not be read. */
  | { readonly kind: 'unread'; readonly reason: string }
  /** An address on the web. */
  | { readonly kind: 'url' }
  /** Not a document: it does not exist, lies outside, or is a file of another kind (see `findPath`). */
  | { readonly kind: 'none' };

/**
 * Resolves `path` or `path#heading` among the documents. The heading may be its anchor or its text; case and punctuation
 * do not matter, nor does the case of the path.
 */
export function findSection({ documents, unread }: Library, pointer: string): FoundSection {
  const written = pointer.trim();
  if (/^[a-z][a-z+.-]*:/i.test(written)) return { kind: 'url' };
  const hash = written.indexOf('#');
  const path = insidePath(decoded(hash < 0 ? written : written.slice(0, hash)));
  if (path === null) return { kind: 'none' };
  const document = byPath(documents, path);
  if (!document) {
    const failed = byPath(unread, path);
    if (failed) return { kind: 'unread', reason: failed.reason };
    const prefix = path === '.' ? '' : `${path}/`;
    const within = documents.filter((each) => each.path.startsWith(prefix));
    return within.length > 0 ? { kind: 'folder', documents: within } : { kind: 'none' };
  }
  if (hash < 0) return { kind: 'document', document };
  const sections = sectionsUnder(document, written.slice(hash + 1));
  return sections.length > 0 ? { kind: 'section', document, sections } : { kind: 'no-heading', document };
}

function byPath<T extends { readonly path: string }>(all: readonly T[], path: string): T | undefined {
  const small = path.toLowerCase();
  return all.find((each) => each.path === path) ?? all.find((each) => each.path.toLowerCase() === small);
}

/** The section of a heading and all deeper ones that follow it; none if there is no such heading. */
function sectionsUnder({ sections }: Document, heading: string): Section[] {
  const anchor = decoded(heading.trim());
  const slug = slugOf(anchor);
  const plain = folded(anchor);
  let index = sections.findIndex((each) => each.depth > 0 && (each.slug === anchor || each.slug === slug));
  if (index < 0) index = sections.findIndex((each) => each.depth > 0 && folded(each.heading) === plain);
  return index < 0 ? [] : subtree(sections, index);
}

/** The section at an index and all deeper ones that follow it. */
export function subtree(sections: readonly Section[], index: number): Section[] {
  const first = sections[index];
  if (!first) return [];
  let end = index + 1;
  while (end < sections.length && (sections[end]?.depth ?? 0) > first.depth) end += 1;
  return sections.slice(index, end);
}

/** What a pointer leads to, as sections: of a heading, a document or a folder; none where it leads nowhere. */
export function sectionsOf(found: FoundSection): readonly Section[] {
  if (found.kind === 'section') return found.sections;
  if (found.kind === 'document') return found.document.sections;
  return found.kind === 'folder' ? found.documents.flatMap(({ sections }) => sections) : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
