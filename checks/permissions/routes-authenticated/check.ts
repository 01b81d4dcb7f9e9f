import { fileList } from '../../../src/facts/file-list.ts';
import { type Route, routes } from '../../../src/facts/routes/routes.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import { isPublicByNature, notExamined, unreadLanguages } from '../entry-points.ts';
import { names } from './declared.ts';
import { judge } from './judge.ts';

const APPS = /^(?:streamlit|gradio|dash)$/;

export default defineCheck({
  id: 'permissions/routes-authenticated',
  title: 'Every entry point checks the caller',
  question: 'Does every non-public entry point check the caller?',
  why: 'A screen that hides a button protects nothing: whoever knows the address of a route can call it without the screen, and bots try all of them.',
  how: 'Finds the routes of Express, Koa, Hono, Fastify, Next.js, tRPC and the Python frameworks, with the routers they hang in, and follows what runs before each and in it. A guard counts when its body verifies the caller (a token, a session, a secret, a signature) and turns strangers away, or when it is a known library; a header that is only read is none.',
  passes:
    'Every route verifies its caller, is public by its nature (sign-in, health), or is declared under `permissions.public_endpoints` with a reason.',
  fix: 'Put a check of the session or token before the handler, or in it, that answers 401 or 403. Declare what is meant to be public under permissions.public_endpoints, with the reason.',
  example: [
    '```ts',
    'router.use(requireUser); // verifies the token, answers 401',
    "router.post('/orders', createOrder);",
    '```',
    '',
    '```yaml',
    'permissions:',
    '  public_endpoints:',
    '    - {path: /contact, method: POST, reason: the contact form; it has a rate limit}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { routes, fileList },
  evaluate({ facts, manifest }) {
    const { routes: all, unresolved, notRead } = facts.routes;
    const unread = unreadLanguages(facts.fileList);
    if (all.length + unresolved.length + notRead.length + unread.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          'Nothing in the code serves requests; databases and functions of a platform have checks of their own.',
      });
    }
    const declared = manifest?.claims.permissions?.public_endpoints ?? [];
    const asked = all.filter(
      (route) =>
        !isPublicByNature(route) &&
        !declared.some((entry) => names(entry, route)) &&
        !(APPS.test(route.framework) && isProxied(manifest, facts.fileList)),
    );
    const left = notExamined(facts.routes);
    return conclude({
      examined: all.length,
      evidence: 'verified',
      findings: [...judge(asked), ...stale(manifest, all, left !== null), ...notFollowed(left, facts.routes)],
      pass: `${counted(all.length, 'route')} looked at: each checks its caller or is public on purpose.`,
      nothing: `No route that this tool can read was found${unread.length > 0 ? ` (${unread.join(', ')} code is not read)` : ''}; say in the sign-off who may call what.`,
    });
  },
});

/** Something in front asks users to sign in, and its configuration is here to be read. */
function isProxied(manifest: ManifestView | null, files: readonly { readonly path: string }[]): boolean {
  const evidence = manifest?.claims.permissions?.proxy?.evidence;
  return evidence !== undefined && files.some(({ path }) => path === evidence.replace(/#.*$/, ''));
}

/** Entries that name no route any more; functions of a platform are not among these routes. */
function stale(manifest: ManifestView | null, all: readonly Route[], incomplete: boolean): Finding[] {
  const declared = manifest?.claims.permissions?.public_endpoints ?? [];
  if (incomplete || all.length === 0 || all.some(({ path }) => path === null)) return [];
  return declared.flatMap((entry, index) => {
    const gone =
      entry.path !== undefined &&
      !entry.path.startsWith('/functions/') &&
      !all.some((route) => names(entry, route));
    return gone
      ? [
          fail('low', {
            subject: `public ${entry.path}`,
            at: manifest?.at('permissions', 'public_endpoints', index) ?? null,
            message: `${entry.path} is declared public, but no such route was found. Remove the entry if the route is gone.`,
          }),
        ]
      : [];
  });
}

function notFollowed(
  left: string | null,
  {
    unresolved,
    notRead,
  }: {
    readonly unresolved: readonly { readonly at: Finding['at'] }[];
    readonly notRead: readonly { readonly at: Finding['at'] }[];
  },
): Finding[] {
  if (left === null) return [];
  const [first] = [...unresolved, ...notRead];
  return [
    review('high', {
      subject: 'not examined',
      at: first?.at ?? null,
      message: `${left} Say in the sign-off who may call them and what checks it.`,
    }),
  ];
}
