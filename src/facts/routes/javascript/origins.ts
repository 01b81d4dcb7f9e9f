import type { Node } from '@oxc-project/types';
import type { Asked } from './model.ts';

/** Where a value comes from, as far as it matters to who may do what. */
export type Origin =
  /** The answer to a question about the caller. */
  | { readonly kind: 'asked'; readonly asked: Asked }
  /** The result of a function that is not known here; `ref` is its call. */
  | { readonly kind: 'call'; readonly name: string; readonly start: number }
  /** Sent by the caller, unverified. */
  | { readonly kind: 'sent'; readonly part: SentPart; readonly name: string }
  /** A setting of the server: an environment variable. */
  | { readonly kind: 'setting' }
  /** A digest that was computed here. */
  | { readonly kind: 'digest' };

export type SentPart = 'body' | 'params' | 'query' | 'header' | 'cookie';

/** Names of one function and of those around it. */
export class Scope {
  private readonly names = new Map<string, readonly Origin[]>();
  private readonly outer: Scope | null;
  readonly node: Node;

  constructor(node: Node, outer: Scope | null) {
    this.node = node;
    this.outer = outer;
  }

  outside(): Scope | null {
    return this.outer;
  }

  declare(name: string, origins: readonly Origin[]): void {
    this.names.set(name, origins);
  }

  /** Adds to what is known of a name where it was declared: an assignment. */
  assign(name: string, origins: readonly Origin[]): void {
    const known = this.names.get(name);
    if (known) this.names.set(name, [...known, ...origins].slice(0, 8));
    else if (this.outer) this.outer.assign(name, origins);
  }

  lookup(name: string): readonly Origin[] | null {
    return this.names.get(name) ?? this.outer?.lookup(name) ?? null;
  }
}
