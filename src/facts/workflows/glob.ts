/**
 * The globs of CI filters: `*` stops at a slash, `**` does not, `?` is one character (GitHub reads it as "the one before, or
 * none", which nobody relies on). Written by hand so that no pattern of a hostile repository costs more than its length.
 */
export function globMatches(pattern: string, name: string): boolean {
  if (pattern.length > MAX_LENGTH || name.length > MAX_LENGTH) return false;
  const parts = alternatives(pattern);
  return parts.some((part) => matches(part, name));
}

const MAX_LENGTH = 400;
const MAX_ALTERNATIVES = 50;

/** Writes out `{a,b}`; braces in braces stay as they are. */
function alternatives(pattern: string): string[] {
  let found = [pattern];
  for (let turn = 0; turn < 3; turn++) {
    found = found
      .flatMap((item) => {
        const open = item.indexOf('{');
        const close = item.indexOf('}', open);
        if (open < 0 || close < 0) return [item];
        const choices = item.slice(open + 1, close).split(',');
        return choices.map((choice) => item.slice(0, open) + choice + item.slice(close + 1));
      })
      .slice(0, MAX_ALTERNATIVES);
  }
  return found;
}

/** One row of states a character: which ends of the pattern the name so far can have reached. */
function matches(pattern: string, name: string): boolean {
  const tokens = tokensOf(pattern);
  let reached = close(new Set([0]), tokens);
  for (const char of name) {
    const states = [...reached].flatMap((state) => step(tokens[state], char).map((ahead) => state + ahead));
    reached = close(new Set(states), tokens);
    if (reached.size === 0) return false;
  }
  return reached.has(tokens.length);
}

/** How far one character may lead: on the spot in a wildcard, one token ahead, or nowhere. */
function step(token: string | undefined, char: string): number[] {
  // Within `**/` any text may pass, and its slash ends it.
  if (token === '**/') return char === '/' ? [0, 1] : [0];
  if (token === '**' || (token === '*' && char !== '/')) return [0];
  return token === char || (token === '?' && char !== '/') ? [1] : [];
}

/** Wildcards may stand for nothing. */
function close(states: Set<number>, tokens: readonly string[]): Set<number> {
  for (const state of states) {
    const token = tokens[state];
    if (token === '*' || token === '**' || token === '**/') states.add(state + 1);
  }
  return states;
}

function tokensOf(pattern: string): string[] {
  return pattern.match(/\*\*\/|\*\*|./gsu) ?? [];
}
