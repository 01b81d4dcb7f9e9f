import type { HttpHardening } from '../../../src/facts/http-hardening/http-hardening.ts';
import type { Route } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { isProven, named } from '../entry-points.ts';

type Limiter = HttpHardening['limiters'][number];
type Kind = 'sign-in' | 'language-model' | 'messages';

const SIGN_IN =
  /^(?:log-?_?in\w*|sign-?_?in|authenticate|auth|access-?token|token|jwt|otp|(?:send|verify|request|resend)-?_?(?:otp|code)|forgot\w*(?:[-_]\w+)*|(?:reset|recover|request)-?_?password(?:[-_]\w+)*|password-?_?(?:reset|recovery|forgot)(?:[-_]\w+)*)$/i;
const LOGIN = /log-?_?in|sign-?_?in|token|auth/i;
const APPS = /^(?:streamlit|gradio|dash)$/;
/** Services that sign people in and count the tries themselves. */
const SERVICES: ReadonlySet<string> = new Set([
  'supabase',
  'firebase',
  'clerk',
  'auth0',
  'entra',
  'google',
  'okta',
  'cognito',
  'keycloak',
]);
const SHOWN = 4;

const WHAT: Record<Kind, string> = {
  'sign-in': 'anybody can try passwords or codes as often as they like',
  'language-model': 'callers can run up the bill of a language model as often as they like',
  messages: 'callers can have mail or text messages sent as often as they like',
};

/** One finding a kind of misuse, with the routes that have no limit. */
export function limits(
  routes: readonly Route[],
  { limiters }: HttpHardening,
  manifest: ManifestView | null,
  files: readonly { readonly path: string }[],
): Finding[] {
  // What no page is known to call is a function of the server's own.
  const reachable = routes.filter(({ method, partly }) => method !== 'CALL' || !partly);
  const open = reachable.flatMap((route) => {
    const kind = kindOf(route, manifest);
    return kind && !isLimited(route, kind, limiters, routes) ? [{ route, kind }] : [];
  });
  const declared = declaredLimit(manifest, files);
  return (['sign-in', 'language-model', 'messages'] as const).flatMap((kind): Finding[] => {
    const those = open.filter((each) => each.kind === kind).map(({ route }) => route);
    const [first] = those;
    if (!first) return [];
    const details = { subject: `no limit: ${kind}`, at: first.at };
    return declared === null
      ? [
          fail('medium', {
            ...details,
            message: `${list(those)}: ${WHAT[kind]}; no rate limit was found there or before. Add one, or declare the platform's under permissions.abuse_controls with evidence.`,
          }),
        ]
      : [
          review('medium', {
            ...details,
            message: `${list(those)}: the manifest says that "${declared}" limits this, outside the code. Confirm in the sign-off that its evidence still holds.`,
          }),
        ];
  });
}

function kindOf(route: Route, manifest: ManifestView | null): Kind | null {
  const { path, method, work, framework } = route;
  if (work.some(({ kind }) => kind === 'language-model'))
    return isBehindRole(route) ? null : 'language-model';
  // Libraries that serve every step of a sign-in count the tries themselves; providers call back with proofs.
  if (/\[\.\.\.|\/(?:saml|oauth2?|oidc|callback)\b/i.test(path ?? '')) return null;
  const parts = (path ?? '').split('/').filter((part) => part !== '' && !/^[:{<[]/.test(part));
  const signIn =
    !APPS.test(framework) && /^(?:POST|ANY|PUT)$/.test(method) && SIGN_IN.test(parts.at(-1) ?? '');
  const service = SERVICES.has(manifest?.claims.permissions?.sign_in ?? '');
  if (signIn) return service || (isBehindRole(route) && !LOGIN.test(parts.at(-1) ?? '')) ? null : 'sign-in';
  // Who is signed in is known by name; a stranger is not.
  return work.some(({ kind }) => kind === 'mail' || kind === 'sms') && !route.guards.some(isProven)
    ? 'messages'
    : null;
}

/** Administrators pay the bill themselves. */
function isBehindRole({ guards }: Route): boolean {
  return guards.some((guard) => isProven(guard) && guard.asks === 'role');
}

function isLimited(
  route: Route,
  kind: Kind,
  limiters: readonly Limiter[],
  routes: readonly Route[],
): boolean {
  const { path, line = 0 } = route.at;
  // A handler ends where the next one of its file begins; its decorators stand above it.
  const next = routes
    .flatMap(({ at }) => (at.path === path && (at.line ?? 0) > line ? [at.line ?? 0] : []))
    .reduce((a, b) => Math.min(a, b), Infinity);
  return limiters.some((limiter) => {
    if (
      isPython(limiter.path) !== isPython(path) &&
      !/\.(?:conf|json|toml|ya?ml)$|nginx|Caddyfile/i.test(limiter.path)
    )
      return false;
    if (limiter.reach === 'everywhere') return true;
    if (limiter.reach === 'sign-in') return kind === 'sign-in';
    if (limiter.reach === 'paths') return limiter.paths.some((each) => covers(each, route));
    return limiter.path === path && limiter.line >= line - 8 && limiter.line < next;
  });
}

const isPython = (path: string): boolean => path.endsWith('.py');

/**
 * `/login` in a router covers `/api/auth/login`; `/api/` covers all below it. A router that another file mounts often lies in a folder of the
 * same name.
 */
function covers(limited: string, { path, at }: Route): boolean {
  if (path === null) return true;
  const plain = `/${limited.replace(/^\/|\/$|\/?\*$/g, '')}`;
  if (plain === '/' || path === plain || path.endsWith(plain) || path.includes(`${plain}/`)) return true;
  return /\/.*\//.test(plain) && `/${at.path}`.includes(`${plain}/`);
}

function declaredLimit(
  manifest: ManifestView | null,
  files: readonly { readonly path: string }[],
): string | null {
  const controls = manifest?.claims.permissions?.abuse_controls ?? [];
  const found = controls.find(
    ({ what, evidence }) =>
      /rate|limit|throttl|brute|captcha|turnstile|lock-?out|budget|quota|cap/i.test(what ?? '') &&
      evidence !== undefined &&
      files.some(({ path }) => path === evidence.replace(/#.*$/, '')),
  );
  return found?.what ?? null;
}

function list(routes: readonly Route[]): string {
  const names = [
    ...new Set(
      routes.map((route) => (APPS.test(route.framework) ? `the ${route.framework} app` : named(route))),
    ),
  ];
  const text =
    names.length > SHOWN
      ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`
      : names.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
