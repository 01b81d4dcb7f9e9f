import picomatch from 'picomatch';

/** `**` + `/*.ts` or `**` + `/*.{js,ts}`: any file of some endings. */
const BY_ENDING = /^\*\*\/\*\.(?:(\w+)|\{(\w+(?:,\w+)*)\})$/;

/**
 * A test for paths by globs, of which those with `!` take away. Most facts name endings alone; these are looked up in a
 * set, since a large repository asks tens of thousands of paths of some sixty facts.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const endings = new Set<string>();
  const others: string[] = [];
  for (const glob of globs.filter((each) => !each.startsWith('!'))) {
    const [, one, several] = BY_ENDING.exec(glob) ?? [];
    if (one !== undefined) endings.add(one);
    else if (several !== undefined) for (const ending of several.split(',')) endings.add(ending);
    else others.push(glob);
  }
  const included = picomatch(others, { dot: true });
  const excluded = picomatch(
    globs.filter((each) => each.startsWith('!')).map((each) => each.slice(1)),
    { dot: true },
  );
  return (path) => (endings.has(endingOf(path)) || (others.length > 0 && included(path))) && !excluded(path);
}

/** What follows the last point of a file's name; a name of nothing else has none. */
function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
