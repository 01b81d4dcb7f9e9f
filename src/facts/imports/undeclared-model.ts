import type { PackageImport } from './imports.ts';

/**
 * What becomes of an import that no manifest of its project asks for: `nowhere` has it; the lockfile has it (`locked`), a
 * project beside it (`sibling`), another package brings it (`brought`), it is asked for as a tool alone (`dev`), it serves as a
 * type alone (`type`), its project lists nothing at all (`no-list`), or the lockfile could not be read (`unsure`).
 */
export type UndeclaredKind =
  | 'nowhere'
  | 'locked'
  | 'sibling'
  | 'brought'
  | 'dev'
  | 'type'
  | 'no-list'
  | 'unsure';

export interface UndeclaredImport {
  readonly ecosystem: PackageImport['ecosystem'];
  readonly kind: UndeclaredKind;
  readonly package: string;
  /** The first place. */
  readonly path: string;
  readonly line: number;
  /** How many files import it. */
  readonly files: number;
  /** The manifest that should list it; null where there is none. */
  readonly manifest: string | null;
  /** What provides it after all: a package, a lockfile, another manifest. */
  readonly by: string | null;
}

export type Verdict = Pick<UndeclaredImport, 'kind' | 'manifest' | 'by'>;
