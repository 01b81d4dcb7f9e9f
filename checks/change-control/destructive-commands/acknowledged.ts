import type { ManifestView } from '../../../src/kit/index.ts';
import { matchesWildcard } from '../../retention/wildcard.ts';

/** Whether `change_control.destructive_ack` has an entry, with a reason, that names a file: its path, its name, or a pattern with `*`. */
export function acknowledged(path: string, manifest: ManifestView | null): boolean {
  const entries = manifest?.claims.change_control?.destructive_ack ?? [];
  return entries.some(({ where, reason, what, backup }) => {
    const told = reason ?? what ?? backup;
    const pattern = where?.trim().replace(/^\.\//, '').replace(/:\d+$/, '');
    if (told === undefined || pattern === undefined || pattern === '') return false;
    return (
      path === pattern ||
      path.endsWith(`/${pattern}`) ||
      path.startsWith(`${pattern.replace(/\/$/, '')}/`) ||
      matchesWildcard(pattern, path)
    );
  });
}
