import type { CallExpression, Expression, Node, TryStatement } from '@oxc-project/types';
import type { Comment } from 'oxc-parser';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { explains, givesReason } from './explains.ts';
import { operationsIn } from './javascript-operations.ts';
import { ofValue, reactionsOf } from './javascript-reactions.ts';
import {
  type AnyFunction,
  enclosingName,
  functionName,
  isBackground,
  isCleanup,
  isDiscarded,
  isFunction,
  type OwnBodies,
  ownBodies,
} from './javascript-scope.ts';
import {
  type FileHandlers,
  type Handler,
  isSilent,
  type Operation,
  type OwnFunction,
  type Reaction,
} from './model.ts';
import { WRITE_NAME } from './vocabulary.ts';

/** The handlers of JavaScript and TypeScript, and what each guards. */
export const javascriptHandlers = defineFileFact<FileHandlers>({
  id: 'failure-handlers-javascript',
  files: JAVASCRIPT_FILES,
  mentions: /\bcatch\b|\bawait\b/,
  parsers: [javascript],
  extract(file) {
    const { program, comments } = javascript.of(file);
    const own = /\bcatch\b/.test(file.text) ? ownBodies(program) : new Map();
    const found = new Collector(file, comments, own);
    walk(program, (node, parents) => found.visit(node, parents));
    return found.result();
  },
});

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
    if (length + this.#functions.size + this.#discards.size + this.#uses.size === 0) return null;
    return {
      terminal: this.#file.text.startsWith('#!'),
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
    // Only a name that promises a change is ever looked up.
    if (name === null || !node.body || !WRITE_NAME.test(name)) return;
    const returned = node.body.type !== 'BlockStatement';
    const writes = operationsIn(node.body, this.#file, returned).some(({ effect }) => effect === 'write');
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
      from: node.start,
    });
  }

  #call(node: CallExpression, parents: readonly Node[]): void {
    const { callee } = node;
    this.#noteUse(node, lastName(callee), parents);
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
    if (name === '' || name.length > 60) return;
    (isDiscarded(node, parents) ? this.#discards : this.#uses).add(name);
  }

  #add(kind: Handler['kind'], start: number, body: Node, found: Guard): void {
    const { reactions, operations, parents } = found;
    const cleanup = isCleanup(parents);
    this.#handlers.push({
      kind,
      line: this.#file.lineAt(start),
      reactions,
      explained: this.#isExplained(found.from ?? start, start, body),
      function: enclosingName(parents),
      background: isBackground(parents),
      operations: cleanup ? operations.filter(({ what }) => !UNDOES.test(what)) : operations,
    });
  }

  /** By a comment in the handler or on its last line, by one above the statement, or by what is logged. */
  #isExplained(from: number, start: number, body: Node): boolean {
    const { lineAt } = this.#file;
    const [above, last] = [lineAt(from) - 1, lineAt(body.end)];
    const inside = this.#comments.filter((each) => each.start >= start && lineAt(each.start) <= last);
    if (inside.some(({ value }) => value.split('\n').some(explains))) return true;
    if (this.#comments.some((each) => lineAt(each.end) === above && givesReason(each.value))) return true;
    let logged = false;
    walk(body, (node) => {
      logged ||= givesReason(stringValue(node) ?? '');
      return undefined;
    });
    return logged;
  }
}

/** In another handler or a `finally`: taking back what was done, and telling about it. */
const UNDOES = /delete|remove|unlink|destroy|send|notif|mail/i;

function lastName(callee: Expression): string {
  if (callee.type === 'Identifier') return callee.name;
  const property = callee.type === 'MemberExpression' && !callee.computed ? callee.property : null;
  return property?.type === 'Identifier' ? property.name : '';
}

interface Guard {
  readonly reactions: readonly Reaction[];
  readonly operations: readonly Operation[];
  readonly parents: readonly Node[];
  /** Where the guarded statement begins. */
  readonly from?: number;
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
