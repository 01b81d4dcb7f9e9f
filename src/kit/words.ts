/** `1 store`, `3 stores`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `the one store`, `each of the 3 stores`: both take a verb in the singular. */
export function eachOf(number: number, one: string, many = `${one}s`): string {
  return number === 1 ? `the one ${one}` : `each of the ${number} ${many}`;
}

/** The text with its first letter as a capital, to begin a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
