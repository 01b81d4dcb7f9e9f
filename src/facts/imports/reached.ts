import { defineDerivedFact } from '../../kit/fact.ts';
import { deployment } from '../deployment/deployment.ts';
import { fileList } from '../file-list.ts';
import { packageJson } from '../packages/package-json.ts';
import { aliases } from './aliases.ts';
import { htmlImports } from './html-imports.ts';
import { javascriptImports } from './javascript-imports.ts';
import { resolver } from './resolve.ts';

const SOURCES = { fileList, javascriptImports, htmlImports, packageJson, deployment, aliases };

const JAVASCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
/** Files that something outside the code starts: by their name, their folder, or what they import. */
const ENTRY_NAME =
  /(^|\/)(?:index|main|server|app|cli|worker|start|background|handler|lambda|middleware|instrumentation|_app|_layout|layout|page|route|sw|preload|electron)\.[\w.]+$/i;
const ENTRY_FOLDER =
  /(^|\/)(?:pages|app|routes|api|functions|plugins|middleware|netlify|edge-functions|composables|migrations|seeds|seeders|jobs|crons?|commands|scripts|bin|public|static|\.storybook)\//i;
const ENTRY_FILE = /\.config\.\w+$|\.astro$/;
const SERVERS = new Set([
  'express',
  'fastify',
  'koa',
  'hono',
  '@hapi/hapi',
  'http',
  'https',
  'restify',
  'socket.io',
  '@nestjs/core',
  'firebase-functions',
  'restana',
  'polka',
  'h3',
  'elysia',
  'discord.js',
  'telegraf',
  'electron',
]);

/**
 * JavaScript files that nothing starts and nothing started imports, sorted. A guess that leans towards "reached": what a
 * framework loads by its place counts as started, an alias may stand for any folder.
 */
export const unreachedFiles = defineDerivedFact<typeof SOURCES, readonly string[]>({
  id: 'unreached-files',
  from: SOURCES,
  derive({
    fileList: files,
    javascriptImports: js,
    htmlImports: html,
    packageJson: packages,
    deployment: processes,
    aliases: known,
  }) {
    const paths = files.map(({ path }) => path).filter((path) => JAVASCRIPT.test(path));
    const named = [
      ...packages.values.flatMap(({ value }) => [
        ...value.scripts.map(({ command }) => command),
        ...value.bins,
        value.main ?? '',
      ]),
      ...processes.map(({ command }) => command ?? ''),
    ].join('\n');
    const serving = js.values.filter(({ value }) => value.packages.some((each) => SERVERS.has(each.package)));
    const entries = [
      ...paths.filter(
        (path) =>
          ENTRY_NAME.test(path) || ENTRY_FOLDER.test(path) || ENTRY_FILE.test(path) || isNamed(named, path),
      ),
      ...serving.map(({ path }) => path),
      ...html.values.map(({ path }) => path),
    ];
    const resolve = resolver(paths, known);
    const installed = new Set(
      packages.values.flatMap(({ value }) => value.dependencies.map(({ name }) => name)),
    );
    const edges = new Map(
      [...js.values, ...html.values].map(({ path, value }) => {
        const specifiers = [
          ...value.local.filter(({ typeOnly }) => !typeOnly),
          // What no package.json lists may be an alias of the team's own.
          ...value.packages.filter((each) => each.origin === 'package' && !installed.has(each.package)),
        ];
        return [path, specifiers.flatMap(({ specifier }) => resolve(path, specifier).files)];
      }),
    );
    const reached = reach(entries, edges);
    return paths.filter((path) => !reached.has(path));
  },
});

/** A command names a file by its path or, after `cd`, by its name. */
function isNamed(commands: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return commands.includes(name);
}

function reach(
  entries: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(entries);
  const waiting = [...reached];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const target of edges.get(path) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}
