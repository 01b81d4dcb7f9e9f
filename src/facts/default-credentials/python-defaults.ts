import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import {
  childrenOf,
  PYTHON_FILES,
  type PythonTree,
  python,
  pythonString,
  walkPython,
} from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import { type DefaultCredential, type FileDefaults, unlessEmpty } from './model.ts';
import { isAdminWord, isDatabasePassword, isOwnSecret, isValue, refuses } from './own-secrets.ts';

/** Secrets and logins that stand in Python: Django, Flask, pydantic's settings, seeds. */
export const pythonDefaults = defineFileFact<FileDefaults>({
  id: 'python-defaults',
  files: PYTHON_FILES,
  mentions:
    /SECRET|secret_key|ADMIN_PASSWORD|SUPERUSER|create_superuser|jwt\.(?:en|de)code|PASSWORD["']\s{0,5},|password\s{0,5}=\s{0,5}(?:["']|\w*hash)|_KEY["']?\s{0,5}[,=]|set_password\(/,
  parsers: [python],
  extract: (file) => new Reader(python.of(file), file).read(),
});

const READS =
  /^(?:os\.)?(?:environ\.get|getenv)$|^(?:config|env)(?:\.str)?$|^(?:\w+\.)*(?:getenv|get_env|env_var|get_secret|environ\.get)$/;
const SIGNS =
  /^(?:\w+\.)?jwt\.(?:encode|decode)$|^(?:URLSafe(?:Timed)?Serializer|TimedSerializer|Signer|TimestampSigner|TimedJSONWebSignatureSerializer)$/;
const TAKES_SECRET =
  /[mM]iddleware$|Serializer|Strategy|Backend$|config\.(?:update|from_mapping)$|^(?:Signer|JWTManager)$/;
const HASHES = /hash|encrypt|make_password|bcrypt/i;
const FLAGGED =
  /argparse|add_argument\(|sys\.argv|click\.option|FLASK_ENV|os\.(?:getenv|environ)[^\n]{0,40}(?:SEED|DEMO|ENV)|\binput\(|getpass/;

class Reader {
  readonly #found: DefaultCredential[] = [];
  readonly #required = new Set<string>();
  readonly #texts = new Map<string, string>();

  constructor(
    private readonly tree: PythonTree,
    private readonly file: SourceFile,
  ) {
    for (const [, name = '', value = ''] of file.text.matchAll(
      /^([A-Za-z_]\w{0,60})[ \t]{0,9}=[ \t]{0,9}["']([^"'\n]{1,200})["'][ \t]{0,9}(?:#|$)/gm,
    ))
      this.#texts.set(name, value);
  }

  read(): FileDefaults | null {
    walkPython(this.tree.root, (node) => {
      if (node.name === 'AssignStatement') this.#assignment(node);
      else if (node.name === 'CallExpression') this.#call(node);
      else if (node.name === 'BinaryExpression') this.#alternative(node);
      return undefined;
    });
    return unlessEmpty(this.#found, this.#required);
  }

  /** `SECRET_KEY = 'x'`, `app.secret_key = 'x'`, `app.config['SECRET_KEY'] = 'x'`, `SECRET_KEY: str = 'x'`. */
  #assignment(node: SyntaxNode): void {
    const target = node.firstChild;
    const value = node.lastChild;
    if (!target || !value) return;
    const written = this.tree.text(target).replace(/\s/g, '');
    const name =
      /^(?:[\w.]+\.)?config\[["'](\w+)["']\]$/.exec(written)?.[1] ??
      written.replace(/^(?:app|application|server|self|cls)\./, '');
    if (!/^\w+$/.test(name) || !isOwnSecret(name)) return;
    const text = this.#literal(value);
    if (text === null) {
      // What the environment must give replaces a value that stands elsewhere.
      if (/environ|getenv|config\(|env\(/.test(this.tree.text(value)) && !this.#hasDefault(value))
        this.#required.add(name);
      return;
    }
    const field = node.getChild('TypeDef') !== null;
    this.#keep(field ? 'fallback' : 'literal', name, text, node);
  }

  /** `os.getenv('SECRET_KEY', 'x')`, `jwt.encode(payload, 'x')`, `SessionMiddleware(secret_key='x')`, accounts. */
  #call(node: SyntaxNode): void {
    const list = node.getChild('ArgList');
    if (!node.firstChild || !list) return;
    const callee = this.tree.text(node.firstChild).replace(/\s/g, '');
    const { plain, named } = argumentsOf(this.tree, list);
    const [first, second] = plain;
    const key = first ? pythonString(this.tree.text(first)) : null;
    const fallback = named.get('default') ?? second;
    const reads = READS.test(callee) || /(?:env|secret|setting|config)\w*$/i.test(callee);
    if (key !== null && /^[A-Z][A-Z0-9_]+$/.test(key) && fallback && reads)
      this.#fallback(key, fallback, node);
    if (second && SIGNS.test(callee) && /jwt/.test(callee)) this.#signed(callee, second, node);
    else if (first && SIGNS.test(callee) && !/jwt/.test(callee)) this.#signed(callee, first, node);
    if (TAKES_SECRET.test(callee)) for (const [name, value] of named) this.#named(callee, name, value, node);
    if (this.#isAccount(callee, plain, named)) this.#add('account', 'administrator', node);
  }

  #named(callee: string, name: string, value: SyntaxNode, node: SyntaxNode): void {
    const text = this.#literal(value);
    if (text !== null && (isOwnSecret(name) || name === 'secret'))
      this.#keep('literal', `${callee}.${name}`, text, node);
  }

  #signed(callee: string, key: SyntaxNode, node: SyntaxNode): void {
    const constant = key.name === 'VariableName' ? this.tree.text(key) : '';
    // A constant that is named for what it is is told of where it stands.
    const text = this.#literal(key) ?? (isOwnSecret(constant) ? null : (this.#texts.get(constant) ?? null));
    if (text !== null) this.#keep('literal', callee, text, node);
  }

  /** `os.environ.get('SECRET_KEY') or 'x'`. */
  #alternative(node: SyntaxNode): void {
    const [left, operator, right] = childrenOf(node);
    if (!left || !right || !operator || this.tree.text(operator) !== 'or') return;
    const name = /(?:environ\.get|getenv)\(\s{0,5}["'](\w{1,80})["']/.exec(this.tree.text(left))?.[1];
    if (name !== undefined) this.#fallback(name, right, node);
  }

  #fallback(name: string, value: SyntaxNode, node: SyntaxNode): void {
    const text = this.#literal(value);
    if (text === null) return;
    const local = /localhost|127\.0\.0\.1/.test(this.file.text);
    if (isOwnSecret(name) || (isDatabasePassword(name) && !local)) this.#keep('fallback', name, text, node);
  }

  #keep(kind: 'fallback' | 'literal', name: string, value: string, node: SyntaxNode): void {
    if (!isValue(value, name) || this.#inDevelopment(node) || refuses(this.file.text, name, value)) return;
    this.#add(kind, name, node);
  }

  #add(kind: DefaultCredential['kind'], name: string, node: SyntaxNode): void {
    this.#found.push({ kind, name, line: this.file.lineAt(node.from) });
  }

  #literal(node: SyntaxNode): string | null {
    const written = this.tree.text(node);
    return node.name === 'String' ? pythonString(written) : null;
  }

  #hasDefault(value: SyntaxNode): boolean {
    return /,|\bor\b/.test(this.tree.text(value));
  }

  /** A class or a branch that is for work on the code. */
  #inDevelopment(node: SyntaxNode): boolean {
    for (let parent = node.parent; parent; parent = parent.parent) {
      const head = this.tree.text(parent).slice(0, 120).split('\n', 1)[0] ?? '';
      if (parent.name === 'ClassDefinition' && /^class\s+\w*(?:Dev|Test|Local|CI)\w*/i.test(head))
        return true;
      if (parent.name === 'IfStatement' && /DEBUG|dev|local|test|TESTING/i.test(head)) return true;
    }
    return false;
  }

  /** In a script that asks somebody, or a switch, nothing is created by itself. The whole text is looked at last: it is long. */
  #isAccount(callee: string, plain: readonly SyntaxNode[], named: ReadonlyMap<string, SyntaxNode>): boolean {
    return this.#makesAdministrator(callee, plain, named) && !FLAGGED.test(this.file.text);
  }

  /** `create_superuser('admin', …, 'x')`, `User(username='admin', password=hash('x'))`. */
  #makesAdministrator(
    callee: string,
    plain: readonly SyntaxNode[],
    named: ReadonlyMap<string, SyntaxNode>,
  ): boolean {
    const password = [...named].find(([name]) =>
      /^(?:password|passwd|pwd|password_?hash|hashed_?password)$/i.test(name),
    )?.[1];
    if (/create_superuser$/.test(callee)) return this.#isKnown(password ?? plain[2]);
    if (!/(?:User|Admin|Account|create_user|create)$/.test(callee) || !this.#isKnown(password)) return false;
    return [...named].some(([name, value]) => {
      if (/^is_?(?:super_?)?(?:admin|user)$/i.test(name)) return this.tree.text(value) === 'True';
      return /^(?:user_?name|e?mail|role|name|login)$/i.test(name) && isAdminWord(this.#literal(value) ?? '');
    });
  }

  /** A literal, the hash of one, or a constant that holds one. */
  #isKnown(value: SyntaxNode | undefined): boolean {
    if (!value) return false;
    const text =
      this.#literal(value) ??
      (value.name === 'VariableName' ? (this.#texts.get(this.tree.text(value)) ?? null) : null);
    if (text !== null) return text.length > 2;
    const list = value.name === 'CallExpression' ? value.getChild('ArgList') : null;
    if (!list || !value.firstChild || !HASHES.test(this.tree.text(value.firstChild))) return false;
    const [first] = argumentsOf(this.tree, list).plain;
    return first !== undefined && this.#literal(first) !== null;
  }
}
