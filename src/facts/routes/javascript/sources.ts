import type { Guard } from '../model.ts';

/** A known question about the caller. */
export interface Source {
  readonly asks: Guard['asks'];
  /** A wrong answer throws. */
  readonly throws: boolean;
}

const session: Source = { asks: 'session', throws: false };
const throwing: Source = { asks: 'session', throws: true };
const signature: Source = { asks: 'signature', throws: false };

/** Methods whose names, with their receivers, are a library's own. */
const METHODS: readonly (readonly [RegExp, Source])[] = [
  [/(?:^|\.)auth(?:\(\))?\.(?:getUser|getClaims)$/, session],
  [/(?:^|\.)(?:verifyIdToken|verifySessionCookie)$/, throwing],
  [
    /^(?:jwt|jsonwebtoken|JWT|jose|jsonWebToken|\w*[jJ]wt(?:Service)?|jwtUtils?)\.(?:verify|jwtVerify|verifyAsync)$/,
    throwing,
  ],
  [/(?:^|\.)(?:req|request)\.jwtVerify$/, throwing],
  [/(?:^|\.)auth\.protect$/, throwing],
  [/(?:^|\.)api\.getSession$/, session],
  // Sessions kept by the tool itself: a map from token to user.
  [
    /(?:^|\.)(?:authenticatedUsers|activeSessions|userSessions|sessionStore|tokenStore|sessions)\.(?:get|has|from)$/,
    session,
  ],
  [
    /(?:^|\.)(?:authenticateRequest|validateSession|validateSessionToken|verifySession|authenticate)$/,
    session,
  ],
  [/(?:^|\.)(?:req|request|ctx)\.isAuthenticated$/, session],
  [
    /(?:^|\.)(?:constructEvent|constructEventAsync|webhooks\.unmarshal)$/,
    { asks: 'signature', throws: true },
  ],
  [
    /^(?:wh|webhook|svix|webhooks|receiver|verifier|\w*[wW]ebhook)\.(?:verify|unwrap)$/,
    { asks: 'signature', throws: true },
  ],
  [
    /(?:^|\.)(?:crypto\.verify|webhooks\.verify|subtle\.verify|verifySignature|verifyWebhookSignature|validateWebhookSignature)$/,
    signature,
  ],
  // A wallet's signature: what is recovered is compared with whose it should be.
  [
    /(?:^|\.)(?:verifyMessage|verifyTypedData|recoverAddress|recoverMessageAddress|recoverTypedDataAddress)$/,
    signature,
  ],
  [/^(?:twilio|Twilio)\.(?:validateRequest|validateExpressRequest)$/, signature],
  [/(?:^|\.)rpc\.(?:has_role|is_admin|has_permission)$/, { asks: 'role', throws: false }],
];

/** Functions that a package gives, by what they are called there. */
const PACKAGES: readonly (readonly [RegExp, RegExp, Source])[] = [
  [
    /^next-auth(?:\/|$)|^@auth\//,
    /^(?:getServerSession|unstable_getServerSession|getToken|getSession|auth|decode)$/,
    session,
  ],
  [/^@clerk\//, /^(?:auth|currentUser|getAuth|verifyToken|authenticateRequest)$/, session],
  [/^jose$/, /^(?:jwtVerify|jwtDecrypt|compactVerify)$/, throwing],
  [/^jsonwebtoken$|^hono\/jwt$/, /^(?:verify|default|decode_never)$/, throwing],
  [/^iron-session/, /^(?:getIronSession|unsealData)$/, session],
  [
    /^@auth0\/nextjs-auth0|^@workos-inc\/|^@kinde-oss\/|^@descope\/|^@propelauth\/|^@stackframe\/|^@logto\//,
    /^(?:getSession|withAuth|getUser|getKindeServerSession|session|getCurrentUser)$/,
    session,
  ],
  [/^@hono\/clerk-auth$/, /^getAuth$/, session],
  [/^@upstash\/qstash/, /^verifySignature/, signature],
  [/^twilio/, /^(?:validateRequest|validateRequestWithBody)$/, signature],
  [/^discord-interactions$/, /^verifyKey$/, signature],
  [/^supertokens-node/, /^(?:getSession|verifySession|withSession)$/, throwing],
];

/** The question that a method of this name asks, whoever made its receiver. */
export function methodSource(path: string): Source | null {
  return METHODS.find(([name]) => name.test(path))?.[1] ?? null;
}

/** The question that a package's own function asks. */
export function packageSource(specifier: string, name: string): Source | null {
  return PACKAGES.find(([from, what]) => from.test(specifier) && what.test(name))?.[2] ?? null;
}

/** Middleware that packages make, which verifies and turns the caller away by itself. */
const MIDDLEWARE: readonly (readonly [RegExp, RegExp, Guard['asks']])[] = [
  [
    /^passport$|^koa-passport$|^@fastify\/passport$|^fastify-passport$/,
    /^(?:\w+\.)?authenticate$/,
    'session',
  ],
  [/^express-jwt$|^koa-jwt$|^@hono\/jwt$|^hono\/jwt$/, /./, 'session'],
  [/^express-oauth2-jwt-bearer$/, /^(?:auth|claimCheck|requiredScopes)$/, 'session'],
  [/^express-openid-connect$/, /^(?:requiresAuth|claimIncludes|claimEquals)$/, 'session'],
  [
    /^express-basic-auth$|^hono\/basic-auth$|^hono\/bearer-auth$|^basic-auth-connect$|^koa-basic-auth$|^@fastify\/basic-auth$|^@fastify\/bearer-auth$/,
    /./,
    'secret',
  ],
  [/^connect-ensure-login$/, /./, 'session'],
  [/^keycloak-connect$/, /protect$/, 'session'],
  [/^@clerk\//, /^(?:requireAuth|ClerkExpressRequireAuth|withAuth|clerkMiddlewareProtect)$/, 'session'],
  [/^supertokens-node/, /^verifySession$/, 'session'],
  [/^@auth0\/nextjs-auth0/, /^(?:withApiAuthRequired|withPageAuthRequired)$/, 'session'],
  [/^next-auth\/middleware$/, /^(?:withAuth|default)$/, 'session'],
  [/^@upstash\/qstash/, /^verifySignature/, 'signature'],
  [/^twilio$/, /webhook$/, 'signature'],
  [/^express-jwt-permissions$|^connect-roles$|^express-jwt-authz$/, /./, 'role'],
  [/^firebase-admin/, /^verifyIdToken$/, 'session'],
];

/** What middleware of this package asks for; null for what is no guard (body parsers, limits) or not known. */
export function middlewareSource(specifier: string, name: string): Guard['asks'] | null {
  return MIDDLEWARE.find(([from, what]) => from.test(specifier) && what.test(name))?.[2] ?? null;
}

/** Names that promise a guard. Only a body, or a known library, is proof. */
const PROMISES =
  /(?:^|[._])(?:authenticate\w*|authoriz\w*|authoris\w*|auth|is_?auth\w*|auth_?(?:middleware|guard|required|check|user|token|handler|admin|jwt|client|request)\w*|\w{0,30}[aA]uth(?:entication|orization)?(?:Middleware|Guard|Required|Check)|protect\w*|ensure_?(?:auth|log|admin|user|role|owner|is)\w*|require_?(?:auth|log|sign|admin|user|role|owner|session|perm|member|access|scope)\w*|(?:verify|validate|check|assert)_?(?:token|jwt|auth|session|user|admin|role|access|permission|api_?key|login|id_?token|signature|webhook)\w*|is_?(?:logged|signed|admin|owner|user|super|staff|manager|authori[sz]ed)\w*|logged_?in\w*|login_?required|jwt\w*|passport\w*|guard\w*|has_?(?:role|permission|access)\w*|restrict_?to\w*|allow_?roles?\w*|permit\w*|get_?(?:current|session|auth\w*|server|logged\w*|jwt)_?(?:user|session)\w*|get_?(?:session|server_?session)|with_?(?:auth|session|user|admin|role|permission|team|workspace)\w*|can_?access\w*|admin_?(?:only|required|auth|middleware|guard))$/i;

const ROLE_NAME =
  /admin|role|permission|owner|scope|restrict|superuser|staff|manager|authori[sz]e|permit|access/i;

/** What the name alone promises; null for nothing. */
export function promised(name: string): Guard['asks'] | null {
  if (!PROMISES.test(name)) return null;
  if (/api_?key/i.test(name)) return 'secret';
  if (/signature|webhook/i.test(name)) return 'signature';
  return ROLE_NAME.test(name.replace(/access_?token/i, '')) ? 'role' : 'session';
}
