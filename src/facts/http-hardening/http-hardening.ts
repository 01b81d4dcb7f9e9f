import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { javascriptHardening } from './javascript-hardening.ts';
import type { CrossOrigin, FileHardening, Limiter, LoginCookie, Measure } from './model.ts';
import { pythonHardening } from './python-hardening.ts';
import { serverHardening } from './server-hardening.ts';

type Placed<T> = T & { readonly path: string };

export interface HttpHardening {
  readonly limiters: readonly Placed<Limiter>[];
  readonly crossOrigin: readonly Placed<CrossOrigin>[];
  readonly cookies: readonly Placed<LoginCookie>[];
  readonly forgery: readonly Placed<Measure>[];
  readonly headers: readonly Placed<Measure>[];
}

const SOURCES = { javascriptHardening, pythonHardening, serverHardening };

/** Rate limits, cross-origin rules, login cookies, protection against forged requests and security headers, wherever they are set. */
export const httpHardening = defineDerivedFact<typeof SOURCES, HttpHardening>({
  id: 'http-hardening',
  from: SOURCES,
  derive({ javascriptHardening: js, pythonHardening: py, serverHardening: servers }) {
    const files = [js, py, servers].flatMap((fact: FileFactResult<FileHardening>) => fact.values);
    const all = <T>(pick: (value: FileHardening) => readonly T[]): Placed<T>[] =>
      files.flatMap(({ path, value }) => pick(value).map((each) => ({ ...each, path })));
    return {
      limiters: all(({ limiters }) => limiters),
      crossOrigin: all(({ crossOrigin }) => crossOrigin),
      cookies: all(({ cookies }) => cookies),
      forgery: all(({ forgery }) => forgery),
      headers: all(({ headers }) => headers),
    };
  },
});
