import { posix } from 'node:path';
import type { Report, ReportFinding } from '../audit/report.ts';

/** Nothing but a plain address of a code host: no credentials, no query, no other scheme, nothing that ends a link. */
const ADDRESS = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.~-]+)+$/i;
const COMMIT = /^[0-9a-f]{7,64}$/;
const KEPT = /[!'()*~]/g;

/** Why lines cannot be linked, for the reader; null if they can. */
export function whyNoLinks({ project }: Report): string | null {
  if (project.commit === null) return 'Places are not linked: there is no commit to link to.';
  if (project.dirty) {
    return 'Places are not linked: there were uncommitted changes, so the lines may differ from the commit’s.';
  }
  if (project.url === null || !ADDRESS.test(project.url) || !COMMIT.test(project.commit)) {
    return 'Places are not linked: the address of the repository at a code host is not known.';
  }
  return null;
}

/** Where the code host shows a place at the audited commit; null where it cannot be known. */
export function linkTo(report: Report, { path, line }: Pick<ReportFinding, 'path' | 'line'>): string | null {
  const { url, commit, folder } = report.project;
  if (path === null || url === null || commit === null || whyNoLinks(report) !== null) return null;
  const inRepository = posix.normalize(posix.join('/', folder, path)).slice(1);
  if (escapesRoot(folder, path) || /\p{Cs}/u.test(inRepository)) return null;
  const parts = inRepository.split('/').map(encodePart);
  // Markdown is shown rendered, without lines, unless its source is asked for.
  const plain = line !== null && /\.(md|markdown)$/i.test(path) ? '?plain=1' : '';
  return `${url}/blob/${commit}/${parts.join('/')}${plain}${line === null ? '' : `#L${line}`}`;
}

function escapesRoot(folder: string, path: string): boolean {
  return posix.normalize(posix.join('.', folder, path)).startsWith('..');
}

function encodePart(part: string): string {
  return encodeURIComponent(part).replace(
    KEPT,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
