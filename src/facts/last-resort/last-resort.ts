import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { client } from '../client/client.ts';
import { chainTo } from '../client/model.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import { deployment } from '../deployment/deployment.ts';
import { fileList } from '../file-list.ts';
import { packages } from '../packages/packages.ts';
import { isApplicationPath } from '../path-roles.ts';
import { boundaryOf, type Placed } from './boundaries.ts';
import { fileNets } from './framework-files.ts';
import { javascriptNets } from './javascript-nets.ts';
import type { FileNets, PlacedSign, Runtime, Sign } from './model.ts';
import { pythonNets } from './python-nets.ts';
import { streamlitNets } from './streamlit-nets.ts';

export type { Runtime } from './model.ts';

/** One runtime of one deployed project, and what catches what nobody else caught. */
export interface RuntimeNet {
  readonly runtime: Runtime;
  /** Where it is started. */
  readonly at: Place;
  /** The folder of its project; '' for the audited folder. */
  readonly folder: string;
  readonly net: Place | null;
  /** A net that holds only part of it, where there is no other. */
  readonly partly: Place | null;
  /** Next's app router: the file for failures of the root layout itself is there. Elsewhere true. */
  readonly outermost: boolean;
  /** People see pages of it, and not data alone. */
  readonly pages: boolean;
}

export interface LastResort {
  readonly runtimes: readonly RuntimeNet[];
  /** Express handlers that stand before routes. */
  readonly early: readonly { readonly at: Place; readonly routes: number }[];
  /** Express handlers that answer and then throw again. */
  readonly rethrows: readonly Place[];
  /** Error handlers of Express with three parameters, which it takes for ordinary middleware. */
  readonly short: readonly Place[];
  /** Promises that nobody waits for are heard of. */
  readonly unhandled: readonly Place[];
  /** Libraries with such a runtime: not asked. */
  readonly libraries: readonly string[];
}

const SOURCES = { javascriptNets, pythonNets, streamlitNets, fileList, packages, client, deployment };
type Sources = ValuesOf<typeof SOURCES>;

/** The runtimes of every application, with their safety nets. */
export const lastResort = defineDerivedFact<typeof SOURCES, LastResort>({
  id: 'last-resort',
  from: SOURCES,
  derive(facts) {
    const js = facts.javascriptNets.values.filter(({ path }) => !EDGE.test(path));
    const files: Placed<FileNets>[] = [...js, ...facts.pythonNets.values];
    const find = projectFinder(facts);
    const paths = facts.fileList
      .map(({ path }) => path)
      .filter((path) => isApplicationPath(path) && !path.startsWith('../'));
    const { apps, nets, outermost } = fileNets(paths, facts.packages);
    const started = [...files.flatMap(({ path, value }) => placedAll(path, value.apps)), ...apps];
    const caught = [
      ...files.flatMap(({ path, value }) => placedAll(path, value.nets)),
      ...helpers(js),
      ...streamlit(facts),
      ...nets,
    ];
    const units = unitsOf(started, find).filter(({ library }) => !library);
    return {
      runtimes: units.map((unit) => ({
        runtime: unit.runtime,
        at: unit.at,
        folder: unit.folder,
        ...netOf(unit, caught, facts, js, find),
        outermost:
          unit.runtime !== 'next' || outermost.includes(unit.folder) || !unit.at.path.includes('app/'),
        pages: hasPages(unit, files, paths, find),
      })),
      early: js.flatMap(({ path, value }) =>
        value.early.map(({ line, routes }) => ({ at: { path, line }, routes })),
      ),
      rethrows: js.flatMap(({ path, value }) => value.rethrows.map((line) => ({ path, line }))),
      short: js.flatMap(({ path, value }) => value.short.map((line) => ({ path, line }))),
      unhandled: js.flatMap(({ path, value }) => value.unhandled.map((line) => ({ path, line }))),
      libraries: [
        ...new Set(
          unitsOf(started, find)
            .filter(({ library }) => library)
            .map(({ folder }) => folder),
        ),
      ],
    };
  },
});

/** Functions that a platform runs one by one have its net. */
const EDGE = /(^|\/)supabase\/functions\/|(^|\/)(?:netlify|edge)[-/](?:edge-)?functions\//;

interface Unit {
  readonly runtime: Runtime;
  readonly at: Place;
  readonly folder: string;
  readonly library: boolean;
}

interface Home {
  readonly folder: string;
  readonly library: boolean;
}

function placedAll(path: string, signs: readonly Sign[]): PlacedSign[] {
  return signs.map((sign) => ({ ...sign, path }));
}

/** The nearest folder above a file that holds a project of its language. */
function projectFinder({ packages: projects, deployment: processes }: Sources): (path: string) => Home {
  const kinds = new Map<string, boolean>();
  for (const { folder, ecosystem, kind } of projects)
    if (ecosystem === 'npm' || ecosystem === 'python' || ecosystem === 'deno') {
      const key = `${ecosystem === 'python' ? 'py' : 'js'} ${folder}`;
      kinds.set(key, (kinds.get(key) ?? false) || (kind === 'library' && !isDeployed(folder, processes)));
    }
  return (path) => {
    const language = path.endsWith('.py') ? 'py' : 'js';
    for (const folder of ancestors(folderOf(path))) {
      const library = kinds.get(`${language} ${folder}`);
      if (library !== undefined) return { folder, library };
    }
    return { folder: '', library: false };
  };
}

/** Many an application is packed as a library is: what a host runs is an application. */
function isDeployed(folder: string, processes: Sources['deployment']): boolean {
  return processes.some(
    (each) =>
      each.production &&
      each.host !== 'package' &&
      (each.folder === folder || each.path.startsWith(`${folder}/`)),
  );
}

/** One unit a runtime and project: the first place that starts it stands for all. */
function unitsOf(started: readonly PlacedSign[], find: (path: string) => Home): Unit[] {
  const units = new Map<string, Unit>();
  for (const { runtime, path, line } of started) {
    const { folder, library } = find(path);
    const key = `${runtime} ${folder}`;
    if (!units.has(key)) units.set(key, { runtime, at: { path, line }, folder, library });
  }
  return [...units.values()].sort((a, b) =>
    a.at.path < b.at.path
      ? -1
      : a.at.path > b.at.path
        ? 1
        : a.at.line === undefined
          ? 0
          : a.at.line - (b.at.line ?? 0),
  );
}

/** Functions of four parameters that `use` is handed by name, from another file. */
function helpers(js: readonly Placed<FileNets>[]): PlacedSign[] {
  const known = new Set(js.flatMap(({ value }) => value.errorHandlers));
  return js.flatMap(({ path, value }) =>
    value.used.flatMap(({ name, line }) =>
      known.has(name) ? [{ runtime: 'express' as const, path, line }] : [],
    ),
  );
}

function streamlit({ streamlitNets: told }: Sources): PlacedSign[] {
  return told.values.flatMap(({ path, value }) => placedAll(path, value));
}

function netOf(
  unit: Unit,
  nets: readonly PlacedSign[],
  facts: Sources,
  js: readonly Placed<FileNets>[],
  find: (path: string) => Home,
): Pick<RuntimeNet, 'net' | 'partly'> {
  const own = nets.filter(
    (net) => net.runtime === unit.runtime && isWithin(unit, net.path, find) && isOfSameKind(unit, net),
  );
  const [first] = own;
  if (unit.runtime === 'react') {
    const files = new Map(facts.client.files.map((file) => [file.path, file]));
    return boundaryOf(unit.at.path, own, js, (path) => chainTo(files, path));
  }
  const deeper =
    first || unit.runtime !== 'next'
      ? undefined
      : facts.fileList.find(({ path }) => isWithin(unit, path, find) && PART_OF_NEXT.test(path));
  return {
    net: first ? { path: first.path, line: first.line } : null,
    partly: deeper ? { path: deeper.path } : null,
  };
}

const PART_OF_NEXT = /(^|\/)app\/.*\/error\.[jt]sx?$/;

/** Each router of Next has its own file, and in Remix the root's is the last. */
function isOfSameKind({ runtime, at }: Unit, { path }: PlacedSign): boolean {
  if (runtime === 'react-router') return path === at.path;
  return runtime !== 'next' || /(^|\/)app\//.test(at.path) === /(^|\/)app\//.test(path);
}

/** Settings of Streamlit, and templates, may lie above the project; a workspace's helpers beside it. */
function isWithin(unit: Unit, path: string, find: (path: string) => Home): boolean {
  if (unit.folder === '' || path.startsWith(`${unit.folder}/`)) return true;
  return (
    unit.runtime === 'streamlit' ||
    unit.runtime === 'django' ||
    unit.runtime === 'express' ||
    find(path).folder === unit.folder
  );
}

function hasPages(
  unit: Unit,
  files: readonly Placed<FileNets>[],
  paths: readonly string[],
  find: (path: string) => Home,
): boolean {
  if (unit.runtime === 'django')
    return paths.some((path) => path.endsWith('.html') && !/admin\/|rest_framework\/|e?mails?\//.test(path));
  if (unit.runtime === 'next')
    return paths.some(
      (path) =>
        isWithin(unit, path, find) &&
        (/(^|\/)app\/(?:.*\/)?page\.[jt]sx?$/.test(path) ||
          /(^|\/)pages\/(?!api\/|_)[^\n]*\.[jt]sx?$/.test(path)),
    );
  if (/^(?:react|vue|nuxt|sveltekit|react-router|streamlit)$/.test(unit.runtime)) return true;
  return files.some(({ path, value }) => value.pages && isWithin(unit, path, find));
}
