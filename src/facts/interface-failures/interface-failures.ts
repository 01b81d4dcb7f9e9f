import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import { client } from '../client/client.ts';
import { failureHandling } from '../failure-handling/failure-handling.ts';
import { fileList } from '../file-list.ts';
import { aliases } from '../imports/aliases.ts';
import { imports, roleOf } from '../imports/imports.ts';
import { resolver } from '../imports/resolve.ts';
import { functionNamed } from './follow.ts';
import { javascriptInterface } from './javascript-interface.ts';
import type { Binding, FileInterface, Net } from './model.ts';
import { type Outcome, outcomesOf, type World } from './outcomes.ts';
import { pageCalls } from './page-calls.ts';

/** One action of a person that changes, sends or pays something. */
export interface InterfaceAction {
  readonly path: string;
  readonly line: number;
  /** What runs, by its name. */
  readonly name: string | null;
  readonly event: string;
  /** What becomes of its failure, at worst. */
  readonly shows: 'shown' | 'raw' | 'unfollowed' | 'silent';
  readonly what: string;
  /** The failure is returned, and nobody looks at it. */
  readonly unread: boolean;
}

export interface InterfaceFailures {
  readonly actions: readonly InterfaceAction[];
  /** Files that tie actions of people to functions. */
  readonly pages: number;
  /** Files that reach the browser and hold calls that may change something. */
  readonly writers: number;
  /** Signs of an interface: files that reach the browser, pages, apps in Python. */
  readonly signs: number;
  /** Interfaces in languages that are not read. */
  readonly unread: readonly string[];
  readonly examined: number;
}

const SOURCES = { client, fileList, aliases, imports, javascriptInterface, pageCalls, failureHandling };
type Sources = ValuesOf<typeof SOURCES>;

/** What people see when an action of theirs fails. */
export const interfaceFailures = defineDerivedFact<typeof SOURCES, InterfaceFailures>({
  id: 'interface-failures',
  from: SOURCES,
  derive(facts) {
    const own = facts.javascriptInterface.values.filter(({ path }) => roleOf(path) === 'application');
    const files = new Map(own.map(({ path, value }) => [path, value]));
    const paths = facts.fileList.map(({ path }) => path).filter((path) => !path.startsWith('../'));
    const modules = { files, resolve: resolver(paths, facts.aliases), nets: netsOf(own) };
    const actions = own.flatMap(({ path, value }) =>
      actionsOf({ ...modules, page: path }, path, [
        ...value.bindings,
        ...calledFromPages(facts, path, value),
      ]),
    );
    const shown = new Set(facts.client.files.map(({ path }) => path));
    return {
      actions: [...actions, ...pythonActions(facts)],
      signs: shown.size + facts.client.signs.length + pythonPages(facts).size + facts.pageCalls.values.length,
      unread: facts.client.unread,
      writers: own.filter(
        ({ path, value }) => (shown.has(path) || value.bindings.length > 0) && mayWrite(value),
      ).length,
      pages: own.filter(({ value }) => value.bindings.length > 0).length,
      examined: facts.javascriptInterface.examined,
    };
  },
});

function mayWrite({ functions, mutations }: FileInterface): boolean {
  return (
    mutations.length > 0 ||
    functions.some(({ steps }) => steps.some(({ effect }) => effect === 'write' || effect === 'unsure'))
  );
}

function netsOf(files: readonly { readonly value: FileInterface }[]): ReadonlySet<Net> {
  return new Set(files.flatMap(({ value }) => value.nets));
}

/** Functions of plain scripts that a page's `onclick="save()"` names. */
function calledFromPages(
  { pageCalls: pages }: Sources,
  path: string,
  { functions }: FileInterface,
): Binding[] {
  if (!/\.[cm]?js$/.test(path)) return [];
  const called = new Set(pages.values.flatMap(({ value }) => value));
  return functions.flatMap(({ name, start, scope }) =>
    name !== null && scope[0] === 0 && called.has(name)
      ? { event: 'click', line: 0, offset: start, runs: [start] }
      : [],
  );
}

function actionsOf(world: World, path: string, bindings: readonly Binding[]): InterfaceAction[] {
  const seen = new Set<string>();
  return bindings.flatMap((binding) =>
    binding.runs.flatMap((run): InterfaceAction[] => {
      const file = world.files.get(path);
      const found =
        typeof run === 'number'
          ? file?.functions.filter(({ start }) => start === run).map((note) => ({ path, note }))[0]
          : functionNamed(world, path, run, run.split('.')[0] ?? run, binding.offset);
      if (!found) return [];
      // One function that two buttons run is one action.
      const key = `${found.path}:${found.note.start}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const outcomes = outcomesOf(world, found).map((each) =>
        seenOf(world, each, binding, file?.actionState ?? false),
      );
      const worst = worstOf(outcomes);
      if (!worst) return [];
      const here = found.path === path ? found.note.steps[0]?.line : undefined;
      return [
        {
          path,
          line: binding.line || (here ?? 1),
          name: found.note.name,
          event: binding.event,
          shows: worst.shows,
          what: worst.what,
          unread: worst.unread,
        },
      ];
    }),
  );
}

type Seen = Pick<InterfaceAction, 'shows' | 'what' | 'unread'>;

/** What a person sees of a failure that reaches the action itself. */
function seenOf(world: World, outcome: Outcome, { event }: Binding, actionState: boolean): Seen {
  const { kind, raw, what, unread } = outcome;
  const server = /^(?:action|formAction)$/.test(event);
  if (kind === 'shown') return { shows: raw ? 'raw' : 'shown', what, unread };
  if (kind === 'leaves')
    return { shows: server || isCaughtByNet(world, what) ? 'shown' : 'silent', what, unread };
  if (kind === 'returned')
    return { shows: server ? (actionState ? 'shown' : 'unfollowed') : 'silent', what, unread };
  return { shows: kind === 'silent' ? 'silent' : 'unfollowed', what, unread };
}

function isCaughtByNet({ nets }: World, what: string): boolean {
  return (
    nets.has('rejections') ||
    (nets.has('http') &&
      /^(?:axios|api|http|\$http|client|instance|\w*(?:Api|Client|Axios|Http))\b/.test(what))
  );
}

const ORDER = ['silent', 'unfollowed', 'raw', 'shown'] as const;

function worstOf(outcomes: readonly Seen[]): Seen | null {
  for (const shows of ORDER) {
    const found = outcomes.find((each) => each.shows === shows);
    if (found) return found;
  }
  return null;
}

function pythonPages({ imports: all }: Sources): ReadonlySet<string> {
  return new Set(
    all.flatMap((each) =>
      each.ecosystem === 'pypi' &&
      each.role === 'application' &&
      /^(?:streamlit|gradio|nicegui|chainlit)$/.test(each.package)
        ? each.path
        : [],
    ),
  );
}

/** Pages made by Streamlit and Gradio show what is raised; only a handler hides it. */
function pythonActions(facts: Sources): InterfaceAction[] {
  const pages = pythonPages(facts);
  return facts.failureHandling.handlers.flatMap(({ path, line, function: name, operations, unheard }) => {
    const write = operations.find(({ effect }) => effect === 'write');
    if (!write || !pages.has(path)) return [];
    const shows: InterfaceAction['shows'] = unheard ? 'silent' : 'shown';
    return [{ path, line, name, event: 'action', shows, what: write.what, unread: false }];
  });
}
