import type {
  ArrowFunctionExpression,
  CallExpression,
  Expression,
  Function as FunctionNode,
  Node,
  TryStatement,
} from '@oxc-project/types';
import type { Comment } from 'oxc-parser';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, walk } from '../../parsers/javascript.ts';
import { classify } from './classify.ts';
import { explains } from './explains.ts';
import { chainOf } from './javascript-chain.ts';
import { type OwnBodies, ofValue, reactionsOf } from './javascript-reactions.ts';
import {
  type FileHandlers,
  type Handler,
  isSilent,
  type Operation,
  type OwnFunction,
  type Reaction,
} from './model.ts';

/** The handlers of JavaScript and TypeScript, and what each guards. */
export const javascriptHandlers = defineFileFact<FileHandlers>({
  id: 'failure-handlers-javascript',
  files: JAVASCRIPT_FILES,
  mentions: /\bcatch\b|\bawait\b/,
  parsers: [javascript],
  extract(file) {
    const { program, comments } = javascript.of(file);
    const found = new Collector(file, comments, ownBodies(program));
    walk(program, (node, parents) => found.visit(node, parents));
    return found.result();
  },
});

type AnyFunction = FunctionNode | ArrowFunctionExpression;

function isFunction(node: Node): node is AnyFunction {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

function ownBodies(program: Node): OwnBodies {
  const bodies = new Map<string, AnyFunction>();
  walk(program, (node, parents) => {
    if (isFunction(node)) {
      const name = functionName(node, parents);
      if (name !== null && !bodies.has(name)) bodies.set(name, node);
    }
    return undefined;
  });
  return bodies;
}

/** The name that a function is known by: its own, its variable's, its property's. Wrappers such as `useCallback` are looked through. */
function functionName(node: AnyFunction, parents: readonly Node[]): string | null {
  if ('id' in node && node.id) return node.id.name;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null;
    if (
      parent.type === 'Property' ||
      parent.type === 'MethodDefinition' ||
      parent.type === 'PropertyDefinition'
    ) {
      return parent.key.type === 'Identifier' ? parent.key.name : null;
    }
    if (parent.type === 'AssignmentExpression') return dottedName(parent.left)?.split('.').at(-1) ?? null;
    if (parent.type !== 'CallExpression' && parent.type !== 'AwaitExpression') return null;
  }
  return null;
}

class Collector {
  readonly #file: SourceFile;
  readonly #comments: readonly Comment[];
  readonly #own: OwnBodies;
  readonly #handlers: Handler[] = [];
  readonly #functions = new Map<string, OwnFunction>();
  readonly #discards = new Set<string>();
  readonly #uses = new Set<string>();

  constructor(file: SourceFile, comments: readonly Comment[], own: OwnBodies) {
    this.#file = file;
    this.#comments = comments;
    this.#own = own;
  }

  result(): FileHandlers | null {
    const { length } = this.#handlers;
    if (length + this.#functions.size + this.#discards.size === 0) return null;
    return {
      handlers: this.#handlers,
      functions: [...this.#functions.values()],
      discards: [...this.#discards],
      uses: [...this.#uses],
    };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'TryStatement') this.#try(node, parents);
    else if (node.type === 'CallExpression') this.#call(node, parents);
    else if (isFunction(node)) this.#function(node, parents);
  }

  #function(node: AnyFunction, parents: readonly Node[]): void {
    const name = functionName(node, parents);
    if (name === null || !node.body) return;
    const writes = operationsIn(node.body, this.#file, false).some(({ effect }) => effect === 'write');
    if (writes) this.#functions.set(name, { name, writes });
  }

  #try(node: TryStatement, parents: readonly Node[]): void {
    const { handler } = node;
    if (!handler) return;
    const operations = operationsIn(node.block, this.#file, false);
    if (operations.length === 0) return;
    const reactions = reactionsOf(handler.body.body, this.#own);
    const told = isSilent(reactions) ? toldLater(node, parents, this.#file.text) : [];
    this.#add('catch', handler.start, handler.body, {
      reactions: [...reactions, ...told],
      operations,
      parents,
    });
  }

  #call(node: CallExpression, parents: readonly Node[]): void {
    const chain = chainOf(node);
    this.#noteUse(node, chain ? (chain.at(-1)?.name ?? '') : '', parents);
    const { callee } = node;
    if (
      callee.type !== 'MemberExpression' ||
      callee.property.type !== 'Identifier' ||
      callee.property.name !== 'catch' ||
      callee.computed
    )
      return;
    const [handler] = node.arguments;
    if (!handler || handler.type === 'SpreadElement') return;
    const operations = operationsIn(callee.object, this.#file, true);
    if (operations.length === 0) return;
    const used = !isDiscarded(node, parents);
    const reactions = this.#promiseReactions(handler, used);
    this.#add('promise-catch', callee.property.start, handler, { reactions, operations, parents });
  }

  #promiseReactions(handler: Expression, used: boolean): Reaction[] {
    if (!isFunction(handler))
      return /^(\w+\.)*console\.|^(noop|_\.noop|log)$/.test(dottedName(handler) ?? '') ? ['logs'] : ['acts'];
    const { body } = handler;
    if (!body) return ['acts'];
    const reactions = body.type === 'BlockStatement' ? reactionsOf(body.body, this.#own) : this.#ofBody(body);
    return used && reactions.includes('falls-back') ? [...reactions, 'returns-failure'] : reactions;
  }

  /** An arrow's value is both what it does and what it returns. */
  #ofBody(body: Expression): Reaction[] {
    if (
      body.type === 'CallExpression' ||
      body.type === 'AssignmentExpression' ||
      body.type === 'LogicalExpression'
    ) {
      return reactionsOf(
        [{ type: 'ExpressionStatement', expression: body, start: body.start, end: body.end }],
        this.#own,
      );
    }
    return ofValue(body, this.#own, 0);
  }

  #noteUse(node: CallExpression, name: string, parents: readonly Node[]): void {
    if (!/^[a-z_$]\w*$/i.test(name) || name.length > 60) return;
    (isDiscarded(node, parents) ? this.#discards : this.#uses).add(name);
  }

  #add(
    kind: Handler['kind'],
    start: number,
    body: Node,
    {
      reactions,
      operations,
      parents,
    }: { reactions: readonly Reaction[]; operations: readonly Operation[]; parents: readonly Node[] },
  ): void {
    const line = this.#file.lineAt(start);
    const lastLine = this.#file.lineAt(body.end);
    const comments = this.#comments.filter((comment) => {
      const at = this.#file.lineAt(comment.start);
      return comment.start >= start && at <= lastLine;
    });
    this.#handlers.push({
      kind,
      line,
      reactions,
      explained: comments.some(({ value }) => value.split('\n').some((each) => explains(each))),
      function: enclosingName(parents),
      background: isBackground(parents),
      operations: isCleanup(parents)
        ? operations.filter(({ what }) => !/delete|remove|unlink|destroy/i.test(what))
        : operations,
    });
  }
}

function enclosingName(parents: readonly Node[]): string | null {
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    if (node && isFunction(node)) {
      const name = functionName(node, parents.slice(0, index));
      if (name !== null) return name;
    }
  }
  return null;
}

const CLOCK =
  /(^|\.)(setInterval|setTimeout|schedule|scheduleJob|onSchedule|onRun|createWorker|process|CronJob|setImmediate|waitUntil|after)$/;

function isBackground(parents: readonly Node[]): boolean {
  return parents.some(
    (node) =>
      (node.type === 'CallExpression' || node.type === 'NewExpression') &&
      CLOCK.test(dottedName(node.callee) ?? ''),
  );
}

/** Inside another handler or a `finally`: what is undone there is already a failure's end. */
function isCleanup(parents: readonly Node[]): boolean {
  return parents.some(
    (node, index) =>
      node.type === 'CatchClause' ||
      (node.type === 'TryStatement' && node.finalizer !== null && node.finalizer === parents[index + 1]),
  );
}

/** Calls whose failure reaches the end of `root`: not those of inner functions that nobody waits for, nor those with a handler of their own. */
function operationsIn(root: Node, file: SourceFile, waited: boolean): Operation[] {
  const found: (Operation & { returnsErrors: boolean })[] = [];
  let throws = false;
  walk(root, (node, parents) => {
    if (
      node !== root &&
      node.type === 'TryStatement' &&
      node.handler &&
      !reactionsOf(node.handler.body.body, new Map()).includes('rethrows')
    )
      return false;
    if (node !== root && isFunction(node) && !isWaitedFor(parents, waited)) return false;
    if (node.type === 'ThrowStatement') throws = true;
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return undefined;
    if (node.type === 'CallExpression' && isCaught(node)) return false;
    if (parents.at(-1)?.type === 'MemberExpression' && isWithinChain(parents)) return undefined;
    const chain = chainOf(node);
    const awaited =
      waited ||
      parents.some((parent) => parent.type === 'AwaitExpression' || parent.type === 'ReturnStatement');
    const call = chain && classify(withoutThen(chain), { language: 'javascript', awaited });
    if (call)
      found.push({
        effect: call.effect,
        what: call.what,
        helper: call.helper,
        returnsErrors: call.returnsErrors,
        line: file.lineAt(node.start),
      });
    return undefined;
  });
  return found
    .filter((each) => throws || !each.returnsErrors)
    .map(({ returnsErrors: _, ...operation }) => operation);
}

/** `fetch(…).then(…)` is about the fetch. */
function withoutThen(
  chain: NonNullable<ReturnType<typeof chainOf>>,
): NonNullable<ReturnType<typeof chainOf>> {
  const then = chain.findIndex(
    ({ name, call }) =>
      call !== null &&
      /^(then|finally|catch|unwrap|exec|promise|json|text|returning|select|single|maybeSingle|lean|populate)$/.test(
        name,
      ) &&
      chain.length > 1,
  );
  return then > 0 && /^(then|finally|catch|unwrap|exec|promise|json|text)$/.test(chain[then]?.name ?? '')
    ? chain.slice(0, then)
    : chain;
}

/** The object of a member access whose call is itself part of the chain: only the outermost call is looked at. */
function isWithinChain(parents: readonly Node[]): boolean {
  const call = parents.at(-2);
  return call?.type === 'CallExpression' && call.callee === parents.at(-1) && chainOf(call) !== null;
}

function isCaught(node: CallExpression): boolean {
  const { callee } = node;
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'catch' &&
    node.arguments.length > 0
  );
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

/** The result of a call goes nowhere. */
function isDiscarded(node: Node, parents: readonly Node[]): boolean {
  let inner = node;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'ExpressionStatement') return true;
    if (parent.type === 'AwaitExpression' || parent.type === 'ChainExpression') inner = parent;
    else if (parent.type === 'UnaryExpression' && parent.operator === 'void') inner = parent;
    else if (
      parent.type === 'MemberExpression' &&
      parent.object === inner &&
      /^(then|catch|finally)$/.test(parent.property.type === 'Identifier' ? parent.property.name : '')
    )
      inner = parent;
    else if (parent.type === 'CallExpression' && parent.callee === inner) inner = parent;
    else if (parent.type === 'ArrowFunctionExpression' && parent.body === inner) inner = parent;
    else return parent.type === 'JSXExpressionContainer';
  }
  return false;
}

/** What follows the statement can tell how it went: a variable that the guarded code sets, or that it returned early. */
function toldLater(node: TryStatement, parents: readonly Node[], text: string): Reaction[] {
  const holder = parents.findLast((parent) => isFunction(parent) || parent.type === 'Program');
  const names = new Set<string>();
  let returns = false;
  walk(node.block, (each) => {
    if (isFunction(each)) return false;
    if (each.type === 'AssignmentExpression' && each.left.type === 'Identifier') names.add(each.left.name);
    if (each.type === 'ReturnStatement' && each.argument) returns = true;
    return undefined;
  });
  const after = text.slice(node.end, holder?.end ?? node.end);
  const pattern = (name: string): RegExp =>
    new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  if ([...names].some((name) => pattern(name).test(after))) return ['acts'];
  return returns ? ['falls-back'] : [];
}
