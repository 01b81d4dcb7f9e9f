import type { Route } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import { named, type Standing, stakesOf, standingOf, subjectOf } from '../entry-points.ts';

const APPS: ReadonlySet<string> = new Set(['streamlit', 'gradio', 'dash']);

const STAKES = {
  change: 'changes data',
  spend: 'sends messages or spends money',
  personal: 'returns data about people',
  unknown: 'does what could not be told',
} as const;

/** What is wrong with one route that is not public on purpose; null where it asks who calls. */
export function judge(route: Route): Finding | null {
  const standing = standingOf(route);
  if (standing === 'guarded') return null;
  if (standing === 'open') return openRoute(route);
  if (standing === 'outside') return outsideOnly(route);
  return review('high', {
    subject: subjectOf(route),
    at: route.at,
    message: `${start(route)} ${DOUBT[standing](route)}`,
  });
}

const DOUBT: Record<Exclude<Standing, 'guarded' | 'open' | 'outside'>, (route: Route) => string> = {
  remote: ({ guards }) =>
    `leaves the question who calls to another service (${guards[0]?.name ?? 'remote'}); whether that turns strangers away cannot be seen here. Confirm it in the sign-off.`,
  named: ({ guards }) =>
    `is guarded by "${guards[0]?.name ?? ''}" as its name says, but what that does could not be read. Confirm in the sign-off that it turns strangers away.`,
  partly: () =>
    'could only be followed in part (who can reach it, or what runs before it, could not be told), and no check of the caller was found. Confirm in the sign-off who may call it.',
};

function openRoute(route: Route): Finding {
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
  if (stakes !== 'unknown')
    return fail('blocker', {
      ...details,
      message: `${start(route)} ${STAKES[stakes]} and never checks who calls: anybody who knows the address can use it. Check the caller first, or declare it under permissions.public_endpoints with the reason.`,
    });
  const mutates = /^(?:POST|PUT|PATCH|DELETE)$/.test(route.method);
  return review(route.work.length > 0 || mutates ? 'high' : 'medium', {
    ...details,
    message: `${start(route)} never checks who calls, and what it gives or changes could not be told. Check the caller, or declare it under permissions.public_endpoints with the reason.`,
  });
}

/** Next's middleware alone: one forgotten matcher, or one flaw in it, opens the handler. */
function outsideOnly(route: Route): Finding {
  const severity = stakesOf(route) === 'unknown' ? 'low' : 'medium';
  return fail(severity, {
    subject: subjectOf(route),
    at: route.at,
    message: `${start(route)} is guarded only by the middleware before it; one path that its matcher misses opens it. Check the caller in the handler too.`,
  });
}

const start = (route: Route): string => {
  const text = named(route);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
