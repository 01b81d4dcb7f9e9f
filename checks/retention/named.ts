const SHOWN = 6;

/** Names of columns as a list in a sentence: `email, phone and 4 more`. */
export function named(columns: readonly { readonly name: string }[]): string {
  const names = [...new Set(columns.map(({ name }) => name))];
  const rest = names.length - SHOWN;
  if (rest > 1) return `${names.slice(0, SHOWN).join(', ')} and ${rest} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
