import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import { htmlImports } from './html-imports.ts';
import { javascriptImports } from './javascript-imports.ts';
import type { FileImports, FoundImport } from './model.ts';
import { pythonImports } from './python-imports.ts';

export type { FileImports, FoundImport, LocalImport } from './model.ts';

/** What the importing file is for; `script` is run by hand or by CI. */
export type ImportRole = 'application' | 'script' | 'test' | 'example' | 'docs';

/** One import of a package or a built-in module, with where it stands. */
export interface PackageImport extends FoundImport {
  readonly ecosystem: 'npm' | 'pypi';
  readonly path: string;
  readonly role: ImportRole;
}

const SOURCES = { fileList, javascriptImports, htmlImports, pythonImports };

/** Every package that is really imported, and where: by scripts, then by pages, then by Python. A team's own Python modules are left out. */
export const imports = defineDerivedFact<typeof SOURCES, readonly PackageImport[]>({
  id: 'imports',
  from: SOURCES,
  derive({ fileList: files, javascriptImports: js, htmlImports: html, pythonImports: py }) {
    const own = ownModules(files.map(({ path }) => path));
    const python = placed(py, 'pypi').filter(({ path, package: name }) => !isOwn(own, path, name));
    return [...placed(js, 'npm'), ...placed(html, 'npm'), ...python];
  },
});

function placed(fact: FileFactResult<FileImports>, ecosystem: PackageImport['ecosystem']): PackageImport[] {
  return fact.values.flatMap(({ path, value }) => {
    const role = roleOf(path);
    return value.packages.map((each) => ({ ...each, ecosystem, path, role }));
  });
}

const SCRIPT_FOLDER = /(^|\/)(scripts?|tools?|tooling|hack|\.github|ci|notebooks?)\//i;

/** Folders such as `test-types` and `tests_integration`. */
const TEST_BENCH = /(^|\/)tests?[-_][\w.-]{1,60}\//i;
const SCRIPT_FILE =
  /(^|\/)(?:[\w-]*[-_.])?(?:seed|seeds|seeder|reset|backfill|migrate)(?:[-_.][\w-]*)?\.(?:[cm]?[jt]s|py)$/i;

/** What a file is for, by where it lies. */
export function roleOf(path: string): ImportRole {
  if (isTestPath(path) || TEST_BENCH.test(path)) return 'test';
  if (isExamplePath(path)) return 'example';
  // Many a tool calls its own pages `website`.
  if (isDocsPath(path.replace(/(^|\/)website\//i, '$1'))) return 'docs';
  return SCRIPT_FOLDER.test(path) || SCRIPT_FILE.test(path) ? 'script' : 'application';
}

/** Paths without ending of Python files, and the folders that hold some. */
function ownModules(paths: readonly string[]): ReadonlySet<string> {
  const own = new Set<string>();
  for (const path of paths) {
    if (!path.endsWith('.py')) continue;
    own.add(path.slice(0, -'.py'.length));
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      own.add(path.slice(0, at));
  }
  return own;
}

/** Python looks beside the program first: a module of that name in a folder above (or with) the file is the team's. */
function isOwn(own: ReadonlySet<string>, path: string, name: string): boolean {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const candidate = [...folders.slice(0, depth), name].join('/');
    if (`${candidate}.py` !== path && own.has(candidate)) return true;
  }
  return own.has(`src/${name}`);
}
