import type { FailureHandler } from '../../../src/facts/failure-handling/failure-handling.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';

/** Folders whose code people run by hand or a clock runs: nobody waits for an answer there. */
const BACKGROUND = /(^|\/)(jobs?|crons?|workers?|schedulers?|tasks)(\/|\.\w+$)/i;

const writeOf = (handler: FailureHandler) => handler.operations.find(({ effect }) => effect === 'write');

/** Handlers that end a background job with a log: an operator may read it, no user waits. */
function isLoggedJob({ path, background, reactions }: FailureHandler): boolean {
  return (background || BACKGROUND.test(path)) && reactions.includes('logs');
}

/** Handlers that let the failure of a certain write pass unheard. */
export function swallowedWrites(handlers: readonly FailureHandler[]): readonly FailureHandler[] {
  return handlers.filter((handler) => writeOf(handler) && handler.unheard && !isLoggedJob(handler));
}

/** Handlers around everything else: reads, what may be a write, and jobs that end with a log. */
export function others(handlers: readonly FailureHandler[]): readonly FailureHandler[] {
  return handlers.filter(
    (handler) => handler.operations.length > 0 && (!writeOf(handler) || isLoggedJob(handler)),
  );
}

/** One swallowed write. A comment that gives the reason makes it advice. */
export function swallowed(handler: FailureHandler): Finding {
  const write = writeOf(handler)?.what ?? 'a write';
  const within = handler.function === null ? '' : ` in ${handler.function}`;
  const details = {
    subject: `${handler.function ?? 'module'}: ${write}`,
    at: { path: handler.path, line: handler.line },
    message: `${told(handler)} when ${write} fails${within}: the user believes that it was saved or sent, and it was not.`,
  };
  return handler.explained
    ? fail('low', {
        ...details,
        message: `${details.message} A comment gives a reason; make sure that it holds.`,
      })
    : fail('high', details);
}

function told({ reactions }: FailureHandler): string {
  if (reactions.includes('logs')) return 'Only a log line is written';
  return reactions.every((reaction) => reaction === 'nothing') ? 'Nothing at all happens' : 'Nobody is told';
}

/** One finding for all silent handlers around reads, once more than one in four is silent. */
export function silentReads(handlers: readonly FailureHandler[]): Finding[] {
  const silent = handlers.filter((handler) => handler.silent && !handler.explained);
  if (silent.length * 4 <= handlers.length) return [];
  return [
    fail('medium', {
      subject: 'reads',
      message: `${silent.length} of ${handlers.length} error handlers around reads and background work hide the failure, so that "could not be loaded" looks like "there is nothing". Most are in ${mostOf(silent)}.`,
    }),
  ];
}

function mostOf(handlers: readonly FailureHandler[]): string {
  const counts = new Map<string, number>();
  for (const { path } of handlers) counts.set(path, (counts.get(path) ?? 0) + 1);
  const order = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return order
    .slice(0, 5)
    .map(([path, count]) => `${path} (${count})`)
    .join(', ');
}
