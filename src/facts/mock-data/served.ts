import { defineDerivedFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { aliases } from '../imports/aliases.ts';
import { javascriptImports } from '../imports/javascript-imports.ts';
import { pythonImports } from '../imports/python-imports.ts';
import { resolver } from '../imports/resolve.ts';
import { isApplicationPath } from '../path-roles.ts';
import { routes } from '../routes/routes.ts';
import { serverlessFunctions } from '../serverless/serverless-functions.ts';
import { pythonModuleFiles } from './python-files.ts';

const SOURCES = { routes, serverlessFunctions, fileList, javascriptImports, pythonImports, aliases };

/** Files whose code runs for those who call: those in which handlers stand, and what they import. Sorted. */
export const served = defineDerivedFact<typeof SOURCES, readonly string[]>({
  id: 'served-files',
  from: SOURCES,
  derive({
    routes: { routes: all },
    serverlessFunctions: functions,
    fileList: files,
    javascriptImports: js,
    pythonImports: py,
    aliases: known,
  }) {
    const starts = [...all, ...functions].map(({ at }) => at.path).filter(isApplicationPath);
    if (starts.length === 0) return [];
    const paths = files.map(({ path }) => path);
    const resolve = resolver(
      paths.filter((path) => /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path)),
      known,
    );
    const modules = pythonModuleFiles(paths);
    const scripts = new Map(
      js.values.map(({ path, value }) => [path, value.local.filter(({ erased }) => !erased)]),
    );
    const pythons = new Map(
      py.values.map(({ path, value }) => [
        path,
        [...value.local, ...value.packages].filter(({ typeOnly }) => !typeOnly),
      ]),
    );
    const reached = new Set(starts);
    const waiting = [...reached];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const from = path;
      const targets = [
        ...(scripts.get(from) ?? []).flatMap(({ specifier }) => resolve(from, specifier).files),
        ...(pythons.get(from) ?? []).flatMap(({ specifier, names }) => modules(from, specifier, names)),
      ];
      for (const target of targets) {
        if (reached.has(target) || !isApplicationPath(target)) continue;
        reached.add(target);
        waiting.push(target);
      }
    }
    return [...reached].sort();
  },
});
