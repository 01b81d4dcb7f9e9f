import type { Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';
import type { ErrorSource } from './javascript-errors.ts';
import { isGuarded } from './javascript-guards.ts';
import type { Leak } from './model.ts';

/** A piece of an error in an expression. */
export interface Piece {
  readonly leak: Leak;
  readonly what: string;
  readonly via: string | null;
  readonly source: ErrorSource;
  /** The clause or function that brings the error in. */
  readonly holder: Node;
}

/** What a name stands for where it is used. */
export type Named =
  | { readonly kind: 'error'; readonly source: ErrorSource; readonly holder: Node }
  | { readonly kind: 'pieces'; readonly pieces: readonly Piece[] };

export interface Names {
  find(name: string, parents: readonly Node[]): Named | null;
}

const MEMBERS: ReadonlyMap<string, Leak> = new Map<string, Leak>([
  ['stack', 'stack'],
  ['message', 'message'],
  ['toString', 'message'],
  ['details', 'message'],
  ['hint', 'message'],
  ['sql', 'query'],
  ['sqlMessage', 'query'],
  ['query', 'query'],
]);
/** Methods of text that leave a text. */
const TEXT_METHOD =
  /^(?:slice|substring|substr|trim|replace|replaceAll|split|toString|concat|toUpperCase|toLowerCase)$/;
const WRAPS = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'ChainExpression',
  'TSTypeAssertion',
  'TSSatisfiesExpression',
]);
const PASSES =
  /^(?:JSON\.stringify|String|Object\.assign|encodeURIComponent|(?:\w+\.)?encode|escape\w*|Buffer\.from|util\.format)$/;
const SHOWS_ALL = /(?:^|\.)(?:inspect|serializeError|errorToObject)$/;
const CLEANS = /sanit|redact|mask|safe|public|friendly|translat|humani|user|log|capture|report|generic|hide/i;

/**
 * The pieces of errors in an expression that are left as they are: neither tested, nor behind a condition for developers
 * or for errors of a known kind.
 * @param strict true where the value of an unknown call is not what it was given
 */
export function piecesIn(
  root: Node,
  parents: readonly Node[],
  names: Names,
  text: string,
  strict = false,
): Piece[] {
  const found: Piece[] = [];
  walk(root, (node, inner) => {
    if (node.type !== 'Identifier') return undefined;
    const named = names.find(node.name, parents);
    if (named) found.push(...pieces(node, named, [...parents, ...inner], parents.length, { text, strict }));
    return undefined;
  });
  return found;
}

interface How {
  readonly text: string;
  readonly strict: boolean;
}

function pieces(
  node: Node & { name: string },
  named: Named,
  chain: readonly Node[],
  from: number,
  how: How,
): Piece[] {
  const parent = chain.at(-1);
  if (parent?.type === 'Property' && parent.key === node && parent.value !== node) return [];
  if (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) return [];
  if (named.kind === 'pieces') {
    const used = chain.length > from ? valueUse(node, chain, from, how.strict) : 'plain';
    return used === null
      ? []
      : named.pieces
          .filter(({ holder }) => !isGuarded(chain.slice(Math.max(0, chain.indexOf(holder))), node, how.text))
          .map((piece) =>
            piece.leak === 'whole' && parent?.type === 'MemberExpression'
              ? { ...piece, leak: 'message' }
              : piece,
          );
  }
  const holder = chain.indexOf(named.holder);
  if (isGuarded(chain.slice(Math.max(0, holder)), node, how.text)) return [];
  const piece = pieceOf(node, chain, from, how.strict);
  return piece ? [{ ...piece, source: named.source, holder: named.holder }] : [];
}

function pieceOf(
  node: Node & { name: string },
  chain: readonly Node[],
  from: number,
  strict: boolean,
): Omit<Piece, 'source' | 'holder'> | null {
  let at = chain.length - 1;
  let child: Node = node;
  while (at >= from && WRAPS.has(chain[at]?.type ?? '')) child = chain[at--] ?? child;
  const parent = at >= from ? chain[at] : undefined;
  if (parent?.type === 'MemberExpression' && parent.object === child) {
    const name = parent.property.type === 'Identifier' && !parent.computed ? parent.property.name : '';
    const leak = MEMBERS.get(name);
    if (!leak || valueUse(parent, chain.slice(0, at), from, strict) === null) return null;
    return { leak, what: `${node.name}.${name}`, via: null };
  }
  const use = valueUse(child, chain.slice(0, at + 1), from, strict);
  if (use === null) return null;
  if (use === 'text') return { leak: 'message', what: node.name, via: null };
  if (use === 'shown') return { leak: 'stack', what: node.name, via: null };
  return use === 'plain'
    ? { leak: 'whole', what: node.name, via: null }
    : { leak: 'message', what: `${use.helper}(${node.name})`, via: use.helper };
}

type Use = 'plain' | 'text' | 'shown' | { readonly helper: string };

/** How a value goes on to the end of the expression; null where it is only looked at. */
function valueUse(start: Node, chain: readonly Node[], from: number, strict: boolean): Use | null {
  let child = start;
  let use: Use | null = 'plain';
  for (let at = chain.length - 1; at >= from && use !== null; at--) {
    const parent = chain[at];
    if (!parent) return null;
    use = useIn(parent, child, use, strict);
    child = parent;
  }
  return use;
}

function useIn(parent: Node, child: Node, use: Use, strict: boolean): Use | null {
  switch (parent.type) {
    case 'TemplateLiteral':
      return textual(use);
    case 'BinaryExpression':
      return parent.operator === '+' ? textual(use) : null;
    case 'ConditionalExpression':
      return parent.test === child ? null : use;
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === child ? null : use;
    case 'UnaryExpression':
    case 'ThrowStatement':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return null;
    case 'NewExpression':
      return /^(?:Response|NextResponse)$/.test(dottedName(parent.callee) ?? '') ? use : null;
    case 'MemberExpression':
      return parent.object === child && isTextMember(parent.property) ? use : null;
    case 'CallExpression':
      return parent.callee === child ? use : throughCall(dottedName(parent.callee) ?? '', use, strict);
    default:
      return use;
  }
}

const isTextMember = (property: Node): boolean =>
  property.type === 'Identifier' && (TEXT_METHOD.test(property.name) || property.name === 'message');

const textual = (use: Use): Use => (use === 'plain' ? 'text' : use);

function throughCall(name: string, use: Use, strict: boolean): Use | null {
  const tip = name.slice(name.lastIndexOf('.') + 1);
  if (name === 'String') return textual(use);
  if (SHOWS_ALL.test(name)) return 'shown';
  if (PASSES.test(name)) return use;
  if (tip === '' || CLEANS.test(tip)) return null;
  if (use === 'plain')
    return /[Ee]rr|[Mm]essage|[Rr]eason|describe|format/.test(tip) ? { helper: tip } : null;
  return strict ? null : use;
}
