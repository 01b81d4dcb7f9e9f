import type { Place } from '../../kit/source.ts';
import type { Work } from '../routes/model.ts';

/** What one way into the application does with what the caller sends. */
export interface InputUse {
  readonly framework: string;
  readonly method: string;
  readonly path: string | null;
  /** Where the handler stands. */
  readonly at: Place;
  /** What the input passes on its way; null where nothing looks at it. */
  readonly checked: Checked | null;
  /** The first thing that raw input reaches; null where it reaches none that was seen. */
  readonly sink: InputSink | null;
  /** Fields of a typed body that take anything: `extra: dict`. */
  readonly loose: readonly LooseField[];
}

export interface Checked {
  /**
   * `schema`: a schema or a typed body decides; `model`: the model that stores it has rules of its own; `hand`: the handler compares
   * fields itself; `unread`: something by the name of a check is called whose body could not be read.
   */
  readonly by: 'schema' | 'model' | 'hand' | 'unread';
  /** As the code names it: `orderSchema.parse`, `OrderCreate`. */
  readonly name: string;
  readonly at: Place;
}

export interface InputSink {
  readonly kind: Work['kind'];
  /** Table, model or collection where it is known. */
  readonly target: string | null;
  readonly at: Place;
  /** The fields of the input that reach it; empty where it is handed on as it came. */
  readonly fields: readonly string[];
  /** The model has rules, but they do not run on such a change. */
  readonly rulesSkipped: boolean;
}

export interface LooseField {
  readonly model: string;
  readonly field: string;
  readonly at: Place;
}

/** All of one repository. */
export interface InputValidation {
  /** By path and line. */
  readonly uses: readonly InputUse[];
  /** Handlers that take input and change something, and whose input could not be followed to where it ends. */
  readonly notFollowed: readonly Place[];
}

/** One step of a function with what the caller sent, or with its own parameters. */
export type InputStep = {
  readonly line: number;
  /** Offset in the text: the order. */
  readonly start: number;
  /** As the code names it. */
  readonly name: string;
} & (
  | {
      /** A schema's method is called with it; `doubtful` where only the name of an import says that it is a schema. */
      readonly is: 'schema';
      readonly doubtful: boolean;
      readonly roots: readonly string[];
    }
  /** A test that leaves. */
  | { readonly is: 'test'; readonly roots: readonly string[] }
  | {
      readonly is: 'sink';
      readonly kind: Work['kind'];
      readonly target: string | null;
      /** `create`, `updateOne`. */
      readonly verb: string;
      readonly runsRules: boolean;
      readonly roots: readonly string[];
    }
  | { readonly is: 'call'; readonly args: readonly (readonly HandedRoot[])[] }
);

/** A root in an argument; under a field where the argument is an object that is written out. */
export interface HandedRoot {
  readonly field: string | null;
  readonly root: string;
}

/** Steps of one function of a file, by its number (see the routes' facts); those inside it are on their own. */
export interface InputFunction {
  readonly fn: number;
  /** It reads the body of a request. */
  readonly reads: boolean;
  readonly steps: readonly InputStep[];
}

export interface InputFile {
  readonly functions: readonly InputFunction[];
  /** Names that stand for schemas or compiled validators. */
  readonly schemas: readonly string[];
  /** Models of a database library that have rules of their own. */
  readonly models: readonly { readonly name: string; readonly library: 'mongoose' | 'sequelize' }[];
}
