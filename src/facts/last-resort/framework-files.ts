import type { Project } from '../packages/packages.ts';
import type { PlacedSign, Runtime } from './model.ts';

interface Framework {
  readonly runtime: Runtime;
  readonly needs: readonly string[];
  /** Relative to the project's folder: a page that shows that it is in use. */
  readonly used: RegExp;
  readonly net: RegExp;
}

const SCRIPT = String.raw`\.[cm]?[jt]sx?$`;

/** Frameworks whose nets are files of a certain name. */
const FRAMEWORKS: readonly Framework[] = [
  {
    runtime: 'next',
    needs: ['next'],
    used: new RegExp(`^(?:src/)?app/(?:.*/)?(?:page|route)${SCRIPT}`),
    net: new RegExp(String.raw`^(?:src/)?app/(?:(?:\([^/]+\)|\[[^/]+\])/)*(?:error|global-error)${SCRIPT}`),
  },
  {
    runtime: 'next',
    needs: ['next'],
    used: new RegExp(`^(?:src/)?pages/(?:.*)${SCRIPT}`),
    net: new RegExp(`^(?:src/)?pages/(?:_error|500)${SCRIPT}`),
  },
  {
    runtime: 'nuxt',
    needs: ['nuxt', 'nuxt3'],
    used: /^(?:app\/|src\/)?(?:pages\/.*|app)\.vue$/,
    net: /^(?:app\/|src\/)?error\.vue$/,
  },
  {
    runtime: 'sveltekit',
    needs: ['@sveltejs/kit'],
    used: /^src\/routes\/(?:.*\/)?\+page\.svelte$/,
    net: /^src\/(?:routes\/(?:\([^/]+\)\/)*\+error\.svelte|error\.html)$/,
  },
];

/** Remix and React Router as a framework: the root says `export function ErrorBoundary`. */
const ROOT = /^app\/root\.[jt]sx$/;

export interface FileNets {
  readonly apps: readonly PlacedSign[];
  readonly nets: readonly PlacedSign[];
  /** Folders of Next's projects that have a file for failures of the root layout. */
  readonly outermost: readonly string[];
}

/** Runtimes that a project's files show by their place, and nets that are files. */
export function fileNets(paths: readonly string[], projects: readonly Project[]): FileNets {
  const found = projects
    .filter(({ ecosystem, folder }) => ecosystem === 'npm' && !folder.startsWith('..'))
    .map((project) => ofProject(project, paths));
  const page = paths.find((path) => /(^|\/)500\.html$/.test(path));
  const django: PlacedSign[] = page === undefined ? [] : [{ runtime: 'django', path: page, line: 1 }];
  return {
    apps: found.flatMap(({ apps }) => apps),
    nets: [...found.flatMap(({ nets }) => nets), ...django],
    outermost: found.flatMap(({ outermost }) => outermost),
  };
}

function ofProject({ folder, dependencies }: Project, paths: readonly string[]): FileNets {
  const names = new Set(dependencies.map(({ name }) => name));
  const start = folder === '' ? 0 : folder.length + 1;
  const inside = paths.filter((path) => start === 0 || path.startsWith(`${folder}/`));
  const first = (pattern: RegExp): string | undefined =>
    inside.find((path) => pattern.test(path.slice(start)));
  const sign = (runtime: Runtime, pattern: RegExp): PlacedSign[] => {
    const path = first(pattern);
    return path === undefined ? [] : [{ runtime, path, line: 1 }];
  };
  const used = FRAMEWORKS.filter(({ needs }) => needs.some((name) => names.has(name)));
  const routed = names.has('@remix-run/react') || names.has('@react-router/dev');
  return {
    apps: [
      ...used.flatMap(({ runtime, used: pattern }) => sign(runtime, pattern)),
      ...(routed ? sign('react-router', ROOT) : []),
    ],
    nets: used.flatMap(({ runtime, net }) => sign(runtime, net)),
    outermost: names.has('next') && first(GLOBAL) !== undefined ? [folder] : [],
  };
}

const GLOBAL = new RegExp(`^(?:src/)?app/(?:.*/)?global-error${SCRIPT}`);
