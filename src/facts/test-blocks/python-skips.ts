import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, type PythonTree } from '../../parsers/python.ts';
import type { Off } from './model.ts';
import { decoratorNodes } from './python-functions.ts';
import { Comments, lineCommentsIn } from './skip-reasons.ts';

export interface Skips {
  readonly off: Off | null;
  readonly conditional: boolean;
}

const NONE: Skips = { off: null, conditional: false };
const SOMETIMES = /\b(skipif|skipIf|skipUnless|requires?_\w+|skip_(?:if|unless)\w*|importorskip)\b/;
/** A mark without a condition: `@pytest.mark.skip`, `@unittest.skip("…")`, `@skip`. */
const MARK = /[.@]skip\s*$/;
/** In a body: `pytest.skip("…")`, `self.skipTest("…")`, `raise unittest.SkipTest("…")`. */
const CALL = /^(?:raise\s+)?(?:pytest\.skip|self\.skipTest|(?:unittest\.)?SkipTest)\s*\(/;
const ANYWHERE = /\b(?:pytest\.skip|skipTest|SkipTest|importorskip)\(/;

export function decoratorsOf(node: SyntaxNode, tree: PythonTree): string[] {
  return decoratorNodes(node).map((decorator) => tree.text(decorator));
}

/** Where Python's tests are switched off: by decorators, by `pytestmark`, or by what they do first. */
export class PythonSkips {
  readonly #file: SourceFile;
  readonly #tree: PythonTree;
  #comments: Comments | undefined;

  constructor(file: SourceFile, tree: PythonTree) {
    this.#file = file;
    this.#tree = tree;
  }

  /** Of a whole module: `pytestmark = pytest.mark.skip(…)`, `pytest.skip(…, allow_module_level=True)`. */
  ofModule(): Skips {
    return this.#statements(childrenOf(this.#tree.root));
  }

  /** Of a function or a class. */
  of(node: SyntaxNode): Skips {
    const decorators = decoratorNodes(node);
    const mark = decorators.find((decorator) => this.#isMark(this.#tree.text(decorator)));
    const [first] = decorators;
    if (mark && first) return { off: this.#off(mark, first), conditional: false };
    const inside = this.#statements(childrenOf(node.getChild('Body') ?? node));
    const conditional =
      inside.conditional || decorators.some((decorator) => SOMETIMES.test(this.#tree.text(decorator)));
    const deeper =
      node.name === 'FunctionDefinition' && inside.off === null && ANYWHERE.test(this.#tree.text(node));
    return { off: inside.off, conditional: conditional || deeper };
  }

  #isMark(text: string): boolean {
    return MARK.test(text.split('(')[0] ?? '');
  }

  #statements(statements: readonly SyntaxNode[]): Skips {
    for (const statement of statements) {
      const text = this.#tree.text(statement).slice(0, 500);
      if (CALL.test(text)) return { off: this.#off(statement, statement), conditional: false };
      if (!/^pytestmark\b/.test(text)) continue;
      if (SOMETIMES.test(text)) return { off: null, conditional: true };
      if (/mark\.skip\b/.test(text)) return { off: this.#off(statement, statement), conditional: false };
    }
    return NONE;
  }

  /** @param top where a comment would stand above */
  #off(node: SyntaxNode, top: SyntaxNode): Off {
    this.#comments ??= new Comments(lineCommentsIn(this.#file.text, /(?:^|\s)#/));
    const line = this.#file.lineAt(node.from);
    return this.#comments.off(
      line,
      reasonOf(this.#tree.text(node).slice(0, 500)),
      this.#file.lineAt(top.from),
    );
  }
}

/** What is given as the reason: a text, or the name of one. */
function reasonOf(text: string): string | null {
  const [, double, single] = /\(\s*(?:reason\s*=\s*)?[rfbu]?(?:"([^"\n]+)"|'([^'\n]+)')/.exec(text) ?? [];
  const written = double ?? single;
  return written ?? /\breason\s*=\s*(\w[\w.]*)/.exec(text)?.[1] ?? null;
}
