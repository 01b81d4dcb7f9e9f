/** A name that stands for files of the team's own, for importers in one folder and below. */
export interface Alias {
  /** The folder in which it holds; '' for all of the repository. */
  readonly folder: string;
  /** As configurations write it: `@/*`, `@app/db`, with at most one `*`. */
  readonly pattern: string;
  /** Paths of the repository that it stands for, the first that exists counts; `*` is what the pattern's matched. */
  readonly targets: readonly string[];
}

/** The paths that a specifier may stand for, by the nearest configuration first. */
export function aliasTargets(aliases: readonly Alias[]): (from: string, specifier: string) => string[] {
  const byHead = new Map<string, Alias[]>();
  for (const alias of [...aliases].sort(byNearness)) {
    const head = headOf(alias.pattern);
    const known = byHead.get(head);
    if (known) known.push(alias);
    else byHead.set(head, [alias]);
  }
  return (from, specifier) =>
    [...(byHead.get(headOf(specifier)) ?? []), ...(byHead.get('') ?? [])].flatMap((alias) => {
      if (alias.folder !== '' && !from.startsWith(`${alias.folder}/`)) return [];
      const rest = matched(alias.pattern, specifier);
      return rest === null ? [] : alias.targets.map((target) => target.replace('*', () => rest));
    });
}

/** The first part of a path, by which aliases are looked up; '' where a wildcard stands in it. */
function headOf(specifier: string): string {
  const head = specifier.split('/', 1)[0] ?? '';
  return head.includes('*') ? '' : head;
}

function matched(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : null;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  const fits =
    specifier.length >= before.length + after.length &&
    specifier.startsWith(before) &&
    specifier.endsWith(after);
  return fits ? specifier.slice(before.length, specifier.length - after.length) : null;
}

function byNearness(a: Alias, b: Alias): number {
  return b.folder.length - a.folder.length || b.pattern.length - a.pattern.length;
}
