import { type ParseEntry, parse } from 'shell-quote';
import { logicalLines, MAX_LINE } from './shell-lines.ts';

/** One simple command, with how it is joined to the others. */
export interface Token {
  readonly words: string[];
  readonly line: number;
  /** The operator in front: '' at the start, ';' also for a line break. */
  readonly before: string;
  /** How deep in if, for, while, case, braces and parentheses. */
  readonly depth: number;
  /** The parentheses around it, as `/1/3`. */
  readonly group: string;
  /** Asked as a question (`if cmd`), so its failure decides something. */
  readonly condition: boolean;
}

const SEPARATORS = new Set(['&&', '||', ';', '|', '|&', '&', ';;']);
const OPENING = new Set(['if', 'for', 'while', 'until', 'case', '{', 'select']);
const CLOSING = new Set(['fi', 'done', 'esac', '}']);
const TRANSPARENT = new Set(['then', 'else', 'do', '!', 'elif']);

/** The commands of a shell text, in order. Nothing is expanded. */
export function tokenise(script: string): Token[] {
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
  private group = '';
  private groups = 0;
  private condition = false;
  private redirect = false;

  read(entry: ParseEntry, line: number): void {
    if (typeof entry === 'string') this.word(entry);
    else if ('comment' in entry) return;
    else if (entry.op === 'glob') this.word('pattern' in entry ? entry.pattern : '*');
    else if (entry.op === '(' || entry.op === ')') this.parenthesis(entry.op === '(', line);
    else if (SEPARATORS.has(entry.op)) this.separate(entry.op, line);
    else this.startRedirect();
  }

  private parenthesis(opens: boolean, line: number): void {
    this.separate(opens ? this.before : ';', line);
    this.depth = Math.max(0, this.depth + (opens ? 1 : -1));
    this.groups += 1;
    this.group = opens
      ? `${this.group}/${this.groups}`
      : this.group.slice(0, Math.max(0, this.group.lastIndexOf('/')));
  }

  separate(operator: string, line: number): void {
    if (this.words.length > 0) {
      const { words, before, depth, group, condition } = this;
      this.tokens.push({ words, line, before, depth, group, condition });
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

  /** True for a word of the shell's grammar, which is no part of the command that follows it. */
  private keyword(word: string): boolean {
    if (OPENING.has(word)) this.depth += 1;
    else if (CLOSING.has(word)) this.depth = Math.max(0, this.depth - 1);
    else if (!TRANSPARENT.has(word)) return false;
    this.condition = /^(if|elif|while|until)$/.test(word) || (word === '!' && this.condition);
    // The words behind these are a variable or a subject, no command.
    if (/^(for|case|select)$/.test(word)) this.words.push(word);
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
