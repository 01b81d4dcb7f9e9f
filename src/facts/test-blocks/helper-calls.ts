import type { Drives } from './drives.ts';
import type { Helper, TestBlock, TestFileText } from './model.ts';

/** Follows the functions of other files that tests call, one level: does one of them assert? */
export class HelperCalls {
  readonly #tests: ReadonlyMap<string, TestFileText>;
  readonly #drives: Drives;
  readonly #functions = new Map<string, ReadonlyMap<string, boolean>>();
  /** What the files that a file imports declare. */
  readonly #inherited = new Map<string, ReadonlyMap<string, boolean>>();

  constructor(tests: ReadonlyMap<string, TestFileText>, drives: Drives) {
    this.#tests = tests;
    this.#drives = drives;
  }

  /** The blocks of a file, with what they assert through others. */
  followed(path: string, blocks: readonly TestBlock[]): TestBlock[] {
    return blocks.map((block) => {
      const asserts = block.asserts !== true && block.helpers.some((helper) => this.#asserts(path, helper));
      return asserts ? { ...block, asserts: true } : block;
    });
  }

  /** One that cannot be found is taken for what its name says. */
  #asserts(path: string, { name, from, asserting }: Helper): boolean {
    if (from === null) return this.#inheritedBy(path).get(name) ?? asserting;
    for (const file of this.#drives.modulesOf(path, from)) {
      const known = this.#declaredIn(file).get(name);
      if (known !== undefined) return known;
    }
    return asserting;
  }

  #inheritedBy(path: string): ReadonlyMap<string, boolean> {
    const known = this.#inherited.get(path);
    if (known) return known;
    const references = this.#tests.get(path)?.references ?? [];
    const modules = references.flatMap(({ kind, target }) => (kind === 'import' ? [target] : []));
    const files = new Set(modules.flatMap((module) => this.#drives.modulesOf(path, module)));
    const found = new Map([...files].flatMap((file) => [...this.#declaredIn(file)]));
    this.#inherited.set(path, found);
    return found;
  }

  #declaredIn(file: string): ReadonlyMap<string, boolean> {
    const known = this.#functions.get(file);
    if (known) return known;
    const found = new Map(
      this.#tests.get(file)?.functions.map(({ name, asserts }) => [name, asserts] as const),
    );
    this.#functions.set(file, found);
    return found;
  }
}
