import ignore, { type Ignore } from 'ignore';

/** The rules of all `.gitignore` files of a tree, by the folder they lie in ('' for the top). */
export class Gitignores {
  readonly #rules = new Map<string, Ignore>();
  readonly #folders = new Map<string, boolean>();

  /** Adds the text of the `.gitignore` in `folder`. Parents must be added before their children are asked about. */
  add(folder: string, text: string): void {
    this.#rules.set(folder, ignore({ ignorecase: false }).add(text.split(/\r?\n/).filter(isCheap)));
  }

  /** Whether git would ignore this path; a folder ends with `/`. */
  ignores(path: string): boolean {
    const inner = path.endsWith('/') ? path.slice(0, -1) : path;
    const slash = inner.lastIndexOf('/');
    const parent = inner.slice(0, Math.max(slash, 0));
    return (parent !== '' && this.#ignoresFolder(parent)) || this.#matches(path, parent);
  }

  #ignoresFolder(folder: string): boolean {
    let known = this.#folders.get(folder);
    if (known === undefined) {
      known = this.ignores(`${folder}/`);
      this.#folders.set(folder, known);
    }
    return known;
  }

  /** The nearest `.gitignore` with a matching pattern decides, as in git. */
  #matches(path: string, parent: string): boolean {
    for (let folder = parent; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
      const rules = this.#rules.get(folder);
      const result = rules?.test(folder === '' ? path : path.slice(folder.length + 1));
      if (result?.ignored) return true;
      if (result?.unignored || folder === '') return false;
    }
  }
}

/**
 * Patterns become regular expressions, and each further star within a name (or `**` within a path) multiplies the
 * time that a hostile name takes. Real ones have few; without the others, more is listed and not less.
 */
function isCheap(pattern: string): boolean {
  const parts = pattern.split('/');
  return parts.filter((part) => part === '**').length <= 2 && parts.every((part) => starsIn(part) <= 3);
}

function starsIn(part: string): number {
  return part.split(/\*+/).length - 1;
}
