import { posix } from 'node:path';
import { ancestors, folderOf, joinFolder } from '../commands/paths.ts';
import { isTestPath } from '../path-roles.ts';
import type { Drive, Reference, TestFileText } from './model.ts';
import { PythonModules } from './python-modules.ts';
import { CONFTEST } from './python-tests.ts';
import { isDemoAddress } from './references.ts';

export interface OwnPackage {
  readonly name: string;
  readonly folder: string;
}

const ENDINGS = [
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '.vue',
  '.svelte',
  '.astro',
] as const;
/** Output that the tests' own build makes; it is in no repository. */
const BUILT = /(^|\/)(dist|build|lib|out|es|esm|cjs|umd|_build)(\/|$)/;
const NO_CODE = /\.(json|md|txt|snap|ya?ml|png|svg|css)$/;

/** Finds what test files drive, following the helpers that they share. */
export class Drives {
  private readonly files: ReadonlySet<string>;
  private readonly folders: ReadonlySet<string>;
  private readonly packages: readonly OwnPackage[];
  private readonly tests: ReadonlyMap<string, TestFileText>;
  private readonly python: PythonModules;

  constructor(
    files: readonly string[],
    packages: readonly OwnPackage[],
    tests: ReadonlyMap<string, TestFileText>,
  ) {
    this.files = new Set(files);
    this.folders = new Set(files.map(folderOf).flatMap(ancestors));
    this.packages = packages;
    this.tests = tests;
    this.python = new PythonModules(files);
  }

  /** The first thing of the application that a test file drives; null if there is none. */
  of(path: string): Drive | null {
    return this.follow(path, new Set());
  }

  /** The files that a module may mean, as a test file imports it. */
  modulesOf(path: string, target: string): readonly string[] {
    return this.tests.get(path)?.language === 'Python'
      ? this.pythonTargets(path, target)
      : this.javascriptTargets(path, target);
  }

  private follow(path: string, seen: Set<string>): Drive | null {
    const file = this.tests.get(path);
    if (!file || seen.has(path)) return null;
    seen.add(path);
    if (!file.parsed) return { how: 'convention', what: file.language };
    for (const reference of file.references) {
      const drive = this.reference(path, file, reference, seen);
      if (drive) return drive;
    }
    return null;
  }

  private reference(
    path: string,
    file: TestFileText,
    { kind, target }: Reference,
    seen: Set<string>,
  ): Drive | null {
    if (kind === 'url')
      return isDemoAddress(target)
        ? null
        : { how: 'url', what: target === '*' ? 'an address from configuration' : target };
    if (kind === 'client') return this.python.hasApplication ? { how: 'client', what: target } : null;
    const own = file.language === 'Python' ? null : this.ownPackage(target);
    if (own) return { how: 'package', what: own };
    for (const found of this.modulesOf(path, target)) {
      if (!isTestPath(found)) return { how: 'import', what: found };
      const through = this.follow(found, seen);
      if (through) return through;
    }
    return null;
  }

  private ownPackage(target: string): string | null {
    const found = this.packages.find(
      ({ name, folder }) => (target === name || target.startsWith(`${name}/`)) && !isTestPath(`${folder}/`),
    );
    return found?.name ?? null;
  }

  private pythonTargets(path: string, target: string): string[] {
    if (target !== CONFTEST) return this.python.resolve(path, target);
    return ancestors(folderOf(path))
      .map((folder) => posix.join(folder, 'conftest.py'))
      .filter((file) => this.tests.has(file));
  }

  private javascriptTargets(path: string, target: string): string[] {
    const folder = folderOf(path);
    if (/^\.\.?(\/|$)/.test(target)) {
      const joined = joinFolder(folder, target.replace(/[?#].*$/, ''));
      return joined === null ? [] : this.modules(joined, true);
    }
    if (/^(node|npm|jsr|https?|bun|virtual):/.test(target)) return [];
    return ancestors(folder).flatMap((root) =>
      aliases(target).flatMap((candidate) => this.modules(posix.join(root, candidate), false)),
    );
  }

  /** The file that a module path stands for; `trusted` paths may also be folders and build output. */
  private modules(path: string, trusted: boolean): string[] {
    if (NO_CODE.test(path)) return [];
    const bare = path.replace(/\.[cm]?jsx?$/, '');
    const candidates = [
      path,
      ...ENDINGS.flatMap((ending) => [`${path}${ending}`, `${bare}${ending}`, `${path}/index${ending}`]),
    ];
    const file = candidates.find((candidate) => this.files.has(candidate));
    if (file !== undefined) return [file];
    if (!trusted) return [];
    if (this.folders.has(path)) return this.folderModule(path);
    return BUILT.test(path) ? [path] : [];
  }

  /** `require('..')`: the package at a folder, through its package.json's `main`. */
  private folderModule(path: string): string[] {
    return this.packages.some(({ folder }) => folder === path) ||
      this.files.has(posix.join(path, 'package.json'))
      ? [posix.join(path, 'package.json')]
      : [];
  }
}

/** Where an alias may point to, by the habits of bundlers; the tools' configuration is code and is not run. */
function aliases(target: string): string[] {
  const prefixed = /^(@|~|~~|#|@@|\$lib|\$|@\/src|src)\/(.+)$/.exec(target);
  const rest = prefixed?.[2];
  if (rest !== undefined)
    return [`src/${rest}`, rest, `app/${rest}`, `src/lib/${rest}`, `lib/${rest}`, `client/src/${rest}`];
  const named = /^[@~#$]([\w-]+)\/(.+)$/.exec(target);
  if (named) return [`src/${named[1]}/${named[2]}`, `${named[1]}/${named[2]}`, `src/${named[2]}`];
  return target.includes('/') && !target.startsWith('@') ? [target, `src/${target}`] : [];
}
