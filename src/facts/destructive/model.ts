import type { Loss } from './sql-text.ts';

/** Something that a migration takes away from a database that holds data. */
export interface MigrationLoss {
  readonly path: string;
  readonly line: number;
  /** `narrowed`: values of the old type may not fit into the new one. */
  readonly loss: Loss | 'narrowed';
  /** Null where it is put together at run time. */
  readonly table: string | null;
  readonly column: string | null;
  /** The old type and the new one, as `text to varchar(20)`; null unless narrowed. */
  readonly change: string | null;
  /** A comment in the file tells of a backup. */
  readonly noted: boolean;
}
