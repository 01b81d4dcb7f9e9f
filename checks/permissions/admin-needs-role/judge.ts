import type { Guard, Route } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import { isProven, isPublicByNature, listed, named, sentence, subjectOf } from '../entry-points.ts';

const ADMIN =
  /(?:^|[/._-])(?:admin\w*|super-?admin|impersonat\w*|administrator)(?=$|[/._-]|[A-Z])|^admin|Admin(?![a-z])/;
/** Words that often, but not always, mean a function for administrators. */
const MAYBE = /(?:^|[/._-])(?:manage|management|internal|set-?password|export)(?=$|[/._-])/i;
const SIGN_UP = /sign-?_?up|register|registration/i;
const ROLE_FIELD = /^(?:role|roles|is_?admin|is_?super_?user|is_?staff|user_?role)$/i;

/** Why a route is taken for an administrative one; null where nothing says so. */
export function adminReason(route: Route): Reason | null {
  const words = route.path ?? '';
  if (
    SIGN_UP.test(words) &&
    route.work.some(
      ({ kind, sentFields }) => kind === 'write' && sentFields?.some((field) => ROLE_FIELD.test(field)),
    )
  )
    return 'sign-up';
  if (isPublicByNature(route)) return null;
  if (ADMIN.test(words)) return 'name';
  if (
    route.work.some(
      ({ privileged, kind, heldToCaller, chosenByCaller }) =>
        privileged && /^(?:write|delete)$/.test(kind) && chosenByCaller && !heldToCaller,
    )
  )
    return 'client';
  return MAYBE.test(words) ? 'maybe' : null;
}

const FROM = {
  body: 'what the caller sends',
  cookie: 'a cookie that nothing signs',
  'user-metadata': "the user's own metadata, which users can edit",
  header: 'a header that the caller sets',
} as const;

type Reason = 'name' | 'maybe' | 'client' | 'sign-up';

/** What is wrong with administrative routes; those that may be none are asked about together. */
export function judge(routes: readonly { readonly route: Route; readonly reason: Reason }[]): Finding[] {
  const judged = routes.map(({ route, reason }) => ({ route, finding: judgeOne(route, reason) }));
  const unasked = judged.flatMap(({ route, finding }) => (finding === 'unasked' ? [route] : []));
  const [first] = unasked;
  return [
    ...judged.flatMap(({ finding }) => (finding === null || finding === 'unasked' ? [] : [finding])),
    ...(first
      ? [
          review('high', {
            subject: 'may be for administrators',
            at: first.at,
            message: `${sentence(listed(unasked))} ${unasked.length > 1 ? 'sound like functions' : 'sounds like a function'} for administrators and ${unasked.length > 1 ? 'ask' : 'asks'} for no role. Confirm in the sign-off that every user may use ${unasked.length > 1 ? 'them' : 'it'}, or test the role.`,
          }),
        ]
      : []),
  ];
}

/** Null where it asks for a role; `unasked` where its name only may speak of administration. */
function judgeOne(route: Route, reason: Reason): Finding | 'unasked' | null {
  const details = { subject: subjectOf(route), at: route.at };
  if (reason === 'sign-up')
    return fail('blocker', {
      ...details,
      message: `${sentence(named(route))} stores the role that the new user asks for: anybody can sign up as an administrator. Set the role on the server.`,
    });
  const roles = route.guards.filter(({ asks }) => asks === 'role');
  if (roles.some((guard) => isProven(guard) && guard.roleFrom === null) || route.guards.some(isMachine))
    return null;
  const fooled = roles.find((guard) => guard.roleFrom !== null);
  if (fooled?.roleFrom)
    return fail('blocker', {
      ...details,
      message: `${sentence(named(route))} takes the role from ${FROM[fooled.roleFrom]}: anybody can claim to be an administrator. Read the role from the server's own records.`,
    });
  if (roles.some(({ outside, proof }) => outside && proof !== 'name'))
    return fail('medium', {
      ...details,
      message: `${sentence(named(route))} asks for a role only in the middleware before it. Ask in the handler too.`,
    });
  const [doubtful] = roles;
  if (doubtful || route.partly)
    return review('high', {
      ...details,
      message: `${sentence(named(route))} ${doubtful ? `asks for a role by "${doubtful.name}", whose body could not be read` : 'could only be followed in part, and no test of a role was found'}. Confirm in the sign-off that only administrators pass.`,
    });
  if (reason === 'maybe') return 'unasked';
  return fail('blocker', {
    ...details,
    message: `${sentence(named(route))} ${REASON[reason]} and ${route.guards.some(isProven) ? 'asks only whether somebody is signed in: every user can use it' : 'asks neither who calls nor for a role: anybody can use it'}. Test the role first, and answer 403.`,
  });
}

const REASON = {
  name: 'is for administrators',
  client:
    "changes records that the caller names, with a key that goes past the database's own rules of access,",
} as const;

/** A machine that shows a secret or signs its message needs no role. */
const isMachine = (guard: Guard): boolean =>
  isProven(guard) && (guard.asks === 'secret' || guard.asks === 'signature');
