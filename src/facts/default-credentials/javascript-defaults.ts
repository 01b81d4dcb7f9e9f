import type { Node, Program } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { accountIn } from './javascript-accounts.ts';
import { type DefaultCredential, type FileDefaults, unlessEmpty } from './model.ts';
import { isDatabasePassword, isOwnSecret, isValue, refuses } from './own-secrets.ts';

const MENTIONS =
  /SECRET|[sS]ecret\w{0,20}['"]?\s{0,3}[:=,]|_KEY['"]?\s{0,5}[|?,:=]|PASSWORD|PASS['"]?\s{0,5}\|\||\bjwt\b|createHmac|createCipheriv|cookieParser|AES\.encrypt|password\w{0,20}['"]?\s{0,5}[:=]\s{0,5}(?:['"`]|await|bcrypt|hash)/;

/** Secrets and logins that stand in JavaScript, in force where nobody sets others. */
export const javascriptDefaults = defineFileFact<FileDefaults>({
  id: 'javascript-defaults',
  files: JAVASCRIPT_FILES,
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    return new Reader(javascript.of(file).program, file).read();
  },
});

class Reader {
  readonly #found: DefaultCredential[] = [];
  readonly #values = new Map<string, Node>();

  constructor(
    private readonly program: Program,
    private readonly file: SourceFile,
  ) {}

  read(): FileDefaults | null {
    walk(this.program, (node) => {
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
        this.#values.set(node.id.name, node.init);
      return undefined;
    });
    walk(this.program, (node, parents) => this.#see(node, parents));
    return unlessEmpty(this.#found);
  }

  #see(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'LogicalExpression' && node.operator !== '&&')
      this.#fallback(nameOf(node.left), node.right, node, parents);
    else if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier')
      this.#destructured(node, parents);
    else if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      this.#literal(node.id.name, node.init, node, parents);
    else if (node.type === 'Property') this.#property(node, parents);
    else if (node.type === 'CallExpression' || node.type === 'NewExpression') this.#call(node, parents);
    const account = accountIn(node, parents, this.#values, this.file);
    if (account) this.#add('account', account, node);
    return undefined;
  }

  /** `process.env.JWT_SECRET || 'x'`, `config.get('JWT_SECRET') ?? 'x'`. */
  #fallback(name: string | null, right: Node, node: Node, parents: readonly Node[]): void {
    const value = this.#text(right);
    if (name === null || value === null || !isValue(value, name)) return;
    if (isOwnSecret(name)) this.#keep('fallback', name, value, node, parents);
    else if (isDatabasePassword(name) && !/localhost|127\.0\.0\.1/.test(this.file.text))
      this.#keep('fallback', name, value, node, parents);
  }

  /** `const { JWT_SECRET = 'x' } = process.env`. */
  #destructured(node: Node & { type: 'AssignmentPattern' }, parents: readonly Node[]): void {
    const declarator = [...parents].reverse().find(({ type }) => type === 'VariableDeclarator');
    const from =
      declarator?.type === 'VariableDeclarator' && declarator.init ? dottedName(declarator.init) : null;
    if (node.left.type === 'Identifier' && /env$/i.test(from ?? ''))
      this.#fallback(node.left.name, node.right, node, parents);
  }

  /** `const JWT_SECRET = 'x'`. */
  #literal(name: string, init: Node, node: Node, parents: readonly Node[]): void {
    const value = stringValue(init);
    if (value !== null && isOwnSecret(name) && isValue(value, name) && !/\s/.test(value.trim()))
      this.#keep('literal', name, value, node, parents);
  }

  #property(node: Node & { type: 'Property' }, parents: readonly Node[]): void {
    const key = keyOf(node);
    if (key === null) return;
    // `JWT_SECRET: z.string().default('x')`, `str({ default: 'x' })`.
    const given = isOwnSecret(key) ? defaultOf(node.value) : null;
    if (given !== null && isValue(given, key)) this.#keep('fallback', key, given, node, parents);
    const value = this.#text(node.value);
    const owner = ownerOf(parents);
    const signs = /^(?:secretOrKey|jwtSecret|sessionSecret|cookieSecret|jwtSecretKey|cookiePassword)$/.test(
      key,
    );
    const inSigner = /^(?:secret|secretKey|keys)$/.test(key) && SIGNER.test(owner);
    if (value !== null && (signs || inSigner) && isValue(value, key))
      this.#keep('literal', owner === '' ? key : `${owner}.${key}`, value, node, parents);
  }

  /** `jwt.sign(payload, 'x')`, `cookieParser('x')`, `createHmac('sha256', 'x')`, `read('JWT_SECRET', 'x')`. */
  #call(node: Node & { type: 'CallExpression' | 'NewExpression' }, parents: readonly Node[]): void {
    const callee = dottedName(node.callee) ?? '';
    const [first, second] = node.arguments;
    const name = first ? stringValue(first) : null;
    if (name !== null && second && /^[A-Z][A-Z0-9_]+$/.test(name))
      this.#fallback(name, second, node, parents);
    const key = SECOND_SIGNS.test(callee) ? second : /(?:^|\.)cookieParser$/.test(callee) ? first : undefined;
    const value = key ? this.#text(key) : null;
    if (value === null || !isValue(value, callee) || (key?.type === 'Identifier' && isOwnSecret(key.name)))
      return;
    this.#keep('literal', callee, value, node, parents);
  }

  #keep(
    kind: 'fallback' | 'literal',
    name: string,
    value: string,
    node: Node,
    parents: readonly Node[],
  ): void {
    if (inDevelopment(parents, node, this.file.text) || refuses(this.file.text, name, value)) return;
    this.#add(kind, name, node);
  }

  #add(kind: DefaultCredential['kind'], name: string, node: Node): void {
    this.#found.push({ kind, name, line: this.file.lineAt(node.start) });
  }

  #text(node: Node): string | null {
    const own = stringValue(node);
    if (own !== null || node.type !== 'Identifier') return own;
    const value = this.#values.get(node.name);
    return value ? stringValue(value) : null;
  }
}

const SIGNER = /session|jwt|nextauth|betterauth|cookie|csrf|passport|^auth$|^token$/i;
const SECOND_SIGNS =
  /(?:^|\.)(?:jwt|jsonwebtoken|JWT)\.(?:sign|verify|signAsync)$|(?:^|\.)createHmac$|(?:^|\.)createCipher(?:iv)?$|AES\.(?:en|de)crypt$|^(?:sign|verify)(?:JWT|Jwt|Token)$/;

/** What the object of a property is handed to, or is called. */
function ownerOf(parents: readonly Node[]): string {
  const owner = [...parents]
    .reverse()
    .find(({ type }) =>
      /^(?:CallExpression|NewExpression|Property|VariableDeclarator)$|Statement$|Function/.test(type),
    );
  if (owner?.type === 'Property') return keyOf(owner) ?? '';
  if (owner?.type === 'VariableDeclarator') return owner.id.type === 'Identifier' ? owner.id.name : '';
  if (owner?.type !== 'CallExpression' && owner?.type !== 'NewExpression') return '';
  const callee = dottedName(owner.callee) ?? '';
  // `app.register(jwt, { secret })`
  const plugin = owner.arguments.find(({ type }) => type === 'Identifier');
  const registers = /(?:^|\.)(?:register|use)$/.test(callee) && plugin?.type === 'Identifier';
  return registers ? plugin.name : callee.slice(callee.lastIndexOf('.') + 1);
}

/** The setting that an expression reads: `process.env.X`, `env['X']`, `config.get('X')`. */
function nameOf(node: Node): string | null {
  if (node.type === 'LogicalExpression') return nameOf(node.right) ?? nameOf(node.left);
  if (node.type === 'CallExpression') {
    const [first] = node.arguments;
    return first ? stringValue(first) : null;
  }
  const name = dottedName(node);
  return name !== null && /(?:env|config|settings|options|opts)\.[\w.]*$/i.test(name)
    ? name.slice(name.lastIndexOf('.') + 1)
    : null;
}

function keyOf(node: Node): string | null {
  if (node.type !== 'Property' || node.computed) return null;
  return node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
}

/** The argument of `.default('x')` in a chain of calls, or the `default` of its options. */
function defaultOf(node: Node): string | null {
  if (node.type !== 'CallExpression') return null;
  const [first] = node.arguments;
  const { callee } = node;
  if (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'default'
  )
    return first ? stringValue(first) : null;
  if (first?.type === 'ObjectExpression') {
    const given = first.properties.find((each) => keyOf(each) === 'default');
    return given?.type === 'Property' ? stringValue(given.value) : null;
  }
  return callee.type === 'MemberExpression' ? defaultOf(callee.object) : null;
}

/** A branch that only runs outside production. */
function inDevelopment(parents: readonly Node[], node: Node, text: string): boolean {
  return parents.some((parent) => {
    if (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') return false;
    if (node.start < parent.test.end) return false;
    return /NODE_ENV|production|development|isDev|isProd|isTest|DEBUG/i.test(
      text.slice(parent.test.start, parent.test.end),
    );
  });
}
