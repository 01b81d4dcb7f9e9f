import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName, stringValue, walk } from '../../parsers/javascript.ts';
import { type AnyFunction, isFunction } from '../failure-handling/javascript-scope.ts';
import type { FileNets } from './model.ts';

interface Registered {
  readonly receiver: string;
  readonly holder: Node | undefined;
  readonly start: number;
}

const ROUTE = /^(?:get|post|put|patch|delete|all|use)$/;
/** Routes for what no other route took: they may stand last. */
const CATCH_ALL = /^(?:\*|\/\*|\/\{?\*\w*\}?|\(\.\*\)|\/)$/;
/** `userRoutes` is none: capitals count. */
const ERRORISH = /(?:^|[._])err|Err|error|[eE]xception/;
const NO_NET = /sentry|not_?found|404|logger|bugsnag|rollbar/i;

/** Error handlers of Express and of what works like it: where they are put in, and what comes after them. */
export class ExpressNets {
  readonly #nets: (Registered & { readonly line: number })[] = [];
  readonly #routes: Registered[] = [];
  readonly #used: { name: string; line: number }[] = [];
  readonly #errorHandlers = new Set<string>();
  readonly #rethrows: number[] = [];
  readonly #short: number[] = [];

  constructor(private readonly lineAt: (offset: number) => number) {}

  call(node: CallExpression, parents: readonly Node[]): void {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
    const receiver = dottedName(callee.object);
    if (receiver === null || !ROUTE.test(callee.property.name)) return;
    const holder = parents.findLast((each) => isFunction(each) || each.type === 'Program');
    const [first, ...rest] = node.arguments;
    const path = first ? stringValue(first) : null;
    const place = { receiver, holder, start: node.start, line: this.lineAt(node.start) };
    if (path !== null && rest.length > 0 && !CATCH_ALL.test(path) && !servesFiles(rest))
      this.#routes.push(place);
    if (callee.property.name !== 'use') return;
    const net = node.arguments.some((each) => this.#isNet(each));
    if (net) this.#nets.push(place);
    else for (const each of node.arguments) this.#use(each, node);
    if (node.arguments.some((each) => isFunction(each) && isNamedForErrors(each) && each.params.length === 3))
      this.#short.push(place.line);
  }

  #isNet(each: Node): boolean {
    if (isFunction(each)) return isErrorHandler(each);
    const name = dottedName(each);
    return name !== null && ERRORISH.test(name) && !NO_NET.test(name);
  }

  #use(each: Node, call: Node): void {
    const name = dottedName(each);
    if (name !== null)
      this.#used.push({ name: name.slice(name.lastIndexOf('.') + 1), line: this.lineAt(call.start) });
  }

  function(node: AnyFunction, name: string | null): void {
    if (!isErrorHandler(node)) return;
    if (name !== null) this.#errorHandlers.add(name);
    const again = rethrown(node);
    if (again !== null) this.#rethrows.push(this.lineAt(again));
  }

  result(): Pick<FileNets, 'used' | 'errorHandlers' | 'early' | 'rethrows' | 'short'> & {
    readonly lines: readonly number[];
  } {
    const early = this.#nets.flatMap((net) => {
      const same = (each: Registered): boolean =>
        each.receiver === net.receiver && each.holder === net.holder && each.start > net.start;
      const routes = this.#nets.some(same) ? 0 : this.#routes.filter(same).length;
      return routes > 0 ? [{ line: net.line, routes }] : [];
    });
    return {
      lines: this.#nets.map(({ line }) => line),
      used: this.#used,
      errorHandlers: [...this.#errorHandlers],
      early,
      rethrows: this.#rethrows,
      short: this.#short,
    };
  }
}

function servesFiles(args: readonly Node[]): boolean {
  return args.some((each) => /static|swagger|serve/i.test(dottedName(each) ?? ''));
}

const isErrorHandler = (node: AnyFunction): boolean => node.params.length === 4 && isNamedForErrors(node);

function isNamedForErrors({ params }: AnyFunction): boolean {
  const [first] = params;
  const name = first?.type === 'Identifier' ? first.name : '';
  return /^_?(?:e|ex|er|err\w*|\w*error|exception)$/i.test(name);
}

/** Where the body answers and then, without a condition, throws. */
function rethrown({ body }: AnyFunction): number | null {
  if (body?.type !== 'BlockStatement') return null;
  const last = body.body.at(-1);
  if (last?.type !== 'ThrowStatement') return null;
  let answers = false;
  walk(body, (node) => {
    answers ||=
      node.type === 'CallExpression' &&
      /^res\w*\..*(?:json|send|end|render)$/.test(dottedName(node.callee) ?? '');
    return isFunction(node) ? false : undefined;
  });
  return answers ? last.start : null;
}
