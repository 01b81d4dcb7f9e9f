import type { ListedFile } from '../../src/facts/file-list.ts';
import { isApplicationPath } from '../../src/facts/path-roles.ts';
import { personalWord } from '../../src/facts/personal-data/dictionary.ts';
import type { Guard, Route, Routes, Work } from '../../src/facts/routes/routes.ts';
import { languagesOf } from '../../src/facts/seen/languages.ts';

/** How sure it is that a route asks who calls, from the best to the worst. */
export type Standing = 'guarded' | 'remote' | 'outside' | 'named' | 'partly' | 'open';

/** A guard that was read, in front of the handler or in it. */
export const isProven = ({ proof, asks, outside }: Guard): boolean =>
  proof !== 'name' && asks !== 'remote' && !outside;

export function standingOf({ guards, partly }: Route): Standing {
  if (guards.some(isProven)) return 'guarded';
  if (guards.some(({ asks, outside }) => asks === 'remote' && !outside)) return 'remote';
  if (guards.some(({ proof, outside }) => outside && proof !== 'name')) return 'outside';
  if (guards.length > 0) return 'named';
  return partly ? 'partly' : 'open';
}

/** Last parts of a path that people need before they are known, or that say nothing of anybody. */
const PUBLIC_PART =
  /^(?:(?:user|users|admin|account)?[-_]?(?:log-?_?in|sign-?_?in|sign-?_?on|authenticate|authori[sz]e|log-?_?out|sign-?_?out|register|registration|sign-?_?up)|forgot\w*(?:[-_]\w+)*|(?:reset|request|recover)[-_]?password(?:[-_]\w+)*|password[-_]?(?:reset|forgot|recovery)|verify(?:[-_]?(?:e?mail|otp|token|code|account|phone|signup|login))?|send[-_]?(?:otp|code|verification)|resend(?:[-_]\w+)*|verification|confirm(?:[-_]?(?:e?mail|account|signup))?|activate|otp|oauth\d?|callback|sso|saml|google|github|facebook|linkedin|refresh|refresh[-_]?token|csrf(?:[-_]?token)?|health\w*|healthz|_health|readyz?|readiness|livez?|liveness|heartbeat|ping|pong|version|up|robots\.txt|favicon\.ico|sitemap(?:\.xml)?|manifest(?:\.json)?|openapi(?:\.json)?|docs|api-docs|swagger(?:\.json)?|redoc|opengraph-image|og|rss(?:\.xml)?|feed(?:\.xml)?|security\.txt|\[\.\.\.(?:nextauth|all|auth|betterauth|better-auth|kindeauth)\]|jwks(?:\.json)?)$/i;

/** Parameters after them that carry the proof, or name a provider. */
const CARRIES =
  /^[:{[<].{0,20}(?:token|code|key|otp|hash|provider|nonce|nextauth|kindeauth|all|email|data|signed)\w*[}\]>]?\??$/i;

const PUBLIC_CALL =
  /^(?:\w{1,30}\.)?(?:log_?in|sign_?in|sign_?up|register|log_?out|sign_?out|forgot\w*|reset_?password\w*|request_?password\w*|verify_?(?:e?mail|otp|code)\w*|authenticate|healthcheck|health|\w{0,30}(?:sign|log)[iI]n(?:Options)?\w*|\w{0,30}[eE]mail[vV]erification)(?:User|Action|WithEmail|WithPassword|WithGoogle|WithCredentials|WithOAuth)?$/i;

/** True for what nobody can have signed in for yet, and for what says nothing about anybody. */
export function isPublicByNature(route: Route): boolean {
  const { path, method } = route;
  // What a browser asks before the request itself, without cookies or tokens.
  if (method === 'OPTIONS') return true;
  if (path === null) return false;
  if (method === 'POST' && isSignUp(route)) return true;
  if (method === 'CALL') return PUBLIC_CALL.test(path);
  const parts = path.split('/').filter((part) => part !== '');
  if (PUBLIC_PART.test(parts.at(-1) ?? '')) return true;
  while (parts.length > 1 && CARRIES.test(parts.at(-1) ?? '')) parts.pop();
  const last = parts.at(-1);
  if (last === undefined || last === '*') return method === 'GET';
  return PUBLIC_PART.test(last) || parts[0] === '.well-known' || parts.some((part) => FLOW.test(part));
}

/** Makes an account with a password of the caller's choice: nobody is signed in yet. */
function isSignUp({ path, work }: Route): boolean {
  if (/admin|manage|internal/i.test(path ?? '')) return false;
  const changes = work.filter(({ kind }) => CHANGES.has(kind));
  return (
    changes.length > 0 &&
    changes.every(({ kind, fields }) => kind === 'write' && fields.some((field) => /password/i.test(field)))
  );
}

/** Steps of a sign-in that a provider calls back. */
const FLOW = /^(?:callback|oauth2?|sso|saml|nextauth|health)$/i;

const SPENDS: ReadonlySet<Work['kind']> = new Set<Work['kind']>(['mail', 'sms', 'language-model', 'payment']);
const CHANGES: ReadonlySet<Work['kind']> = new Set<Work['kind']>(['write', 'delete', 'command']);

/** What is at stake where anybody may call: a change, money, people's data, or nothing that is known. */
export function stakesOf(route: Route): 'change' | 'spend' | 'personal' | 'unknown' {
  const { work, method } = route;
  if (work.some((each) => CHANGES.has(each.kind) && isCallers(route, each))) return 'change';
  if (work.some(({ kind }) => SPENDS.has(kind))) return 'spend';
  if (/^(?:PUT|PATCH|DELETE)$/.test(method) && work.length > 0) return 'change';
  return work.some(isPersonal) ? 'personal' : 'unknown';
}

/** What a GET writes counts where the caller says what: a counter or a cache of its own does not. */
function isCallers({ method }: Route, { kind, chosenByCaller, sentFields = [] }: Work): boolean {
  return (
    (method !== 'GET' && method !== 'HEAD') || kind !== 'write' || chosenByCaller || sentFields.length > 0
  );
}

/** The address carries a code that nobody guesses, as links in mails and callbacks of services do: `<uuid:code>`. */
export const isUnguessable = ({ path, method }: Route): boolean =>
  /^(?:GET|POST|ANY)$/.test(method) && /<uuid:(?:code|uuid|token|key|secret)>/.test(path ?? '');

/** Reads rows about people, as the table's or a field's name says. */
export function isPersonal({ kind, target, fields }: Work): boolean {
  if (kind !== 'read') return false;
  if (target !== null && personalWord('name', target)?.strength === 'strong') return true;
  return fields.some(
    (field) => personalWord(field, target)?.strength === 'strong' && !/password|token/i.test(field),
  );
}

/** `POST /orders/:id`, `the server action "createOrder"`: for sentences. */
export function named({ framework, method, path }: Route): string {
  if (method === 'CALL')
    return framework === 'trpc'
      ? `the procedure "${path ?? 'without a name'}"`
      : `the server action "${path ?? 'without a name'}"`;
  return `${method === 'ANY' ? '' : `${method} `}${path ?? 'a computed path'}`;
}

/** The first of them by name, and how many more. */
export function listed(routes: readonly Route[], most = 4): string {
  const names = [...new Set(routes.map(named))];
  return names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');
}

/** A sentence begins with a capital. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name that edits elsewhere do not change. */
export const subjectOf = ({ framework, method, path, at }: Route): string =>
  `${framework} ${method} ${path ?? at.path}`;

/** Languages in which a plain file may serve requests, with no framework to tell. */
const SERVING = /^(?:Go|PHP|Ruby|C#|Java or Kotlin|Elixir|Scala)$/;

/** Languages of the repository whose routes are not read. */
export const unreadLanguages = (files: readonly ListedFile[]): string[] =>
  languagesOf(files.filter(({ path }) => isApplicationPath(path)))
    .map(({ name }) => name)
    .filter((name) => SERVING.test(name));

/** One sentence on what was not looked at; null where all was. */
export function notExamined({ unresolved, notRead }: Routes): string | null {
  const parts = [
    ...(unresolved.length > 0
      ? [
          `${unresolved.length === 1 ? 'one route' : `${unresolved.length} routes`} could not be followed (${some(unresolved.map(({ at }) => at.path))})`,
        ]
      : []),
    ...(notRead.length > 0
      ? [`routes of ${some(notRead.map(({ framework }) => framework))} are not read`]
      : []),
  ];
  return parts.length === 0 ? null : `Not examined: ${parts.join('; ')}.`;
}

const SHOWN = 3;

function some(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length > SHOWN
    ? `${all.slice(0, SHOWN).join(', ')} and ${all.length - SHOWN} more`
    : all.join(', ');
}
