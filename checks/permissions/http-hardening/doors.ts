import type { HttpHardening } from '../../../src/facts/http-hardening/http-hardening.ts';
import type { Route } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';

const CHANGES = /^(?:POST|PUT|PATCH|DELETE|ANY)$/;
const APPS = /^(?:streamlit|gradio|dash)$/;

/** Any site may call, in the name of whoever is signed in. */
export function crossOrigin({ crossOrigin: settings }: HttpHardening): Finding[] {
  return settings
    .filter(({ origin, credentials }) => credentials && (origin === 'any' || origin === 'reflected'))
    .map(({ path, line, origin }) =>
      fail('medium', {
        subject: `cross-origin ${path}`,
        at: { path, line },
        message: `${origin === 'any' ? 'Every site' : 'Whichever site asks'} may call this one with the cookies of whoever is signed in. Name the sites that may, or leave credentials out.`,
      }),
    );
}

/** A cookie keeps people signed in, and nothing tells a request of theirs from one that another site made. */
export function forgery(routes: readonly Route[], { cookies, forgery: measures }: HttpHardening): Finding[] {
  return (['.py', ''] as const).flatMap((ending): Finding[] => {
    const ours = (path: string): boolean => path.endsWith('.py') === (ending === '.py');
    if (
      measures.some(({ path }) => ours(path)) ||
      !routes.some(({ at, method }) => ours(at.path) && CHANGES.test(method))
    )
      return [];
    const loose = cookies.find(
      ({ path, sameSite }) => ours(path) && sameSite !== 'lax' && sameSite !== 'strict',
    );
    const saved = cookies.some(
      ({ path, sameSite, name }) =>
        ours(path) && (sameSite === 'lax' || sameSite === 'strict') && name === loose?.name,
    );
    if (!loose || saved) return [];
    return [
      fail('medium', {
        subject: `forged requests ${loose.name}`,
        at: { path: loose.path, line: loose.line },
        message: `The ${loose.name} keeps people signed in ${loose.sameSite === 'none' ? 'with SameSite=None' : 'without SameSite'}, and no CSRF token was found: another site can make their browser change things here. Set SameSite to Lax or Strict, or check a token.`,
      }),
    ];
  });
}

/** Advice: headers by which browsers protect users. */
export function headers(routes: readonly Route[], { headers: measures }: HttpHardening): Finding[] {
  const [first] = routes.filter(({ framework }) => !APPS.test(framework));
  if (!first || measures.length > 0) return [];
  return [
    fail('low', {
      subject: 'security headers',
      at: null,
      message:
        'No security headers are set (Content-Security-Policy, X-Frame-Options, Strict-Transport-Security), in the code or in the configuration of a server. Add helmet, Talisman or the like, or set them at the platform.',
    }),
  ];
}
