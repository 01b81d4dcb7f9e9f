import type { Place } from '../../kit/source.ts';
import type { Column, DynamicChange, FunctionChange, PolicyChange, ViewChange } from './changes.ts';

/** The final state of one database, after all scripts that count were replayed. Everything is sorted by name. */
export interface SqlDatabase {
  /** The folder whose scripts these are; '' for the audited folder. */
  readonly root: string;
  /** Its scripts use Supabase's roles, functions or schemas, or lie in its folder. */
  readonly supabase: boolean;
  /** The latest day in the names of its migrations. */
  readonly latest: string | null;
  /** How many scripts were replayed. */
  readonly scripts: number;
  readonly tables: readonly SqlTable[];
  readonly policies: readonly SqlPolicy[];
  readonly views: readonly SqlView[];
  readonly functions: readonly SqlFunction[];
  readonly buckets: readonly SqlBucket[];
  /** Enumerated types, with their values. */
  readonly types: readonly {
    readonly type: string;
    readonly values: readonly string[];
    readonly at: Place;
  }[];
  /** Tables that only statements name that PostgreSQL does not understand: another dialect, or a mistake. */
  readonly unparsed: readonly { readonly table: string; readonly at: Place }[];
}

/** Where a thing was made, and whether that script is only run by hand. */
interface Made {
  readonly at: Place;
  /** Only scripts that lie about make it: nobody knows whether they were run. */
  readonly loose: boolean;
}

export interface SqlTable extends Made {
  /** `schema.name`. */
  readonly table: string;
  readonly schema: string;
  readonly name: string;
  /** `elsewhere`: the scripts alter it and never create it. */
  readonly form: 'table' | 'partition' | 'as' | 'foreign' | 'elsewhere';
  readonly columns: readonly (Column & { readonly path: string })[];
  /** The day in the name of the script that creates it; null where there is none. */
  readonly createdOn: string | null;
  /**
   * Row level security. `dynamic`: a block sets it with a statement that it puts together while it runs. `unsure`:
   * scripts without an order disagree.
   */
  readonly rls: 'on' | 'off' | 'dynamic' | 'unsure';
  readonly forced: boolean;
  /** The statement that set it last. */
  readonly rlsAt: Place | null;
  /** A loose script that switches row level security on, where those that count leave it off. */
  readonly looseRls: Place | null;
  /** A statement about it that PostgreSQL does not understand. */
  readonly unparsed: Place | null;
  /** What blocks do to it with statements that they put together while they run. */
  readonly dynamic: readonly DynamicChange['does'][number][];
  /** The last block that makes or changes policies of it with such statements. */
  readonly policiesAt: Place | null;
  readonly privileges: Privileges;
}

export type ApiRole = 'anon' | 'authenticated' | 'public';

/** Privileges of the roles by which the Data API comes in; `public` is everybody, so that it counts for the other two. */
export type Privileges = Readonly<
  Record<ApiRole, { readonly granted: readonly string[]; readonly assumed: readonly string[] }>
>;

export type SqlPolicy = Omit<Extract<PolicyChange, { kind: 'create-policy' }>, 'kind'> &
  Made & {
    /** A block drops policies that it chooses while it runs, this one perhaps among them. */
    readonly mayBeGone: boolean;
  };

export type SqlView = Omit<Extract<ViewChange, { kind: 'create-view' }>, 'kind'> &
  Made & { readonly privileges: Privileges };

export type SqlFunction = Omit<Extract<FunctionChange, { kind: 'create-function' }>, 'kind'> &
  Made & {
    /** Who may execute it; everybody, unless revoked. */
    readonly execute: Readonly<Record<ApiRole, boolean>>;
    /** A block changes who may, with statements that it puts together while it runs. */
    readonly dynamic: boolean;
  };

export interface SqlBucket extends Made {
  readonly bucket: string;
  readonly public: boolean;
}
