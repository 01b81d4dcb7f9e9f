import type { PlacedLeak } from '../../../src/facts/logging/logs.ts';
import { counted, type Finding, fail, type Severity } from '../../../src/kit/index.ts';

/** One finding for each value that a file of the server logs, at its first place. */
export function inServerLogs(leaks: readonly PlacedLeak[]): Finding[] {
  const groups = new Map<string, PlacedLeak[]>();
  for (const leak of leaks) {
    const key = `${leak.path} ${leak.what}`;
    groups.set(key, [...(groups.get(key) ?? []), leak]);
  }
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [logged(first, rest)] : []));
}

function logged(first: PlacedLeak, rest: readonly PlacedLeak[]): Finding {
  const worst = [first, ...rest].find(({ debug }) => !debug) ?? first;
  const { what, path, line } = worst;
  const times = rest.length > 0 ? ` (in ${rest.length + 1} places of this file)` : '';
  const message = `\`${what}\` is written to the log${times}${MEANING[worst.kind]}${worst.debug ? ' It is written only with detailed logging on.' : ''}`;
  return fail(severityOf(worst), { subject: what, message, at: { path, line } });
}

const MEANING = {
  credential:
    ': whoever can read the log can use it. Take it out, and replace it if it was logged in real use.',
  person:
    ': details about people stay in logs after they are deleted elsewhere. Log an id that tells which record it was.',
  whole:
    ', with everything in it: passwords and personal details that it may hold come along. Log the fields that you need.',
} as const;

function severityOf({ kind, debug }: PlacedLeak): Severity {
  if (kind === 'credential') return debug ? 'medium' : 'high';
  return debug ? 'low' : 'medium';
}

/** One piece of advice for all that browsers print: only the user at that browser sees it, and whoever uses it next. */
export function inBrowser(leaks: readonly PlacedLeak[]): Finding[] {
  const [first] = leaks.toSorted((a, b) => rank(a) - rank(b));
  if (!first) return [];
  const { path, line, what } = first;
  const message = `${counted(leaks.length, 'log call')} in the browser's code ${leaks.length === 1 ? 'prints' : 'print'} credentials or details about people to the console, as \`${what}\` here. Whoever sits at that computer next, and error reporters that record the console, can read it.`;
  return [fail('low', { subject: 'browser console', message, at: { path, line } })];
}

const rank = ({ kind }: PlacedLeak): number => (kind === 'credential' ? 0 : 1);
