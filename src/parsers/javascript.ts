import type { Node, Program } from '@oxc-project/types';
import type { Comment, EcmaScriptModule } from 'oxc-parser';
import { defineParser, ParseFailure } from '../kit/parser.ts';
import type { SourceFile } from '../kit/source.ts';

/** JavaScript, TypeScript and JSX as ESTree; offsets are those of the file, also within Vue, Svelte and Astro files. */
export interface JavaScriptTree {
  /** Built when it is first asked for: who needs only the imports does not pay for it. */
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** Its imports and exports, with spans. */
  readonly module: EcmaScriptModule;
}

/** The files that {@link javascript} reads. */
export const JAVASCRIPT_FILES = ['**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,astro}'] as const;

export const javascript = defineParser<JavaScriptTree>('javascript', async () => {
  const { parseSync } = await import('oxc-parser');
  return (file) => {
    const result = parseSync(...asScript(file));
    const { comments, errors, module } = result;
    if (errors.length > 0 && result.program.body.length === 0 && file.text.trim() !== '') {
      throw new ParseFailure(errors[0]?.message ?? 'not JavaScript or TypeScript');
    }
    return {
      get program() {
        return result.program;
      },
      comments,
      module,
    };
  };
});

type Language = 'js' | 'jsx' | 'ts' | 'tsx';

/** File name, text and language for the parser. Plain `.js` may hold JSX, as bundlers allow. */
function asScript(file: SourceFile): [string, string, { lang: Language; preserveParens: false }] {
  const ending = file.path.slice(file.path.lastIndexOf('.') + 1);
  const lang: Language = /^[mc]?ts$/.test(ending)
    ? 'ts'
    : /^(tsx|vue|svelte|astro)$/.test(ending)
      ? 'tsx'
      : 'jsx';
  const text = /^(vue|svelte|astro)$/.test(ending) ? scriptOnly(file.text, ending) : file.text;
  return [
    `file.${lang}`,
    text,
    { lang: ending === 'vue' || ending === 'svelte' ? 'ts' : lang, preserveParens: false },
  ];
}

/** Blanks out all but the scripts of a component file, so that offsets and lines stay those of the file. */
function scriptOnly(text: string, ending: string): string {
  const script = ending === 'astro' ? /^---\r?\n([^]*?)^---/gm : /<script\b[^>]*>([^]*?)<\/script>/gi;
  let kept = '';
  for (const match of text.matchAll(script)) {
    const body = match[1] ?? '';
    const start = match.index + match[0].indexOf(body, match[0].indexOf(ending === 'astro' ? '\n' : '>'));
    kept += blank(text.slice(kept.length, start)) + body;
  }
  return kept;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Calls `visit` for every node, parents first, with the chain of its parents (nearest last). `false` skips the children. */
export function walk(root: Node, visit: (node: Node, parents: readonly Node[]) => boolean | undefined): void {
  const parents: Node[] = [];
  const step = (node: Node): void => {
    if (visit(node, parents) === false) return;
    parents.push(node);
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) for (const item of value) isNode(item) && step(item);
      else if (isNode(value)) step(value);
    }
    parents.pop();
  };
  step(root);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** `a.b.c` for a chain of plain member accesses and calls (`expect(x).not.toBe` is `expect.not.toBe`); null for anything else. */
export function dottedName(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression')
    return dottedName(node.expression);
  if (node.type === 'AwaitExpression') return dottedName(node.argument);
  if (node.type === 'CallExpression') return dottedName(node.callee);
  if (node.type !== 'MemberExpression') return null;
  const object = dottedName(node.object);
  const property = node.computed
    ? stringValue(node.property)
    : node.property.type === 'Identifier'
      ? node.property.name
      : null;
  return object !== null && property !== null ? `${object}.${property}` : null;
}

/** The text of a string literal or of a template without expressions; null for anything else. */
export function stringValue(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}
