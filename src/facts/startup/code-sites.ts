import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { javascriptStartup } from './javascript-startup.ts';
import type { StartupFile } from './model.ts';
import { pythonStartup } from './python-startup.ts';

/** What shapes or empties a database, file by file, in the languages that are read; by path. */
export const startupFiles = defineDerivedFact({
  id: 'startup-files',
  from: { javascriptStartup, pythonStartup },
  derive({ javascriptStartup: js, pythonStartup: py }): FileFactResult<StartupFile> {
    return {
      values: [...js.values, ...py.values].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
      examined: js.examined + py.examined,
      notExamined: [...js.notExamined, ...py.notExamined],
    };
  },
});
