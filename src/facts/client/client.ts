import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import { folderOf, globBase, joinFolder } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import { aliases } from '../imports/aliases.ts';
import { htmlImports } from '../imports/html-imports.ts';
import { javascriptImports } from '../imports/javascript-imports.ts';
import type { FileImports } from '../imports/model.ts';
import { type Resolved, resolver } from '../imports/resolve.ts';
import { packageJson } from '../packages/package-json.ts';
import { isApplicationPath, isTestPath } from '../path-roles.ts';
import { globMatches } from '../workflows/glob.ts';
import { entryOf, isServerOnly, knowsServerComponents, type Projects } from './entries.ts';
import type { Client, ClientFile } from './model.ts';
import { type ModuleShape, moduleShapes } from './module-shape.ts';

export type { Client, ClientFile } from './model.ts';

const SOURCES = { fileList, javascriptImports, htmlImports, moduleShapes, packageJson, aliases };
type Sources = ValuesOf<typeof SOURCES>;

const MODULE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const PAGE = /\.html?$/;
const SIGN = /\.(?:jsx|tsx|vue|svelte|html?)$/;
const UNREAD = /(^|\/)pubspec\.yaml$|\.razor$/;
const NATIVE = /\.xcodeproj\/project\.pbxproj$|(^|\/)AndroidManifest\.xml$/;
const WRAPPED = /^(?:expo|react-native|@capacitor\/core|cordova|@nativescript\/core|@tauri-apps\/api)$/;

/**
 * What reaches the browser (or the app on a phone): the files that frameworks and pages start there, and all that these import,
 * with the chain that brings each. Followed are imports that are sure and that leave something at run time.
 */
export const client = defineDerivedFact<typeof SOURCES, Client>({
  id: 'client',
  from: SOURCES,
  derive(facts) {
    const paths = facts.fileList.map(({ path }) => path).filter((path) => !path.startsWith('../'));
    const shown = paths.filter((path) => (MODULE.test(path) || PAGE.test(path)) && !LIBRARY.test(path));
    return {
      files: reach(shown, graphOf(facts, shown)),
      signs: shown.filter((path) => SIGN.test(path) && isApplicationPath(path)).slice(0, 20),
      unread: unreadIn(paths, facts),
      examined: paths.length,
    };
  },
});

/** Native projects beside a JavaScript app only wrap it. */
function unreadIn(paths: readonly string[], { packageJson: packages }: Sources): string[] {
  const wraps = packages.values.some(({ value }) =>
    value.dependencies.some(({ name }) => WRAPPED.test(name)),
  );
  const own = paths.filter((path) => !isTestPath(path));
  const native = wraps ? [] : own.filter((path) => NATIVE.test(path));
  return [...own.filter((path) => UNREAD.test(path)), ...native].slice(0, 20);
}

/** Bundled code of others is no module of the team's own. */
const LIBRARY =
  /(^|\/)(?:node_modules|bower_components|vendors?|third[_-]party|\.next|\.nuxt|\.output|dist|build)\/|\.d\.[cm]?ts$/;

interface Graph {
  readonly projects: Projects;
  readonly imports: ReadonlyMap<string, FileImports>;
  readonly shapes: ReadonlyMap<string, ModuleShape>;
  readonly installed: ReadonlySet<string>;
  readonly paths: readonly string[];
  resolve(from: string, specifier: string): Resolved;
}

function graphOf(facts: Sources, paths: readonly string[]): Graph {
  const packages = facts.packageJson.values.filter(({ path }) => !path.startsWith('../'));
  const names = (value: (typeof packages)[number]['value']) => value.dependencies.map(({ name }) => name);
  const own = new Set(packages.flatMap(({ value }) => value.name ?? []));
  return {
    projects: new Map(packages.map(({ path, value }) => [folderOf(path), new Set(names(value))])),
    imports: new Map(
      [...facts.javascriptImports.values, ...facts.htmlImports.values].map(({ path, value }) => [
        path,
        value,
      ]),
    ),
    shapes: new Map(facts.moduleShapes.values.map(({ path, value }) => [path, value])),
    installed: new Set(packages.flatMap(({ value }) => names(value)).filter((name) => !own.has(name))),
    paths,
    resolve: resolver(paths, facts.aliases),
  };
}

interface Step {
  readonly path: string;
  readonly side: Side;
  readonly entry: string;
  readonly via: string | null;
}

type Side = 'client' | 'server';

/** Breadth first, so that each file's chain is the shortest; a file that only the server renders leads on, but is not sent. */
function reach(paths: readonly string[], graph: Graph): ClientFile[] {
  const sent = new Map<string, ClientFile>();
  const rendered = new Set<string>();
  let waiting = paths.flatMap((path): Step[] => {
    const entry = entryOf(path, graph.imports.get(path)?.packages ?? [], graph.projects);
    return entry ? [{ path, side: entry.side, entry: entry.why, via: null }] : [];
  });
  while (waiting.length > 0) {
    waiting = waiting.flatMap((step): Step[] => {
      const taken = take(step, graph);
      if (taken === null || (taken.side === 'client' ? sent : rendered).has(step.path)) return [];
      if (taken.side === 'client') sent.set(taken.path, taken.file);
      else rendered.add(taken.path);
      const { path, side, file } = taken;
      return targetsOf(graph, path, side).map((target) => ({
        path: target,
        side,
        entry: file.entry,
        via: path,
      }));
    });
  }
  return [...sent.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function take(
  { path, side, entry, via }: Step,
  graph: Graph,
): { path: string; side: Side; file: ClientFile } | null {
  const into = stepInto(graph, path, side);
  if (into === null) return null;
  const starts = into === 'client' && side === 'server';
  return {
    path,
    side: into,
    file: { path, entry: starts ? "marked 'use client'" : entry, via: starts ? null : via },
  };
}

/** The side on which a file ends up when it is imported from one side; null where the way ends. */
function stepInto(graph: Graph, path: string, side: Side): Side | null {
  const shape = graph.shapes.get(path);
  if (shape?.directive === 'client' && knowsServerComponents(path, graph.projects)) return 'client';
  if (side === 'server') return 'server';
  const guarded = graph.imports.get(path)?.packages.some((each) => each.package === 'server-only');
  return shape?.directive === 'server' || guarded || isServerOnly(path, graph.projects) ? null : 'client';
}

function targetsOf(graph: Graph, path: string, side: Side): string[] {
  const shape = graph.shapes.get(path);
  if (side === 'client' && shape?.split) return [];
  const pruned = side === 'client' ? new Set(shape?.pruned?.specifiers) : new Set<string>();
  const found = graph.imports.get(path);
  const written = [
    ...(found?.local.filter(({ erased }) => !erased) ?? []),
    // What no package.json lists may be an alias of the team's own.
    ...(found?.packages.filter(
      ({ origin, typeOnly, package: name }) =>
        origin === 'package' && !typeOnly && !graph.installed.has(name),
    ) ?? []),
  ].filter(({ specifier }) => !pruned.has(specifier));
  const specifiers = [...written.map(({ specifier }) => specifier), ...(shape?.workers ?? [])];
  const modules = specifiers.flatMap((specifier) => {
    const { files, sure } = graph.resolve(path, specifier);
    return sure ? files : [];
  });
  return [...modules, ...(shape?.globs ?? []).flatMap((glob) => globbed(graph.paths, path, glob))];
}

function globbed(paths: readonly string[], from: string, glob: string): string[] {
  const folder = folderOf(from);
  const pattern = glob.startsWith('/')
    ? glob.slice(1)
    : glob.startsWith('.')
      ? joinFolder(folder, glob)
      : null;
  if (pattern === null || glob.startsWith('!')) return [];
  const base = globBase(pattern);
  return paths.filter((path) => path.startsWith(base) && globMatches(pattern, path));
}
