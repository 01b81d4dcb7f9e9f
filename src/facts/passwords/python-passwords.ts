import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { argumentsOf, pythonChain } from '../failure-handling/python-chain.ts';
import { type FilePasswords, unlessEmpty, type WeakPassword } from './model.ts';
import {
  COMPARES,
  HASHES,
  IS_STORED,
  KEEPS_NOTHING,
  MADE_FOR_PASSWORDS,
  PERSON_MODEL,
  SQL_COMPARES,
  SQL_STORES,
} from './names.ts';
import { holdsTyped, isStored, isTyped, namesPassword } from './python-nodes.ts';

/** What Python does with passwords. */
export const pythonPasswords = defineFileFact<FilePasswords>({
  id: 'passwords-python',
  files: PYTHON_FILES,
  mentions:
    /passw|bcrypt|argon2|scrypt|pbkdf2|\bpwd\b|senha|contrase|hashlib\.(?:md5|sha)|django\.contrib\.auth/i,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const found = new Collector(file, tree);
    walkPython(tree.root, (node) => found.visit(node));
    return unlessEmpty(found.result());
  },
});

const MADE_IN_PYTHON =
  /django\.contrib\.auth(?!\.models import (Group|Permission)\b)|\bflask_(bcrypt|security)\b|\bfastapi_users\b/;
const SETTER = /@\w+\.setter|@validates\(|@hybrid_property|def set_password|@event\.listens_for/;
const HASH_NAME = /hash|digest|md5|sha\d|crypt/i;
const SAVES = /\.(add|save|commit|insert|insert_one|create|flush|put_item|put)\(/;

/** Collections of people who sign in; the password of a device or a mailbox has to be kept as it is. */
const OF_PEOPLE =
  /user|account|admin|member|customer|student|employee|teacher|patient|login|usuario|cliente/i;

class Collector {
  readonly #file: SourceFile;
  readonly #tree: PythonTree;
  readonly #code: string;
  readonly #weak: WeakPassword[] = [];
  readonly #dictionaries = new Set<string>();
  readonly #fast = new Set<string>();
  readonly #slow = new Set<string>();
  readonly #calls: { name: string; line: number }[] = [];

  constructor(file: SourceFile, tree: PythonTree) {
    this.#file = file;
    this.#tree = tree;
    this.#code = withoutComments(file.text);
  }

  result(): FilePasswords {
    const made =
      MADE_FOR_PASSWORDS.exec(this.#code) ??
      MADE_IN_PYTHON.exec(this.#code) ??
      /hashlib\.(scrypt|pbkdf2_hmac)/.exec(this.#code);
    return {
      weak: this.#weak,
      hashed: made ? this.#file.lineAt(made.index) : null,
      hashesInModel: SETTER.test(this.#code) && HASHES.test(this.#code) && /passw/i.test(this.#code),
      fastFunctions: [...this.#fast],
      slowFunctions: [...this.#slow],
      calls: this.#calls,
    };
  }

  visit(node: SyntaxNode): undefined {
    if (node.name === 'BinaryExpression') this.#comparison(node);
    else if (node.name === 'CallExpression') this.#call(node);
    else if (node.name === 'AssignStatement') this.#assignment(node);
    else if (node.name === 'FunctionDefinition') {
      const name = nameOf(this.#tree, node);
      if (HASH_NAME.test(name) && MADE_FOR_PASSWORDS.test(this.#text(node))) this.#slow.add(name);
    }
  }

  #add(kind: WeakPassword['kind'], node: SyntaxNode, what: string, throughModel = false): void {
    this.#weak.push({ kind, line: this.#file.lineAt(node.from), what, throughModel });
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  #comparison(node: SyntaxNode): void {
    const { firstChild: left, lastChild: right } = node;
    const operator = node.getChild('CompareOp');
    if (!left || !right || !operator || !/^[=!]=$/.test(this.#tree.text(operator))) return;
    const around = enclosing(node, 'FunctionDefinition');
    const name = around ? nameOf(this.#tree, around) : '';
    const own = COMPARES.test(name);
    const plain = [
      [left, right],
      [right, left],
    ].some(
      ([stored, other]) => stored && other && isStored(this.#tree, stored, own) && isTyped(this.#tree, other),
    );
    if (plain || (own && around && this.#comparesParameters(left, right, around)))
      this.#add('compared', node, name === '' ? 'a comparison' : name);
  }

  #comparesParameters(left: SyntaxNode, right: SyntaxNode, around: SyntaxNode): boolean {
    const list = around.getChild('ParamList');
    const params = list ? childrenOf(list).map((each) => this.#tree.text(each)) : [];
    const sides = [left, right].map((each) => this.#tree.text(each));
    return sides.every((side) => params.includes(side)) && sides.some((side) => IS_STORED.test(side));
  }

  #call(node: SyntaxNode): void {
    const list = node.getChild('ArgList');
    const callee = node.firstChild ? this.#tree.text(node.firstChild) : '';
    if (!list || callee.length > 100) return;
    const { plain, named } = argumentsOf(this.#tree, list);
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    const [first] = plain;
    if (/^(hashlib\.)?(md5|sha1|sha224|sha256|sha384|sha512)$/.test(callee)) this.#fastHash(node, first);
    else if (
      HASH_NAME.test(last) &&
      !MADE_FOR_PASSWORDS.test(callee) &&
      plain.some((each) => namesPassword(this.#tree, each))
    )
      this.#calls.push({ name: last, line: this.#file.lineAt(node.from) });
    this.#written(node, callee, last, plain, named);
    if (/^(execute|query|executemany|raw|run|exec)$/.test(last) && first)
      this.#sql(node, callee, first, plain.slice(1));
  }

  #written(
    node: SyntaxNode,
    callee: string,
    last: string,
    plain: readonly SyntaxNode[],
    named: ReadonlyMap<string, SyntaxNode>,
  ): void {
    const keyed = named.get('password') ?? named.get('passwd') ?? named.get('pwd') ?? named.get('senha');
    const around = this.#around(node);
    if (keyed && isTyped(this.#tree, keyed) && !HASHES.test(around)) {
      const created = /(^|\.)objects\.(create|update_or_create|get_or_create)$/.test(callee);
      if (created || (PERSON_MODEL.test(last) && SAVES.test(around))) this.#add('stored', node, callee, true);
      if (/(^|\.)(filter_by|objects\.(get|filter)|find_one)$/.test(callee))
        this.#add('compared', node, callee);
    }
    const dictionary = plain.some(
      (each) =>
        (each.name === 'DictionaryExpression' && holdsTyped(this.#tree, each)) ||
        (each.name === 'VariableName' && this.#dictionaries.has(this.#tree.text(each))),
    );
    if (!dictionary || !OF_PEOPLE.test(callee) || HASHES.test(around)) return;
    if (/^(insert_one|insert_many|insert|put_item|update_one|set|add)$/.test(last))
      this.#add('stored', node, callee);
    else if (/^(find_one|find)$/.test(last)) this.#add('compared', node, callee);
  }

  #sql(node: SyntaxNode, callee: string, statement: SyntaxNode, rest: readonly SyntaxNode[]): void {
    const sql = pythonChain(this.#tree, node)?.at(-1)?.call?.first ?? null;
    if (sql === null || sql.length > 4000) return;
    const kind = SQL_COMPARES.test(sql) ? 'compared' : SQL_STORES.test(sql) ? 'stored' : null;
    if (kind === null || HASHES.test(this.#around(node))) return;
    const values = [statement, ...rest].flatMap((each) =>
      /^(TupleExpression|ArrayExpression)$/.test(each.name) ? childrenOf(each) : [each],
    );
    const dictionary = values.some(
      (each) => each.name === 'DictionaryExpression' && holdsTyped(this.#tree, each),
    );
    if (dictionary || values.some((each) => isTyped(this.#tree, each) || putsTyped(this.#tree, each)))
      this.#add(kind, node, callee);
  }

  #fastHash(node: SyntaxNode, hashed: SyntaxNode | undefined): void {
    const around = enclosing(node, 'FunctionDefinition');
    const text = this.#around(node);
    if (!hashed || KEEPS_NOTHING.test(text) || MADE_FOR_PASSWORDS.test(text)) return;
    const name = around ? nameOf(this.#tree, around) : '';
    if (namesPassword(this.#tree, hashed)) this.#add('fast-hash', node, name === '' ? 'hashlib' : name);
    else if (name !== '') this.#fast.add(name);
  }

  #assignment(node: SyntaxNode): void {
    const { firstChild: target, lastChild: value } = node;
    if (!target || !value) return;
    if (
      target.name === 'VariableName' &&
      value.name === 'DictionaryExpression' &&
      holdsTyped(this.#tree, value)
    )
      this.#dictionaries.add(this.#tree.text(target));
    if (!isTyped(this.#tree, value) || target.name !== 'MemberExpression') return;
    const around = this.#around(node);
    if (HASHES.test(around)) return;
    const own = isStored(this.#tree, target, true) && !isStored(this.#tree, target, false);
    if (own ? this.#isModel(node) : isStored(this.#tree, target, false) && SAVES.test(around))
      this.#add('stored', node, this.#tree.text(target), true);
  }

  /** `self.password = password` in a class whose column that is. */
  #isModel(node: SyntaxNode): boolean {
    const owner = enclosing(node, 'ClassDefinition');
    const text = owner ? this.#text(owner) : '';
    return (
      /\bpassword\s*(:\s*[\w[\]]+\s*)?=\s*(db\.Column|Column|mapped_column|models\.\w+Field|StringField)\(/.test(
        text,
      ) && !HASHES.test(text)
    );
  }

  #around(node: SyntaxNode): string {
    const around = enclosing(node, 'FunctionDefinition');
    return around ? this.#text(around) : this.#code;
  }
}

/** `f"… password = '{password}'"`, `"…" % (name, password)` */
function putsTyped(tree: PythonTree, node: SyntaxNode): boolean {
  if (node.name === 'CallExpression') {
    const list = node.getChild('ArgList');
    return list !== null && childrenOf(list).some((each) => isTyped(tree, each) || putsTyped(tree, each));
  }
  if (!/^(FormatString|FormatReplacement|BinaryExpression|TupleExpression|ContinuedString)$/.test(node.name))
    return false;
  return childrenOf(node).some((each) => isTyped(tree, each) || putsTyped(tree, each));
}

function enclosing(node: SyntaxNode, kind: string): SyntaxNode | null {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent.name === kind) return parent;
  return null;
}

function nameOf(tree: PythonTree, node: SyntaxNode): string {
  const name = node.getChild('VariableName');
  return name ? tree.text(name) : '';
}

/** Lines that are comments are blanked: what they say is not done. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, (line) => ' '.repeat(line.length));
}
