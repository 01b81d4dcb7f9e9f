import type { CallExpression, Node, TaggedTemplateExpression } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { walk } from '../../parsers/javascript.ts';
import type { Chain } from './chain.ts';
import { classify } from './classify.ts';
import { chainOf } from './javascript-chain.ts';
import { reactionsOf } from './javascript-reactions.ts';
import { isFunction } from './javascript-scope.ts';
import type { Operation } from './model.ts';
import type { Classified } from './rule.ts';

interface Found {
  readonly call: Classified;
  readonly line: number;
  /** For a library that returns errors: the names under which the error is kept. */
  readonly errors: readonly string[];
}

/**
 * The reads and writes whose failure reaches the end of `root`: not those of inner functions that nobody waits for, nor
 * those that have a handler of their own, nor promises that are let go.
 * @param waited whether `root` itself is a promise that somebody waits for
 * @param which `all`: with those that have a handler of their own, and those of libraries that return their errors
 */
export function operationsIn(
  root: Node,
  file: SourceFile,
  waited: boolean,
  which: 'uncaught' | 'all' = 'uncaught',
): Operation[] {
  const found: Found[] = [];
  const thrown: string[] = [];
  walk(root, (node, parents) => {
    if (node !== root && isHandledInside(node, parents, waited, which)) return false;
    if (node.type === 'ThrowStatement') thrown.push(conditionOf(node, parents, file.text));
    const found_ =
      node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression'
        ? operation(node, parents, waited)
        : null;
    if (found_) found.push({ ...found_, line: file.lineAt(node.start) });
    return undefined;
  });
  return found
    .filter(
      ({ call, errors }) =>
        which === 'all' ||
        !call.returnsErrors ||
        errors.some((name) => thrown.some((text) => mentions(text, name))),
    )
    .map(({ call: { effect, what, helper }, line }) => ({ effect, what, line, helper }));
}

function isHandledInside(
  node: Node,
  parents: readonly Node[],
  waited: boolean,
  which: 'uncaught' | 'all',
): boolean {
  if (which === 'all') return isFunction(node) && !isWaitedFor(parents, waited);
  if (node.type === 'TryStatement' && node.handler)
    return !reactionsOf(node.handler.body.body, new Map()).includes('rethrows');
  if (node.type === 'CallExpression') return isCaught(node);
  return isFunction(node) && !isWaitedFor(parents, waited);
}

/** Calls that wait by themselves. */
const SYNCHRONOUS = /Sync$|^(run|exec)$/;

function operation(
  node: CallExpression | TaggedTemplateExpression,
  parents: readonly Node[],
  waited: boolean,
): Omit<Found, 'line'> | null {
  if (isWithinChain(parents)) return null;
  const chain = chainOf(node);
  if (!chain) return null;
  const awaited =
    waited || parents.some(({ type }) => type === 'AwaitExpression' || type === 'ReturnStatement');
  if (!awaited && !SYNCHRONOUS.test(chain.at(-1)?.name ?? '')) return null;
  const call = classify(withoutThen(chain), { language: 'javascript', awaited });
  return call && { call, errors: call.returnsErrors ? errorNames(parents) : [] };
}

/** `fetch(…).then(…)` is about the fetch. */
export function withoutThen(chain: Chain): Chain {
  const then = chain.findIndex(
    ({ name, call }, index) =>
      index > 0 && call !== null && /^(then|finally|catch|unwrap|promise|json|text)$/.test(name),
  );
  return then > 0 ? chain.slice(0, then) : chain;
}

/** The object of a member access whose call is itself part of the chain: only the outermost call is looked at. */
export function isWithinChain(parents: readonly Node[]): boolean {
  const member = parents.at(-1);
  const call = parents.at(-2);
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return false;
  return call.callee === member && chainOf(call) !== null;
}

function isCaught({ callee, arguments: args }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  return callee.property.name === 'catch' && args.length > 0;
}

/** A callback counts where the call that takes it is awaited: `await Promise.all(items.map(async …))`, transactions. */
function isWaitedFor(parents: readonly Node[], waited: boolean): boolean {
  if (parents.at(-1)?.type !== 'CallExpression') return false;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'AwaitExpression' || parent.type === 'ReturnStatement') return true;
    if (isFunction(parent) || parent.type.endsWith('Statement')) return false;
  }
  return waited;
}

/** The names that the result's error gets: `const { error: failed } = await …`, `const result = await …`. */
export function errorNames(parents: readonly Node[]): string[] {
  const holder = parents.findLast(({ type }) => type !== 'AwaitExpression');
  const target =
    holder?.type === 'VariableDeclarator'
      ? holder.id
      : holder?.type === 'AssignmentExpression'
        ? holder.left
        : null;
  if (target?.type === 'Identifier') return [target.name];
  if (target?.type !== 'ObjectPattern') return [];
  return target.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'error')
      return [];
    return property.value.type === 'Identifier' ? [property.value.name] : [];
  });
}

/** What is thrown, and the conditions under which it is. */
function conditionOf(node: Node, parents: readonly Node[], text: string): string {
  const tests = parents.flatMap((parent) =>
    parent.type === 'IfStatement' ? text.slice(parent.test.start, parent.test.end) : [],
  );
  return [text.slice(node.start, node.end), ...tests].join('\n');
}

function mentions(text: string, name: string): boolean {
  return text.split(/[^\w$]+/).includes(name);
}
