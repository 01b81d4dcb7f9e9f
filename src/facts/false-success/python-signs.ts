import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, walkPython } from '../../parsers/python.ts';
import type { Pretence } from './model.ts';
import { KEEPS_FOR_LATER, MADE_UP } from './words.ts';

export interface PythonSign {
  readonly pretence: Pretence;
  readonly text: string;
  readonly offset: number;
}

interface Around {
  readonly write: boolean;
  /** The framework whose route this is; null where it is a plain function. */
  readonly route: 'flask' | 'fastapi' | null;
}

/** What speaks of success in the body of an `except`; null where somebody is told of the failure. */
export function pythonBranch(tree: PythonTree, body: SyntaxNode, around: Around): PythonSign | null {
  let honest = false;
  const signs: PythonSign[] = [];
  walkPython(body, (node) => {
    if (/^(?:FunctionDefinition|LambdaExpression|ClassDefinition)$/.test(node.name)) return false;
    honest ||= tellsFailure(tree, node);
    if (isConditional(node, body)) return undefined;
    const sign = signOf(tree, node, around);
    if (sign) signs.push(sign);
    return undefined;
  });
  return honest ? null : (signs[0] ?? null);
}

function isConditional(node: SyntaxNode, body: SyntaxNode): boolean {
  for (
    let at = node.parent;
    at && at.from >= body.from && at.to <= body.to && at.name !== body.name;
    at = at.parent
  )
    if (/^(?:IfStatement|TryStatement|ConditionalExpression)$/.test(at.name)) return true;
  return node.parent?.parent?.name === 'IfStatement';
}

const TELLS =
  /(?:^|\.)(?:error|warning|warn|abort|exception|showerror|showwarning|Error|Warning)$|(?:^|[._])(?:error|fail\w{0,10})$/;
const LOGS = /(?:^|\.)_?(?:logger|logging|log|LOG|LOGGER|traceback|app\.logger|sentry_sdk|warnings)\./;

function tellsFailure(tree: PythonTree, node: SyntaxNode): boolean {
  if (node.name === 'RaiseStatement') return true;
  if (node.name !== 'CallExpression' || !node.firstChild) return false;
  const text = short(tree, node);
  const name = nameOf(tree, node);
  if (LOGS.test(name)) return false;
  if (TELLS.test(name) || KEEPS_FOR_LATER.test(name)) return true;
  return /^flash$|messages\.add_message$/.test(name) && /["'](?:error|danger|warning|failure)["']/.test(text);
}

function signOf(tree: PythonTree, node: SyntaxNode, around: Around): PythonSign | null {
  if (node.name === 'ReturnStatement') return ofReturn(tree, node, around);
  if (node.name !== 'CallExpression') return null;
  const name = nameOf(tree, node);
  if (/^(?:st|messages|self|ui|gr)\.success$/.test(name))
    return { pretence: 'message', text: name, offset: node.from };
  return name === 'flash' && /["']success["']/.test(short(tree, node))
    ? { pretence: 'message', text: 'flash(…, "success")', offset: node.from }
    : null;
}

/** `{"success": true}`, `jsonify(ok=True)`. */
const GOOD =
  /["']?\b(?:success|ok|succeeded)\b["']?\s{0,4}[:=]\s{0,4}True\b|["']?\b(?:status|result)\b["']?\s{0,4}[:=]\s{0,4}["'](?:success|ok|succeeded)["']/i;
const BAD =
  /["']?\b\w{0,30}(?:error|errors|err|detail|fail|failed|failure|reason|warning)\w{0,20}\b["']?\s{0,4}[:=](?!=)|\b(?:success|ok|succeeded)\b["']?\s{0,4}[:=]\s{0,4}False\b|["'](?:status|result)["']\s{0,4}:\s{0,4}["']\w{0,20}(?:err|fail|unhealthy|degraded)/i;
const STATUS =
  /,\s{0,4}(?:http\.)?(?:HTTPStatus\.\w{1,40}|status\.HTTP_(\d{3})\w{0,40}|(\d{3}))\s{0,4}\)?$|\bstatus(?:_code)?\s{0,4}=\s{0,4}(?:(\d{3})|[\w.]{1,60})/;

function ofReturn(tree: PythonTree, node: SyntaxNode, around: Around): PythonSign | null {
  const value = childrenOf(node).find(({ name }) => name !== 'return' && name !== 'Comment');
  const text = short(tree, node).slice('return'.length).trim();
  const code = statusIn(text);
  if (!value || (code !== null && !(code >= 200 && code < 300))) return null;
  const told = isMadeUp(tree, value)
    ? madeUp(text)
    : around.route
      ? answered(text, code)
      : valued(text, around.write);
  return told && { ...told, offset: node.from };
}

const madeUp = (text: string): Told => ({
  pretence: 'made-up-data',
  text: `return ${text.slice(0, 40)}`,
});

/** Null where none is given, `NaN` where it is computed. */
function statusIn(text: string): number | null {
  const status = STATUS.exec(text);
  return status ? Number(status[1] ?? status[2] ?? status[3] ?? Number.NaN) : null;
}

type Told = Omit<PythonSign, 'offset'>;

/** What a route answers. */
function answered(text: string, code: number | null): Told | null {
  if (BAD.test(text)) return ERROR_WITH_200;
  if (GOOD.test(text)) return { pretence: 'answer', text: 'return of "success"' };
  if (code !== null) return { pretence: 'answer', text: `return … ${code}` };
  if (/^(?:e|ex|exc|err|error|exception)$|^str\((?:e|ex|exc|err|error|exception)\)$/.test(text))
    return { pretence: 'returned-exception', text: `return ${text}` };
  return /\b(?:str|repr)\((?:e|ex|exc|err|error)\)|\{(?:e|ex|exc|err|error)\}/.test(text)
    ? ERROR_WITH_200
    : null;
}

const ERROR_WITH_200: Told = { pretence: 'error-with-200', text: 'return of an error with status 200' };

/** What a plain function gives its caller. */
function valued(text: string, write: boolean): Told | null {
  if (BAD.test(text)) return null;
  if (GOOD.test(text)) return { pretence: 'value', text: 'return of "success"' };
  return text === 'True' && write ? { pretence: 'value', text: 'return True' } : null;
}

function isMadeUp(tree: PythonTree, value: SyntaxNode): boolean {
  const name =
    value.name === 'CallExpression'
      ? nameOf(tree, value)
      : /^(?:VariableName|MemberExpression)$/.test(value.name)
        ? tree.text(value)
        : '';
  return name.split('.').some((part) => part.length < 80 && MADE_UP.test(part));
}

/** `return HTTPException(404)`, where `raise` was meant. */
export function pythonReturned(tree: PythonTree, node: SyntaxNode): PythonSign | null {
  const value = childrenOf(node).find(({ name }) => name === 'CallExpression');
  return value && /^(?:fastapi\.)?HTTPException$/.test(nameOf(tree, value))
    ? { pretence: 'returned-exception', text: 'return HTTPException(…)', offset: node.from }
    : null;
}

/** The framework whose route the function around is, by its decorator. */
export function routeOf(tree: PythonTree, node: SyntaxNode, text: string): Around['route'] {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (at.name !== 'FunctionDefinition') continue;
    const decorators = at.parent?.name === 'DecoratedStatement' ? at.parent.getChildren('Decorator') : [];
    if (
      !decorators.some((each) =>
        /^@\s?[\w.]{1,60}\.(?:route|get|post|put|patch|delete|api_route)\b/.test(short(tree, each)),
      )
    )
      return null;
    return /^\s*(?:from|import) (?:fastapi|starlette)\b/m.test(text) ? 'fastapi' : 'flask';
  }
  return null;
}

const short = (tree: PythonTree, node: SyntaxNode): string => tree.text(node).slice(0, 400);

function nameOf(tree: PythonTree, call: SyntaxNode): string {
  const callee = call.firstChild ? tree.text(call.firstChild) : '';
  return callee.length > 120 ? '' : callee.replace(/\s/g, '');
}
