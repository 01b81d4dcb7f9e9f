import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import {
  dottedName,
  JAVASCRIPT_FILES,
  type JavaScriptTree,
  javascript,
  walk,
} from '../../parsers/javascript.ts';
import type { FileImports, FoundImport, LocalImport } from './model.ts';
import { originOf } from './specifier.ts';
import { usedAsTypesOnly } from './type-use.ts';

/** What each JavaScript or TypeScript file imports: `import`, `export … from`, `require`, `import()`. */
export const javascriptImports = defineFileFact<FileImports>({
  id: 'javascript-imports',
  files: JAVASCRIPT_FILES,
  mentions: /\b(?:from|import|require)\s{0,10}\(?\s{0,20}(?:["'`]|\/\*)/,
  parsers: [javascript],
  extract(file) {
    const tree = javascript.of(file);
    const statements = [...staticImports(file, tree), ...reExports(tree), ...dynamicImports(file, tree)];
    const all = [...statements, ...requires(file, tree)].sort((a, b) => a.offset - b.offset);
    return all.length === 0 ? null : classify(file, all);
  },
});

interface Statement {
  readonly specifier: string;
  readonly names: readonly string[];
  readonly offset: number;
  readonly typeOnly: boolean;
  readonly erased?: boolean;
  readonly tried?: true;
}

function classify(file: SourceFile, statements: readonly Statement[]): FileImports {
  const packages: FoundImport[] = [];
  const local: LocalImport[] = [];
  for (const { specifier, names, offset, typeOnly, erased = typeOnly, tried } of statements) {
    const line = file.lineAt(offset);
    const from = originOf(specifier);
    if (from.origin === 'local') local.push({ specifier, names, line, typeOnly, erased });
    else
      packages.push({
        ...from,
        specifier,
        names,
        line,
        typeOnly,
        optional: false,
        ...(tried ? { tried } : {}),
        ...(erased && !typeOnly ? { erased: true as const } : {}),
      });
  }
  return { packages, local };
}

/** Each costs a search through the file; no honest one has so many. */
const MAX_LOOKED_AT = 200;

function staticImports(file: SourceFile, { module }: JavaScriptTree): Statement[] {
  const typed = /\.[cm]?tsx?$/.test(file.path);
  return module.staticImports.map(({ start, end, moduleRequest, entries }, index) => {
    const typeOnly = entries.length > 0 && entries.every(({ isType }) => isType);
    const locals = entries.flatMap(({ isType, localName }) => (isType ? [] : [localName.value]));
    return {
      specifier: moduleRequest.value,
      names: entries.map(({ importName }) =>
        importName.kind === 'Name'
          ? (importName.name ?? '*')
          : importName.kind === 'Default'
            ? 'default'
            : '*',
      ),
      offset: start,
      typeOnly,
      erased:
        typeOnly || (typed && index < MAX_LOOKED_AT && usedAsTypesOnly(file.text, locals, { start, end })),
    };
  });
}

function reExports({ module }: JavaScriptTree): Statement[] {
  return module.staticExports.flatMap(({ start, entries }) => {
    const [specifier] = entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
    if (specifier === undefined) return [];
    const names = entries.map(({ importName }) => importName.name ?? '*');
    return [{ specifier, names, offset: start, typeOnly: entries.every(({ isType }) => isType) }];
  });
}

function dynamicImports(file: SourceFile, { module }: JavaScriptTree): Statement[] {
  return module.dynamicImports.flatMap(({ start, moduleRequest }) => {
    const [, , specifier] =
      /^(["'`])([^"'`\\$]+)\1$/.exec(file.text.slice(moduleRequest.start, moduleRequest.end)) ?? [];
    if (specifier === undefined) return [];
    const caught = /^\s{0,20}\)\s{0,20}\.catch\(/.test(
      file.text.slice(moduleRequest.end, moduleRequest.end + 60),
    );
    const tried = caught || isTried(file.text, start);
    return [
      { specifier, names: ['*'], offset: start, typeOnly: false, ...(tried ? { tried: true as const } : {}) },
    ];
  });
}

/**
 * Whether `try {` stands right before it, in the same or the last statement, or the question of the universal module
 * definition: `typeof exports === 'object'`.
 */
function isTried(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 160), offset);
  const start = before.lastIndexOf('try');
  const tried =
    start >= 0 &&
    /^try\s{0,20}\{[^;{}]{0,100}$/.test(before.slice(start).replace(/\{[\s\w,:]{1,80}\}\s?=/, ''));
  return tried || /\btypeof\s(?:exports|module|define|require)\b/.test(before);
}

const REQUIRE = /\brequire\(\s{0,20}(["'`])([^"'`\s\\$]{1,300})\1\s{0,20}\)/g;

/**
 * Read from the text: a call of `require` needs no tree, only that it does not stand in a comment. In a file that also
 * imports it is rare, and as often stands in a string: there the tree decides.
 */
function requires({ text }: SourceFile, tree: JavaScriptTree): Statement[] {
  const { comments, module } = tree;
  let next = 0;
  const matches = [...text.matchAll(REQUIRE)];
  const called = module.hasModuleSyntax && matches.length > 0 ? requireCalls(tree) : null;
  return matches.flatMap(({ index, 2: specifier = '' }) => {
    while (next < comments.length && (comments[next]?.end ?? 0) <= index) next += 1;
    const commented = (comments[next]?.start ?? text.length) <= index;
    return commented || called?.has(index) === false
      ? []
      : [
          {
            specifier,
            names: ['*'],
            offset: index,
            typeOnly: false,
            ...(isTried(text, index) ? { tried: true as const } : {}),
          },
        ];
  });
}

/** Where `require` is really called, by its offset. */
function requireCalls({ program }: JavaScriptTree): ReadonlySet<number> {
  const found = new Set<number>();
  walk(program, (node) => {
    if (node.type === 'CallExpression' && dottedName(node.callee) === 'require') found.add(node.callee.start);
    if (node.type === 'TSExternalModuleReference') found.add(node.start);
    return undefined;
  });
  return found;
}
