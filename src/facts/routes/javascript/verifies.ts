import type { AssignmentExpression, CallExpression, Node } from '@oxc-project/types';
import type { SourceFile } from '../../../kit/source.ts';
import { dottedName, stringValue, walk } from '../../../parsers/javascript.ts';
import { type AnyFunction, isFunction } from '../../failure-handling/javascript-scope.ts';
import { catchExit, exitOf, isNegative, refuses } from './exits.ts';
import { asksOwner, passedTo } from './handed.ts';
import type { Asked, Called, Exit, Held, Verified } from './model.ts';
import { givenName, type Origin, Scope } from './origins.ts';
import { builds, parameterOrigins } from './parameters.ts';
import { identityOf } from './request.ts';
import { roleAskedIn } from './roles.ts';
import {
  askedAt,
  type FileContext,
  type ImportedName,
  isGiven,
  originsOf,
  pathOrigins,
  questionOf,
  taken,
} from './trace.ts';

export type { Asked, Called, Exit, Held, Verified } from './model.ts';

/** Something with the offset at which it stands, so that it can be given to the function around it. */
export type Placed<T> = T & { readonly start: number };

/** {@link Verified} of a whole file, each part with its place. */
export interface PlacedVerified {
  readonly guards: readonly Placed<Held>[];
  readonly asked: readonly Placed<Asked>[];
  readonly calls: readonly Placed<Called>[];
  readonly sets: readonly string[];
}

/**
 * What a function (or a whole program) verifies about its caller: the questions it asks, those whose wrong answer turns the caller away, and the
 * calls on which the rest depends. Functions inside it are part of it.
 *
 * @param root a function's node, or the program
 * @param imported where a name of the file was imported from; see `importedNames`
 */
export function verifies(
  root: Node,
  file: SourceFile,
  imported: ReadonlyMap<string, ImportedName>,
): Verified {
  return readVerified(root, file, imported);
}

/** As {@link verifies}, with offsets. */
function readVerified(
  root: Node,
  file: SourceFile,
  imported: ReadonlyMap<string, ImportedName>,
): PlacedVerified {
  const reader = new Reader(root, file, imported);
  walk(root, (node, parents) => reader.visit(node, parents));
  return reader.verified();
}

/** An answer that says that something went wrong. */
const FAILS = /\b[eE]rrors?\b|success:\s{0,3}false|ok:\s{0,3}false/;
/** What is looked up so that it is not made twice. */
const TAKEN = /\b409\b|taken|already|exists?\b|duplicate/i;
const ASKS_OTHERS = /^(?:fetch|axios|got|ky|\$fetch|undici)(?:\.|$)/;
/** So much of a `try` is looked at. */
const ATTEMPT = 1500;
const CREDENTIAL = /authorization|[tT]oken|jwt|session|cookie/;

/** Names whose calls say nothing about who calls. */
const BUILTIN =
  /^(?:console|Math|JSON|Object|Array|String|Number|Boolean|Date|Promise|Buffer|Symbol|Reflect|setTimeout|setInterval|clearTimeout|parseInt|parseFloat|isNaN|require|fetch|encodeURIComponent|decodeURIComponent|res|reply|response|NextResponse|Response|next|z|path|fs|logger|log|URL|structuredClone|describe|it|expect)(?:\.|$)/;

type Declare = (name: string, origins: readonly Origin[]) => void;

/** Gathers, node by node, in the order of {@link walk}. */
export class Reader {
  private readonly guards: Placed<Held>[] = [];
  private readonly attempts: (Placed<Held> & { readonly end: number })[] = [];
  private readonly asked: Placed<Asked>[] = [];
  private readonly calls = new Map<number, Placed<Called>>();
  private readonly sets = new Set<string>();
  /** Calls whose results were compared with the caller, by their starts. */
  readonly owned = new Set<number>();
  /** Calls whose results are only tested for being there already. */
  readonly looked = new Set<number>();
  private readonly context: FileContext;
  private readonly text: string;
  private scope: Scope;

  constructor(root: Node, file: SourceFile, imported: ReadonlyMap<string, ImportedName>) {
    this.text = file.text;
    this.context = {
      lineAt: (offset) => file.lineAt(offset),
      imported: (name) => imported.get(name) ?? null,
    };
    this.scope = new Scope(root, null);
  }

  verified(): PlacedVerified {
    // What the block itself was found to ask says it better.
    const attempts = this.attempts
      .filter(({ start, end }) => !this.guards.some((each) => each.start >= start && each.start < end))
      .map(({ end: _end, ...held }) => held);
    const { asked, sets } = this;
    const calls = [...this.calls.values()].map((each) => ({ ...each, compared: this.owned.has(each.start) }));
    return { guards: [...this.guards, ...attempts], asked, calls, sets: [...sets] };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    this.leave(node);
    if (isFunction(node)) this.enter(node, parents);
    switch (node.type) {
      case 'VariableDeclarator':
        if (node.init) this.declared(node.id, node.init);
        else if (node.id.type === 'Identifier') this.scope.declare(node.id.name, []);
        break;
      case 'AssignmentExpression':
        this.assign(node);
        break;
      case 'CallExpression':
        this.call(node, parents);
        break;
      case 'IfStatement':
        this.test(node.test, this.slice(node.consequent), this.slice(node.alternate) || this.after(node));
        break;
      case 'ConditionalExpression':
        if (parents.some(({ type }) => type === 'ReturnStatement' || type === 'ExpressionStatement'))
          this.choice(node.test, this.slice(node.consequent), this.slice(node.alternate));
        break;
      case 'TryStatement':
        this.attempt(node.block, node.handler);
        break;
      case 'ReturnStatement':
        if (node.argument) this.result(node.argument);
        break;
      case 'ArrowFunctionExpression':
        if (node.body.type !== 'BlockStatement') this.result(node.body);
        break;
    }
  }

  /** Where a value comes from, at the node that is being visited. */
  origins(node: Node): readonly Origin[] {
    return originsOf(node, this.scope, this.context);
  }

  /** The object literals that a name holds there, and assignments to their fields. */
  objects(name: string): readonly Node[] {
    return this.scope.kept(name);
  }

  private leave(node: Node): void {
    while (this.scope.node.end < node.end || node.start < this.scope.node.start) {
      const outer = this.scope.outside();
      if (!outer) return;
      this.scope = outer;
    }
  }

  private enter(node: AnyFunction, parents: readonly Node[]): void {
    this.scope = new Scope(node, this.scope);
    const around = parents.at(-1);
    const known = around?.type === 'CallExpression' ? this.callbackOrigins(around) : [];
    const wrapper = around?.type === 'CallExpression' ? around : null;
    node.params.forEach((each, at) => {
      const name = each.type === 'AssignmentPattern' ? each.left : each;
      const given = (key?: string): Origin[] => [
        ...known,
        ...parameterOrigins(
          key ?? (name.type === 'Identifier' ? name.name : ''),
          key !== undefined,
          wrapper,
          givenName(node.start, at, key),
        ),
      ];
      if (name.type === 'Identifier') this.scope.declare(name.name, given());
      else if (name.type === 'ObjectPattern')
        for (const part of name.properties) this.parameterField(part, given);
      else this.declarePattern(name, known, null, (found, origins) => this.scope.declare(found, origins));
    });
  }

  private parameterField(part: Node, given: (key?: string) => Origin[]): void {
    const key =
      part.type === 'Property' && part.key.type === 'Identifier' && !part.computed
        ? part.key.name
        : undefined;
    this.declarePattern(part.type === 'Property' ? part.value : part, given(key), null, (found, origins) =>
      this.scope.declare(found, origins),
    );
  }

  /** The parameters of a callback hold what the call around it found out. */
  private callbackOrigins(call: CallExpression): Origin[] {
    const path = dottedName(call.callee);
    if (
      path === null ||
      /(?:^|\.)(?:map|forEach|filter|reduce|get|post|put|patch|delete|use|all)$/.test(path)
    )
      return [];
    const found = questionOf(call, path, this.context);
    if (found) return [{ kind: 'asked', asked: found.asked }];
    if (!/\.then$/.test(path) || call.callee.type !== 'MemberExpression') return [];
    return originsOf(call.callee.object, this.scope, this.context).filter((each) => each.kind === 'asked');
  }

  private declared(id: Node, init: Node): void {
    this.bind(id, init, (name, origins) => this.scope.declare(name, origins));
    if (id.type === 'Identifier' && (init.type === 'ObjectExpression' || isFunction(init) || builds(init)))
      this.scope.keep(id.name, init, true);
  }

  private bind(id: Node, init: Node, declare: Declare): void {
    if (isFunction(init)) return;
    this.declarePattern(id, originsOf(init, this.scope, this.context), dottedName(init), declare);
  }

  private declarePattern(id: Node, origins: readonly Origin[], path: string | null, declare: Declare): void {
    if (id.type === 'Identifier') declare(id.name, origins);
    else if (id.type === 'AssignmentPattern') this.declarePattern(id.left, origins, path, declare);
    else if (id.type === 'RestElement') this.declarePattern(id.argument, origins, path, declare);
    else if (id.type === 'ArrayPattern')
      for (const each of id.elements) each && this.declarePattern(each, origins, null, declare);
    else if (id.type === 'ObjectPattern')
      for (const each of id.properties) this.declareProperty(each, origins, path, declare);
  }

  private declareProperty(
    property: Node,
    origins: readonly Origin[],
    path: string | null,
    declare: Declare,
  ): void {
    if (property.type !== 'Property') {
      this.declarePattern(property, origins, path, declare);
      return;
    }
    const key = property.key.type === 'Identifier' && !property.computed ? property.key.name : null;
    const inner = path !== null && key !== null ? `${path}.${key}` : null;
    const said =
      inner === null || isGiven(inner, this.scope) ? null : pathOrigins(inner, property, this.context);
    this.declarePattern(property.value, said ?? taken(origins, key), inner, declare);
  }

  private assign(node: AssignmentExpression): void {
    const { left, right } = node;
    if (left.type === 'Identifier' || left.type === 'ObjectPattern')
      this.bind(left, right, (name, origins) => this.scope.assign(name, origins));
    const path = left.type === 'MemberExpression' ? dottedName(left) : null;
    const property = path === null ? null : identityOf(path);
    if (property !== null && !isEmpty(right)) this.sets.add(property);
    if (left.type === 'MemberExpression' && left.object.type === 'Identifier')
      this.scope.keep(left.object.name, node, false);
    // `query = query.eq('user_id', user.id)`
    if (left.type === 'Identifier' && builds(right)) this.scope.keep(left.name, right, false);
  }

  private call(node: CallExpression, parents: readonly Node[]): void {
    const path = dottedName(node.callee);
    if (path === null || BUILTIN.test(path)) return;
    const first = node.arguments[0];
    const key =
      /(?:^|\.)(?:c|ctx|context)\.set$|\.decorateRequest$/.test(path) && first ? stringValue(first) : null;
    if (key !== null) this.sets.add(key);
    const found = questionOf(node, path, this.context);
    if (found) this.question(node, found.asked, found.source.throws, parents);
    else if (/(?:^|\.)(?:invariant|assert|ok|assertNotNull|ensure)$/.test(path))
      this.test(first ?? node, 'throw', '');
    else this.remember(node, path, useOf(node, parents));
  }

  private remember(node: CallExpression, name: string, use: Called['use']): void {
    const known = this.calls.get(node.start);
    if (known && known.name !== name) return;
    const passed = passedTo(node, this);
    if (asksOwner(name, passed))
      for (const origin of node.arguments.flatMap((each) => this.origins(each)))
        if (origin.kind === 'call') this.owned.add(origin.start);
    this.calls.set(node.start, {
      name,
      use: known?.use ?? use,
      line: this.context.lineAt(node.start),
      start: node.start,
      passed,
      compared: false,
    });
  }

  private question(node: CallExpression, asked: Asked, throws: boolean, parents: readonly Node[]): void {
    this.asked.push({ ...asked, start: node.start });
    const callback = node.arguments.some(isFunction);
    if (!throws || callback) return;
    const exit = this.failureExit(parents, node);
    if (exit) this.guards.push({ ...asked, exit, start: node.start });
  }

  /** Where an exception in a node ends: out of the function, or in a `catch` that leaves; null where it is swallowed. */
  private failureExit(parents: readonly Node[], node: Node): Exit | null {
    for (let index = parents.length - 1; index >= 0; index--) {
      const parent = parents[index];
      if (!parent || isFunction(parent)) break;
      if (parent.type !== 'TryStatement' || !parent.handler || parent.block !== (parents[index + 1] ?? node))
        continue;
      return catchExit(this.slice(parent.handler.body)) ?? this.afterExit(parent);
    }
    return 'throw';
  }

  /** `try { … the token … } catch { 401 }`: whatever looks the token up, who has none is turned away. */
  private attempt(block: Node, handler: Node | null): void {
    const caught = this.slice(handler).slice(0, ATTEMPT);
    const tried = this.slice(block).slice(0, ATTEMPT);
    const exit = /\b40[13]\b/.test(caught) && CREDENTIAL.test(tried) ? exitOf(caught) : null;
    const looked = /tokenMap|verif|decode|validate|authenticat|introspect|getUser|session/i.test(tried);
    if (exit && looked)
      this.attempts.push({
        end: block.end,
        ...askedAt(block, this.context, 'the token, or 401', 'session'),
        exit,
        start: block.start,
      });
  }

  private afterExit(node: Node): Exit | null {
    const rest = this.after(node);
    return refuses(rest) ? exitOf(rest) : null;
  }

  private test(test: Node, then: string, otherwise: string): void {
    const written = this.slice(test);
    const negative = isNegative(written);
    const exit = negative ? exitOf(then) : null;
    const refusing = exit ?? (refuses(otherwise) ? exitOf(otherwise) : null);
    const origins = originsOf(test, this.scope, this.context);
    for (const each of origins) {
      if (each.kind === 'owned') this.owned.add(each.start);
      if (each.kind === 'call' && !negative && TAKEN.test(then.slice(0, 400))) this.looked.add(each.start);
    }
    if (exit ?? exitOf(then) ?? refusing) this.markTested(origins);
    if (!refusing) return;
    const code = negative && exit ? then : otherwise;
    const asksValue = /[!=]==?\s{0,3}['"]|\bincludes\b/.test(written);
    const refused = refuses(code) || (negative && asksValue && FAILS.test(then.slice(0, 400)));
    this.hold(test, origins, refusing, refused, /\b40[13]\b/.test(code));
  }

  private choice(test: Node, then: string, otherwise: string): void {
    const origins = originsOf(test, this.scope, this.context);
    this.markTested(origins);
    for (const each of origins) if (each.kind === 'owned') this.owned.add(each.start);
    const refused = refuses(then) ? then : refuses(otherwise) ? otherwise : null;
    if (refused !== null)
      this.hold(test, originsOf(test, this.scope, this.context), exitOf(refused) ?? 'return', true);
  }

  private hold(
    test: Node,
    origins: readonly Origin[],
    exit: Exit,
    refused: boolean,
    unauthorised = false,
  ): void {
    const role = roleAskedIn(test, this.scope, this.context);
    const asked = origins.flatMap((each) => (each.kind === 'asked' ? [each.asked] : []));
    if (role && (refused || asked.length > 0)) this.guards.push({ ...role, exit, start: test.start });
    // `if (!profile.isAdmin) return null`: whoever calls must look.
    else if (role && exit === 'return') this.asked.push({ ...role, start: test.start });
    const asking = origins.find((each) => each.kind === 'call' && ASKS_OTHERS.test(each.name));
    if (asking?.kind === 'call' && unauthorised && !role && asked.length === 0)
      this.guards.push({ ...askedAt(test, this.context, asking.name, 'remote'), exit, start: test.start });
    const seen = new Set<string>();
    for (const each of asked) {
      // The role of a caller is no second question.
      if (seen.has(each.asks + each.name) || (role?.name === each.name && each.asks === 'session')) continue;
      seen.add(each.asks + each.name);
      this.guards.push({ ...each, exit, start: test.start });
    }
  }

  private markTested(origins: readonly Origin[]): void {
    for (const each of origins) {
      const call = each.kind === 'call' ? this.calls.get(each.start) : undefined;
      if (each.kind === 'call')
        this.calls.set(each.start, {
          name: call?.name ?? each.name,
          use: 'tested',
          line: this.context.lineAt(each.start),
          start: each.start,
          passed: call?.passed ?? [],
          compared: false,
        });
    }
  }

  /** A helper that gives back whether the caller may: its own caller must look. */
  private result(value: Node): void {
    if (value.type === 'JSXElement' || value.type === 'ObjectExpression' || isFunction(value)) return;
    for (const each of originsOf(value, this.scope, this.context))
      if (each.kind === 'asked') this.asked.push({ ...each.asked, start: value.start });
    const tests =
      value.type === 'BinaryExpression' ||
      value.type === 'LogicalExpression' ||
      value.type === 'CallExpression' ||
      value.type === 'MemberExpression' ||
      value.type === 'UnaryExpression';
    const role = tests ? roleAskedIn(value, this.scope, this.context) : null;
    if (role) this.asked.push({ ...role, start: value.start });
  }

  private slice(node: Node | null): string {
    return node ? this.text.slice(node.start, node.end) : '';
  }

  /** What follows a statement in the function around it. */
  private after(node: Node): string {
    return this.text.slice(node.end, Math.min(this.scope.node.end, node.end + 600));
  }
}

function isEmpty(node: Node): boolean {
  return (
    (node.type === 'Literal' && (node.value === null || node.value === false)) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

function useOf(node: Node, parents: readonly Node[]): Called['use'] {
  let inner = node;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'ExpressionStatement') return 'ignored';
    if (parent.type === 'ReturnStatement') return 'returned';
    if (parent.type === 'ArrowFunctionExpression') return parent.body === inner ? 'returned' : 'used';
    if (
      parent.type !== 'AwaitExpression' &&
      parent.type !== 'ChainExpression' &&
      parent.type !== 'TSAsExpression'
    )
      return 'used';
    inner = parent;
  }
  return 'used';
}
