import { fileList } from '../../../src/facts/file-list.ts';
import { httpHardening } from '../../../src/facts/http-hardening/http-hardening.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { notExamined, unreadLanguages } from '../entry-points.ts';
import { crossOrigin, forgery, headers } from './doors.ts';
import { limits } from './limits.ts';

export default defineCheck({
  id: 'permissions/http-hardening',
  title: 'The usual doors of abuse are closed',
  question: 'Are the usual abuse doors closed?',
  why: 'Bots try passwords by the thousand, let a paid language model run until the money is gone, and send mail in your name. Other sites can make the browser of a signed-in user call yours.',
  how: 'Looks for a rate limit before or in every route that signs people in, sends messages or asks a language model (express-rate-limit, @upstash/ratelimit, slowapi, flask-limiter, django-axes, throttles, limits of nginx and Caddy); reads which other sites may call with cookies; and where a cookie keeps people signed in, for SameSite or a CSRF token. Missing security headers are advice.',
  passes:
    'Those routes have a limit, no other site may call with cookies unless it is named, and login cookies are protected.',
  fix: 'Put a rate limit before sign-in and before what costs money. Name the sites that may call instead of `*`. Set SameSite=Lax or Strict on login cookies, or use CSRF tokens. A limit that a platform keeps is declared under permissions.abuse_controls, with evidence.',
  example: [
    '```ts',
    'const tries = rateLimit({windowMs: 15 * 60_000, limit: 10});',
    "app.post('/login', tries, login);",
    "app.use(cors({origin: ['https://rota.example'], credentials: true}));",
    '```',
    '',
    '```yaml',
    'permissions:',
    '  abuse_controls:',
    '    - {what: rate limit on sign-in, where: Cloudflare WAF, evidence: docs/waf-rules.json}',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { routes, httpHardening, fileList },
  evaluate({ facts, manifest }) {
    const { routes: all, unresolved, notRead } = facts.routes;
    const hardening = facts.httpHardening;
    const settings = hardening.crossOrigin.length + hardening.cookies.length;
    if (
      all.length + unresolved.length + notRead.length + settings === 0 &&
      unreadLanguages(facts.fileList).length === 0
    )
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Nothing in the code serves requests.',
      });
    const left = notExamined(facts.routes);
    return conclude({
      examined: all.length + settings,
      evidence: 'verified',
      findings: [
        ...limits(all, hardening, manifest, facts.fileList),
        ...crossOrigin(hardening),
        ...forgery(all, hardening),
        ...headers(all, hardening),
      ],
      pass: `${counted(all.length, 'route')} and ${counted(settings, 'setting')} for browsers looked at: what people misuse is limited or held.${left === null ? '' : ` ${left}`}`,
      nothing: `No route that could be read was found.${left === null ? '' : ` ${left}`} Say in the sign-off what limits sign-in and paid services.`,
    });
  },
});
