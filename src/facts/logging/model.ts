/**
 * What a log line gives away. `credential`: with it somebody gets in. `person`: a detail about somebody. `whole`: an object
 * with everything that is known of somebody, or all that was sent.
 */
export type LeakKind = 'credential' | 'person' | 'whole';

export interface Leak {
  readonly kind: LeakKind;
  /** The name of the value as the code writes it: `req.body`, `user.email`. Never the value. */
  readonly what: string;
  readonly line: number;
  /** By a library that may be told to leave fields out, not by the language's own printing. */
  readonly library: boolean;
  /** Written only when somebody switches detailed logging on. */
  readonly debug: boolean;
}

/** What one file writes to logs. */
export interface FileLogs {
  readonly leaks: readonly Leak[];
  /** How many log calls were looked at. */
  readonly calls: number;
  readonly runs: Runs;
  /** Names of fields that the logging library is told to leave out. */
  readonly redacts: readonly string[];
  /** Where an error reporter is told to send what it knows of the user. */
  readonly reporters: readonly { readonly line: number; readonly filtered: boolean }[];
}

/** Where a file's code runs; `terminal`: by hand, so that what it prints is read by whoever started it. */
export type Runs = 'server' | 'browser' | 'terminal' | 'unknown';
