import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { CONFIGURES_BUILD, definedNames } from './javascript-defines.ts';
import { enclosingFunction, takesParameter } from './javascript-functions.ts';
import { schemaNames } from './javascript-schemas.ts';
import { loopNames } from './loop-names.ts';
import { type EnvUse, type EnvUses, UPPER_NAME, unlessEmpty } from './model.ts';

/** What JavaScript and TypeScript read from their environment. */
export const javascriptEnv = defineFileFact<EnvUses>({
  id: 'javascript-env',
  files: JAVASCRIPT_FILES,
  mentions:
    /process\.env|import\.meta\.env|(?:Deno|Bun)\.env|ConfigService|loadEnv\(|[eE]nv\w{0,40}\(\s{0,20}['"`][A-Z]/,
  parsers: [javascript],
  extract(file) {
    const { program } = javascript.of(file);
    const reader = new Reader(program, file, (node) => file.lineAt(node.start));
    walk(program, (node, parents) => reader.see(node, parents));
    return unlessEmpty(reader.result());
  },
});

class Reader {
  readonly #uses: EnvUse[] = [];
  readonly #dynamic: number[] = [];
  readonly #helpers = new Map<string, number>();
  readonly #calls: { callee: string; use: EnvUse }[] = [];
  readonly #defines = new Set<string>();
  readonly #aliases = new Set<string>();
  readonly #texts = new Map<string, string>();
  readonly #values = new Map<string, Node>();

  constructor(
    program: Node,
    private readonly file: SourceFile,
    private readonly lineOf: (node: Node) => number,
  ) {
    walk(program, (node) => {
      if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) return undefined;
      const value = stringValue(node.init);
      this.#values.set(node.id.name, node.init);
      if (value !== null) this.#texts.set(node.id.name, value);
      if (this.#isEnv(node.init)) this.#aliases.add(node.id.name);
      return undefined;
    });
  }

  result(): EnvUses {
    const helpers = [...this.#helpers].map(([name, line]) => ({ name, line }));
    return {
      uses: this.#uses,
      dynamic: this.#dynamic,
      helpers,
      calls: this.#calls,
      defines: [...this.#defines],
    };
  }

  see(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'MemberExpression' && this.#isEnv(node.object)) this.#member(node, parents);
    else if (node.type === 'VariableDeclarator' && node.init && this.#isEnv(node.init))
      this.#pattern(node.id);
    else if (node.type === 'BinaryExpression' && node.operator === 'in' && this.#isEnv(node.right))
      this.#name(node.left, node, parents, false);
    else if (node.type === 'CallExpression') this.#call(node, parents);
    else if (node.type === 'Property' && CONFIGURES_BUILD.test(this.file.path))
      for (const name of definedNames(node)) this.#defines.add(name);
    return undefined;
  }

  #isEnv(node: Node): boolean {
    // Vite's own reader of `.env` files.
    if (node.type === 'CallExpression') return dottedName(node.callee) === 'loadEnv';
    if (node.type === 'Identifier') return this.#aliases.has(node.name);
    if (
      node.type === 'TSAsExpression' ||
      node.type === 'TSNonNullExpression' ||
      node.type === 'ChainExpression'
    )
      return this.#isEnv(node.expression);
    if (node.type === 'LogicalExpression') return this.#isEnv(node.left);
    if (node.type !== 'MemberExpression' || node.computed) return false;
    // `(import.meta as any).env` as well.
    const owner = node.object.type === 'TSAsExpression' ? node.object.expression : node.object;
    if (owner.type === 'MetaProperty')
      return node.property.type === 'Identifier' && node.property.name === 'env';
    return /^(?:(?:globalThis|window|global)\.)?(?:process|Bun)\.env$/.test(dottedName(node) ?? '');
  }

  #member(node: Node & { type: 'MemberExpression' }, parents: readonly Node[]): void {
    const parent = parents.at(-1);
    const written =
      (parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=') ||
      (parent?.type === 'UnaryExpression' && parent.operator === 'delete');
    if (written) return;
    if (node.computed) this.#name(node.property, node, parents, hasDefault(node, parents));
    else if (node.property.type === 'Identifier')
      this.#use(node.property.name, node, hasDefault(node, parents));
  }

  #pattern(pattern: Node): void {
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      if (property.type !== 'Property' || property.computed) continue;
      const name = property.key.type === 'Identifier' ? property.key.name : stringValue(property.key);
      if (name !== null) this.#use(name, property, property.value.type === 'AssignmentPattern');
    }
  }

  #call(node: Node & { type: 'CallExpression' }, parents: readonly Node[]): void {
    const callee = dottedName(node.callee) ?? '';
    const [first, second] = node.arguments;
    if (callee === 'Deno.env.get' && first) {
      this.#name(first, node, parents, hasDefault(node, parents));
      return;
    }
    const schema = schemaNames(node, callee, (each) => this.#isEnv(each), this.#values);
    if (schema.kind === 'names')
      for (const each of schema.names) this.#use(each.name, each.node, each.hasDefault);
    else if (schema.kind === 'elsewhere') this.#dynamic.push(this.lineOf(node));
    const name = first ? this.#text(first) : null;
    if (name === null || !UPPER_NAME.test(name)) return;
    const fallback = second !== undefined || hasDefault(node, parents);
    if (/ConfigService/.test(this.file.text) && /[cC]onfig\w*\.(?:get|getOrThrow)$/.test(callee))
      this.#use(name, node, fallback);
    else if (/^[\w$]+(?:\.[\w$]+)?$/.test(callee))
      this.#calls.push({ callee: lastPart(callee), use: this.#found(name, node, fallback) });
  }

  /** A name that is an expression: a text, a constant of the file, the parameter of a helper, or computed. */
  #name(key: Node, node: Node, parents: readonly Node[], fallback: boolean): void {
    const name = this.#text(key);
    if (name !== null) {
      this.#use(name, node, fallback);
      return;
    }
    // `process.env[name + '_FILE']` reads what the caller names, from a file.
    const variable = key.type === 'BinaryExpression' ? key.left : key;
    const helper = enclosingFunction(parents);
    const named = variable.type === 'Identifier' ? variable.name : null;
    if (named !== null && helper && takesParameter(helper.node, named)) {
      this.#helpers.set(helper.name, this.lineOf(node));
      return;
    }
    const names = named === null ? null : loopNames(this.file.text, named);
    if (names) for (const each of names) this.#use(each, node, fallback);
    else this.#dynamic.push(this.lineOf(node));
  }

  #text(node: Node): string | null {
    return stringValue(node) ?? (node.type === 'Identifier' ? (this.#texts.get(node.name) ?? null) : null);
  }

  #use(name: string, node: Node, fallback: boolean): void {
    // `process.env.hasOwnProperty(…)`, `Bun.env.toString()`: no variables.
    if (/^(?:hasOwnProperty|toString|toObject|get|set|has|delete)$/.test(name)) return;
    this.#uses.push(this.#found(name, node, fallback));
  }

  #found(name: string, node: Node, fallback: boolean): EnvUse {
    return { name, line: this.lineOf(node), hasDefault: fallback, implicit: false };
  }
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** `… ?? value`, `… || value`. */
function hasDefault(node: Node, parents: readonly Node[]): boolean {
  const parent = parents.at(-1);
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.left === node;
}
