import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';

export interface PythonSink {
  readonly payload: readonly SyntaxNode[];
  readonly status: number | null;
  /** A page that shows it in place: only traces are looked for, the words of an error there are another question. */
  readonly page?: boolean;
}

const RESPONSE =
  /(?:^|\.)(?:HTTPException|HttpException|JSONResponse|ORJSONResponse|UJSONResponse|PlainTextResponse|HTMLResponse|Response|JsonResponse|HttpResponse|HttpResponseServerError|HttpResponseBadRequest|HttpResponseNotFound|make_response|jsonify|abort|render_template|render_template_string|TemplateResponse|render|flash|APIException|InternalServerError|HttpError|json_response)$/;
const SERVER_ERROR = /(?:^|\.)(?:HttpResponseServerError|InternalServerError|APIException)$/;
const BAD_REQUEST = /(?:^|\.)(?:HttpResponseBadRequest|HttpResponseNotFound)$/;
/** What a page shows: a trace there is for whoever looks. */
const SHOWS = /^st\.(?:error|write|code|text|markdown|warning)$/;
const MESSAGES = /(?:^|\.)messages\.(?:error|warning)$/;
const STREAM = /(?:^|\.)(?:send_json|send_text|websocket\.send|emit|wfile\.write)$/;
const ROUTE = /@[\w.]+\.(?:route|get|post|put|patch|delete|websocket|api_route)\(|@api_view\b|@api\b/;

/** What a statement or a call of a handler sends to whoever asked; null where it sends nothing. */
export function pythonSink(tree: PythonTree, node: SyntaxNode): PythonSink | null {
  if (node.name === 'ReturnStatement') return returned(tree, node);
  if (node.name === 'YieldStatement' || node.name === 'YieldExpression')
    return { payload: childrenOf(node).slice(1), status: null };
  if (node.name !== 'CallExpression' || node.parent?.name === 'MemberExpression') return null;
  const callee = node.firstChild ? tree.text(node.firstChild).replace(/\s/g, '').slice(0, 120) : '';
  const list = node.getChild('ArgList');
  if (!list) return null;
  const { plain, named } = argumentsOf(tree, list);
  const payload = [...plain, ...named.values()];
  if (MESSAGES.test(callee) && !/^(?:self\.)?req(?:uest)?$/.test(plain[0] ? tree.text(plain[0]) : ''))
    return null;
  if (MESSAGES.test(callee) || STREAM.test(callee)) return { payload, status: null };
  if (SHOWS.test(callee)) return { payload, status: null, page: true };
  if (!RESPONSE.test(callee)) return null;
  return {
    payload,
    status: SERVER_ERROR.test(callee) ? 500 : BAD_REQUEST.test(callee) ? 400 : statusIn(tree, plain, named),
  };
}

/** `return {"error": str(e)}, 500`, `return error_response(str(e), 500)`, `return {…}` of a route. */
function returned(tree: PythonTree, node: SyntaxNode): PythonSink | null {
  const parts = childrenOf(node).filter(({ name }) => !/^(?:return|,|Comment)$/.test(name));
  const [value] = parts;
  if (!value) return null;
  const tuple =
    value.name === 'TupleExpression' ? childrenOf(value).filter(({ name }) => !/^[(),]$/.test(name)) : parts;
  const status = tuple.length > 1 ? numberOf(tree, tuple[1]) : null;
  if (status !== null && status >= 200 && status < 600) return { payload: tuple.slice(0, 1), status };
  if (value.name === 'CallExpression') {
    const sent = pythonSink(tree, value);
    if (sent) return sent;
    const list = value.getChild('ArgList');
    const { plain, named } = list
      ? argumentsOf(tree, list)
      : { plain: [], named: new Map<string, SyntaxNode>() };
    const given = statusIn(tree, plain, named);
    return given !== null && given >= 400 && given < 600
      ? { payload: [...plain, ...named.values()], status: given }
      : null;
  }
  return isRoute(tree, node) && parts.length === 1 ? { payload: [value], status: null } : null;
}

function isRoute(tree: PythonTree, node: SyntaxNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.name !== 'FunctionDefinition') continue;
    const decorated = parent.parent?.name === 'DecoratedStatement' ? parent.parent : null;
    return decorated !== null && ROUTE.test(tree.text(decorated).slice(0, parent.from - decorated.from));
  }
  return false;
}

function statusIn(
  tree: PythonTree,
  plain: readonly SyntaxNode[],
  named: ReadonlyMap<string, SyntaxNode>,
): number | null {
  const value = named.get('status_code') ?? named.get('status') ?? named.get('code');
  if (value) return numberOf(tree, value);
  return plain.map((each) => numberOf(tree, each)).find((number) => number !== null && number >= 400) ?? null;
}

/** `500`, `status.HTTP_500_INTERNAL_SERVER_ERROR`, `HTTPStatus.BAD_GATEWAY`. */
function numberOf(tree: PythonTree, node: SyntaxNode | undefined): number | null {
  const text = node ? tree.text(node) : '';
  if (/^\d{3}$/.test(text)) return Number(text);
  const [, number] = /\.HTTP_(\d{3})_/.exec(text) ?? [];
  if (number !== undefined && text.length < 60) return Number(number);
  if (
    /^HTTPStatus\.(?:INTERNAL_SERVER_ERROR|BAD_GATEWAY|SERVICE_UNAVAILABLE|GATEWAY_TIMEOUT)(?:\.value)?$/.test(
      text,
    )
  )
    return 500;
  return /^HTTPStatus\.(?:BAD_REQUEST|UNPROCESSABLE_ENTITY|NOT_FOUND|UNAUTHORIZED|FORBIDDEN|CONFLICT)(?:\.value)?$/.test(
    text,
  )
    ? 400
    : null;
}
