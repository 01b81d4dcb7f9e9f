import type { CallExpression, Node, TaggedTemplateExpression } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, walk } from '../../parsers/javascript.ts';
import { type AnyFunction, isFunction } from '../failure-handling/javascript-scope.ts';
import type { ImportedName } from '../routes/javascript/trace.ts';
import { keyOf } from '../routes/javascript/values.ts';
import { bodyRoot, fieldOf, rootsOf, Scope, some } from './javascript-roots.ts';
import { Schemas } from './javascript-schemas.ts';
import { sinkOf } from './javascript-sinks.ts';
import type { HandedRoot, InputFile, InputFunction, InputStep } from './model.ts';

/** So many steps of one function are kept. */
const MOST_STEPS = 80;
/** So much of a branch is looked at. */
const BRANCH = 600;

/** A branch that says no. */
const REFUSES =
  /\b4\d\d\b|\bthrow\b|[eE]rrors?\b|[iI]nvalid|[mM]issing|[rR]equired|BadRequest|badRequest|^\s{0,20}\{?\s{0,40}return\b|\bpush\(|fail\(|abort\(/;

/** Calls of which nothing follows for the input. */
const BUILTIN =
  /^(?:console|Math|JSON|Object|Array|String|Number|Boolean|Date|Promise|Buffer|Symbol|Reflect|setTimeout|setInterval|parseInt|parseFloat|isNaN|require|encodeURIComponent|res|reply|response|NextResponse|Response|next|path|logger|log|URL|URLSearchParams|bcrypt|bcryptjs|argon2|crypto|jwt|jsonwebtoken|uuid|moment|dayjs|axios|fetch)(?:\.|$)/;

const PASSES_ELEMENT = /^(?:then|map|forEach|filter|flatMap|some|every|find|reduce|for)$/;

/** Gathers the steps of a file's functions, node by node, in the order of {@link walk}. */
export class FlowReader {
  private readonly file: SourceFile;
  private readonly schemas: Schemas;
  /** The functions in the order of their starts, with the one around each; the first is the file. */
  private readonly opened: { readonly node: Node; readonly parent: number }[];
  private readonly steps = new Map<number, InputStep[]>();
  private readonly reading = new Set<number>();
  private current = 0;
  private scope: Scope;

  constructor(program: Node, file: SourceFile, imported: ReadonlyMap<string, ImportedName>) {
    this.file = file;
    this.schemas = new Schemas(imported);
    this.opened = [{ node: program, parent: 0 }];
    this.scope = new Scope(program, null);
  }

  finish(): Omit<InputFile, 'models'> {
    const functions = [...new Set([...this.steps.keys(), ...this.reading])]
      .sort((a, b) => a - b)
      .map((fn): InputFunction => ({ fn, reads: this.reading.has(fn), steps: this.steps.get(fn) ?? [] }));
    return { functions, schemas: this.schemas.names() };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    this.leave(node);
    if (isFunction(node)) this.enter(node, parents);
    switch (node.type) {
      case 'VariableDeclarator':
        this.declarator(node.id, node.init);
        break;
      case 'ForOfStatement':
        if (node.left.type === 'VariableDeclaration')
          for (const { id } of node.left.declarations) this.declare(id, this.roots(node.right), null);
        break;
      case 'AssignmentExpression':
        this.assign(node.left, node.right);
        break;
      case 'CallExpression':
        this.call(node, parents);
        break;
      case 'TaggedTemplateExpression':
        this.sink(
          node,
          node.quasi.expressions.flatMap((each) => this.roots(each)),
          null,
        );
        break;
      case 'IfStatement':
        this.test(node.test, this.branch(node.consequent), this.branch(node.alternate));
        break;
      case 'ConditionalExpression':
        this.test(node.test, this.branch(node.consequent), this.branch(node.alternate));
        break;
      case 'MemberExpression':
        this.read(node);
        break;
    }
  }

  private roots(node: Node | null): string[] {
    return rootsOf(node, this.scope, (call) => this.schemas.check(call) === 'sure');
  }

  private branch(node: Node | null): string {
    return node ? this.file.text.slice(node.start, Math.min(node.end, node.start + BRANCH)) : '';
  }

  private leave(node: Node): void {
    for (let at = this.opened[this.current]; at && this.current > 0; at = this.opened[this.current]) {
      if (node.start >= at.node.start && node.end <= at.node.end) break;
      this.current = at.parent;
    }
    while (this.scope.outer && (node.start < this.scope.node.start || node.end > this.scope.node.end))
      this.scope = this.scope.outer;
  }

  private enter(node: AnyFunction, parents: readonly Node[]): void {
    const fn = this.opened.push({ node, parent: this.current }) - 1;
    const around = parents.at(-1);
    const element = around?.type === 'CallExpression' ? this.elementRoots(around) : [];
    this.current = fn;
    this.scope = new Scope(node, this.scope);
    node.params.forEach((param, at) => {
      const id = param.type === 'AssignmentPattern' ? param.left : param;
      this.declare(id, [`p${fn}.${at}`, ...(at === 0 ? element : [])], 'req');
    });
  }

  /** What a callback is handed by the call around it: `req.json().then((body) => …)`. */
  private elementRoots({ callee }: CallExpression): string[] {
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
    return PASSES_ELEMENT.test(callee.property.name)
      ? this.roots(callee.object).filter((root) => !/^p\d+\.\d+$/.test(root))
      : [];
  }

  private declarator(id: Node, init: Node | null): void {
    if (!init) {
      if (id.type === 'Identifier' && !this.scope.names.has(id.name)) this.declare(id, [], null);
      return;
    }
    if (id.type === 'Identifier') this.schemas.bind(id.name, init, this.current === 0);
    if (isFunction(init)) return;
    this.declare(id, this.roots(init), dottedName(init), madeBy(init));
  }

  private declare(id: Node, roots: readonly string[], path: string | null, made: string | null = null): void {
    switch (id.type) {
      case 'Identifier':
        this.scope.names.set(id.name, { roots: some(roots), made });
        return;
      case 'AssignmentPattern':
        this.declare(id.left, roots, path, made);
        return;
      case 'RestElement':
        this.declare(id.argument, roots, null);
        return;
      case 'ArrayPattern':
        for (const each of id.elements) if (each) this.declare(each, roots, null);
        return;
      case 'ObjectPattern':
        for (const each of id.properties) {
          if (each.type !== 'Property') this.declare(each, roots, null);
          else this.declareField(each.value, keyOf(each.key, each.computed), roots, path);
        }
    }
  }

  private declareField(value: Node, key: string | null, roots: readonly string[], path: string | null): void {
    const inner = path !== null && key !== null ? `${path}.${key}` : null;
    // `{body} = req`, not a field of what is the body already.
    const body = path === null || inner === null || bodyRoot(path) !== null ? null : bodyRoot(inner);
    if (body !== null) this.reading.add(this.current);
    this.declare(value, body === null ? roots.map((root) => fieldOf(root, key)) : [body], inner);
  }

  private assign(left: Node, right: Node): void {
    if (left.type === 'Identifier') {
      this.schemas.bind(left.name, right, this.current === 0);
      this.scope.add(left.name, this.roots(right), madeBy(right));
      return;
    }
    if (left.type !== 'MemberExpression') return;
    const [base = ''] = (dottedName(left) ?? '').split('.');
    if (!/^(?:res|reply|response|this|module|exports|window|process|req|request|ctx|c|session)?$/.test(base))
      this.scope.add(base, this.roots(right));
  }

  private read(node: Node): void {
    const path = dottedName(node);
    if (path !== null && bodyRoot(path) !== null) this.reading.add(this.current);
  }

  private call(node: CallExpression, parents: readonly Node[]): void {
    const args = node.arguments.map((each) => this.handed(each));
    const all = node.arguments.flatMap((each) => (isFunction(each) ? [] : this.roots(each)));
    const name = dottedName(node.callee) ?? '';
    const [first, second] = node.arguments;
    if (/(?:^|\.)Object\.assign$|^(?:Object\.assign|merge|_\.merge|_\.assign)$/.test(name) && first && second)
      if (first.type === 'Identifier')
        this.scope.add(
          first.name,
          args.slice(1).flatMap((each) => each.map(({ root }) => root)),
        );
    const checks = this.schemas.check(node);
    if (checks !== null) {
      const whole = all.some((root) => /^p\d+\.\d+$/.test(root)) || /\.valid$/.test(name);
      this.step({
        is: 'schema',
        ...this.at(node, name),
        doubtful: checks === 'doubtful',
        roots: whole ? [...all, 'body'] : all,
      });
      return;
    }
    if (/^(?:assert|invariant|tiny_?invariant|ensure)$/i.test(name) && all.length > 0)
      this.step({ is: 'test', ...this.at(node, name), roots: all });
    if (isInChain(parents, node) || this.sink(node, this.chainRoots(node), this.receiver(node))) return;
    if (all.length > 0 && name !== '' && !BUILTIN.test(name))
      this.step({ is: 'call', ...this.at(node, name), args });
  }

  /** What an argument holds; of an object that is written out, each field on its own. */
  private handed(argument: Node): HandedRoot[] {
    if (isFunction(argument)) return [];
    const plain = (node: Node): HandedRoot[] => this.roots(node).map((root) => ({ field: null, root }));
    if (argument.type !== 'ObjectExpression') return plain(argument);
    return argument.properties.flatMap((each) => {
      if (each.type === 'SpreadElement') return plain(each.argument);
      const field = keyOf(each.key, each.computed);
      return this.roots(each.value).map((root) => ({ field, root }));
    });
  }

  /** All that is handed to a chain of calls: `db.from('x').insert(row).eq('id', id)`, and what the chain begins with. */
  private chainRoots(node: CallExpression): string[] {
    const found: string[] = [];
    for (let at: Node | null = node; at; at = stepBack(at)) {
      if (at.type === 'CallExpression')
        for (const each of at.arguments) if (!isFunction(each)) found.push(...this.roots(each));
      if (at.type === 'NewExpression') found.push(...this.roots(at));
      if (at.type === 'Identifier') found.push(...this.roots(at).filter((root) => !/^p\d+\./.test(root)));
    }
    return some(found);
  }

  /** The class of the record that a method is called on. */
  private receiver({ callee }: CallExpression): string | null {
    if (callee.type !== 'MemberExpression') return null;
    const { object } = callee;
    if (object.type === 'NewExpression') return dottedName(object.callee);
    return object.type === 'Identifier' ? (this.scope.find(object.name)?.made ?? null) : null;
  }

  private sink(
    node: CallExpression | TaggedTemplateExpression,
    roots: readonly string[],
    made: string | null,
  ): boolean {
    if (roots.length === 0) return false;
    const found = sinkOf(node, made, this.file.text.slice(node.start, Math.min(node.end, node.start + 4000)));
    if (!found) return false;
    const name = node.type === 'CallExpression' ? (dottedName(node.callee) ?? '') : 'sql';
    this.step({ is: 'sink', ...this.at(node, name), ...found, roots });
    return true;
  }

  private test(test: Node, then: string, otherwise: string): void {
    if (!REFUSES.test(then) && !REFUSES.test(otherwise)) return;
    const roots: string[] = [];
    walk(test, (node) => {
      if (isFunction(node)) return false;
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
      roots.push(...this.roots(node));
      return node.type === 'MemberExpression' && dottedName(node) !== null ? false : undefined;
    });
    if (roots.length > 0) this.step({ is: 'test', ...this.at(test, 'if'), roots: some(roots) });
  }

  private at(node: Node, name: string): { line: number; start: number; name: string } {
    return { line: this.file.lineAt(node.start), start: node.start, name: name.slice(0, 80) };
  }

  private step(step: InputStep): void {
    const known = this.steps.get(this.current);
    if (!known) this.steps.set(this.current, [step]);
    else if (known.length < MOST_STEPS) known.push(step);
  }
}

/** One step back along a chain of calls and members; null at its beginning. */
function stepBack(node: Node): Node | null {
  switch (node.type) {
    case 'CallExpression':
      return node.callee;
    case 'MemberExpression':
      return node.object;
    case 'AwaitExpression':
      return node.argument;
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return node.expression;
    default:
      return null;
  }
}

/** The middle of a chain is judged with its end. */
function isInChain(parents: readonly Node[], node: Node): boolean {
  const parent = parents.at(-1);
  return (
    parent?.type === 'MemberExpression' &&
    parent.object === node &&
    parents.at(-2)?.type === 'CallExpression' &&
    !(parent.property.type === 'Identifier' && /^(?:then|catch|finally)$/.test(parent.property.name))
  );
}

/** The class of which an expression makes or finds a record: `new User(…)`, `await User.findById(…)`. */
function madeBy(node: Node): string | null {
  if (node.type === 'AwaitExpression') return madeBy(node.argument);
  if (node.type === 'NewExpression') return dottedName(node.callee);
  const path = node.type === 'CallExpression' ? dottedName(node.callee) : null;
  return path === null ? null : (/^([A-Z]\w*)\.(?:find|create|build)/.exec(path)?.[1] ?? null);
}
