import type { CallExpression, Expression, NewExpression, Node, ObjectExpression } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';

/** Something that sends an answer, with what it sends. */
export interface Sink {
  readonly payload: readonly Node[];
  /** As far as a literal says it. */
  readonly status: number | null;
}

/** What answers are given with, as code names it. */
export const RESPONSE = /^(?:res|resp|response|reply|rep|ctx|context|c|h|httpRes|expressRes)$/;
const ANSWERS = /^(?:send|json|jsonp|end|write|render|text|html|body|redirect)$/;
const STREAM =
  /(?:^|\.)(?:\w*[cC]ontroller\.enqueue|\w*[wW]riter\.write|\w*[sS]tream\.(?:write|writeSSE|writeln)|(?:\w*[sS]ocket|io|client)\.emit|ws\.send|\w*[sS]ocket\.send)$/;
const MADE = /^(?:Response|NextResponse)$/;
/** Errors that frameworks send on to whoever asked, text and all. */
const SENT_ERRORS =
  /(?:^|\.)(?:TRPCError|HttpsError|HttpException|InternalServerErrorException|BadGatewayException|ServiceUnavailableException|GraphQLError|HTTPException)$/;
const NO_ANSWER =
  /log|next|report|capture|reject|record|track|trace|save|insert|update|notify|sentry|console|mail|push|throw|print|audit/i;

/** What a call answers, if it answers at all. */
export function sinkOfCall(node: CallExpression, module: string): Sink | null {
  const name = dottedName(node.callee);
  if (name === null || node.arguments.length === 0) return null;
  const root = name.slice(0, Math.max(0, name.indexOf('.')));
  const tip = name.slice(name.lastIndexOf('.') + 1);
  if (name === 'NextResponse.json' || name === 'Response.json') return withOptions(node.arguments);
  if (RESPONSE.test(root) && ANSWERS.test(tip)) return responseCall(node, tip);
  if (STREAM.test(name) && !/log|file|std(?:out|err)/i.test(name))
    return { payload: node.arguments, status: null };
  return frameworkCall(node, name, module) ?? helperCall(node, name);
}

function responseCall(node: CallExpression, tip: string): Sink {
  const [first, second] = node.arguments;
  const status = chainStatus(node.callee) ?? numberOf(second) ?? optionStatus(second) ?? numberOf(first);
  return {
    payload: tip === 'redirect' ? node.arguments : node.arguments.slice(0, tip === 'render' ? 2 : 1),
    status,
  };
}

function frameworkCall(node: CallExpression, name: string, module: string): Sink | null {
  const [first, second] = node.arguments;
  if (
    /^(?:json|data)$/.test(name) &&
    /['"]@remix-run\/|['"]react-router['"]|['"]@sveltejs\/kit['"]/.test(module)
  )
    return withOptions(node.arguments);
  if (/^(?:error|fail)$/.test(name) && module.includes('@sveltejs/kit') && second)
    return { payload: [second], status: numberOf(first) };
  if (name === 'createError' && first?.type === 'ObjectExpression' && !module.includes('http-errors'))
    return {
      payload: ['message', 'statusMessage', 'data'].flatMap((key) => property(first, key) ?? []),
      status: numberOf(property(first, 'statusCode') ?? property(first, 'status')),
    };
  return null;
}

/** `sendError(res, 500, err.message)`, `errorResponse(err.message, 500)`: it is handed the answer, or says what is sent. */
function helperCall({ arguments: args }: CallExpression, name: string): Sink | null {
  if (NO_ANSWER.test(name)) return null;
  const status =
    args.map(numberOf).find((number) => number !== null && number >= 400 && number < 600) ?? null;
  const handed = args.some((each) => each.type === 'Identifier' && /^(?:res|reply|ctx)$/.test(each.name));
  if (status === null && !handed) return null;
  // The error as a whole is read in the helper itself.
  return { payload: args.filter(({ type }) => type !== 'Identifier'), status };
}

/** `new Response(…)`, `new TRPCError({…})`. */
export function sinkOfNew(node: NewExpression): Sink | null {
  const name = dottedName(node.callee) ?? '';
  if (MADE.test(name)) return withOptions(node.arguments);
  if (!SENT_ERRORS.test(name)) return null;
  const [first] = node.arguments;
  const told = first?.type === 'ObjectExpression' ? property(first, 'message') : null;
  const payload = first?.type === 'ObjectExpression' ? (told ? [told] : []) : node.arguments;
  return { payload: payload.filter(({ type }) => type !== 'Identifier'), status: codeOf(node) };
}

/** Words that stand for a status. */
const WORDS: Readonly<Record<string, number>> = {
  internal: 500,
  unknown: 500,
  unavailable: 503,
  INTERNAL_SERVER_ERROR: 500,
};

function codeOf({ arguments: args, callee }: NewExpression): number | null {
  const [first] = args;
  const code = first?.type === 'ObjectExpression' ? property(first, 'code') : first;
  const number = args.map(numberOf).find((each) => each !== null && each >= 400) ?? null;
  if (number !== null) return number;
  if (code?.type === 'Literal' && typeof code.value === 'string')
    return Object.hasOwn(WORDS, code.value) ? (WORDS[code.value] ?? null) : 400;
  return /InternalServer|BadGateway|Unavailable/.test(dottedName(callee) ?? '') ? 500 : null;
}

/** `return { statusCode: 500, body: … }` of a function that a platform runs. */
export function sinkOfObject(node: ObjectExpression): Sink | null {
  const status = property(node, 'statusCode');
  const body = property(node, 'body');
  return status && body ? { payload: [body], status: numberOf(status) } : null;
}

function withOptions(args: readonly Node[]): Sink {
  const [first, second] = args;
  return { payload: first ? [first] : [], status: optionStatus(second) ?? numberOf(second) };
}

function optionStatus(node: Node | undefined): number | null {
  return node?.type === 'ObjectExpression' ? numberOf(property(node, 'status')) : null;
}

function chainStatus(callee: Expression): number | null {
  let at: Node = callee;
  for (;;) {
    if (at.type === 'CallExpression') {
      const inner: Expression = at.callee;
      const name =
        inner.type === 'MemberExpression' && inner.property.type === 'Identifier' ? inner.property.name : '';
      if (/^(?:status|code|sendStatus)$/.test(name)) return numberOf(at.arguments[0]);
      at = inner;
    } else if (at.type === 'MemberExpression') at = at.object;
    else return null;
  }
}

function property(node: ObjectExpression, key: string): Expression | null {
  for (const each of node.properties)
    if (each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === key)
      return each.value;
  return null;
}

/** `500`, `HttpStatus.INTERNAL_SERVER_ERROR`, and the `500` of `err.status || 500` does not count: it is computed. */
function numberOf(node: Node | null | undefined): number | null {
  if (node?.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
  const name = node ? (dottedName(node) ?? '') : '';
  if (/INTERNAL_?SERVER_?ERROR$/i.test(name)) return 500;
  if (/(?:BAD_?REQUEST|UNPROCESSABLE\w*)$/i.test(name)) return 400;
  return /UNAUTHORI[SZ]ED$/i.test(name) ? 401 : null;
}
