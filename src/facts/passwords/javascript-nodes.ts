import type { CallExpression, Node, ObjectExpression } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { isPasswordName, isRecordName } from './names.ts';

/** The names of a plain chain, brackets with a number or a text in them looked through; null for anything else. */
export function partsOf(node: Node): string[] | null {
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'ThisExpression':
      return ['this'];
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return partsOf(node.expression);
    case 'AwaitExpression':
      return partsOf(node.argument);
    case 'MemberExpression': {
      const object = partsOf(node.object);
      if (!object) return null;
      if (!node.computed) return node.property.type === 'Identifier' ? [...object, node.property.name] : null;
      const key = stringValue(node.property);
      return key === null ? object : [...object, key];
    }
    default:
      return null;
  }
}

/** `user.password`, `rows[0].password`: what the database gave back. */
export function isStored(node: Node, ownMethod: boolean): boolean {
  const parts = partsOf(node);
  const holder = parts?.at(-2);
  if (!parts || holder === undefined || !isPasswordName(parts.at(-1) ?? '')) return false;
  return holder === 'this' ? ownMethod : isRecordName(holder);
}

/** `password`, `req.body.password`, `password.trim()`: as somebody typed it. */
export function isTyped(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return node.expressions.some(isTyped);
  if (node.type === 'LogicalExpression') return isTyped(node.left);
  if (node.type === 'CallExpression')
    return (
      /\.(trim|toString)$|^String$/.test(dottedName(node.callee) ?? '') &&
      [...(node.callee.type === 'MemberExpression' ? [node.callee.object] : []), ...node.arguments].some(
        isTyped,
      )
    );
  const parts = partsOf(node);
  if (!parts || !isPasswordName(parts.at(-1) ?? '')) return false;
  const holder = parts.at(-2);
  return (
    holder === undefined || !(isRecordName(holder) || /^(env|config|process|settings|options)$/i.test(holder))
  );
}

/** Where a call nests what it writes or looks for; `select: { password: true }` is neither. */
const NESTED = /^(data|where|create|update|values|defaults|\$set|\$or|\$and)$/;

/** A property of that name holds a password as typed. */
export function holdsTyped(object: ObjectExpression): boolean {
  return object.properties.some((property) => {
    if (property.type !== 'Property') return false;
    const key = property.key.type === 'Identifier' ? property.key.name : stringValue(property.key);
    if (property.value.type === 'ObjectExpression')
      return key !== null && NESTED.test(key) && holdsTyped(property.value);
    return key !== null && isPasswordName(key) && isTyped(property.value);
  });
}

/** Whether any name in an expression is that of a password. */
export function namesPassword(node: Node, depth = 0): boolean {
  if (depth > 6) return false;
  const parts = partsOf(node);
  if (parts) return isPasswordName(parts.at(-1) ?? '') && !/^(env|config|process)$/.test(parts.at(-2) ?? '');
  const into = (children: readonly (Node | null)[]): boolean =>
    children.some((child) => child !== null && namesPassword(child, depth + 1));
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return into([node.left, node.right]);
    case 'TemplateLiteral':
      return into(node.expressions);
    case 'ArrayExpression':
      return into(node.elements);
    case 'CallExpression':
      return into([
        ...(node.callee.type === 'MemberExpression' ? [node.callee.object] : []),
        ...node.arguments,
      ]);
    case 'SpreadElement':
      return into([node.argument]);
    default:
      return false;
  }
}

const FAST = /^(md4|md5|sha-?1|sha-?(224|256|384|512)|sha3-?\d*|ripemd\d*)$/i;
const FAST_CALL =
  /^(md5|sha1|sha224|sha256|sha384|sha512|hex_md5|hex_sha1)$|(^|\.)(CryptoJS|crypto-js|forge\.md|sjcl)?\.?(MD5|SHA1|SHA224|SHA256|SHA384|SHA512|SHA3)$/;

/** What a call hashes by a function that is made to be fast; null where it does not. */
export function hashedFast(node: CallExpression): Node | null {
  const callee = dottedName(node.callee) ?? '';
  const [first, second] = node.arguments;
  if (callee.endsWith('subtle.digest'))
    return first && FAST.test(stringValue(first) ?? '') ? (second ?? null) : null;
  if (FAST_CALL.test(callee)) return first ?? null;
  if (node.callee.type !== 'MemberExpression' || !callee.endsWith('createHash.update')) return null;
  const hash = node.callee.object;
  const algorithm = hash.type === 'CallExpression' ? hash.arguments[0] : undefined;
  return algorithm && FAST.test(stringValue(algorithm) ?? '') ? (first ?? null) : null;
}
