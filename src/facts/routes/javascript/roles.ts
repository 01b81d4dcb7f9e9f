import type { Node } from '@oxc-project/types';
import { dottedName, stringValue, walk } from '../../../parsers/javascript.ts';
import type { Asked } from './model.ts';
import type { Origin, Scope } from './origins.ts';
import { identityOf, sentPart } from './request.ts';
import { askedAt, type FileContext, originsOf } from './trace.ts';

const ROLE =
  /^(?:role|roles|user_?role|role_?id|role_?name|account_?type|user_?type|access_?level|admin|is_?admin|is_?super_?(?:user|admin)|is_?staff|is_?manager|is_?owner|is_?moderator|permissions?|scopes?|privileges?|owner|kind_never|has_?role|has_?permission|staff|superuser|is_?instructor|is_?teacher)$/i;

/** Messages of a conversation have roles as well, and so have elements of a page. */
const OTHER = /^(?:m|msg|message|messages|chat|item|part|element|el|node|choice|delta|entry|line)$/i;
const TALKS = /^(?:user|assistant|system|tool|function|model)$/;

/** The role that a test asks for; null where it asks for none. */
export function roleAskedIn(test: Node, scope: Scope, context: FileContext): Asked | null {
  let found: Asked | null = null;
  walk(test, (node) => {
    if (found || node.type === 'FunctionExpression' || isTalk(node)) return false;
    if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return undefined;
    const path = dottedName(node);
    if (path === null) return undefined;
    if (!isRole(path)) return node.type === 'MemberExpression' ? undefined : false;
    if (node.type === 'Identifier' && scope.lookup(node.name) === null) return false;
    const from = roleFrom(path, originsOf(node, scope, context));
    found = askedAt(node, context, path, 'role', { roleFrom: from, needs: identityOf(path) });
    return false;
  });
  return found ?? listedPerson(test, scope, context);
}

function isRole(path: string): boolean {
  const steps = path.split('.');
  return steps.some((step) => ROLE.test(step)) && !OTHER.test(steps[0] ?? '');
}

/** `part.role === 'assistant'`. */
function isTalk(node: Node): boolean {
  if (node.type !== 'BinaryExpression') return false;
  if (![node.left, node.right].some((side) => TALKS.test(stringValue(side) ?? ''))) return false;
  const owner = (dottedName(node.left) ?? '').split('.').slice(0, -1).join('.');
  return !/user/i.test(owner);
}

function roleFrom(path: string, origins: readonly Origin[]): Asked['roleFrom'] {
  if (/user_metadata|unsafeMetadata|raw_user_meta_data/.test(path)) return 'user-metadata';
  if (identityOf(path) !== null) return null;
  const sent =
    sentPart(path) ?? origins.flatMap((each) => (each.kind === 'sent' ? [each.part] : [])).at(0) ?? null;
  if (sent === null || origins.some((each) => each.kind === 'asked')) return null;
  return sent === 'header' ? 'header' : sent === 'cookie' ? 'cookie' : 'body';
}

/** `user.email !== process.env.ADMIN_EMAIL`: a known person, or a list of them. */
function listedPerson(test: Node, scope: Scope, context: FileContext): Asked | null {
  let found: Asked | null = null;
  walk(test, (node) => {
    if (node.type !== 'BinaryExpression' && node.type !== 'CallExpression') return undefined;
    const sides =
      node.type === 'BinaryExpression' ? [node.left, node.right] : [node.callee, ...node.arguments];
    const paths = sides.map((side) => dottedName(side) ?? '');
    const listed = paths.some((path) =>
      /(?:ADMIN|OWNER|STAFF|SUPER)[A-Z_]{0,20}(?:EMAIL|ID|USER|UID)?S?(?:\.|$)|\badmin(?:Email|Id|User)s?\b/.test(
        path,
      ),
    );
    const person = paths.findIndex((path) => /(?:email|userId|\bid|uid|sub)$/.test(path));
    const side = sides[person];
    if (listed && side && originsOf(side, scope, context).every((each) => each.kind !== 'sent'))
      found ??= askedAt(
        node,
        context,
        paths.find((path) => /admin|owner|staff|super/i.test(path)) ?? 'a list of people',
        'role',
      );
    return undefined;
  });
  return found;
}
