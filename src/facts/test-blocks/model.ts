/** One test as a runner would count it. */
export interface TestBlock {
  readonly title: string;
  /** Titles from the outermost group to the block's own. */
  readonly titles: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** Switched off where it stands or by a group around it. */
  readonly skipped: boolean;
  /** Where it is switched off, and why; null where it is not, or only under a condition. */
  readonly off: Off | null;
  /** Switched off by a condition (`skipIf`), so that it runs somewhere. */
  readonly conditional: boolean;
  /** Runs alone (`only`, `fit`), so that others do not. */
  readonly focused: boolean;
  /** One block for a table of inputs: its title is a pattern. */
  readonly parametrised: boolean;
  /** Null where it cannot be judged: its language is not parsed, or it has no body. */
  readonly asserts: boolean | null;
  /** All that it asserts is about constants: `expect(true).toBe(true)`. */
  readonly trivial: boolean;
  /** The template that it came with, unchanged: `Create React App`, `Playwright demo`. */
  readonly sample: string | null;
  /** Functions from elsewhere that it calls, where it asserts nothing by itself: one of them may. */
  readonly helpers: readonly Helper[];
  /** What of its text shows that it tries something unexpected. */
  readonly signs: readonly EdgeSign[];
}

/** Where a test is switched off. */
export interface Off {
  readonly line: number;
  /** As an argument or a comment gives it; null if nothing does. */
  readonly reason: string | null;
  /** The reason stands in a comment, which may cover more than one test. */
  readonly comment: boolean;
}

/** A function that a test calls. */
export interface Helper {
  readonly name: string;
  /** The module as imported; null for a method that may be inherited. */
  readonly from: string | null;
  /** Named as what asserts (`expectSaved`, `assert_saved`), and so taken for it where it cannot be found. */
  readonly asserting: boolean;
}

/** A sign of one kind of unexpected input or circumstance; `refusal` is one of any: an error is expected. */
export type EdgeSign =
  | 'refusal'
  | 'empty'
  | 'invalid'
  | 'too-large'
  | 'duplicate'
  | 'unauthorised'
  | 'dependency-down';

/** A function that a file of tests, or one that tests use, declares. */
export interface DeclaredFunction {
  readonly name: string;
  readonly asserts: boolean;
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
  /** Functions that other files may call. */
  readonly functions: readonly DeclaredFunction[];
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
