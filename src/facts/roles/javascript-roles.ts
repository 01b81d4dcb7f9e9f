import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import {
  asksForRole,
  isConversation,
  isRoleField,
  isRoleName,
  isRoleType,
  isUser,
  type RoleWord,
} from './model.ts';

/** Roles by name in JavaScript and TypeScript: comparisons, guards, decorators, enums, schemas, custom claims. */
export const javascriptRoles = defineFileFact<readonly RoleWord[]>({
  id: 'javascript-roles',
  files: JAVASCRIPT_FILES,
  mentions:
    /\b\w*[rR]oles?\b\W{1,12}['"[{(]|\b\w*Role\w*\(\s*['"[]|setCustomUserClaims|restrictTo|authorize\(/,
  parsers: [javascript],
  extract(file) {
    const people = PEOPLE.test(file.text);
    const found: RoleWord[] = [];
    walk(javascript.of(file).program, (node) => {
      if (!people && !isGuard(node)) return undefined;
      for (const word of wordsOf(node)) found.push({ ...word, line: file.lineAt(node.start) });
      return undefined;
    });
    return found.length === 0 ? null : found;
  },
});

/** Things have roles too (files, messages, elements of a page): unless a guard asks, there are people in the file. */
const PEOPLE = /user|session|auth|profile|member|account|claims|permission|admin|staff|employee/i;

/** `@Roles('admin')`, `requireRole('admin')`. */
function isGuard(node: Node): boolean {
  return node.type === 'CallExpression' && methodOf(node.callee) !== 'includes';
}

type Word = Omit<RoleWord, 'line'>;

function wordsOf(node: Node): Word[] {
  switch (node.type) {
    case 'BinaryExpression':
      return /^[!=]==?$/.test(node.operator) ? compared(node.left, node.right) : [];
    case 'SwitchStatement':
      return holdsRole(node.discriminant)
        ? enforced(node.cases.map((each) => (each.test ? wordOf(each.test) : null)))
        : [];
    case 'CallExpression':
      return called(node.callee, node.arguments);
    case 'TSEnumDeclaration':
      return isRoleType(node.id.name)
        ? named(
            node.body.members.map(({ initializer, id }) =>
              initializer ? stringValue(initializer) : id.type === 'Identifier' ? id.name : null,
            ),
          )
        : [];
    case 'TSTypeAliasDeclaration':
      return isRoleType(node.id.name) ? named(unionOf(node.typeAnnotation)) : [];
    case 'Property':
      return property(node.key, node.value);
    default:
      return [];
  }
}

function compared(left: Node, right: Node): Word[] {
  const text = wordOf(left) ?? wordOf(right);
  const field = wordOf(left) === null ? left : right;
  return holdsRole(field) ? enforced([text]) : [];
}

/** `'admin'`, `Role.ADMIN`. */
function wordOf(node: Node): string | null {
  const parts = node.type === 'MemberExpression' ? (dottedName(node)?.split('.') ?? []) : [];
  const holder = parts.at(-2) ?? '';
  return /^[A-Z]/.test(holder) && isRoleType(holder) ? (parts.at(-1) ?? null) : stringValue(node);
}

/** `user.role`, `session?.user.role`, a variable `userRole` or `role`. */
function holdsRole(node: Node): boolean {
  const parts = dottedName(node)?.split('.') ?? [];
  const field = parts.at(-1);
  const holder = parts.at(-2);
  return field !== undefined && isRoleField(field) && (holder === undefined || isUser(holder));
}

function called(callee: Node, args: readonly Node[]): Word[] {
  const last = methodOf(callee);
  const [first, second] = args;
  if (callee.type === 'MemberExpression' && last === 'includes' && first)
    return included(callee.object, first);
  if (last === 'setCustomUserClaims' && second) return claims(second);
  if (last === 'pgEnum' && first && second && isRoleType(stringValue(first) ?? ''))
    return named(textsOf(second));
  return asksForRole(last) ? enforced(args.flatMap(textsOf)) : [];
}

function methodOf(callee: Node): string {
  if (callee.type !== 'MemberExpression') return dottedName(callee) ?? '';
  return callee.property.type === 'Identifier' ? callee.property.name : '';
}

/** `['admin', 'staff'].includes(user.role)`, `user.roles.includes('admin')`. */
function included(list: Node, item: Node): Word[] {
  if (list.type === 'ArrayExpression') return holdsRole(item) ? enforced(textsOf(list)) : [];
  return holdsRole(list) ? enforced([wordOf(item)]) : [];
}

/** `{ role: 'admin' }`, `{ admin: true }`. */
function claims(node: Node): Word[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((each): Word[] => {
    if (each.type !== 'Property' || each.key.type !== 'Identifier') return [];
    const { value, key } = each;
    if (isRoleField(key.name)) return enforced([stringValue(value)]);
    return value.type === 'Literal' && value.value === true ? enforced([key.name]) : [];
  });
}

/** `role: { type: String, enum: ['admin', 'staff'] }`, `role: z.enum(['admin'])`. */
function property(key: Node, value: Node): Word[] {
  if (key.type !== 'Identifier' || !isRoleField(key.name)) return [];
  if (value.type === 'CallExpression')
    return /(^|\.)(enum|oneOf|ENUM)$/.test(dottedName(value.callee) ?? '')
      ? named(value.arguments.flatMap(textsOf))
      : [];
  if (value.type !== 'ObjectExpression') return [];
  return value.properties.flatMap((each) =>
    each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === 'enum'
      ? named(textsOf(each.value))
      : [],
  );
}

function textsOf(node: Node): (string | null)[] {
  return node.type === 'ArrayExpression'
    ? node.elements.map((each) => (each ? wordOf(each) : null))
    : [wordOf(node)];
}

function unionOf(node: Node): (string | null)[] {
  if (node.type !== 'TSUnionType') return [];
  return node.types.map((each) => (each.type === 'TSLiteralType' ? stringValue(each.literal) : null));
}

function enforced(words: readonly (string | null)[]): Word[] {
  return kept(words).map((role) => ({ role, use: 'enforced' }));
}

function named(words: readonly (string | null)[]): Word[] {
  return kept(words).map((role) => ({ role, use: 'named' }));
}

function kept(words: readonly (string | null)[]): string[] {
  const texts = words.filter((word) => word !== null);
  return isConversation(texts) ? [] : texts.filter(isRoleName);
}
