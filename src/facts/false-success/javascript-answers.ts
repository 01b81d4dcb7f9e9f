import type { CallExpression, Expression, NewExpression, Node } from '@oxc-project/types';
import { nameOf, type Tale, taleOf } from './javascript-body.ts';

/** An answer that a server gives. */
export interface Answer {
  /** Null where none is written (the framework's 200), `NaN` where it is computed. */
  readonly status: number | null;
  /** Null where nothing is sent with it. */
  readonly tale: Tale | null;
}

const RECEIVER = /^(?:res|response|reply|rep|ctx|c|NextResponse|Response)$/;
const SENDS = /\.(?:json|send|end|sendStatus|text|body)$/;

/** What a call answers; null for one that is no answer. */
export function answerOf(node: CallExpression | NewExpression): Answer | null {
  const name = nameOf(node.callee);
  const [first, second] = node.arguments;
  if (node.type === 'NewExpression') {
    if (!/^(?:Next)?Response$/.test(name)) return null;
    return { status: optionStatus(second), tale: first ? taleOf(first) : null };
  }
  const [root = ''] = name.split('.');
  if (!RECEIVER.test(root) || !SENDS.test(name)) return null;
  if (name.endsWith('.sendStatus')) return first ? { status: numberOf(first), tale: null } : null;
  // `response.json()` reads what another server answered.
  if (!first && !/\.end$/.test(name))
    return /\.(?:status|code)\.send$/.test(name) ? { status: chained(node), tale: null } : null;
  const later = /^(?:NextResponse|Response|c)$/.test(root) ? optionStatus(second) : null;
  return { status: chained(node) ?? later, tale: first ? taleOf(first) : null };
}

/** `res.status(404).json`, `reply.code(404).send`. */
function chained(node: CallExpression): number | null {
  for (let at: Node = node.callee; ; ) {
    if (at.type === 'MemberExpression') at = at.object;
    else if (at.type === 'CallExpression') {
      const callee: Expression = at.callee;
      if (
        callee.type === 'MemberExpression' &&
        callee.property.type === 'Identifier' &&
        /^(?:status|code)$/.test(callee.property.name)
      ) {
        const [status] = at.arguments;
        return status ? numberOf(status) : Number.NaN;
      }
      at = callee;
    } else return null;
  }
}

function numberOf(node: Node): number {
  return node.type === 'Literal' && typeof node.value === 'number' ? node.value : Number.NaN;
}

/** `{ status: 500 }`, or the number itself. */
function optionStatus(node: Node | undefined): number | null {
  if (!node) return null;
  if (node.type !== 'ObjectExpression') return numberOf(node);
  let status: number | null = null;
  for (const property of node.properties) {
    if (property.type !== 'Property') status = Number.NaN;
    else if (property.key.type === 'Identifier' && property.key.name === 'status')
      status = numberOf(property.value);
  }
  return status;
}

/** True where an answer's status says that it worked. */
export function saysOk({ status }: Answer): boolean {
  return status === null || (status >= 200 && status < 300);
}
