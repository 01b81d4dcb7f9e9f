import type { Library } from './documents.ts';
import type { Document } from './model.ts';

/** The names under which code hosts show a README, in any case; a language may follow the name. */
const NAME =
  /^readme(?:[._-](?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4}))?(?:\.(?:md|mdx|markdown|mkd|rst|adoc|asciidoc|txt|org|rdoc))?$/i;
/** In order: the root, then the two folders that hosts look into as well. */
const FOLDERS = ['', '.github/', 'docs/'];

/** The paths that serve as README, the one that people see first. */
function readmePaths(paths: readonly string[]): string[] {
  return FOLDERS.flatMap((folder) =>
    paths
      .filter((path) => path.toLowerCase().startsWith(folder) && NAME.test(path.slice(folder.length)))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1)),
  );
}

export interface FoundReadme {
  /** Null where there is none, or none that could be read. */
  readonly document: Document | null;
  /** Why the README that is there could not be read. */
  readonly unread: { readonly path: string; readonly reason: string } | null;
}

/** The README that people see who open the repository. */
export function findReadme({ documents, unread }: Library): FoundReadme {
  const [path] = readmePaths(documents.map((each) => each.path));
  const document = documents.find((each) => each.path === path) ?? null;
  const [hidden] = document ? [] : readmePaths(unread.map((each) => each.path));
  return { document, unread: unread.find((each) => each.path === hidden) ?? null };
}
