import { defineDerivedFact, type FileFactResult } from '../../../kit/fact.ts';
import { fileList } from '../../file-list.ts';
import { aliases } from '../../imports/aliases.ts';
import { javascriptImports } from '../../imports/javascript-imports.ts';
import type { FileImports } from '../../imports/model.ts';
import { packages } from '../../packages/packages.ts';
import type { Route, Routes } from '../model.ts';
import { clientMarks } from './client-marks.ts';
import { Composer } from './compose.ts';
import { fileRoutes } from './file-routes.ts';
import { nextRoutes } from './next-routes.ts';
import { Follower } from './parts.ts';
import { trpcRoutes } from './trpc-routes.ts';
import { World } from './world.ts';

/** Libraries that put the caller on the request. */
const SETS =
  /passport|express-session|cookie-session|express-jwt|koa-session|koa-jwt|@fastify\/(?:session|jwt|secure-session|passport)|clerk|auth0|openid|keycloak|supertokens|lucia|iron-session|hono|oauth2-jwt-bearer|next-auth|connect-/;

const SOURCES = { fileRoutes, fileList, packages, javascriptImports, clientMarks, aliases };

/** The routes that JavaScript and TypeScript declare, with what stands before them. */
export const javascriptRoutes = defineDerivedFact<typeof SOURCES, Pick<Routes, 'routes' | 'unresolved'>>({
  id: 'javascript-routes',
  from: SOURCES,
  derive({
    fileRoutes: fact,
    fileList: files,
    packages: projects,
    javascriptImports: imported,
    clientMarks: marks,
    aliases: known,
  }) {
    const own = new Map(
      projects.flatMap(({ name, folder, ecosystem }) =>
        name !== null && ecosystem === 'npm' ? [[name, folder] as const] : [],
      ),
    );
    const installed = new Set(projects.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)));
    const world = new World(
      fact,
      files.map(({ path }) => path),
      own,
      installed,
      known,
    );
    const sets = new Set(fact.values.flatMap(({ value }) => value.sets));
    const library = fact.values.some(({ value }) =>
      Object.values(value.imports).some(({ specifier }) => SETS.test(specifier)),
    );
    const follower = new Follower(world, (property) => library || sets.has(property));
    const composed = new Composer(world, follower).compose();
    const routes = [
      ...composed.routes,
      ...nextRoutes(
        world,
        follower,
        clientNames(world, imported, new Set(marks.values.map(({ path }) => path))),
      ),
      ...trpcRoutes(world, follower),
    ];
    return { routes: inOrder(routes), unresolved: composed.unresolved };
  },
});

export function inOrder(routes: readonly Route[]): Route[] {
  return [...routes].sort(
    (a, b) =>
      compare(a.at.path, b.at.path) ||
      (a.at.line ?? 0) - (b.at.line ?? 0) ||
      compare(a.method, b.method) ||
      compare(a.path ?? '', b.path ?? ''),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `path#name` of what such components import: only those actions have an address that a browser learns. */
function clientNames(
  world: World,
  { values }: FileFactResult<FileImports>,
  marked: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set<string>();
  if (![...world.files.values()].some(({ actions }) => actions)) return names;
  for (const { path, value } of values.filter((each) => marked.has(each.path)))
    for (const each of [...value.local, ...value.packages].filter(({ typeOnly }) => !typeOnly)) {
      const files = world.resolve(path, each.specifier).filter((file) => world.files.get(file)?.actions);
      for (const file of files) for (const name of each.names) names.add(`${file}#${name}`);
    }
  return names;
}
