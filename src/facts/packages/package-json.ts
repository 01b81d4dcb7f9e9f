import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, isRecord, type Structured, text, texts } from '../../parsers/structured.ts';

/** The groups of dependencies in a package.json. */
const NPM_GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

export interface NpmDependency {
  readonly name: string;
  readonly version: string;
  readonly group: (typeof NPM_GROUPS)[number];
  readonly line: number;
}

export interface PackageScript {
  readonly name: string;
  readonly command: string;
  readonly line: number;
}

export interface PackageJson {
  readonly name: string | null;
  readonly private: boolean;
  /** Globs of the workspaces, as written. */
  readonly workspaces: readonly string[];
  readonly packageManager: string | null;
  readonly engines: Readonly<Record<string, string>>;
  readonly scripts: readonly PackageScript[];
  readonly dependencies: readonly NpmDependency[];
  /** Files that its commands (`bin`) start. */
  readonly bins: readonly string[];
  /** Names that `module-alias` gives to its folders. */
  readonly moduleAliases: readonly string[];
  readonly main: string | null;
  /** `library` where others may install and import it. */
  readonly kind: 'library' | 'application';
}

/** Every package.json of the repository, the surrounding one's root included. */
export const packageJson = defineFileFact({
  id: 'package-json',
  files: ['**/package.json'],
  scope: 'repository',
  parsers: [json],
  extract: (file) => (file.path.includes('node_modules/') ? null : readPackageJson(file)),
});

function readPackageJson(file: SourceFile): PackageJson | null {
  const tree = json.of(file);
  const { value } = tree;
  if (!isRecord(value)) return null;
  const main = text(at(value, 'main')) ?? text(at(value, 'module'));
  const isPrivate = at(value, 'private') === true;
  return {
    name: text(at(value, 'name')),
    private: isPrivate,
    workspaces: texts(at(value, 'workspaces', 'packages') ?? at(value, 'workspaces')),
    packageManager: text(at(value, 'packageManager')),
    engines: textRecord(at(value, 'engines')),
    scripts: readScripts(tree),
    dependencies: NPM_GROUPS.flatMap((group) => readGroup(tree, group)),
    bins:
      typeof at(value, 'bin') === 'string'
        ? texts(at(value, 'bin'))
        : Object.values(textRecord(at(value, 'bin'))),
    moduleAliases: entries(at(value, '_moduleAliases')).map(([name]) => name),
    main,
    kind:
      !isPrivate && (at(value, 'exports') !== undefined || publishes(value, main))
        ? 'library'
        : 'application',
  };
}

/** `npm init` writes a `main` for everybody: only with a list of files or with types is it meant for others. */
function publishes(value: unknown, main: string | null): boolean {
  const typed = at(value, 'types') ?? at(value, 'typings');
  return (
    (main !== null && typed !== undefined) ||
    at(value, 'files') !== undefined ||
    at(value, 'publishConfig') !== undefined
  );
}

function readScripts(tree: Structured): PackageScript[] {
  return entries(at(tree.value, 'scripts')).flatMap(([name, command]) => {
    if (typeof command !== 'string') return [];
    return [{ name, command: wireit(tree.value, name, command), line: tree.line('scripts', name) }];
  });
}

/** With wireit, the script itself is the word `wireit` and its command stands in a section of its own. */
function wireit(value: unknown, name: string, command: string): string {
  return command.trim() === 'wireit' ? (text(at(value, 'wireit', name, 'command')) ?? command) : command;
}

function readGroup(tree: Structured, group: NpmDependency['group']): NpmDependency[] {
  return entries(at(tree.value, group)).flatMap(([name, version]) =>
    typeof version === 'string' ? [{ name, version, group, line: tree.line(group, name) }] : [],
  );
}

function textRecord(value: unknown): Record<string, string> {
  return Object.fromEntries(
    entries(value).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])),
  );
}
