import type { Effect } from '../failure-handling/model.ts';

/** What becomes of a failure in the function in which it happens. */
export interface Fate {
  readonly kind: /** It leaves the function: thrown, or never caught. */
    | 'leaves'
    /** Somebody sees it. */
    | 'shown'
    /** Nobody does. */
    | 'silent'
    /** The result says it; whoever calls may look. */
    | 'returned'
    /** It goes to functions that stand elsewhere, or into a state that this file does not show. */
    | 'handed';
  /** What is shown is the program's own text of the error. */
  readonly raw: boolean;
  /** Functions and states that it is handed to. */
  readonly to: readonly string[];
  /** For `silent`: its result is not looked at, or only the case that it worked. */
  readonly unread: boolean;
}

/** Where a name comes from: its module, and its name there. */
export interface Origin {
  readonly specifier: string;
  readonly name: string;
}

/** One call that may fail, in a function that somebody's action may run. */
export interface Step {
  readonly what: string;
  readonly effect: Effect | null;
  readonly line: number;
  /** The called function, where it may be one of the team's own. */
  readonly callee: string | null;
  /** The variable (or import) that it is called on, or its own name. */
  readonly root: string;
  /** True where the result is thrown away. */
  readonly discarded: boolean;
  /** What becomes of a failure that it throws. */
  readonly fate: Fate;
  /** What becomes of a failure that it returns. */
  readonly answer: Fate;
}

export interface FunctionNote {
  /** Offset at which it begins: its identity in the file. */
  readonly start: number;
  readonly name: string | null;
  /** The part of the file in which its name holds. */
  readonly scope: readonly [number, number];
  readonly steps: readonly Step[];
  /** It shows messages. */
  readonly shows: boolean;
}

/** One `useMutation` or its like. */
export interface MutationNote {
  /** Variables by which it is started: `save` for `save.mutate()`, `mutate` where it was taken out. */
  readonly names: readonly string[];
  /** The hook that gives it to others. */
  readonly hook: string | null;
  readonly what: string;
  readonly line: number;
  /** What its `onError` does; null where there is none. */
  readonly onError: Fate | null;
  /** The function that does the work, by its offset or its name. */
  readonly work: number | string | null;
}

/** Something a person does that runs a function: a click, a form that is sent. */
export interface Binding {
  readonly event: string;
  readonly line: number;
  readonly offset: number;
  /** Functions that it runs, by offset or name. */
  readonly runs: readonly (number | string)[];
}

/** What shows failures wherever they happen. */
export type Net = 'mutations' | 'http' | 'rejections';

export interface FileInterface {
  readonly functions: readonly FunctionNote[];
  /** Names of its other functions: nothing in them fails or is shown. */
  readonly quiet: readonly string[];
  readonly mutations: readonly MutationNote[];
  readonly bindings: readonly Binding[];
  readonly origins: Readonly<Record<string, Origin>>;
  /** Modules whose exports it passes on. */
  readonly passesOn: readonly string[];
  /** Names of states that its page shows; of variables whose error it shows. */
  readonly rendered: readonly string[];
  readonly errorsOf: readonly string[];
  readonly nets: readonly Net[];
  /** States are written into a form or an action whose result is shown. */
  readonly actionState: boolean;
}
