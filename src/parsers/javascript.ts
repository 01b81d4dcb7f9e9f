import type { Node, Program } from '@oxc-project/types';
import type { Comment, EcmaScriptModule } from 'oxc-parser';
import { defineParser, ParseFailure } from '../kit/parser.ts';
import type { SourceFile } from '../kit/source.ts';
import { refuseDeepScript } from './script-limits.ts';

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
    const script = asScript(file);
    refuseDeepScript(script[1]);
    const result = parseSync(...script);
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
  const [open, close] = ending === 'astro' ? [/^---\r?(?=\n)/gm, /^---/gm] : [/<script\b/gi, /<\/script>/gi];
  let kept = '';
  for (;;) {
    open.lastIndex = kept.length;
    const tag = open.exec(text);
    const start = tag ? text.indexOf(ending === 'astro' ? '\n' : '>', open.lastIndex) + 1 : 0;
    close.lastIndex = start;
    const end = start > 0 ? close.exec(text)?.index : undefined;
    if (end === undefined) return kept;
    kept += blank(text.slice(kept.length, start)) + text.slice(start, end);
    // Past the closing mark, which in an Astro file looks like the opening one.
    kept += blank(text.slice(end, close.lastIndex));
  }
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/**
 * Calls `visit` for every node, parents first, with the chain of its parents (nearest last). `false` skips the
 * children. Not recursive: a tree may be thousands of levels deep.
 */
export function walk(root: Node, visit: (node: Node, parents: readonly Node[]) => boolean | undefined): void {
  const parents: Node[] = [];
  const open: Node[] = [root];
  const depths: number[] = [0];
  for (let node = open.pop(); node; node = open.pop()) {
    const depth = depths.pop() ?? 0;
    parents.length = depth;
    if (visit(node, parents) === false) continue;
    parents.push(node);
    const first = open.length;
    pushChildren(node, open);
    for (let at = first; at < open.length; at++) depths.push(depth + 1);
    reverse(open, first);
  }
}

/** In the order of the text. Written for speed: it runs over every node of every file, once a fact. */
function pushChildren(node: Node, into: Node[]): void {
  for (const value of Object.values(node)) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const each of value) if (isNode(each)) into.push(each);
    } else if (isNode(value)) into.push(value);
  }
}

function reverse(nodes: Node[], from: number): void {
  for (let left = from, right = nodes.length - 1; left < right; left++, right--) {
    const [a, b] = [nodes[left], nodes[right]];
    if (a && b) [nodes[left], nodes[right]] = [b, a];
  }
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
