/** One test as a runner would count it. */
export interface TestBlock {
  readonly title: string;
  /** Titles from the outermost group to the block's own. */
  readonly titles: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** Switched off where it stands or by a group around it. */
  readonly skipped: boolean;
  /** Switched off by a condition (`skipIf`), so that it runs somewhere. */
  readonly conditional: boolean;
  /** Runs alone (`only`, `fit`), so that others do not. */
  readonly focused: boolean;
  /** One block for a table of inputs: its title is a pattern. */
  readonly parametrised: boolean;
  /** Null where the language is not parsed. */
  readonly asserts: boolean | null;
  /** All that it asserts is about constants: `expect(true).toBe(true)`. */
  readonly trivial: boolean;
  /** The template that it came with, unchanged: `Create React App`, `Playwright demo`. */
  readonly sample: string | null;
}

/** Something of the application that a test file names. */
export interface Reference {
  readonly kind: 'import' | 'url' | 'client';
  /** A module as imported, or an address; `*` for an address that is not written out. */
  readonly target: string;
  readonly line: number;
}

/** What one file of tests, or one that tests use, shows by itself. */
export interface TestFileText {
  readonly language: string;
  readonly framework: string | null;
  /** False where only the text was searched: conventions of name and place stand in for a parser. */
  readonly parsed: boolean;
  readonly blocks: readonly TestBlock[];
  readonly references: readonly Reference[];
}

/** A test file with what it drives. */
export interface TestFile extends TestFileText {
  readonly path: string;
  /** The application's code that it drives; null if none was found. */
  readonly drives: Drive | null;
}

export interface Drive {
  readonly how: 'import' | 'package' | 'url' | 'client' | 'convention';
  readonly what: string;
}

/** Whether a block is a test of this application: no template's sample, no tautology, and it drives the application. */
export function isRealTest(file: TestFile, block: TestBlock): boolean {
  return file.drives !== null && block.sample === null && !block.trivial;
}
