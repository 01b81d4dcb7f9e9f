import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { keyOf } from '../routes/javascript/values.ts';

/** What is known of a variable. */
export interface Known {
  /** Where its value comes from: `body`, `body/email`, `p3.0` (the first parameter of function 3), `p3.0/email`. */
  readonly roots: readonly string[];
  /** The class that it is a new record of. */
  readonly made: string | null;
}

const NONE: Known = { roots: [], made: null };
const MOST = 30;

export class Scope {
  readonly names = new Map<string, Known>();
  readonly outer: Scope | null;
  readonly node: Node;

  constructor(node: Node, outer: Scope | null) {
    this.node = node;
    this.outer = outer;
  }

  find(name: string): Known | null {
    return this.names.get(name) ?? this.outer?.find(name) ?? null;
  }

  /** Adds to what is known of a name where it was declared. */
  add(name: string, roots: readonly string[], made: string | null = null): void {
    for (let at: Scope | null = this; at; at = at.outer) {
      const known = at.names.get(name);
      if (!known) continue;
      at.names.set(name, { roots: some([...known.roots, ...roots]), made: made ?? known.made });
      return;
    }
  }
}

export const some = (roots: readonly string[]): string[] => [...new Set(roots)].slice(0, MOST);

const BODY =
  /^(?:(?:this\.)?(?:[a-z]\w{0,20}R|_?r)eq(?:uest)?|(?:ctx|context|c|ev|event|args|opts)\.req(?:uest)?(?:\.raw)?|ev|event|evt)\.(?:body|rawBody|json|formData|parseBody|payload|arrayBuffer)(?:\.(\w{1,60}))?(?:\.|$)/;

/** The root of a path that takes the request's body, or a field of it; null for anything else. */
export function bodyRoot(path: string): string | null {
  const [matched, field] = BODY.exec(path) ?? [];
  if (matched === undefined) return null;
  return field === undefined || METHOD.test(field) ? 'body' : `body/${field}`;
}

/** Methods of bodies, forms and lists, which are no fields. */
const METHOD =
  /^(?:get|getAll|has|entries|values|keys|then|catch|finally|map|filter|forEach|length|toString|slice|trim|some|every|find|reduce|flatMap|join|includes)$/;

/** A field of a root that is whole: `body/email`. */
export const fieldOf = (root: string, field: string | null): string =>
  field === null || field === 'length' || root.includes('/') ? root : `${root}/${field}`;

const PASSES =
  /^(?:JSON\.(?:stringify|parse)|String|Number|parseInt|parseFloat|Boolean|BigInt|Object\.(?:assign|fromEntries|entries|keys|values)|Array\.(?:from|of)|structuredClone|Buffer\.from|encodeURIComponent|decodeURIComponent|Promise\.(?:all|resolve)|Array|querystring\.parse|qs\.parse|plainToInstance|plainToClass|convertToCoreMessages|convertToModelMessages|escape|_\.(?:pick|omit|merge|assign|clone|cloneDeep)|pick|omit|lodash\.\w+)$/;

const DEEPEST = 14;

/** Where the value of an expression comes from, through all that only hands it on. */
export function rootsOf(
  node: Node | null,
  scope: Scope,
  isChecked: (call: CallExpression) => boolean,
): string[] {
  return some(collect(node, scope, isChecked, 0));
}

function collect(
  node: Node | null,
  scope: Scope,
  isChecked: (call: CallExpression) => boolean,
  depth: number,
): readonly string[] {
  if (!node || depth > DEEPEST) return [];
  const on = (each: Node | null): readonly string[] => collect(each, scope, isChecked, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return (scope.find(node.name) ?? NONE).roots;
    case 'AwaitExpression':
    case 'SpreadElement':
      return on(node.argument);
    case 'UnaryExpression':
      // Yes or no, whatever was sent.
      return /^(?:!|typeof)$/.test(node.operator) ? [] : on(node.argument);
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
      return /^[+*/%-]$/.test(node.operator) ? [...on(node.left), ...on(node.right)] : [];
    case 'ConditionalExpression':
      return [...on(node.consequent), ...on(node.alternate)];
    case 'AssignmentExpression':
      return on(node.right);
    case 'TemplateLiteral':
      return node.expressions.flatMap((each) => [...on(each)]);
    case 'ArrayExpression':
      return node.elements.flatMap((each) => [...on(each)]);
    case 'ObjectExpression':
      return node.properties.flatMap((each) => [
        ...on(each.type === 'SpreadElement' ? each.argument : each.value),
      ]);
    case 'NewExpression':
      return node.arguments.flatMap((each) => [...on(each)]);
    case 'MemberExpression':
      return ofMember(node, scope, on);
    case 'CallExpression':
      return ofCall(node, scope, isChecked, on);
    default:
      return [];
  }
}

function ofMember(
  node: Node & { type: 'MemberExpression' },
  scope: Scope,
  on: (node: Node) => readonly string[],
): readonly string[] {
  const own = requestRoot(node, scope);
  if (own !== null) return [own];
  const field = keyOf(node.property, node.computed);
  return on(node.object).map((root) => fieldOf(root, field));
}

/** A parameter, or the request in it. */
const REQUEST = /^p\d+\.\d+(?:\/(?:_?req|request|c|ctx|context|event))?$/;

/** `req.body.x` where `req` is nothing else. */
function requestRoot(node: Node, scope: Scope): string | null {
  const path = dottedName(node);
  if (path === null) return null;
  const base = path.split('.', 1)[0] ?? '';
  const known = scope.find(base);
  // A variable that holds something made here is no request.
  if (known && known.roots.length > 0 && !known.roots.some((root) => REQUEST.test(root))) return null;
  return bodyRoot(path);
}

function ofCall(
  node: CallExpression,
  scope: Scope,
  isChecked: (call: CallExpression) => boolean,
  on: (node: Node) => readonly string[],
): readonly string[] {
  if (isChecked(node)) return [];
  const own = requestRoot(node, scope);
  if (own !== null) return [own];
  const path = dottedName(node.callee);
  const args = (): string[] => node.arguments.flatMap((each) => [...on(each)]);
  if (path !== null && PASSES.test(path)) return args();
  const { callee } = node;
  if (callee.type !== 'MemberExpression') return [];
  const receiver = on(callee.object).filter((root) => !isWholeParameter(root));
  // `form.get('email')`
  const [first] = node.arguments;
  const key =
    first && callee.property.type === 'Identifier' && /^(?:get|getAll)$/.test(callee.property.name)
      ? stringValue(first)
      : null;
  if (receiver.length > 0) return receiver.map((root) => (key === null ? root : fieldOf(root, key)));
  // A list of what was sent: `[].concat(body.items)`; methods of parameters are somebody else's functions.
  return key !== null && /^[\w-]{1,60}$/.test(key)
    ? on(callee.object).map((root) => fieldOf(root, key))
    : LISTS.test(path ?? '')
      ? on(callee.object)
      : [];
}

const LISTS =
  /\.(?:map|filter|slice|flat|flatMap|join|trim|toLowerCase|toUpperCase|toString|replace|replaceAll|split|concat|reverse|sort|entries|values|substring|padStart|normalize|toFixed)$/;

const isWholeParameter = (root: string): boolean => /^p\d+\.\d+$/.test(root);
