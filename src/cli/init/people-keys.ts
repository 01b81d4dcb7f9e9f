const MOST_PEOPLE = 5;

/** The first authors whose names look like names, each once, under a short key of their own. */
export function authorsByKey(
  authors: readonly { readonly name: string }[],
): (readonly [key: string, name: string])[] {
  const names = new Set(authors.map(({ name }) => name).filter(isPersonName));
  const byKey = new Map<string, string>();
  for (const name of [...names].slice(0, MOST_PEOPLE)) byKey.set(freeKey(keyOf(name), byKey), name);
  return [...byKey];
}

/** The first name in plain letters. */
function keyOf(name: string): string {
  const [first] = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  return first ?? 'person';
}

function freeKey(key: string, taken: ReadonlyMap<string, string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number++) free = `${key}${number}`;
  return free;
}

/** Names as people have them; accounts such as `root` or `john123` are left to the team. */
function isPersonName(name: string): boolean {
  return /^\p{L}[\p{L}.'’-]*( \p{L}[\p{L}.'’-]*)+$/u.test(name) && name.length <= 60;
}
