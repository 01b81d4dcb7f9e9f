import type { Node } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { type AnyFunction, functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { ASKS, type CodeSite } from './model.ts';

const HOOK = /^(onModuleInit|onApplicationBootstrap)$/;
const VERB = /^(get|post|put|patch|delete|del|all|use|route|handle|query|mutation)$/;
/** What is handed to these runs at another time, or for each event. */
const LATER =
  /^(on|addEventListener|schedule|scheduleJob|setInterval|subscribe|process|add|it|test|describe|beforeEach|afterEach|beforeAll|afterAll|action|command|addCommand|onRequest|onCall|onSchedule)$/;
const READY = /^(open|connected|connect|ready|listening|init|load)$/;

type When = Pick<CodeSite, 'runs' | 'within'>;

/** The nearest function with a name around a node, or the outermost one. */
export function functionAround(parents: readonly Node[]): Node | null {
  let found: Node | null = null;
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    if (!node || !isFunction(node)) continue;
    found = node;
    if (functionName(node, parents.slice(0, index)) !== null) return node;
  }
  return found;
}

/** When code with these nodes around it runs; the nearest function with a name decides. */
export function momentOf(parents: readonly Node[]): When {
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    const when = node && isFunction(node) ? momentOfFunction(node, parents.slice(0, index)) : null;
    if (when) return when;
  }
  return { runs: 'load', within: null };
}

/** Null where the function runs with what is around it: called at once, or handed to a call that does so. */
function momentOfFunction(node: AnyFunction, around: readonly Node[]): When | null {
  const holder = around.at(-1);
  const name = functionName(node, around);
  if (holder?.type === 'CallExpression') {
    const runs = holder.callee === node ? null : handedTo(holder);
    if (runs !== null) return { runs, within: null };
    // `const save = wrapped(async () => …)` is run when somebody calls `save`.
    const wrapped = name !== null && holder.callee !== node && !AT_ONCE.test(lastName(holder));
    return wrapped ? { runs: 'function', within: name } : null;
  }
  if (holder?.type === 'ExportDefaultDeclaration') return { runs: 'function', within: name ?? 'default' };
  return { runs: name !== null && HOOK.test(name) ? 'startup' : 'function', within: name };
}

/** Calls that run what is handed to them, once. */
const AT_ONCE =
  /^(then|catch|finally|connect|listen|authenticate|sync|forEach|map|\$?transaction|serialize|parallelize|run|nextTick|all|retry)$/;

const lastName = (call: Node & { type: 'CallExpression' }): string =>
  dottedName(call.callee)?.split('.').at(-1) ?? '';

/** When a function runs that is handed to a call; null where that is at once, or after what came before it. */
function handedTo(call: Node & { type: 'CallExpression' }): CodeSite['runs'] | null {
  const name = lastName(call);
  const [first] = call.arguments;
  const text = first ? stringValue(first) : null;
  if (VERB.test(name) && (text === null ? name === 'use' : /^[/*:]/.test(text))) return 'request';
  if (/^(action|command|addCommand)$/.test(name)) return 'command';
  if (/^(mutation|query|handler|procedure)$/.test(name)) return 'request';
  if (name === 'on' && text !== null && READY.test(text)) return null;
  return LATER.test(name) ? 'function' : null;
}

/** Whether a condition around it, or one that turns back before it, asks for the environment or for a confirmation. */
export function isGuarded(parents: readonly Node[], node: Node, text: string): boolean {
  return parents.some((parent, index) => {
    const inner = parents[index + 1] ?? node;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression')
      return parent.test !== inner && ASKS.test(sourceOf(parent.test, text));
    if (parent.type === 'LogicalExpression')
      return parent.right === inner && ASKS.test(sourceOf(parent.left, text));
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') return false;
    return parent.body.some(
      (each) =>
        each.end <= inner.start &&
        each.type === 'IfStatement' &&
        ASKS.test(sourceOf(each.test, text)) &&
        /\b(throw|return|process\.exit|exit)\b/.test(sourceOf(each.consequent, text)),
    );
  });
}

const sourceOf = (node: Node, text: string): string =>
  text.slice(node.start, Math.min(node.end, node.start + 400));
