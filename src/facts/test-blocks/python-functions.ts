import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, walkPython } from '../../parsers/python.ts';
import type { DeclaredFunction, Helper, TestBlock } from './model.ts';
import { isAssertingName, type PythonAssertions, pythonAssertions } from './python-assertions.ts';

/** The name of a function or class; null for any other node. */
export function nameOf(node: SyntaxNode, tree: PythonTree): string | null {
  if (node.name !== 'FunctionDefinition' && node.name !== 'ClassDefinition') return null;
  const name = node.getChild('VariableName');
  return name ? tree.text(name) : null;
}

/** The functions and methods that a file declares, to follow what its tests call. */
export class PythonFunctions {
  readonly #tree: PythonTree;
  #declared: ReadonlyMap<string, SyntaxNode> | undefined;
  readonly #known = new Map<string, boolean>();

  constructor(tree: PythonTree) {
    this.#tree = tree;
  }

  /** What a test asserts: by itself, through functions of its file, or perhaps through those of other files. */
  assertionsOf(definition: SyntaxNode): Pick<TestBlock, 'asserts' | 'trivial' | 'helpers'> {
    const own = pythonAssertions(definition, this.#tree);
    const more = own.byMethod || own.calls.some((name) => this.#asserts(name));
    if (own.any && !(own.trivial && more)) return { asserts: true, trivial: own.trivial, helpers: [] };
    if (more) return { asserts: true, trivial: false, helpers: [] };
    return { asserts: false, trivial: false, helpers: this.#helpers(own.calls) };
  }

  /** Every function that it declares and that is no test, for the files that import them. */
  all(): DeclaredFunction[] {
    const names = [...this.#functions().keys()].filter((name) => !name.startsWith('test'));
    return names.slice(0, MAX_FUNCTIONS).map((name) => ({ name, asserts: this.#asserts(name) }));
  }

  #helpers(calls: readonly string[]): Helper[] {
    return calls
      .filter((name) => !this.#functions().has(name) && !BUILT_IN.test(name))
      .map((name) => ({ name, from: null, asserting: isAssertingName(name) }));
  }

  #asserts(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const definition = this.#functions().get(name);
    // Also ends where functions call each other.
    this.#known.set(name, false);
    const asserts = definition ? this.#proves(pythonAssertions(definition, this.#tree)) : false;
    this.#known.set(name, asserts);
    return asserts;
  }

  #proves({ any, trivial, byMethod, calls }: PythonAssertions): boolean {
    const elsewhere = (name: string) => !this.#functions().has(name) && isAssertingName(name);
    return (any && !trivial) || byMethod || calls.some((name) => this.#asserts(name) || elsewhere(name));
  }

  #functions(): ReadonlyMap<string, SyntaxNode> {
    this.#declared ??= declarations(this.#tree);
    return this.#declared;
  }
}

const MAX_FUNCTIONS = 300;
const BUILT_IN =
  /^(?:print|len|str|int|float|dict|list|set|tuple|bool|range|open|super|isinstance|type|next|iter|sorted|enumerate|zip|map|filter|any|all|sum|min|max|getattr|setattr|hasattr|repr|vars|id|hash|object|property)$/;

function declarations(tree: PythonTree): Map<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  walkPython(tree.root, (node) => {
    const name = node.name === 'FunctionDefinition' ? nameOf(node, tree) : null;
    if (name !== null) found.set(name, node);
    return /^(?:Script|ClassDefinition|FunctionDefinition|DecoratedStatement|Body|IfStatement|WithStatement|TryStatement)$/.test(
      node.name,
    );
  });
  return found;
}

/** The decorators of a function or class, as written. */
export function decoratorNodes(node: SyntaxNode): SyntaxNode[] {
  if (node.parent?.name !== 'DecoratedStatement') return [];
  return childrenOf(node.parent).filter((child) => child.name === 'Decorator');
}
