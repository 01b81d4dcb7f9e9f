import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { JAVASCRIPT_FILES, type JavaScriptTree, javascript, walk } from '../../parsers/javascript.ts';
import { type AnyFunction, functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import { bindingOf, templateBindings } from './bindings.ts';
import type { Binding, FileInterface, FunctionNote, MutationNote, Net, Origin, Step } from './model.ts';
import { mutationOf } from './mutations.ts';
import { namesOf } from './names.ts';
import { mutationNet, netOf } from './nets.ts';
import { type States, statesOf } from './states.ts';
import { stepOf } from './steps.ts';
import { tellingOf } from './telling.ts';
import { SHOWS } from './words.ts';

/** What people's actions run in JavaScript and TypeScript, and what becomes of its failures. */
export const javascriptInterface = defineFileFact<FileInterface>({
  id: 'interface-javascript',
  files: JAVASCRIPT_FILES,
  mentions:
    /\bawait\b|\.then\(|\.catch\(|[mM]utat(?:e|ion)|\bon(?:Click|Submit|Press)\b|addEventListener|export \*|QueryClient/,
  parsers: [javascript],
  extract(file) {
    const tree = javascript.of(file);
    const template = /\.(?:vue|svelte)$/.test(file.path) ? withoutScripts(file.text) : '';
    const found = new Collector(file, statesOf(tree.program, template));
    walk(tree.program, (node, parents) => found.visit(node, parents));
    return found.result(tree, template);
  },
});

/** The page of a component file, its scripts blanked out. */
function withoutScripts(text: string): string {
  let kept = '';
  for (let at = 0; ; ) {
    const start = text.indexOf('<script', at);
    const end = start < 0 ? -1 : text.indexOf('</script>', start);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
}

interface Owner {
  readonly node: AnyFunction;
  readonly name: string | null;
  readonly scope: readonly [number, number];
  readonly steps: Step[];
  shows: boolean;
}

/** More calls than any function that a person wrote has. */
const MOST_STEPS = 80;

class Collector {
  readonly #file: SourceFile;
  readonly #states: States;
  readonly #owners = new Map<number, Owner>();
  readonly #mutations: MutationNote[] = [];
  readonly #bindings: Binding[] = [];
  readonly #nets = new Set<Net>();
  readonly #from = new Map<string, string>();
  readonly #aliases: [string, string][] = [];

  constructor(file: SourceFile, states: States) {
    this.#file = file;
    this.#states = states;
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    const binding = bindingOf(node, parents, this.#file);
    if (binding) this.#bindings.push(binding);
    if (isFunction(node)) this.#own(node, parents);
    const alias = aliasOf(node);
    if (alias) this.#aliases.push(alias);
    if (node.type === 'CallExpression') this.#call(node, parents);
    else if (node.type === 'TaggedTemplateExpression') this.#step(node, parents);
    else if (node.type === 'NewExpression') this.#net(mutationNet(node, nameOf(node.callee), this.#states));
    else if (
      node.type === 'AssignmentExpression' &&
      /\.(?:config\.errorHandler|onunhandledrejection)$/.test(nameOf(node.left))
    )
      this.#net(tellingOf(node.right, this.#states).kind === 'shown' ? 'rejections' : null);
  }

  #own(node: AnyFunction, parents: readonly Node[]): void {
    const around = parents.findLast(isFunction);
    this.#owners.set(node.start, {
      node,
      name: functionName(node, parents),
      scope: around ? [around.start, around.end] : [0, this.#file.text.length],
      steps: [],
      shows: false,
    });
  }

  #call(node: CallExpression, parents: readonly Node[]): void {
    const name = nameOf(node.callee);
    this.#net(netOf(node, name, this.#states));
    const mutation = mutationOf(node, parents, this.#states, this.#file);
    if (mutation) this.#mutations.push(mutation);
    else if (/^(?:use[A-Z]|create[A-Z]|inject|get[A-Z])/.test(name.split('.')[0] ?? ''))
      for (const each of namesOf(parents)) this.#from.set(each, name.split('.')[0] ?? '');
    if (SHOWS.test(name)) for (const start of ownersOf(parents)) this.#mark(start);
    this.#step(node, parents);
  }

  #net(net: Net | null): void {
    if (net) this.#nets.add(net);
  }

  #mark(start: number): void {
    const owner = this.#owners.get(start);
    if (owner) owner.shows = true;
  }

  #step(
    node: Extract<Node, { type: 'CallExpression' | 'TaggedTemplateExpression' }>,
    parents: readonly Node[],
  ): void {
    const at = ownerIndex(parents);
    const owner = at < 0 ? undefined : this.#owners.get(parents[at]?.start ?? -1);
    if (!owner || owner.steps.length >= MOST_STEPS) return;
    const step = stepOf(node, [...parents.slice(at), node], this.#states, this.#file);
    if (step) owner.steps.push(step);
  }

  result(tree: JavaScriptTree, template: string): FileInterface | null {
    const bindings = [...this.#bindings, ...templateBindings(template, this.#file)];
    const functions = [...this.#owners.values()]
      .filter(({ steps, shows }) => steps.length > 0 || shows)
      .map(noted);
    const passesOn = tree.module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    );
    if (bindings.length + functions.length + this.#mutations.length + this.#nets.size + passesOn.length === 0)
      return null;
    return {
      functions,
      quiet: [...this.#owners.values()].flatMap(({ steps, shows, name }) =>
        steps.length === 0 && !shows && name !== null ? name : [],
      ),
      mutations: this.#mutations.map((each) => ({
        ...each,
        names: [...each.names, ...this.#aliasesOf(each.names)],
      })),
      bindings,
      origins: this.#origins(tree),
      passesOn: [...new Set(passesOn)],
      rendered: [...this.#states.rendered].filter((name) =>
        /err|fail|message|problem|status|result/i.test(name),
      ),
      errorsOf: [...this.#states.errorsOf],
      nets: [...this.#nets],
      actionState: /\buse(?:ActionState|FormState|ActionData)\b/.test(this.#file.text),
    };
  }

  #aliasesOf(names: readonly string[]): string[] {
    return this.#aliases.flatMap(([name, of]) => (names.includes(of) ? name : []));
  }

  /** Imported names, and variables that a hook or a store gave. */
  #origins({ module }: JavaScriptTree): Record<string, Origin> {
    const imported = new Map<string, Origin>();
    for (const { moduleRequest, entries } of module.staticImports)
      for (const { localName, importName, isType } of entries)
        if (!isType)
          imported.set(localName.value, {
            specifier: moduleRequest.value,
            name: importName.name ?? localName.value,
          });
    for (const [name, source] of this.#from) {
      const origin = imported.get(source);
      if (origin && !imported.has(name)) imported.set(name, origin);
    }
    return Object.fromEntries(imported);
  }
}

/** `createOrder: mutation.mutateAsync`, `const save = mutation.mutate`. */
function aliasOf(node: Node): [string, string] | null {
  const [name, value] =
    node.type === 'Property'
      ? [nameOf(node.key), node.value]
      : node.type === 'VariableDeclarator'
        ? [nameOf(node.id), node.init]
        : ['', null];
  const [, of] =
    /^(\w{1,60})\.(?:mutate|mutateAsync|trigger|execute)$/.exec(value ? nameOf(value) : '') ?? [];
  return name !== '' && of ? [name, of] : null;
}

const noted = ({ node, name, scope, steps, shows }: Owner): FunctionNote => ({
  start: node.start,
  name,
  scope,
  steps,
  shows,
});

/** The function that a call belongs to: callbacks that are run at once are part of the function around them. */
function ownerIndex(parents: readonly Node[]): number {
  for (let at = parents.length - 1; at >= 0; at--) {
    const node = parents[at];
    if (node && isFunction(node) && !isRunAtOnce(parents, at)) return at;
  }
  return -1;
}

function ownersOf(parents: readonly Node[]): number[] {
  return parents.filter(isFunction).map(({ start }) => start);
}

const RUNS_ITS_CALLBACK =
  /(?:^|\.)(?:then|catch|finally|map|forEach|filter|reduce|flatMap|setTimeout|startTransition|transition|withLoading|promise|all|allSettled|transaction|\$transaction|runTransaction|requestAnimationFrame|nextTick|\$nextTick|act|batch|flushSync|unstable_batchedUpdates|call|apply|wrap\w{0,20}|with[A-Z]\w{0,30})$/;

function isRunAtOnce(parents: readonly Node[], at: number): boolean {
  const call = parents[at - 1];
  const node = parents[at];
  if (call?.type === 'NewExpression') return nameOf(call.callee) === 'Promise';
  if (call?.type !== 'CallExpression') return false;
  return call.callee === node || RUNS_ITS_CALLBACK.test(nameOf(call.callee) || calleeTip(call.callee));
}

const calleeTip = (callee: Node): string =>
  callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
