/** What a guarded call does to the world, as far as its name and its receiver tell. */
export type Effect =
  /** Changes, sends or pays something that somebody relies on. */
  | 'write'
  /** May be such a change: judged with the reads. */
  | 'unsure'
  | 'read';

/** A call whose failure a handler receives. */
export interface Operation {
  readonly effect: Effect;
  /** The call, in a few words, as `supabase.from("orders").insert`. */
  readonly what: string;
  readonly line: number;
  /** The name of one of the team's own functions, where that is what is called: its body decides. */
  readonly helper: string | null;
}

/** What a handler does with a failure, one word for each kind of statement in it. */
export type Reaction =
  | 'nothing'
  | 'logs'
  /** Ends waiting, rolls back, cleans up: needed, and silent. */
  | 'tidies'
  /** Leaves, or goes on with the next one. */
  | 'moves-on'
  /** Returns an empty or made-up value: a caller may tell, if it looks. */
  | 'falls-back'
  | 'rethrows'
  /** Returns something by which a caller can tell. */
  | 'returns-failure'
  /** Tells a user, answers a request, keeps the error, or hands it to somebody who does. */
  | 'acts';

export interface Handler {
  readonly kind: 'catch' | 'promise-catch' | 'except' | 'suppress' | 'discard' | 'if-error';
  readonly line: number;
  readonly reactions: readonly Reaction[];
  /** A comment in it that says why the failure may pass. */
  readonly explained: boolean;
  /** The function around it; null for the top level of a module. */
  readonly function: string | null;
  /** Run by a clock or from a queue: nobody waits for an answer. */
  readonly background: boolean;
  readonly operations: readonly Operation[];
}

/** One of the file's own functions. */
export interface OwnFunction {
  readonly name: string;
  /** Holds a certain write whose failure it lets out. */
  readonly writes: boolean;
}

export interface FileHandlers {
  /** A program that somebody starts in a terminal: what it prints is seen. */
  readonly terminal: boolean;
  readonly handlers: readonly Handler[];
  readonly functions: readonly OwnFunction[];
  /** Names of functions whose result some statement here throws away, and of those whose result is used. */
  readonly discards: readonly string[];
  readonly uses: readonly string[];
}

/** Reactions after which nobody knows of the failure. */
const SILENT: ReadonlySet<Reaction> = new Set<Reaction>([
  'nothing',
  'logs',
  'tidies',
  'moves-on',
  'falls-back',
]);

/** True where a handler lets the failure pass without a word to anybody but a log. */
export function isSilent(reactions: readonly Reaction[]): boolean {
  return reactions.every((reaction) => SILENT.has(reaction));
}
