import type { CallExpression, TaggedTemplateExpression } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { doneBy } from '../routes/javascript/work.ts';
import type { Work } from '../routes/model.ts';
import { spentBy } from '../serverless/spenders.ts';

export interface Sink {
  readonly kind: Work['kind'];
  readonly target: string | null;
  readonly verb: string;
  readonly runsRules: boolean;
}

/** Where what was sent must not arrive unseen; a read that it only steers is another question. */
const ENDS: ReadonlySet<Work['kind']> = new Set<Work['kind']>([
  'write',
  'mail',
  'sms',
  'language-model',
  'payment',
  'command',
]);

const SAVES = /^(?:save|insert|create)$/;
const MODEL_CALL = /chat\/completions|:generateContent|\/v1\/(?:messages|responses|completions)\b/;

/** What a call does to data or to the world with what it is handed; `made` is the class of its receiver. */
export function sinkOf(
  node: CallExpression | TaggedTemplateExpression,
  made: string | null,
  text: string,
): Sink | null {
  const name = node.type === 'CallExpression' ? (dottedName(node.callee) ?? '') : '';
  const verb = node.type === 'CallExpression' ? lastName(node) : 'sql';
  const runsRules = /runValidators\W{1,5}true/.test(text);
  if (made !== null && SAVES.test(verb) && node.type === 'CallExpression' && /^[A-Z]/.test(made))
    return { kind: 'write', target: made, verb, runsRules };
  const asked = node.type === 'CallExpression' ? fetched(node, name, text) : null;
  if (asked) return { kind: asked, target: null, verb, runsRules };
  const work = doneIn(node);
  if (!work || !ENDS.has(work.kind)) return null;
  if (work.kind !== 'write') return { kind: work.kind, target: null, verb, runsRules };
  // A service that keeps accounts looks at addresses and passwords itself.
  if (/^(?:res|req|session|localStorage)\b|(?:^|\.)auth\.\w/.test(name)) return null;
  return { kind: work.kind, target: tableName(work.target) ?? made, verb, runsRules };
}

/** The work of a chain, or of the call within that it begins with: `streamText(…).toResponse()`. */
function doneIn(node: CallExpression | TaggedTemplateExpression): ReturnType<typeof doneBy> {
  const found = doneBy(node);
  if (found || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return found;
  const { object } = node.callee;
  return object.type === 'CallExpression' ? doneIn(object) : null;
}

/** Clients are no tables. */
const tableName = (target: string | null): string | null =>
  target !== null &&
  /supabase|client|^(?:admin|sb|find|table|conn\w*|connection|pool|db|prisma)$/i.test(target)
    ? null
    : target;

function lastName({ callee }: CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? callee.property.name
    : '';
}

/** `fetch('https://api.resend.com/emails', …)`. */
function fetched(node: CallExpression, name: string, text: string): Work['kind'] | null {
  if (!/^(?:fetch|axios|ky|got|\$fetch|fetchWithRetry)(?:\.post)?$/.test(name)) return null;
  const [first] = node.arguments;
  const address =
    first?.type === 'TemplateLiteral'
      ? (first.quasis[0]?.value.raw ?? '')
      : first
        ? stringValue(first)
        : null;
  const spent = address === null ? null : spentBy(address);
  if (spent === 'mail') return 'mail';
  if (spent === 'text message') return 'sms';
  return spent === 'language model' || MODEL_CALL.test(text.slice(0, 400)) ? 'language-model' : null;
}
