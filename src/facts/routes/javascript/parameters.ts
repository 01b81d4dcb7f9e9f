import type { CallExpression, Node } from '@oxc-project/types';
import type { Origin } from './origins.ts';
import { isRequest } from './request.ts';

/** tRPC and safe actions: their `input` is what the caller sends. */
const PROCEDURE = /^(?:query|mutation|subscription|action)$/;
const ITERATES = /^(?:map|forEach|filter|find|some|every|reduce|flatMap|sort|then|catch|each)$/;

/** Who decides over a parameter of this name: the request says so itself, of others the callers. */
export function parameterOrigins(
  name: string,
  isField: boolean,
  wrapper: CallExpression | null,
  given: string,
): Origin[] {
  if (isField && /^(?:params|searchParams)$/.test(name)) return [{ kind: 'sent', part: 'params', name }];
  const called =
    wrapper?.callee.type === 'MemberExpression' && wrapper.callee.property.type === 'Identifier'
      ? wrapper.callee.property.name
      : '';
  if (PROCEDURE.test(called) && /^(?:input|rawInput|parsedInput|clientInput)$/.test(name))
    return [{ kind: 'sent', part: 'body', name }];
  if (isRequest(name)) return [];
  // `withUser(async (data, user) => …)`
  const isPerson = /^(?:user|currentUser|authUser|session|viewer|actor)$/.test(name);
  const caller = isPerson && wrapper !== null && !ITERATES.test(called);
  return [caller ? { kind: 'given', name: given, caller } : { kind: 'given', name: given }];
}

/** A query or a reference that is put together first and used later. */
export function builds(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
        ? callee.property.name
        : '';
  return /^(?:doc|ref|child|where|query|collection|eq|and|or|from|select|match|order|filter)$/.test(name);
}
