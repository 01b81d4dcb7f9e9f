import { defineDerivedFact } from '../../kit/fact.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import { fileList, type ListedFile } from '../file-list.ts';
import { lockfiles } from '../lockfiles/lockfiles.ts';
import { packageJson } from '../packages/package-json.ts';
import type { Alias } from './alias.ts';
import { aliases } from './aliases.ts';
import { importMaps, pageImportMaps, railsImportMaps } from './import-maps.ts';
import type { PackageImport } from './imports.ts';
import { lockedNames } from './locked-names.ts';
import { ownPaths } from './own-paths.ts';
import { BUNDLERS, isProvided } from './provided.ts';
import type { Verdict } from './undeclared-model.ts';

interface Manifest {
  readonly path: string;
  readonly name: string | null;
  readonly runtime: readonly string[];
  readonly dev: readonly string[];
  readonly bundled: boolean;
  /** Names that `module-alias` gives to folders. */
  readonly aliases: readonly string[];
}

export interface JavaScriptWorld {
  readonly manifests: readonly Manifest[];
  readonly aliases: readonly Alias[];
  /** Names that maps of imports give, with the folder below which they hold. */
  readonly mapped: readonly { readonly folder: string; readonly names: readonly string[] }[];
  readonly locked: readonly { readonly path: string; readonly names: readonly string[] }[];
  /** Lockfiles that could not be read. */
  readonly unread: readonly string[];
  /** Its packages are installed together, so that one finds what another asks for. */
  readonly workspace: boolean;
}

/** What explains the imports of JavaScript and TypeScript. */
export const javascriptWorld = defineDerivedFact({
  id: 'javascript-world',
  from: {
    packageJson,
    aliases,
    importMaps,
    pageImportMaps,
    railsImportMaps,
    lockedNames,
    lockfiles,
    fileList,
  },
  derive(facts): JavaScriptWorld {
    const yarn = facts.lockfiles.flatMap(({ path, tool, content }) =>
      tool === 'yarn' && content?.names ? [{ path, names: content.names }] : [],
    );
    return {
      manifests: facts.packageJson.values.map(({ path, value }) => {
        const dev = value.dependencies.filter(({ group }) => group === 'devDependencies');
        return {
          path,
          name: value.name,
          runtime: value.dependencies.filter((each) => !dev.includes(each)).map(({ name }) => name),
          dev: dev.map(({ name }) => name),
          bundled: value.dependencies.some(({ name }) => BUNDLERS.test(name)),
          aliases: value.moduleAliases,
        };
      }),
      aliases: facts.aliases,
      mapped: [
        ...facts.importMaps.values.map(({ path, value }) => ({ folder: folderOf(path), names: value })),
        // A page stands anywhere beside the code that it loads.
        ...[...facts.pageImportMaps.values, ...facts.railsImportMaps.values].map(({ value }) => ({
          folder: '',
          names: value,
        })),
      ],
      locked: [...facts.lockedNames.values.map(({ path, value }) => ({ path, names: value })), ...yarn],
      unread: facts.lockfiles.flatMap(({ path, ecosystem, unread }) =>
        ecosystem === 'npm' && unread !== null ? [path] : [],
      ),
      workspace:
        facts.packageJson.values.some(({ value }) => value.workspaces.length > 0) ||
        facts.fileList.some(({ path }) =>
          /(^|\/)(?:pnpm-workspace\.yaml|lerna\.json|rush\.json|nx\.json)$/.test(path),
        ),
    };
  },
});

/** Judges one import after another; null where it is declared, or explained otherwise. */
export function judgeJavaScript(
  world: JavaScriptWorld,
  files: readonly ListedFile[],
): (each: PackageImport) => Verdict | null {
  const rootPaths = new Map(files.map(({ path, rootPath }) => [path, rootPath]));
  const folder = (path: string): string => folderOf(rootPaths.get(path) ?? path);
  const byFolder = new Map(world.manifests.map((each) => [folder(each.path), read(each)]));
  const isAlias = aliasTest(world.aliases, new Set(stems(files)));
  const isOwnPath = ownPaths(files.map(({ path }) => path));
  const provider = providers(world, folder);
  const bundled = world.manifests.some((each) => each.bundled);
  return (written) => {
    const each = written.erased ? { ...written, typeOnly: true } : written;
    const { path, specifier } = each;
    const manifests = ancestors(folder(path)).flatMap((place) => byFolder.get(place) ?? []);
    const asked = askedFor(each, manifests, bundled);
    if (asked !== undefined) return asked;
    const found = provider(each, manifests);
    if (found.by === each.package) return found;
    const explained = isMapped(world, path, specifier) || isAlias(path, specifier) || isOwnPath(specifier);
    return explained ? null : found;
  };
}

type KnownManifest = ReturnType<typeof read>;

/** What the manifests above a file say of an import; undefined where they say nothing. */
function askedFor(
  { package: name, specifier, typeOnly, names }: PackageImport,
  manifests: readonly KnownManifest[],
  bundled: boolean,
): Verdict | null | undefined {
  const runtime = manifests.some(
    (each) =>
      each.runtime.has(name) || each.name === name || each.aliases.some((alias) => starts(specifier, alias)),
  );
  if (runtime || isProvided(name)) return null;
  const tools = manifests.find((each) => each.dev.has(name));
  if (tools) {
    // A package inside a workspace ends up in the bundle of the application that takes it in.
    const fine = typeOnly || (bundled && manifests.length > 1) || manifests.some((each) => each.bundled);
    return fine ? null : { kind: 'dev', manifest: tools.path, by: null };
  }
  // `import { Patient } from 'fhir/r4'`: where only the types are asked for, names such as these are types.
  const types = typeOnly || (names.length > 0 && names.every((each) => /^[A-Z]/.test(each)));
  return types && typed(manifests, name) ? null : undefined;
}

/** Who provides what no manifest above the file asks for. */
function providers(
  world: JavaScriptWorld,
  folder: (path: string) => string,
): (each: PackageImport, manifests: readonly KnownManifest[]) => Verdict {
  const own = new Set(world.manifests.flatMap(({ name }) => name ?? []));
  const known = world.locked.map(({ path, names }) => ({ path, place: folder(path), names: new Set(names) }));
  const unread = world.unread.map((path) => ({ path, place: folder(path) }));
  return ({ package: name, typeOnly, path }, [nearest]) => {
    const manifest = nearest?.path ?? null;
    const above = new Set(ancestors(folder(path)));
    if (own.has(name)) return { kind: 'sibling', manifest, by: name };
    if (typeOnly) return { kind: 'type', manifest, by: null };
    const lock = known.find(({ place, names }) => above.has(place) && names.has(name));
    if (lock) return { kind: 'locked', manifest, by: lock.path };
    const asks = (each: Manifest) => each.runtime.includes(name) || each.dev.includes(name);
    const beside = world.workspace ? world.manifests.find(asks) : undefined;
    if (beside) return { kind: 'sibling', manifest, by: beside.path };
    const closed = unread.find(({ place }) => above.has(place));
    if (closed) return { kind: 'unsure', manifest, by: closed.path };
    return { kind: nearest ? 'nowhere' : 'no-list', manifest, by: null };
  };
}

function read(manifest: Manifest) {
  return { ...manifest, runtime: new Set(manifest.runtime), dev: new Set(manifest.dev) };
}

/** `@types/foo__bar` holds the types of `@foo/bar`. */
function typed(manifests: readonly KnownManifest[], name: string): boolean {
  const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
  return manifests.some((each) => each.dev.has(types) || each.runtime.has(types));
}

function isMapped({ mapped }: JavaScriptWorld, path: string, specifier: string): boolean {
  return mapped.some(
    ({ folder, names }) =>
      (folder === '' || path.startsWith(`${folder}/`)) && names.some((name) => starts(specifier, name)),
  );
}

function starts(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`);
}

function stems(files: readonly ListedFile[]): string[] {
  return files.flatMap(({ path }) => {
    const stem = path.replace(/(?:\.d)?\.\w{1,10}$/, '');
    return [path, stem, stem.replace(/\/index$/, ''), folderOf(path)];
  });
}

/** An alias of a configuration explains a specifier; one for all names (`*`, as `baseUrl` gives) only where the file exists. */
function aliasTest(
  aliases: readonly Alias[],
  existing: ReadonlySet<string>,
): (path: string, specifier: string) => boolean {
  const named = aliases.filter(({ pattern }) => pattern !== '*' && pattern !== '');
  const bare = aliases.filter(({ pattern }) => pattern === '*');
  const holds = (folder: string, path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
  return (path, specifier) => {
    const plain = specifier.replace(/[?#].*$/, '').replace(/\.[cm]?[jt]sx?$/, '');
    return (
      named.some(({ folder, pattern }) => holds(folder, path) && fits(pattern, specifier)) ||
      bare.some(
        ({ folder, targets }) =>
          holds(folder, path) &&
          // A folder of that name explains files in it that are not in the repository, such as large pictures.
          [plain, plain.split('/', 1)[0] ?? plain].some((part) =>
            targets.some((target) => existing.has(target.replace('*', () => part))),
          ),
      )
    );
  };
}

function fits(pattern: string, specifier: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier;
  return specifier.startsWith(pattern.slice(0, star)) && specifier.endsWith(pattern.slice(star + 1));
}
