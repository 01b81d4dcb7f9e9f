import type { ListedFile } from '../file-list.ts';

/** Endings of source files; which of them are read with a parser is what a reader of the report must know. */
const LANGUAGES: readonly (readonly [name: string, ending: RegExp, parsed: boolean])[] = [
  ['TypeScript', /\.[mc]?tsx?$/, true],
  ['JavaScript', /\.[mc]?jsx?$/, true],
  ['Vue, Svelte or Astro', /\.(vue|svelte|astro)$/, true],
  ['Python', /\.py$/, true],
  ['SQL', /\.sql$/, true],
  ['Go', /\.go$/, false],
  ['Rust', /\.rs$/, false],
  ['Java or Kotlin', /\.(java|kts?)$/, false],
  ['C#', /\.cs$/, false],
  ['Ruby', /\.(rb|erb)$/, false],
  ['PHP', /\.php$/, false],
  ['Dart', /\.dart$/, false],
  ['Swift', /\.swift$/, false],
  ['Elixir', /\.exs?$/, false],
  ['Scala', /\.scala$/, false],
  ['Haskell', /\.hs$/, false],
  ['C or C++', /\.(c|h|cc|cpp|hpp)$/, false],
];

export interface LanguageCount {
  readonly name: string;
  readonly files: number;
  /** False where only file names, dependency files and configuration are known. */
  readonly parsed: boolean;
}

/** The languages of a repository, most files first. */
export function languagesOf(files: readonly ListedFile[]): LanguageCount[] {
  return LANGUAGES.map(([name, ending, parsed]) => ({
    name,
    parsed,
    files: files.filter(({ path }) => ending.test(path)).length,
  }))
    .filter(({ files }) => files > 0)
    .sort((a, b) => b.files - a.files);
}
