import type { FileFactResult } from '../../../kit/fact.ts';
import type { Guard, Route, Routes } from '../model.ts';
import type { Code } from './code.ts';
import type { ServedDocument } from './connexion-documents.ts';
import { guard } from './guards.ts';
import type { Handlers } from './handlers.ts';
import type { Meaning } from './modules.ts';

/** Routes of Connexion: an OpenAPI document says which function answers, and which scheme guards it. */
export function connexionRoutes(
  code: Code,
  handlers: Handlers,
  documents: FileFactResult<ServedDocument>,
): Pick<Routes, 'routes' | 'unresolved'> {
  const uses = code.modules.all.some(({ parts }) =>
    parts.imports.some(({ module }) => /^connexion\b/.test(module)),
  );
  const routes: Route[] = [];
  const unresolved: { at: Guard['at']; why: string }[] = [];
  if (!uses) return { routes, unresolved };
  for (const { path, value } of documents.values)
    for (const { method, path: address, handler, security, line } of value.operations) {
      const at = { path, line };
      const found = named(code, handler);
      const before = security.flatMap((scheme) => schemeGuards(code, handlers, value, scheme, at));
      if (found?.is === 'function') {
        const decorated = handlers.decorated(found.path, found.part.decorators, found.part.name);
        routes.push(
          handlers.route({
            framework: 'connexion',
            method,
            path: address,
            handler: found,
            before: [...before, ...decorated],
            partly: false,
          }),
        );
      } else if (handler.includes('.'))
        unresolved.push({ at, why: `the function ${handler} could not be found` });
    }
  return { routes, unresolved };
}

/** Connexion refuses where the scheme's function gives nothing back. */
function schemeGuards(
  code: Code,
  handlers: Handlers,
  { checks }: ServedDocument,
  scheme: string,
  at: Guard['at'],
): Guard[] {
  const by = checks.find((each) => each.scheme === scheme)?.by ?? null;
  const found = by === null ? null : named(code, by);
  const answer = found?.is === 'function' ? handlers.guards.verifies(found) : null;
  return [guard(by ?? scheme, answer?.asks ?? 'session', answer ? 'body' : 'name', at)];
}

/** `models.user.User.decode`: a module, and what is in it. */
function named(code: Code, full: string): Meaning | null {
  const parts = full.split('.');
  for (let at = parts.length - 1; at > 0; at--) {
    const file = code.modules.file('', parts.slice(0, at).join('.'));
    if (file !== null) return code.made(file, parts.slice(at).join('.'));
  }
  return null;
}
