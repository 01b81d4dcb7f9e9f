import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, type Structured, text } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import type { Dependency, ProjectFile } from './model.ts';

/** Rust packages. */
export const cargoProjects = defineFileFact<ProjectFile>({
  id: 'cargo-projects',
  files: ['**/Cargo.toml'],
  parsers: [toml],
  extract(file) {
    const tree = toml.of(file);
    const group = (name: string, dev: boolean) => dependencies(tree, [name], dev);
    return {
      ecosystem: 'cargo',
      name: text(at(tree.value, 'package', 'name')),
      kind: at(tree.value, 'lib') === undefined ? 'application' : 'library',
      dependencies: [
        ...group('dependencies', false),
        ...dependencies(tree, ['workspace', 'dependencies'], false),
        ...group('dev-dependencies', true),
        ...group('build-dependencies', true),
      ],
    };
  },
});

/** PHP packages. */
export const composerProjects = defineFileFact<ProjectFile>({
  id: 'composer-projects',
  files: ['**/composer.json'],
  parsers: [json],
  extract(file) {
    const tree = json.of(file);
    return {
      ecosystem: 'composer',
      name: text(at(tree.value, 'name')),
      kind: at(tree.value, 'type') === 'library' ? 'library' : 'application',
      dependencies: [...dependencies(tree, ['require'], false), ...dependencies(tree, ['require-dev'], true)],
    };
  },
});

function dependencies(tree: Structured, path: readonly string[], dev: boolean): Dependency[] {
  return entries(at(tree.value, ...path)).map(([name, value]) => ({
    name,
    version: text(value) ?? text(at(value, 'version')),
    dev,
    line: tree.line(...path, name),
  }));
}
