import type { Repository } from '../kit/repository.ts';
import { ManifestError } from './error.ts';
import { loadManifest } from './load.ts';
import type { ManifestView } from './view.ts';

export const MANIFEST_FILE = 'readycheck.yaml';

/**
 * The audited folder's manifest; null if it has none.
 *
 * @throws ManifestError if it is there and cannot be read, does not parse or breaks the schema
 */
export function findManifest(repository: Repository): ManifestView | null {
  const listed = repository.files.some(({ path }) => path === MANIFEST_FILE);
  const link = repository.notExamined.find(({ path }) => path === MANIFEST_FILE);
  if (!listed && !link) return null;
  const source = link ?? repository.read(MANIFEST_FILE);
  if ('reason' in source) throw unreadable(source.reason);
  return loadManifest(MANIFEST_FILE, source.text);
}

function unreadable(reason: string): ManifestError {
  const message = `cannot be read (${reason}); it must be a plain text file in the audited folder`;
  return new ManifestError([{ path: MANIFEST_FILE, line: 1, column: 1, message }]);
}
