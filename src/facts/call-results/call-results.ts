import { defineDerivedFact, type FileFactResult, type ValuesOf } from '../../kit/fact.ts';
import { javascriptHandlers } from '../failure-handling/javascript-handlers.ts';
import { LOGGING_FUNCTION, LOGGING_PATH } from '../failure-handling/vocabulary.ts';
import { fileList } from '../file-list.ts';
import { aliases } from '../imports/aliases.ts';
import { roleOf } from '../imports/imports.ts';
import { resolver } from '../imports/resolve.ts';
import { javascriptResults } from './javascript-results.ts';
import { type CallResult, type FileResults, isUnread, type OwnCall } from './model.ts';
import { pythonResults } from './python-results.ts';

export { type CallResult, type Fate, isUnread, type Topic } from './model.ts';

/** A call of application code whose failure is in its result, with what other files tell about it. */
export interface PlacedResult extends CallResult {
  readonly path: string;
  /** It is looked at, and nobody learns of it: not from here nor, one level up by name, from what is returned. */
  readonly silenced: boolean;
}

export interface CallResults {
  /** In path order. */
  readonly calls: readonly PlacedResult[];
  /** Files of application code that were looked at. */
  readonly examined: number;
}

const SOURCES = { javascriptResults, pythonResults, javascriptHandlers, fileList, aliases };

/** Every call whose failure is in its result, and what becomes of that. */
export const callResults = defineDerivedFact<typeof SOURCES, CallResults>({
  id: 'call-results',
  from: SOURCES,
  derive(facts) {
    const files = [...application(facts.javascriptResults), ...application(facts.pythonResults)];
    const heard = hearing(facts);
    const direct = files.flatMap(({ path, value }) =>
      value.calls.map((call) => ({ ...call, path, silenced: isSilenced(call, heard) })),
    );
    const calls = [...direct, ...unreadByCallers(files, direct, facts)].filter(
      ({ function: name }) => !isNoWork(name),
    );
    return {
      calls: calls.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)),
      examined: facts.javascriptResults.examined + facts.pythonResults.examined,
    };
  },
});

/** Scripts are started by hand: whoever starts them sees what they print. */
function application({ values }: FileFactResult<FileResults>) {
  return values.filter(
    ({ path }) => roleOf(path) === 'application' && !LOGGING_PATH.test(path) && !TRIAL_FILE.test(path),
  );
}

/** Functions and files that try the program out or fill it with examples. */
const TRIES_OUT =
  /^(test|seed|simulate|fill)[A-Z_]|(Tests?|Simulation|Diagnostics?|DemoData|DemoPage|Seed|Statistics)$/;
const TRIAL_FILE =
  /(^|[/-])(demo|simulation|seed)[^/]{0,60}$|(TestEngine|Simulation|Diagnostic\w{0,20})\.\w+$/i;

const isNoWork = (name: string | null): boolean =>
  name !== null && (LOGGING_FUNCTION.test(name) || TRIES_OUT.test(name));

/** Whether some caller looks at what a function of that name returns. */
function hearing({
  javascriptHandlers: handlers,
}: ValuesOf<typeof SOURCES>): (name: string | null) => boolean {
  const uses = new Set(handlers.values.flatMap(({ value }) => value.uses));
  const discards = new Set(handlers.values.flatMap(({ value }) => value.discards));
  return (name) => name === null || uses.has(name) || !discards.has(name);
}

function isSilenced({ fate, function: name }: CallResult, heard: (name: string | null) => boolean): boolean {
  return fate === 'logged' || (fate === 'returns-failure' && !heard(name));
}

/** Calls of functions that hand a result to their caller, where the caller does not look: one level up. */
function unreadByCallers(
  files: readonly { readonly path: string; readonly value: FileResults }[],
  direct: readonly PlacedResult[],
  { fileList: list, aliases: known }: ValuesOf<typeof SOURCES>,
): PlacedResult[] {
  const givers = new Map<string, PlacedResult>();
  for (const call of direct)
    if (call.function !== null && call.fate === 'returned')
      givers.set(`${call.path}\0${call.function}`, call);
  if (givers.size === 0) return [];
  const resolve = resolver(
    list.map(({ path }) => path),
    known,
  );
  return files.flatMap(({ path, value }) =>
    value.own.flatMap((own) => {
      const targets = own.from === null ? [path] : resolve(path, own.from).files;
      const given = targets.flatMap((target) => givers.get(`${target}\0${own.name}`) ?? [])[0];
      return given ? asResult(own, path, given) : [];
    }),
  );
}

function asResult(own: OwnCall, path: string, given: PlacedResult): PlacedResult[] {
  const fate = given.kind === 'supabase' ? own.supabase : own.http;
  if (!isUnread(fate)) return [];
  const { line, function: name, explained, background, undoing } = own;
  const what = `${own.name} (which does ${given.what})`;
  const { kind, effect, topic } = given;
  const here = { line, function: name, explained, background, undoing, path };
  return [{ kind, effect, topic, what, fate, deafCatch: false, silenced: false, ...here }];
}
