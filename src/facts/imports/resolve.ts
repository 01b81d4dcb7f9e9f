import { folderOf, joinFolder } from '../commands/paths.ts';

const ENDING = /\.(?:d\.)?(?:[cm]?[jt]sx?|vue|svelte|astro|json)$/;

/** A module without its ending, and a folder for its `index`. */
function stemOf(path: string): string {
  return path.replace(ENDING, '').replace(/(^|\/)index$/, '');
}

/**
 * Finds the files that a specifier may mean. A relative one means one file; an alias (`@/lib/db`, `~/db`, `@app/db`) any
 * whose path ends so: no bundler configuration is read.
 */
export function resolver(paths: readonly string[]): (from: string, specifier: string) => readonly string[] {
  const byStem = new Map<string, string[]>();
  const byEnd = new Map<string, string[]>();
  for (const path of paths) {
    const stem = stemOf(path);
    push(byStem, stem, path);
    push(byEnd, stem.slice(stem.lastIndexOf('/') + 1), path);
  }
  return (from, specifier) => {
    const plain = specifier.replace(/[?#].*$/, '');
    if (plain.startsWith('.')) {
      const joined = joinFolder(folderOf(from), plain);
      return joined === null ? [] : (byStem.get(stemOf(joined)) ?? byStem.get(joined) ?? []);
    }
    const [, rest = ''] = /^(?:\/|[^/]+\/)(.+)$/.exec(plain) ?? [];
    const stem = stemOf(rest);
    if (stem === '') return [];
    const candidates = byEnd.get(stem.slice(stem.lastIndexOf('/') + 1)) ?? [];
    return candidates.filter((path) => `/${stemOf(path)}`.endsWith(`/${stem}`));
  };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
