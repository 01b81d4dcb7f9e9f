import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree } from '../../../parsers/python.ts';
import { clausesOf } from '../../failure-handling/python-operations.ts';

const REFUSES =
  /\b(?:401|403)\b|\bredirect\(|\bRedirectResponse\(|HttpResponseRedirect|HttpResponseForbidden|HTTP_401|HTTP_403|UNAUTHORIZED|FORBIDDEN|[Uu]nauthori[sz]ed|[Ff]orbidden|[Pp]ermission[ _]?[Dd]enied|[Aa]ccess[ _][Dd]enied|\blogin|redirect_to_login|handle_no_permission|[Nn]ot (?:logged in|authenticated|authorized|allowed)|\b404\b|[Ii]nvalid (?:token|api)/;
const RAISES =
  /^(?:\w+\.)*(?:abort|halt|st\.stop|stop|exit|switch_page|raise_exception|abort_if_\w+|fail)\($/;
const CALLS = /^(?:await\s+)?([\w.]{1,80})\(/;

export type Refusal = 'raise' | 'return';

/** How a block (or one statement) turns its caller away; null where it does not. */
export function rejects(tree: PythonTree, block: SyntaxNode): Refusal | null {
  const statements = /Body$/.test(block.name) ? childrenOf(block) : [block];
  for (const statement of statements) {
    const way = refuses(tree, statement);
    if (way) return way;
    if (statement.name === 'ReturnStatement') break;
  }
  // `response = jsonify(…), 401 … return response`
  const last = statements.at(-1);
  const told = /\b(?:401|403)\b/.test(tree.text(block).slice(0, 600));
  return last?.name === 'ReturnStatement' && statements.length > 1 && told ? 'return' : null;
}

function refuses(tree: PythonTree, statement: SyntaxNode): Refusal | null {
  const text = tree.text(statement).slice(0, 600);
  switch (statement.name) {
    case 'RaiseStatement':
      return 'raise';
    case 'ReturnStatement':
      if (/^return\s+(?:await\s+)?(?:\w+\.)*abort\(/.test(text)) return 'raise';
      return REFUSES.test(text) ? 'return' : null;
    case 'ExpressionStatement':
      return RAISES.test(CALLS.exec(text)?.[0] ?? '') || /^raise_\w{1,60}\(/.test(text) ? 'raise' : null;
    case 'IfStatement': {
      // `if json: abort(403) else: return redirect(…)` refuses either way.
      const ways = statement.getChildren('Body').map((body) => rejects(tree, body));
      if (ways.length < 2 || ways.includes(null)) return null;
      return ways.includes('return') ? 'return' : 'raise';
    }
    default:
      return null;
  }
}

/** Whether a block leaves the function. */
export function endsIt(tree: PythonTree, block: SyntaxNode): boolean {
  const last = childrenOf(block)
    .filter(({ name }) => name !== 'Comment')
    .at(-1);
  return (
    last !== undefined && /^(?:ReturnStatement|RaiseStatement)$/.test(last.name) && tree.text(last) !== ''
  );
}

/** What a `try` does with a failure inside it: turns the caller away, lets it go on, or hands it on. */
export function catches(tree: PythonTree, node: SyntaxNode): 'raises' | 'rejects' | 'swallows' {
  const clauses = clausesOf(tree, node);
  if (clauses.length === 0) return 'raises';
  const ways = clauses.map(({ body }) => refusal(tree, body) ?? refusedLater(tree, node, body));
  if (ways.includes(null)) return 'swallows';
  return ways.every((way) => way === 'raise') ? 'raises' : 'rejects';
}

/** An `except` that answers anything as an error turns away too. */
function refusal(tree: PythonTree, body: SyntaxNode): Refusal | null {
  const way = rejects(tree, body);
  if (way) return way;
  const last = childrenOf(body).at(-1);
  // `return render(request, "bad_link.html")` leaves; `return None` goes on elsewhere.
  return last?.name === 'ReturnStatement' &&
    /\b[45]\d\d\b|[Ee]rror|fail|^return\s+[\w.]*(?:render|response|template)\w*\(/i.test(
      tree.text(last).slice(0, 600),
    )
    ? 'return'
    : null;
}

/** `except …: error = "…"`, and after the `try`: `if error: return …, 400`. */
function refusedLater(tree: PythonTree, node: SyntaxNode, body: SyntaxNode): Refusal | null {
  let next = node.nextSibling;
  while (next?.name === 'Comment') next = next.nextSibling;
  const then = next?.name === 'IfStatement' ? next.getChild('Body') : null;
  if (!next || !then) return null;
  const test = tree.text(next).slice(0, then.from - next.from);
  const names = body
    .getChildren('AssignStatement')
    .map(({ firstChild }) => (firstChild ? tree.text(firstChild) : ''));
  const tested = names.some((name) => /^\w{1,60}$/.test(name) && new RegExp(`\\b${name}\\b`).test(test));
  return tested ? refusal(tree, then) : null;
}
