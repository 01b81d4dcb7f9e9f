import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { supabaseConfig } from '../data-api/supabase-config.ts';
import { fileList } from '../file-list.ts';
import { resolver } from '../imports/resolve.ts';
import { fileRoutes } from '../routes/javascript/file-routes.ts';
import { Follower, unique } from '../routes/javascript/parts.ts';
import type { FunctionRef } from '../routes/javascript/world.ts';
import { World } from '../routes/javascript/world.ts';
import type { Guard } from '../routes/model.ts';
import type { ServerlessEntry, ServerlessFile, ServerlessFunction, SpendKind } from './model.ts';
import { serverlessFiles } from './serverless-files.ts';

export type { ServerlessFunction } from './model.ts';

const SOURCES = { serverlessFiles, fileRoutes, fileList, supabaseConfig };

/** Functions that Supabase and Firebase run for callers: who may call each, and what it does. By path and line. */
export const serverlessFunctions = defineDerivedFact<typeof SOURCES, readonly ServerlessFunction[]>({
  id: 'serverless-functions',
  from: SOURCES,
  derive(facts) {
    if (facts.serverlessFiles.values.every(({ value }) => value.entries.length === 0)) return [];
    const reader = new Reader(facts);
    const found = facts.serverlessFiles.values.flatMap(({ path, value }) =>
      value.entries.map((entry) => reader.read(path, value, entry)),
    );
    return found.filter((each) => !isBuilt(each, found));
  },
});

/** `functions/lib/index.js` beside `functions/src/index.ts`: the same function, compiled. */
function isBuilt({ platform, name, at }: ServerlessFunction, all: readonly ServerlessFunction[]): boolean {
  if (platform !== 'firebase' || !/(^|\/)(?:lib|dist|build)\/.*\.[cm]?js$/.test(at.path)) return false;
  return all.some((each) => each.name === name && /\.[cm]?tsx?$/.test(each.at.path));
}

type Facts = ValuesOf<typeof SOURCES>;

class Reader {
  private readonly world: World;
  /** Firebase itself sets who calls a callable function. */
  private readonly callable: Follower;
  private readonly http: Follower;
  private readonly files: ReadonlyMap<string, ServerlessFile>;
  private readonly verifyJwt: ReadonlyMap<string, boolean | null>;
  private readonly resolve: ReturnType<typeof resolver>;

  constructor({ serverlessFiles: own, fileRoutes: routes, fileList: files, supabaseConfig: config }: Facts) {
    const paths = files.map(({ path }) => path);
    this.world = new World(routes, paths);
    const sets = new Set(routes.values.flatMap(({ value }) => value.sets));
    this.callable = new Follower(this.world, () => true);
    this.http = new Follower(this.world, (property) => sets.has(property));
    this.files = new Map(own.values.map(({ path, value }) => [path, value]));
    this.verifyJwt = new Map(
      config.values.flatMap(({ value }) => value.functions.map(({ name, verifyJwt }) => [name, verifyJwt])),
    );
    this.resolve = resolver(paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path)));
  }

  read(path: string, file: ServerlessFile, entry: ServerlessEntry): ServerlessFunction {
    const follower = entry.kind === 'callable' ? this.callable : this.http;
    const functions = this.handlers(path, entry);
    const helpers = this.helpers(path);
    const work = follower.work(functions);
    const bypass =
      work.find(({ privileged }) => privileged)?.at ??
      (entry.platform === 'supabase' ? this.givenBypass(path) : null);
    const own = entry.platform === 'supabase' ? file.privileged : entry.usesAdmin ? file.privileged : null;
    const place = (line: number | null): Place | null => (line === null ? null : { path, line });
    return {
      platform: entry.platform,
      kind: entry.kind,
      name: entry.name,
      at: entry.line === null ? { path } : { path, line: entry.line },
      verifyJwt: this.verifyJwt.get(entry.name) ?? null,
      guards: unique([
        ...ownGuards(path, entry),
        ...follower.guards({ functions, guards: [], asked: [], partly: false }),
      ]),
      restricted: entry.restricted,
      privileged: place(own) ?? bypass,
      spends: spending(path, file, helpers),
      limited: [file, ...helpers.map(({ value }) => value)].some(({ limited }) => limited),
      decodes: place(file.decodes),
      signatureHeader: entry.platform === 'supabase' ? place(file.signatureHeader) : null,
      scoped: file.scoped,
      asksBack: entry.platform === 'supabase' ? file.asksBack : entry.asksBack,
    };
  }

  /** The functions of the file that run for the caller: all of an edge function's, one of Firebase's. */
  private handlers(path: string, { platform, handlerLine }: ServerlessEntry): FunctionRef[] {
    const functions = this.world.files.get(path)?.functions ?? [];
    const all = functions.map((_each, fn) => ({ path, fn }));
    if (platform === 'supabase' || handlerLine === null) return all;
    const found = all.filter(({ fn }) => fn > 0 && functions[fn]?.line === handlerLine);
    return found.slice(0, 1);
  }

  /** Where a client with the service key is taken from a shared module: `adminClient()`, `supabaseAdmin`. */
  private givenBypass(path: string): Place | null {
    const facts = this.world.files.get(path);
    for (const [local, { specifier }] of Object.entries(facts?.imports ?? {})) {
      if (!/admin|service|client|supabase/i.test(local) || /user|anon|auth|public|caller/i.test(local))
        continue;
      const from = this.resolve(path, specifier).files.map((each) => this.files.get(each));
      if (!from.some((file) => file !== undefined && file.privileged !== null)) continue;
      const call = facts?.functions
        .flatMap(({ calls }) => calls)
        .find(({ name }) => name.split('.')[0] === local);
      return call ? { path, line: call.line } : { path };
    }
    return null;
  }

  /** The team's own modules that a file imports, which say what they pay for and limit. */
  private helpers(path: string): { path: string; value: ServerlessFile }[] {
    const imports = Object.values(this.world.files.get(path)?.imports ?? {});
    const paths = new Set(imports.flatMap(({ specifier }) => this.resolve(path, specifier).files));
    return [...paths].flatMap((each) => {
      const value = this.files.get(each);
      return value && each !== path ? [{ path: each, value }] : [];
    });
  }
}

/** What the handler asks by itself; who calls is only known to it where the platform says so. */
function ownGuards(path: string, { kind, guards }: ServerlessEntry): Guard[] {
  return guards
    .filter(({ needs }) => kind === 'callable' || needs === null)
    .map(({ name, asks, proof, roleFrom, line }) => ({
      name,
      asks,
      proof,
      roleFrom,
      at: { path, line },
      outside: false,
    }));
}

function spending(
  path: string,
  file: ServerlessFile,
  helpers: readonly { readonly path: string; readonly value: ServerlessFile }[],
): ServerlessFunction['spends'] {
  const found = new Map<SpendKind, Place>();
  for (const each of [{ path, value: file }, ...helpers])
    for (const { kind, line } of each.value.spends)
      if (!found.has(kind)) found.set(kind, { path: each.path, line });
  return [...found].map(([kind, at]) => ({ kind, at }));
}
