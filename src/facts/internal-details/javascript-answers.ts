import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { operationsIn } from '../failure-handling/javascript-operations.ts';
import { enclosingName, functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { roleOf } from '../imports/imports.ts';
import { type ErrorSource, errorsOf, resultErrors } from './javascript-errors.ts';
import { isGuarded } from './javascript-guards.ts';
import { type Named, type Piece, piecesIn } from './javascript-leaks.ts';
import { RESPONSE, type Sink, sinkOfCall, sinkOfNew, sinkOfObject } from './javascript-sinks.ts';
import { type FailureAnswer, type FileAnswers, worstOf } from './model.ts';

/** Something that answers; which of its answers are given on a failure is for the tree to say. */
const MENTIONS =
  /\b(?:res|resp|response|reply|rep|ctx|context|c|h)\b[^\n;]{0,80}?\.(?:send|json|jsonp|end|write|render|text|html|body|redirect|locals)\b|Response\b|\b(?:TRPC|Https|Http|GraphQL)\w*(?:Error|Exception)\b|\bcreateError\(|\((?:res|reply|ctx),|\bstatusCode\b|\.emit\(|\.enqueue\(|['"]use server['"]|['"]errorhandler['"]|@remix-run\/|@sveltejs\/kit|(?:[eE]rr|[mM]essage)\w{0,30}\s{0,4}(?:=\s{0,4}\(|\()\s{0,4}(?:e|err|error|ex)\b/;

/** What JavaScript on the server answers when something fails. */
export const javascriptAnswers = defineFileFact<FileAnswers>({
  id: 'failure-answers-javascript',
  files: JAVASCRIPT_FILES,
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    if (
      roleOf(file.path) !== 'application' ||
      !/\bcatch\b|\berr(?:or)?\b|\bex\b|errorhandler/.test(file.text) ||
      isBrowsers(file)
    )
      return null;
    const { program } = javascript.of(file);
    const reader = new Reader(file);
    walk(program, (node, parents) => reader.visit(node, parents));
    return reader.result();
  },
});

/** Code that runs where the user sits shows what it shows to that user alone. */
function isBrowsers({ path, text }: SourceFile): boolean {
  return (
    /^\s{0,20}['"]use client['"]/.test(text) ||
    /\.(?:vue|svelte)$/.test(path) ||
    /['"]socket\.io-client['"]/.test(text)
  );
}

class Reader {
  readonly #answers: FailureAnswer[] = [];
  readonly #tellers = new Set<string>();
  readonly #errors = new Map<Node, Map<string, ErrorSource>>();
  readonly #pieces = new Map<Node, Map<string, readonly Piece[]>>();
  readonly #telling = new Map<Node, string>();
  readonly #file: SourceFile;
  readonly #actions: boolean;
  /** The end of the sink that is being looked through. */
  #until = -1;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#actions = /^\s{0,20}(?:\/\/[^\n]*\n\s*)?['"]use server['"]/.test(file.text);
  }

  result(): FileAnswers | null {
    return this.#answers.length + this.#tellers.size === 0
      ? null
      : { answers: this.#answers, tellers: [...this.#tellers] };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    const errors = errorsOf(node, parents);
    if (errors.length > 0) this.#errors.set(node, new Map(errors));
    if (isFunction(node)) this.#maybeTeller(node, parents);
    switch (node.type) {
      case 'VariableDeclarator':
        this.#declared(node, parents);
        return;
      case 'AssignmentExpression':
        this.#assigned(node, parents);
        return;
      case 'CallExpression':
        this.#developmentPage(node, parents);
        this.#sink(node, parents, sinkOfCall(node, this.#file.text));
        return;
      case 'NewExpression':
        this.#sink(node, parents, sinkOfNew(node));
        return;
      case 'ReturnStatement':
        if (node.argument) this.#returned(node.argument, [...parents, node]);
        return;
      default:
    }
  }

  find(name: string, parents: readonly Node[]): Named | null {
    for (let index = parents.length - 1; index >= 0; index--) {
      const holder = parents[index];
      if (!holder) continue;
      const pieces = this.#pieces.get(holder)?.get(name);
      if (pieces) return { kind: 'pieces', pieces };
      const source = this.#errors.get(holder)?.get(name);
      if (source) return { kind: 'error', source, holder };
    }
    return null;
  }

  #declared(node: Node & { type: 'VariableDeclarator' }, parents: readonly Node[]): void {
    const holder = holderOf(parents);
    for (const name of resultErrors(node))
      this.#name(this.#errors, holder, name, { from: 'result', tried: null });
    if (!node.init) return;
    if (node.id.type === 'Identifier') this.#alias(node.id.name, node.init, [...parents, node]);
    if (node.id.type !== 'ObjectPattern' || node.init.type !== 'Identifier') return;
    const named = this.find(node.init.name, parents);
    if (named?.kind !== 'error') return;
    for (const each of node.id.properties) {
      if (each.type !== 'Property' || each.key.type !== 'Identifier' || each.value.type !== 'Identifier')
        continue;
      const leak = each.key.name === 'stack' ? 'stack' : each.key.name === 'message' ? 'message' : null;
      const what = `${node.init.name}.${each.key.name}`;
      if (leak)
        this.#name(this.#pieces, holder, each.value.name, [
          { leak, what, via: null, source: named.source, holder: named.holder },
        ]);
    }
  }

  #alias(name: string, value: Node, parents: readonly Node[]): void {
    if (isFunction(value) || value.type === 'AwaitExpression') return;
    const pieces = piecesIn(value, parents, this, this.#file.text, true);
    if (pieces.length > 0) this.#name(this.#pieces, holderOf(parents), name, pieces);
  }

  #name<T>(into: Map<Node, Map<string, T>>, holder: Node | undefined, name: string, value: T): void {
    if (!holder) return;
    const known = into.get(holder) ?? new Map<string, T>();
    known.set(name, value);
    into.set(holder, known);
  }

  #assigned(node: Node & { type: 'AssignmentExpression' }, parents: readonly Node[]): void {
    const name = dottedName(node.left) ?? '';
    const [root = '', ...rest] = name.split('.');
    if (rest.length === 0) {
      if (node.left.type === 'Identifier') this.#alias(name, node.right, [...parents, node]);
      return;
    }
    const body = /^(?:response\.)?body$/.test(rest.join('.')) && /^(?:ctx|context|c|reply)$/.test(root);
    const shown = /^locals\./.test(rest.join('.')) && RESPONSE.test(root);
    if (body || shown) this.#sink(node, parents, { payload: [node.right], status: null });
    else if (rest.length === 1 && this.find(root, parents)?.kind !== 'error')
      this.#alias(root, node.right, [...parents, node]);
  }

  #returned(value: Node, parents: readonly Node[]): void {
    const telling = parents.findLast((parent) => isFunction(parent));
    const teller = telling && this.#telling.get(telling);
    if (teller !== undefined && piecesIn(value, parents, this, this.#file.text).length > 0)
      this.#tellers.add(teller);
    if (value.type !== 'ObjectExpression') return;
    const sink = sinkOfObject(value) ?? (this.#actions ? { payload: [value], status: null } : null);
    this.#sink(value, parents, sink);
  }

  /** A function that makes a text of an error, as its name says. */
  #maybeTeller(node: Node, parents: readonly Node[]): void {
    if (!isFunction(node)) return;
    const [first] = node.params;
    const name = functionName(node, parents);
    if (name === null || first?.type !== 'Identifier' || !/[Ee]rr|[Mm]essage|[Rr]eason/.test(name)) return;
    if (!this.#errors.get(node)?.has(first.name))
      this.#name(this.#errors, node, first.name, { from: 'worded', tried: null });
    this.#telling.set(node, name);
    if (!node.body || node.body.type === 'BlockStatement') return;
    if (piecesIn(node.body, [...parents, node], this, this.#file.text).length > 0) this.#tellers.add(name);
  }

  /** `app.use(errorHandler())` of the package of that name: a page with the stack, for developers. */
  #developmentPage(node: CallExpression, parents: readonly Node[]): void {
    const name = dottedName(node.callee) ?? '';
    const imported = /(?:require\(|from)\s?['"]errorhandler['"]/.test(this.#file.text);
    if (!imported || !/^err\w*$/i.test(name) || node.arguments.length > 1) return;
    const parent = parents.at(-1);
    if (parent?.type !== 'CallExpression' || !/\.use$/.test(dottedName(parent.callee) ?? '')) return;
    const leak = isGuarded(parents, node, this.#file.text) ? null : 'stack';
    this.#answers.push({
      line: this.#file.lineAt(node.start),
      leak,
      what: `${name}()`,
      status: 500,
      where: null,
      via: null,
    });
  }

  #sink(node: Node, parents: readonly Node[], sink: Sink | null): void {
    if (!sink || node.end <= this.#until) return;
    const chain = [...parents, node];
    const status = sink.status ?? statusBefore(node, parents, this.#file.text);
    const all = sink.payload.flatMap((each) => piecesIn(each, chain, this, this.#file.text));
    const sent = all.filter((piece) => isTold(piece, status, this.#file));
    if (all.length === 0 && !this.#isInFailure(parents)) return;
    this.#until = node.end;
    const leak = worstOf(sent.map((piece) => piece.leak));
    const told = sent.find((piece) => piece.leak === leak);
    this.#answers.push({
      line: this.#file.lineAt(node.start),
      leak,
      what: told?.what ?? '',
      status,
      where: enclosingName(parents) ?? routeAround(parents),
      via: sent.every(({ via }) => via !== null) ? (told?.via ?? null) : null,
    });
  }

  #isInFailure(parents: readonly Node[]): boolean {
    return parents.some((parent) => parent.type === 'CatchClause' || this.#errors.get(parent)?.size);
  }
}

/** Whether a piece goes out that nobody meant for users: not the words of a refusal (4xx) that the code itself gives. */
function isTold({ leak, source }: Piece, status: number | null, file: SourceFile): boolean {
  if (source.from === 'worded') return false;
  if (source.from === 'result') return status !== null && status >= 500;
  if (leak === 'stack' || leak === 'query' || status === null || status < 400 || status >= 500) return true;
  // A refusal that says what it refuses is worded by the code; only 400 is used for everything.
  if (status !== 400) return false;
  if (source.from !== 'thrown' || !source.tried) return source.from === 'callback';
  return operationsIn(source.tried, file, true).some(
    ({ effect, helper }) => effect !== 'unsure' && helper === null,
  );
}

function holderOf(parents: readonly Node[]): Node | undefined {
  return parents.findLast(
    (parent) => isFunction(parent) || parent.type === 'Program' || parent.type === 'CatchClause',
  );
}

/** `res.status(500); res.json(…)`, `ctx.status = 500`, `res.writeHead(500)` just before. */
function statusBefore(node: Node, parents: readonly Node[], text: string): number | null {
  const block = parents.findLast(
    (parent) => parent.type === 'BlockStatement' || parent.type === 'SwitchCase',
  );
  if (!block) return null;
  const before = text.slice(Math.max(block.start, node.start - 600), node.start);
  const [, number] =
    [...before.matchAll(/(?:\bstatus(?:Code)?\s*=\s*|\bwriteHead\(\s*|\.(?:status|code)\(\s*)(\d{3})\b/g)].at(
      -1,
    ) ?? [];
  return number === undefined ? null : Number(number);
}

/** `POST /orders` for a handler without a name. */
function routeAround(parents: readonly Node[]): string | null {
  for (const parent of parents.toReversed()) {
    if (parent.type !== 'CallExpression') continue;
    const method = /\.(get|post|put|patch|delete|all|use)$/.exec(dottedName(parent.callee) ?? '')?.[1];
    const path = parent.arguments[0] ? stringValue(parent.arguments[0]) : null;
    if (method && path?.startsWith('/')) return `${method.toUpperCase()} ${path}`;
  }
  return null;
}
