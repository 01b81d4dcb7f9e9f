import type { SyntaxNode } from '@lezer/common';
import { childrenOf, pythonString } from '../../../parsers/python.ts';
import { argumentsOf, pythonChain } from '../../failure-handling/python-chain.ts';
import { type Asked, Asks, TOKEN } from './asks.ts';
import type { Expressions } from './expression.ts';
import {
  ANSWER_OF,
  type Ask,
  CALLER,
  type CallPart,
  type Condition,
  HEADERS,
  SENT_WHOLE,
  type WorkPart,
} from './model.ts';
import { Origins } from './origins.ts';
import { catches, endsIt, rejects } from './rejects.ts';
import { type Done, modelIn, workOf } from './work-calls.ts';

export interface Body {
  readonly sources: Ask[];
  readonly asserts: Ask[];
  readonly conditions: Condition[];
  readonly calls: CallPart[];
  readonly work: WorkPart[];
  readonly returns: string[];
  readonly texts: string[];
  readonly tests: { readonly line: number; readonly roots: readonly string[] }[];
}

const MAX_TESTS = 60;
const MAX_CALLS = 150;
const MAX_ROOTS = 100;
const MAX_DEPTH = 80;

/** Reads the body of one function, statement by statement; functions inside it are read on their own. */
export class BodyReader {
  readonly #body: Body = {
    sources: [],
    asserts: [],
    conditions: [],
    calls: [],
    work: [],
    returns: [],
    texts: [],
    tests: [],
  };
  readonly #origins: Origins;
  readonly #asks: Asks;
  /** Records whose fields were set and that nothing stored yet. */
  readonly #changed = new Map<
    string,
    { roots: Set<string>; whole: Set<string>; fields: string[]; model: string | null }
  >();
  readonly #seen = new Set<number>();
  /** The tests that hold where the walk is. */
  readonly #within: {
    readonly roots: ReadonlySet<string>;
    readonly asks: readonly Ask[];
    readonly about: boolean;
  }[] = [];
  /** For each change and each read: what asked, around it, who calls. */
  readonly #asked: { readonly kind: WorkPart['kind']; readonly asks: readonly Ask[] }[] = [];

  constructor(
    private readonly read: Expressions,
    flaskSession: boolean,
    private readonly nested: (node: SyntaxNode) => void,
  ) {
    this.#origins = new Origins(read, flaskSession);
    this.#asks = new Asks(read, this.#origins);
  }

  of(block: SyntaxNode, parameters: readonly string[]): Body {
    for (const name of parameters)
      this.#origins.locals.set(name, {
        roots: new Set([/^(?:kwargs)$/.test(name) ? 'kwargs' : name]),
        asks: [],
        calls: [],
        model: null,
        source: '',
      });
    this.#block(block, 'open', 0);
    this.#onlyInside();
    return this.#body;
  }

  /** `if note.user_id == current_user.id: delete(note)`: strangers change nothing, though nothing turns them away. */
  #onlyInside(): void {
    const changes = this.#asked.filter(({ kind }) => kind !== 'read' && kind !== 'file');
    const matter = changes.length > 0 ? changes : this.#asked;
    const [first] = matter;
    if (!first || matter.some(({ asks }) => asks.length === 0)) return;
    this.#body.conditions.push({
      line: first.asks[0]?.line ?? 1,
      asks: [...first.asks],
      calls: [],
      by: 'return',
      roots: [],
      nested: true,
    });
  }

  /** @param around what the `try` around it does with a failure */
  #block(block: SyntaxNode, around: 'open' | 'rejects' | 'swallows', depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const statement of childrenOf(block)) this.#statement(statement, around, depth + 1);
  }

  #statement(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', depth: number): void {
    switch (node.name) {
      case 'DecoratedStatement':
      case 'FunctionDefinition':
      case 'ClassDefinition':
        this.nested(node);
        return;
      case 'IfStatement':
        this.#if(node, around, depth);
        return;
      case 'TryStatement':
        this.#try(node, around, depth);
        return;
      case 'WithStatement':
      case 'ForStatement':
      case 'WhileStatement':
      case 'MatchStatement':
      case 'MatchBody':
      case 'MatchClause':
        this.#bind(node);
        this.#parts(node, around, depth);
        return;
      case 'AssignStatement':
      case 'UpdateStatement':
        this.#assign(node, around);
        return;
      case 'ReturnStatement':
        this.#return(node, around);
        return;
      case 'StatementGroup':
        for (const each of childrenOf(node)) this.#statement(each, around, depth + 1);
        return;
      default:
        this.#scan(node, around, false, depth);
    }
  }

  /** What fails in the `try` is caught; what fails in its `except` is not. */
  #try(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', depth: number): void {
    const failure = catches(this.read.tree, node);
    const [tried, ...others] = node.getChildren('Body');
    if (tried) this.#block(tried, failure === 'raises' ? around : failure, depth);
    for (const other of others) this.#block(other, around, depth);
  }

  #parts(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', depth: number): void {
    for (const part of childrenOf(node)) {
      if (/Body$|^MatchClause$/.test(part.name)) this.#block(part, around, depth);
      else this.#scan(part, around, false, depth);
    }
  }

  #if(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', depth: number): void {
    const parts = childrenOf(node).filter(({ name }) => name !== 'Comment');
    const bodies = parts.filter(({ name }) => name === 'Body');
    const last = parts.at(-2)?.name === 'else' ? bodies.at(-1) : undefined;
    for (const [at, part] of parts.entries()) {
      const body = parts[at + 1];
      if (part.name === 'Body') {
        const test = parts[at - 1];
        if (test && test.name !== 'else') this.#inside(test);
        this.#block(part, around, depth);
        if (test && test.name !== 'else') this.#within.pop();
      } else if (body?.name === 'Body' && part.name !== 'else') {
        this.#scan(part, around, false, depth);
        this.#test(part, body, last ?? null, node);
      }
    }
  }

  #inside(test: SyntaxNode): void {
    const asks = this.#asks.of(test).filter(({ negated }) => !negated);
    const roots = this.#origins.of(test);
    const about =
      ABOUT_PAGE.test(this.read.tree.text(test).slice(0, 300)) && !roots.has(HEADERS) && !roots.has(CALLER);
    // Whoever compares a record with the caller means it to be theirs.
    if (roots.has(CALLER) && roots.size > 1 && /[=!]=|\bin\b/.test(this.read.tree.text(test)))
      this.#body.conditions.push({
        line: this.read.file.lineAt(test.from),
        asks: [],
        calls: [],
        by: 'return',
        roots: [...roots],
        nested: true,
      });
    this.#within.push({ roots, asks: present(asks), about });
  }

  #test(test: SyntaxNode, body: SyntaxNode, other: SyntaxNode | null, node: SyntaxNode): void {
    const { tree, file } = this.read;
    const then = rejects(tree, body);
    const after = endsIt(tree, body) && node.nextSibling ? rejects(tree, node.nextSibling) : null;
    const otherwise = (other && other.from !== body.from ? rejects(tree, other) : null) ?? after;
    if (ABOUT_PAGE.test(tree.text(test).slice(0, 300))) this.#texts(test);
    if (this.#body.tests.length < MAX_TESTS && SAYS_NO.test(tree.text(body).slice(0, 400)))
      this.#body.tests.push({ line: file.lineAt(test.from), roots: [...this.#origins.of(test)] });
    if (!then && !otherwise) return;
    const asked = this.#asks.of(test).filter(({ negated }) => (negated ? then : otherwise) !== null);
    const line = file.lineAt(test.from);
    const roots = [...this.#origins.of(test)];
    const calls = [...new Set(asked.flatMap(({ call }) => call ?? []))];
    const by = then ?? otherwise ?? 'return';
    this.#body.conditions.push({ line, asks: present(asked), calls, by, roots, nested: this.#nested() });
  }

  /** Inside a test that is not about which page is asked for. */
  #nested(): boolean {
    return this.#within.some(({ about }) => !about);
  }

  #texts(node: SyntaxNode): void {
    if (this.#body.texts.length > 40) return;
    for (const child of childrenOf(node)) {
      if (child.name === 'String') {
        const text = pythonString(this.read.tree.text(child));
        if (text !== null && /^\/|^[a-z_]+(?:\.[a-z_]+)?$/.test(text) && text.length < 80)
          this.#body.texts.push(text);
      } else this.#texts(child);
    }
  }

  /** `for x in y`, `with y as x`. */
  #bind(node: SyntaxNode): void {
    const parts = childrenOf(node);
    const word = parts.findIndex(({ name }) => name === (node.name === 'ForStatement' ? 'in' : 'as'));
    if (word < 0) return;
    const [targets, value] =
      node.name === 'ForStatement'
        ? [parts.slice(0, word), parts[word + 1]]
        : [parts.slice(word + 1), parts[word - 1]];
    if (value) for (const target of targets) this.#set(target, value);
  }

  #set(target: SyntaxNode, value: SyntaxNode): void {
    if (target.name === 'TupleExpression' || target.name === 'ParenthesizedExpression') {
      for (const each of childrenOf(target)) this.#set(each, value);
      return;
    }
    if (target.name !== 'VariableName') return;
    const text = this.read.tree.text(value).slice(0, 1000);
    const asks = present(this.#asks.of(value));
    const roots = this.#origins.of(value);
    const name = this.read.tree.text(target);
    const calls = [...roots]
      .filter((root) => root.startsWith(ANSWER_OF))
      .map((root) => root.slice(ANSWER_OF.length));
    const made = MADE.exec(text)?.[1] ?? null;
    const known = this.#origins.locals.get(text)?.model ?? null;
    // Branches are not told apart: a variable may hold whatever any of them gave it.
    const before = this.#origins.locals.get(name);
    const own = before && !before.roots.has(name) ? before : null;
    this.#origins.locals.set(name, {
      roots: own ? new Set([...own.roots, ...roots].slice(0, MAX_ROOTS)) : roots,
      asks: own ? [...own.asks, ...asks].slice(0, 10) : asks,
      calls: own ? [...own.calls, ...calls].slice(0, 20) : calls,
      model: modelIn(text) ?? made ?? known ?? own?.model ?? null,
      source: text.slice(0, 300),
    });
  }

  #assign(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows'): void {
    const parts = childrenOf(node);
    const operator = parts.findLastIndex(({ name }) => name === 'AssignOp' || name === 'UpdateOp');
    const value = parts[operator + 1];
    if (!value || operator < 0) return;
    this.#scan(value, around, false, 0);
    const values = parts.slice(operator + 1).filter(({ name }) => name !== ',');
    const targets = parts.slice(0, operator).filter(({ name }) => !/^(?:,|AssignOp|TypeDef)$/.test(name));
    for (const [at, target] of targets.entries()) {
      const own = values.length === targets.length ? (values[at] ?? value) : value;
      if (target.name === 'MemberExpression') this.#change(target, own);
      else this.#set(target, own);
    }
  }

  /** `user.email = …`: what a later commit stores. */
  #change(target: SyntaxNode, value: SyntaxNode): void {
    const holder = target.firstChild;
    const property = target.getChild('PropertyName');
    if (holder?.name !== 'VariableName' || !property) return;
    const name = this.read.tree.text(holder);
    const local = this.#origins.locals.get(name);
    if (!local || /^(?:self|cls|request|response|g|session|app|st)$/.test(name)) return;
    const change = this.#changed.get(name) ?? {
      roots: new Set(local.roots),
      whole: new Set(),
      fields: [],
      model: local.model,
    };
    change.fields.push(this.read.tree.text(property));
    this.#changed.set(name, change);
    for (const root of this.#origins.of(value)) if (root === SENT_WHOLE) change.whole.add(root);
  }

  #return(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows'): void {
    for (const part of childrenOf(node)) {
      this.#scan(part, around, true, 0);
      this.#returned(part);
    }
  }

  #returned(part: SyntaxNode): void {
    if (part.name === 'VariableName') this.#body.returns.push(this.read.tree.text(part));
    else if (part.name === 'ConditionalExpression' || part.name === 'ParenthesizedExpression')
      for (const each of childrenOf(part)) this.#returned(each);
    else if (part.name === 'CallExpression') {
      const callee = this.read.dotted(part);
      if (callee !== null) this.#body.returns.push(callee);
      // `return update_wrapper(wrapped, view)`
      const [first] = argumentsOf(this.read.tree, part.getChild('ArgList') ?? part).plain;
      if (first?.name === 'VariableName') this.#body.returns.push(this.read.tree.text(first));
    }
  }

  /** Every call in an expression, and all that tells who calls. */
  #scan(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', returned: boolean, depth: number): void {
    if (depth > MAX_DEPTH || /^(?:String|Number|Comment|None|Boolean)$/.test(node.name)) return;
    for (const { ask, raises } of depth === 0 || isStatement(node) ? this.#asks.of(node) : []) {
      if (!ask) continue;
      if (this.#seen.has(ask.line * 1000 + ask.name.length)) continue;
      this.#seen.add(ask.line * 1000 + ask.name.length);
      this.#body.sources.push(ask);
      if (raises && around !== 'swallows') this.#raises(ask, around);
    }
    this.#calls(node, around, returned, depth);
  }

  #raises(ask: Ask, around: 'open' | 'rejects'): void {
    if (around === 'open') this.#body.asserts.push({ ...ask, nested: this.#nested() });
    else
      this.#body.conditions.push({
        line: ask.line,
        asks: [ask],
        calls: [],
        by: 'return',
        roots: [],
        nested: true,
      });
  }

  #calls(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', returned: boolean, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (node.name === 'CallExpression') this.#call(node, around, returned);
    if (node.name === 'NamedExpression' && node.firstChild && node.lastChild)
      this.#set(node.firstChild, node.lastChild);
    for (const child of childrenOf(node)) {
      if (child.name === 'String' || child.name === 'Body') continue;
      this.#calls(child, around, returned, depth + 1);
    }
  }

  #call(node: SyntaxNode, around: 'open' | 'rejects' | 'swallows', returned: boolean): void {
    const { file, tree } = this.read;
    const list = node.getChild('ArgList');
    const callee = node.firstChild ? this.read.dotted(node.firstChild) : null;
    if (!list || callee === null) return;
    const line = file.lineAt(node.from);
    const { plain, named } = argumentsOf(tree, list);
    if (this.#body.calls.length < MAX_CALLS && !BUILT_IN.test(callee)) {
      const args = [
        ...plain.map((each) => ({ name: null, roots: [...this.#origins.of(each)] })),
        ...[...named].map(([name, each]) => ({ name, roots: [...this.#origins.of(each)] })),
      ];
      this.#body.calls.push({
        callee,
        line,
        args,
        returned,
        caught: around === 'swallows',
        nested: this.#nested(),
      });
    }
    const passed = plain.filter(({ name }) => name === 'VariableName').map((each) => tree.text(each));
    // The middle of a chain is judged with its end.
    if (
      node.parent?.name === 'MemberExpression' &&
      node.parent.firstChild?.from === node.from &&
      node.parent.parent?.name === 'CallExpression'
    )
      return;
    const chain = pythonChain(tree, node);
    const [, statement = ''] = /\b(?:exec|execute|scalars?|fetch\w*)\(\s*(\w+)/.exec(tree.text(node)) ?? [];
    const sources = [this.#origins.locals.get(statement)?.source ?? ''];
    const done = chain ? workOf(chain, [tree.text(node).slice(0, 1000), ...sources].join(' ')) : null;
    if (chain && done) this.#work(node, done, passed, [...named.keys()], around);
  }

  #work(
    node: SyntaxNode,
    done: Done,
    passed: readonly string[],
    names: readonly string[],
    around: 'open' | 'rejects' | 'swallows',
  ): void {
    const { tree, file } = this.read;
    const line = file.lineAt(node.from);
    const inside = [...new Set(this.#within.flatMap((each) => [...each.roots]))];
    this.#asked.push({ kind: done.kind, asks: this.#within.flatMap(({ asks }) => asks) });
    const receiver = (this.read.dotted(node) ?? '').split('.')[0] ?? null;
    const roots = this.#origins.of(node);
    const text = tree.text(node);
    if (done.kind === 'read') this.#lookUp(node, roots, around);
    const base = {
      kind: done.kind,
      line,
      inside,
      verb: done.creates ? 'create' : (this.read.dotted(node) ?? '').replace(/^.*\./, ''),
      client: receiver,
      fields: names.filter((name) => !/^(?:update_fields|commit)$/.test(name)),
    };
    const objects = done.stores ? this.#stored(text, passed, receiver) : [];
    for (const [name, change] of objects) {
      const { roots: all, whole, fields, model } = change;
      this.#body.work.push({
        ...base,
        target: model ?? done.target,
        roots: [...all],
        whole: [...whole],
        fields: [...base.fields, ...fields],
      });
      this.#changed.delete(name);
    }
    if (objects.length > 0) return;
    const commit = /commit$/.test(this.read.dotted(node) ?? '');
    if (commit && this.#body.work.some(({ kind }) => kind === 'write' || kind === 'delete')) return;
    const target = done.target ?? this.#modelOf([...passed, receiver ?? '']);
    this.#body.work.push({ ...base, target, roots: [...roots], whole: this.#whole(node) });
  }

  #modelOf(names: readonly string[]): string | null {
    return (
      names.map((name) => this.#origins.locals.get(name)?.model ?? null).find((model) => model !== null) ??
      null
    );
  }

  /** A record that is found by a token or a key tells who calls. */
  #lookUp(node: SyntaxNode, roots: ReadonlySet<string>, around: 'open' | 'rejects' | 'swallows'): void {
    if (![...roots].some((root) => root === HEADERS || TOKEN.test(root) || root === 'key')) return;
    const name = (this.read.dotted(node) ?? '').slice(0, 60);
    const line = this.read.file.lineAt(node.from);
    const ask: Ask = { asks: 'session', name, line, roleFrom: null, nested: this.#nested() };
    this.#body.sources.push(ask);
    if (around !== 'swallows' && /404|\.get$|\.one$/.test(name)) this.#raises(ask, around);
  }

  /** The changed records that a commit, an `add(record)` or a `record.save()` stores. */
  #stored(text: string, passed: readonly string[], receiver: string | null) {
    const all = [...this.#changed];
    if (/\.commit\(\s*\)$/.test(text)) return all.slice(0, 5);
    return all.filter(([name]) => passed.includes(name) || name === receiver);
  }

  /** `Model(**data)`, `insert_one(data)`, `{"$set": data}`. */
  #whole(node: SyntaxNode): string[] {
    const { tree } = this.read;
    const list = node.getChild('ArgList');
    if (!list) return [];
    const callee = tree.text(node).slice(0, list.from - node.from);
    const stored = STORES_WHOLE.test(callee)
      ? argumentsOf(tree, list).plain.filter(({ name }) => VALUE.test(name))
      : [];
    const spread: SyntaxNode[] = [];
    this.#spread(list, spread, 0);
    return [...new Set([...stored, ...spread].flatMap((each) => [...this.#origins.of(each)]))];
  }

  /** What stands after `**` and under `"$set"`. */
  #spread(node: SyntaxNode, found: SyntaxNode[], depth: number): void {
    if (depth > 6) return;
    const set = node.name === 'String' && /^["']\$set["']$/.test(this.read.tree.text(node));
    const value = node.name === '**' ? node.nextSibling : set ? node.nextSibling?.nextSibling : null;
    if (value && VALUE.test(value.name)) found.push(value);
    for (const child of childrenOf(node)) this.#spread(child, found, depth + 1);
  }
}

const VALUE = /^(?:VariableName|MemberExpression|CallExpression)$/;
const STORES_WHOLE = /(?:insert_one|insert|update|upsert|update_one|set|add|push|create)$/;

/** A branch for what does not fit, whether it leaves or only remembers it. */
const SAYS_NO =
  /\braise\b|\breturn\b|\b4\d\d\b|\bflash\(|[eE]rror|\babort\(|[iI]nvalid|[rR]equired|\.append\(/;

const ABOUT_PAGE = /path|endpoint|url|blueprint|route/i;

const present = (asked: readonly Asked[]): Ask[] => asked.flatMap(({ ask }) => ask ?? []);

/** A record that is made here, not a form or a schema. */
const MADE =
  /^(?:await\s+)?(?:\w+\.)?([A-Z]\w*[a-z]\w*(?<!Form|Schema|Serializer))(?:\.(?:model_validate|from_orm|parse_obj|construct))?\(/;

const BUILT_IN =
  /^(?:print|len|str|int|float|bool|list|dict|set|tuple|range|enumerate|zip|isinstance|getattr|setattr|hasattr|sorted|min|max|sum|any|all|open|super|type|map|filter|jsonify|render_template|url_for|redirect|flash|HTTPException|abort|render|reverse|JsonResponse|HttpResponse|JSONResponse|Response)$|^(?:logger|logging|log|os|json|re|datetime|time|math|random|uuid|st|np|pd|messages)\./;

function isStatement(node: SyntaxNode): boolean {
  return (
    /Statement$/.test(node.name) ||
    /Body$/.test(node.parent?.name ?? '') ||
    /^(?:IfStatement|WhileStatement|ForStatement|WithStatement|AssertStatement)$/.test(
      node.parent?.name ?? '',
    )
  );
}
