import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { at, texts } from '../../parsers/structured.ts';
import { yaml } from '../../parsers/yaml.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import { type PackageJson, packageJson } from '../packages/package-json.ts';
import { globMatches } from '../workflows/glob.ts';
import { lockfiles } from './lockfiles.ts';
import type { Importer, Lockfile } from './model.ts';
import { isShippedPath } from './shipped.ts';

/** The packages of a pnpm workspace, as globs. */
const pnpmWorkspaces = defineFileFact<readonly string[]>({
  id: 'pnpm-workspaces',
  files: ['**/pnpm-workspace.yaml'],
  scope: 'repository',
  parsers: [yaml],
  extract: (file) => texts(at(yaml.of(file)[0]?.value, 'packages')),
});

/** A package.json, and the lockfiles that decide what it is installed with. */
export interface NodeRoot {
  /** Path of the package.json. */
  readonly path: string;
  readonly folder: string;
  readonly library: boolean;
  /** Lockfiles beside it, or those of the workspace that it belongs to. */
  readonly locks: readonly LockSummary[];
  /** The folder of the workspace that it belongs to; null if it stands for itself. */
  readonly memberOf: string | null;
  /** The lockfile's record of it and the manifest, where they differ. */
  readonly outOfStep: readonly string[];
}

export interface LockSummary extends Pick<Lockfile, 'path' | 'tool' | 'tracked' | 'unread'> {
  readonly yarnClassic: boolean;
}

/** Every package of the npm family that the audited folder ships. */
export const nodeRoots = defineDerivedFact({
  id: 'node-roots',
  from: { packageJson, pnpmWorkspaces, lockfiles, fileList },
  derive({ packageJson, pnpmWorkspaces, lockfiles, fileList }): readonly NodeRoot[] {
    const rootPaths = new Map(fileList.map(({ path, rootPath }) => [path, rootPath]));
    const folder = (path: string): string => folderOf(rootPaths.get(path) ?? path);
    const pnpm = new Map(pnpmWorkspaces.values.map(({ path, value }) => [folder(path), value]));
    const packages = packageJson.values.map(({ path, value }) => ({ path, folder: folder(path), value }));
    const world = {
      locks: lockfiles.filter(({ ecosystem }) => ecosystem === 'npm'),
      globs: new Map(
        packages.map((each) => [each.folder, [...each.value.workspaces, ...(pnpm.get(each.folder) ?? [])]]),
      ),
      packages,
    };
    return packages.filter((each) => counts(each)).map((each) => rootOf(each, world));
  },
});

interface Package {
  readonly path: string;
  readonly folder: string;
  readonly value: PackageJson;
}

interface World {
  readonly locks: readonly Lockfile[];
  readonly globs: ReadonlyMap<string, readonly string[]>;
  readonly packages: readonly Package[];
}

function counts({ path, value }: Package): boolean {
  return (
    !path.startsWith('../') &&
    isShippedPath(path) &&
    (value.dependencies.length > 0 || value.workspaces.length > 0)
  );
}

function rootOf(each: Package, world: World): NodeRoot {
  const own = world.locks.filter(({ folder }) => folder === each.folder);
  const memberOf = own.length > 0 ? null : workspaceOf(each.folder, world);
  const locks = memberOf === null ? own : world.locks.filter(({ folder }) => folder === memberOf);
  const [lock] = locks;
  return {
    path: each.path,
    folder: each.folder,
    library: isLibrary(each, world),
    locks: locks.map(({ path, tool, tracked, unread, content }) => ({
      path,
      tool,
      tracked,
      unread,
      yarnClassic: content?.yarnClassic ?? false,
    })),
    memberOf,
    outOfStep: locks.length === 1 && lock ? differences(each, lock) : [],
  };
}

/** The nearest folder above whose workspace takes this one in, by its globs or by its lockfile. */
function workspaceOf(folder: string, { globs, locks }: World): string | null {
  const found = ancestors(folder)
    .slice(1)
    .find((above) => {
      const inside = above === '' ? folder : folder.slice(above.length + 1);
      const listed = locks.some(
        (lock) =>
          lock.folder === above &&
          lock.content?.importers?.some((importer) => clean(importer.folder) === inside),
      );
      return listed || takesIn(globs.get(above) ?? [], inside);
    });
  return found ?? null;
}

function takesIn(patterns: readonly string[], folder: string): boolean {
  const positive = patterns.filter((pattern) => !pattern.startsWith('!'));
  const negative = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return (
    positive.some((pattern) => globMatches(clean(pattern), folder)) &&
    !negative.some((pattern) => globMatches(clean(pattern), folder))
  );
}

const clean = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '');

/** Published for others; a private root stands for its members. */
function isLibrary(each: Package, { packages, globs }: World): boolean {
  if (each.value.kind === 'library') return true;
  const patterns = globs.get(each.folder) ?? [];
  const members = packages.filter(
    ({ path, folder }) =>
      folder !== each.folder &&
      isShippedPath(path) &&
      takesIn(patterns, each.folder === '' ? folder : folder.slice(each.folder.length + 1)),
  );
  return members.length > 0 && members.every(({ value }) => value.kind === 'library');
}

const MAX_NAMED = 20;

/** Dependencies that the manifest and the lockfile do not agree about, by name. */
function differences({ folder, value }: Package, { folder: base, content }: Lockfile): string[] {
  if (!content) return [];
  const wanted = value.dependencies.filter(({ group }) => group !== 'peerDependencies');
  const inside = base === '' ? folder : folder.slice(base.length + 1);
  const importer = content.importers?.find((each) => clean(each.folder) === inside);
  if (importer) return compare(wanted, importer, content.rangesHold).slice(0, MAX_NAMED);
  // A lockfile that lists importers and not this one was made before the package was added.
  const names = content.names && new Set(content.names);
  const locked = wanted.filter(
    ({ version }) => !/^(workspace|file|link|portal|patch|catalog):/.test(version),
  );
  return names ? locked.flatMap(({ name }) => (names.has(name) ? [] : [name])).slice(0, MAX_NAMED) : [];
}

type Wanted = PackageJson['dependencies'];

function compare(wanted: Wanted, { dependencies }: Importer, rangesHold: boolean): string[] {
  const missing = wanted.filter(({ name }) => !Object.hasOwn(dependencies, name)).map(({ name }) => name);
  const changed = wanted.filter(
    ({ name, version }) =>
      rangesHold && Object.hasOwn(dependencies, name) && differs(version, dependencies[name] ?? ''),
  );
  const left = Object.keys(dependencies).filter((name) => !wanted.some((each) => each.name === name));
  return [...new Set([...missing, ...changed.map(({ name }) => name), ...left])];
}

/** Only plain ranges are compared: paths, tags and aliases are rewritten by the tools. */
function differs(wanted: string, locked: string): boolean {
  const plain = /^[\s\d.^~<>=|x*-]+$/;
  return plain.test(wanted) && plain.test(locked) && wanted.trim() !== locked.trim();
}
