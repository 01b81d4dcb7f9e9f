/** One call that waits for something outside the program, or the making of a client for such calls. */
export interface Waiting {
  /** The client's name in {@link CLIENT_DEFAULTS}. */
  readonly client: string;
  readonly line: number;
  /** Whether it gives up after some time; null where an option that is made elsewhere decides. */
  readonly bounded: boolean | null;
  /** It asks the tool's own server: an address without a host. */
  readonly own: boolean;
}

export interface FileWaits {
  readonly waits: readonly Waiting[];
  /** `export const maxDuration`: the platform ends whatever this file does. */
  readonly limited: boolean;
  /** It is part of a user interface, by what it uses: hooks of React, the document, Stimulus. */
  readonly shows: boolean;
  /** A default for every call of these clients is set here: `axios.defaults.timeout`. */
  readonly defaults: readonly string[];
}
