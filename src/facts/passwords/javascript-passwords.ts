import type { AssignmentExpression, CallExpression, NewExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, walk } from '../../parsers/javascript.ts';
import { literal } from '../failure-handling/javascript-chain.ts';
import { type AnyFunction, functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { hashedFast, holdsTyped, isStored, isTyped, namesPassword, partsOf } from './javascript-nodes.ts';
import { columnCompared, databaseCall, givesTyped } from './javascript-stores.ts';
import { type FilePasswords, unlessEmpty, type WeakPassword } from './model.ts';
import {
  COMPARES,
  HASHES,
  IS_STORED,
  isPasswordName,
  KEEPS_NOTHING,
  MADE_FOR_PASSWORDS,
  PERSON_MODEL,
  SQL_COMPARES,
  SQL_STORES,
} from './names.ts';

/** What JavaScript and TypeScript do with passwords. */
export const javascriptPasswords = defineFileFact<FilePasswords>({
  id: 'passwords-javascript',
  files: JAVASCRIPT_FILES,
  mentions:
    /passw|bcrypt|argon2|scrypt|pbkdf2|\bpwd\b|senha|contrase|\b(?:createHash|subtle\.digest|md5|sha1|sha256|sha512)\(/i,
  parsers: [javascript],
  extract(file) {
    const { program, comments } = javascript.of(file);
    const found = new Collector(file, withoutComments(file.text, comments));
    walk(program, (node, parents) => found.visit(node, parents));
    return unlessEmpty(found.result());
  },
});

function withoutComments(text: string, comments: readonly { start: number; end: number }[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of comments) {
    kept += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return kept + text.slice(from);
}

const HOOK =
  /\.pre\(\s*['"](save|validate)|\b(beforeCreate|beforeSave|beforeUpdate|BeforeInsert|BeforeUpdate|\$beforeInsert|\$extends|\$use)\b|\bset\s*\(|\bset\s*:/;
type Comparison = Extract<Node, { type: 'BinaryExpression' }>;

const HASH_NAME = /hash|digest|md5|sha\d|crypt/i;

class Collector {
  readonly #file: SourceFile;
  /** The text without comments: what they say is not done. */
  readonly #code: string;
  readonly #weak: WeakPassword[] = [];
  readonly #objects = new Set<string>();
  readonly #fast = new Set<string>();
  readonly #slow = new Set<string>();
  readonly #calls: { name: string; line: number }[] = [];

  constructor(file: SourceFile, code: string) {
    this.#file = file;
    this.#code = code;
  }

  result(): FilePasswords {
    const made = MADE_FOR_PASSWORDS.exec(this.#code);
    return {
      weak: this.#weak,
      hashed: made ? this.#file.lineAt(made.index) : null,
      hashesInModel: HOOK.test(this.#code) && HASHES.test(this.#code) && /passw/i.test(this.#code),
      fastFunctions: [...this.#fast],
      slowFunctions: [...this.#slow],
      calls: this.#calls,
    };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'BinaryExpression') this.#comparison(node, parents);
    else if (node.type === 'CallExpression') this.#call(node, parents);
    else if (node.type === 'NewExpression') this.#construction(node, parents);
    else if (node.type === 'AssignmentExpression') this.#assignment(node, parents);
    else if (node.type === 'VariableDeclarator') {
      const typed = node.init?.type === 'ObjectExpression' && holdsTyped(node.init);
      if (typed && node.id.type === 'Identifier') this.#objects.add(node.id.name);
    } else if (isFunction(node)) this.#function(node, parents);
  }

  #add(kind: WeakPassword['kind'], node: Node, what: string, throughModel = false): void {
    this.#weak.push({ kind, line: this.#file.lineAt(node.start), what, throughModel });
  }

  #text(node: Node): string {
    return this.#code.slice(node.start, node.end);
  }

  /** The two nearest functions around a node, as text. */
  #around(parents: readonly Node[]): string {
    const functions = parents.filter(isFunction).slice(-2);
    const [outer] = functions;
    return outer ? this.#text(outer) : this.#code;
  }

  #comparison(node: Comparison, parents: readonly Node[]): void {
    if (!/^[=!]==?$/.test(node.operator)) return;
    const around = parents.findLast(isFunction);
    const name = around ? functionName(around, parents.slice(0, parents.indexOf(around))) : null;
    const own = name !== null && COMPARES.test(name);
    const sides = [
      [node.left, node.right],
      [node.right, node.left],
    ] as const;
    const plain = sides.some(
      ([stored, other]) =>
        isStored(stored, own) &&
        (isTyped(other) || (own && other.type === 'Identifier' && other.name !== 'undefined')),
    );
    if (plain) this.#add('compared', node, name ?? 'a comparison');
    else if (own && around && this.#comparesParameters(node, around)) this.#add('compared', node, name);
  }

  /** `comparePassword(fromDB, fromUser)` */
  #comparesParameters(node: Comparison, { params }: AnyFunction): boolean {
    const names = params.flatMap((each) => (each.type === 'Identifier' ? each.name : []));
    const { left, right } = node;
    if (left.type !== 'Identifier' || right.type !== 'Identifier') return false;
    return (
      names.includes(left.name) &&
      names.includes(right.name) &&
      (IS_STORED.test(left.name) || IS_STORED.test(right.name))
    );
  }

  #call(node: CallExpression, parents: readonly Node[]): void {
    const callee = dottedName(node.callee) ?? '';
    const hashed = hashedFast(node);
    if (hashed) this.#fastHash(node, hashed, parents);
    else if (
      HASH_NAME.test(callee.slice(callee.lastIndexOf('.') + 1)) &&
      node.arguments.some((each) => namesPassword(each))
    ) {
      const name = callee.slice(callee.lastIndexOf('.') + 1);
      if (!MADE_FOR_PASSWORDS.test(callee)) this.#calls.push({ name, line: this.#file.lineAt(node.start) });
    }
    const column = columnCompared(node);
    const effect = databaseCall(node);
    const typed = column ? isTyped(column) : effect !== null && givesTyped(node.arguments, this.#objects);
    if (typed && !HASHES.test(this.#around(parents))) {
      const compared = column !== null || effect === 'look-up';
      this.#add(
        compared ? 'compared' : 'stored',
        node,
        callee,
        !compared && !/\.?(from|collection|doc|knex)\./.test(callee),
      );
    }
    this.#sql(node, parents);
  }

  #sql(node: CallExpression, parents: readonly Node[]): void {
    const [first, ...rest] = node.arguments;
    const sql = first ? literal(first) : null;
    if (!first || sql === null || sql.length > 4000) return;
    const kind = SQL_COMPARES.test(sql) ? 'compared' : SQL_STORES.test(sql) ? 'stored' : null;
    if (kind === null || HASHES.test(this.#around(parents))) return;
    const values = [
      ...rest.flatMap((each) => (each.type === 'ArrayExpression' ? each.elements : [each])),
      ...parts(first),
    ];
    if (values.some((each) => each !== null && isTyped(each)))
      this.#add(kind, node, dottedName(node.callee) ?? 'a query');
  }

  #fastHash(node: CallExpression, hashed: Node, parents: readonly Node[]): void {
    const around = parents.findLast(isFunction);
    const name = around ? functionName(around, parents.slice(0, parents.indexOf(around))) : null;
    const text = this.#around(parents);
    if (KEEPS_NOTHING.test(text) || MADE_FOR_PASSWORDS.test(text)) return;
    const given =
      around?.params.some((each) => each.type === 'Identifier' && isPasswordName(each.name)) ?? false;
    const forPasswords =
      name !== null && /passw/i.test(name) && /hash|encrypt|compare|verify|check/i.test(name);
    if (namesPassword(hashed) || (given && forPasswords))
      this.#add('fast-hash', node, name ?? dottedName(node.callee) ?? 'hash');
    else if (name !== null && around && around.params.length > 0) this.#fast.add(name);
  }

  #function(node: AnyFunction, parents: readonly Node[]): void {
    const name = functionName(node, parents);
    if (name !== null && HASH_NAME.test(name) && MADE_FOR_PASSWORDS.test(this.#text(node)))
      this.#slow.add(name);
  }

  #construction(node: NewExpression, parents: readonly Node[]): void {
    const callee = dottedName(node.callee) ?? '';
    const around = this.#around(parents);
    const saved = /\.(save|insert|create|persist)\w*\(/.test(around) && !HASHES.test(around);
    if (PERSON_MODEL.test(callee) && saved && givesTyped(node.arguments, this.#objects))
      this.#add('stored', node, `new ${callee}`, true);
  }

  #assignment({ left, right, operator, start, end }: AssignmentExpression, parents: readonly Node[]): void {
    const parts = operator === '=' ? partsOf(left) : null;
    if (!parts || !isStored(left, false) || !isTyped(right)) return;
    const around = this.#around(parents);
    if (!/\.(save|update|persist|flush)\w*\(/.test(around) || HASHES.test(around)) return;
    this.#add('stored', { ...right, start, end }, parts.join('.'), true);
  }
}

/** What a template puts into its text, directly after the name of a password column. */
function parts(node: Node): readonly Node[] {
  if (node.type === 'TemplateLiteral') return node.expressions;
  return node.type === 'BinaryExpression' ? [...parts(node.left), node.right] : [];
}
