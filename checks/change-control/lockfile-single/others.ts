import { folderOf } from '../../../src/facts/commands/paths.ts';
import type { Floating } from '../../../src/facts/lockfiles/floating.ts';
import type { OtherRoot } from '../../../src/facts/lockfiles/other-roots.ts';
import { isShippedPath } from '../../../src/facts/lockfiles/shipped.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';

/** Missing lockfiles of the other ecosystems. */
export function otherFindings(roots: readonly OtherRoot[], gitKnown: boolean): Finding[] {
  return roots.flatMap(({ ecosystem, path, folder, library, lock, expected }) => {
    if (expected === null) return [];
    if (lock && gitKnown && !lock.tracked) {
      return [
        fail('medium', {
          subject: 'untracked',
          message: `${lock.path} is not under version control, so nobody else builds with its versions. Commit it.`,
          at: { path: lock.path },
        }),
      ];
    }
    if (lock || library) return [];
    // Edge functions of Supabase are bundled one by one when they are deployed.
    const severity = ecosystem === 'deno' && /(^|\/)supabase\//.test(path) ? 'low' : 'medium';
    const message = `${path} has no ${expected}, so each build takes whatever versions are newest on that day. Make it, and commit it.`;
    return [fail(severity, { subject: `no lockfile ${folder}`.trim(), message, at: { path } })];
  });
}

/** Versions that float where the build tool takes exact ones; a lockfile beside them holds them after all. */
export function floatingFindings(
  files: readonly { readonly path: string; readonly value: Floating }[],
  locked: readonly string[],
): Finding[] {
  return files
    .filter(({ path }) => isShippedPath(path) && !locked.some((lock) => folderOf(lock) === folderOf(path)))
    .map(({ path, value }) => {
      const message = `${path} takes any new version of ${value.names.slice(0, 5).join(', ')}, so two builds of the same code may differ. Name exact versions, or lock them.`;
      return fail('medium', { subject: 'floating versions', message, at: { path, line: value.line } });
    });
}
