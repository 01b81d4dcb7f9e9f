import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { client } from '../client/client.ts';
import { folderOf } from '../commands/paths.ts';
import { roleOf } from '../imports/imports.ts';
import { unreachedFiles } from '../imports/reached.ts';
import { javascriptWaits } from './javascript-waits.ts';
import type { FileWaits, Waiting } from './model.ts';
import { type PlatformLimit, platformLimits } from './platform-limits.ts';
import { pythonWaits } from './python-waits.ts';

/** A call of application code that waits for something outside the program. */
export interface PlacedWait extends Waiting {
  readonly path: string;
  readonly side: 'server' | 'browser';
  /** What ends it where it does not end itself, as a file of the repository declares; null where nothing does. */
  readonly endedBy: string | null;
}

export interface Waits {
  /** In path order. */
  readonly waits: readonly PlacedWait[];
  /** Files that were looked at. */
  readonly examined: number;
}

/** What a browser loads by an address that a template names. */
const SERVED = /(^|\/)(static|assets|public|themes|app\/javascript|wwwroot)\/|(^|\/)(sw|service-worker)\.js$/;
/** Parts of pages: what no page shows is left behind. */
const COMPONENT = /\.(jsx|tsx|vue|svelte)$/;
/** Started by hand or by a container's keeper. */
const BY_HAND = /(^|\/)(bin|extra|docker|release|management\/commands)\/|(^|\/)tmp_/;

const SOURCES = { javascriptWaits, pythonWaits, platformLimits, client, unreachedFiles };

/** Every call of another service, and what keeps it from waiting for ever. */
export const waits = defineDerivedFact<typeof SOURCES, Waits>({
  id: 'waits',
  from: SOURCES,
  derive(facts) {
    const shown = new Set(facts.client.files.map(({ path }) => path));
    const unreached = new Set(facts.unreachedFiles.filter((path) => COMPONENT.test(path)));
    const ended = limits(facts.platformLimits, facts.javascriptWaits);
    const anywhere =
      facts.platformLimits.values.length > 0 ||
      facts.javascriptWaits.values.some(({ value }) => value.limited);
    const sources = [facts.javascriptWaits, facts.pythonWaits].flatMap(({ values }) => values);
    const defaults = new Set(sources.flatMap(({ value }) => value.defaults));
    const found = sources
      .filter(({ path }) => roleOf(path) === 'application' && !BY_HAND.test(path) && !unreached.has(path))
      .flatMap(({ path, value }) =>
        value.waits.map((wait): PlacedWait => {
          const side = shown.has(path) || value.shows || SERVED.test(path) ? 'browser' : 'server';
          const server =
            side === 'server' ? ended(path) : wait.own && anywhere ? 'the server that it asks' : null;
          return {
            ...wait,
            path,
            side,
            endedBy: defaults.has(wait.client) ? 'a default for all calls' : server,
          };
        }),
      );
    return {
      waits: found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)),
      examined: facts.javascriptWaits.examined + facts.pythonWaits.examined,
    };
  },
});

/** What ends server code at a path: the platform's configuration in a folder above, or the file's own limit. */
function limits(
  declared: FileFactResult<PlatformLimit>,
  files: FileFactResult<FileWaits>,
): (path: string) => string | null {
  const folders = declared.values.map(({ path, value }) => ({ folder: coveredBy(path), what: value.what }));
  const scopes = files.values.flatMap(({ path, value }) =>
    value.limited ? { scope: limitedBy(path), path } : [],
  );
  return (path) => {
    const platform = folders.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
    return (
      platform?.what ??
      scopes.find(({ scope }) => path === scope || (scope.endsWith('/') && path.startsWith(scope)))?.path ??
      null
    );
  };
}

/** Folders of configuration speak for the folder that holds them. */
function coveredBy(path: string): string {
  return path.startsWith('../')
    ? ''
    : folderOf(path).replace(
        /(^|\/)(\.github\/workflows|\.chalice|infra\w*|terraform|deploy\w*|docker|k8s|kubernetes|ops|scripts?|bin)(\/.*)?$/,
        '',
      );
}

/** A layout's limit holds for all pages below it. */
function limitedBy(path: string): string {
  return /(^|\/)layout\.\w+$/.test(path) ? path.slice(0, path.lastIndexOf('/') + 1) : path;
}
