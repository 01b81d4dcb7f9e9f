import type { Route } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import {
  isUnguessable,
  listed,
  named,
  type Standing,
  sentence,
  stakesOf,
  standingOf,
  subjectOf,
} from '../entry-points.ts';

const APPS: ReadonlySet<string> = new Set(['streamlit', 'gradio', 'dash']);

const STAKES = {
  change: 'changes data',
  spend: 'sends messages or spends money',
  personal: 'returns data about people',
  unknown: 'does what could not be told',
} as const;

/** A question that one route leaves open; routes with the same are asked about together. */
interface Doubt {
  readonly route: Route;
  /** What is asked: also the subject of the finding. */
  readonly about: string;
  readonly severity: 'high' | 'medium';
  /** What follows the names of the routes, for one of them and for several. */
  readonly says: (many: boolean) => string;
}

/** What is wrong with routes that are not public on purpose: a failure each, and one question for all of a kind. */
export function judge(routes: readonly Route[]): Finding[] {
  const found = routes.flatMap((route) => judged(route) ?? []);
  const doubts = new Map<string, Doubt[]>();
  for (const each of found)
    if ('says' in each) {
      const key = `${each.about} ${each.severity}`;
      doubts.set(key, [...(doubts.get(key) ?? []), each]);
    }
  return [...found.flatMap((each) => ('says' in each ? [] : [each])), ...[...doubts.values()].flatMap(asked)];
}

/** So many routes of one question are named. */
const SHOWN = 10;

function asked(doubts: readonly Doubt[]): Finding[] {
  const [first] = doubts;
  if (!first) return [];
  const { about, severity, says, route } = first;
  const names = sentence(
    listed(
      doubts.map((each) => each.route),
      SHOWN,
    ),
  );
  return [review(severity, { subject: about, at: route.at, message: `${names} ${says(doubts.length > 1)}` })];
}

function judged(route: Route): Finding | Doubt | null {
  const standing = standingOf(route);
  if (standing === 'guarded') return null;
  if (standing === 'open') return openRoute(route);
  if (standing === 'outside') return outsideOnly(route);
  return { route, severity: 'high', ...DOUBT[standing](route.guards[0]?.name ?? '') };
}

const DOUBT: Record<
  Exclude<Standing, 'guarded' | 'open' | 'outside'>,
  (guard: string) => Pick<Doubt, 'about' | 'says'>
> = {
  remote: (guard) => ({
    about: `asks another service: ${guard}`,
    says: (many) =>
      `${many ? 'leave' : 'leaves'} the question who calls to another service (${guard}); whether that turns strangers away cannot be seen here. Confirm it in the sign-off.`,
  }),
  named: (guard) => ({
    about: `guarded by name: ${guard}`,
    says: (many) =>
      `${many ? 'are' : 'is'} guarded by "${guard}" as its name says, but what that does could not be read. Confirm in the sign-off that it turns strangers away.`,
  }),
  partly: () => ({
    about: 'followed in part',
    says: (many) =>
      `could only be followed in part (who can reach ${many ? 'them' : 'it'}, or what runs before ${many ? 'them' : 'it'}, could not be told), and no check of the caller was found. Confirm in the sign-off who may call ${many ? 'them' : 'it'}.`,
  }),
};

function openRoute(route: Route): Finding | Doubt {
  const stakes = stakesOf(route);
  const details = { subject: subjectOf(route), at: route.at };
  if (APPS.has(route.framework))
    return stakes === 'unknown'
      ? review('high', {
          ...details,
          message: `The ${route.framework} app opens for anybody who has the address. Add a login, or name the proxy that asks for one under permissions.proxy with its configuration as evidence.`,
        })
      : fail('blocker', {
          ...details,
          message: `The ${route.framework} app ${STAKES[stakes]} and opens for anybody who has the address: it has no login. Add one, or name the proxy that asks for one under permissions.proxy.`,
        });
  if (isUnguessable(route))
    return {
      route,
      severity: 'high',
      about: 'a code in the address',
      says: (many) =>
        `never ${many ? 'ask' : 'asks'} who calls; a code in the address that nobody guesses is all that ${many ? 'they need' : 'it needs'}. Declare ${many ? 'each' : 'it'} under permissions.public_endpoints if the code is given only to whom it concerns; otherwise check the caller.`,
    };
  if (stakes !== 'unknown')
    return fail('blocker', {
      ...details,
      message: `${sentence(named(route))} ${STAKES[stakes]} and never checks who calls: anybody who knows the address can use it. Check the caller first, or declare it under permissions.public_endpoints with the reason.`,
    });
  const mutates = /^(?:POST|PUT|PATCH|DELETE)$/.test(route.method);
  return {
    route,
    severity: route.work.length > 0 || mutates ? 'high' : 'medium',
    about: 'open, with an unknown use',
    says: (many) =>
      `never ${many ? 'check' : 'checks'} who calls, and what ${many ? 'they give or change' : 'it gives or changes'} could not be told. Check the caller, or declare ${many ? 'them' : 'it'} under permissions.public_endpoints with the reason.`,
  };
}

/** Next's middleware alone: one forgotten matcher, or one flaw in it, opens the handler. */
function outsideOnly(route: Route): Finding {
  const severity = stakesOf(route) === 'unknown' ? 'low' : 'medium';
  return fail(severity, {
    subject: subjectOf(route),
    at: route.at,
    message: `${sentence(named(route))} is guarded only by the middleware before it; one path that its matcher misses opens it. Check the caller in the handler too.`,
  });
}
