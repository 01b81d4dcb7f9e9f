import type { Condition } from './condition.ts';
import type { FunctionBody } from './read-body.ts';

/** What one statement of a script changes, as small JSON. Names are `schema.name`, folded as PostgreSQL folds them. */
export type Change = { readonly line: number } & (
  | TableChange
  | PolicyChange
  | PrivilegeChange
  | ViewChange
  | FunctionChange
  | BucketChange
  | SchemaChange
  | DynamicChange
  | UnparsedChange
  | CallChange
);

export interface Column {
  readonly name: string;
  /** As `uuid`, `text[]`, `public.user_role`. */
  readonly type: string;
  readonly line: number;
  readonly notNull: boolean;
  /** The column's foreign key. */
  readonly references: { readonly table: string; readonly onDelete: OnDelete } | null;
  /** Literals that a CHECK of the column names, as the roles in `CHECK (role IN ('admin', 'staff'))`. */
  readonly values: readonly string[];
}

export type OnDelete = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

export type TableChange =
  | {
      readonly kind: 'create-table';
      readonly table: string;
      readonly columns: readonly Column[];
      /** Tables whose columns it takes over: LIKE, INHERITS, PARTITION OF. */
      readonly from: readonly string[];
      readonly form: 'table' | 'partition' | 'as' | 'foreign' | 'temporary';
      readonly ifNotExists: boolean;
    }
  | {
      readonly kind: 'drop';
      readonly what: 'table' | 'view' | 'function' | 'schema' | 'type';
      readonly names: readonly string[];
    }
  | { readonly kind: 'rename-table'; readonly table: string; readonly to: string }
  | { readonly kind: 'set-schema'; readonly table: string; readonly schema: string }
  | { readonly kind: 'add-column'; readonly table: string; readonly column: Column }
  | { readonly kind: 'drop-column'; readonly table: string; readonly column: string }
  | { readonly kind: 'rename-column'; readonly table: string; readonly column: string; readonly to: string }
  | {
      readonly kind: 'foreign-key';
      readonly table: string;
      readonly columns: readonly string[];
      readonly references: { readonly table: string; readonly onDelete: OnDelete };
    }
  | {
      readonly kind: 'row-security';
      readonly table: string;
      readonly set: 'enable' | 'disable' | 'force' | 'no force';
      /** `ALTER TABLE IF EXISTS`: of a table that nothing else speaks of, it says nothing. */
      readonly ifExists: boolean;
    };

/** A predicate of a policy: its source and what it speaks of. */
export interface Predicate {
  /** Source, with comments removed and white space collapsed. */
  readonly text: string;
  /** Its value where that is the same for every row: `true`, `1 = 1`; null where it depends on something. */
  readonly constant: boolean | null;
  /** Functions that it calls, as `auth.uid`; sorted. */
  readonly calls: readonly string[];
  /** Columns that it reads, by their last name; sorted. */
  readonly columns: readonly string[];
  /** Tables of its subqueries, as they are written; sorted. */
  readonly tables: readonly string[];
  /** String literals; sorted. */
  readonly strings: readonly string[];
  /** What it asks. */
  readonly asks: Condition;
}

export type Command = 'all' | 'select' | 'insert' | 'update' | 'delete';

export type PolicyChange =
  | {
      readonly kind: 'create-policy';
      readonly policy: string;
      readonly table: string;
      readonly command: Command;
      readonly roles: readonly string[];
      readonly permissive: boolean;
      readonly using: Predicate | null;
      readonly check: Predicate | null;
    }
  | {
      readonly kind: 'alter-policy';
      readonly policy: string;
      readonly table: string;
      readonly roles: readonly string[] | null;
      readonly using: Predicate | null;
      readonly check: Predicate | null;
    }
  | { readonly kind: 'drop-policy'; readonly policy: string; readonly table: string }
  | { readonly kind: 'rename-policy'; readonly policy: string; readonly table: string; readonly to: string };

export interface PrivilegeChange {
  readonly kind: 'grant' | 'revoke';
  readonly on: 'table' | 'function';
  /** `default`: for what is created from now on; `all`: for all that is in the schemas now. */
  readonly target: 'named' | 'all' | 'default';
  readonly names: readonly string[];
  /** Schemas, for `all` and `default`; for `default` none means every schema. */
  readonly schemas: readonly string[];
  /** As `select`; `all` for every privilege. */
  readonly privileges: readonly string[];
  /** As `anon`; `public` for everybody. */
  readonly roles: readonly string[];
}

export type ViewChange =
  | {
      readonly kind: 'create-view';
      readonly view: string;
      readonly materialized: boolean;
      readonly securityInvoker: boolean;
      /** Tables and views that it reads, as they are written; sorted. */
      readonly reads: readonly string[];
      /** Names of its columns; `*` where it takes over all of a table. */
      readonly columns: readonly string[];
      /** Functions that it calls; sorted. */
      readonly calls: readonly string[];
    }
  | { readonly kind: 'view-invoker'; readonly view: string; readonly securityInvoker: boolean };

export type FunctionChange =
  | {
      readonly kind: 'create-function';
      readonly name: string;
      /** Types of its arguments, which tell overloads apart. */
      readonly arguments: readonly string[];
      readonly returns: string | null;
      readonly language: string;
      readonly definer: boolean;
      /** `SET search_path`, as written; null without one. */
      readonly searchPath: string | null;
      /** Source of the body, with comments removed and white space collapsed. */
      readonly body: string;
      /** Names of its arguments, '' where they have none. */
      readonly parameters: readonly string[];
      /** Names of what it gives back: OUT arguments, the columns of RETURNS TABLE. */
      readonly outputs: readonly string[];
      readonly does: FunctionBody;
    }
  | {
      readonly kind: 'alter-function';
      readonly name: string;
      /** Null where the statement names no arguments. */
      readonly arguments: readonly string[] | null;
      readonly definer: boolean | null;
      readonly searchPath: string | null;
    };

export type BucketChange =
  | { readonly kind: 'create-bucket'; readonly bucket: string; readonly public: boolean }
  | { readonly kind: 'update-bucket'; readonly bucket: string | null; readonly public: boolean }
  | { readonly kind: 'delete-bucket'; readonly bucket: string };

export type SchemaChange =
  | { readonly kind: 'create-type'; readonly type: string; readonly values: readonly string[] }
  | { readonly kind: 'add-value'; readonly type: string; readonly value: string }
  | { readonly kind: 'rename-schema'; readonly schema: string; readonly to: string }
  | { readonly kind: 'event-trigger'; readonly function: string };

/** Statements that are put together while they run, in a DO block. */
export interface DynamicChange {
  readonly kind: 'dynamic';
  readonly does: readonly (
    | 'enable-rls'
    | 'disable-rls'
    | 'policy'
    | 'drop-policies'
    | 'drop-some-policies'
    | 'grant'
    | 'revoke'
  )[];
  /** String literals of the block, among them the names of the tables; sorted. */
  readonly names: readonly string[];
  /** The tables come from the catalogue: any table may be meant. */
  readonly anyTable: boolean;
}

/** A statement that PostgreSQL does not understand. */
export interface UnparsedChange {
  readonly kind: 'unparsed';
  /** Tables that it creates, alters or drops; sorted. */
  readonly tables: readonly string[];
  /** It creates or drops them, or speaks of row level security. */
  readonly decides: boolean;
}

/** `SELECT function('text', …)`, and PERFORM in a block. */
export interface CallChange {
  readonly kind: 'call';
  /** As `cron.schedule`. */
  readonly function: string;
  /** String literals of the statement; sorted. */
  readonly strings: readonly string[];
}
