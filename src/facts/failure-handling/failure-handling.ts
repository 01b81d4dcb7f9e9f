import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { isApplicationPath } from '../path-roles.ts';
import { goHandlers } from './go-handlers.ts';
import { javascriptHandlers } from './javascript-handlers.ts';
import type { FileHandlers, Handler, Operation } from './model.ts';
import { isSilent } from './model.ts';
import { pythonHandlers } from './python-handlers.ts';
import { LOGGING_FUNCTION, LOGGING_PATH } from './vocabulary.ts';

export type { Operation, Reaction } from './model.ts';

/** A handler of application code, with what other files tell about it. */
export interface FailureHandler extends Handler {
  readonly path: string;
  /** It says nothing to anybody but a log, though it may return a value that tells. */
  readonly silent: boolean;
  /** Nobody learns of the failure: neither from the handler nor, one level up by name, from what it returns. */
  readonly unheard: boolean;
}

export interface FailureHandling {
  readonly handlers: readonly FailureHandler[];
  /** Files of application code that were looked at. */
  readonly examined: number;
}

/** Every error handler of application code that guards a call which reads or writes, in path order. */
export const failureHandling = defineDerivedFact({
  id: 'failure-handling',
  from: { javascriptHandlers, pythonHandlers, goHandlers },
  derive(facts): FailureHandling {
    const sources = [facts.javascriptHandlers, facts.pythonHandlers, facts.goHandlers];
    return {
      handlers: sources.flatMap(handlersOf),
      examined: sources.reduce((sum, { examined }) => sum + examined, 0),
    };
  },
});

/** What developers and operators run by hand. */
const TERMINAL =
  /(^|\/)(scripts?|bin|tools?|cli|seeds?|seeders?|migrations?|alembic|management\/commands)\/|(^|\/)[\w-]*(seed|populate|datacreator|data-creator|init-?db|initdb|sample-?data|demo-?data|migrate)[\w-]*\.\w+$/i;

function handlersOf({ values }: FileFactResult<FileHandlers>): FailureHandler[] {
  const application = values.filter(({ path }) => isApplicationPath(path) && !LOGGING_PATH.test(path));
  const writers = new Set(
    application.flatMap(({ value }) => value.functions.flatMap(({ name, writes }) => (writes ? name : []))),
  );
  const discarded = new Set(application.flatMap(({ value }) => value.discards));
  const used = new Set(application.flatMap(({ value }) => value.uses));
  const heard = (name: string | null): boolean => name === null || used.has(name) || !discarded.has(name);
  return application.flatMap(({ path, value }) =>
    value.handlers.filter(isOfWork).map((handler) => {
      const operations = handler.operations.map((operation) => resolved(operation, writers));
      const printed = (value.terminal || TERMINAL.test(path)) && handler.reactions.includes('logs');
      const silent = !printed && isSilent(handler.reactions);
      return { ...handler, path, operations, silent, unheard: !printed && isUnheard(handler, heard) };
    }),
  );
}

function isOfWork({ function: name }: Handler): boolean {
  return name === null || !LOGGING_FUNCTION.test(name);
}

/** A function of the team's own does what its body does. */
function resolved(operation: Operation, writers: ReadonlySet<string>): Operation {
  return operation.helper !== null && writers.has(operation.helper)
    ? { ...operation, effect: 'write' }
    : operation;
}

function isUnheard({ reactions, function: name }: Handler, heard: (name: string | null) => boolean): boolean {
  const returned = reactions.includes('returns-failure') || reactions.includes('falls-back');
  const rest = reactions.filter((reaction) => reaction !== 'returns-failure');
  return isSilent(rest) && !(returned && heard(name));
}
