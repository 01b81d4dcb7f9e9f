import { ancestors, folderOf, joinFolder } from '../commands/paths.ts';
import { type Alias, aliasTargets } from './alias.ts';

const ENDING = /(?:\.(?:native|web|ios|android))?\.(?:d\.)?(?:[cm]?[jt]sx?|vue|svelte|astro|json)$/;

/** A module without its ending, and a folder for its `index`. */
function stemOf(path: string): string {
  return path.replace(ENDING, '').replace(/(^|\/)index$/, '');
}

/** Aliases that are no names of packages. */
const OWN = /^(?:[@~]{1,2}|[#$]\w{0,40}|src|)\//;

/** What a specifier means. */
export interface Resolved {
  readonly files: readonly string[];
  /** False where no path and no configuration says so, and several files could be meant. */
  readonly sure: boolean;
}

/**
 * Finds the files that a specifier may mean. A relative one means one file, and so does an alias that a configuration
 * explains; any other alias (`@/lib/db`, `~/db`, `@app/db`) may mean every file whose path ends so.
 */
export function resolver(
  paths: readonly string[],
  aliases: readonly Alias[] = [],
): (from: string, specifier: string) => Resolved {
  const byStem = new Map<string, string[]>();
  const byEnd = new Map<string, string[]>();
  for (const path of paths) {
    const stem = stemOf(path);
    push(byStem, stem, path);
    push(byEnd, stem.slice(stem.lastIndexOf('/') + 1), path);
  }
  const find = (path: string): readonly string[] => byStem.get(stemOf(path)) ?? byStem.get(path) ?? [];
  const targetsOf = aliasTargets(aliases);
  return (from, specifier) => {
    const plain = specifier.replace(/(?!^)[?#].*$/, '');
    if (plain.startsWith('.')) {
      const joined = joinFolder(folderOf(from), plain);
      return { files: joined === null ? [] : find(joined), sure: true };
    }
    const places = plain.startsWith('/') ? servedPlaces(from, plain) : targetsOf(from, plain);
    for (const place of places) {
      const files = find(place);
      if (files.length > 0) return { files, sure: true };
    }
    const files = endingSo(byEnd, plain);
    return { files, sure: OWN.test(plain) && new Set(files.map(stemOf)).size === 1 };
  };
}

/** An address from a site's root: what is served beside the page, or from the folder for such files. */
function servedPlaces(from: string, address: string): string[] {
  return ancestors(folderOf(from)).flatMap((folder) =>
    ['', 'public', 'static'].flatMap(
      (served) => joinFolder(folder, `${served}${served && '/'}${address.slice(1)}`) ?? [],
    ),
  );
}

function endingSo(byEnd: ReadonlyMap<string, readonly string[]>, specifier: string): readonly string[] {
  const [, rest = ''] = /^(?:\/|[^/]+\/)(.+)$/.exec(specifier) ?? [];
  const stem = stemOf(rest);
  if (stem === '') return [];
  const candidates = byEnd.get(stem.slice(stem.lastIndexOf('/') + 1)) ?? [];
  return candidates.filter((path) => `/${stemOf(path)}`.endsWith(`/${stem}`));
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
