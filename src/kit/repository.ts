/**
 * What facts may know of a repository beyond the text of its files. `src/repo` implements it, on disk and in memory.
 */
export interface FileEntry {
  /** Path relative to the audited folder, with `/`; `../` only for files of the surrounding repository. */
  readonly path: string;
  /** Path relative to the root of the git repository (the same as `path` where that root is audited). */
  readonly rootPath: string;
  /** Size in bytes. */
  readonly size: number;
  /** True if git tracks it; outside git, false. */
  readonly tracked: boolean;
}

/** A file that exists and was not looked into, and why. */
export interface NotExamined {
  readonly path: string;
  readonly reason:
    | 'symbolic link'
    | 'submodule'
    | 'too large'
    | 'binary'
    | 'not UTF-8'
    | 'unreadable'
    | 'not parsed';
}

export interface Author {
  readonly name: string;
  readonly email: string;
  readonly commits: number;
}

/** What git knows. Absent outside git; `shallow` says that history is cut, so that counts prove nothing. */
export interface GitView {
  /** Full id of HEAD; null before the first commit. */
  readonly commit: string | null;
  readonly branch: string | null;
  /** The remote's default branch where it is known, else main or master where one exists, else the current branch. */
  readonly defaultBranch: string | null;
  readonly dirty: boolean;
  readonly shallow: boolean;
  /** `https` address of the origin on a code host, without credentials, for links; null if none. */
  readonly webUrl: string | null;
  /** Authors of the last 5000 commits, by e-mail, most commits first. */
  authors(): Promise<readonly Author[]>;
  tags(): Promise<readonly string[]>;
  /** Whether a commit id (7 to 40 hex digits) exists here. */
  hasCommit(id: string): Promise<boolean>;
  /** Paths (relative to the audited folder) ignored by git among those asked for. */
  ignored(paths: readonly string[]): Promise<readonly string[]>;
}

export interface RepositoryView {
  /** Base name of the audited folder. */
  readonly name: string;
  /** Path of the audited folder from the git root, with `/`; '' for the root itself and outside git. */
  readonly folder: string;
  /** Every regular file that git tracks or does not ignore, sorted by path (code units). */
  readonly files: readonly FileEntry[];
  /** Entries of the walk that are no regular files (links, submodules). */
  readonly notExamined: readonly NotExamined[];
  readonly git: GitView | null;
  /**
   * The first {@link HEAD_BYTES} of a file in `files`, whatever is in it, or why it is not examined: for the few facts that
   * look into databases and spreadsheets. Never follows a link out.
   */
  head(path: string): { readonly bytes: Uint8Array } | { readonly reason: NotExamined['reason'] };
}

/** How much of a file is read where it is no text. */
export const HEAD_BYTES = 100 * 1024;

/** The whole door: what facts see, and reading text, which only the runner and the manifest's loader do. */
export interface Repository extends RepositoryView {
  /**
   * Text of a file in `files`, or why it is not examined. Never follows a link out, never reads more than the limit.
   */
  read(path: string): { readonly text: string } | { readonly reason: NotExamined['reason'] };
}
