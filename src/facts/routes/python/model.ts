import type { Guard, Work } from '../model.ts';

/** What is known of an expression: enough to follow names, calls and lists, and serialisable. */
export type Expression =
  | { readonly is: 'text'; readonly text: string }
  /** `views.home`, with its dots; subscripts are left out. */
  | { readonly is: 'name'; readonly name: string }
  /** A call, and a subscript with several parts (`Annotated[User, Depends(get_user)]`). */
  | CallExpression
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'map'; readonly entries: readonly { readonly key: string; readonly value: Expression }[] }
  | { readonly is: 'other'; readonly text: string };

export interface CallExpression {
  readonly is: 'call';
  readonly callee: string;
  readonly plain: readonly Expression[];
  readonly named: readonly { readonly name: string; readonly value: Expression }[];
  readonly line: number;
}

/** Something that tells who calls. */
export interface Ask {
  readonly asks: Guard['asks'];
  readonly name: string;
  readonly line: number;
  readonly roleFrom: Guard['roleFrom'];
  /** Only where some other test holds. */
  readonly nested: boolean;
}

/** A test after which strangers are turned away. */
export interface Condition {
  readonly line: number;
  readonly asks: readonly Ask[];
  /** Functions whose answer is tested. */
  readonly calls: readonly string[];
  /** Raises (which ends every caller too) or returns an answer. */
  readonly by: 'raise' | 'return';
  /** What is compared. */
  readonly roots: readonly string[];
  /** Only where some other test holds: enough in a handler, not in what stands before all of them. */
  readonly nested: boolean;
}

/** A call of something that may be a function of the project. */
export interface CallPart {
  readonly callee: string;
  readonly line: number;
  /** Origins of each argument, by position or name. */
  readonly args: readonly { readonly name: string | null; readonly roots: readonly string[] }[];
  readonly returned: boolean;
  /** A `try` around it lets its failure pass. */
  readonly caught: boolean;
  readonly nested: boolean;
}

/** A {@link Work} before it is known what the caller may choose: origins are names of parameters or marks. */
export interface WorkPart {
  readonly kind: Work['kind'];
  readonly target: string | null;
  readonly line: number;
  /** The call that does it: `add`, `filter`. */
  readonly verb: string;
  /** The client that it goes through. */
  readonly client: string | null;
  readonly roots: readonly string[];
  /** Origins of a record that is stored as it came. */
  readonly whole: readonly string[];
  readonly fields: readonly string[];
  /** What the tests around it compare: it happens only where they hold. */
  readonly inside: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly type: Expression | null;
  readonly value: Expression | null;
}

export interface FunctionPart {
  /** With the classes and functions around it: `UserView.get`, `create_app.index`. */
  readonly name: string;
  readonly line: number;
  readonly decorators: readonly { readonly value: Expression; readonly line: number }[];
  readonly parameters: readonly Parameter[];
  /** All that tells who calls, whether or not anything follows from it. */
  readonly sources: readonly Ask[];
  /** Calls that raise by themselves when they do not know the caller. */
  readonly asserts: readonly Ask[];
  readonly conditions: readonly Condition[];
  readonly calls: readonly CallPart[];
  readonly work: readonly WorkPart[];
  /** Names that it gives back: the inner function of a decorator, the predicate that it answers with. */
  readonly returns: readonly string[];
  /** Literal texts in it, for hooks that let some endpoints pass. */
  readonly texts: readonly string[];
  /** Tests with a branch that says no, whoever asks: what is looked at by hand. */
  readonly tests: readonly { readonly line: number; readonly roots: readonly string[] }[];
}

export interface ClassPart {
  readonly name: string;
  readonly line: number;
  readonly bases: readonly Expression[];
  readonly decorators: readonly { readonly value: Expression; readonly line: number }[];
  readonly attributes: readonly NamedValue[];
  readonly methods: readonly string[];
}

export interface NamedValue {
  readonly name: string;
  readonly value: Expression;
  readonly line: number;
}

export interface ImportedName {
  readonly as: string;
  /** As written: `.deps`, `flask_login`. */
  readonly module: string;
  /** Null for the module itself; `*` for all of its names. */
  readonly name: string | null;
}

/** All that one module says of routes, guards and work. */
export interface ModuleParts {
  readonly imports: readonly ImportedName[];
  readonly functions: readonly FunctionPart[];
  readonly classes: readonly ClassPart[];
  readonly values: readonly NamedValue[];
  /** Statements that put an application together: `app.include_router(…)`, `urlpatterns += …`. */
  readonly uses: readonly CallExpression[];
}

/** What the caller sends: parameters of the address, the body, a form. */
export const SENT = '@sent';
/** The same, as a whole and without a schema. */
export const SENT_WHOLE = '@sent-whole';
/** Headers and cookies. */
export const HEADERS = '@headers';
/** The person who was recognised, their tenant, or what their session holds. */
export const CALLER = '@caller';
/** Prefix of the origin "what this function answers". */
export const ANSWER_OF = 'call:';
