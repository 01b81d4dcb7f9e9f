import { personalWord } from '../../../src/facts/personal-data/dictionary.ts';
import type { Route, Work } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { isPersonal, isProven, isPublicByNature, listed, named } from '../entry-points.ts';

const RECORDS: ReadonlySet<Work['kind']> = new Set<Work['kind']>(['read', 'write', 'delete']);

const isRecord = ({ kind, chosenByCaller, wholeBody }: Work): boolean =>
  RECORDS.has(kind) && (chosenByCaller || wholeBody);

/** For signed-in people without a role of their own: routes that nobody guards are another check's. */
export function isAsked(route: Route): boolean {
  const proven = route.guards.filter(isProven);
  const role = proven.some(({ asks, roleFrom }) => asks === 'role' && roleFrom === null);
  return isPersons(route) && !role && route.work.some(isRecord);
}

/** Asks for a login, rather than giving one: then the first that it asks is a password or a code. */
function isPersons(route: Route): boolean {
  const [first] = route.guards.filter(isProven).filter(({ asks }) => asks === 'session');
  const signsIn = first?.proof === 'body' && SIGNS_IN.test(first.name);
  return first !== undefined && !signsIn && !isPublicByNature(route);
}

const SIGNS_IN =
  /(?:^|\.)(?:authenticate|check_password\w*|verify_password|checkpw|compare)$|(?:pwd|crypt|password|hash|argon)\w*\.verify$/i;

/** Routes with a parameter, behind a login, of which nothing is known but that. */
export function isUnknown(route: Route): boolean {
  return isPersons(route) && route.work.length === 0 && /[:{<[]/.test(route.path ?? '');
}

/** A failure a route where a privileged client is used; else one question a table, that lists its routes. */
export function findingsOf(routes: readonly Route[], manifest: ManifestView | null): Finding[] {
  const open = routes.flatMap((route) =>
    route.work.filter((work) => isLoose(work) && !isShared(work, manifest)).map((work) => ({ route, work })),
  );
  const failed = open.filter(({ route, work }) => isBare(route, work));
  const asked = new Map<string, { route: Route; work: Work }[]>();
  for (const each of open) {
    if (isBare(each.route, each.work)) continue;
    const key = `${each.work.target ?? each.route.at.path} ${each.work.chosenByCaller ? 'chosen' : 'whole'}`;
    asked.set(key, [...(asked.get(key) ?? []), each]);
  }
  return [...onceARoute(failed).map(failure), ...[...asked.values()].map(question)];
}

/** Past all row rules; what is only read and says nothing of people may be everybody's (courses, prices). */
const isBare = (route: Route, work: Work): boolean => work.privileged && weighs(route, work);

/** What its caller chooses and nothing holds to them, or a body that is stored as it came. */
function isLoose(work: Work): boolean {
  return isRecord(work) && (work.wholeBody || !work.heldToCaller);
}

function onceARoute<T extends { readonly route: Route }>(all: readonly T[]): T[] {
  return all.filter(({ route }, at) => all.findIndex((other) => other.route === route) === at);
}

function failure({ route, work }: { route: Route; work: Work }): Finding {
  const of = work.target === null ? 'the record' : `the record of "${work.target}"`;
  return fail('high', {
    subject: `${route.method} ${route.path ?? route.at.path}`,
    at: work.at,
    message: work.chosenByCaller
      ? `${named(route)} takes ${of} that the caller names, with a key that goes past the database's own rules of access, and never asks whose it is: any signed-in user reaches everybody's. Put the owner into the query.`
      : `${named(route)} stores the caller's whole body with a key that goes past the database's own rules of access: callers can set the owner, the role or any other field. Take only the fields that they may set.`,
  });
}

function question(all: readonly { readonly route: Route; readonly work: Work }[]): Finding {
  const [first] = all;
  const work = first?.work;
  const routes = listed(all.map(({ route }) => route));
  const target = work?.target ?? null;
  const chosen = work?.chosenByCaller === true;
  const what = target === null ? 'a record' : `a record of "${target}"`;
  return review(all.some(({ route, work: each }) => weighs(route, each)) ? 'high' : 'medium', {
    subject: `${target ?? first?.route.at.path ?? ''}${chosen ? '' : ' whole body'}`,
    at: work?.at ?? null,
    message: chosen
      ? `${routes}: the caller names ${what}, and no comparison with the caller was found in the query or after it. Hold it to its owner, or confirm in the sign-off that every signed-in user may reach every one of them.`
      : `${routes}: the caller's whole body is stored as ${what}, so that callers can set fields that are not theirs to set. Take only the fields that they may set, or confirm in the sign-off that there are no others.`,
  });
}

/** Changes, and records about people, weigh more than what is only shown. */
function weighs({ method, work: all }: Route, work: Work): boolean {
  const changes =
    work.kind !== 'read' ||
    /^(?:PUT|PATCH|DELETE)$/.test(method) ||
    all.some(({ kind }) => kind === 'delete');
  return (
    changes ||
    isPersonal(work) ||
    (work.target !== null &&
      personalWord('email', work.target)?.strength === 'strong' &&
      /user|customer|patient|member|profile|account|employee|client/i.test(work.target))
  );
}

/** The matrix says that this is not each user's own: a whole role, or everybody, may do it. */
function isShared({ kind, target, wholeBody }: Work, manifest: ManifestView | null): boolean {
  if (target === null || wholeBody) return false;
  const matrix = manifest?.claims.permissions?.matrix ?? {};
  const resource = Object.entries(matrix).find(([name]) => plain(name) === plain(target))?.[1];
  const cell = kind === 'read' ? resource?.see : kind === 'delete' ? resource?.delete : resource?.edit;
  return cell !== undefined && cell.length > 0 && ![...cell].includes('own');
}

/** `shift_requests`, `ShiftRequest` and `public.shift_requests` are one. */
function plain(name: string): string {
  return name
    .replace(/^.*\./, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
    .replace(/(?:ies)$/, 'y')
    .replace(/s$/, '');
}

/** What they do with the parameter was not found: said, not passed over. */
export function unknownRoutes(routes: readonly Route[]): Finding[] {
  const [first] = routes;
  if (!first) return [];
  return [
    review('medium', {
      subject: 'not followed',
      at: first.at,
      message: `What ${listed(routes)} ${routes.length === 1 ? 'does' : 'do'} with the parameter could not be followed. Confirm in the sign-off that each record is held to its owner.`,
    }),
  ];
}
