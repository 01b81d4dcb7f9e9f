/** Frameworks that hand objects in by their types keep what looks like a type alone. */
const DECORATED = /^[ \t]*@[A-Z]\w*\(/m;
const TYPE_BEFORE = /(?:[:|&?]|\b(?:as|satisfies|implements|keyof|is|readonly|extends))$/;
const WORD = /[\w$]/;
const MAX_NAMES = 50;

/**
 * True where a TypeScript file uses these imported names as types alone, so that the compiler drops their import. Told from
 * the text around them: a syntax tree of every file would cost more than all else. In doubt they count as used.
 */
export function usedAsTypesOnly(
  text: string,
  names: readonly string[],
  statement: { start: number; end: number },
): boolean {
  if (
    names.length === 0 ||
    names.length > MAX_NAMES ||
    !names.every((name) => /^[A-Z]/.test(name)) ||
    DECORATED.test(text)
  )
    return false;
  return names.every((name) => {
    for (let index = text.indexOf(name); index >= 0; index = text.indexOf(name, index + name.length)) {
      if (index >= statement.start && index < statement.end) continue;
      const after = index + name.length;
      if (WORD.test(text[index - 1] ?? '') || WORD.test(text[after] ?? '')) continue;
      if (!isType(text, index, after)) return false;
    }
    return true;
  });
}

function isType(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (/^\s*(?:\/\/|\*|\/\*)/.test(line)) return true;
  const before = text.slice(Math.max(0, start - 60), start).trimEnd();
  const generic = before.endsWith('<') && WORD.test(before.at(-2) ?? '');
  const lastOfGeneric = before.endsWith(',') && /^(?:\[\])?>/.test(text.slice(end, end + 3));
  if (generic || lastOfGeneric) return true;
  if (/^\s*(?:export\s+)?type\s/.test(line)) return true;
  return TYPE_BEFORE.test(before) && !/\bclass\s/.test(line);
}
