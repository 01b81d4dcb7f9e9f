import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { folderOf, joinFolder } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import { type PackageJson, packageJson } from '../packages/package-json.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import { STRICT_FLAGS, type TypeScriptConfig, typescriptConfigs } from './typescript-config.ts';

/** How strictly a configuration that the build uses checks types. */
export interface Strictness {
  /** The configuration that the build uses. */
  readonly path: string;
  /**
   * `loose`: switched off; `never-on`: nobody switched it on, and the compiler's own default is loose; `unknown`: it builds on
   * something outside the repository.
   */
  readonly state: 'strict' | 'loose' | 'never-on' | 'unknown';
  /** What was switched off, by its name. */
  readonly flag: string | null;
  /** Every flag of strictness that does not hold. */
  readonly off: readonly string[];
  /** Where that is written, which may be in another file. */
  readonly at: Place | null;
}

/** Every configuration of TypeScript that a build of the team's own uses. */
export const strictness = defineDerivedFact({
  id: 'strictness',
  from: { typescriptConfigs, packageJson, fileList },
  derive({ typescriptConfigs: configs, packageJson: packages, fileList: files }): readonly Strictness[] {
    const world: World = {
      configs: new Map(configs.values.map(({ path, value }) => [path, value])),
      packages: packages.values,
    };
    const code = files
      .map(({ path }) => path)
      .filter((path) => /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path) && !isAside(path));
    const used = new Set(
      configs.values.flatMap(({ path }) =>
        /(^|\/)tsconfig\.json$/.test(path) && !isAside(path) && covers(path, code)
          ? usedFrom(path, world)
          : [],
      ),
    );
    return [...used].map((path) => judge(path, world));
  },
});

interface World {
  readonly configs: ReadonlyMap<string, TypeScriptConfig>;
  readonly packages: readonly { readonly path: string; readonly value: PackageJson }[];
}

const ASIDE = /(^|\/)(?:templates?|dist|out|build|\.[^/]+|starters?|scaffolds?|boilerplates?|e2e|cypress)\//i;

function isAside(path: string): boolean {
  return isTestPath(path) || isExamplePath(path) || isDocsPath(path) || ASIDE.test(path);
}

function covers(path: string, code: readonly string[]): boolean {
  const folder = folderOf(path);
  return code.some((file) => folder === '' || file.startsWith(`${folder}/`));
}

/** Configurations for tools, tests and editors. */
const FOR_TOOLS =
  /(?:^|[.-])(?:node|spec|tests?|vitest|jest|e2e|cypress|eslint|storybook|scripts?|worker-types)\.json$/i;

/** What the build compiles with: what its command names, else the references of an empty configuration, else itself. */
function usedFrom(path: string, world: World): string[] {
  const folder = folderOf(path);
  const named = namedByScripts(folder, world);
  if (named.length > 0) return named;
  const config = world.configs.get(path);
  const references = (config?.references ?? [])
    .flatMap((reference) => configAt(folder, reference, world) ?? [])
    .filter((each) => !FOR_TOOLS.test(each) && !isAside(each));
  return config?.empty && references.length > 0
    ? references
    : [path, ...references.filter((each) => folderOf(each) === folder)];
}

const PROJECT =
  /\b(?:tsc|vue-tsc|tspc|tsgo)\s(?:[^\n&|;]{0,80}\s)?(?:-p|--project|-b|--build)[\s=]+["']?([\w./@-]{1,100})/g;

function namedByScripts(folder: string, { packages, configs }: World): string[] {
  const own = packages.find(({ path }) => folderOf(path) === folder);
  const scripts = (own?.value.scripts ?? []).filter(({ name }) =>
    /^(?:pre)?(?:build|compile|typecheck|type-check)/.test(name),
  );
  const named = scripts.flatMap(({ command }) =>
    [...command.matchAll(PROJECT)].flatMap(([, project = '']) => {
      const found = joinFolder(folder, project.endsWith('.json') ? project : `${project}/tsconfig.json`);
      return found !== null && configs.has(found) && !FOR_TOOLS.test(found) ? [found] : [];
    }),
  );
  return named.filter((each) => folderOf(each) === folder);
}

function configAt(folder: string, reference: string, { configs }: World): string | null {
  const joined = joinFolder(folder, reference);
  if (joined === null) return null;
  const candidates = [joined, `${joined}.json`, joined === '' ? 'tsconfig.json' : `${joined}/tsconfig.json`];
  return candidates.find((each) => configs.has(each)) ?? null;
}

/** A configuration that another one extends: beside it, or in a package of this repository; null where it is somebody else's. */
function extended(from: string, name: string, world: World): string | null {
  if (/^\.{1,2}(?:\/|$)/.test(name)) return configAt(folderOf(from), name, world);
  const owner = world.packages.find(
    ({ value }) => value.name !== null && (name === value.name || name.startsWith(`${value.name}/`)),
  );
  if (!owner) return null;
  const rest = name.slice((owner.value.name ?? '').length).replace(/^\//, '');
  return configAt(folderOf(owner.path), rest === '' ? 'tsconfig.json' : rest, world);
}

interface Flag {
  readonly on: boolean;
  readonly at: Place;
}

const MAX_DEPTH = 10;

/** The flags that hold, with what is extended under them; the last of several extended ones wins. */
function flagsOf(path: string, world: World, depth = 0): { flags: Map<string, Flag>; outside: boolean } {
  const config = world.configs.get(path);
  const flags = new Map<string, Flag>();
  if (!config || depth > MAX_DEPTH) return { flags, outside: true };
  let outside = false;
  for (const name of config.extends) {
    const base = extended(path, name, world);
    if (base === null) outside = true;
    else {
      const below = flagsOf(base, world, depth + 1);
      outside ||= below.outside;
      for (const [key, flag] of below.flags) flags.set(key, flag);
    }
  }
  for (const { name, on, line } of config.flags) flags.set(name, { on, at: { path, line } });
  return { flags, outside };
}

function judge(path: string, world: World): Strictness {
  const { flags, outside } = flagsOf(path, world);
  const strict = flags.get('strict');
  const off = STRICT_FLAGS.filter((name) => !(flags.get(name)?.on ?? strict?.on ?? false));
  const is = (state: Strictness['state'], flag: string | null = null): Strictness => ({
    path,
    state,
    flag,
    off,
    at: flag === null ? null : (flags.get(flag)?.at ?? null),
  });
  if (off.length === 0) return is('strict');
  if (strict && !strict.on) return is('loose', 'strict');
  const grave = ['noImplicitAny', 'strictNullChecks'].find((name) => flags.get(name)?.on === false);
  if (grave !== undefined) return is('loose', grave);
  if (strict?.on) return is('strict');
  if (outside) return is('unknown');
  return is(strictByDefault(world) ? 'strict' : 'never-on');
}

/** From version 6 on the compiler is strict unless told otherwise. */
function strictByDefault({ packages }: World): boolean {
  const versions = packages.flatMap(({ value }) =>
    value.dependencies.filter(({ name }) => name === 'typescript').map(({ version }) => version),
  );
  const majors = versions.flatMap((version) => {
    const major = /(\d{1,4})/.exec(version)?.[1];
    return major === undefined ? [] : [Number(major)];
  });
  return majors.length > 0 && majors.every((major) => major >= 6);
}
