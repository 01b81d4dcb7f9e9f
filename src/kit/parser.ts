import type { SourceFile } from './source.ts';

/**
 * A parser that several facts share: loaded only when a file needs it, and run at most once a file, however many
 * facts ask. The tree lives as long as its file does.
 */
export interface Parser<Tree> {
  readonly id: string;
  /** Loads the library behind it; the runner awaits this before any fact that names the parser runs. */
  load(): Promise<void>;
  /** The file's tree. Throws {@link ParseFailure} where the text is not of this language. */
  of(file: SourceFile): Tree;
}

/** The text could not be parsed; the runner names the file as not examined and goes on. */
export class ParseFailure extends Error {
  override name = 'ParseFailure';
}

export function defineParser<Tree>(
  id: string,
  load: () => Promise<(file: SourceFile) => Tree>,
): Parser<Tree> {
  let parse: ((file: SourceFile) => Tree) | undefined;
  const trees = new WeakMap<SourceFile, { tree: Tree } | { failure: ParseFailure }>();
  return {
    id,
    async load() {
      parse ??= await load();
    },
    of(file) {
      if (!parse) throw new Error(`parser ${id} is used by a fact that does not name it in 'parsers'`);
      let known = trees.get(file);
      if (!known) {
        known = attempt(parse, file);
        trees.set(file, known);
      }
      if ('failure' in known) throw known.failure;
      return known.tree;
    },
  };
}

function attempt<Tree>(parse: (file: SourceFile) => Tree, file: SourceFile) {
  try {
    return { tree: parse(file) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { failure: error instanceof ParseFailure ? error : new ParseFailure(reason) };
  }
}
