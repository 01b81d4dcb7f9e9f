import type { Off, TestBlock } from './model.ts';

/** What a comment says that gives a reason: more than a mark, and no code. */

/** Marks that say only that something is to be done, and orders to tools. */
const MARKS =
  /\b(?:TODO|FIXME|XXX|HACK|SKIP(?:PED)?|DISABLED|WIP|TBD)\b|\b(?:eslint|prettier|biome|istanbul|c8|v8|ts|@ts|noqa|type|pylint|pragma|mypy|nosemgrep|rubocop|nolint|noinspection|oxlint)[-: ][\w\-/@:,. ]*/gi;
const CODE =
  /=>|[;{}]\s*$|^\s*(?:x?it|test|describe|def|class|import|from|const|let|var|return|await|expect|assert)\b[^\n]{0,80}[({=]/;

/**
 * The reason in a text that stands where reasons are given; null where it gives none: a bare "TODO", an order to a linter,
 * code that is commented out.
 */
function reasonIn(text: string): string | null {
  const [order = '', why] = text.split(/\s--\s/);
  const said = (why !== undefined && /\b(?:eslint|biome|oxlint)-/.test(order) ? why : text)
    .replace(/^[\s*/#!-]+/gm, '')
    .trim();
  if (CODE.test(said)) return null;
  const rest = said
    .replace(MARKS, ' ')
    .replace(/[^\p{L}\p{N}#/:]+/gu, ' ')
    .trim();
  const telling =
    /#\d|https?:|[A-Z]{2,}-\d/.test(said) || rest.split(' ').filter((word) => /\p{L}/u.test(word)).length > 1;
  return telling ? said.replace(/\s+/g, ' ').slice(0, MAX_REASON) : null;
}

const MAX_REASON = 200;

/** A comment with the lines that it stands on. */
export interface LineComment {
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  /** Nothing stands before it on its line. */
  readonly alone: boolean;
}

/** Comments that begin with `#` or the like, line by line. */
export function lineCommentsIn(text: string, mark: RegExp): LineComment[] {
  return text.split('\n').flatMap((written, index): LineComment[] => {
    const at = written.search(mark);
    if (at < 0) return [];
    const alone = written.slice(0, at).trim() === '';
    return [{ line: index + 1, endLine: index + 1, text: written.slice(at), alone }];
  });
}

/** Comments by line, to find what stands above or beside a place. */
export class Comments {
  readonly #ending = new Map<number, LineComment>();
  readonly #starting = new Map<number, LineComment>();

  constructor(comments: readonly LineComment[]) {
    for (const comment of comments) {
      this.#ending.set(comment.endLine, comment);
      this.#starting.set(comment.line, comment);
    }
  }

  /**
   * Where a test is switched off, with the reason that is given there or that a comment gives.
   *
   * @param top where its annotations begin, above which a comment may stand
   */
  off(line: number, given: string | null, top = line): Off {
    if (given !== null) return { line, reason: given, comment: false };
    const reason = this.reasonAt(line) ?? this.reasonAt(top);
    return { line, reason, comment: reason !== null };
  }

  /** The reason in a comment that ends above a line, that stands beside it, or that opens the line below it. */
  reasonAt(line: number): string | null {
    const beside = this.#starting.get(line);
    const inside = this.#starting.get(line + 1);
    return (
      (beside && reasonIn(beside.text)) ??
      reasonIn(this.#above(line)) ??
      (inside ? reasonIn(inside.text) : null)
    );
  }

  /** All the comment's lines above, where each line is a comment of its own. */
  #above(line: number): string {
    const parts: string[] = [];
    for (let above = this.#ending.get(line - 1); above?.alone && parts.length < MAX_LINES; ) {
      parts.unshift(above.text);
      above = this.#ending.get(above.line - 1);
    }
    return parts.join('\n');
  }
}

const MAX_LINES = 20;

/** One reason covers the tests directly after it that are switched off as well. */
export function shareReasons(blocks: readonly TestBlock[]): TestBlock[] {
  let before: TestBlock | undefined;
  return blocks.map((block) => {
    const given = before?.off;
    const shared =
      block.off && given?.comment && block.off.reason === null
        ? { ...block, off: { ...given, line: block.off.line } }
        : block;
    before = shared;
    return shared;
  });
}
