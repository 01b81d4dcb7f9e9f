/**
 * `plain-http`: something is sent to or fetched from an address without encryption. `page`: a page takes scripts or styles from
 * one, or sends a form there. `unverified`: the other side's certificate is not checked. `unverified-all`: nobody's is, in the
 * whole process. `database`: a connection to a database is not encrypted.
 */
export type WeakKind = 'plain-http' | 'page' | 'unverified' | 'unverified-all' | 'database';

export interface WeakTransport {
  readonly kind: WeakKind;
  readonly line: number;
  /** The host or the setting; never a whole address, which may hold a key. */
  readonly what: string;
  /** What is open cannot be told from the file: the host is filled in later. */
  readonly unsure: boolean;
}
