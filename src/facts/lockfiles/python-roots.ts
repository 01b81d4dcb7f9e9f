import { defineDerivedFact } from '../../kit/fact.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import type { ProjectFile } from '../packages/model.ts';
import { pythonName, pythonProjects } from '../packages/python-projects.ts';
import { lockfiles } from './lockfiles.ts';
import type { Lockfile } from './model.ts';
import { type Requirements, requirementsFiles } from './requirements.ts';
import { isShippedPath } from './shipped.ts';

/** A folder that is installed as one Python project. */
export interface PythonRoot {
  /** The file that names its dependencies. */
  readonly path: string;
  readonly folder: string;
  /** It has a build backend, so that it can be installed as a package; an application may have one too. */
  readonly packaged: boolean;
  readonly locks: readonly Pick<Lockfile, 'path' | 'tool' | 'tracked' | 'unread'>[];
  /** Lists for pip that are not only for development. */
  readonly requirements: readonly (Requirements & { readonly path: string })[];
  /** It names dependencies elsewhere than in lists for pip. */
  readonly declares: boolean;
  /** Names in the manifest that the lockfile does not have. */
  readonly outOfStep: readonly string[];
}

/** Every Python project that the audited folder ships. */
export const pythonRoots = defineDerivedFact({
  id: 'python-roots',
  from: { pythonProjects, requirementsFiles, lockfiles, fileList },
  derive({ pythonProjects, requirementsFiles, lockfiles, fileList }): readonly PythonRoot[] {
    const rootPaths = new Map(fileList.map(({ path, rootPath }) => [path, rootPath]));
    const folder = (path: string): string => projectFolder(folderOf(rootPaths.get(path) ?? path));
    const shipped = pythonProjects.values.filter(
      ({ path }) => !path.startsWith('../') && isShippedPath(path),
    );
    const folders = [...new Set(shipped.map(({ path }) => folder(path)))];
    const lists = requirementsFiles.values.filter(({ path, value }) => isShippedPath(path) && !value.dev);
    return folders.flatMap((place) => {
      const requirements = lists
        .filter(({ path }) => folder(path) === place)
        .map(({ path, value }) => ({ ...value, path }));
      const manifests = shipped.filter(
        ({ path }) => folder(path) === place && /(pyproject\.toml|Pipfile|setup\.(py|cfg))$/.test(path),
      );
      const declaring = manifests.find(({ value }) => value.dependencies.some(({ dev }) => !dev));
      const first = declaring ?? requirements[0] ?? manifests[0];
      if (!first || (!declaring && requirements.length === 0)) return [];
      const locks = locksFor(place, manifests, lockfiles);
      return [
        {
          path: first.path,
          folder: place,
          packaged: manifests.some(({ value }) => value.kind === 'library'),
          locks: locks.map(({ path, tool, tracked, unread }) => ({ path, tool, tracked, unread })),
          requirements,
          declares: declaring !== undefined,
          outOfStep: locks.length === 1 ? missing(declaring?.value, locks[0]) : [],
        },
      ];
    });
  },
});

/** `requirements/prod.txt` belongs to the folder above. */
function projectFolder(folder: string): string {
  return folder === 'requirements' ? '' : folder.replace(/\/requirements$/, '');
}

type Files = readonly { readonly path: string; readonly value: ProjectFile }[];

/** Lockfiles beside it, or above where a workspace's lockfile names it. */
function locksFor(folder: string, manifests: Files, lockfiles: readonly Lockfile[]): Lockfile[] {
  const python = lockfiles.filter(({ ecosystem }) => ecosystem === 'python');
  const own = python.filter((lock) => lock.folder === folder);
  if (own.length > 0) return own;
  const names = manifests.flatMap(({ value }) => (value.name === null ? [] : [pythonName(value.name)]));
  for (const above of ancestors(folder).slice(1)) {
    const found = python.filter(
      (lock) => lock.folder === above && lock.content?.names?.some((name) => names.includes(name)),
    );
    if (found.length > 0) return found;
  }
  return [];
}

const MAX_NAMED = 20;

/** pdm locks only the groups that it was asked for, pylock files are made from many sources: their names are not compared. */
function missing(project: ProjectFile | undefined, lock: Lockfile | undefined): string[] {
  const names = lock && /^(poetry|uv|pipenv)$/.test(lock.tool) ? lock.content?.names : undefined;
  if (!project || !names) return [];
  const known = new Set(names);
  const own = project.name === null ? null : pythonName(project.name);
  const wanted = project.dependencies.filter(({ dev, name }) => !dev && name !== own).map(({ name }) => name);
  return [...new Set(wanted.filter((name) => !known.has(name)))].slice(0, MAX_NAMED);
}
