import type { Library } from '../../../src/facts/documents/documents.ts';
import { findSection } from '../../../src/facts/documents/find-section.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { type Notice, readNotice } from '../../../src/facts/privacy-notices/read-notice.ts';
import {
  type FileFactResult,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';

/** A notice and the file that holds it. */
export interface PlacedNotice extends Notice {
  readonly path: string;
}

/** Where the manifest's pointer leads. */
export interface DeclaredNotice {
  readonly notices: readonly PlacedNotice[];
  readonly findings: readonly Finding[];
  /** `missing`: the pointer leads nowhere; `unread`: it exists and cannot be read here. */
  readonly problem: 'missing' | 'unread' | null;
}

interface Sources {
  readonly privacyNotices: FileFactResult<Notice>;
  readonly library: Library;
  readonly fileList: readonly ListedFile[];
}

/** Notices by the names of their files; short parts of pages say nothing alone. */
export function foundNotices({ values }: FileFactResult<Notice>): readonly PlacedNotice[] {
  const all = values.map(({ path, value }) => ({ path, ...value }));
  const whole = all.filter(({ words }) => words >= SHORTEST);
  return whole.length > 0 ? whole : all;
}

/** A text with fewer words tells nobody much: it is kept elsewhere. */
export const SHORTEST = 60;

/** The notice that the manifest points to; null where it points to none. */
export function declaredNotice(facts: Sources, manifest: ManifestView | null): DeclaredNotice | null {
  const pointer = manifest?.claims.retention?.privacy_notice;
  if (manifest === null || pointer === undefined) return null;
  const at = manifest.at('retention', 'privacy_notice');
  const named = pointer.split('#')[0]?.replace(/^\.\//, '') ?? '';
  const page = facts.privacyNotices.values.find(({ path }) => path === named);
  if (page && !pointer.includes('#'))
    return { notices: [{ path: page.path, ...page.value }], findings: [], problem: null };
  const found = findSection(facts.library, pointer);
  if (found.kind === 'document' || found.kind === 'section') {
    const sections = found.kind === 'section' ? found.sections : found.document.sections;
    const links = found.document.links.map(({ target }) => target);
    const text = [...sections.flatMap(({ heading, text }) => [heading, text]), ...links].join('\n\n');
    return { notices: [{ path: found.document.path, ...readNotice(text) }], findings: [], problem: null };
  }
  const exists =
    found.kind === 'url' || findPath(facts.fileList, named) === 'file' || found.kind === 'unread';
  return exists ? unread(pointer, found.kind === 'url', at) : missing(pointer, at);
}

function unread(pointer: string, web: boolean, at: Finding['at']): DeclaredNotice {
  const message = `The privacy notice (${pointer}) cannot be read here. Somebody should compare it with retention.processors and say so in the sign-off of data handling, or a copy should be kept in the repository.`;
  return {
    notices: [],
    findings: [review('medium', { subject: 'privacy_notice', message, at })],
    problem: web ? null : 'unread',
  };
}

function missing(pointer: string, at: Finding['at']): DeclaredNotice {
  const message = `retention.privacy_notice names ${pointer}, which does not exist in this repository. Correct the pointer, or write the notice.`;
  return {
    notices: [],
    findings: [fail('medium', { subject: 'privacy_notice', message, at })],
    problem: 'missing',
  };
}
