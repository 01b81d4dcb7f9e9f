import type { Function as FunctionNode, Node, Program } from '@oxc-project/types';
import { walk } from '../../parsers/javascript.ts';
import { type Assertions, assertionsIn, isAssertingName } from './javascript-assertions.ts';
import type { DeclaredFunction, Helper } from './model.ts';

/** The functions that a file of tests declares and imports, to follow what its tests call. */
export class JavaScriptFunctions {
  readonly #program: Program;
  readonly #imported: ReadonlyMap<string, string>;
  #bodies: ReadonlyMap<string, Node> | undefined;
  readonly #known = new Map<string, boolean>();

  constructor(program: Program) {
    this.#program = program;
    this.#imported = importsOf(program);
  }

  /** Whether one of these functions, declared in this file, asserts by itself or through others of the file. */
  assertsThrough(names: readonly string[]): boolean {
    return names.some((name) => this.#asserts(name));
  }

  /** Those of the called functions that other files declare, or nobody: what is named as what asserts is taken for it. */
  helpers(names: readonly string[]): Helper[] {
    return names.flatMap((name) => {
      if (this.#declared().has(name)) return [];
      const from = this.#imported.get(name) ?? null;
      const asserting = isAssertingName(name);
      return from === null && !asserting ? [] : [{ name, from: from ?? '', asserting }];
    });
  }

  /** Every function that it declares, for the files that import them. */
  all(): DeclaredFunction[] {
    return [...this.#declared().keys()]
      .slice(0, MAX_FUNCTIONS)
      .map((name) => ({ name, asserts: this.#asserts(name) }));
  }

  #asserts(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const body = this.#declared().get(name);
    // Also ends where functions call each other.
    this.#known.set(name, false);
    const found = body ? assertionsIn(body, []) : null;
    const asserts =
      found !== null && (isProof(found) || this.assertsThrough(found.calls) || this.#byName(found));
    this.#known.set(name, asserts);
    return asserts;
  }

  /** A helper that calls one of another file that is named as what asserts. */
  #byName({ calls }: Assertions): boolean {
    return calls.some((name) => !this.#declared().has(name) && isAssertingName(name));
  }

  #declared(): ReadonlyMap<string, Node> {
    this.#bodies ??= declarations(this.#program);
    return this.#bodies;
  }
}

const MAX_FUNCTIONS = 300;

const isProof = ({ any, trivial, byMethod }: Assertions): boolean => (any && !trivial) || byMethod;

/** Functions by name, wherever in the file: also those in a group of tests, and methods of classes. */
function declarations(program: Program): Map<string, Node> {
  const found = new Map<string, Node>();
  walk(program, (node) => {
    if (node.type === 'FunctionDeclaration' && node.id) found.set(node.id.name, node);
    if (
      node.type === 'VariableDeclarator' &&
      node.id.type === 'Identifier' &&
      node.init &&
      isFunction(node.init)
    )
      found.set(node.id.name, node.init);
    if (node.type === 'MethodDefinition' && node.key.type === 'Identifier')
      found.set(node.key.name, node.value);
    return undefined;
  });
  return found;
}

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

/** Local names of what a file imports, with the module. */
function importsOf(program: Program): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration')
      for (const { local } of statement.specifiers) found.set(local.name, statement.source.value);
    if (statement.type === 'VariableDeclaration')
      for (const each of requiredNames(statement)) found.set(...each);
  }
  return found;
}

function requiredNames(
  statement: Extract<Program['body'][number], { type: 'VariableDeclaration' }>,
): [string, string][] {
  return statement.declarations.flatMap(({ id, init }): [string, string][] => {
    const call = init?.type === 'MemberExpression' ? init.object : init;
    if (
      call?.type !== 'CallExpression' ||
      call.callee.type !== 'Identifier' ||
      call.callee.name !== 'require'
    )
      return [];
    const [source] = call.arguments;
    const module = source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
    if (module === null) return [];
    if (id.type === 'Identifier') return [[id.name, module]];
    if (id.type !== 'ObjectPattern') return [];
    return id.properties.flatMap((item): [string, string][] =>
      item.type === 'Property' && item.value.type === 'Identifier' ? [[item.value.name, module]] : [],
    );
  });
}
