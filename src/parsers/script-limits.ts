import { ParseFailure } from '../kit/parser.ts';

/**
 * Refuses JavaScript that would overflow a recursive parser before it sees it: the native one has no guard of its own,
 * and its overflow ends the whole process. One pass over the characters, no recursion. It knows strings, comments,
 * templates and regular expressions only approximately, so brackets are also counted as if there were none of these.
 */
export function refuseDeepScript(text: string): void {
  if (rawDepth(text) > LIMITS.rawBrackets) throw tooDeep();
  const scan = new Scan(text);
  while (scan.step());
}

/** The parser falls at 1,000 to 4,000 levels of the costliest shapes; hand-written code stays below 50. */
const LIMITS = { brackets: 400, rawBrackets: 1000, tags: 600, angles: 300, chain: 20_000, statements: 1500 } as const;

const tooDeep = (): ParseFailure => new ParseFailure('the code is nested too deeply to be parsed safely');

/** What one more operator since the statement began may add to the depth; unions and sums are cheap and long. */
const WEIGHTS: Readonly<Record<string, number>> = { '|': 1, '+': 3 };
const HEAVY = 8;

function rawDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth -= 1;
  }
  return deepest;
}

const WORD = /[\p{ID_Continue}$#@\\]+/uy;
const STRING = /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
const TEMPLATE = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
const SPACE = /\s+/y;
/** Statements that hold another one without brackets. */
const NESTING = /^(?:if|for|while|do|with|else)$/;
/** Words that continue the line above. */
const CONTINUES = /^(?:else|in|of|instanceof|as|satisfies|extends|is)$/;
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield|instanceof)$/;

interface Frame {
  readonly template: boolean;
  chain: number;
  statements: number;
}

class Scan {
  private at = 0;
  private previous = '';
  private newline = false;
  private chain = 0;
  private tags = 0;
  private angles = 0;
  private readonly frames: Frame[] = [{ template: false, chain: 0, statements: 0 }];

  constructor(private readonly text: string) {}
}
