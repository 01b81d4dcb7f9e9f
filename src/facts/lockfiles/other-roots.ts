import { defineDerivedFact } from '../../kit/fact.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import type { Ecosystem } from '../packages/model.ts';
import { type Project, packages } from '../packages/packages.ts';
import { lockfiles } from './lockfiles.ts';
import type { LockEcosystem, Lockfile } from './model.ts';
import { isShippedPath } from './shipped.ts';

/** A project of an ecosystem other than npm and Python. */
export interface OtherRoot {
  readonly ecosystem: Ecosystem;
  readonly path: string;
  readonly folder: string;
  /** Meant to be used by others, who have lockfiles of their own. */
  readonly library: boolean;
  readonly lock: Pick<Lockfile, 'path' | 'tracked'> | null;
  /** The name of the lockfile that it should have; null where its build tool needs none. */
  readonly expected: string | null;
}

const EXPECTED: Readonly<Partial<Record<Ecosystem, readonly [LockEcosystem, string]>>> = {
  cargo: ['cargo', 'Cargo.lock'],
  go: ['go', 'go.sum'],
  composer: ['composer', 'composer.lock'],
  ruby: ['ruby', 'Gemfile.lock'],
  hex: ['hex', 'mix.lock'],
  dart: ['dart', 'pubspec.lock'],
  deno: ['deno', 'deno.lock'],
};

/** Every project of the other ecosystems that the audited folder ships and that depends on something. */
export const otherRoots = defineDerivedFact({
  id: 'other-roots',
  from: { packages, lockfiles, fileList },
  derive({ packages, lockfiles, fileList }): readonly OtherRoot[] {
    const rootPaths = new Map(fileList.map(({ path, rootPath }) => [path, rootPath]));
    const files = fileList.map(({ path }) => path);
    return packages
      .filter(
        ({ ecosystem, path, dependencies }) =>
          ecosystem !== 'npm' &&
          ecosystem !== 'python' &&
          dependencies.length > 0 &&
          !path.startsWith('../') &&
          isShippedPath(path),
      )
      .filter(({ ecosystem, path }) => ecosystem !== 'ruby' || /(^|\/)Gemfile$/.test(path))
      .map((project) => {
        const folder = folderOf(rootPaths.get(project.path) ?? project.path);
        const expected = EXPECTED[project.ecosystem];
        const lock = expected ? lockOf(expected[0], folder, lockfiles) : undefined;
        return {
          ecosystem: project.ecosystem,
          path: project.path,
          folder,
          library: isLibrary(project, files),
          lock: lock ? { path: lock.path, tracked: lock.tracked } : vendored(project, files),
          expected: expected?.[1] ?? null,
        };
      });
  },
});

/** The lockfile beside it or of the workspace above. */
function lockOf(
  ecosystem: LockEcosystem,
  folder: string,
  lockfiles: readonly Lockfile[],
): Lockfile | undefined {
  for (const place of ancestors(folder)) {
    const found = lockfiles.find((lock) => lock.ecosystem === ecosystem && lock.folder === place);
    if (found) return found;
  }
  return undefined;
}

/** Go's copies of its dependencies in the repository are as exact as a lockfile. */
function vendored({ ecosystem, folder }: Project, files: readonly string[]): OtherRoot['lock'] {
  const path = `${folder === '' ? '' : `${folder}/`}vendor/modules.txt`;
  return ecosystem === 'go' && files.includes(path) ? { path, tracked: true } : null;
}

function isLibrary({ ecosystem, folder, kind }: Project, files: readonly string[]): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  const own = (pattern: RegExp): boolean =>
    files.some((path) => path.startsWith(prefix) && pattern.test(path.slice(prefix.length)));
  if (ecosystem === 'cargo') return !own(/(^|\/)src\/(main\.rs|bin\/)/);
  if (ecosystem === 'ruby') return own(/^[^/]+\.gemspec$/);
  if (ecosystem === 'dart') return !own(/^(lib\/main\.dart|bin\/)/);
  return kind === 'library';
}
