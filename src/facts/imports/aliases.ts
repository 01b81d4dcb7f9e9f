import type { Node } from '@oxc-project/types';
import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, text, texts } from '../../parsers/structured.ts';
import { folderOf, joinFolder } from '../commands/paths.ts';
import { packageJson } from '../packages/package-json.ts';
import type { Alias } from './alias.ts';

/** `compilerOptions.paths` and `baseUrl` of TypeScript's configuration. */
const typescriptAliases = defineFileFact<readonly Alias[]>({
  id: 'typescript-aliases',
  files: ['**/{tsconfig,jsconfig}*.json'],
  mentions: /"(?:paths|baseUrl)"/,
  parsers: [json],
  extract(file) {
    const options = at(json.of(file).value, 'compilerOptions');
    const folder = folderOf(file.path);
    const baseUrl = text(at(options, 'baseUrl'));
    const base = joinFolder(folder, baseUrl ?? '.');
    const named = entries(at(options, 'paths')).map(([pattern, targets]) => ({
      folder,
      pattern,
      targets: texts(targets).flatMap((target) => joinFolder(base, target) ?? []),
    }));
    const bare =
      baseUrl === null || base === null ? [] : [{ folder, pattern: '*', targets: [inside(base, '*')] }];
    return found([...named, ...bare]);
  },
});

/** `resolve.alias` of a bundler's configuration, where its value is a literal or a path from the file's own folder. */
const bundlerAliases = defineFileFact<readonly Alias[]>({
  id: 'bundler-aliases',
  files: JAVASCRIPT_FILES.map((glob) => glob.replace('*.', '*config*.')),
  mentions: /\balias\b/,
  parsers: [javascript],
  extract(file) {
    const aliases: Alias[] = [];
    const folder = folderOf(file.path);
    const add = (name: string | null, value: Node): void => {
      const target = name === null || name === '' ? null : joinFolder(folder, pathIn(value));
      if (name === null || target === null) return;
      const plain = name.replace(/\/$/, '');
      aliases.push({ folder, pattern: plain, targets: [target] });
      aliases.push({ folder, pattern: `${plain}/*`, targets: [inside(target, '*')] });
    };
    walk(javascript.of(file).program, (node) => {
      if (node.type !== 'Property' || keyOf(node) !== 'alias') return undefined;
      for (const [name, value] of pairsIn(node.value)) add(name, value);
      return false;
    });
    return found(aliases);
  },
});

const SOURCES = { typescriptAliases, bundlerAliases, packageJson };

/** Every alias of the repository: configured ones, the names of its own packages, and what frameworks give by default. */
export const aliases = defineDerivedFact<typeof SOURCES, readonly Alias[]>({
  id: 'aliases',
  from: SOURCES,
  derive({ typescriptAliases: typescript, bundlerAliases: bundlers, packageJson: packages }) {
    const own = packages.values.flatMap(({ path, value }) => {
      if (path.startsWith('../')) return [];
      const folder = folderOf(path);
      const uses = (name: string): boolean => value.dependencies.some((each) => each.name === name);
      const by: Alias[] = [];
      const give = (pattern: string, ...targets: string[]) =>
        by.push({ folder, pattern, targets: targets.map((target) => inside(folder, target)) });
      if (uses('@sveltejs/kit')) give('$lib/*', 'src/lib/*');
      if (uses('nuxt')) for (const sign of ['~', '@', '~~', '@@']) give(`${sign}/*`, '*', 'app/*');
      return value.name === null || folder === ''
        ? by
        : [...by, ...packageAliases(value.name, value.main, folder)];
    });
    return [...typescript.values, ...bundlers.values].flatMap(({ value }) => value).concat(own);
  },
});

/** A package of the repository, imported by its name. */
function packageAliases(name: string, main: string | null, folder: string): Alias[] {
  const mains = main === null ? [] : [joinFolder(folder, main) ?? folder];
  return [
    { folder: '', pattern: name, targets: [...mains, folder, inside(folder, 'src')] },
    { folder: '', pattern: `${name}/*`, targets: [inside(folder, '*'), inside(folder, 'src/*')] },
  ];
}

const inside = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** Each is tried for every import. */
const MAX_ALIASES = 500;
const found = (aliases: readonly Alias[]) => (aliases.length === 0 ? null : aliases.slice(0, MAX_ALIASES));

function keyOf(node: Node): string | null {
  if (node.type !== 'Property' || node.computed) return null;
  return node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
}

/** `{ '@': … }` and `[{ find: '@', replacement: … }]`. */
function pairsIn(node: Node): [string | null, Node][] {
  if (node.type === 'ObjectExpression')
    return node.properties.flatMap((each) => (each.type === 'Property' ? [[keyOf(each), each.value]] : []));
  if (node.type !== 'ArrayExpression') return [];
  return node.elements.flatMap((element) => {
    if (element?.type !== 'ObjectExpression') return [];
    const of = (key: string) =>
      element.properties.flatMap((each) =>
        keyOf(each) === key && each.type === 'Property' ? [each.value] : [],
      )[0];
    const [find, replacement] = [of('find'), of('replacement')];
    return find && replacement ? [[stringValue(find), replacement]] : [];
  });
}

/** The texts of a path expression, joined: `path.resolve(__dirname, '..', 'shared')` is `../shared`; `/src` is below the root. */
function pathIn(node: Node): string {
  const parts: string[] = [];
  walk(node, (each) => {
    const part = stringValue(each);
    if (part !== null) parts.push(part.replace(/^\//, ''));
    return undefined;
  });
  return parts.length === 0 ? '/' : parts.join('/');
}
