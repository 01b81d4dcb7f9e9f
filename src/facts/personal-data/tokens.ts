/** Longer names are no names of columns: generated, or hostile. */
const LONGEST_NAME = 120;

/** Letters that do not come apart into a plain letter and a mark. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
]);

/**
 * The words of a name in lower case: `customerEmail`, `customer_email`, `Customer-Email` and `CUSTOMER_EMAIL` are
 * customer, email. Diacritics and digits fall away.
 */
export function nameTokens(name: string): readonly string[] {
  if (name.length > LONGEST_NAME) return [];
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłŁøØßæÆ]/g, (letter) => LETTERS.get(letter) ?? letter);
  return folded
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((token) => token !== '');
}
