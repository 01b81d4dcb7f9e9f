import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { roleOf } from '../imports/imports.ts';
import { unreachedFiles } from '../imports/reached.ts';
import { composeDefaults } from './compose-defaults.ts';
import { javascriptDefaults } from './javascript-defaults.ts';
import type { DefaultCredential } from './model.ts';
import { isForDevelopment } from './own-secrets.ts';
import { pythonDefaults } from './python-defaults.ts';
import { sqlAccounts } from './sql-accounts.ts';

export interface PlacedCredential extends DefaultCredential {
  readonly path: string;
}

export interface DefaultCredentials {
  /** By path and line; those of tests, examples and development are left out. */
  readonly found: readonly PlacedCredential[];
  /** How many files of code, compose files and SQL scripts were looked at. */
  readonly examined: number;
}

const FILES = { javascriptDefaults, pythonDefaults, composeDefaults, sqlAccounts };
const SOURCES = { ...FILES, unreachedFiles };

/** Settings that a real installation uses instead of those of a folder of settings modules. */
const PRODUCTION = /(^|[/_.-])(?:prod|production|live|heroku|docker|deploy|release)\w*(?=[._-]|$)/i;

/** Logins and secrets that everybody who has the code knows, and that are in force where nobody sets others. */
export const defaultCredentials = defineDerivedFact<typeof SOURCES, DefaultCredentials>({
  id: 'default-credentials',
  from: SOURCES,
  derive(facts) {
    const { unreachedFiles: unreached, ...read } = facts;
    const files = Object.values(read).flatMap(({ values }) => values);
    const dead = new Set(unreached);
    // `production.py` that takes its own from the environment: the value beside it is for development.
    const replaced = new Set(
      files
        .filter(({ path }) => PRODUCTION.test(path))
        .flatMap(({ path, value }) => value.required.map((name) => `${folderOf(path)} ${name}`)),
    );
    const found = files.flatMap(({ path, value }) =>
      isShipped(path)
        ? value.found
            .filter(
              ({ kind, name }) =>
                isRun(path, kind, dead) &&
                !value.required.includes(name) &&
                !replaced.has(`${folderOf(path)} ${name}`),
            )
            .map((each) => ({ ...each, path }))
        : [],
    );
    return {
      found: found.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1)),
      examined: Object.values(read).reduce((sum, { examined }) => sum + examined, 0),
    };
  },
});

const DEMO = /(^|[/_.-])(?:demo|mock|mocks|stub|stubs|storybook|fixtures?|samples?)(?=[/_.-])/i;

/** What runs for real people: no tests, examples, documentation, demonstrations, settings for development. */
function isShipped(path: string): boolean {
  const role = roleOf(path);
  return (
    role !== 'test' && role !== 'example' && role !== 'docs' && !isForDevelopment(path) && !DEMO.test(path)
  );
}

/** Of code that nothing starts, and of scripts that people run by hand, only the accounts that they create stay behind. */
function isRun(path: string, kind: DefaultCredential['kind'], dead: ReadonlySet<string>): boolean {
  return (
    kind === 'account' ||
    (roleOf(path) !== 'script' && !dead.has(path) && !/(^|\/)static\/.*\.tsx?$/.test(path))
  );
}
