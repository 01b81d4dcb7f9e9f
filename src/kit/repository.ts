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

/** A file as it was when it came in. */
export interface Original {
  readonly path: string;
  readonly text: string;
}

/** One commit and the files that it changed, by path from the audited folder; a merge names none. */
export interface Change {
  readonly commit: string;
  /** The day on which it was made, as 2026-10-20. */
  readonly date: string;
  readonly paths: readonly string[];
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
  /** Full ids of the last 5000 commits. */
  commits(): Promise<readonly string[]>;
  /** The newest 200 commits, newest first; none in a shallow clone, whose last commit seems to add everything. */
  changes(): Promise<readonly Change[]>;
  /**
   * Of files below these folders (relative to the audited one) that were changed after the commit that added them: the text
   * that they were added with. Seen along the main line, so that what was mended before a merge is no change. The last
   * 3000 commits only.
   */
  originals(folders: readonly string[]): Promise<readonly Original[]>;
  /** Who made the last commit that changed a file; null where it is not as it was committed. */
  lastAuthor(path: string): Promise<Omit<Author, 'commits'> | null>;
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
