import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, type PythonTree, walkPython } from '../../parsers/python.ts';
import type { Chain } from './chain.ts';
import { classify } from './classify.ts';
import type { Operation } from './model.ts';
import { pythonChain } from './python-chain.ts';
import { pythonReactions } from './python-reactions.ts';

/** Exceptions that stand for "it did not work", not for one foreseen case such as a duplicate or a missing row. */
export const BROAD =
  /(^|\.)(Exception|BaseException|OSError|IOError|RequestException|HTTPError|ConnectionError|ConnectTimeout|Timeout|SQLAlchemyError|DatabaseError|OperationalError|PyMongoError|ClientError|BotoCoreError|SMTPException|APIError|StripeError|TwilioRestException|TwilioException|FirebaseError|GoogleAPIError|GoogleAPICallError|HTTPStatusError|ApiException|Error)$/;

/** One `except`. */
export interface Clause {
  readonly start: SyntaxNode;
  readonly types: readonly string[];
  readonly body: SyntaxNode;
}

export function clausesOf(tree: PythonTree, node: SyntaxNode): Clause[] {
  const parts = childrenOf(node);
  return parts.flatMap((part, index): Clause[] => {
    if (part.name !== 'except') return [];
    const end = parts.findIndex((each, at) => at > index && each.name === 'Body');
    const body = parts[end];
    const type = parts.slice(index + 1, end).find(({ name }) => name !== '*');
    const types =
      type === undefined
        ? []
        : (type.name === 'TupleExpression' ? childrenOf(type) : [type])
            .filter(({ name }) => /^(VariableName|MemberExpression)$/.test(name))
            .map((each) => tree.text(each));
    return body ? [{ start: part, types, body }] : [];
  });
}

/** The reads and writes whose failure reaches the end of `root`. */
export function operationsIn(tree: PythonTree, root: SyntaxNode, file: SourceFile): Operation[] {
  const found: Operation[] = [];
  walkPython(root, (node) => {
    if (/^(FunctionDefinition|ClassDefinition|LambdaExpression)$/.test(node.name)) return false;
    if (
      node.name === 'TryStatement' &&
      !clausesOf(tree, node).every(({ body }) => pythonReactions(tree, body).includes('rethrows'))
    )
      return false;
    if (node.name !== 'CallExpression' || node.parent?.name === 'MemberExpression') return undefined;
    const chain = pythonChain(tree, node);
    const call = chain && classify(withoutExecute(chain), { language: 'python', awaited: true });
    if (call)
      found.push({ effect: call.effect, what: call.what, helper: call.helper, line: file.lineAt(node.from) });
    return undefined;
  });
  return found;
}

/** `supabase.table("x").insert(…).execute()` is about the insert, `requests.post(…).json()` about the post. */
function withoutExecute(chain: Chain): Chain {
  const end = chain.findIndex(
    ({ name, call }, index) =>
      index > 0 &&
      call !== null &&
      /^(execute|json|raise_for_status|decode|strip)$/.test(name) &&
      call.count === 0,
  );
  return end > 0 ? chain.slice(0, end) : chain;
}
