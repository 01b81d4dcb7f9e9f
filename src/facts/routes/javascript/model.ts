import type { Guard, Work } from '../model.ts';

/** A question about the caller, as one place in a file asks it; nothing says yet what happens on a wrong answer. */
export interface Asked {
  /** As the code names it: `supabase.auth.getUser`. */
  readonly name: string;
  readonly asks: Guard['asks'];
  readonly proof: Guard['proof'];
  readonly roleFrom: Guard['roleFrom'];
  /** The property of the request that something else must have set before this means anything: `user`, `session`. */
  readonly needs: string | null;
  readonly line: number;
}

/**
 * What becomes of a caller who does not pass: an exception, an answer (or an error handed to the framework), or a value that the
 * function returns and somebody must look at.
 */
export type Exit = 'throw' | 'answer' | 'return';

/** A question whose wrong answer turns the caller away. */
export interface Held extends Asked {
  readonly exit: Exit;
}

/** A call of something that is not known here: another function decides what it asks and does. */
export interface Called {
  /** `requireUser`, `orders.list`, `this.load`. */
  readonly name: string;
  /** What becomes of the result: a test that leaves, the function's own result, nothing, or anything else. */
  readonly use: 'tested' | 'returned' | 'ignored' | 'used';
  readonly line: number;
  /** Who decides over what it is handed, where that is known. */
  readonly passed: readonly Passed[];
  /** What it answers is compared with the caller. */
  readonly compared: boolean;
}

/** Who decides over one argument, or over one field of it. */
export interface Passed {
  /** Its position, and the field's name: `0`, `0.id`. */
  readonly at: string;
  /** `@sent:req.params.id`, `@caller`, or a parameter as {@link FoundWork.given} names it. */
  readonly from: readonly string[];
}

/** All that one stretch of code verifies about its caller. */
export interface Verified {
  readonly guards: readonly Held[];
  readonly asked: readonly Asked[];
  readonly calls: readonly Called[];
  /** Properties of the request that are set here: `user`, `session`. */
  readonly sets: readonly string[];
}

/** Work without its file. */
export type FoundWork = Omit<Work, 'at' | 'privileged'> & {
  readonly line: number;
  readonly client: string;
  /** Parameters that choose the record, as `3:0.id`: function 3 of the file, its first parameter, its field `id`. */
  readonly given: readonly string[];
  /** Parameters that stand where the record's owner is named. */
  readonly owners: readonly string[];
};

/** An expression as far as it names functions, routers and their settings. */
export type Value =
  | { readonly kind: 'function'; readonly fn: number }
  /** `handler`, `this.router`, `process.env.KEY`: an identifier, or a path of members. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'import'; readonly specifier: string; readonly name: string }
  /** `root.step(args).step`; `start` is the offset of the whole, by which what it makes is known. */
  | { readonly kind: 'chain'; readonly root: Value; readonly steps: readonly Step[]; readonly start: number }
  | { readonly kind: 'new'; readonly name: string; readonly args: readonly Value[]; readonly start: number }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Value])[] }
  | { readonly kind: 'class'; readonly entries: readonly (readonly [string, Value])[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other' };

/** One step of a chain: a member's name (null: the value itself is called), and the arguments of its call, if it is called. */
export interface Step {
  readonly name: string | null;
  readonly args: readonly Value[] | null;
}

/** One function of a file; the first is the file itself. */
export interface FunctionFacts {
  readonly name: string | null;
  readonly line: number;
  /** The function around it; the file is its own. */
  readonly parent: number;
  readonly params: readonly (string | null)[];
  /** What its own names stand for, where that is a function, a router, a client or the like. */
  readonly names: Readonly<Record<string, Value>>;
  readonly guards: readonly Held[];
  readonly asked: readonly Asked[];
  readonly calls: readonly Called[];
  readonly work: readonly FoundWork[];
  /** Texts in it that begin with `/`: paths that it treats apart. */
  readonly paths: readonly string[];
  /** It reads the key of a client that no row rule stops. */
  readonly privileged: boolean;
  /** `'use server'`. */
  readonly action: boolean;
}

/** A call on something that may be a router, or that hands one on, in the order of the text. */
export interface RouterCall {
  readonly receiver: Value;
  /** `get`, `use`, `route`, `register`, `addHook`; null where the receiver itself is called: `setup(app)`. */
  readonly method: string | null;
  readonly args: readonly Value[];
  readonly fn: number;
  readonly line: number;
}

/** What one file says of routes, guards and work. */
export interface FileRoutes {
  readonly functions: readonly FunctionFacts[];
  readonly exports: Readonly<Record<string, Value>>;
  readonly imports: Readonly<Record<string, { readonly specifier: string; readonly name: string }>>;
  /** `export * from './x'`. */
  readonly forwards: readonly string[];
  readonly calls: readonly RouterCall[];
  readonly sets: readonly string[];
  /** The whole file is marked `'use server'`. */
  readonly actions: boolean;
}
