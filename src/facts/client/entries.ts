import { ancestors, folderOf } from '../commands/paths.ts';
import type { FoundImport } from '../imports/model.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';

/** Where the packages of a repository lie, and what each depends on. */
export type Projects = ReadonlyMap<string, ReadonlySet<string>>;

/** On which side a file starts, and why. */
export interface Entry {
  readonly side: 'client' | 'server';
  readonly why: string;
}

/** Never sent to a browser, by where it lies. */
const SERVER_FILE =
  /(^|\/)supabase\/functions\/|(^|\/)(?:netlify|edge)[-/]functions\/|(^|\/)pages\/api\/|(^|\/)app\/(?:[^\n]*\/)?route\.[jt]sx?$|(^|\/)\.?server\/|\.server\.\w+$|\+api\.[jt]sx?$|(^|\/)\+(?:page|layout)\.server\.[jt]s$|(^|\/)\+server\.[jt]s$/;
/** Folders of server code right in a package's folder. */
const SERVER_FOLDER = /^(?:api|server|backend|functions|scripts|supabase|netlify|prisma|cypress|e2e)\//;

/** What a server hands out lies among its code. */
const HANDED_OUT = /(^|\/)(?:static|public|templates|views|wwwroot|assets)\//;

/** True for files that only servers, scripts and tests run. */
export function isServerOnly(path: string, projects: Projects): boolean {
  if (SERVER_FILE.test(path)) return true;
  if (HANDED_OUT.test(path) || /\.html?$/.test(path)) return false;
  return ['', ...projectsAbove(path, projects)].some((folder) => SERVER_FOLDER.test(within(folder, path)));
}

const within = (folder: string, path: string): string => path.slice(folder === '' ? 0 : folder.length + 1);

/** The folders above a file that hold a package, nearest first. */
function projectsAbove(path: string, projects: Projects): string[] {
  return ancestors(folderOf(path)).filter((folder) => projects.has(folder));
}

/** Many a tool calls its own pages `website`. */
function isDocumentation(path: string): boolean {
  return isDocsPath(path.replace(/(^|\/)website\//i, '$1'));
}

const PAGE_MAIL = /(^|\/)(?:e?mails?|mailers?|mjml)[-_/]/i;
const SCRIPT = String.raw`\.[cm]?[jt]sx?$`;
const ROOT = '^(?:src/)?';

/** What frameworks start by its place, relative to the package's folder. */
const PLACES: readonly (Entry & { readonly needs: readonly string[]; readonly place: RegExp })[] = [
  {
    needs: ['next'],
    side: 'server',
    why: 'a page of the Next.js app',
    place: new RegExp(
      `${ROOT}app/(?:.*/)?(?:page|layout|template|error|global-error|loading|not-found|default)${SCRIPT}`,
    ),
  },
  {
    needs: ['next'],
    side: 'client',
    why: 'a page of Next.js',
    place: new RegExp(`${ROOT}pages/(?!api/|_document\\.)(?:.*)${SCRIPT}`),
  },
  {
    needs: ['next'],
    side: 'client',
    why: 'what Next.js starts in the browser',
    place: new RegExp(`${ROOT}instrumentation-client${SCRIPT}`),
  },
  {
    needs: ['@remix-run/react', '@react-router/dev'],
    side: 'client',
    why: 'a route of the app',
    place: /^app\/(?:root|routes\/.*)\.[jt]sx$/,
  },
  {
    needs: ['@tanstack/react-start', '@tanstack/start'],
    side: 'client',
    why: 'a route of the app',
    place: /^(?:src|app)\/routes\/.*\.[jt]sx$/,
  },
  {
    needs: ['@sveltejs/kit'],
    side: 'client',
    why: 'a page of SvelteKit',
    place: /^src\/(?:routes\/(?:.*\.svelte|(?:.*\/)?\+(?:page|layout)\.[jt]s)|hooks\.client\.[jt]s)$/,
  },
  {
    needs: ['nuxt', 'nuxt3'],
    side: 'client',
    why: 'what Nuxt starts in the browser',
    place:
      /^(?:app\/|src\/)?(?:(?:pages|components|layouts|composables|plugins|middleware|stores)\/.*\.(?:vue|[jt]s)|(?:app|error)\.vue)$/,
  },
  {
    needs: ['gatsby'],
    side: 'client',
    why: 'a page of Gatsby',
    place: new RegExp(`^(?:src/(?:pages|templates)/.*|gatsby-browser)${SCRIPT}`),
  },
  {
    needs: ['react-scripts'],
    side: 'client',
    why: 'the start of the app',
    place: new RegExp(`^src/index${SCRIPT}`),
  },
  {
    needs: ['expo-router'],
    side: 'client',
    why: 'a screen of the mobile app',
    place: new RegExp(`${ROOT}app/.*(?<!\\+html)\\.[jt]sx?$`),
  },
  {
    needs: ['expo', 'react-native'],
    side: 'client',
    why: 'the start of the mobile app',
    place: new RegExp(`${ROOT}(?:index|App)${SCRIPT}`),
  },
];
/** Handed out as they are. */
const SERVED = /^(?:public|static)\/.*\.m?js$/;
const SERVED_BY_PYTHON = /(^|\/)static\/.*\.m?js$/;

/** Calls that put an interface into a page, by the package that they come from. */
const MOUNTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['react-dom/client', ['createRoot', 'hydrateRoot', 'default', '*']],
  ['react-dom', ['render', 'hydrate', 'createRoot', 'hydrateRoot', 'default', '*']],
  ['preact', ['render', 'hydrate']],
  ['vue', ['createApp', 'default']],
  ['svelte', ['mount', 'hydrate']],
  ['solid-js/web', ['render', 'hydrate']],
  ['@angular/platform-browser', ['bootstrapApplication', 'platformBrowser']],
  ['@angular/platform-browser-dynamic', ['platformBrowserDynamic']],
  ['react-native', ['AppRegistry']],
  ['expo', ['registerRootComponent']],
]);

/** Whether a file starts something that a user sees; null where nothing says so. */
export function entryOf(path: string, imported: readonly FoundImport[], projects: Projects): Entry | null {
  if (isTestPath(path) || isExamplePath(path) || isDocumentation(path) || isServerOnly(path, projects))
    return null;
  if (/\.html?$/.test(path)) return PAGE_MAIL.test(path) ? null : { side: 'client', why: 'a page' };
  const above = projectsAbove(path, projects);
  const inside = within(above[0] ?? '', path);
  const place = PLACES.find(({ needs, place }) =>
    above.some(
      (folder) => needs.some((name) => projects.get(folder)?.has(name)) && place.test(within(folder, path)),
    ),
  );
  if (place) return { side: place.side, why: place.why };
  if (SERVED.test(inside) || SERVED_BY_PYTHON.test(path))
    return { side: 'client', why: 'a file that is handed out as it is' };
  const mounts = imported.some(
    ({ specifier, names, typeOnly }) =>
      !typeOnly && names.some((name) => MOUNTS.get(specifier)?.includes(name)),
  );
  return mounts ? { side: 'client', why: 'the start of the app in the browser' } : null;
}

const SERVER_COMPONENTS = ['next', 'waku', '@tanstack/react-start', '@redwoodjs/vite'];

/** Whether the marker 'use client' means something where a file lies. */
export function knowsServerComponents(path: string, projects: Projects): boolean {
  return projectsAbove(path, projects).some((folder) =>
    SERVER_COMPONENTS.some((name) => projects.get(folder)?.has(name)),
  );
}
