/** Words as one shell line; a single word is a line already, as it stands. */
export function commandLine(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : words.map(quoted).join(' ');
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[^\s'"\\;&|<>()*?#]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
