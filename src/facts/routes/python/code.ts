import { nameOf } from './expression.ts';
import type { ClassPart, Expression, FunctionPart } from './model.ts';
import type { Meaning, Modules } from './modules.ts';

/** A function with the file that it stands in. */
export interface Found {
  readonly path: string;
  readonly part: FunctionPart;
}

export interface FoundClass {
  readonly path: string;
  readonly part: ClassPart;
}

const MAX_BASES = 6;

/** Finds what calls and names of the project lead to. */
export class Code {
  constructor(readonly modules: Modules) {}

  /** What an expression is, or is made from: instances lead to their class, `partial(f)` to `f`. */
  made(path: string, name: string, scope = '', depth = 0): Meaning | null {
    const direct = scope === '' ? this.modules.meaning(path, name) : this.modules.scoped(path, scope, name);
    if (direct) return direct;
    const dot = name.lastIndexOf('.');
    if (dot < 0 || depth > 6) return null;
    const [base, member] = [name.slice(0, dot), name.slice(dot + 1)];
    const holder = this.modules.meaning(path, base);
    return holder ? this.#member(holder, member, depth + 1) : null;
  }

  #member(holder: Meaning, member: string, depth: number): Meaning | null {
    if (depth > 6) return null;
    if (holder.is === 'library') return { is: 'library', name: `${holder.name}.${member}` };
    if (holder.is === 'class') {
      const method = this.method(holder, member);
      return method ? { is: 'function', ...method } : this.#libraryMember(holder, member);
    }
    if (holder.is !== 'value') return null;
    const made = nameOf(holder.part.value);
    const from =
      made === null || made === holder.part.name ? null : this.made(holder.path, made, '', depth + 1);
    return from ? this.#member(from, member, depth + 1) : null;
  }

  #libraryMember(holder: FoundClass, member: string): Meaning | null {
    const library = this.ancestors(holder).libraries[0];
    return library === undefined ? null : { is: 'library', name: `${library}.${member}` };
  }

  /** A function of the project that a call reaches, `self.…` and typed parameters included. */
  callable({ path, part }: Found, callee: string): Found | null {
    const dot = callee.lastIndexOf('.');
    const [base, member] = [callee.slice(0, Math.max(0, dot)), callee.slice(dot + 1)];
    if (base === 'self' || base === 'cls' || base === 'super') {
      const owner = this.ownerOf({ path, part });
      return owner ? this.method(owner, member) : null;
    }
    const typed = part.parameters.find(({ name }) => name === base)?.type;
    if (typed) {
      const type = this.made(path, nameOf(typed) ?? '');
      return type?.is === 'class' ? this.method(type, member) : null;
    }
    const found = this.made(path, callee, part.name);
    return found?.is === 'function' ? found : null;
  }

  ownerOf({ path, part }: Found): FoundClass | null {
    const dot = part.name.lastIndexOf('.');
    const owner = dot < 0 ? null : this.modules.meaning(path, part.name.slice(0, dot));
    return owner?.is === 'class' ? owner : null;
  }

  /** A method of a class or of what it extends. */
  method(type: FoundClass, name: string): Found | null {
    for (const { path, part } of this.ancestors(type).classes) {
      const found = this.modules.get(path)?.functions.get(`${part.name}.${name}`);
      if (found) return { path, part: found };
    }
    return null;
  }

  /** An attribute of a class or of what it extends. */
  attribute(type: FoundClass, name: string): { readonly path: string; readonly value: Expression } | null {
    for (const { path, part } of this.ancestors(type).classes) {
      const found = part.attributes.find((each) => each.name === name);
      if (found) return { path, value: found.value };
    }
    return null;
  }

  /** The class, the project's classes that it extends, and the names of the libraries' ones. */
  ancestors(type: FoundClass): {
    readonly classes: readonly FoundClass[];
    readonly libraries: readonly string[];
  } {
    const classes: FoundClass[] = [];
    const libraries: string[] = [];
    const visit = (each: FoundClass, depth: number): void => {
      if (depth > MAX_BASES || classes.some(({ part }) => part === each.part)) return;
      classes.push(each);
      for (const base of each.part.bases) {
        const name = nameOf(base);
        const found = name === null ? null : this.made(each.path, name);
        if (found?.is === 'class') visit(found, depth + 1);
        else if (found?.is === 'library') libraries.push(found.name);
        else if (name !== null) libraries.push(name);
      }
    };
    visit(type, 0);
    return { classes, libraries };
  }

  /** The functions defined inside one, such as the wrapper of a decorator. */
  inner({ path, part }: Found): Found[] {
    const prefix = `${part.name}.`;
    return (this.modules.get(path)?.parts.functions ?? [])
      .filter(({ name }) => name.startsWith(prefix))
      .map((each) => ({ path, part: each }));
  }
}
