import type { Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';
import { isAccessFlag, isRoleField, isUserRecord } from './credential-words.ts';

/** A role or a sign-in that is read from the browser's own storage and decides something. */
export interface StoredFlag {
  /** The key, with the field where an object is kept: `role`, `user.isAdmin`. */
  readonly key: string;
  readonly line: number;
}

const READS =
  /(?:^|\.)(?:localStorage|sessionStorage|AsyncStorage|SecureStore|secureLocalStorage|Cookies|storage)\.(?:getItem|get|getItemAsync)$/;

/** Collects what one file reads from storage and where it decides by it. */
export class StoredFlags {
  /** Variables that hold a flag, or an object that may have one. */
  readonly #held = new Map<
    string,
    { readonly key: string; readonly line: number; readonly record: boolean }
  >();
  readonly #found = new Map<string, number>();
  /** Chains of names that decide something. */
  readonly #deciding = new Set<string>();

  constructor(
    private readonly textOf: (node: Node) => string | null,
    private readonly lineOf: (node: Node) => number,
  ) {}

  see(node: Node, parents: readonly Node[]): void {
    if (node.type === 'CallExpression' || node.type === 'MemberExpression') this.#read(node, parents);
    for (const part of decidingParts(node)) {
      const name = dottedName(part);
      if (name !== null) this.#deciding.add(name);
    }
  }

  result(): StoredFlag[] {
    for (const name of this.#deciding) {
      const [variable = '', field] = name.split('.');
      const held = this.#held.get(variable);
      if (held?.record && field !== undefined && isRoleField(field))
        this.#add(`${held.key}.${field}`, held.line);
      else if (held && !held.record) this.#add(held.key, held.line);
    }
    return [...this.#found].map(([key, line]) => ({ key, line }));
  }

  #add(key: string, line: number): void {
    if (!this.#found.has(key)) this.#found.set(key, line);
  }

  #read(node: Node, parents: readonly Node[]): void {
    const key = this.#keyOf(node);
    if (key === null) return;
    const flag = isAccessFlag(key);
    const record = isUserRecord(key);
    if (!flag && !record) return;
    const line = this.lineOf(node);
    // `JSON.parse(localStorage.getItem('user')).role`
    const field = parents.at(-2);
    if (
      record &&
      parents.at(-1)?.type === 'CallExpression' &&
      field?.type === 'MemberExpression' &&
      field.property.type === 'Identifier' &&
      isRoleField(field.property.name)
    )
      this.#add(`${key}.${field.property.name}`, line);
    const owner = [...parents].reverse().find(({ type }) => /Declarator$|Statement$|Function/.test(type));
    const parsed = parents.some(
      (each) => each.type === 'CallExpression' && dottedName(each.callee) === 'JSON.parse',
    );
    if (flag && !parsed && isDeciding(node, parents)) this.#add(key, line);
    if (owner?.type === 'VariableDeclarator') {
      const id = owner.id.type === 'ArrayPattern' ? owner.id.elements[0] : owner.id;
      if (id?.type === 'Identifier') this.#held.set(id.name, { key, line, record: parsed || !flag });
    }
  }

  #keyOf(node: Node): string | null {
    if (node.type === 'CallExpression') {
      const [first] = node.arguments;
      return first && READS.test(dottedName(node.callee) ?? '') ? this.textOf(first) : null;
    }
    const name = dottedName(node) ?? '';
    return /^(?:window\.)?(?:local|session)Storage\.(\w+)$/.exec(name)?.[1] ?? null;
  }
}

/** What a condition looks at. */
function decidingParts(node: Node): Node[] {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return [bare(node.test)];
  if (node.type === 'UnaryExpression' && node.operator === '!') return [bare(node.argument)];
  if (node.type === 'LogicalExpression' && node.operator === '&&') return [bare(node.left), bare(node.right)];
  if (node.type === 'BinaryExpression' && /^[=!]==?$/.test(node.operator))
    return [bare(node.left), bare(node.right)];
  if (node.type === 'ReturnStatement' && node.argument?.type === 'UnaryExpression')
    return [bare(node.argument.argument)];
  return [];
}

const bare = (node: Node): Node => (node.type === 'ChainExpression' ? node.expression : node);

/** The read itself stands in a condition or a comparison. */
function isDeciding(node: Node, parents: readonly Node[]): boolean {
  let child = node;
  for (const parent of [...parents].reverse()) {
    if (/^(?:AwaitExpression|ChainExpression|TSAsExpression|TSNonNullExpression)$/.test(parent.type)) {
      child = parent;
      continue;
    }
    return decidingParts(parent).some((part) => contains(part, child));
  }
  return false;
}

function contains(root: Node, wanted: Node): boolean {
  let found = false;
  walk(root, (node) => {
    if (node === wanted) found = true;
    return found ? false : undefined;
  });
  return found;
}
