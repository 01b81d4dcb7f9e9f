/** One import of something that is not the team's own file, as one source file states it. */
export interface FoundImport {
  /** As written: `firebase/firestore`, `npm:@supabase/supabase-js@2`, `google.cloud.storage`. */
  readonly specifier: string;
  /** The package that provides it (`firebase`, `@supabase/supabase-js`); in Python the top-level module (`google`). */
  readonly package: string;
  /** The names that are taken from it, as the package calls them; `*` for all of it, `default` for its default. */
  readonly names: readonly string[];
  readonly line: number;
  /** True where it leaves no trace at run time: `import type`, `if TYPE_CHECKING:`. */
  readonly typeOnly: boolean;
  /** `builtin`: part of the runtime (`node:fs`, `bun:sqlite`). */
  readonly origin: 'package' | 'builtin';
  /** True where the program goes on without it: an import inside `try`. */
  readonly optional: boolean;
  /** A `require` or `import()` inside `try`, or whose failure is caught: the program can do without. */
  readonly tried?: true;
  /** Its names serve as types alone, so that the compiler drops it though it does not say `type`. */
  readonly erased?: true;
}

/** One import of a file of the team's own: `./db`, `@/lib/db`, `from .models import User`. */
export interface LocalImport {
  readonly specifier: string;
  readonly names: readonly string[];
  readonly line: number;
  readonly typeOnly: boolean;
  /** True where nothing of it is left at run time: `typeOnly`, or names that serve as types alone. */
  readonly erased: boolean;
}

/** Everything that one file imports. */
export interface FileImports {
  readonly packages: readonly FoundImport[];
  readonly local: readonly LocalImport[];
}
