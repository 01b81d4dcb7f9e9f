import type { Expression, Node, ObjectExpression } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { MADE_UP } from './words.ts';

/** The name of what is called or read, for short chains of plain names; '' for anything else. */
export function nameOf(node: Node): string {
  const name = dottedName(node) ?? '';
  return name.length > 120 ? '' : name;
}

/** What a value says of how it went. */
export type Tale = 'success' | 'failure' | 'exception' | 'made-up' | 'claims' | 'plain';

const FAILURE_KEY =
  /^(?:err|error|errors|errorMessage|error_message|error_description|reason|issues|errorCode|exception|failed|failure|unavailable|warning)$/i;

/** The tale of a value that is returned or sent. */
export function taleOf(node: Node): Tale {
  switch (node.type) {
    case 'ObjectExpression':
      return ofObject(node);
    case 'Identifier':
      return isException(node.name) ? 'exception' : MADE_UP.test(node.name) ? 'made-up' : 'plain';
    case 'MemberExpression':
      return /(?:^|\.)(?:e|ex|err|error|exception)\./.test(`${nameOf(node)}.`)
        ? 'failure'
        : MADE_UP.test(nameOf(node).split('.')[0] ?? '')
          ? 'made-up'
          : 'plain';
    case 'CallExpression':
      return ofCall(node.callee, node.arguments[0]);
    case 'AwaitExpression':
      return taleOf(node.argument);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return taleOf(node.expression);
    case 'LogicalExpression':
      return taleOf(node.left);
    case 'TemplateLiteral':
      return node.expressions.some((each) => taleOf(each) !== 'plain') ? 'failure' : 'plain';
    default:
      return 'plain';
  }
}

function ofCall(callee: Expression, first: Node | undefined): Tale {
  const name = nameOf(callee);
  if (name === 'JSON.stringify' && first) return taleOf(first);
  const head = name.split('.')[0] ?? '';
  return MADE_UP.test(name.split('.').at(-1) ?? '') || MADE_UP.test(head) ? 'made-up' : 'plain';
}

const isException = (name: string): boolean => /^(?:e|ex|err|error|exception)$/.test(name);

function ofObject(object: ObjectExpression): Tale {
  const tales = object.properties.map((property): Tale => {
    if (property.type !== 'Property') return taleOf(property.argument);
    const key = property.key.type === 'Identifier' ? property.key.name : (stringValue(property.key) ?? '');
    return ofProperty(key, property.value);
  });
  for (const tale of ['failure', 'exception'] satisfies Tale[]) if (tales.includes(tale)) return 'failure';
  for (const tale of ['success', 'made-up', 'claims'] satisfies Tale[]) if (tales.includes(tale)) return tale;
  return 'plain';
}

function ofProperty(key: string, value: Node): Tale {
  const truth = value.type === 'Literal' ? value.value : undefined;
  if (/^(?:success|ok|succeeded)$/i.test(key) && typeof truth === 'boolean')
    return truth ? 'success' : 'failure';
  if (/^(?:status|result|state)$/i.test(key) && typeof truth === 'string')
    return /^(?:success|ok|succeeded)$/i.test(truth)
      ? 'success'
      : /err|fail/i.test(truth)
        ? 'failure'
        : 'plain';
  if (FAILURE_KEY.test(key)) return truth === null || truth === false || truth === '' ? 'plain' : 'failure';
  return truth === true ? 'claims' : taleOf(value);
}
