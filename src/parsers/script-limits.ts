import { ParseFailure } from '../kit/parser.ts';

/**
 * Refuses JavaScript that would overflow the native parser, before it sees it: that parser has no guard of its own, and
 * its overflow ends the whole process. One pass over the characters, without recursion. Strings, comments, templates
 * and regular expressions are told apart only approximately, so brackets are also counted as if there were none.
 */
export function refuseDeepScript(text: string): void {
  if (text.length < HARMLESS) return;
  if (rawDepth(text) > LIMITS.rawBrackets) throw tooDeep();
  new Scan(text).run();
}

/** No text this short is deep enough to matter, whatever it is. */
const HARMLESS = 2048;

/** The parser falls between 1,000 and 4,000 levels of the costliest shapes; code written by hand stays below 50. */
const LIMITS = { brackets: 400, rawBrackets: 1000, tags: 600, angles: 300, chain: 20_000, statements: 1500 };

/** What an operator adds to the chain of its statement: unions and sums are long in real code, and cheap to parse. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['|', 1],
  ['+', 3],
  [',', 0],
  [';', 0],
]);
const HEAVY = 8;
const WEIGHT_OF_PATTERN = 4;

/** Every syntax error is reported with its whole line: tokens times length, summed over lines, bounds that text. */
const MAX_ERROR_TEXT = 200_000_000;

const tooDeep = (): ParseFailure => new ParseFailure('the code is nested too deeply to be parsed safely');

/** How deep the brackets of a text are, as if none were in a string. */
export function rawDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth -= 1;
  }
  return deepest;
}

const SPACE = /\s+/y;
const WORD = /[\w$\u0080-\uFFFF#]+/y;
// Unrolled, so that a long one needs no stack to go back.
const STRING = /"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?/y;
const COMMENT = /\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;
const TEMPLATE = /[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*/y;

const isWord = (token: string): boolean => /^[\w$\u0080-\uFFFF#]/.test(token);
/** Statements that hold another one without brackets. */
const NESTING = /^(?:if|for|while|do|with|else)$/;
/** Words whose brackets are the head of such a statement; `for await (`. */
const HEAD = /^(?:if|for|while|with|await)$/;
/** Words that continue the line above. */
const CONTINUES = /^(?:else|in|of|instanceof|as|satisfies|extends|is)$/;
/** Words before which a line does not end, and after which `/` begins a regular expression. */
const EXPECTS =
  /^(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield|instanceof|keyof|readonly|extends|infer|unique|is)$/;

/** Words that stack up before, or after, an expression or a type. */
const PREFIX = new RegExp(
  `${EXPECTS.source}|^(?:as|satisfies|abstract|asserts|class|declare|async|export|default)$`,
);
const BEFORE_STRING = new RegExp(`${EXPECTS.source}|^(?:from|import|default|as|export|if)$`);

/** One level of brackets, or of a template's text. */
interface Frame {
  readonly template: boolean;
  /** Weight of the operators since its current statement began. */
  chain: number;
  /** Statements within statements, without brackets. */
  statements: number;
  /** The head of a statement that holds another: `if (…)`. */
  readonly head: boolean;
}

const OUTERMOST: Frame = { template: false, chain: 0, statements: 0, head: false };

class Scan {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #frame: Frame = { ...OUTERMOST };
  #at = 0;
  /** The token before, and whether a line ended since. */
  #previous = ';';
  #newline = false;
  /** Sums over all frames. */
  #chain = 0;
  #statements = 0;
  #tags = 0;
  #angles = 0;
  #lineStart = 0;
  #lineTokens = 0;
  #errorText = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    while (this.#at < this.#text.length) {
      if (this.#frame.template) this.#template();
      else this.#code();
    }
    this.#endLine();
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return '';
    const token = this.#text.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    this.#lineTokens += 1;
    // Each escape in a string may be an error of its own.
    for (let at = token.indexOf('\\'); at >= 0; at = token.indexOf('\\', at + 1)) this.#lineTokens += 1;
    if (token.includes('\n')) this.#endLine();
    return token;
  }

  #endLine(): void {
    this.#errorText += this.#lineTokens * (this.#at - this.#lineStart);
    this.#lineStart = this.#at;
    this.#lineTokens = 0;
    if (this.#errorText > MAX_ERROR_TEXT) {
      throw new ParseFailure(
        'the code has very long lines (minified?) and cannot be parsed in reasonable time',
      );
    }
  }

  #template(): void {
    this.#take(TEMPLATE);
    if (this.#text.startsWith('${', this.#at)) {
      this.#at += 2;
      this.#open(false);
      this.#previous = '{';
    } else {
      this.#at += 1;
      this.#close();
      this.#previous = '"';
    }
  }

  #code(): void {
    const space = this.#take(SPACE);
    if (space.includes('\n')) this.#newline = true;
    if (this.#at >= this.#text.length) return;
    if (this.#take(COMMENT)) return;
    const word = this.#take(WORD);
    if (word) this.#word(word);
    else if ((!this.#apostrophe() && this.#take(STRING)) || (this.#regexMayFollow() && this.#take(REGEX)))
      this.#previous = '"';
    else this.#punctuator(this.#text.charAt(this.#at++));
    this.#newline = false;
  }

  /** `don't` in the text of an element: code has no quote right after a name. */
  #apostrophe(): boolean {
    const before = this.#text.charAt(this.#at - 1);
    return this.#text.charAt(this.#at) === "'" && isWord(before) && !BEFORE_STRING.test(this.#previous);
  }

  #regexMayFollow(): boolean {
    return !/^[\w$)\]}"'\u0080-\uFFFF]/.test(this.#previous) || EXPECTS.test(this.#previous);
  }

  #word(word: string): void {
    const before = this.#previous;
    this.#previous = word;
    if (NESTING.test(word) && (before === ':' || NESTING.test(before) || word === 'else')) {
      this.#frame.statements += 1;
      this.#statements += 1;
      if (this.#statements > LIMITS.statements) throw tooDeep();
    }
    const ended = isWord(before) ? !EXPECTS.test(before) : /^[)\]}"]$/.test(before);
    if (this.#newline && ended && !CONTINUES.test(word)) this.#restart();
    else if (PREFIX.test(before) || PREFIX.test(word)) this.#grow(HEAVY);
  }

  #punctuator(token: string): void {
    this.#lineTokens += 1;
    // A call of a call, an element of an element: as deep as they are many.
    if ('([`'.includes(token) && /^[)\]"]$/.test(this.#previous)) this.#grow(HEAVY);
    if (token === '`') this.#open(true);
    else if ('([{'.includes(token)) this.#open(false);
    else if (')]}'.includes(token)) {
      const { head } = this.#frame;
      this.#close();
      // What follows `if (…)` is as what follows `do`.
      if (head && token === ')') {
        this.#previous = 'do';
        return;
      }
    } else if (token === ';' || token === ',') this.#restart(token === ';');
    else this.#operator(token);
    this.#previous = token;
  }

  #operator(token: string): void {
    if (token === '<') this.#angle();
    else if (token === '>') {
      if (this.#angles > 0) this.#angles -= 1;
      if (this.#previous === '/' && this.#tags > 0) this.#tags -= 1;
    }
    const inTag = token === '<' || token === '>' || token === '/';
    if (token === '=') this.#grow(this.#assignment());
    else if (!inTag || this.#previous === token) this.#grow(WEIGHTS.get(token) ?? HEAVY);
  }

  /** An element may have thousands of attributes below it: `a="…"` cannot go on as an assignment, and `a={…}` hardly. */
  #assignment(): number {
    const next = this.#text.charAt(this.#at);
    return next === '"' || next === "'" ? 0 : next === '{' ? WEIGHT_OF_PATTERN : HEAVY;
  }

  #angle(): void {
    const next = this.#text.charAt(this.#at);
    if (next === '/') {
      if (this.#tags > 0) this.#tags -= 1;
    } else if (next === '>' || (isWord(next) && !/^[\w$\]]/.test(this.#text.charAt(this.#at - 2))))
      this.#tags += 1;
    this.#angles += 1;
    if (this.#tags > LIMITS.tags || this.#angles > LIMITS.angles) throw tooDeep();
  }

  #open(template: boolean): void {
    this.#frames.push(this.#frame);
    this.#frame = { template, chain: 0, statements: 0, head: HEAD.test(this.#previous) };
    if (this.#frames.length > LIMITS.brackets) throw tooDeep();
  }

  #close(): void {
    this.#chain -= this.#frame.chain;
    this.#statements -= this.#frame.statements;
    this.#frame = this.#frames.pop() ?? { ...OUTERMOST };
  }

  #grow(weight: number): void {
    this.#frame.chain += weight;
    this.#chain += weight;
    if (this.#chain > LIMITS.chain) throw tooDeep();
  }

  #restart(statement = true): void {
    if (statement) this.#angles = 0;
    this.#chain -= this.#frame.chain;
    this.#frame.chain = 0;
  }
}
