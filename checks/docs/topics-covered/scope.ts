import type { Document, Library } from '../../../src/facts/documents/documents.ts';
import { findSection } from '../../../src/facts/documents/find-section.ts';
import { isAgentDocument, isFormalDocument, linkedDocuments } from '../../../src/facts/documents/linked.ts';
import { type FoundReadme, findReadme } from '../../../src/facts/documents/readme.ts';
import type { ManifestView } from '../../../src/kit/index.ts';

export interface Scope {
  readonly readme: Document | null;
  /** The README, what it leads to inside the repository, and what the manifest names. */
  readonly documents: readonly Document[];
  /** The README, where it is there and could not be read. */
  readonly unread: FoundReadme['unread'];
}

/** The documents that readers of this tool are sent to. */
export function scopeOf(library: Library, manifest: ManifestView | null): Scope {
  const named = pointersOf(manifest).flatMap((pointer) => documentsAt(library, pointer));
  const claimed = manifest?.claims.docs?.readme;
  const [own] = claimed === undefined ? [] : documentsAt(library, claimed);
  const shown = findReadme(library);
  const readme = own ?? shown.document;
  const linked = readme ? linkedDocuments(library, [readme]) : [];
  const all = [...(readme ? [readme] : []), ...named, ...linked];
  return {
    readme,
    unread: own ? null : shown.unread,
    documents: [...new Set(all)].filter(({ path }) => !isAgentDocument(path) && !isFormalDocument(path)),
  };
}

function pointersOf(manifest: ManifestView | null): string[] {
  const { docs, retention, ownership } = manifest?.claims ?? {};
  const { user_guide = [], maintainer_guide = [], readme, purpose, users, data } = docs ?? {};
  const single = [readme, purpose, users, data, docs?.assumptions, docs?.limitations, docs?.contacts];
  return [
    ...user_guide,
    ...maintainer_guide,
    ...single,
    retention?.privacy_notice,
    ownership?.runbook,
  ].filter((pointer) => typeof pointer === 'string');
}

function documentsAt(library: Library, pointer: string): readonly Document[] {
  const found = findSection(library, pointer);
  if (found.kind === 'folder') return found.documents;
  return 'document' in found ? [found.document] : [];
}
