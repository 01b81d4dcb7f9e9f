import { defineFileFact } from '../../kit/fact.ts';
import { JAVASCRIPT_FILES, javascript } from '../../parsers/javascript.ts';
import { type PrunedBy, prunedImports } from './pruned-imports.ts';

/** What one module says of the side that it runs on, and what else it brings along. */
export interface ModuleShape {
  readonly directive: 'client' | 'server' | null;
  /** Parts of it are taken out for the browser (server functions): what it imports proves nothing. */
  readonly split: boolean;
  /** Globs (`import.meta.glob`) of modules that it loads. */
  readonly globs: readonly string[];
  /** Workers that it starts, by their address from here. */
  readonly workers: readonly string[];
  /** Imports that its framework takes out, as only the server's exports use them. */
  readonly pruned: { readonly by: PrunedBy; readonly specifiers: readonly string[] } | null;
}

const SERVER_EXPORT =
  /\bgetServerSideProps\b|\bgetStaticProps\b|\bgetStaticPaths\b|\bexport\s{1,5}(?:async\s{1,5})?(?:const|function)\s{1,5}(?:loader|action)\b/;
const GLOB =
  /\bimport\.meta\.glob(?:Eager)?\s{0,5}(?:<[^>]{0,100}>)?\(\s{0,50}(\[[^\]]{0,500}\]|["'`][^"'`]{1,200}["'`])/g;
/** Each is matched against every path. */
const MAX_GLOBS = 20;
const WORKER = /\bnew URL\(\s{0,5}["'](\.[^"'\n]{1,200})["']\s{0,5},\s{0,5}import\.meta\.url/g;

export const moduleShapes = defineFileFact<ModuleShape>({
  id: 'module-shapes',
  files: JAVASCRIPT_FILES,
  mentions: new RegExp(
    `['"]use (?:client|server)['"]|import\\.meta\\.(?:glob|url)|createServerFn|server\\$|${SERVER_EXPORT.source}`,
  ),
  parsers: [javascript],
  extract(file) {
    const { text } = file;
    const directive = leadingDirective(text);
    const split = directive === null && /['"]use server['"]|\bcreateServerFn\b|\bserver\$\(/.test(text);
    const globs = [...text.matchAll(GLOB)]
      .flatMap(([, list = '']) =>
        [...list.matchAll(/["'`]([^"'`]{1,200})["'`]/g)].flatMap(([, glob]) => glob ?? []),
      )
      .slice(0, MAX_GLOBS);
    const workers = [...text.matchAll(WORKER)].flatMap(([, address]) => address ?? []);
    const pruned = SERVER_EXPORT.test(text) ? prunedImports(javascript.of(file).program) : null;
    const says = directive !== null || split || pruned !== null || globs.length + workers.length > 0;
    return says ? { directive, split, globs, workers, pruned } : null;
  },
});

/** The directive at the head of a module, comments skipped. */
export function leadingDirective(text: string): ModuleShape['directive'] {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    const comment = text.startsWith('//', at) ? '\n' : text.startsWith('/*', at) ? '*/' : null;
    if (comment === null) break;
    const end = text.indexOf(comment, at + 2);
    if (end < 0) return null;
    at = end + comment.length;
  }
  const said = /^["']use (?:(client)|server)["']/.exec(text.slice(at, at + 20));
  return said ? (said[1] === undefined ? 'server' : 'client') : null;
}
