import { defineDerivedFact } from '../../kit/fact.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import type { ListedFile } from '../file-list.ts';
import { lockfiles } from '../lockfiles/lockfiles.ts';
import { pythonName, pythonProjects } from '../packages/python-projects.ts';
import type { PackageImport } from './imports.ts';
import { broughtBy } from './python-brings.ts';
import { pythonDeclared } from './python-declared.ts';
import { distributionFor } from './python-distributions.ts';
import { isStandardPython } from './python-standard.ts';
import type { Verdict } from './undeclared-model.ts';

interface Listing {
  readonly path: string;
  /** Where it holds: for `requirements/prod.txt` the folder above. */
  readonly folder: string;
  readonly names: readonly string[];
  /** Only for developing. */
  readonly dev: readonly string[];
}

export interface PythonWorld {
  readonly listings: readonly Listing[];
  /** Asked for in images, scripts and the like, wherever these stand. */
  readonly elsewhere: readonly string[];
  readonly locked: readonly { readonly path: string; readonly names: readonly string[] }[];
  /** Names of the projects themselves. */
  readonly own: readonly string[];
}

/** What explains the imports of Python. */
export const pythonWorld = defineDerivedFact({
  id: 'python-world',
  from: { pythonProjects, pythonDeclared, lockfiles },
  derive(facts): PythonWorld {
    const listings = facts.pythonProjects.values.map(({ path, value }) => ({
      path,
      folder: folderOf(path).replace(/(^|\/)requirements$/, ''),
      names: value.dependencies.filter(({ dev }) => !dev).map(({ name }) => name),
      dev: value.dependencies.filter(({ dev }) => dev).map(({ name }) => name),
    }));
    const setups = facts.pythonDeclared.values.filter(({ path }) =>
      /(^|\/)(setup\.(py|cfg)|[^/]+\.(txt|ya?ml))$/.test(path),
    );
    return {
      listings: [
        ...listings.filter(({ names, dev }) => names.length + dev.length > 0),
        ...setups.map(({ path, value }) => ({ path, folder: folderOf(path), names: value, dev: [] })),
      ],
      elsewhere: [...new Set(facts.pythonDeclared.values.flatMap(({ value }) => value))],
      locked: facts.lockfiles.flatMap(({ path, ecosystem, content }) =>
        ecosystem === 'python' && content?.names ? [{ path, names: content.names }] : [],
      ),
      own: facts.pythonProjects.values.flatMap(({ value }) =>
        value.name === null ? [] : [pythonName(value.name)],
      ),
    };
  },
});

/** Judges one import after another; null where it is declared, or explained otherwise. */
export function judgePython(
  world: PythonWorld,
  files: readonly ListedFile[],
): (each: PackageImport) => Verdict | null {
  const modules = ownNames(files);
  const elsewhere = new Set(world.elsewhere);
  const own = new Set(world.own);
  const locked = world.locked.map(({ path, names }) => ({ path, names: new Set(names) }));
  const listed = world.listings.map((each) => ({ ...each, all: new Set([...each.names, ...each.dev]) }));
  const provided = (name: string, isIn: (names: ReadonlySet<string>) => boolean): Verdict | null => {
    const lock = locked.find((each) => isIn(each.names));
    if (lock) return { kind: 'locked', manifest: lock.path, by: lock.path };
    const beside = listed.find((each) => isIn(each.all) || broughtBy(name, each.all) !== null);
    return beside ? { kind: 'sibling', manifest: beside.path, by: beside.path } : null;
  };
  const scopes = new Map<string, Scope>();
  const scopeOf = (folder: string): Scope => {
    const known = scopes.get(folder);
    if (known) return known;
    const made = scope(world, folder);
    scopes.set(folder, made);
    return made;
  };
  const isOwn = (name: string): boolean =>
    isStandardPython(name) || modules.has(name) || own.has(pythonName(name)) || /_pb2(?:_grpc)?$/.test(name);
  return (each) => {
    const { package: name, path, specifier, names: taken } = each;
    if (isOwn(name)) return null;
    const { names, dev, manifest } = scopeOf(folderOf(path));
    const inside = specifier.split('.')[1] ?? taken[0] ?? null;
    const isIn = (declared: ReadonlySet<string>): boolean => distributionFor(name, declared, inside) !== null;
    if (isIn(names) || isIn(elsewhere)) return null;
    if (each.typeOnly) return { kind: 'type', manifest, by: null };
    if (isIn(dev)) return { kind: 'dev', manifest, by: null };
    const brought = broughtBy(name, names) ?? broughtBy(name, elsewhere);
    if (brought !== null) return { kind: 'brought', manifest, by: brought };
    return provided(name, isIn) ?? { kind: manifest === null ? 'no-list' : 'nowhere', manifest, by: null };
  };
}

interface Scope {
  readonly names: ReadonlySet<string>;
  readonly dev: ReadonlySet<string>;
  /** The nearest list. */
  readonly manifest: string | null;
}

/** What is listed in a folder and in those above it. */
function scope({ listings }: PythonWorld, folder: string): Scope {
  const found = ancestors(folder).flatMap((place) => listings.filter((each) => each.folder === place));
  const first = found.find(({ names }) => names.length > 0) ?? found[0];
  return {
    names: new Set(found.flatMap(({ names }) => names)),
    dev: new Set(found.flatMap(({ dev }) => dev)),
    manifest: first?.path ?? null,
  };
}

/** Every name by which a Python file or a folder with some could be imported, wherever the program is started. */
function ownNames(files: readonly ListedFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path } of files) {
    if (!/\.(?:py|pyi|pyx|pyd|so|ipynb|proto)$/.test(path)) continue;
    const parts = path.split('/');
    const file = parts.pop() ?? '';
    names.add(file.slice(0, file.indexOf('.')));
    for (const part of parts) names.add(part);
  }
  return names;
}
