/** When a piece of code runs. */
export type Moment =
  /** As soon as the file is loaded. */
  | 'load'
  /** By a hook that the framework calls at the start. */
  | 'startup'
  /** Where the file itself is the program (`if __name__ == "__main__"`). */
  | 'main'
  /** For each request. */
  | 'request'
  /** Where a person gives a command of the tool's own command line. */
  | 'command'
  /** When the function around it is called. */
  | 'function';

/** What a call does to the structure of a database, or to what is in it. */
export type Effect =
  /** Tables are made, or changed, after the models in the code. */
  | 'sync'
  /** Tables with all they hold are removed. */
  | 'drop'
  /** Every row of a table is removed, or overwritten. */
  | 'wipe';

/** A call, or a setting, that shapes a database or destroys what it holds. */
export interface CodeSite {
  readonly effect: Effect;
  /** For people, as `sequelize.sync({ force: true })`. */
  readonly what: string;
  /** The table or collection where it is known. */
  readonly target: string | null;
  readonly line: number;
  readonly runs: Moment;
  /** The nearest function around it that has a name. */
  readonly within: string | null;
  /** First and last line of that function. */
  readonly span: readonly [number, number] | null;
  /** A condition in front of it asks for the environment, a flag or a confirmation. */
  readonly guarded: boolean;
}

/** Calls that a file makes, each by the last name of what is called, with when. Guarded ones are left out. */
export interface MadeCall {
  readonly name: string;
  readonly runs: Moment;
  readonly within: string | null;
}

export interface StartupFile {
  readonly sites: readonly CodeSite[];
  readonly calls: readonly MadeCall[];
  /** It starts a server itself: `app.listen(`, `app.run(`. */
  readonly serves: boolean;
}

/** Words by which a condition asks where it runs, or whether somebody really wants it. */
export const ASKS =
  /NODE_ENV|APP_ENV|FLASK_ENV|\bENV\b|environ|getenv|is_?prod|is_?dev|is_?test|production|development|__DEV__|\bdev\b|staging|TESTING|DEBUG|argv|\bargs?\.|confirm|force|reset|process\.env\.|import\.meta\.env|input\(|prompt|settings\.|config|sqlite/i;
