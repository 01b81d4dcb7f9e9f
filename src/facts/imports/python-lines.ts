/** A statement of a Python file, with the heads of the blocks that it stands in (`try:`, `if TYPE_CHECKING:`). */
export interface PythonLine {
  /** On one line, without comments. */
  readonly text: string;
  readonly line: number;
  readonly blocks: readonly string[];
}

/** The longest statement that is followed over line ends. */
const MAX_LINES = 400;
const BLOCK = /^(?:if|elif|else|try|except|finally|with|for|while|def|class|async)\b/;

/** The statements that begin with `wanted`; what stands in strings of several lines is none. */
export function pythonStatements(text: string, wanted: RegExp): PythonLine[] {
  const lines = text.split('\n');
  const found: PythonLine[] = [];
  const open: { indent: number; head: string }[] = [];
  let quote: string | null = null;
  for (const [index, raw] of lines.entries()) {
    const inString = quote !== null;
    quote = quoteAfter(raw, quote);
    const trimmed = raw.trim();
    if (inString || trimmed === '' || trimmed.startsWith('#')) continue;
    const indent = raw.length - raw.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    if (BLOCK.test(trimmed)) open.push({ indent, head: trimmed });
    else if (wanted.test(trimmed)) {
      const blocks = open.map(({ head }) => head);
      found.push({ text: joined(lines, index), line: index + 1, blocks });
    }
  }
  return found;
}

/** Which triple quote is open after a line. */
function quoteAfter(line: string, open: string | null): string | null {
  let quote = open;
  for (const [mark] of line.matchAll(/"""|'''/g)) {
    if (quote === null) quote = mark;
    else if (quote === mark) quote = null;
  }
  return quote;
}

/** A statement goes on while a parenthesis is open or a line ends with a backslash. */
function joined(lines: readonly string[], start: number): string {
  const parts: string[] = [];
  let depth = 0;
  for (let index = start; index < Math.min(lines.length, start + MAX_LINES); index++) {
    const line = (lines[index] ?? '').replace(/#.*$/, '').trimEnd();
    parts.push(line);
    for (const letter of line) depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth <= 0 && !line.endsWith('\\')) break;
  }
  return parts.join(' ').trim();
}
