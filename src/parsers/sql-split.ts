/** One statement of a script, without the comments before it and the semicolon after it. */
export interface SqlSpan {
  readonly start: number;
  readonly end: number;
  /** Nested so deeply, or so long a chain of operators, that a recursive parser could run out of stack. */
  readonly deep: boolean;
}

const SPACE = /\s/;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const OPERATOR = /[-+*/<>=~!@#%^&|?:]+/y;
const NUMBER = /[0-9][\w.]*/y;
const CHAINING = /^(union|intersect|except|join|not|is|case)$/i;

const MAX_NESTING = 500;
const MAX_CHAIN = 2000;

/**
 * Splits a script into statements, as psql does: quotes, dollar quotes, nested comments and `BEGIN ATOMIC` bodies are
 * respected, psql's own commands and the data after `COPY … FROM stdin` are left out. Never throws; linear.
 */
export function splitSql(text: string): SqlSpan[] {
  const spans: SqlSpan[] = [];
  const state = new Statement(text);
  const finish = (at: number): SqlSpan | null => {
    const span = state.close(at);
    if (span) spans.push(span);
    return span;
  };
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char === ';' && state.splits()) {
      const span = finish(at);
      at = span && readsData(text, span) ? dataEnd(text, at) : at + 1;
    } else at = state.step(at, char);
  }
  finish(text.length);
  return spans;
}

/** A word, quoted text, number or sign of a text, with its first letters in lower case. */
export interface SqlAtom {
  readonly at: number;
  readonly end: number;
  readonly word: string;
}

/** What a text is made of, without white space and comments. */
export function* sqlAtoms(text: string): Generator<SqlAtom> {
  for (let at = 0; at < text.length; ) {
    const space = SPACE.test(text.charAt(at));
    const end = space ? at + 1 : atomEnd(text, at);
    if (!space && !isComment(text, at))
      yield { at, end, word: text.slice(at, Math.min(end, at + 12)).toLowerCase() };
    at = end;
  }
}

/** The end of the comment, quoted text, word, number or operator that starts at an offset; at least one on. */
export function atomEnd(text: string, at: number): number {
  const char = text.charAt(at);
  if (isComment(text, at)) return char === '-' ? lineEnd(text, at) : blockEnd(text, at);
  if (char === "'" || char === '"') return quoteEnd(text, at, char);
  if (char === '$') {
    const tag = match(DOLLAR_TAG, text, at);
    return tag ? closing(text, tag, at + tag.length) : at + 1;
  }
  const word = match(WORD, text, at);
  if (word && /^e$/i.test(word) && text.charAt(at + 1) === "'") return escapedEnd(text, at + 1);
  return at + Math.max(1, (word || match(NUMBER, text, at) || operator(text, at)).length);
}

export function isComment(text: string, at: number): boolean {
  return text.startsWith('--', at) || text.startsWith('/*', at);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** An operator ends where a comment begins. */
function operator(text: string, at: number): string {
  const run = match(OPERATOR, text, at);
  const comment = /--|\/\*/.exec(run);
  return comment && comment.index > 0 ? run.slice(0, comment.index) : run;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function startsLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
}

function blockEnd(text: string, from: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
}

function quoteEnd(text: string, at: number, quote: string): number {
  return closing(text, quote, at + 1);
}

function closing(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
}

/** `E'…'`, in which a backslash escapes. */
function escapedEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text.charAt(i) === '\\') i += 1;
    else if (text.charAt(i) === "'") return i + 1;
  }
  return text.length;
}

function readsData(text: string, { start, end }: SqlSpan): boolean {
  return /^copy\b/i.test(text.slice(start, start + 5)) && /\bfrom\s+stdin\b/i.test(text.slice(start, end));
}

/** Past the rows that follow a COPY statement, which end with a line `\.`. */
function dataEnd(text: string, at: number): number {
  const mark = /^\\\.[ \t]*\r?$/gm;
  mark.lastIndex = at;
  return mark.exec(text) ? mark.lastIndex : text.length;
}

/** What is known of the statement that is being read. */
class Statement {
  private start = -1;
  private end = -1;
  private previous = '';
  private brackets = 0;
  private chain = 0;
  private sets = 0;
  private deep = false;
  /** Depth of BEGIN … END in a standard SQL function body, which holds semicolons of its own. */
  private atomic = 0;
  private rule = false;

  constructor(private readonly text: string) {}

  private open(): boolean {
    return this.start >= 0;
  }

  splits(): boolean {
    return this.atomic === 0 && !(this.rule && this.brackets > 0);
  }

  /** Takes in what starts at an offset; returns where it ends. */
  step(at: number, char: string): number {
    if (SPACE.test(char)) return at + 1;
    if (char === '\\' && !this.open() && startsLine(this.text, at)) return lineEnd(this.text, at);
    const end = atomEnd(this.text, at);
    if (!isComment(this.text, at)) this.see(at, end);
    return end;
  }

  private see(at: number, end: number): void {
    if (this.start < 0) {
      this.start = at;
      this.rule = /^create\s+(or\s+replace\s+)?rule\s/i.test(this.text.slice(at, at + 60));
    }
    this.end = end;
    const word = end - at <= 12 ? this.text.slice(at, end).toLowerCase() : '';
    this.nest(word);
    this.count(word);
    this.previous = word;
  }

  close(at: number): SqlSpan | null {
    const { start, end, deep } = this;
    this.start = -1;
    this.previous = '';
    this.deep = this.rule = false;
    this.brackets = this.chain = this.sets = this.atomic = 0;
    return start < 0 ? null : { start, end: Math.min(end, at), deep };
  }

  private nest(word: string): void {
    if (word === 'atomic' && this.previous === 'begin') this.atomic = 1;
    else if (this.atomic > 0 && (word === 'begin' || word === 'case')) this.atomic += 1;
    else if (this.atomic > 0 && word === 'end') this.atomic -= 1;
    if (word === '(' || word === '[') this.brackets += 1;
    else if (word === ')' || word === ']') this.brackets = Math.max(0, this.brackets - 1);
  }

  private count(word: string): void {
    if (word === ',') this.chain = 0;
    else if (CHAINING.test(word)) this.sets += 1;
    else if (/^[-+*/<>=~!@#%^&|?:]/.test(word)) this.chain += 1;
    if (this.brackets > MAX_NESTING || this.chain > MAX_CHAIN || this.sets > MAX_CHAIN) this.deep = true;
  }
}
