import { defineDerivedFact } from '../../kit/fact.ts';
import { isApplicationPath } from '../path-roles.ts';
import { type Route, routes } from '../routes/routes.ts';
import { startupFiles } from './code-sites.ts';
import type { CodeSite } from './model.ts';
import { type Routine, routineCommands } from './routine-commands.ts';
import { StartedCode } from './started-code.ts';

export interface ReachedSite extends CodeSite {
  readonly path: string;
  /** The occasion on which it runs; `request` for a caller from outside, null where nothing here reaches it. */
  readonly reach: Routine | 'request' | null;
  /** For `request`: whether something asks who calls before it. */
  readonly asked: boolean;
}

const SOURCES = { startupFiles, routes, routineCommands };

/** Calls that shape or empty a database, each with what reaches it. Tests, examples and documentation are left out. */
export const reachedSites = defineDerivedFact<typeof SOURCES, readonly ReachedSite[]>({
  id: 'reached-sites',
  from: SOURCES,
  derive({ startupFiles: files, routes: { routes: all }, routineCommands: commands }) {
    const started = new StartedCode(files.values, commands);
    return files.values
      .filter(({ path }) => isApplicationPath(path))
      .flatMap(({ path, value }) =>
        value.sites.map((site) => ({ ...site, path, ...reachOf(path, site, started, all) })),
      );
  },
});

function reachOf(
  path: string,
  site: CodeSite,
  started: StartedCode,
  all: readonly Route[],
): Pick<ReachedSite, 'reach' | 'asked'> {
  const route = routeOf(path, site, all);
  if (route || site.runs === 'request') return { reach: 'request', asked: (route?.guards.length ?? 0) > 0 };
  return { reach: started.reach(path, site), asked: false };
}

/** The route whose handler, followed, does this; or in whose handler it stands. */
function routeOf(path: string, { line, span, runs }: CodeSite, all: readonly Route[]): Route | undefined {
  const doing = all.find((route) => route.work.some(({ at }) => at.path === path && at.line === line));
  if (doing) return doing;
  const own = all.filter(({ at }) => at.path === path && (at.line ?? 0) <= line);
  if (runs === 'request') return own.at(-1);
  return span === null ? undefined : own.find(({ at }) => (at.line ?? 0) >= span[0]);
}
