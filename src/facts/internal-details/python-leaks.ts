import type { SyntaxNode } from '@lezer/common';
import { type PythonTree, walkPython } from '../../parsers/python.ts';
import { FOR_DEVELOPERS, type Leak } from './model.ts';

export interface PythonPiece {
  readonly leak: Leak;
  readonly what: string;
}

const TRACE =
  /^(?:traceback\.)?(?:format_exc|format_exception|format_tb|format_stack|print_exc)$|^sys\.exc_info$/;
const TEXT = /^(?:str|repr|format|unicode|ascii)$/;
const PASSES =
  /^(?:json\.dumps|dict|list|escape|html\.escape|quote|urllib\.parse\.quote|jsonify|\w*[eE]rror\w*|\w*[rR]esponse\w*|dumps)$/;
/** What of an error is made for telling: a status, a field that the raiser filled. */
const TEXT_PARTS =
  /^(?:args|orig|statement|params|message|msg|pgerror|diag|stderr|output|__traceback__|__dict__)$/;

/**
 * The pieces of an error in an expression.
 * @param name of the error in this clause; null where it has none
 */
export function pythonPieces(
  tree: PythonTree,
  root: SyntaxNode,
  name: string | null,
  aliases: ReadonlyMap<string, readonly PythonPiece[]>,
  handler: SyntaxNode,
  strict = false,
): PythonPiece[] {
  const found: PythonPiece[] = [];
  walkPython(root, (node) => {
    if (node.name === 'CallExpression' && TRACE.test(calleeOf(tree, node))) {
      if (!isGuarded(tree, node, handler)) found.push({ leak: 'stack', what: `${calleeOf(tree, node)}()` });
      return false;
    }
    if (node.name !== 'VariableName') return undefined;
    const text = tree.text(node);
    const known = aliases.get(text);
    if (known && known.length > 0 && isValue(tree, node, root, strict) && !isGuarded(tree, node, handler))
      found.push(...known);
    else if (text === name) {
      const piece = pieceOf(tree, node, root, strict);
      if (piece && !isGuarded(tree, node, handler)) found.push(piece);
    }
    return undefined;
  });
  return found;
}

function pieceOf(tree: PythonTree, node: SyntaxNode, root: SyntaxNode, strict: boolean): PythonPiece | null {
  const name = tree.text(node);
  const parent = node.parent;
  if (parent?.name === 'MemberExpression' && parent.firstChild?.from === node.from)
    return isValue(tree, parent, root, strict) ? memberOf(tree, parent, name) : null;
  if (!isValue(tree, node, root, strict)) return null;
  const call = parent?.name === 'ArgList' ? parent.parent : null;
  const callee = call?.name === 'CallExpression' ? calleeOf(tree, call) : '';
  if (callee === 'repr' || formatsAsCode(tree, node)) return { leak: 'stack', what: `repr(${name})` };
  // An error object cannot be an answer by itself, except where a text is made of it.
  const textual = TEXT.test(callee) || /format$/.test(callee) || isWithinText(node, root);
  if (!textual && node.from !== root.from) return null;
  return { leak: 'message', what: TEXT.test(callee) ? `${callee}(${name})` : name };
}

function memberOf(tree: PythonTree, member: SyntaxNode, name: string): PythonPiece | null {
  const part = member.getChild('PropertyName');
  const key = part ? tree.text(part) : '';
  if (!TEXT_PARTS.test(key)) return null;
  const what = `${name}.${key}`;
  if (key === '__traceback__') return { leak: 'stack', what };
  return { leak: /^(?:statement|params|pgerror|orig)$/.test(key) ? 'query' : 'message', what };
}

/** `{e!r}` */
function formatsAsCode(tree: PythonTree, node: SyntaxNode): boolean {
  return node.parent?.name === 'FormatReplacement' && /!r\}$/.test(tree.text(node.parent));
}

function isWithinText(node: SyntaxNode, root: SyntaxNode): boolean {
  for (
    let parent = node.parent;
    parent && parent.from >= root.from && parent.to <= root.to;
    parent = parent.parent
  ) {
    if (/^(?:FormatReplacement|BinaryExpression)$/.test(parent.name)) return true;
    if (parent.name === 'CallExpression') return false;
  }
  return false;
}

/** Whether it goes on as a value: not the condition of a choice, not compared, not handed to a function that nobody knows. */
function isValue(tree: PythonTree, start: SyntaxNode, root: SyntaxNode, strict: boolean): boolean {
  let child = start;
  for (let parent = start.parent; parent && !isSame(child, root); parent = parent.parent) {
    if (parent.name === 'ConditionalExpression' && isCondition(parent, child)) return false;
    if (parent.name === 'UnaryExpression' || isComparison(tree, parent)) return false;
    const call = parent.name === 'ArgList' ? parent.parent : null;
    if (call?.name === 'CallExpression' && !goesThrough(tree, call, strict && call.from >= root.from))
      return false;
    child = parent;
    if (child.from < root.from || child.to > root.to) break;
  }
  return true;
}

const isSame = (a: SyntaxNode, b: SyntaxNode): boolean =>
  a.from === b.from && a.to === b.to && a.name === b.name;

function isComparison(tree: PythonTree, node: SyntaxNode): boolean {
  if (node.name !== 'BinaryExpression') return false;
  const text = tree.text(node).slice(0, 200);
  return /\s(?:in|not in|is|and)\s|==|!=/.test(text) && !/[+%]/.test(text);
}

const CLEANS =
  /sanit|redact|mask|safe|public|friendly|translat|user_|log|capture|isinstance|hasattr|getattr|type|generic|hide/i;

/** Whether what a call is given is in what comes out of it. */
function goesThrough(tree: PythonTree, call: SyntaxNode, strict: boolean): boolean {
  const callee = calleeOf(tree, call);
  const tip = callee.slice(callee.lastIndexOf('.') + 1);
  if (CLEANS.test(tip)) return false;
  return !strict || TEXT.test(tip) || PASSES.test(callee) || /^(?:format|join|strip|replace)$/.test(tip);
}

/** `a if test else b`: the second part is the test. */
function isCondition(parent: SyntaxNode, child: SyntaxNode): boolean {
  return parent.getChild('if')?.nextSibling?.from === child.from;
}

/** Under a condition for developers or for errors of a known kind, also one that chooses between two values. */
function isGuarded(tree: PythonTree, node: SyntaxNode, handler: SyntaxNode): boolean {
  let child = node;
  for (let parent = node.parent; parent && child.from > handler.from; parent = parent.parent) {
    if (isDecided(tree, parent, child)) return true;
    child = parent;
  }
  return false;
}

function isDecided(tree: PythonTree, parent: SyntaxNode, child: SyntaxNode): boolean {
  if (parent.name === 'ConditionalExpression') {
    const test = parent.getChild('if')?.nextSibling;
    return Boolean(test && test.from !== child.from && decides(tree.text(test)));
  }
  if (parent.name === 'Body') return leftBefore(tree, parent, child);
  if (parent.name !== 'IfStatement' || child.name !== 'Body') return false;
  const heads = tree
    .text(parent)
    .slice(0, child.from - parent.from)
    .split('\n');
  return decides(heads.at(-1) ?? '') || FOR_DEVELOPERS.test(heads[0] ?? '');
}

/** `if not settings.DEBUG: return …` leaves the rest for developers. */
function leftBefore(tree: PythonTree, body: SyntaxNode, child: SyntaxNode): boolean {
  return body.getChildren('IfStatement').some((each) => {
    if (each.to > child.from) return false;
    const text = tree.text(each);
    return FOR_DEVELOPERS.test(text.split('\n')[0] ?? '') && /\n\s+(?:return|raise)\b/.test(text);
  });
}

function decides(test: string): boolean {
  if (FOR_DEVELOPERS.test(test)) return true;
  return /\bisinstance\([^)]*,\s*(?!Exception\b|BaseException\b)|\b(?:status_code|code|errno|pgcode)\b|\bin\s+(?:str\()?(?:e|ex|err|error|exc|msg|message|error_\w+)\b/.test(
    test,
  );
}

function calleeOf(tree: PythonTree, call: SyntaxNode): string {
  return call.firstChild ? tree.text(call.firstChild).replace(/\s/g, '').slice(0, 120) : '';
}
