import type { ManifestView } from '../../../src/kit/index.ts';
import { matchesWildcard } from '../wildcard.ts';

/** True for what the manifest calls invented, or published with its source and licence. */
export function isDeclared(path: string, manifest: ManifestView | null): boolean {
  const { fixtures_synthetic: synthetic = [], public_data: published = [] } =
    manifest?.claims.retention ?? {};
  const open = published.flatMap((each) => (each.source && each.licence && each.path ? [each.path] : []));
  return [...(typeof synthetic === 'string' ? [synthetic] : synthetic), ...open].some((pattern) =>
    covers(pattern, path),
  );
}

function covers(pattern: string, path: string): boolean {
  const plain = pattern
    .replace(/^\.\//, '')
    .replace(/\/$/, '')
    .replace(/\*\*\//g, '*')
    .replace(/\*{2,}/g, '*');
  return path.startsWith(`${plain}/`) || matchesWildcard(plain, path);
}
