import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { roleOf } from '../imports/imports.ts';
import { ExpressNets } from './express-nets.ts';
import { type FileNets, type Runtime, type Sign, saysSomething } from './model.ts';

const MENTIONS =
  /['"](?:express|fastify|koa|hono|@hono\/[\w-]+|vue|react-dom(?:\/client)?|@nestjs\/(?:core|common))['"]|ErrorBoundary|<\w{0,30}(?:Boundary|Error|Catch)|componentDidCatch|getDerivedStateFromError|errorElement|[eE]rrorComponent|\.errorHandler\b|onErrorCaptured|errorCaptured|setErrorHandler|\.onError\(|unhandledRejection|uncaughtException|\b_?err(?:or)?\s{0,3}(?::[^,)\n]{0,40})?,\s{0,20}_?req/;

/** The runtimes that JavaScript starts, and the handlers of last resort that it puts in. */
export const javascriptNets = defineFileFact<FileNets>({
  id: 'last-resort-javascript',
  files: JAVASCRIPT_FILES,
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    if (roleOf(file.path) !== 'application' || /\.d\.ts$/.test(file.path)) return null;
    const reader = new Reader(file);
    walk(javascript.of(file).program, (node, parents) => reader.visit(node, parents));
    const found = reader.result();
    return saysSomething(found) ? found : null;
  },
});

/** What makes an application, by the package that must be in sight. */
const MAKERS: readonly (readonly [runtime: Runtime, name: RegExp, module: RegExp])[] = [
  ['express', /^express$/, /['"]express['"]/],
  ['fastify', /^[fF]astify$/, /['"]fastify['"]/],
  ['nest', /^NestFactory\.create$/, /['"]@nestjs\/core['"]/],
  ['hono', /^(?:Hono|OpenAPIHono)$/, /['"](?:hono|@hono\/zod-openapi)['"]/],
  ['koa', /^Koa$/, /['"]koa['"]/],
];
const MOUNTS = /^(?:(?:\w+\.)?(?:createRoot|hydrateRoot)(?:\.render)?|ReactDOM\.render)$/;
const NAMED_BOUNDARY = /ErrorBoundary|^(?:\w+\.)?CatchBoundary$/;

class Reader {
  readonly #apps: Sign[] = [];
  readonly #nets: Sign[] = [];
  readonly #boundaryClasses = new Set<string>();
  readonly #wraps: { name: string; line: number }[] = [];
  readonly #unhandled: number[] = [];
  readonly #file: SourceFile;
  readonly #express: ExpressNets;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#express = new ExpressNets((offset) => file.lineAt(offset));
  }

  result(): FileNets {
    const { lines, ...express } = this.#express.result();
    const nets = lines.flatMap((line): Sign[] => [
      { runtime: 'express', line },
      { runtime: 'koa', line },
    ]);
    return {
      ...express,
      apps: this.#apps,
      nets: [...this.#nets, ...nets],
      boundaryClasses: [...this.#boundaryClasses],
      wraps: this.#wraps,
      unhandled: this.#unhandled,
      pages: /\b(?:c\.html|c\.render|ctx\.render|res\.render|jsxRenderer)\(?/.test(this.#file.text),
    };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    switch (node.type) {
      case 'CallExpression':
        this.#express.call(node, parents);
        this.#called(node, parents);
        return;
      case 'NewExpression':
        this.#made(dottedName(node.callee) ?? '', node);
        return;
      case 'AssignmentExpression':
        if (/(?:^|\.)config\.errorHandler$/.test(dottedName(node.left) ?? '')) this.#net('vue', node);
        return;
      case 'MethodDefinition':
      case 'PropertyDefinition':
        this.#member(node.key, parents);
        return;
      case 'Property':
        this.#property(node);
        return;
      case 'JSXOpeningElement':
        this.#wrap(elementName(node.name), node);
        return;
      case 'JSXAttribute':
        if (
          node.name.type === 'JSXIdentifier' &&
          /^(?:errorElement|ErrorBoundary|errorComponent)$/.test(node.name.name)
        )
          this.#net('react', node);
        return;
      case 'Decorator':
        if (/^Catch$/.test(dottedName(node.expression) ?? '')) this.#net('nest', node);
        return;
      case 'ExportSpecifier':
        if (node.exported.type === 'Identifier' && node.exported.name === 'ErrorBoundary')
          this.#net('react-router', node);
        return;
      default:
        if (isFunction(node)) this.#function(node, parents);
    }
  }

  #function(node: Node, parents: readonly Node[]): void {
    if (!isFunction(node)) return;
    const name = functionName(node, parents);
    this.#express.function(node, name);
    if (name === 'ErrorBoundary' && parents.at(-1)?.type === 'ExportNamedDeclaration')
      this.#net('react-router', node);
    if (passesOn(node, this.#file.text)) this.#net('koa', node);
  }

  #net(runtime: Runtime, node: Node): void {
    this.#nets.push({ runtime, line: this.#file.lineAt(node.start) });
  }

  #made(name: string, node: Node): void {
    const maker = MAKERS.find(([, pattern, module]) => pattern.test(name) && module.test(this.#file.text));
    if (maker) this.#apps.push({ runtime: maker[0], line: this.#file.lineAt(node.start) });
  }

  #called(node: CallExpression, parents: readonly Node[]): void {
    const name = dottedName(node.callee) ?? '';
    const first = node.arguments[0] ? stringValue(node.arguments[0]) : null;
    this.#made(name, node);
    if (/\.setErrorHandler$/.test(name)) this.#net('fastify', node);
    if (/\.onError$/.test(name)) this.#net('hono', node);
    if (/\.useGlobalFilters$/.test(name)) this.#net('nest', node);
    if (/(?:^|\.)onErrorCaptured$/.test(name)) this.#net('vue', node);
    if (/\.on$/.test(name) && first === 'error' && /['"]koa['"]/.test(this.#file.text))
      this.#net('koa', node);
    if (/(?:^|\.)withErrorBoundary$/.test(name)) this.#wrap('withErrorBoundary', node);
    if (name === 'process.on' && /^(?:unhandledRejection|uncaughtException)$/.test(first ?? ''))
      this.#unhandled.push(this.#file.lineAt(node.start));
    this.#mounted(name, node, parents);
  }

  /** Only what starts with the module is the application; a map's pop-up is not. */
  #mounted(name: string, node: Node, parents: readonly Node[]): void {
    if (parents.some((each) => isFunction(each))) return;
    const { text } = this.#file;
    if (MOUNTS.test(name) && /['"]react-dom(?:\/client)?['"]/.test(text))
      this.#apps.push({ runtime: 'react', line: this.#file.lineAt(node.start) });
    if (name === 'createApp' && /['"]vue['"]/.test(text))
      this.#apps.push({ runtime: 'vue', line: this.#file.lineAt(node.start) });
  }

  #member(key: Node, parents: readonly Node[]): void {
    if (key.type !== 'Identifier' || !/^(?:componentDidCatch|getDerivedStateFromError)$/.test(key.name))
      return;
    const holder = parents.findLast(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression');
    const name = holder && 'id' in holder && holder.id?.type === 'Identifier' ? holder.id.name : null;
    this.#boundaryClasses.add(name ?? 'default');
  }

  #property(node: Node & { type: 'Property' }): void {
    if (node.key.type !== 'Identifier') return;
    const { name } = node.key;
    if (/^(?:errorElement|ErrorBoundary|errorComponent|defaultErrorComponent)$/.test(name))
      this.#net('react', node);
    if (name === 'provide' && dottedName(node.value) === 'APP_FILTER') this.#net('nest', node);
    if (name === 'errorCaptured') this.#net('vue', node);
  }

  #wrap(name: string, node: Node): void {
    if (
      /^(?:[A-Z]\w*\.)?[A-Z]\w*$|^withErrorBoundary$/.test(name) &&
      /Boundary|Error|Catch|Crash|Fallback|Safe/.test(name)
    )
      this.#wraps.push({ name, line: this.#file.lineAt(node.start) });
  }
}

/** A boundary by its name; others by the class that they are. */
export const isNamedBoundary = (name: string): boolean => NAMED_BOUNDARY.test(name);

function elementName(node: Node): string {
  if (node.type === 'JSXIdentifier') return node.name;
  if (node.type !== 'JSXMemberExpression') return '';
  const object = elementName(node.object);
  return `${object}.${node.property.name}`;
}

/** Middleware that waits for the rest inside `try`: `try { await next() } catch …`. */
function passesOn(node: Node, text: string): boolean {
  if (!isFunction(node) || node.params.length !== 2 || node.body?.type !== 'BlockStatement') return false;
  return node.body.body.some(
    (each) =>
      each.type === 'TryStatement' &&
      each.handler !== null &&
      /\bnext\(\)/.test(text.slice(each.block.start, each.block.end)),
  );
}
