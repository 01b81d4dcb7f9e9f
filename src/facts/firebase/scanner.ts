import { ParseFailure } from '../../kit/parser.ts';

export type Dialect = 'security-rules' | 'realtime-database';

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
}

const SPACE = /\s+/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d+(?:\.\d+)?/y;
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"|'[^'\\]*(?:\\[^][^'\\]*)*'/y;
const SYMBOL = /===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:;,.(){}[\]=]/y;
/** A regular expression of the Realtime Database, where an operand is due. */
const PATTERN = /\/[^/\\\n]*(?:\\.[^/\\\n]*)*\/i?/y;
/** A name in a path. */
const SEGMENT = /[^\s/{}()$,;:[\]'"=&|!<>]+/y;

const MAX_DEPTH = 60;

/** Reads tokens one after the other; each is looked at once, save for one that is looked at ahead. */
export class Scanner {
  readonly text: string;
  readonly dialect: Dialect;
  private position = 0;
  private ahead: Token | null = null;
  private depth = 0;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  peek(): Token {
    this.ahead ??= this.read();
    return this.ahead;
  }

  next(): Token {
    const token = this.peek();
    this.ahead = null;
    return token;
  }

  /** Takes the next token if it reads so (and is no string). */
  take(...texts: readonly string[]): Token | null {
    const { kind, text } = this.peek();
    return kind !== 'string' && texts.includes(text) ? this.next() : null;
  }

  expect(text: string): Token {
    return this.take(text) ?? this.refuse(`expected ${text}`);
  }

  name(): string {
    const { kind, text } = this.peek();
    if (kind !== 'name') return this.refuse('expected a name');
    this.next();
    return text;
  }

  /** Text that is no token: a regular expression, a name in a path. Nothing may have been looked at ahead. */
  pattern(start: number): boolean {
    return this.raw(PATTERN, start) !== null;
  }

  segment(): string | null {
    return this.raw(SEGMENT, this.ahead?.start ?? this.position);
  }

  /** Runs `read` one level deeper; a file of nothing but brackets ends here. */
  deeper<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) this.refuse('nested too deeply');
    const value = read();
    this.depth--;
    return value;
  }

  refuse(why: string): never {
    throw new ParseFailure(`rules: ${why} at offset ${this.ahead?.start ?? this.position}`);
  }

  private raw(pattern: RegExp, start: number): string | null {
    pattern.lastIndex = start;
    const [text] = pattern.exec(this.text) ?? [];
    if (text === undefined) return null;
    this.position = start + text.length;
    this.ahead = null;
    return text;
  }

  private read(): Token {
    this.skipSpace();
    const start = this.position;
    if (start >= this.text.length) return { kind: 'end', text: '', start };
    return (
      this.token('name', NAME, start) ??
      this.token('number', NUMBER, start) ??
      this.token('string', STRING, start) ??
      this.token('symbol', SYMBOL, start) ??
      this.refuse('unexpected character')
    );
  }

  private skipSpace(): void {
    for (;;) {
      if (this.text.startsWith('//', this.position)) this.jump('\n', 1);
      else if (this.text.startsWith('/*', this.position)) this.jump('*/', 2);
      else {
        SPACE.lastIndex = this.position;
        if (!SPACE.test(this.text)) return;
        this.position = SPACE.lastIndex;
      }
    }
  }

  private jump(mark: string, length: number): void {
    const at = this.text.indexOf(mark, this.position + 2);
    this.position = at === -1 ? this.text.length : at + length;
  }

  private token(kind: Token['kind'], pattern: RegExp, start: number): Token | null {
    pattern.lastIndex = start;
    const [text] = pattern.exec(this.text) ?? [];
    if (text === undefined) return null;
    this.position = start + text.length;
    return { kind, text, start };
  }
}
