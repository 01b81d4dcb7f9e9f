import { defineDerivedFact } from '../../../kit/fact.ts';
import type { Routes } from '../model.ts';
import { appRoutes } from './apps.ts';
import { Code } from './code.ts';
import { connexionRoutes } from './connexion.ts';
import { servedDocuments } from './connexion-documents.ts';
import { DjangoReader } from './django.ts';
import { Handlers } from './handlers.ts';
import { Modules } from './modules.ts';
import { pythonModules } from './python-modules.ts';
import { RouterReader } from './routers.ts';

const SOURCES = { pythonModules, servedDocuments };

/** The routes of Python's web frameworks, with what guards them and what they do. */
export const pythonRoutes = defineDerivedFact<typeof SOURCES, Routes>({
  id: 'python-routes',
  from: SOURCES,
  derive({ pythonModules: modules, servedDocuments: documents }) {
    const code = new Code(new Modules(modules));
    const handlers = new Handlers(code);
    const routers = new RouterReader(code, handlers).read();
    const django = new DjangoReader(code, handlers).read();
    const connexion = connexionRoutes(code, handlers, documents);
    const routes = [
      ...routers.routes,
      ...django.routes,
      ...connexion.routes,
      ...appRoutes(code, handlers),
    ].sort(
      (a, b) =>
        compare(a.at.path, b.at.path) || (a.at.line ?? 0) - (b.at.line ?? 0) || compare(a.method, b.method),
    );
    return {
      routes,
      unresolved: [...routers.unresolved, ...django.unresolved, ...connexion.unresolved],
      notRead: notRead(code),
    };
  },
});

/** Frameworks in use whose routes are not read. */
function notRead(code: Code): Routes['notRead'] {
  const found = new Map<string, Routes['notRead'][number]>();
  for (const { path, parts } of code.modules.all)
    for (const { module } of parts.imports) {
      const [framework = ''] = module.split('.');
      if (NOT_READ.has(framework) && !found.has(framework))
        found.set(framework, { framework, at: { path, line: 1 } });
    }
  return [...found.values()];
}

const NOT_READ: ReadonlySet<string> = new Set([
  'aiohttp',
  'tornado',
  'bottle',
  'sanic',
  'falcon',
  'pyramid',
  'litestar',
  'ninja',
  'cherrypy',
  'nicegui',
  'chainlit',
  'strawberry',
  'graphene',
]);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
