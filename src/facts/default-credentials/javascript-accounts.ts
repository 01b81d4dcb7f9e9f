import type { Node } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { isAdminWord } from './own-secrets.ts';

/** Files that fill a database. */
const FILLS =
  /seed|(^|[/_.-])(?:init|setup|reset|bootstrap|create|migrat\w*|populate|insert|db|database|data)[\w-]*\.[cm]?[jt]s$|admin[\w-]*\.[cm]?[jt]s$/i;
/** Runs only where somebody asks for it by a flag. */
const FLAGGED =
  /process\.argv|--demo|\breadline\b|\bprompts?\(|if\s{0,3}\(\s{0,3}!?\s{0,3}process\.env\.\w{0,30}(?:SEED|DEMO|ALLOW)|NODE_ENV[^\n]{0,20}[!=]==?[^\n]{0,20}(?:prod|dev)|EMULATOR_HOST|isDev(?:elopment)?\b/;
const CREATES =
  /(?:^|\.)(?:create|createUser|insert|insertOne|insertMany|save|upsert|signUp|register|bulkCreate|createMany|findOrCreate|addUser)$|^(?:new )?\w*(?:User|Admin|Account)$/;
const INSERTS = /\b(?:create\w{0,10}|insert\w{0,10}|save|upsert|signUp|addUser)\(/;
const PASSWORD = /^(?:password|passwd|pass|pwd|senha|password_?hash|hashed_?password|encrypted_?password)$/i;

/** What creates an administrator with a known password: `User.create({ email: 'admin@…', password: 'x' })`; null for anything else. */
export function accountIn(
  node: Node,
  parents: readonly Node[],
  values: ReadonlyMap<string, Node>,
  file: SourceFile,
): string | null {
  if (node.type !== 'ObjectExpression') return null;
  const fields = new Map(
    node.properties.flatMap((each) =>
      each.type === 'Property' ? [[keyOf(each) ?? '', each.value] as const] : [],
    ),
  );
  const password = [...fields].find(([key]) => PASSWORD.test(key))?.[1];
  // Where a database is reached is no account in it.
  const connects = [...fields.keys()].some((key) =>
    /^(?:host|port|database|dialect|connectionString)$/i.test(key),
  );
  if (!password || connects || !isKnown(password, values, 0) || !isAdmin(fields)) return null;
  const created = parents.some(
    (parent) =>
      (parent.type === 'CallExpression' || parent.type === 'NewExpression') &&
      CREATES.test(dottedName(parent.callee) ?? ''),
  );
  if (!created && !(FILLS.test(file.path) && INSERTS.test(file.text))) return null;
  return FLAGGED.test(file.text) ? null : 'administrator';
}

function isAdmin(fields: ReadonlyMap<string, Node>): boolean {
  return [...fields].some(([key, value]) => {
    if (/^(?:is_?(?:super_?)?admin|is_?superuser)$/i.test(key))
      return value.type === 'Literal' && value.value === true;
    const text = stringValue(value);
    return text !== null && /^(?:e?mail|user_?name|user|login|roles?|name)$/i.test(key) && isAdminWord(text);
  });
}

const MAX_STEPS = 4;

/** A literal, or the hash of one. */
function isKnown(node: Node, values: ReadonlyMap<string, Node>, steps: number): boolean {
  if (steps > MAX_STEPS) return false;
  const text = stringValue(node);
  if (text !== null) return text.length > 2 && !/^\$\{|^<|^process\.env/.test(text);
  if (node.type === 'AwaitExpression') return isKnown(node.argument, values, steps + 1);
  if (node.type === 'Identifier') {
    const value = values.get(node.name);
    return value !== undefined && isKnown(value, values, steps + 1);
  }
  if (node.type !== 'CallExpression') return false;
  const [first] = node.arguments;
  return (
    first !== undefined &&
    /hash|encrypt|bcrypt|argon/i.test(dottedName(node.callee) ?? '') &&
    isKnown(first, values, steps + 1)
  );
}

function keyOf(node: Node): string | null {
  if (node.type !== 'Property' || node.computed) return null;
  return node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
}
