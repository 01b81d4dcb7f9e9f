import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import type { ProjectFile } from './model.ts';
import { otherProjects } from './other-projects.ts';
import { type PackageJson, packageJson } from './package-json.ts';
import { pythonProjects } from './python-projects.ts';

/** One manifest (or list of requirements) of the repository, whatever its ecosystem. */
export interface Project extends ProjectFile {
  readonly path: string;
  readonly folder: string;
}

/** Every project of the repository with what it depends on, by path. */
export const packages = defineDerivedFact({
  id: 'packages',
  from: { packageJson, pythonProjects, otherProjects },
  derive({ packageJson, pythonProjects, otherProjects }): readonly Project[] {
    const all = [
      ...packageJson.values.map(({ path, value }) => ({ path, folder: folderOf(path), ...npmProject(value) })),
      ...[...pythonProjects.values, ...otherProjects.values].map(({ path, value }) => ({ path, folder: folderOf(path), ...value })),
    ];
    return all.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

function npmProject({ name, kind, dependencies }: PackageJson): ProjectFile {
  return {
    ecosystem: 'npm',
    name,
    kind,
    dependencies: dependencies.map(({ name, version, group, line }) => ({ name, version, line, dev: group === 'devDependencies' })),
  };
}
