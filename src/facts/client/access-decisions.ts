import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { type SourceFile, sourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { isCredentialName, isCredentialText, isPasswordHash } from './credential-words.ts';
import { isPublicSetting } from './public-settings.ts';
import { type StoredFlag, StoredFlags } from './stored-flags.ts';

/** One place where code decides by itself whether somebody may go on. */
export interface AccessDecision {
  /**
   * `credential`: a typed-in password is compared with one in the code, or in a setting that the browser receives; `hash`: the hash
   * of one stands in the code; `accounts`: a list of names with passwords; `e-mail`: a person's address is compared with one in the code.
   */
  readonly kind: 'credential' | 'hash' | 'accounts' | 'e-mail';
  /** What holds it: a variable, a setting, a field. Never the value. */
  readonly name: string;
  readonly line: number;
}

export interface AccessDecisions {
  readonly decisions: readonly AccessDecision[];
  readonly flags: readonly StoredFlag[];
  /** Constants that hold a password: another module may compare with them. */
  readonly constants: readonly { readonly name: string; readonly line: number }[];
  /** Names from elsewhere with which a password is compared. */
  readonly comparedWith: readonly string[];
  /** It compares the password of some record with what was typed in. */
  readonly comparesRecords: boolean;
}

const WORD =
  '(?:[pP]assw\\w{0,20}|PASSW\\w{0,20}|[pP]asscode\\w{0,10}|PASSCODE|\\bpin|[pP]in(?:Code|Input)|PIN|\\bpwd|\\bpass|senha|Senha|contrase|clave|(?:[aA]ccess|[aA]dmin|[sS]ecret)_?(?:[cC]ode|[kK]ey)|(?:ACCESS|ADMIN|SECRET)_(?:CODE|KEY))';

/** What any finding must hold: a comparison with such a word, a constant, an account, a look into storage, an address. */
const MENTIONS = new RegExp(
  [
    `${WORD}['"\\])]{0,3}(?:\\??\\.\\w{1,12}(?:\\(\\))?){0,3}\\)?\\s{0,3}[=!]==?`,
    `[=!]==?\\s{0,3}[\\w.]{0,40}${WORD}`,
    `${WORD}\\w{0,20}['"]?\\s{0,3}[:=]\\s{0,3}['"\`][^'"\`\\n]{3}`,
    '(?:[sS]torage|SecureStore|Cookies)\\.(?:getItem|get|getItemAsync)\\(\\s{0,3}(?:[\'"`][^\'"`\\n]{0,40}(?:[rR]ole|dmin|[aA]uth|[lL]og|[uU]ser|[aA]ccount|[pP]rofile|[pP]ermission|taff|anager|igned|nlocked|ranted)|[A-Za-z_])',
    '(?:local|session)Storage\\.\\w{0,20}(?:[rR]ole|dmin|uth)',
    '[eE]mail[\'"\\])]?(?:\\.\\w{1,12}\\(\\))?\\s{0,3}[=!]==?\\s{0,3}(?:[\'"`][^\'"`\\n]{0,60}@|[A-Z])',
    '(?:includes|indexOf)\\([\\w.?!]{0,30}[eE]mail',
  ].join('|'),
);

/** Decisions about access that stand in JavaScript, scripts of pages included. */
export const accessDecisions = defineFileFact<AccessDecisions>({
  id: 'access-decisions',
  files: [...JAVASCRIPT_FILES, '**/*.{html,htm}'],
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    const reader = new Reader(file);
    // The scripts of a page lie in it as those of a component do.
    const scripts = /\.html?$/.test(file.path) ? sourceFile(`${file.path}.svelte`, file.text) : file;
    const { program } = javascript.of(scripts);
    walk(program, (node) => reader.know(node));
    walk(program, (node, parents) => reader.see(node, parents));
    return reader.result();
  },
});

class Reader {
  readonly #decisions: AccessDecision[] = [];
  readonly #constants = new Map<string, number>();
  readonly #comparedWith = new Set<string>();
  readonly #values = new Map<string, Node>();
  readonly #imported = new Set<string>();
  readonly #flags: StoredFlags;
  #comparesRecords = false;

  constructor(private readonly file: SourceFile) {
    this.#flags = new StoredFlags(
      (node) => this.#text(node),
      (node) => file.lineAt(node.start),
    );
  }

  result(): AccessDecisions | null {
    const flags = this.#flags.result();
    const constants = [...this.#constants].map(([name, line]) => ({ name, line }));
    const comparedWith = [...this.#comparedWith];
    const found = this.#decisions.length + flags.length + constants.length + comparedWith.length;
    return found === 0 && !this.#comparesRecords
      ? null
      : {
          decisions: this.#decisions,
          flags,
          constants,
          comparedWith,
          comparesRecords: this.#comparesRecords,
        };
  }

  /** Constants and imports, before anything is judged. */
  know(node: Node): undefined {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      this.#values.set(node.id.name, node.init);
    if (node.type === 'ImportDeclaration')
      for (const { local } of node.specifiers) this.#imported.add(local.name);
    return undefined;
  }

  see(node: Node, parents: readonly Node[]): undefined {
    this.#flags.see(node, parents);
    if (node.type === 'BinaryExpression' && /^[=!]==?$/.test(node.operator)) {
      this.#compare(node, node.left, node.right, parents);
      this.#compare(node, node.right, node.left, parents);
    } else if (node.type === 'CallExpression') this.#membership(node);
    else if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      this.#declare(node.id.name, node.init, node);
    else if (node.type === 'ArrayExpression') this.#accounts(node);
    return undefined;
  }

  #compare(node: Node, side: Node, other: Node, parents: readonly Node[]): void {
    const name = nameOf(side);
    const typed = name !== null && isCredentialName(name);
    const otherName = nameOf(other) ?? '';
    if (typed && this.#isRecordField(side, other)) this.#comparesRecords = true;
    if (name !== null && /(?:^|\.|_)e?mail(?:Address)?$/i.test(name)) this.#email(node, name, other);
    if (!typed && !isCredentialName(otherName)) return;
    if (name === null || this.#text(side) !== null || isWeakList(node, parents, this.file.text)) return;
    this.#judge(node, other, typed ? name : otherName, otherName);
  }

  #judge(node: Node, other: Node, holder: string, otherName: string): void {
    const setting = this.#setting(other);
    const value = this.#text(other);
    if (setting !== null) this.#add('credential', setting, node);
    else if (value === null) {
      const constant =
        other.type === 'Identifier' && this.#imported.has(other.name) && /^[A-Z][A-Z0-9_]+$/.test(other.name);
      if (constant && isCredentialName(other.name)) this.#comparedWith.add(other.name);
    } else if (isPasswordHash(`${holder} ${otherName} pass`, value)) {
      // A constant that is named so is told of where it stands.
      if (!isPasswordHash(otherName, value)) this.#add('hash', holder, node);
    } else if (isCredentialText(holder, value)) this.#add('credential', holder, node);
  }

  /** `user.password === password`: the record's field against what was typed in. */
  #isRecordField(side: Node, other: Node): boolean {
    return (
      side.type === 'MemberExpression' &&
      nameOf(other) !== null &&
      this.#text(other) === null &&
      this.#text(side) === null
    );
  }

  #email(node: Node, name: string, other: Node): void {
    const value = this.#text(other);
    if (value !== null && isAddress(value)) this.#add('e-mail', name, node);
  }

  /** `ADMINS.includes(user.email)`, `PASSWORDS.includes(password)`. */
  #membership(node: Node & { type: 'CallExpression' }): void {
    const { callee } = node;
    const [first] = node.arguments;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !first) return;
    if (callee.property.name !== 'includes' && callee.property.name !== 'indexOf') return;
    const list = callee.object.type === 'Identifier' ? this.#values.get(callee.object.name) : callee.object;
    const name = nameOf(first) ?? '';
    if (list?.type !== 'ArrayExpression' || list.elements.length === 0) return;
    const values = list.elements.map((each) => (each ? stringValue(each) : null));
    if (values.every((value) => value !== null && isAddress(value)) && /e?mail/i.test(name))
      this.#add('e-mail', name, node);
  }

  #declare(name: string, init: Node, node: Node): void {
    const value = stringValue(init);
    if (value === null) return;
    if (isPasswordHash(name, value)) this.#add('hash', name, node);
    else if (/^[A-Z][A-Z0-9_]+$/.test(name) && isCredentialName(name) && isCredentialText(name, value))
      this.#constants.set(name, this.file.lineAt(node.start));
  }

  #accounts(node: Node & { type: 'ArrayExpression' }): void {
    const accounts = node.elements.filter(
      (each) => each !== null && each.type === 'ObjectExpression' && isAccount(each),
    );
    if (accounts.length > 0) this.#add('accounts', 'password', node);
  }

  #add(kind: AccessDecision['kind'], name: string, node: Node): void {
    const line = this.file.lineAt(node.start);
    if (!this.#decisions.some((each) => each.kind === kind && each.name === name))
      this.#decisions.push({ kind, name: name.replace(/\.(?:trim|toLowerCase|value)$/g, ''), line });
  }

  /** A text, through constants of the file and fields of its objects. */
  #text(node: Node): string | null {
    if (node.type === 'CallExpression' && dottedName(node.callee) === 'atob' && node.arguments[0])
      return this.#text(node.arguments[0]);
    if (node.type === 'Identifier') {
      const value = this.#values.get(node.name);
      return value ? stringValue(value) : null;
    }
    if (node.type !== 'MemberExpression' || node.computed || node.object.type !== 'Identifier')
      return stringValue(node);
    const owner = this.#values.get(node.object.name);
    const key = node.property.type === 'Identifier' ? node.property.name : '';
    if (owner?.type !== 'ObjectExpression') return null;
    const field = owner.properties.find((each) => each.type === 'Property' && keyOf(each) === key);
    return field?.type === 'Property' ? stringValue(field.value) : null;
  }

  /** A setting that the browser receives, straight or by a constant. */
  #setting(node: Node): string | null {
    const target = node.type === 'Identifier' ? (this.#values.get(node.name) ?? node) : node;
    const read = target.type === 'LogicalExpression' ? target.left : target;
    if (read.type !== 'MemberExpression' || read.property.type !== 'Identifier') return null;
    return isPublicSetting(read.property.name) ? read.property.name : null;
  }
}

/** The chain of names of what somebody typed in: a variable, a field, the name of a page's input. */
function nameOf(node: Node): string | null {
  const call = node.type === 'AwaitExpression' ? node.argument : node;
  const name = dottedName(call);
  const [hashed] = call.type === 'CallExpression' ? call.arguments : [];
  if (hashed && /^(?:\w*\.)?\w*(?:hash|sha|md5|digest|btoa)\w*$/i.test(name ?? '')) return dottedName(hashed);
  if (name === null || !/(?:getElementById|querySelector)\b/.test(name)) return name;
  const inputs: string[] = [];
  walk(node, (each) => {
    const first = each.type === 'CallExpression' ? each.arguments[0] : undefined;
    const id = first ? stringValue(first) : null;
    if (id !== null) inputs.push(id.replace(/[^\w-]/g, ''));
    return undefined;
  });
  return inputs[0] ?? name;
}

function keyOf(node: Node): string | null {
  if (node.type !== 'Property' || node.computed) return null;
  return node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
}

/** `{ email: 'a@b.c', password: '…' }`. */
function isAccount(node: Node): boolean {
  if (node.type !== 'ObjectExpression') return false;
  const texts = new Map(
    node.properties.flatMap((each) => {
      const key = keyOf(each);
      const value = each.type === 'Property' ? stringValue(each.value) : null;
      return key !== null && value !== null ? [[key.toLowerCase(), value] as const] : [];
    }),
  );
  const password = [...texts].find(([key]) => /^(?:password|pass|passwd|pwd|pin|senha|clave)$/.test(key));
  const named = [...texts.keys()].some((key) =>
    /^(?:e-?mail|user(?:name)?|login|usuario|name|id)$/.test(key),
  );
  return named && password !== undefined && isCredentialText('password', password[1]);
}

const isAddress = (value: string): boolean =>
  /^[^@\s]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}$/.test(value) && !/@(?:example|test)\./.test(value);

/** A list of passwords that nobody should choose: what follows speaks of weakness. */
function isWeakList(node: Node, parents: readonly Node[], text: string): boolean {
  const branch = [...parents]
    .reverse()
    .find(({ type }) => type === 'IfStatement' || type === 'ConditionalExpression');
  const end =
    branch?.type === 'IfStatement' ? Math.min(branch.consequent.end, node.end + 300) : node.end + 120;
  return /weak|common|too (?:short|simple)|choose another|not allowed|strength/i.test(
    text.slice(node.end, end),
  );
}
