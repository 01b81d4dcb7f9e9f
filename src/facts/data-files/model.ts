/** `dump`: written by a program from a live database; `script`: SQL that somebody wrote. */
export type DataKind = 'database' | 'dump' | 'script' | 'spreadsheet' | 'table' | 'log' | 'records';

/** A file that holds data rather than code, as far as its content tells. No value of it is kept, only counts. */
export interface DataFile {
  readonly path: string;
  readonly kind: DataKind;
  readonly tracked: boolean;
  /** How many different e-mail addresses that could be a person's own. */
  readonly emails: number;
  /** How many different telephone numbers, under a heading that says so. */
  readonly phones: number;
  /** Tables with rows and with columns about people, of a database; with the columns' names. */
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: 'some' | 'unknown';
  }[];
  /** Why its content is not known; null if it is. */
  readonly unread: string | null;
  /** The line of the first such value; null where there are no lines. */
  readonly line: number | null;
}

/** What the text of one file has of people. */
export interface Contacts {
  readonly emails: number;
  readonly phones: number;
  readonly line: number | null;
}
