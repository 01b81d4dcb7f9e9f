export type Ecosystem =
  | 'npm'
  | 'python'
  | 'go'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'dotnet'
  | 'composer'
  | 'ruby'
  | 'hex'
  | 'dart'
  | 'deno'
  | 'swift'
  | 'sbt'
  | 'haskell'; // prettier-ignore

export interface Dependency {
  /** Python names are normalised (lower case, `-`). */
  readonly name: string;
  /** As required; null where none is given or it stands elsewhere. */
  readonly version: string | null;
  /** Only for developing and testing. */
  readonly dev: boolean;
  readonly line: number;
}

/** What one file says of a project: its manifest, or one of its lists of requirements. */
export interface ProjectFile {
  readonly ecosystem: Ecosystem;
  readonly name: string | null;
  /** `library` where others may install and import it; null where the file does not tell. */
  readonly kind: 'library' | 'application' | null;
  readonly dependencies: readonly Dependency[];
}
