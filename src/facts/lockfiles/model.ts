export type LockTool =
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'bun'
  | 'poetry'
  | 'uv'
  | 'pdm'
  | 'pipenv'
  | 'pylock'
  | 'cargo'
  | 'go'
  | 'composer'
  | 'bundler'
  | 'mix'
  | 'pub'
  | 'nuget'
  | 'deno'
  | 'gradle'
  | 'swift';

export type LockEcosystem =
  | 'npm'
  | 'python'
  | 'cargo'
  | 'go'
  | 'composer'
  | 'ruby'
  | 'hex'
  | 'dart'
  | 'dotnet'
  | 'deno'
  | 'gradle'
  | 'swift';

/** What a lockfile says one package of its workspace asks for. */
export interface Importer {
  /** Folder below the lockfile's; '' for its own. */
  readonly folder: string;
  /** Name to range, as the package's manifest had them when the lockfile was written. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What was read of a lockfile. */
export interface LockContent {
  /** Null where the format does not list them. */
  readonly importers: readonly Importer[] | null;
  /** Names of everything that is locked; null where only the importers matter. Python names are normalised. */
  readonly names: readonly string[] | null;
  /** Ranges in it are those of the manifests; false where overrides may have changed them. */
  readonly rangesHold: boolean;
  /** Yarn 1, whose `install` changes the lockfile even in CI. */
  readonly yarnClassic: boolean;
}

/** A lockfile of the repository. */
export interface Lockfile {
  readonly path: string;
  /** From the git root. */
  readonly folder: string;
  readonly tool: LockTool;
  readonly ecosystem: LockEcosystem;
  readonly tracked: boolean;
  /** Null where it was not read: too large, binary, or of a format of which only the presence counts. */
  readonly content: LockContent | null;
  /** It should have been read and could not be, and why. */
  readonly unread: string | null;
}
