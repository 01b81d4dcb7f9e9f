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
  | { readonly kind: 'digest' }
  /** A parameter of a function, or one of its fields: its callers decide. `caller`: a wrapper hands in the person who calls. */
  | { readonly kind: 'given'; readonly name: string; readonly caller?: boolean }
  /** The result of a call, once it was compared with the caller; `start` is the call. */
  | { readonly kind: 'owned'; readonly start: number };

export type SentPart = 'body' | 'params' | 'query' | 'header' | 'cookie';

/** Helpers of the team's own that give back who calls: `getUser()`, `requireAuth(request)`, `auth()`. */
const TELLS_CALLER =
  /(?:^|\.)(?:(?:get|require|ensure|assert|load|fetch|current|validate|check|verify)(?:Current|Auth|Authed|Authenticated|Session|Signed[iI]n|Logged[iI]n|Server|Api|Request|Admin)?(?:User|Session|Auth|Account|Viewer|Identity|Authentication)(?:Id)?(?:FromRequest|FromSession|FromToken|OrThrow|OrRedirect)?|auth|authenticate(?:Request|User)?)$/;

/** What belongs to the person who calls. */
export const isCaller = (origin: Origin): boolean =>
  origin.kind === 'asked' ||
  (origin.kind === 'given' && origin.caller === true) ||
  (origin.kind === 'call' && TELLS_CALLER.test(origin.name));

/** `120:0.id`: the field `id` of the first parameter of the function that starts at offset 120. */
export const givenName = (start: number, at: number, key?: string): string =>
  `${start}:${at}${key === undefined ? '' : `.${key}`}`;

/** Names of one function and of those around it. */
export class Scope {
  private readonly names = new Map<string, readonly Origin[]>();
  private readonly objects = new Map<string, readonly Node[]>();
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

  /** Remembers an object literal that a name holds, or what was put into it later. */
  keep(name: string, part: Node, isNew: boolean): void {
    if (isNew) this.objects.set(name, [part]);
    else if (this.objects.has(name)) this.objects.set(name, [...this.kept(name), part].slice(0, 20));
    else this.outer?.keep(name, part, false);
  }

  /** The object literals that a name holds, and assignments to their fields. */
  kept(name: string): readonly Node[] {
    return this.objects.get(name) ?? (this.names.has(name) ? [] : (this.outer?.kept(name) ?? []));
  }
}
