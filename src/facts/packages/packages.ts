import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import type { ProjectFile } from './model.ts';
import { otherProjects } from './other-projects.ts';
import { type PackageJson, packageJson } from './package-json.ts';
import { pythonProjects } from './python-projects.ts';
import { cargoProjects, composerProjects } from './structured-projects.ts';

/** One manifest (or list of requirements) of the repository, whatever its ecosystem. */
export interface Project extends ProjectFile {
  readonly path: string;
  readonly folder: string;
}

/** Every project of the repository with what it depends on, by path. */
export const packages = defineDerivedFact({
  id: 'packages',
  from: { packageJson, pythonProjects, cargoProjects, composerProjects, otherProjects },
  derive({ packageJson, ...others }): readonly Project[] {
    const npm = packageJson.values.map(({ path, value }) => ({
      path,
      folder: folderOf(path),
      ...npmProject(value),
    }));
    const rest = Object.values(others).flatMap((fact) =>
      fact.values.map(({ path, value }) => ({ path, folder: folderOf(path), ...value })),
    );
    return [...npm, ...rest].sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

function npmProject({ name, kind, dependencies }: PackageJson): ProjectFile {
  return {
    ecosystem: 'npm',
    name,
    kind,
    dependencies: dependencies.map(({ name, version, group, line }) => ({
      name,
      version,
      line,
      dev: group === 'devDependencies',
    })),
  };
}
