import { defineDerivedFact } from '../../kit/fact.ts';
import { imports } from '../imports/imports.ts';
import { packages } from '../packages/packages.ts';
import { inOrder, javascriptRoutes } from './javascript/javascript-routes.ts';
import type { Routes } from './model.ts';
import { frameworksNotRead } from './not-read.ts';
import { pythonRoutes } from './python/python-routes.ts';

export type { Guard, Route, Routes, Work } from './model.ts';

const SOURCES = { javascriptRoutes, pythonRoutes, imports, packages };

/** Every way into the application that was found, in any language that is read, and what could not be read. */
export const routes = defineDerivedFact<typeof SOURCES, Routes>({
  id: 'routes',
  from: SOURCES,
  derive({ javascriptRoutes: js, pythonRoutes: py, imports: imported, packages: projects }) {
    return {
      routes: inOrder([...js.routes, ...py.routes]),
      unresolved: [...js.unresolved, ...py.unresolved],
      notRead: [...py.notRead, ...frameworksNotRead(imported, projects)],
    };
  },
});
