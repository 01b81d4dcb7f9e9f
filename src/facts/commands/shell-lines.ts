/** Longer lines are data, not commands. */
export const MAX_LINE = 20_000;

/** Lines of a script, with those joined that a quote or a backslash continues; here-documents are left out. */
export function logicalLines(script: string): { text: string; line: number }[] {
  const lines: { text: string; line: number }[] = [];
  let text = '';
  let start = 1;
  let quote = '';
  let heredoc: string | null = null;
  script.split(/\r?\n/).forEach((raw, index) => {
    if (heredoc !== null) {
      if (raw.trim() === heredoc) heredoc = null;
      return;
    }
    if (text === '') start = index + 1;
    const end = scanLine(raw, quote);
    quote = end.quote;
    if (text.length + raw.length > MAX_LINE) quote = '';
    else if (end.continues) text += `${raw.slice(0, -1)} `;
    else text += quote === '' ? raw : `${raw}\n`;
    if (end.continues || quote !== '') return;
    heredoc = /(?<!<)<<(?!<)-?\s*["']?(\w+)/.exec(raw)?.[1] ?? null;
    lines.push({ text, line: start });
    text = '';
  });
  if (text !== '') lines.push({ text, line: start });
  return lines;
}

/** Which quote is open at the end of a line, and whether a backslash continues it. */
function scanLine(line: string, open: string): { quote: string; continues: boolean } {
  let quote = open;
  for (let index = 0; index < line.length; index++) {
    const char = line[index] ?? '';
    if (char === '\\' && quote !== "'") index += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (isComment(line, index)) return { quote, continues: false };
    if (index === line.length) return { quote, continues: true };
  }
  return { quote, continues: false };
}

const isComment = (line: string, index: number): boolean =>
  line[index] === '#' && /^$|\s/.test(line[index - 1] ?? '');
