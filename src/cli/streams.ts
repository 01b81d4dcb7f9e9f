/** What a command may write to, and what it may know of the terminal. Results go to `stdout`, all else to `stderr`. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks the person at the terminal; null where nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<string>) | null;
}

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Colour only for a terminal; `NO_COLOR` turns it off, `FORCE_COLOR` on (no-color.org, force-color.org). */
export function wantsColour({ stdout, env }: Streams): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stdout.isTTY === true && env.TERM !== 'dumb';
}

const WITHOUT_TERMINAL = 100;

export function widthOf({ stdout }: Streams): number {
  return stdout.isTTY && stdout.columns ? stdout.columns : WITHOUT_TERMINAL;
}
