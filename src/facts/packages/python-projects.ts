import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { at, entries, items, text, texts } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import type { Dependency, ProjectFile } from './model.ts';

/** Python projects: pyproject.toml, Pipfile, requirements files, setup.cfg and setup.py (the last two by name only). */
export const pythonProjects = defineFileFact<ProjectFile>({
  id: 'python-projects',
  files: [
    '**/pyproject.toml',
    '**/Pipfile',
    '**/*requirements*.{txt,in}',
    '**/requirements/*.{txt,in}',
    '**/setup.{py,cfg}',
  ],
  parsers: [toml],
  extract(file) {
    if (/\.(txt|in)$/.test(file.path))
      return { ecosystem: 'python', name: null, kind: null, dependencies: readRequirements(file) };
    if (/setup\.(py|cfg)$/.test(file.path)) return readSetup(file);
    return file.path.endsWith('Pipfile') ? readPipfile(file) : readPyproject(file);
  },
});

/** PEP 503: `Foo_Bar.baz` and `foo-bar-baz` are one name. */
export function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]\n]*\])?\s*([^;#\n]*)/;

/** One requirement as PEP 508 writes it: `name[extra]>=1.0; marker`. */
function requirement(source: string, dev: boolean, line: number): Dependency[] {
  const [, name, version = ''] = REQUIREMENT.exec(source.trim()) ?? [];
  return name === undefined ? [] : [{ name: pythonName(name), version: version.trim() || null, dev, line }];
}

const DEV = /dev|test|lint|doc|ci|type|check|format|qa/i;

function readRequirements(file: SourceFile): Dependency[] {
  const dev = DEV.test(file.path.split('/').at(-1) ?? '');
  return file.text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^\s*(-|#|$)/.test(line) ? [] : requirement(line, dev, index + 1)));
}

function readSetup(file: SourceFile): ProjectFile {
  const name = /^[ \t]*name[ \t]*=[ \t]*["']?([\w.-]+)/m.exec(file.text)?.[1] ?? null;
  return { ecosystem: 'python', name, kind: name === null ? null : 'library', dependencies: [] };
}

function readPipfile(file: SourceFile): ProjectFile {
  const tree = toml.of(file);
  const of = (section: string, dev: boolean) =>
    entries(at(tree.value, section)).map(([name, value]) => ({
      name: pythonName(name),
      version: versionOf(value),
      dev,
      line: tree.line(section, name),
    }));
  return {
    ecosystem: 'python',
    name: null,
    kind: 'application',
    dependencies: [...of('packages', false), ...of('dev-packages', true)],
  };
}

function readPyproject(file: SourceFile): ProjectFile {
  const tree = toml.of(file);
  const project = at(tree.value, 'project');
  const poetry = at(tree.value, 'tool', 'poetry');
  const list = (value: unknown, dev: boolean) =>
    texts(value).flatMap((source) => requirement(source, dev, lineOf(file, source)));
  const table = (value: unknown, dev: boolean) =>
    entries(value)
      .filter(([name]) => name !== 'python')
      .map(([name, item]) => ({
        name: pythonName(name),
        version: versionOf(item),
        dev,
        line: tree.line(name),
      }));
  const groups = [
    ...entries(at(project, 'optional-dependencies')),
    ...entries(at(tree.value, 'dependency-groups')),
    ...entries(at(tree.value, 'tool', 'pdm', 'dev-dependencies')),
  ];
  return {
    ecosystem: 'python',
    name: text(at(project, 'name')) ?? text(at(poetry, 'name')),
    kind: at(tree.value, 'build-system') !== undefined ? 'library' : 'application',
    dependencies: [
      ...list(at(project, 'dependencies'), false),
      ...groups.flatMap(([name, value]) => list(value, DEV.test(name))),
      ...list(at(tree.value, 'tool', 'uv', 'dev-dependencies'), true),
      ...entries(at(tree.value, 'tool', 'hatch', 'envs')).flatMap(([, env]) =>
        list([...items(at(env, 'dependencies')), ...items(at(env, 'extra-dependencies'))], true),
      ),
      ...table(at(poetry, 'dependencies'), false),
      ...table(at(poetry, 'dev-dependencies'), true),
      ...entries(at(poetry, 'group')).flatMap(([name, group]) =>
        table(at(group, 'dependencies'), DEV.test(name)),
      ),
    ],
  };
}

function lineOf(file: SourceFile, source: string): number {
  const index = file.text.indexOf(source);
  return index < 0 ? 1 : file.lineAt(index);
}

function versionOf(value: unknown): string | null {
  return text(value) ?? text(at(value, 'version'));
}
