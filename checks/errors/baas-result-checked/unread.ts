import { isUnread, type PlacedResult } from '../../../src/facts/call-results/call-results.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';

/** Run by a clock: an operator may read the log, no user waits. */
const JOBS = /(^|\/)(jobs?|crons?|workers?|schedulers?|tasks)(\/|\.\w+$)/i;

const TAKES_BACK = /\.(delete|deleteUser|remove|signOut|unenroll)$/;
/** Clean-up by the name of the function that does it, or of what it removes. */
const CLEANS = /clean|rollback|roll_back|teardown|undo|revert|purge/i;
const LEFT_OVER = /"\w*(draft|temp|tmp|expired|stale|cache|cleanup)\w*"/i;

/** What takes back a change that failed, or clears what is left over: needed, and silent. */
export function isCleanup({ undoing, what, function: name }: PlacedResult): boolean {
  const removes = TAKES_BACK.test(what) || /rpc\("(delete|remove|clear|clean\w{0,2}|purge)_/i.test(what);
  return removes && (undoing || CLEANS.test(name ?? '') || LEFT_OVER.test(what));
}

/**
 * Changes that are judged with the reads: those on a way that fails anyhow, those of a background job that ends with a log,
 * and rows that depend on others whose own removal is checked afterwards.
 */
export function isMinor(call: PlacedResult, all: readonly PlacedResult[]): boolean {
  const { undoing, background, path, fate } = call;
  return undoing || ((background || JOBS.test(path)) && fate === 'logged') || isDependent(call, all);
}

function isDependent(call: PlacedResult, all: readonly PlacedResult[]): boolean {
  if (!call.what.endsWith('.delete') || call.function === null) return false;
  return all.some(
    ({ path, function: name, what, line, fate }) =>
      path === call.path &&
      name === call.function &&
      line > call.line &&
      TAKES_BACK.test(what) &&
      what !== call.what &&
      (fate === 'checked' || fate === 'returns-failure'),
  );
}

/** A change whose returned error nobody reads; null where somebody does. A comment with a reason makes it advice. */
export function unreadWrite(call: PlacedResult): Finding | null {
  if (!isUnread(call.fate) && !call.silenced) return null;
  const { path, line, what, explained, function: name } = call;
  const details = {
    subject: `${name ?? 'module'}: ${what}`,
    at: { path, line },
    message: told(call),
  };
  return explained
    ? fail('low', {
        ...details,
        message: `${details.message} A comment gives a reason; make sure that it holds.`,
      })
    : fail('high', details);
}

function told({ fate, what, function: name, deafCatch, silenced }: PlacedResult): string {
  const within = name === null ? '' : ` in ${name}`;
  if (fate === 'never-sent')
    return `${what}${within} is never sent: nothing awaits it, and Supabase's client waits for that before it asks anything. Whoever expects the change will not find it.`;
  const end = 'the user believes that it was saved or done, and it was not.';
  if (silenced)
    return `When ${what}${within} fails, ${fate === 'logged' ? 'the error that it returns is only logged or passed over' : 'the function says so to its caller and no caller looks'}: ${end}`;
  const deaf = deafCatch ? ' The `.catch` after it does not help: Supabase does not throw.' : '';
  return `Nobody reads the error that ${what} returns${within}. When it fails, ${end}${deaf}`;
}

/** One finding for all reads, once more than one in four ignores its error. */
export function unreadReads(calls: readonly PlacedResult[]): Finding[] {
  const unread = calls.filter((call) => isUnchecked(call) && !call.explained);
  if (unread.length * 4 <= calls.length) return [];
  return [
    fail('medium', {
      subject: 'reads',
      message: `${unread.length} of ${calls.length} reads of Supabase ignore the error that comes back, so that "could not be loaded" looks like "there is nothing". Most are in ${mostOf(unread)}.`,
    }),
  ];
}

/** Who is not signed in and who could not be asked are treated alike, which is the safe side; lists that stay empty are not. */
function isUnchecked({ fate, what }: PlacedResult): boolean {
  if (what.startsWith('supabase.auth.'))
    return fate === 'never-sent' || (fate === 'discarded' && !/signOut$/.test(what));
  return isUnread(fate) || fate === 'tested';
}

function mostOf(calls: readonly PlacedResult[]): string {
  const counts = new Map<string, number>();
  for (const { path } of calls) counts.set(path, (counts.get(path) ?? 0) + 1);
  const order = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return order
    .slice(0, 5)
    .map(([path, count]) => `${path} (${count})`)
    .join(', ');
}
