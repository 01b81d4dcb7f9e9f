import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, items, text, texts } from '../../parsers/structured.ts';

/** The flags that `strict` stands for and that change what is found most. */
export const STRICT_FLAGS = [
  'noImplicitAny',
  'strictNullChecks',
  'strictFunctionTypes',
  'strictBindCallApply',
  'strictPropertyInitialization',
  'noImplicitThis',
] as const;

export interface TypeScriptFlag {
  readonly name: string;
  readonly on: boolean;
  readonly line: number;
}

/** What one configuration of TypeScript says itself. */
export interface TypeScriptConfig {
  readonly extends: readonly string[];
  readonly references: readonly string[];
  /** It compiles nothing itself: `"files": []`. */
  readonly empty: boolean;
  readonly flags: readonly TypeScriptFlag[];
}

/** Every configuration of TypeScript, by what it says of strictness. */
export const typescriptConfigs = defineFileFact<TypeScriptConfig>({
  id: 'typescript-configs',
  files: ['**/*tsconfig*.json', '**/{typescript-config,tsconfigs,ts-config}/**/*.json'],
  parsers: [json],
  extract(file) {
    const tree = json.of(file);
    const options = at(tree.value, 'compilerOptions');
    const known = new Set<string>(['strict', ...STRICT_FLAGS]);
    const files = at(tree.value, 'files');
    const include = at(tree.value, 'include');
    return {
      extends: texts(at(tree.value, 'extends')),
      references: items(at(tree.value, 'references')).flatMap((each) => text(at(each, 'path')) ?? []),
      empty: Array.isArray(files) && files.length === 0 && include === undefined,
      flags: entries(options).flatMap(([name, value]) =>
        known.has(name) && typeof value === 'boolean'
          ? [{ name, on: value, line: tree.line('compilerOptions', name) }]
          : [],
      ),
    };
  },
});
