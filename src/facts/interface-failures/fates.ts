import type { Node } from '@oxc-project/types';
import { walk } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import type { Fate } from './model.ts';
import type { States } from './states.ts';
import { LEAVES, RETURNED, SHOWN, SILENT, tellingOf, UNREAD } from './telling.ts';
import { LOGS, QUIET } from './words.ts';

/** A call within a function: the nodes from the function down to it. */
export type Path = readonly Node[];

/** What becomes of a failure that is thrown at the end of the path. */
export function thrownFate(path: Path, states: States): Fate {
  for (let at = path.length - 1; at > 0; at--) {
    const [outer, inner] = [path[at - 1], path[at]];
    const handler = outer && inner ? handlerOf(outer, inner) : null;
    if (!handler) continue;
    if (!isFunction(handler) && handler.type !== 'BlockStatement')
      return LOG.test(nameOf(handler)) ? SILENT : { ...LEAVES, kind: 'handed', to: [nameOf(handler)] };
    const fate = tellingOf(handler, states);
    if (fate.kind !== 'leaves') return fate;
  }
  return LEAVES;
}

const LOG = /^console\.|(?:^|\.)(?:noop|log)$/;

function handlerOf(outer: Node, inner: Node): Node | null {
  if (outer.type === 'TryStatement') return outer.block === inner ? (outer.handler?.body ?? null) : null;
  if (
    outer.type !== 'CallExpression' ||
    outer.callee !== inner ||
    inner.type !== 'MemberExpression' ||
    inner.property.type !== 'Identifier'
  )
    return null;
  const [first, second] = outer.arguments;
  const handler =
    inner.property.name === 'catch' ? first : inner.property.name === 'then' ? second : undefined;
  return handler && handler.type !== 'SpreadElement' ? handler : null;
}

/** The call is part of what runs after another failure, or either way. */
export function isCleanup(path: Path): boolean {
  return path.some(
    (node, at) =>
      node.type === 'CatchClause' ||
      (node.type === 'TryStatement' && node.finalizer !== null && path[at + 1] === node.finalizer) ||
      isHandlerArgument(node, path[at + 1]),
  );
}

function isHandlerArgument(node: Node, inner: Node | undefined): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee !== inner &&
    /\.(?:catch|finally)$/.test(nameOf(node.callee)) &&
    inner !== undefined &&
    isFunction(inner)
  );
}

/** Where a function looks at a result: `if (error)`, `error ? … : …`, `error && …`. */
interface Look {
  readonly test: Node;
  readonly yes: Node | null;
  readonly no: Node | null;
  readonly path: Path;
}

/** What becomes of an error that a call returns under one of the names, in a function. */
export function returnedFate(
  names: readonly string[],
  owner: Node,
  path: Path,
  states: States,
  text: string,
): Fate {
  const behind = path.at(-1)?.start ?? 0;
  const { looks, given } = looksAt(names, owner, behind, text);
  for (const look of looks) {
    const negative = isNegative(look.test, text);
    const branch = negative ? look.no : look.yes;
    if (!branch) {
      if (negative && !isFollowed(look, states)) continue;
      return SHOWN;
    }
    const fate = tellingOf(branch, states);
    if (fate.kind === 'leaves') return thrownFate(look.path, states);
    if (fate.kind !== 'silent') return fate;
  }
  if (given) return given;
  return looks.length > 0 ? SILENT : UNREAD;
}

/** `if (!error) { close(); return; }` with the message behind it. */
function isFollowed({ path }: Look, states: States): boolean {
  const statement = path.at(-1);
  const block = path.at(-2);
  if (!statement || block?.type !== 'BlockStatement') return false;
  return block.body.some(
    (each) => each.start > statement.end && /^(?:shown|handed|leaves)$/.test(tellingOf(each, states).kind),
  );
}

function looksAt(
  names: readonly string[],
  owner: Node,
  behind: number,
  text: string,
): { looks: Look[]; given: Fate | null } {
  const looks: Look[] = [];
  let given: Fate | null = null;
  const words = new Set(names);
  const mentioned = (node: Node): boolean =>
    text
      .slice(node.start, node.end)
      .split(/[^\w$]+/)
      .some((word) => words.has(word));
  walk(owner, (node, parents) => {
    if (node.end < behind) return false;
    const look = lookOf(node);
    if (look && mentioned(look.test)) looks.push({ ...look, path: [...parents, node] });
    else if (node.start > behind) given ??= givenBy(node, mentioned);
    return undefined;
  });
  return { looks, given };
}

function lookOf(node: Node): Omit<Look, 'path'> | null {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
    return { test: node.test, yes: node.consequent, no: node.alternate };
  return node.type === 'LogicalExpression' && node.operator === '&&'
    ? { test: node.left, yes: node.right, no: null }
    : null;
}

/** The result is passed on without a look. */
function givenBy(node: Node, mentioned: (node: Node) => boolean): Fate | null {
  if (node.type === 'ReturnStatement') return node.argument && mentioned(node.argument) ? RETURNED : null;
  if (node.type === 'ThrowStatement') return mentioned(node.argument) ? LEAVES : null;
  if (node.type !== 'CallExpression' || !node.arguments.some(mentioned)) return null;
  const name = nameOf(node.callee);
  return LOGS.test(name) || QUIET.test(name) || /(?:^|\.)set[A-Z]/.test(name)
    ? null
    : { ...LEAVES, kind: 'handed', to: [name] };
}

/** `!error`, `response.ok`, `error === null`, `data`. */
function isNegative(test: Node, text: string): boolean {
  const written = text.slice(test.start, test.end);
  const bad = /(?:^|[^\w$])(?:err|error)\b|\w+(?:Error|Err)\b|\.error\b/.test(written);
  const turned = /^\(?!(?!=)|(?:===?\s?(?:null|undefined|false))/.test(written);
  return bad ? turned : !turned && !/!==?|<|>=?\s?[3-5]\d\d/.test(written);
}
