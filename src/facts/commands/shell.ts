import { type ParseEntry, parse } from 'shell-quote';

/** One command of a shell text, with what decides whether its failure is seen. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Line of the shell text, from 1. */
  readonly line: number;
  /** Its failure does not reach the caller: `|| true`, a later command after `;`, a pipe, the background. */
  readonly masked: boolean;
}

export interface ShellOptions {
  /** The shell stops at the first failure (`sh -e`, as in most CI steps and Makefiles). */
  readonly errexit: boolean;
}

interface Token {
  readonly words: string[];
  readonly line: number;
  /** The operator in front: '' at the start, ';' also for a line break. */
  readonly before: string;
  /** How deep in if, for, while, case, braces and parentheses. */
  readonly depth: number;
  /** Asked as a question (`if cmd`), so its failure decides something. */
  readonly condition: boolean;
}

const MAX_COMMANDS = 2000;
const MAX_LINE = 20_000;

/** Splits a shell text into its commands. Nothing is expanded: `$X` stays as it is written. */
export function shellCommands(script: string, options: ShellOptions): ShellCommand[] {
  const tokens = tokenise(script).slice(0, MAX_COMMANDS);
  const capturesStatus = /\$\?|\$\{?PIPESTATUS|\btrap\b[^\n]*\bERR\b/.test(script);
  const commands: ShellCommand[] = [];
  let { errexit } = options;
  let pipefail = false;
  let unreachable = false;
  tokens.forEach((token, index) => {
    const [name, first] = token.words;
    if (name === undefined || unreachable) return;
    if (name === 'set' || (name === 'shopt' && first === '-so')) {
      const flags = token.words.join(' ');
      if (/ -[a-z]*e| errexit/.test(flags)) errexit = !/ \+/.test(flags);
      if (/ \+[a-z]*e/.test(flags)) errexit = false;
      if (/ pipefail/.test(flags)) pipefail = !/ \+o pipefail/.test(flags);
      return;
    }
    const never = skipped(tokens[index - 1], token);
    const masked = !token.condition && isMasked(tokens, index, { errexit, pipefail, capturesStatus });
    if (!never) commands.push({ words: token.words, line: token.line, masked });
    unreachable = name === 'exit' && token.depth === 0 && (token.before === ';' || token.before === '');
  });
  return commands;
}

/** `true || x` and `false && x` never come to x. */
function skipped(previous: Token | undefined, token: Token): boolean {
  const name = previous?.words[0];
  if (token.before === '||') return name === 'true' || name === ':' || name === 'echo';
  return token.before === '&&' && (name === 'false' || name === 'exit');
}

interface MaskState {
  readonly errexit: boolean;
  readonly pipefail: boolean;
  readonly capturesStatus: boolean;
}

function isMasked(tokens: readonly Token[], index: number, state: MaskState): boolean {
  let level = tokens[index]?.depth ?? 0;
  for (let next = index + 1; next < tokens.length; next++) {
    const token = tokens[next];
    if (!token || token.before === ';;') return false;
    const leaves = token.depth < level;
    level = Math.min(level, token.depth);
    if (token.before === '|' || token.before === '|&') {
      if (!state.pipefail && !state.capturesStatus && !readsFailure(token.words)) return true;
    } else if (token.before === '||') return !failsLater(tokens, next) && succeeds(token.words);
    else if (token.before === '&') return true;
    else if (token.before === ';')
      return !leaves && token.depth === level && !state.errexit && !state.capturesStatus;
  }
  return false;
}

/** Formatters that fail when the results they read from the pipe do. */
function readsFailure([name = '']: readonly string[]): boolean {
  return /^(tap-.*|faucet|tap|go-junit-report|gotestfmt|tparse|pipe-to-xcpretty)$/.test(name);
}

/** What stands after `||` and turns every failure into a success. */
function succeeds([name = '', first]: readonly string[]): boolean {
  if (name === 'exit' || name === 'return') return first === '0';
  return ['true', ':', 'echo', 'printf', '/bin/true'].includes(name);
}

function failsLater(tokens: readonly Token[], start: number): boolean {
  for (let index = start; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token || (index > start && token.before === ';' && token.depth <= (tokens[start]?.depth ?? 0)))
      return false;
    const [name, code] = token.words;
    if (name === 'false' || ((name === 'exit' || name === 'return') && code !== '0')) return true;
  }
  return false;
}

const SEPARATORS = new Set(['&&', '||', ';', '|', '|&', '&', ';;']);
const OPENING = new Set(['if', 'for', 'while', 'until', 'case', '{', 'select']);
const CLOSING = new Set(['fi', 'done', 'esac', '}']);
const TRANSPARENT = new Set(['then', 'else', 'do', '!', 'elif']);

function tokenise(script: string): Token[] {
  const reader = new TokenReader();
  for (const { text, line } of logicalLines(script)) {
    for (const entry of entriesOf(text)) reader.read(entry, line);
    reader.separate(';', line);
  }
  return reader.tokens;
}

/** Gathers words to commands, and keeps account of blocks. */
class TokenReader {
  readonly tokens: Token[] = [];
  private words: string[] = [];
  private before = '';
  private depth = 0;
  private condition = false;
  private redirect = false;

  read(entry: ParseEntry, line: number): void {
    if (typeof entry === 'string') return this.word(entry);
    if ('comment' in entry) return;
    if (entry.op === 'glob') return this.word('pattern' in entry ? entry.pattern : '*');
    if (entry.op === '(' || entry.op === ')') {
      this.separate(entry.op === '(' ? this.before : ';', line);
      this.depth = Math.max(0, this.depth + (entry.op === '(' ? 1 : -1));
    } else if (SEPARATORS.has(entry.op)) this.separate(entry.op, line);
    else this.startRedirect();
  }

  separate(operator: string, line: number): void {
    if (this.words.length > 0) {
      const { words, before, depth, condition } = this;
      this.tokens.push({ words, line, before, depth, condition });
      this.words = [];
      this.before = operator;
    } else if (this.before === '' || this.before === ';')
      this.before = this.tokens.length > 0 ? operator : '';
    this.redirect = false;
  }

  /** `2>&1`: the number in front of the operator is no argument, nor is the file behind it. */
  private startRedirect(): void {
    if (/^\d$/.test(this.words.at(-1) ?? '')) this.words.pop();
    this.redirect = true;
  }

  private word(word: string): void {
    if (this.redirect) this.redirect = false;
    else if (this.words.length > 0 || !this.keyword(word)) this.words.push(word);
  }

  private keyword(word: string): boolean {
    if (OPENING.has(word)) this.depth += 1;
    else if (CLOSING.has(word)) this.depth = Math.max(0, this.depth - 1);
    else if (!TRANSPARENT.has(word)) return false;
    if (word === 'for' || word === 'case' || word === 'select') return this.words.push(word) > 0;
    this.condition =
      word === 'if' ||
      word === 'elif' ||
      word === 'while' ||
      word === 'until' ||
      (word === '!' && this.condition);
    return true;
  }
}

function entriesOf(line: string): ParseEntry[] {
  if (line.length > MAX_LINE) return [];
  try {
    return parse(line, (name) => `$${name}`);
  } catch {
    return line.split(/\s+/).filter((word) => word !== '');
  }
}

/** Lines of a script, with those joined that a quote or a backslash continues; here-documents are left out. */
function logicalLines(script: string): { text: string; line: number }[] {
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
    heredoc = /<<-?\s*["']?(\w+)/.exec(raw)?.[1] ?? null;
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
    if (char === '\\' && quote !== "'") {
      if (index === line.length - 1) return { quote, continues: true };
      index += 1;
    } else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#' && /^$|\s/.test(line[index - 1] ?? '')) break;
  }
  return { quote, continues: false };
}
