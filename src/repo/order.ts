/** Order by UTF-16 code units: the same on every machine, unlike a locale's. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Sorts things with a path, in place of a copy: the array must be the caller's own. */
export function sortByPath<T extends { readonly path: string }>(entries: T[]): T[] {
  return entries.sort((a, b) => byCodeUnits(a.path, b.path));
}
