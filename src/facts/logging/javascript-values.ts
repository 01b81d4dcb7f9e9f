import type { CallExpression, MemberExpression, Node, ObjectExpression } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import type { LeakKind } from './model.ts';
import { isWhole, leakOf } from './sensitive-words.ts';

export interface FoundLeak {
  readonly kind: LeakKind;
  readonly what: string;
}

/** What a file says about names. */
export interface Names {
  readonly aboutSignIn: boolean;
  /** Variables that hold all that a request brought. */
  readonly sent: ReadonlySet<string>;
}

/** Calls that give back what they are given, as text or otherwise. */
const PASSES_ON =
  /(^|\.)(stringify|inspect|String|entries|values|assign|toString|trim|toLowerCase|toUpperCase|toJSON|toObject|format|join|concat|dump)$/;
const LOOKS_UP = /(^|\.)(get|header|getItem|getHeader)$/;
const MAX_DEPTH = 8;

/**
 * The sensitive values that an expression prints.
 *
 * @param inText within a text, where an object is printed as `[object Object]`
 */
export function leaksIn(node: Node, names: Names, inText = false, depth = 0): FoundLeak[] {
  if (depth > MAX_DEPTH) return [];
  const into = (child: Node, text = inText): FoundLeak[] => leaksIn(child, names, text, depth + 1);
  switch (node.type) {
    case 'Identifier':
    case 'MemberExpression':
      return named(node, names, inText);
    case 'TemplateLiteral':
      return node.expressions.flatMap((each) => into(each, true));
    case 'BinaryExpression':
      return node.operator === '+' ? [...into(node.left, true), ...into(node.right, true)] : [];
    case 'LogicalExpression':
      return node.operator === '&&' ? into(node.right) : [...into(node.left), ...into(node.right)];
    case 'ConditionalExpression':
      return [...into(node.consequent), ...into(node.alternate)];
    case 'AwaitExpression':
    case 'SpreadElement':
      return into(node.argument);
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return into(node.expression);
    case 'ArrayExpression':
      return node.elements.flatMap((each) => (each ? into(each) : []));
    case 'ObjectExpression':
      return propertiesOf(node, names, depth);
    case 'CallExpression':
      return called(node, names, depth, inText);
    default:
      return [];
  }
}

function named(node: Node, names: Names, inText: boolean): FoundLeak[] {
  const path = pathOf(node);
  if (path === null) return [];
  const leak = leakOf(path, names.aboutSignIn);
  if (leak) return [{ kind: leak, what: path }];
  const whole = names.sent.has(path) || isWhole(path);
  return whole && !inText ? [{ kind: 'whole', what: path }] : [];
}

/** `users[0].email` is `users.email`. */
function pathOf(node: Node): string | null {
  return dottedName(node) ?? (node.type === 'MemberExpression' ? computed(node) : null);
}

function computed({ object, property, computed: brackets }: MemberExpression): string | null {
  const holder = object.type === 'MemberExpression' || object.type === 'Identifier' ? pathOf(object) : '';
  if (brackets) return stringValue(property) === null && property.type !== 'Literal' ? null : holder;
  return property.type === 'Identifier' ? `${holder ?? ''}.${property.name}` : null;
}

function propertiesOf(node: ObjectExpression, names: Names, depth: number): FoundLeak[] {
  return node.properties.flatMap((property): FoundLeak[] => {
    if (property.type !== 'Property') return leaksIn(property, names, false, depth + 1);
    const found = leaksIn(property.value, names, false, depth + 1);
    const key = property.key.type === 'Identifier' ? property.key.name : stringValue(property.key);
    const plain = property.value.type === 'Identifier' || property.value.type === 'MemberExpression';
    if (found.length > 0 || key === null || !plain) return found;
    const leak = isAbout(pathOf(property.value)) ? null : leakOf(key, names.aboutSignIn);
    return leak ? [{ kind: leak, what: key }] : [];
  });
}

/** `{ token: present }`: a value whose own name says that it is an answer or a number. */
function isAbout(path: string | null): boolean {
  const name = path?.slice(path.lastIndexOf('.') + 1) ?? '';
  return /^(has|is|masked|redacted|safe|hidden)|(present|found|valid|exists|masked|redacted|length|count|status)$/i.test(
    name,
  );
}

function called(node: CallExpression, names: Names, depth: number, inText: boolean): FoundLeak[] {
  const callee = dottedName(node.callee) ?? '';
  const [first] = node.arguments;
  if (LOOKS_UP.test(callee) && first) {
    const key = stringValue(first);
    const leak = key === null ? null : leakOf(key.replaceAll('.', '_'), names.aboutSignIn);
    return leak ? [{ kind: leak, what: `${key} of ${callee.split('.').at(-2) ?? 'it'}` }] : [];
  }
  if (!PASSES_ON.test(callee)) return [];
  const object = node.callee.type === 'MemberExpression' ? [node.callee.object] : [];
  const text = /stringify|inspect/.test(callee) ? false : inText;
  return [...object, ...node.arguments].flatMap((each) => leaksIn(each, names, text, depth + 1));
}
