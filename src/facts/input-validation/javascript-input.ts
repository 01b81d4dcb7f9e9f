import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { fileList } from '../file-list.ts';
import { aliases } from '../imports/aliases.ts';
import { packages } from '../packages/packages.ts';
import { fileRoutes } from '../routes/javascript/file-routes.ts';
import { javascriptRoutes } from '../routes/javascript/javascript-routes.ts';
import { Follower } from '../routes/javascript/parts.ts';
import type { FunctionRef } from '../routes/javascript/world.ts';
import { World } from '../routes/javascript/world.ts';
import type { Route } from '../routes/model.ts';
import { serverlessFunctions } from '../serverless/serverless-functions.ts';
import { inputFlows } from './javascript-flows.ts';
import { Handlings } from './javascript-handlings.ts';
import { type Start, type Traced, Tracer } from './javascript-tracer.ts';
import type { InputUse, InputValidation } from './model.ts';
import { isSigned } from './signed.ts';

const SOURCES = {
  javascriptRoutes,
  fileRoutes,
  inputFlows,
  fileList,
  packages,
  aliases,
  serverlessFunctions,
};
type Sources = ValuesOf<typeof SOURCES>;

const CHANGES = /^(?:POST|PUT|PATCH|DELETE|ANY|CALL)$/;

/** What routes, server actions and functions of a platform in JavaScript and TypeScript do with what they are sent. */
export const javascriptInput = defineDerivedFact<typeof SOURCES, InputValidation>({
  id: 'javascript-input',
  from: SOURCES,
  derive(facts) {
    if (facts.javascriptRoutes.routes.length + facts.serverlessFunctions.length === 0)
      return { uses: [], notFollowed: [] };
    return new Reader(facts).read(facts);
  },
});

type Entry = Pick<InputUse, 'framework' | 'method' | 'path' | 'at'>;

class Reader {
  private readonly world: World;
  private readonly follower: Follower;
  private readonly tracer: Tracer;
  private readonly handlings: Handlings;
  private readonly uses: InputUse[] = [];
  private readonly notFollowed: Place[] = [];

  constructor(facts: Sources) {
    this.world = worldOf(facts);
    this.follower = new Follower(this.world, () => true);
    this.tracer = new Tracer(this.world, facts.inputFlows.values);
    this.handlings = new Handlings(this.world, this.follower, this.tracer);
  }

  read({ javascriptRoutes: { routes }, serverlessFunctions: functions }: Sources): InputValidation {
    for (const route of routes) if (CHANGES.test(route.method) && !isSigned(route.guards)) this.route(route);
    for (const { platform, kind, name, at, guards } of functions) {
      if (isSigned(guards)) continue;
      const entry: Entry = { framework: platform, method: 'CALL', path: name, at };
      const handlers = at.line === undefined ? this.tracer.functionsOf(at.path) : this.functionsAt(at);
      this.take(entry, handlers, kind === 'callable' ? 'callable' : 'request');
    }
    return { uses: this.uses, notFollowed: this.notFollowed };
  }

  private route(route: Route): void {
    const entry: Entry = { framework: route.framework, method: route.method, path: route.path, at: route.at };
    const handlers = this.functionsAt(route.at);
    if (route.framework === 'trpc') this.procedure(entry, handlers);
    else if (route.method !== 'CALL') this.take(entry, handlers, 'request');
    // An action that no component imports has no address that a browser learns, and is called by the server.
    else this.take(entry, handlers, 'action', !route.partly);
  }

  /** A procedure has no input but what its schema lets through. */
  private procedure(entry: Entry, handlers: readonly FunctionRef[]): void {
    const sink = this.tracer.trace(handlers, 'procedure').sink;
    if (!sink) return;
    const checked = { by: 'schema', name: '.input', at: entry.at } as const;
    this.uses.push({ ...entry, checked, sink, loose: [] });
  }

  /** @param isSure whether what comes in is certain to be a stranger's */
  private take(entry: Entry, handlers: readonly FunctionRef[], start: Start, isSure = true): void {
    const before = this.handlings.before(entry.framework, handlers);
    const traced = this.tracer.trace(handlers, start, before);
    const fits = traced.checked?.by === 'schema';
    // What a schema lets through is held to it, wherever it goes.
    if ((traced.sink && (isSure || fits)) || (fits && entry.method !== 'DELETE'))
      this.uses.push({ ...entry, checked: traced.checked, sink: traced.sink, loose: [] });
    else if (traced.sink || (isSure && this.isInput(traced, handlers, start) && this.changes(handlers)))
      this.notFollowed.push(entry.at);
  }

  private isInput({ reads }: Traced, handlers: readonly FunctionRef[], start: Start): boolean {
    return reads || (start === 'action' && handlers.some((each) => this.parameters(each) > 0));
  }

  private parameters({ path, fn }: FunctionRef): number {
    return this.world.function(path, fn)?.params.length ?? 0;
  }

  private changes(handlers: readonly FunctionRef[]): boolean {
    return this.follower
      .work(handlers)
      .some(({ kind }) => /^(?:write|mail|sms|language-model|payment)$/.test(kind));
  }

  /** The functions that begin on a line; the one that does something with input, where there are several. */
  private functionsAt({ path, line }: Place): FunctionRef[] {
    const functions = this.world.files.get(path)?.functions ?? [];
    const on = (at: number): FunctionRef[] =>
      functions.flatMap((each, fn) => (fn > 0 && each.line === at ? [{ path, fn }] : []));
    // A function of Firebase is known by its call; the handler may begin some lines below, after the options.
    const found =
      [0, 1, 2, 3, 4, 5].map((below) => on((line ?? 1) + below)).find((each) => each.length > 0) ?? [];
    const reading = found.filter((each) => this.tracer.has(each));
    return (reading.length > 0 ? reading : found).slice(0, 1);
  }
}

function worldOf({
  fileRoutes: routes,
  fileList: files,
  packages: projects,
  aliases: known,
}: Sources): World {
  const own = new Map(
    projects.flatMap(({ name, folder, ecosystem }) =>
      name !== null && ecosystem === 'npm' ? [[name, folder] as const] : [],
    ),
  );
  const installed = new Set(projects.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)));
  return new World(
    routes,
    files.map(({ path }) => path),
    own,
    installed,
    known,
  );
}
