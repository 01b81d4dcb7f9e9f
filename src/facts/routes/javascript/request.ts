import type { SentPart } from './origins.ts';

/** What handlers call the request, or the context that holds it. */
const REQUEST = /^_?(?:req|request|ctx|context|c|event|evt|e|nextRequest|opts|res|socket|args|this)$/;

/** A parameter that is the request or its answer, by its name. */
export const isRequest = (name: string): boolean =>
  REQUEST.test(name) || /^(?:response|reply|next|formData|err|error)$/.test(name);

/** Properties in which a middleware keeps who calls. */
const IDENTITY =
  /^(?:user|auth|session|currentUser|userId|user_id|uid|account|decoded|jwt|jwtPayload|payload|principal|isAuthenticated|admin|member|profile|authUser|token|tokenData|identity|claims|userData|userInfo|loggedInUser|clerk|oidc|agent|owner|workspace|team|apiKey)$/;

/** Steps between the request and such a property. */
const BETWEEN =
  /^(?:req|request|state|locals|context|ctx|raw|res|var|session|handshake|data|requestContext|authorizer)$/;

/**
 * The property of the request by which a path such as `req.user.id`, `ctx.state.user` or `res.locals.user` knows the caller; null for
 * anything else.
 */
export function identityOf(path: string): string | null {
  const [root = '', ...steps] = path.split('.');
  if (!REQUEST.test(root)) return null;
  for (const step of steps) {
    if (IDENTITY.test(step)) return step;
    if (!BETWEEN.test(step)) return null;
  }
  return null;
}

const PARTS: readonly (readonly [RegExp, SentPart])[] = [
  [/^(?:body|rawBody|json|formData|text|payload|data|parseBody|valid|file|files|arrayBuffer|blob)$/, 'body'],
  [/^(?:params|param|routerPath|pathParameters)$/, 'params'],
  [/^(?:query|queries|searchParams|nextUrl|url|originalUrl|queryStringParameters)$/, 'query'],
  [/^(?:headers|header|get|rawHeaders)$/, 'header'],
  [/^(?:cookies|cookie)$/, 'cookie'],
];

/** The part of the request that a path such as `req.body.role` takes; null for anything else. */
export function sentPart(path: string): SentPart | null {
  const [root = '', ...steps] = path.split('.');
  if (/^(?:params|searchParams|formData)$/.test(root))
    return root === 'params' ? 'params' : root === 'formData' ? 'body' : 'query';
  if (!REQUEST.test(root) || root === 'res') return null;
  for (const step of steps) {
    for (const [name, part] of PARTS) if (name.test(step)) return part;
    if (!BETWEEN.test(step)) return null;
  }
  return null;
}

/** `process.env.X`, `Deno.env.get('X')`, `env.CRON_SECRET`, `config.apiKey`. */
export function isSetting(path: string): boolean {
  if (/^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env)\b/.test(path)) return true;
  if (/(?:^|\.)[A-Z][A-Z0-9_]{0,60}(?:SECRET|KEY|TOKEN|PASSWORD|PASS|PIN|CODE|EMAILS?|IDS?)$/.test(path))
    return true;
  return /^(?:config|settings|env|serverEnv|conf|options|opts|this\.config)\.[\w.]{0,80}(?:secret|key|token|password|email)s?$/i.test(
    path,
  );
}
