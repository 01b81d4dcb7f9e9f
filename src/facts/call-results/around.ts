import type { Node } from '@oxc-project/types';
import type { Comment } from 'oxc-parser';
import type { SourceFile } from '../../kit/source.ts';
import { explains, givesReason } from '../failure-handling/explains.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';

/** The same in the languages of other teams. */
const REASON =
  /n[ãa]o[ -](cr[íi]tic|fatal|bloque|essencial)|no (es )?(cr[íi]tic|fatal|bloque)|nicht (kritisch|fatal)|non (critique|bloquant|critico)|ignor\w* (on purpose|deliberately)/i;

const isReason = (text: string): boolean => givesReason(text) || REASON.test(text);

/** Longer texts are not searched for a reason. */
const NEAR = 2000;

/** A comment beside the call, in the branch that looks at its error, or what is logged there, says why it may fail. */
export function isExplained(
  { text, lineAt }: SourceFile,
  comments: readonly Comment[],
  node: Node,
  parents: readonly Node[],
): boolean {
  const statement = statementOf(node, parents);
  const following = next(statement, parents);
  const branch = following?.type === 'IfStatement' ? following : null;
  const handler = parents.findLast((each) => each.type === 'TryStatement')?.handler ?? null;
  const says = (each: Node | null): boolean =>
    each !== null && isReason(text.slice(each.start, Math.min(each.end, each.start + NEAR)));
  if (says(branch) || says(handler)) return true;
  const above = lineAt(statement.start) - 1;
  return comments.some((each) => {
    if (branch && each.start > branch.start && each.start < branch.end)
      return each.value.split('\n').some(explains);
    const beside = each.start >= statement.start && lineAt(each.start) <= lineAt(statement.end);
    return (beside || lineAt(each.end) === above) && isReason(each.value);
  });
}

const LEFT_OVER = /\b(old|existing|previous|stale|orphan\w*|left-?overs?|drafts?|expired|clean\w* ?up)\b/i;

/** A comment above says that what is removed is left over from before. */
export function clearsLeftOvers(
  { lineAt }: SourceFile,
  comments: readonly Comment[],
  node: Node,
  parents: readonly Node[],
): boolean {
  const above = lineAt(statementOf(node, parents).start) - 1;
  return comments.some((each) => lineAt(each.end) === above && LEFT_OVER.test(each.value));
}

/** The block goes on to fail whatever the call does: it throws, or answers with an error. */
export function endsInFailure({ text }: SourceFile, node: Node, parents: readonly Node[]): boolean {
  const statement = statementOf(node, parents);
  const index = parents.indexOf(statement);
  const block = parents[(index < 0 ? parents.length : index) - 1];
  if (block?.type !== 'BlockStatement') return false;
  const holder = parents[parents.indexOf(block) - 1];
  if (!holder || isFunction(holder)) return false;
  const last = block.body.at(-1);
  if (last?.type === 'ThrowStatement') return true;
  return (
    last?.type === 'ReturnStatement' &&
    FAILURE.test(text.slice(last.start, Math.min(last.end, last.start + NEAR)))
  );
}

const FAILURE =
  /\b(status|statusCode)["']?\s{0,3}[:(,]\s{0,3}[45]\d\d|\berror["']?\s{0,3}:(?!\s{0,3}(null|undefined))|\bsuccess["']?\s{0,3}:\s{0,3}false|,\s{0,3}[45]\d\d\s{0,3}[,)]/i;

function statementOf(node: Node, parents: readonly Node[]): Node {
  return (
    parents.findLast(({ type }) => type !== 'BlockStatement' && /(Statement|Declaration)$/.test(type)) ?? node
  );
}

function next(statement: Node, parents: readonly Node[]): Node | null {
  const block = parents[parents.indexOf(statement) - 1];
  const body: readonly Node[] =
    block?.type === 'BlockStatement' || block?.type === 'Program' ? block.body : [];
  return body[body.indexOf(statement) + 1] ?? null;
}
