import type { CallExpression, MemberExpression, Node } from '@oxc-project/types';
import { dottedName, stringValue } from '../../../parsers/javascript.ts';
import type { Asked } from './model.ts';
import { isCaller, type Origin, type Scope } from './origins.ts';
import { identityOf, isSetting, sentPart } from './request.ts';
import { methodSource, packageSource, type Source } from './sources.ts';

/** Where an imported name comes from. */
export interface ImportedName {
  readonly specifier: string;
  /** As the module calls it: `default`, `*`, `getServerSession`. */
  readonly name: string;
}

/** What is known of the file beyond the names in its functions. */
export interface FileContext {
  lineAt(offset: number): number;
  imported(name: string): ImportedName | null;
}

/** A question asked by its node; the rest is as usual. */
export function askedAt(
  node: Node,
  context: FileContext,
  name: string,
  asks: Asked['asks'],
  more: Partial<Asked> = {},
): Asked {
  return {
    name,
    asks,
    proof: 'body',
    roleFrom: null,
    needs: null,
    line: context.lineAt(node.start),
    ...more,
  };
}

/** Calls that hand on what they are given. */
const PASSES =
  /^(?:Boolean|String|Number|parseInt|decodeURIComponent|JSON\.parse|JSON\.stringify|Buffer\.from|Promise\.(?:all|resolve)|Array\.from|Object\.(?:values|keys)|encode|Buffer|use|cache|await)$|\.(?:encode|from|decode)$/;

/** Methods that give the same value in another form. */
const SHAPES =
  /\.(?:toString|valueOf|toHexString|toJSON|toObject|data|val|trim|toLowerCase|toUpperCase|at|pop|shift)$/;

const EQUALS =
  /(?:^|\.)(?:timingSafeEqual|safeCompare|secureCompare|safeEqual|constantTimeCompare|compareSync_never|tsscmp)$/;

const DEEPEST = 12;

/** Everything that a value is made of, as far as it tells who calls or what the caller sent. */
export function originsOf(node: Node, scope: Scope, context: FileContext, depth = 0): Origin[] {
  if (depth > DEEPEST) return [];
  const on = (each: Node | null): Origin[] => (each ? originsOf(each, scope, context, depth + 1) : []);
  switch (node.type) {
    case 'Identifier':
      return [...(scope.lookup(node.name) ?? settingOrNothing(node.name))];
    case 'AwaitExpression':
    case 'UnaryExpression':
    case 'SpreadElement':
      return on(node.argument);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return on(node.expression);
    case 'LogicalExpression':
      return [...on(node.left), ...on(node.right)];
    case 'BinaryExpression':
      return compared(node, [...on(node.left)], [...on(node.right)], context);
    case 'ConditionalExpression':
      return [...on(node.test), ...on(node.consequent), ...on(node.alternate)];
    case 'AssignmentExpression':
      return on(node.right);
    case 'TemplateLiteral':
      return node.expressions.flatMap(on);
    case 'ArrayExpression':
      return node.elements.flatMap((each) => on(each));
    case 'NewExpression':
      return node.arguments.flatMap((each) => on(each));
    case 'MemberExpression':
      return (
        (isGiven(dottedName(node), scope) ? null : memberOrigins(node, context)) ??
        fieldOf(on(node.object), node)
      );
    case 'ArrowFunctionExpression':
      // What a list is searched for: `some((each) => each.id === user.id)`.
      return node.body.type === 'BlockStatement' ? [] : on(node.body);
    case 'CallExpression':
      return callOrigins(node, scope, context, depth);
    default:
      return [];
  }
}

function settingOrNothing(name: string): Origin[] {
  return isSetting(name) ? [{ kind: 'setting' }] : [];
}

/** `params` of a helper is what its callers hand it, not the address. */
export function isGiven(path: string | null, scope: Scope): boolean {
  const [root = ''] = (path ?? '').split('.');
  return (
    /^(?:params|searchParams|formData)$/.test(root) &&
    (scope.lookup(root)?.some(({ kind }) => kind === 'given') ?? false)
  );
}

function memberOrigins(node: Node, context: FileContext): Origin[] | null {
  const path = dottedName(node);
  if (path === null) return null;
  return pathOrigins(path, node, context);
}

function fieldOf(origins: readonly Origin[], node: MemberExpression): Origin[] {
  return taken(origins, !node.computed && node.property.type === 'Identifier' ? node.property.name : null);
}

/** A field of what was sent, or of a parameter (one level deep). */
export function taken(origins: readonly Origin[], key: string | null): Origin[] {
  return origins.map((each) => {
    if (key === null || (each.kind !== 'sent' && each.kind !== 'given')) return each;
    return each.kind === 'given' && each.name.includes('.') ? each : { ...each, name: `${each.name}.${key}` };
  });
}

/** What a plain path such as `req.user.id` or `process.env.KEY` says by itself; null where its root decides. */
export function pathOrigins(path: string, node: Node, context: FileContext): Origin[] | null {
  if (isSetting(path)) return [{ kind: 'setting' }];
  const needs = identityOf(path);
  if (needs !== null) return [{ kind: 'asked', asked: askedAt(node, context, path, 'session', { needs }) }];
  const part = sentPart(path);
  return part ? [{ kind: 'sent', part, name: path }] : null;
}

function callOrigins(node: CallExpression, scope: Scope, context: FileContext, depth: number): Origin[] {
  const path = dottedName(node.callee);
  const args = (): Origin[] => node.arguments.flatMap((each) => originsOf(each, scope, context, depth + 1));
  const known = path === null ? null : questionOf(node, path, context);
  if (known) return [{ kind: 'asked', asked: known.asked }];
  const { callee } = node;
  const before = (): Origin[] =>
    callee.type === 'MemberExpression' ? originsOf(callee.object, scope, context, depth + 1) : [];
  if (path === null) return before();
  if (EQUALS.test(path)) return compared(node, args(), [], context);
  const said = saidByName(node, path, context);
  if (said) return said;
  if (PASSES.test(path)) return args();
  const all = before();
  if (all.length > 0 && SHAPES.test(path)) return all;
  const receiver = all.filter((each) => each.kind !== 'given');
  // A method of what was found out already: `user.roles.includes('admin')`; a test of it against the rest: `KEYS.includes(key)`.
  if (receiver.length > 0 && /\.(?:includes|has|indexOf|startsWith|equals|some|find)$/.test(path))
    return compared(node, receiver, args(), context);
  if (receiver.length > 0 && !receiver.every((each) => each.kind === 'call')) return receiver;
  return [{ kind: 'call', name: path, start: node.start }, ...all.filter((each) => each.kind === 'given')];
}

/** What a call's name says by itself: a digest, a part of the request, a setting. */
function saidByName(node: CallExpression, path: string, context: FileContext): Origin[] | null {
  if (DIGEST.test(path) && /createHmac|createHash|subtle|hmac/i.test(path)) return [{ kind: 'digest' }];
  if (/(?:^|\.)(?:headers|cookies)$/.test(path))
    return [{ kind: 'sent', part: path.endsWith('headers') ? 'header' : 'cookie', name: path }];
  const [first] = node.arguments;
  const keyed = first ? stringValue(first) : null;
  return pathOrigins(keyed === null ? path : `${path}.${keyed}`, node, context);
}

const DIGEST = /(?:^|\.)(?:createHmac|createHash|digest|sign)$/;

/** A secret that was sent beside one that is kept, or a digest beside what was sent. */
function compared(
  node: Node,
  left: readonly Origin[],
  right: readonly Origin[],
  context: FileContext,
): Origin[] {
  const all = [...left, ...right];
  const has = (kind: Origin['kind']): boolean => all.some((each) => each.kind === kind);
  const isTest = node.type !== 'BinaryExpression' || /^[!=]==?$/.test(node.operator);
  if (!isTest) return all;
  if (has('digest') && (has('sent') || node.type === 'CallExpression'))
    return [{ kind: 'asked', asked: askedAt(node, context, 'the signature', 'signature') }];
  const sent = all.find((each) => each.kind === 'sent');
  if (sent?.kind === 'sent' && has('setting'))
    return [{ kind: 'asked', asked: askedAt(node, context, `the secret in ${sent.name}`, 'secret') }];
  if (sent?.kind === 'sent' && sent.part === 'header' && isSecretHeader(sent.name) && comparesText(node))
    return [{ kind: 'asked', asked: askedAt(node, context, `the secret in ${sent.name}`, 'secret') }];
  return [...all, ...owned(left, right), ...owned(right, left)];
}

/** Records that are compared with the caller. */
function owned(records: readonly Origin[], others: readonly Origin[]): Origin[] {
  if (!others.some(isCaller)) return [];
  return records.flatMap((each) => (each.kind === 'call' ? [{ kind: 'owned', start: each.start }] : []));
}

const isSecretHeader = (name: string): boolean =>
  /\.(?:authorization|x-[\w-]{0,30}(?:key|token|secret)|api-?key)$/i.test(name);

/** Against a text of some length, not against `Bearer` or nothing. */
function comparesText(node: Node): boolean {
  if (node.type !== 'BinaryExpression') return false;
  const text = stringValue(node.right) ?? stringValue(node.left);
  return text !== null && text.length > 3 && !/^(?:bearer|basic|null|undefined)\s*$/i.test(text);
}

/** Tables of keys and of sessions: looking one up by what was sent asks who calls. */
const KEY_TABLE = /^(?:\w{0,20}_?)?(?:api|access|service|personal|refresh_never)_?(?:key|token)s?$/i;
const SESSION_TABLE = /^(?:\w{1,20}_)?sessions?$|^[a-z]{1,20}Sessions?$/i;
const ROLE_TABLE = /^(?:user|admin|member|team|org\w*|workspace)?_?(?:roles?|admins?|permissions?)$/i;
const LOOKS_UP =
  /^(?:findUnique|findFirst|findOne|findUniqueOrThrow|findFirstOrThrow|select|get|single|maybeSingle|first|where|eq|findBy\w*|findByPk)$/;

/** The question that a call asks, if it is a known one. */
export function questionOf(
  node: CallExpression,
  path: string,
  context: FileContext,
): { asked: Asked; source: Source } | null {
  const [root = '', ...rest] = path.split('.');
  const imported = context.imported(root);
  const first = node.arguments[0];
  const keyed = first ? stringValue(first) : null;
  const own =
    imported && !isOwn(imported.specifier)
      ? packageSource(imported.specifier, rest.at(-1) ?? imported.name)
      : null;
  const source =
    own ??
    methodSource(path) ??
    (keyed === null ? null : methodSource(`${path}.${keyed}`)) ??
    lookup(node, path);
  return source && { source, asked: askedAt(node, context, path, source.asks) };
}

const isOwn = (specifier: string): boolean => /^[.@~#$]?\/|^[~#$]/.test(specifier);

function lookup(node: CallExpression, path: string): Source | null {
  const steps = path.split('.');
  // Prisma throws where there is no such record.
  if (steps.length > 2 && /^(?:delete|update)$/.test(steps.at(-1) ?? '') && byToken(node))
    return { asks: 'secret', throws: true };
  if (steps.length < 2 || !LOOKS_UP.test(steps.at(-1) ?? '') || /^req|^request|^ctx/.test(path)) return null;
  const table = tableOf(node) ?? steps.at(-2) ?? '';
  const asks =
    KEY_TABLE.test(table) || byToken(node)
      ? 'secret'
      : SESSION_TABLE.test(table)
        ? 'session'
        : ROLE_TABLE.test(table)
          ? 'role'
          : null;
  return asks && { asks, throws: /OrThrow$/.test(path) };
}

/** Columns whose value only its owner knows: who names it has been given it. */
const TOKEN_COLUMN =
  /^(?:\w{0,20}[tT]oken|token_?hash|hashed_?token|api_?key|key_?hash|hashed_?key|secret|access_?code|invite_?code|invitation_?code)$/i;

/** A record is looked up by a token: `where: {token}`, `.eq('token', token)`. */
function byToken(node: CallExpression): boolean {
  if (/^(?:eq|where)$/.test(calledName(node)) || node.arguments.length > 0) {
    const [first, second] = node.arguments;
    if (first && second && TOKEN_COLUMN.test(stringValue(first) ?? '')) return true;
    if (first?.type === 'ObjectExpression' && namesToken(first, 0)) return true;
  }
  const { callee } = node;
  return (
    callee.type === 'MemberExpression' && callee.object.type === 'CallExpression' && byToken(callee.object)
  );
}

const NESTED = 5;

function namesToken(node: Node, depth: number): boolean {
  if (depth > NESTED || node.type !== 'ObjectExpression') return false;
  return node.properties.some((each) => {
    if (each.type !== 'Property' || each.key.type !== 'Identifier') return false;
    if (/^(?:select|include|data|attributes|update|create|orderBy)$/.test(each.key.name)) return false;
    const given =
      each.value.type === 'Identifier' ||
      each.value.type === 'MemberExpression' ||
      each.value.type === 'CallExpression';
    return (given && TOKEN_COLUMN.test(each.key.name)) || namesToken(each.value, depth + 1);
  });
}

/** The literal table of `db.from('x').select()`, `collection('x').findOne()`. */
function tableOf(node: Node): string | null {
  for (let at: Node | null = node; at; at = before(at)) {
    if (at.type !== 'CallExpression') continue;
    const [first] = at.arguments;
    if (first && /^(?:from|collection|table|into|model|doc)$/.test(calledName(at))) return stringValue(first);
  }
  return null;
}

/** The last name of what is called: `b` of `a.b()`. */
function calledName({ callee }: CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? callee.property.name
    : '';
}

/** One step back along a chain of calls and members. */
function before(node: Node): Node | null {
  switch (node.type) {
    case 'CallExpression':
      return node.callee.type === 'MemberExpression' ? node.callee.object : null;
    case 'MemberExpression':
      return node.object;
    case 'AwaitExpression':
      return node.argument;
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return node.expression;
    default:
      return null;
  }
}
